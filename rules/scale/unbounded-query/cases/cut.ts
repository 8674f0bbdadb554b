// case: layer=multi-node file=src/parts/search.ts package=sequelize@6,@prisma/client@5
import { PrismaClient } from "@prisma/client";
import { Part } from "../models";
import { whereOf } from "./where";

const prisma = new PrismaClient();
const PER_PAGE = 40;

// The page is cut from all that match.
export async function parts(form: { page: number; text?: string }) {
  const found = await Part.findAll({ where: whereOf(form), order: [["sku", "ASC"]] });
//                    ???????????? cut from them in memory
  const start = (form.page - 1) * PER_PAGE;
  return { total: found.length, parts: found.slice(start, start + PER_PAGE) };
}

export async function suppliers(offset: number, limit: number) {
  const all = await prisma.supplier.findMany({ where: { isActive: true } });
//                  ???????????????????????? cut from them in memory
  return all.filter((each) => each.name !== "").slice(offset, offset + limit);
}

export async function page(form: { page: number; text?: string }) {
  const found = await Part.findAndCountAll({
    where: whereOf(form),
    limit: PER_PAGE,
    offset: (form.page - 1) * PER_PAGE,
  });
  return { total: found.count, parts: found.rows };
}

// A text is cut, not a list of rows.
export async function named(id: string, from: number, to: number) {
  const found = await prisma.supplier.findUnique({ where: { id } });
  return found?.name.slice(from, to);
}

// Part by part, until all of them were there.
export async function each(limit: number, tell: (rows: unknown[]) => Promise<void>) {
  const found = await Part.findAll({ where: whereOf({ page: 1 }) });
  for (let from = 0; from < found.length; from += limit) await tell(found.slice(from, from + limit));
}

// Both parts are used.
export async function license(form: { page: number }, limit: number) {
  const found = await Part.findAll({ where: whereOf(form) });
  return { within: found.slice(0, limit), beyond: found.slice(limit) };
}

// The page is cut from what was made of all.
export async function shown(boxId: string, query: { skip?: number; take?: number }) {
  const rows = await prisma.$queryRaw`select distinct on (sender) id, body from message where instance_id = ${boxId}`;
  //                 ???????????????? cut from them in memory
  if (!Array.isArray(rows) || rows.length === 0) return [];
  const views = rows.map((row) => ({ id: row.id, text: row.body }));
  if (query.take && query.skip) return views.slice(query.skip, query.skip + query.take);
  return views;
}

// One part for the page, and all of it for the sum.
export async function summed(boxId: string, from: number, to: number) {
  const bills = await prisma.bill.findMany({ where: { isOpen: true } });
  const views = bills.map((bill) => ({ id: bill.id, cents: bill.cents }));
  return { views: views.slice(from, to), sum: bills.reduce((sum, bill) => sum + bill.cents, 0) };
}
