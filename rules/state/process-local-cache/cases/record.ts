declare const prisma: any;

const orgs: Record<string, { plan: string }> = {};
//    ^^^^

export async function org(id: string): Promise<{ plan: string }> {
  const known = orgs[id];
  if (known) return known;
  const row = await prisma.org.findUnique({ where: { id } });
  orgs[id] = row;
  return row;
}

export async function upgrade(id: string) {
  await prisma.org.update({ where: { id }, data: { plan: "pro" } });
  delete orgs[id];
}
