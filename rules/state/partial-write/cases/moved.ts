// Two sides of a transfer, parts before their whole, and lists that are made anew.
import { eq } from "drizzle-orm";
import { db, GroupMember, members, prisma, teams } from "@/lib";

export async function transfer(from: string, to: string, amount: number): Promise<void> {
  await prisma.account.update({ where: { id: from }, data: { balance: { decrement: amount } } });
  await prisma.account.update({ where: { id: to }, data: { balance: { increment: amount } } });
  //    ?????????????????????
}

export async function deleteTeam(id: string): Promise<void> {
  await db.delete(members).where(eq(members.teamId, id));
  await db.delete(teams).where(eq(teams.id, id));
  //    ?????????
}

export async function replace(groupId: string, userIds: string[]): Promise<void> {
  await GroupMember.deleteMany({ groupId });
  await GroupMember.insertMany(userIds.map((userId) => ({ groupId, userId })));
  //    ??????????????????????
}

// In one transaction, or two things that have nothing to do with each other.
export async function together(from: string, to: string, amount: number): Promise<void> {
  await prisma.$transaction(async (tx: typeof prisma) => {
    await tx.account.update({ where: { id: from }, data: { balance: { decrement: amount } } });
    await tx.account.update({ where: { id: to }, data: { balance: { increment: amount } } });
  });
}

export async function apart(id: string, other: string): Promise<void> {
  await db.delete(members).where(eq(members.id, id));
  await db.delete(teams).where(eq(teams.id, other));
}
