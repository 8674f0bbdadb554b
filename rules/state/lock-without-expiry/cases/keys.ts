// case: layer=multi-node file=src/service.ts package=ioredis@5
// Keys without an end, keys that end too early, and keys that are fine.
import Redis from "ioredis";
import { client, loadProjects, prisma } from "@/lib";

const store = new Redis();

export async function endless(work: () => Promise<void>): Promise<void> {
  if (await store.setnx("lock:sync", "1")) {
  //        ^^^^^^^^^^^
    await work();
    await store.del("lock:sync");
  }
}

// Nothing resolves, and the options of another client.
export class ReportLock {
  async acquire(reportId: string, owner: string): Promise<boolean> {
    const answer = await client.set(`report-lock:${reportId}`, owner, { NX: true });
    //                   ^^^^^^^^^^
    return answer === "OK";
  }
}

// Released elsewhere, and no word of a lock.
export class PaymentGuard {
  private key(orderId: string): string {
    return `pay:${orderId}`;
  }
  async enter(orderId: string): Promise<boolean> {
    const won = await store.set(this.key(orderId), Date.now(), "NX");
    //                ?????????
    return won === "OK";
  }
  async leave(orderId: string): Promise<void> {
    await store.del(this.key(orderId));
  }
}

export async function cleaner(token: string): Promise<void> {
  const won = await store.set("cleaner-lock", token, "EX", 60, "NX");
  //                ????????? another may enter
  if (won === null) return;
  for (const project of await loadProjects()) {
    await prisma.media.deleteMany({ where: { projectId: project.id, expired: true } });
  }
  if ((await store.get("cleaner-lock")) === token) {
    await store.del("cleaner-lock");
  }
}

// Renewed in each round, later given an end, a mark that stays.
export async function renewed(token: string): Promise<void> {
  const won = await store.set("sweeper-lock", token, "EX", 60, "NX");
  if (won === null) return;
  for (const project of await loadProjects()) {
    await store.expire("sweeper-lock", 60);
    await prisma.media.deleteMany({ where: { projectId: project.id, expired: true } });
  }
  if ((await store.get("sweeper-lock")) === token) {
    await store.del("sweeper-lock");
  }
}
export async function later(work: () => Promise<void>, token: string): Promise<void> {
  if (!(await store.setnx("lock:later", token))) return;
  await store.expire("lock:later", 30);
  await work();
}
export async function first(id: string): Promise<boolean> {
  return (await store.set(`seen:${id}`, "1", "NX")) === "OK";
}
