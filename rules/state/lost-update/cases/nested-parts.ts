// case: layer=distributed
import { db, eq } from "../db";
import { batches } from "../schema";
import { prisma } from "../prisma";

interface User {
  id: string;
  failedLogin?: { times?: number };
}

/** A part of what a column holds is computed from what was read. */
export async function queue(key: string, entry: object): Promise<void> {
  const existing = await db.query.batches.findFirst({ where: eq(batches.key, key) });
  const payload = existing.payload ?? { entries: [] };
  await db
    .update(batches)
    .set({ payload: { entries: [...payload.entries, entry] } })
//         ????????????????????????????????????????????????? set in between is lost
    .where(eq(batches.id, existing.id));
}

export async function noteFailure(id: string): Promise<void> {
  const user: User = await prisma.user.findUnique({ where: { id } });
  let times = user.failedLogin?.times ?? 1;
  times = times < 100 ? times + 1 : 1;
  await prisma.user.update({ where: { id }, data: { failedLogin: { times, at: new Date() } } });
//                                                  ?????????????????????????????????????? set in between is lost
}

/** The whole is new. */
export async function reset(key: string, entry: object): Promise<void> {
  const existing = await db.query.batches.findFirst({ where: eq(batches.key, key) });
  await db.update(batches).set({ payload: { entries: [entry] } }).where(eq(batches.id, existing.id));
}
