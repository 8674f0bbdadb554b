// Rows that are taken by a flag, and rows whose flag has a time beside it or is no lock.
//- src/sql.ts
import { Pool } from "pg";

const pool = new Pool();

export async function claim(worker: string): Promise<unknown> {
  const { rows } = await pool.query(
  //                     ?????????? never free again
    "UPDATE jobs SET locked_by = $1 WHERE id = (SELECT id FROM jobs WHERE locked_by IS NULL LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *",
    [worker],
  );
  return rows[0];
}
//- src/sql-time.ts
import { Pool } from "pg";

const pool = new Pool();

export async function claim(worker: string): Promise<void> {
  await pool.query(
    "UPDATE jobs SET locked_by = $1, locked_at = now() WHERE locked_by IS NULL OR locked_at < now() - interval '1 minute'",
    [worker],
  );
}
//- src/alone.ts
import { prisma } from "@/prisma";

export async function exclusive(name: string): Promise<boolean> {
  const taken = await prisma.mutex.updateMany({ where: { name, holder: null }, data: { holder: "me" } });
  //                  ???????????????????????
  return taken.count === 1;
}

export async function lockAccount(userId: string): Promise<void> {
  await prisma.user.updateMany({ where: { id: userId, active: true }, data: { active: false } });
}
