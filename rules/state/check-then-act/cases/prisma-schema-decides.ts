// case: package=@prisma/client@6 alone
//- prisma/schema.prisma
generator client {
  provider = "prisma-client-js"
}
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
model Queue {
  id        String @id @default(cuid())
  projectId String
  name      String
  position  Int

  @@unique([projectId, name])
}
model Step {
  id    String @id
  jobId String
}
model Alert {
  id        String @id @default(cuid())
  projectId String
  title     String
}
model Instance {
  id            String @id @default(cuid())
  scheduleId    String
  environmentId String

  @@unique([scheduleId, environmentId])
}
//- src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

/** The key refuses the second, and whoever asked is told that it exists: by another error, no more. */
export async function refuse(projectId: string, name: string) {
  const existing = await prisma.queue.findFirst({ where: { projectId, name } });
  if (existing) throw new Error("taken");
  return await prisma.queue.create({ data: { projectId, name, position: 0 } });
}

/** The key refuses the second, and a request fails that only wanted to have it. */
export async function have(projectId: string, name: string) {
  let queue = await prisma.queue.findUnique({ where: { projectId_name: { projectId, name } } });
//                  ??????????????????????? one fails on the unique key
  if (!queue) queue = await prisma.queue.create({ data: { projectId, name, position: 0 } });
  return queue;
}

/** The primary key decides, beside a further condition. */
export async function step(hash: string, jobId: string) {
  let found = await prisma.step.findFirst({ where: { id: `step-${hash}`, jobId } });
//                  ????????????????????? one fails on the unique key
  if (!found) {
    found = await prisma.step.create({ data: { id: `step-${hash}`, jobId } });
  }
  return found;
}

/** No key: two alerts. */
export async function alert(projectId: string, title: string): Promise<void> {
  const known = await prisma.alert.findFirst({ where: { projectId, title } });
//                    ?????????????????????? runs because none was found here
  if (known === null) {
    await prisma.alert.create({ data: { projectId, title } });
  }
}

/** The next position: a matter of looks. */
export async function append(projectId: string, name: string) {
  const last = await prisma.queue.findFirst({
//                   ?????????????????????? is one more than what this finds
    where: { projectId },
    orderBy: { position: "desc" },
  });
  return await prisma.queue.create({
    data: { projectId, name, position: (last?.position ?? 0) + 1 },
  });
}

/** The list was read whole; the key covers what is looked for in it. */
export async function instance(scheduleId: string, environmentId: string): Promise<void> {
  const existing = await prisma.instance.findMany({ where: { scheduleId } });
  if (existing.some((each) => each.environmentId === environmentId)) throw new Error("exists");
  await prisma.instance.create({ data: { scheduleId, environmentId } });
}
