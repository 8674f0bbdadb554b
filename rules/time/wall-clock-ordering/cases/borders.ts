// case: layer=distributed file=src/items/versions.ts
import { prisma } from "@/lib";

export async function replace(id: string, text: string, old: { validFrom: Date }): Promise<void> {
  await prisma.$transaction(async (tx: typeof prisma) => {
    const now = new Date();
    //    ???????????????? ends one version and begins the next
    await tx.item.update({ where: { id, validFrom: old.validFrom }, data: { validTo: now } });
    await tx.item.create({ data: { id, text, validFrom: now } });
  });
}

export async function instanceId(): Promise<string> {
  const oldest = await prisma.organization.findFirst({
    orderBy: { createdAt: "asc" },
  //????????????????????????????? is taken for the first
    select: { id: true },
  });
  return oldest.id;
}

// A second key, or one owner's rows.
export async function fine(ownerId: string) {
  const now = new Date();
  await prisma.item.create({ data: { ownerId, validFrom: now } });
  await prisma.organization.findFirst({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return await prisma.organization.findFirst({ where: { ownerId }, orderBy: { createdAt: "asc" } });
}
