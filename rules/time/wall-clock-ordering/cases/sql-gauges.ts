declare function query(text: string): Promise<unknown[]>;

export async function load(): Promise<unknown[]> {
  return query(`SELECT host, argMax(memory_bytes, ts) AS memory FROM readings GROUP BY host`);
}

export async function counted(): Promise<unknown[]> {
  return query(`SELECT * FROM spans ORDER BY version DESC LIMIT 1 BY id`);
}
