interface Version {
  id: string;
  version: number;
  updatedAt: Date;
}
declare const docs: {
  findOne(id: string): Promise<Version>;
  save(doc: Version): Promise<void>;
};

export async function receive(incoming: Version): Promise<void> {
  const stored = await docs.findOne(incoming.id);
  if (incoming.version > stored.version) await docs.save(incoming);
}

export async function settle(versions: Version[]): Promise<void> {
  const sorted = versions.sort(
    (a, b) => a.version - b.version || a.updatedAt.getTime() - b.updatedAt.getTime(),
  );
  const last = sorted.at(-1);
  if (last !== undefined) await docs.save(last);
}
