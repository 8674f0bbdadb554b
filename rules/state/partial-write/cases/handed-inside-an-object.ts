// case: layer=multi-node package=@prisma/client@6,next@15 file=app/api/runs/route.ts
// A client that comes within an object is that of a transaction where its type or a caller says so.
import { type Prisma, PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

async function typed({ prisma, name }: { prisma: Prisma.TransactionClient; name: string }) {
  const run = await prisma.run.create({ data: { name } });
  await prisma.waitpoint.create({ data: { runId: run.id } });
}

async function called(params: { prisma: PrismaClient; name: string }) {
  const run = await params.prisma.run.create({ data: { name: params.name } });
  await params.prisma.waitpoint.create({ data: { runId: run.id } });
}

const services = { prisma };

async function plain(name: string) {
  const run = await services.prisma.run.create({ data: { name } });
  await services.prisma.waitpoint.create({ data: { runId: run.id } });
  //    ???????????????????????????????? stays without its `waitpoint`
}

export async function POST(request: Request): Promise<Response> {
  const { name } = await request.json();
  await prisma.$transaction((tx) => typed({ prisma: tx, name }));
  await prisma.$transaction((prisma) => called({ prisma: prisma as PrismaClient, name }));
  await plain(name);
  return Response.json({ name });
}
