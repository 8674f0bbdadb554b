declare function sql(parts: TemplateStringsArray, ...values: unknown[]): object;
declare const db: { execute(query: object): Promise<void> };

interface Status {
  id: string;
  value: string;
  seenAt: Date;
}

export async function store(status: Status): Promise<void> {
  await db.execute(sql`
    INSERT INTO statuses (id, value, seen_at)
    VALUES (${status.id}, ${status.value}, ${status.seenAt})
    ON CONFLICT (id) DO UPDATE SET value = excluded.value, seen_at = excluded.seen_at
    WHERE excluded.seen_at > statuses.seen_at
//        ^^^^^^^^^^^^^^^^^^
  `);
}

export async function overwrite(status: Status): Promise<void> {
  await db.execute(sql`
    INSERT INTO statuses (id, value, updated_at)
    VALUES (${status.id}, ${status.value}, now())
    ON CONFLICT (id) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
  `);
}
