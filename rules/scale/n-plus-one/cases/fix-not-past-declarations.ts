// case: layer=multi-node file=src/service.ts package=@prisma/client@6
//- src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

interface Stage {
  readonly id: string;
  readonly keys: readonly string[];
}

// Which keys are asked for is known in the loop only: the query cannot stand before it.
export async function copied(stages: Stage[], hidden: ReadonlySet<string>): Promise<number> {
  let count = 0;
  for (const stage of stages) {
    const shown = stage.keys.filter((key) => !hidden.has(key));
    const settings = await prisma.setting.findMany({
      //                   ???????????????????????
      where: { stageId: stage.id, key: { in: shown.map((key) => key.trim()) } },
    });
    count += settings.length;
  }
  return count;
}

// Nor where the loop sets what the query asks for.
export async function paged(stages: Stage[]): Promise<number> {
  let seen = 0;
  for (const stage of stages) {
    const settings = await prisma.setting.findMany({
      //                   ???????????????????????
      where: { stageId: stage.id, rank: { gt: seen } },
    });
    seen = Math.max(seen, settings.length);
  }
  return seen;
}
//- prisma/schema.prisma
model Setting {
  id      String @id
  stageId String
  key     String
  rank    Int
}
