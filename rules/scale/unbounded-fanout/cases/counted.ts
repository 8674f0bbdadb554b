// case: layer=multi-node file=src/summary.ts
import { CloudTasksClient } from "@google-cloud/tasks";
import { z } from "zod";
import { countAnswers, limiter, prisma, readings } from "@/lib";

const tasks = new CloudTasksClient({});
const Probe = z.object({ id: z.string(), regions: z.array(z.string()) });

// As many pages as there are, all at once.
export async function answers(formId: string): Promise<unknown[]> {
  const count = await countAnswers(formId);
  const pages = Math.ceil(count / 500);
  const parts = Array.from({ length: pages }, (_, page) =>
    prisma.answer.findMany({ where: { formId }, skip: page * 500, take: 500 }),
  );
  return (await Promise.all(parts)).flat();
//              ???????????
}

export async function readingsOf(meterId: string): Promise<unknown[]> {
  const total = await prisma.reading.count({ where: { meterId } });
  return Promise.all([...new Array(Math.ceil(total / 100)).keys()].map((page) => readings.page(meterId, page)));
//       ??????????? for each element at once
}

// A number that somebody chose, or capped.
export async function shards(key: string): Promise<unknown[]> {
  const some = await Promise.all(Array.from({ length: 8 }, (_, shard) => prisma.counter.findUnique({ where: { id: `${key}:${shard}` } })));
  const total = await prisma.reading.count({ where: { meterId: key } });
  const most = Array.from({ length: Math.min(total, 5) }, (_, page) => readings.page(key, page));
  return [...some, ...(await Promise.all(most))];
}

// As many as somebody has set, a number that a row holds, as many as a short list has.
export async function lanes(key: string): Promise<void> {
  const settings = await prisma.setting.findUniqueOrThrow({ where: { id: key } });
  await Promise.all(Array.from({ length: settings.concurrency }, (_, lane) => readings.page(key, lane)));
  await Promise.all(Array.from({ length: settings.shards }, (_, shard) => readings.page(key, shard)));
  const some = await prisma.reading.findMany({ where: { meterId: key }, take: 5 });
  await Promise.all(Array.from({ length: some.length }, (_, page) => readings.page(key, page)));
}

// The promise has a name before it is pushed, and the regions of a probe are no bound for the probes.
export async function checkAll(parent: string): Promise<void> {
  const found = await prisma.probe.findMany({ where: { id: { notIn: ["paused"] }, enabled: true } });
  const probes = z.array(Probe).safeParse(found);
  if (!probes.success) return;
  const started: Promise<unknown>[] = [];
  for (const probe of probes.data) {
    for (const region of probe.regions) {
      const task = start(parent, probe.id, region);
      started.push(task);
    }
  }
  await Promise.allSettled(started);
//      ??????????????????
}

async function start(parent: string, id: string, region: string): Promise<unknown> {
  return tasks.createTask({ parent, task: { name: `${id}-${region}` } });
}

// A list of its own for each part: the part bounds it.
export async function inParts(parent: string, ids: string[]): Promise<void> {
  for (const batch of chunk(ids, 20)) {
    const started: Promise<unknown>[] = [];
    for (const id of batch) started.push(start(parent, id, "eu"));
    await Promise.all(started);
  }
}

// A limiter lets one through after the other.
export async function paced(parent: string): Promise<void> {
  const probes = await prisma.probe.findMany({ where: { enabled: true } });
  const started: Promise<unknown>[] = [];
  for (const probe of probes) {
    await limiter.removeTokens(1);
    const task = start(parent, probe.id, "eu");
    started.push(task);
  }
  await Promise.allSettled(started);
}

// Few by their nature.
export async function everywhere(parent: string, probe: { id: string; regions: string[] }): Promise<void> {
  const started: Promise<unknown>[] = [];
  for (const region of probe.regions) {
    const answer = fetch(`https://${region}.example.org/${parent}`, { signal: AbortSignal.timeout(1_000) });
    started.push(answer);
  }
  await Promise.allSettled(started);
}

declare function chunk<T>(list: T[], size: number): T[][];
