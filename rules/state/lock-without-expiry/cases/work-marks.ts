// case: package=pg@8 file=src/sync/feeds.ts
import type { Pool } from "pg";
import postgres from "postgres";

declare const prisma: any;
declare function pull(id: string): Promise<void>;
const sql = postgres();

export async function withPool(pool: Pool, id: string) {
  const { rowCount } = await pool.query(
    //                       ?????????? has no end
    "update feeds set importing = true, import_started_at = now() where id = $1 and importing = false",
    [id],
  );
  if (rowCount === 0) return;
  try {
    await pull(id);
  } finally {
    await pool.query("update feeds set importing = false where id = $1", [id]);
  }
}

export async function withPrisma(id: string) {
  const { count } = await prisma.mailbox.updateMany({
    //                    ????????????????????????? has no end
    where: { id, isSyncing: false },
    data: { isSyncing: true, syncStartedAt: new Date() },
  });
  if (count === 0) return;
  await pull(id);
  await prisma.mailbox.update({ where: { id }, data: { isSyncing: false } });
}

export async function withState(id: string) {
  const { count } = await prisma.index.updateMany({
    //                    ??????????????????????? has no end
    where: { id, state: "IDLE" },
    data: { state: "BUILDING" },
  });
  if (count === 1) {
    await pull(id);
    await prisma.index.update({ where: { id }, data: { state: "IDLE" } });
  }
}

export async function withTemplate(id: string) {
  const [row] = await sql`update sources set crawling = true where id = ${id} and not crawling returning id`;
  //                  ??? has no end
  if (!row) return;
  await pull(id);
  await sql`update sources set crawling = false, crawled_at = now() where id = ${id}`;
}
