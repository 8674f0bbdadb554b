interface Row {
  id: string;
  updatedAt: Date;
}
declare const rows: { id: unknown; updatedAt: unknown };
declare function lt(column: unknown, value: unknown): object;
declare function and(...conditions: object[]): object;
declare const db: {
  update(table: unknown): { set(row: object): { where(condition: object): Promise<void> } };
};
declare function knex(table: string): {
  where(column: string, operator: string, value: unknown): { update(row: object): Promise<void> };
};

export async function byBuilder(incoming: Row): Promise<void> {
  await db
    .update(rows)
    .set(incoming)
    .where(and(lt(rows.updatedAt, incoming.updatedAt)));
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
}

export async function byColumn(incoming: Row): Promise<void> {
  await knex("rows").where("updated_at", "<", incoming.updatedAt).update(incoming);
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
}
