// case: package=@prisma/client@6 alone
//- prisma/schema.prisma
generator client {
  provider = "prisma-client-js"
}
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
model Payout {
  id     String    @id
  status String
  sentAt DateTime?
}
model Entry {
  id       String @id @default(cuid())
  payoutId String
}
//- src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function send(id: string): Promise<void> {
  const payout = await prisma.payout.findUniqueOrThrow({ where: { id } });
  if (payout.sentAt) return;
  await prisma.entry.create({ data: { payoutId: id } });
  await prisma.payout.update({ where: { id }, data: { sentAt: new Date() } });
//                                                    ^^^^^^^^^^^^^^^^^^ was judged before this
}

/** Told apart by the write. */
export async function sendOnce(id: string): Promise<void> {
  const payout = await prisma.payout.findUniqueOrThrow({ where: { id } });
  if (payout.status !== "pending") return;
  const { count } = await prisma.payout.updateMany({
    where: { id, status: "pending" },
    data: { status: "sent" },
  });
  if (count > 0) await prisma.entry.create({ data: { payoutId: id } });
}

/** Another state is refused; being sent again is not. */
export async function resend(id: string): Promise<void> {
  const payout = await prisma.payout.findUniqueOrThrow({ where: { id } });
  if (payout.status === "cancelled") return;
  await prisma.payout.update({ where: { id }, data: { status: "sent" } });
  await prisma.entry.create({ data: { payoutId: id } });
}

/** Nothing is done with it but the mark. */
export async function archive(id: string): Promise<void> {
  const payout = await prisma.payout.findUniqueOrThrow({ where: { id } });
  if (payout.status !== "open") return;
  await prisma.payout.update({ where: { id }, data: { status: "archived" } });
}
