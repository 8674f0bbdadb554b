// case:
import { prisma } from "@/lib/prisma";
import { users } from "./users";

type Order = { createdAt?: "asc"; date?: "asc"; id?: "asc" };

/** The order is a name that is set again. */
export async function later(skip: number, column?: string): Promise<unknown> {
  let orderBy: Order[] = [{ date: "asc" }];
  if (column) orderBy = [{ [column]: "asc" }];
  return users.list({ orderBy, skip, take: 10 });
  //                           ???? equal `date`
}

export async function completed(skip: number): Promise<unknown> {
  const orderBy: Order[] = [{ date: "asc" }];
  orderBy.push({ id: "asc" });
  return users.list({ orderBy: orderBy.slice(), skip, take: 10 });
}

/** Prisma's cursor: the skip leaves out the row itself. */
export async function behind(cursor?: string): Promise<unknown> {
  return prisma.event.findMany({
    take: 50,
    skip: cursor ? 1 : 0,
    cursor: cursor ? { id: cursor } : undefined,
    orderBy: { createdAt: "desc" },
  });
}

export async function statements(page: number): Promise<unknown> {
  let query = prisma.event.createQueryBuilder("e").where("e.kind = :kind", { kind: 1 });
  query = query.orderBy("e.createdAt", "DESC");
  return query.take(50).skip(page * 50).getMany();
  //                         ????????? equal `createdAt`
}

export async function chosen(orderBy: Order, skip: number): Promise<unknown> {
  return prisma.event.findMany({ orderBy, skip, take: 10 });
}

export async function first(): Promise<unknown> {
  return prisma.event.findMany({ orderBy: { createdAt: "desc" }, skip: 0, take: 10 });
}

/** Nothing of a list of rows. */
export async function text(reader: { skip(n: number): void; find(n: number): number }): Promise<void> {
  reader.skip(reader.find(3));
}
