interface Row {
  id: string;
  createdAt: Date;
  updatedAt: Date;
}
declare const store: { upsert(id: string): Promise<Row>; read(id: string): Promise<Row> };
declare function emit(row: Row): void;

export async function open(id: string): Promise<{ existed: boolean; row: Row }> {
  const now = new Date();
  const row = await store.upsert(id);
  const existed = row.createdAt < now;
//                ???????????????????
  return { existed, row };
}

export async function poll(id: string, since: Date): Promise<void> {
  const row = await store.read(id);
  if (row.updatedAt <= since) return;
//    ??????????????????????
  emit(row);
}

export async function young(id: string): Promise<boolean> {
  const row = await store.read(id);
  return row.createdAt < new Date();
}
