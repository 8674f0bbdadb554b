// case: package=@prisma/client@6 alone
//- prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
generator client {
  provider = "prisma-client-js"
}
model Template {
  id        String @id @default(cuid())
  projectId String
  name      String
  version   Int
  body      String

  @@unique([projectId, name, version])
}
model Member {
  id     String @id @default(cuid())
  userId String
  teamId String
}
model Invitation {
  id     String @id @default(cuid())
  email  String
  teamId String

  @@unique([email, teamId])
}
model Device {
  id     String  @id @default(cuid())
  serial String
  lot    String?

  @@unique([serial, lot])
}
model Link {
  id       String @id @default(cuid())
  deviceId String @unique
}
model Badge {
  id       String @id @default(cuid())
  memberId String @unique
}
model Group {
  id   String @id @default(cuid())
  slug String @unique
}
//- src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

/** Equal requests write equal versions, and the key refuses the second. */
export async function draft(projectId: string, name: string, body: string) {
  const existing = await prisma.template.findFirst({ where: { projectId, name } });
//                       ????????????????????????? runs because none was found here
  if (existing) throw new Error("taken");
  return await prisma.template.create({ data: { projectId, name, version: 1, body } });
}

export async function copies(projectId: string, name: string, from: { version: number; body: string }[]) {
  const existing = await prisma.template.findFirst({ where: { projectId, name } });
//                       ????????????????????????? runs because none was found here
  if (existing) throw new Error("taken");
  const rows = from.map((each) => {
    return { projectId, name, version: each.version, body: each.body };
  });
  return await prisma.template.createMany({ data: rows });
}

/** The rest of the key is not set here, so it stays empty and refuses nothing. */
export async function device(serial: string) {
  const known = await prisma.device.findFirst({ where: { serial } });
//                    ??????????????????????? runs because none was found here
  if (known) throw new Error("known");
  return await prisma.device.create({ data: { serial } });
}

/** An invitation can be taken away once, so the second acceptance is undone. */
export async function accept(userId: string, email: string, teamId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const member = await tx.member.findFirst({ where: { userId } });
    if (member) throw new Error("a member already");
    await tx.member.create({ data: { userId, teamId } });
    await tx.invitation.delete({ where: { email_teamId: { email, teamId } } });
  });
}

/** A code can be spent once, and the second request ends there. */
export async function enter(userId: string, email: string, teamId: string): Promise<void> {
  await prisma.invitation.delete({ where: { email_teamId: { email, teamId } } });
  const member = await prisma.member.findFirst({ where: { userId } });
  if (!member) {
    await prisma.member.create({ data: { userId, teamId } });
  }
}

/** What is deleted if it happens to be there keeps nobody out. */
export async function join(userId: string, email: string, teamId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const member = await tx.member.findFirst({ where: { userId } });
//                       ??????????????????? runs because none was found here
    if (member) throw new Error("a member already");
    await tx.member.create({ data: { userId, teamId } });
    await tx.invitation.deleteMany({ where: { email, teamId } });
  });
}

/** Whoever asks for a group that another made at the same moment is answered as well. */
export async function group(slug: string, team?: string) {
  try {
    const known = await prisma.group.findUnique({ where: { slug } });
//                      ??????????????????????? one fails on the unique key
    if (!known) {
      const made = await prisma.group.create({ data: { slug } });
      return { status: 201, group: made };
    }
    return { status: team === undefined ? 400 : 200, group: known };
  } catch (error) {
    return { status: 400, error };
  }
}

/** The function that makes it turns a duplicate into an answer of its own. */
export async function ensure(email: string, teamId: string): Promise<void> {
  const invited = await prisma.invitation.findUnique({
    where: { email_teamId: { email, teamId } },
  });
  if (!invited) await inviteMember(email, teamId);
}

async function inviteMember(email: string, teamId: string): Promise<void> {
  try {
    await prisma.invitation.create({ data: { email, teamId } });
  } catch (error: any) {
    if (error.code === "P2002") throw new Error("invited already");
    throw error;
  }
}

/** Made together with what is there once for each device, so the second is undone. */
export async function share(deviceId: string, userId: string, teamId: string): Promise<void> {
  const known = await prisma.member.findFirst({ where: { userId } });
//                    ??????????????????????? runs because none was found here
  if (known) throw new Error("a member already");
  await prisma.$transaction(async (tx) => {
    await tx.member.create({ data: { userId, teamId } });
    await tx.link.create({ data: { deviceId } });
  });
}

/** What belongs to the new row is as new as that. */
export async function welcome(userId: string, teamId: string): Promise<void> {
  const known = await prisma.member.findFirst({ where: { userId } });
//                    ??????????????????????? runs because none was found here
  if (known) throw new Error("a member already");
  await prisma.$transaction(async (tx) => {
    const member = await tx.member.create({ data: { userId, teamId } });
    await tx.badge.create({ data: { memberId: member.id } });
  });
}

/** A limit of one is not what the key keeps. */
export async function only(projectId: string, name: string, body: string) {
  if ((await prisma.template.count({ where: { projectId } })) >= 1) throw new Error("one is enough");
//           ????????????????????? runs because none was found here
  return await prisma.template.create({ data: { projectId, name, version: 1, body } });
}

/** A count that only tells whether one is there. */
export async function first(projectId: string, name: string, body: string) {
  const count = await prisma.template.count({ where: { projectId, name } });
//                    ????????????????????? runs because none was found here
  if (count) throw new Error("taken");
  return await prisma.template.create({ data: { projectId, name, version: 1, body } });
}
