// case: layer=multi-node file=src/service.ts
// What moves from row to row, a sum and its items, a thing and its parts.
import { deleteCodes, dropCodes } from "@/codes";
import { db } from "@/lib";

export async function handOver(team: string, next: string, user: { id: string }): Promise<void> {
  await db.member.update({ where: { team_user: { team, user: next } }, data: { role: "owner" } });
  await db.member.update({ where: { team_user: { team, user: user.id } }, data: { role: "admin" } });
  //    ????????????????
}

export async function makeDefault(owner: string, id: string): Promise<void> {
  await db.address.updateMany({ where: { owner, id: { not: id } }, data: { isDefault: false } });
  await db.address.update({ where: { id }, data: { isDefault: true } });
  //    ?????????????????
}

export async function addDefault(owner: string, street: string, chosen: boolean): Promise<void> {
  if (chosen) {
    await db.address.updateMany({ where: { owner }, data: { isDefault: false } });
  }
  await db.address.create({ data: { owner, street, isDefault: true } });
  //    ?????????????????
}

export async function spend(id: string, amount: number): Promise<void> {
  await db.wallet.update({ where: { id }, data: { balance: { decrement: amount } } });
  await db.purchase.create({ data: { wallet: id, amount } });
  //    ??????????????????
}

export async function withdraw(id: string): Promise<void> {
  const item = await db.item.findUniqueOrThrow({ where: { id }, include: { order: true } });
  if (item.order) {
    const left = item.order.amount - item.price;
    await db.order.update({ where: { id: item.order.id }, data: { amount: left } });
  }
  await db.item.update({ where: { id: item.id }, data: { status: "withdrawn", orderId: null } });
  //    ??????????????
}

export async function remove(id: string): Promise<void> {
  const shop = await db.shop.findUniqueOrThrow({ where: { id }, include: { codes: true } });
  if (shop.codes.length > 0) await dropCodes(shop.codes);
  await db.shop.delete({ where: { id } });
}

export async function removeAll(id: string): Promise<void> {
  const shop = await db.shop.findUniqueOrThrow({ where: { id }, include: { codes: true } });
  if (shop.codes.length > 0) await deleteCodes(shop.codes);
  await db.shop.delete({ where: { id } });
  //    ??????????????
}

// One row that goes from state to state, branches of which one runs, numbers of things, statistics, rows of a transaction.
export async function fine(id: string, job: { id: string }, amount: number, isNew: boolean): Promise<void> {
  await db.job.update({ where: { id: job.id }, data: { status: "running" } });
  await db.job.update({ where: { id }, data: { status: "done" } });
  await db.run.update({ where: { id, status: "waiting" }, data: { status: "running" } });
  await db.run.update({ where: { id, status: "running" }, data: { status: "done" } });
  if (isNew) {
    await db.plan.update({ where: { id }, data: { tier: "free" } });
    return;
  }
  await db.plan.update({ where: { id: job.id }, data: { tier: "paid" } });
  await db.team.update({ where: { id }, data: { memberCount: { increment: 1 } } });
  await db.visit.create({ data: { team: id, amount } });
  await db.link.update({ where: { id }, data: { sales: { increment: 1 }, saleAmount: { increment: amount } } });
  await db.customer.update({ where: { id }, data: { sales: { increment: 1 }, saleAmount: { increment: amount } } });
  await db.$transaction([
    db.wallet.update({ where: { id }, data: { balance: { decrement: amount } } }),
    db.purchase.create({ data: { wallet: id, amount } }),
  ]);
}
