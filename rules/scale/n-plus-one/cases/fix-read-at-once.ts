// case: layer=multi-node file=src/service.ts package=@prisma/client@6
//- src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

interface Line {
  readonly id: string;
  readonly productId: string;
}

export async function total(lines: Line[]): Promise<number> {
  let sum = 0;
  for (const line of lines) {
    const product = await prisma.product.findUnique({ where: { id: line.productId } });
    //                    ?????????????????????????
    if (product === null) continue;
    sum += product.price;
  }
  return sum;
}

export async function names(ids: string[]): Promise<(string | undefined)[]> {
  return await Promise.all(
    ids.map(async (id) => {
      const owner = await prisma.owner.findFirst({
        //                ??????????????????????
        where: { id, isActive: true },
        select: { id: true, name: true },
      });
      return owner?.name;
    }),
  );
}

export async function forget(ids: string[], tenantId: string): Promise<void> {
  for (const id of ids) await prisma.draft.deleteMany({ where: { tenantId, draftId: id } });
  //                          ???????????????????????
}

export async function labels(ids: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const id of ids) {
    const labels = await prisma.label.findMany({ where: { productId: id }, select: { name: true } });
    //                   ?????????????????????
    found.push(...labels.map((label) => label.name));
  }
  return found;
}
//- prisma/schema.prisma
model Product {
  id    String @id
  price Int
}
model Label {
  id        String @id
  name      String
  productId String
}
model Owner {
  id       String  @id
  name     String
  isActive Boolean
}
model Draft {
  id       String @id
  tenantId String
  draftId  String
}
