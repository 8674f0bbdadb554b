interface Row {
  id: string;
  text: string;
}
declare const clickhouse: {
  query(query: { query: string }): Promise<Row[]>;
  insert(rows: { table: string; values: Row[] }): Promise<void>;
};

export class Ingestion {
  async process(id: string, patch: Partial<Row>): Promise<void> {
    const stored = await this.read(id);
    await clickhouse.insert({ table: "rows", values: [{ ...stored, ...patch, id } as Row] });
  }

  private async read(id: string): Promise<Row | undefined> {
    const rows = await clickhouse.query({
      query: `SELECT * FROM rows WHERE id = '${id}' ORDER BY event_ts DESC LIMIT 1`,
//                                                  ??????????????????????????????
    });
    return rows[0];
  }
}

export async function show(id: string): Promise<Row[]> {
  return clickhouse.query({
    query: `SELECT * FROM rows WHERE id = '${id}' ORDER BY event_ts DESC LIMIT 1`,
  });
}

export async function copy(): Promise<void> {
  await clickhouse.query({
    query: `INSERT INTO full SELECT * FROM rows ORDER BY event_ts DESC LIMIT 1 BY id`,
//                                              ??????????????????????????????
  });
}
