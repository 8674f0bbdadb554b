// case: package=pg@8 file=src/sync/feeds.ts
import type { Pool } from "pg";

declare const prisma: any;
declare function pull(id: string): Promise<void>;

export async function takenOver(pool: Pool, id: string) {
  const { rowCount } = await pool.query(
    "update feeds set importing = true, started_at = now() where id = $1 and (not importing or started_at < now() - interval '10 minutes')",
    [id],
  );
  if (rowCount === 0) return;
  await pull(id);
  await pool.query("update feeds set importing = false where id = $1", [id]);
}

export async function takenOverByPrisma(id: string) {
  const { count } = await prisma.mailbox.updateMany({
    where: { id, OR: [{ isSyncing: false }, { syncStartedAt: { lt: new Date(Date.now() - 600_000) } }] },
    data: { isSyncing: true, syncStartedAt: new Date() },
  });
  if (count === 0) return;
  await pull(id);
  await prisma.mailbox.update({ where: { id }, data: { isSyncing: false } });
}

export async function publishOnce(id: string) {
  await prisma.post.updateMany({ where: { id, status: "DRAFT" }, data: { status: "PUBLISHED" } });
}

export async function switchOn(pool: Pool, id: string) {
  await pool.query("update tenants set billing = true where id = $1 and billing = false", [id]);
}

// It is over, and nobody works on it.
export async function resolved(alertId: string) {
  await prisma.alert.updateMany({
    where: { id: alertId, status: "NEW" },
    data: { status: "RESOLVED" },
  });
}

export async function raisedAgain(alertId: string) {
  await prisma.alert.update({ where: { id: alertId }, data: { status: "NEW" } });
}
