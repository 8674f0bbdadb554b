// case: layer=multi-node file=src/spaces.ts package=@prisma/client@5
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export function spaceOf(id: string): Promise<unknown> {
  return prisma.space.findUnique({
    where: { id },
    include: { contacts: { include: { tags: { select: { name: true } } } } },
//             ???????? each with rows of its own
  });
}

export function pageOf(id: string): Promise<unknown> {
  return prisma.space.findUnique({
    where: { id },
    include: { contacts: { take: 50, include: { tags: { select: { name: true } } } } },
  });
}

// Of those that are asked for.
export function someOf(id: string, ids: readonly string[]): Promise<unknown> {
  return prisma.space.findUnique({
    where: { id },
    include: {
      contacts: { where: { id: { in: [...ids] } }, include: { tags: { select: { name: true } } } },
    },
  });
}

// A handful that people set up.
export function planOf(id: string): Promise<unknown> {
  return prisma.space.findUnique({
    where: { id },
    include: { roles: { include: { permission: { select: { name: true } } } } },
  });
}
