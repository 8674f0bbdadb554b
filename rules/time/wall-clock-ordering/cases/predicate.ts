interface Doc {
  id: string;
  modifiedAt: Date;
}
declare const docs: {
  findById(id: string): Promise<Doc>;
  save(doc: Doc): Promise<void>;
};

const isNewer = (incoming: Doc, stored: Doc): boolean =>
  incoming.modifiedAt.getTime() > stored.modifiedAt.getTime();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

export async function merge(incoming: Doc): Promise<void> {
  const stored = await docs.findById(incoming.id);
  if (isNewer(incoming, stored)) await docs.save(incoming);
}
