// case:
import { invalidateCache } from "@/lib/cache";
import { prisma, replicaPrisma } from "@/lib/prisma";
import { cacheManager } from "./manager";
import { triggerWebhook } from "./webhooks";

/** A missing row decides: the replica may be late. */
export async function taskOf(workerId: string, slug: string): Promise<string | null> {
  const row = await replicaPrisma.task.findFirst({ where: { workerId, slug } });
  //                ???????????????????????????? may be missing on this replica
  if (!row) return null;
  return row.name;
}

export async function withFallback(slug: string): Promise<string | null> {
  let row = await replicaPrisma.task.findFirst({ where: { slug } });
  if (!row) row = await prisma.task.findFirst({ where: { slug } });
  return row?.name;
}

export async function afterWrite(id: string): Promise<unknown> {
  await prisma.task.update({ where: { id }, data: { active: true } });
  return replicaPrisma.task.findMany({ where: { active: true } });
  //     ??????????????????????????? may not have the write before it yet
}

export async function shown(): Promise<unknown> {
  return replicaPrisma.task.findMany({ where: { active: true } });
}

export async function drop(id: string): Promise<void> {
  await prisma.task.delete({ where: { id } });
  invalidateCache({ id });
//???????????????
}

/** The webhook carries the row from before. */
export async function opened(token: string): Promise<void> {
  const recipient = await prisma.recipient.findFirst({
    where: { token },
    include: { envelope: { include: { recipients: true } } },
  });
  const { envelope } = recipient;
  await prisma.recipient.update({ where: { id: recipient.id }, data: { readStatus: "OPENED" } });
  await triggerWebhook({ event: "opened", data: payloadOf(envelope) });
  //                                                      ???????? tells others the old state
}

export async function openedAgain(id: string): Promise<void> {
  const before = await prisma.envelope.findFirst({ where: { id } });
  const envelope = await prisma.envelope.update({ where: { id: before.id }, data: { open: true } });
  await triggerWebhook({ event: "opened", id: before.id, data: payloadOf(envelope) });
}

export class Settings {
  async read(id: string): Promise<unknown> {
    const row = await prisma.setting.findUnique({ where: { id } });
    await cacheManager.set(`setting:${id}`, row);
    return row;
  }

  async change(id: string, value: string): Promise<void> {
    await prisma.setting.update({ where: { id }, data: { value } });
    //    ????????????????????? the cached copy stays as it was
  }

  async changeAndDrop(id: string, value: string): Promise<void> {
    await prisma.setting.update({ where: { id }, data: { value } });
    await cacheManager.del(`setting:${id}`);
  }
}

declare function payloadOf(value: unknown): unknown;
