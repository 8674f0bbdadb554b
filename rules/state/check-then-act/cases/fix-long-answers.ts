// case: package=@prisma/client@6,pg@8 alone
//- prisma/schema.prisma
generator client {
  provider = "prisma-client-js"
}
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
model Page {
  id   String @id @default(cuid())
  slug String
}
model Label {
  id   String @id @default(cuid())
  name String @unique
}
//- src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

class Refusal extends Error {
  constructor(readonly answer: { readonly code: string; readonly message: string }) {
    super(answer.message);
  }
}

/** The answer to the loser keeps its lines. */
export async function make(slug: string): Promise<string> {
  const taken = await prisma.page.findFirst({ where: { slug } });
//                    ????????????????????? runs because none was found here
  if (taken !== null) {
    throw new Refusal({
      code: "conflict",
      message: "This address is taken already",
    });
  }
  const page = await prisma.page.create({ data: { slug } });
  return page.id;
}

/** Nothing can be read again in a transaction that has failed. */
export async function have(name: string): Promise<string> {
  return await prisma.$transaction(async (tx) => {
    let label = await tx.label.findUnique({ where: { name } });
//                    ??????????????????? one fails on the unique key
    if (label === null) label = await tx.label.create({ data: { name } });
    return label.id;
  });
}
