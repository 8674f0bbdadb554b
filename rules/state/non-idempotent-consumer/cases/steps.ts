// case: layer=multi-node
// What came before a failure is done again by the next attempt; what the sender names is refused.
//- src/workers/invite.ts
import { Queue, Worker } from "@/lib";
import { prisma } from "../db";

declare const reminderQueue: Queue;

new Worker("invites", async (job: { data: { team: string; guests: string[] } }) => {
  for (const guest of job.data.guests) {
    await reminderQueue.add("remind", { guest });
    //    ????????????????? Tried again after a failure
  }
  await prisma.team.update({ where: { id: job.data.team }, data: { state: "invited" } });
});

// The second job has the id of the first; nothing comes after the last one; a look comes first.
new Worker("named", async (job: { data: { team: string; guests: string[] } }) => {
  for (const guest of job.data.guests)
    await reminderQueue.add("remind", { guest }, { jobId: `remind-${guest}` });
  await prisma.team.update({ where: { id: job.data.team }, data: { state: "invited" } });
});
new Worker("last", async (job: { data: { team: string } }) => {
  await reminderQueue.add("remind", { team: job.data.team });
});
new Worker("looked", async (job: { data: { team: string; guests: string[] } }) => {
  const team = await prisma.team.findUnique({ where: { id: job.data.team } });
  if (team.status === "invited") return;
  for (const guest of job.data.guests) await reminderQueue.add("remind", { guest });
  await prisma.team.update({ where: { id: job.data.team }, data: { state: "invited" } });
});
//- src/services/intake.ts
import { prisma } from "../db";
import { ulid } from "../ids";

export class Intake {
  async take(given: { id?: string; body: string }): Promise<void> {
    const id = given.id ?? ulid();
    await prisma.parcel.create({ data: { id, body: given.body } });
    //    ???????????????????? fails instead of saying that it is done
  }

  async takeOnce(given: { id?: string; body: string }): Promise<void> {
    const id = given.id ?? ulid();
    const known = await prisma.parcel.findUnique({ where: { id } });
    if (known === null) await prisma.parcel.create({ data: { id, body: given.body } });
  }
}
