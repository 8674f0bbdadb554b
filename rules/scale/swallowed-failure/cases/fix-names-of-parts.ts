// case: layer=multi-node file=src/app/api/links/route.ts package=next@15,@prisma/client@6
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function POST(request: Request): Promise<Response> {
  const { id } = (await request.json()) as { id: string };
  await Promise.allSettled([
    //  ??????????????????
    prisma.link.update({ where: { id }, data: { isOpen: true } }),
    prisma.owner.update({ where: { id }, data: { links: { increment: 1 } } }),
  ]);
  console.log("updated", id);
  return Response.json({ id });
}
