// Limits that callers choose.
//- src/router.ts
import { z } from "zod";
import { db, logs, procedure } from "@/lib";

export const list = procedure
  .input(z.object({ limit: z.number().default(50) }))
  .query(async ({ input }: { input: { limit: number } }) => {
    return db.select().from(logs).limit(input.limit);
    //                                  ??????????? nothing caps it
  });
//- src/capped.ts
import { z } from "zod";
import { db, logs, procedure } from "@/lib";

export const list = procedure
  .input(z.object({ limit: z.number().max(100).default(50) }))
  .query(async ({ input }: { input: { limit: number } }) => {
    return db.select().from(logs).limit(input.limit);
  });
//- src/express.ts
import { prisma } from "@/lib";

interface Asked {
  query: { size?: string };
}

export async function events(req: Asked): Promise<unknown> {
  const size = Number(req.query.size);
  return prisma.event.findMany({ where: { projectId: "p" }, take: size });
  //                                                              ????
}

export async function few(req: Asked): Promise<unknown> {
  const size = Math.min(Number(req.query.size), 100);
  return prisma.event.findMany({ where: { projectId: "p" }, take: size });
}

export async function handed(take: number): Promise<unknown> {
  return prisma.event.findMany({ where: { projectId: "p" }, take });
}
