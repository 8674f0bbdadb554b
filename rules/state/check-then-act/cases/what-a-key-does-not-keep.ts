// case: package=@prisma/client@6,nodemailer alone
//- prisma/schema.prisma
generator client {
  provider = "prisma-client-js"
}
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
model Guest {
  id      String @id @default(cuid())
  email   String @unique
  hostId  String
}
model Seat {
  id      String @id @default(cuid())
  code    String @unique
  tableId String
}
model Ticket {
  id      String  @id @default(cuid())
  showId  String
  main    Boolean
}
//- src/mail.ts
import nodemailer from "nodemailer";

const transport = nodemailer.createTransport({ host: "smtp.example.com" });

export async function greet(to: string): Promise<void> {
  await transport.sendMail({ to, subject: "You are invited", text: "Come in" });
}
//- src/service.ts
import { PrismaClient } from "@prisma/client";
import { O } from "./options";
import { greet } from "./mail";

const prisma = new PrismaClient();

/** The key refuses the second guest, and both mails have left. */
export async function invite(email: string, hostId: string) {
  const known = await prisma.guest.findFirst({ where: { email } });
//                    ?????????????????????? before the key refuses one
  if (known !== null) return null;
  await greet(email);
  return await prisma.guest.create({ data: { email, hostId } });
}

/** The mail leaves for whoever has won. */
export async function inviteFirst(email: string, hostId: string) {
  const known = await prisma.guest.findFirst({ where: { email } });
  if (known !== null) return null;
  const guest = await prisma.guest.create({ data: { email, hostId } });
  await greet(email);
  return guest;
}

/** A mail on another way. */
export async function inviteOrRemind(email: string, hostId: string, isLate: boolean) {
  const known = await prisma.guest.findFirst({ where: { email } });
  if (known !== null) return null;
  if (isLate) {
    await greet(email);
    return null;
  }
  return await prisma.guest.create({ data: { email, hostId } });
}

/** Two that differ in case are one for the look and two for the key. */
export async function inviteAnyCase(email: string, hostId: string) {
  const known = await prisma.guest.findFirst({ where: { email: { equals: email, mode: "insensitive" } } });
//                    ?????????????????????? lets in a second that differs in case
  if (known !== null) return null;
  return await prisma.guest.create({ data: { email, hostId } });
}

/** Whoever is refused by the key asks again and gets what was found. */
export async function seat(code: string, tableId: string) {
  const existing = await prisma.seat.findFirst({ where: { code } });
  if (existing) return existing;
  return await prisma.seat.create({ data: { code, tableId } });
}

async function mainOf(showId: string) {
  const found = await prisma.ticket.findFirst({ where: { showId, main: true } });
  if (found === null) return O.none;
  return O.some(found);
}

/** The row comes back in an option. */
export async function sell(showId: string) {
  const known = await mainOf(showId);
//                    ?????? runs because none was found here
  if (!O.isNone(known)) return "sold";
  return await prisma.ticket.create({ data: { showId, main: true } });
}
//- src/options.ts
export const O = {
  none: { tag: "none" as const },
  some: <T>(value: T) => ({ tag: "some" as const, value }),
  isNone: (option: { tag: string }): boolean => option.tag === "none",
};
