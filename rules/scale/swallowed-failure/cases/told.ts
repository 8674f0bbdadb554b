// case: layer=multi-node file=src/orders/told.ts
import { logger, prisma, queue, sendInviteEmail } from "@/lib";

// Whoever waits can see it: by a value, a status, a mark in the row.
export async function byValue(id: string): Promise<boolean> {
  try {
    await prisma.order.update({ where: { id }, data: { open: false } });
    return true;
  } catch (error) {
    logger.error(error);
    return false;
  }
}

export async function byMark(id: string): Promise<void> {
  try {
    await queue.add("ship", { id });
  } catch (error) {
    logger.error(error);
    await prisma.order.update({ where: { id }, data: { state: "failed" } });
  }
}

export async function byStatus(req: { body: { id: string } }, res: { status(code: number): { json(body: object): void } }) {
  try {
    await prisma.order.create({ data: { id: req.body.id } });
    res.status(200).json({ success: true });
  } catch (error) {
    console.error(error);
    res.status(500).json({ error: "not stored" });
  }
}

// Each element for itself, news, and what the comment takes upon itself.
export async function each(ids: string[]): Promise<void> {
  for (const id of ids) {
    try {
      await prisma.order.update({ where: { id }, data: { open: false } });
    } catch (error) {
      logger.error(error);
    }
  }
}

export async function invite(id: string, email: string): Promise<void> {
  await prisma.invite.create({ data: { id, email } });
  await sendInviteEmail(email).catch(logger.warn);
}

export async function bestEffort(id: string): Promise<void> {
  try {
    // Best effort: the nightly job repairs what is missing.
    await prisma.order.update({ where: { id }, data: { open: false } });
  } catch (error) {
    logger.error(error);
  }
}

export async function checked(order: object): Promise<unknown> {
  const response = await fetch("https://carrier.example/parcels", { method: "POST", body: JSON.stringify(order) });
  if (response.status >= 400) throw new Error("refused");
  return await response.json();
}
