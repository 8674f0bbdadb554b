// case: package=@prisma/client@6
//- prisma/schema.prisma
model Task {
  id     String @id
  status String
}

model Profile {
  id    String @id
  theme String
}
//- src/service.ts
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

// The refusal is what keeps the second worker from running the task: nobody reads the winner's row.
export async function run(id: string, work: () => Promise<void>): Promise<void> {
  let task = await prisma.task.findFirst({ where: { id } });
  //               ????????????????????? `task.create` runs because none was found
  if (!task) {
    task = await prisma.task.create({ data: { id, status: "pending" } });
  }
  if (task.status === "done") return;
  await work();
}

// A found row is changed: the loser's values would be dropped.
export async function save(id: string, theme: string): Promise<void> {
  const profile = await prisma.profile.findFirst({ where: { id } });
  //                    ???????????????????????? `profile.create` runs because none was found
  if (profile) {
    await prisma.profile.update({ where: { id }, data: { theme } });
  } else {
    await prisma.profile.create({ data: { id, theme } });
  }
}
