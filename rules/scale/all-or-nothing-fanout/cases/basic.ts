// case: layer=multi-node file=src/jobs/nightly.ts
import { cache, hooks, prisma, recordLink, sendInviteEmail, tryCatch, waitUntil } from "@/lib";

export async function jobs(projects: { id: string }[]): Promise<void> {
  await Promise.all(projects.map((project) => prisma.project.update({ where: { id: project.id }, data: { usage: 0 } })));
  //    ???????????
}

export function background(link: object, to: string): void {
  waitUntil(Promise.all([cache.set(link), recordLink(link), sendInviteEmail(to)]));
  //        ???????????
}

export async function others(event: object): Promise<void> {
  await Promise.all(hooks.map((hook: (event: object) => Promise<void>) => hook(event)));
  //    ???????????
}

// One answer, one transaction, or each with a catch of its own.
export async function fine(ids: string[]): Promise<unknown[]> {
  const parts = await Promise.all(ids.map((id) => prisma.part.findUnique({ where: { id } })));
  await prisma.$transaction(async (tx: typeof prisma) => {
    await Promise.all(ids.map((id) => tx.part.update({ where: { id }, data: { done: true } })));
  });
  await Promise.all(
    ids.map(async (id) => {
      try {
        await sendInviteEmail(id);
      } catch {
        await prisma.failure.create({ data: { id } });
      }
    }),
  );
  await Promise.all(
    ids.map(async (id) => {
      const [error] = await tryCatch(sendInviteEmail(id));
      if (error) console.error(error);
    }),
  );
  await Promise.all([prisma.a.findMany({ take: 1 }), prisma.b.findMany({ take: 1 })]);
  return parts;
}
