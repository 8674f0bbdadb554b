// Rows that a failure puts back into the list of what is to be done.
import { prisma } from "@/lib";
import type { PoolClient } from "pg";

export async function release(client: PoolClient, id: string, reason: string): Promise<void> {
  await client.query(
//      ???????????? how often it had one
    `UPDATE outbox SET status = 'pending', locked_at = NULL, last_error = $2, next_try_at = now() + interval '1 minute' WHERE id = $1`,
    [id, reason],
  );
}

export async function hand(id: string): Promise<void> {
  try {
    await fetch(`https://hooks.example/${id}`, { signal: AbortSignal.timeout(1_000) });
  } catch {
    await prisma.delivery.update({ where: { id }, data: { status: "QUEUED", nextRunAt: new Date() } });
//        ?????????????????????? how often it had one
  }
}

export async function finish(id: string): Promise<void> {
  await prisma.delivery.update({ where: { id }, data: { status: "SENT", lastError: null } });
  await prisma.delivery.update({ where: { id }, data: { status: "PENDING", name: "again" } });
}
