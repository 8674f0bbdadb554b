interface Row {
  name: string;
  history: Map<string, string[]>;
}
declare function load(projectId: string): Promise<Row>;

const rows = new Map<string, Row>();
//    ^^^^ for ever

export async function rowOf(projectId: string): Promise<Row> {
  const known = rows.get(projectId);
  if (known !== undefined) return known;
  const value = await load(projectId);
  rows.set(projectId, value);
  return value;
}
