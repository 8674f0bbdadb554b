// case: file=src/public-api/labels.ts
import { prisma } from "@/lib/prisma";

/** Clients copy all labels, page by page; an import makes many of them at one time. */
export async function listLabels(project: string, page: number): Promise<unknown[]> {
  return prisma.label.findMany({
    where: { project },
    orderBy: { createdAt: "desc" },
    take: 50,
    skip: page * 50,
//        ????????? equal `createdAt`
  });
}
