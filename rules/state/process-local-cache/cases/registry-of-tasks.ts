declare const prisma: any;
interface ScheduledTask {
  stop(): void;
}
declare function schedule(pattern: string, run: () => Promise<void>): ScheduledTask;

const tasks = new Map<"a" | "b", ScheduledTask>();

export async function reschedule(id: "a" | "b") {
  tasks.get(id)?.stop();
  const row = await prisma.job.findUnique({ where: { id } });
  const task = schedule(row.pattern, async () => undefined);
  tasks.set(id, task);
}

export async function stop(id: "a" | "b") {
  await prisma.job.update({ where: { id }, data: { on: false } });
  tasks.get(id)?.stop();
  tasks.delete(id);
}
