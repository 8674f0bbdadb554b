// case: package=lru-cache@11
import { LRUCache } from "lru-cache";

declare const prisma: any;
const keys = new LRUCache<string, { teamId: string }>({ max: 1_000 });
//    ^^^^

export async function keyOf(hash: string) {
  const known = keys.get(hash);
  if (known) return known;
  const row = await prisma.apiKey.findUnique({ where: { hash } });
  keys.set(hash, row);
  return row;
}

export async function revokeKey(hash: string) {
  await prisma.apiKey.delete({ where: { hash } });
  keys.delete(hash);
}
