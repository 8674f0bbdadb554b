declare const prisma: any;

const flags = new Map<"a" | "b", { value: boolean; expiresAt: number }>();
const TTL_MS = 30 * 1000;

export async function flag(key: "a" | "b"): Promise<boolean> {
  const known = flags.get(key);
  if (known && known.expiresAt > Date.now()) return known.value;
  const row = await prisma.flag.findUnique({ where: { key } });
  flags.set(key, { value: row.on, expiresAt: Date.now() + TTL_MS });
  return row.on;
}

export async function setFlag(key: "a" | "b", on: boolean) {
  await prisma.flag.update({ where: { key }, data: { on } });
  flags.delete(key);
}
