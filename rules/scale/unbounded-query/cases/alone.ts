// case: layer=multi-node file=src/parts.ts
import { PrismaClient } from "@prisma/client";
import type { Request } from "express";
import { Pool } from "pg";
import type { ListQuery } from "./list-query";
import { RoomModel } from "./room.model";

const prisma = new PrismaClient();
const pool = new Pool();

// The newest first, and every one of them; of one admission there are few.
export async function admissions(wardId: string, state?: string): Promise<unknown[]> {
  const where = state === undefined ? { wardId } : { wardId, state };
  return prisma.admission.findMany({ where: { departmentId: wardId }, take: 50, orderBy: { id: "desc" }, ...where });
}

export async function purge(): Promise<void> {
  const expired = await pool.query("select id, object_key from recording where keep_until < now() and held = false");
//                      ?????????? `recording` this reads into memory
  for (const row of expired.rows) await pool.query("delete from recording where id = $1", [row.id]);
}

function pageOf(request: Request): { limit: number; after: number } {
  const limit = Number.parseInt(String(request.query.limit ?? ""), 10);
  return { limit: limit > 0 ? limit : 25, after: Number(request.query.after ?? 0) };
}

function cappedPageOf(request: Request): { limit: number } {
  return { limit: Math.min(Number(request.query.limit ?? 25), 100) };
}

export async function search(request: Request): Promise<unknown[]> {
  const { limit, after } = pageOf(request);
  const { rows } = await pool.query("select id from part where id > $1 order by id limit $2", [after, limit]);
//                                                                                                    ????? are read: nothing caps it
  return rows;
}

export async function searchCapped(request: Request): Promise<unknown[]> {
  const { limit } = cappedPageOf(request);
  const { rows } = await pool.query("select id from part order by id limit $1", [limit]);
  return rows;
}

export async function entries(tenantId: string, query: ListQuery): Promise<unknown[]> {
  const limit = query.limit ? Number(query.limit) : 25;
  return prisma.auditEntry.findMany({ where: { tenantId }, take: limit, orderBy: { id: "desc" } });
//                                                               ????? are read: nothing caps it
}

export async function open(roomId: string): Promise<unknown> {
  return RoomModel.findById(roomId)
    .populate({ path: "members", perDocumentLimit: 500 })
    .populate({ path: "messages", options: { sort: { _id: -1 } } })
//                    ?????????? come along with this document
    .lean();
}
