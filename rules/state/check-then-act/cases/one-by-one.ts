// case: file=scripts/backfill.ts
import { prisma } from "../src/db";

/** Run by hand, by one person. */
for (const email of ["a@example.org"]) {
  const existing = await prisma.contact.findFirst({ where: { email } });
  if (!existing) await prisma.contact.create({ data: { email } });
}
