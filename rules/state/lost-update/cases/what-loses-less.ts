// case: package=@prisma/client@6 alone
//- prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
generator client {
  provider = "prisma-client-js"
}
model Sheet {
  id       String @id @default(cuid())
  version  Int
  title    String
  settings Json
}
model Payout {
  id     String @id @default(cuid())
  status String
}
//- src/service.ts
import { PrismaClient } from "@prisma/client";
import { bank, operations, z } from "./other";

const prisma = new PrismaClient();

/** The record of the version can refuse the second. */
export async function rename(id: string, title: string): Promise<void> {
  const sheet = await prisma.sheet.findUniqueOrThrow({ where: { id } });
  await prisma.sheet.update({
    where: { id },
    data: { title, version: sheet.version + 1 },
//                 ??????????????????????????
  });
  await operations.save([{ docId: id, version: sheet.version, title }]);
}

/** Nothing records it. */
export async function bump(id: string): Promise<void> {
  const sheet = await prisma.sheet.findUniqueOrThrow({ where: { id } });
  await prisma.sheet.update({ where: { id }, data: { version: sheet.version + 1 } });
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^
}

const layout = z.object({ columns: z.array(z.string()), order: z.string() });

/** Each key is given anew. */
export async function arrange(id: string, columns: string[], order: string): Promise<void> {
  const sheet = await prisma.sheet.findUniqueOrThrow({ where: { id } });
  const current = layout.parse(sheet.settings ?? {});
  await prisma.sheet.update({
    where: { id },
    data: { settings: { ...current, columns, order } },
//          ????????????????????????????????????????
  });
}

/** One key of two: what another request set for the other is put back. */
export async function sort(id: string, order: string): Promise<void> {
  const sheet = await prisma.sheet.findUniqueOrThrow({ where: { id } });
  const current = layout.parse(sheet.settings ?? {});
  await prisma.sheet.update({
    where: { id },
    data: { settings: { ...current, order } },
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  });
}

/** Taken by a write that compares, so that one request alone comes to the end. */
export async function retry(id: string): Promise<void> {
  const payout = await prisma.payout.findUniqueOrThrow({ where: { id } });
  if (payout.status !== "failed") throw new Error("nothing to retry");
  const taken = await prisma.payout.updateMany({
    where: { id, status: "failed" },
    data: { status: "processing" },
  });
  if (taken.count === 0) throw new Error("retried already");
  await bank.transfers.create({ payout: id });
  await prisma.payout.update({ where: { id }, data: { status: "sent" } });
}
