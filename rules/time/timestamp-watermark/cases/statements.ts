// case: layer=distributed
import type { Pool } from "pg";
import { prisma } from "../prisma";
import { index } from "../search";

export class ChangePoller {
  private since = new Date(0);
  constructor(private readonly pool: Pool) {}

  async tick(): Promise<void> {
    const { rows } = await this.pool.query(
      "SELECT * FROM products WHERE updated_at > $1 ORDER BY updated_at LIMIT 500",
//    ???????????????????????????????????????????????????????????????????????????? same time are left out
      [this.since],
    );
    for (const row of rows) await index(row);
    this.since = rows[rows.length - 1].updated_at;
  }

  /** The id behind the time tells equal times apart. */
  async after(cursor: Date, id: string): Promise<unknown> {
    return this.pool.query(
      "SELECT * FROM products WHERE (updated_at, id) > ($1, $2) ORDER BY updated_at, id LIMIT 500",
      [cursor, id],
    );
  }

  /** A window of the calendar. */
  async between(after: Date, before: Date): Promise<unknown> {
    return this.pool.query(
      "SELECT * FROM products WHERE updated_at > $1 AND updated_at < $2 ORDER BY updated_at LIMIT 500",
      [after, before],
    );
  }
}

export async function feed(query: { before?: string }): Promise<unknown> {
  const before = query.before ? new Date(query.before) : new Date();
  return prisma.post.findMany({
    where: { createdAt: { lt: before } },
//           ????????????????????????? same time are left out
    orderBy: { createdAt: "desc" },
    take: 20,
  });
}
