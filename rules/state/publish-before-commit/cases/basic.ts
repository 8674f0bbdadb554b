// case: layer=multi-node file=src/service.ts package=@prisma/client@6,bullmq@5
import { PrismaClient } from "@prisma/client";
import { Queue } from "bullmq";
import { db, jobs, sendInviteEmail, triggerJob } from "@/lib";

const prisma = new PrismaClient();
const queue = new Queue("mails");

// Through an own function.
export async function complete(id: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.document.update({ where: { id }, data: { done: true } });
    await announce(id);
    //    ^^^^^^^^
  });
}

async function announce(id: string): Promise<void> {
  await queue.add("done", { id });
}

// Nothing resolves.
export async function unresolved(id: string): Promise<void> {
  await db.transaction(async (trx: { order: any }) => {
    await trx.order.update({ where: { id }, data: { done: true } });
    await triggerJob({ name: "done", id });
    //    ??????????
  });
}

export class Invites {
  constructor(private readonly userRepository: { save(user: object): Promise<void> }) {}

  @Transactional()
  async invite(email: string): Promise<void> {
    await this.userRepository.save({ email });
  }
}

declare function Transactional(): MethodDecorator;

// Behind the commit, deferred, through the handle, reads, a statement list.
export async function fine(id: string, email: string): Promise<void> {
  const order = await prisma.$transaction(async (tx) => tx.order.findUnique({ where: { id } }));
  await queue.add("done", { order });
  const later: (() => Promise<unknown>)[] = [];
  await db.transaction(async (trx: any) => {
    trx.afterCommit(() => queue.add("done", { id }));
    later.push(() => sendInviteEmail(email));
    await jobs.send("done", { id }, { db: trx });
  });
  await prisma.$transaction([prisma.order.update({ where: { id }, data: {} })]);
}
