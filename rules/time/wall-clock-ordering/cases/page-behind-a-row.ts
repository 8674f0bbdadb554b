// case: package=@prisma/client
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function page(cursor: string | undefined) {
  return (prisma as any).alert.findMany({
    take: 11,
    cursor: cursor ? { id: cursor } : undefined,
    orderBy: { createdTime: "desc" },
//             ??????????????????? Pages go on behind a row
  });
}

export async function pageWithTieBreak(cursor: string | undefined) {
  return (prisma as any).alert.findMany({
    take: 11,
    cursor: cursor ? { id: cursor } : undefined,
    orderBy: [{ createdTime: "desc" }, { id: "desc" }],
  });
}
