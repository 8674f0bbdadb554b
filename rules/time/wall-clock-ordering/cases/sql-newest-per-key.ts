declare function query(text: string): Promise<unknown[]>;

export async function spans(): Promise<unknown[]> {
  return query(`SELECT * FROM spans WHERE project = 1 ORDER BY event_ts DESC LIMIT 1 BY id`);
//                                                    ????????????????????????????????? stands for its key
}

export async function tags(): Promise<unknown[]> {
  return query(`SELECT key, argMax(tags, seen_at) AS tags FROM calls GROUP BY key`);
}

export async function ranked(): Promise<unknown[]> {
  return query(
    `SELECT * FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY team ORDER BY created_at DESC) AS n FROM posts) WHERE n <= 5`,
  );
}
