// case: layer=multi-node file=src/service.ts package=@prisma/client@6,pg@8
//- src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

class Refusal extends Error {
  constructor(readonly answer: { readonly code: string; readonly message: string }) {
    super(answer.message);
  }
}

export async function POST(request: Request): Promise<Response> {
  const { slug } = (await request.json()) as { slug: string };
  const taken = await prisma.page.findUnique({ where: { slug } });
  if (taken !== null) {
    throw new Refusal({
      code: "conflict",
      message: "This address is taken already",
    });
  }
  const page = await prisma.page.create({
  //                 ^^^^^^^^^^^^^^^^^^
    data: { slug },
  });
  return Response.json({ id: page.id });
}

export async function PUT(request: Request): Promise<Response> {
  const { slug } = (await request.json()) as { slug: string };
  const id = await prisma.$transaction(async (tx) => {
    const known = await tx.page.findUnique({ where: { slug } });
    if (known !== null) return known.id;
    const made = await tx.page.create({ data: { slug } });
    //                 ^^^^^^^^^^^^^^
    return made.id;
  });
  return Response.json({ id });
}
//- prisma/schema.prisma
model Page {
  id   String @id @default(cuid())
  slug String @unique
}
