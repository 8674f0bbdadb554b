// case: layer=multi-node file=src/reports/service.ts
import { cache, jobs, queue } from "@/lib";

export class Reports {
  private attempts = 0;
  private position = "";

  async load(id: string): Promise<string> {
    const known = await cache.get(id);
    if (known !== undefined) return known;
    const job = await queue.find(id);
    await job.finished();
    return this.load(id);
    //     ????????? begins again with nothing changed
  }

  private async prepare(): Promise<void> {
    const known = await cache.get("all");
    if (known === undefined) {
      await jobs.run("all");
      await this.prepare();
      //    ???????????? no count and no wait
    }
  }

  async counted(id: string, attempt = 0): Promise<string> {
    const known = await cache.get(id);
    if (known !== undefined) return known;
    if (attempt > 3) throw new Error("no report");
    return this.counted(id, attempt + 1);
  }

  async limited(id: string): Promise<string> {
    const known = await cache.get(id);
    if (known !== undefined) return known;
    if (this.attempts++ > 3) throw new Error("no report");
    return this.limited(id);
  }

  // Each turn reads further, or takes something away.
  async walk(): Promise<void> {
    const found = await cache.after(this.position);
    if (found === undefined) return;
    this.position = found;
    await this.walk();
  }

  async collect(id: string, found: string[]): Promise<string[]> {
    const ids = await cache.related(id);
    for (const id of ids) {
      if (found.includes(id)) continue;
      found.push(id);
      await this.collect(id, found);
    }
    return found;
  }

  async drain(items: string[]): Promise<void> {
    const item = items.shift();
    if (item === undefined) return;
    await jobs.run(item);
    await this.drain(items);
  }

  async cleanup(): Promise<void> {
    const rows = await cache.findMany({ where: { isOld: true }, take: 500 });
    if (rows.length === 0) return;
    await jobs.run(rows);
    return this.cleanup();
  }

  async expire(): Promise<void> {
    const rows = await cache.findOld();
    if (rows.length === 0) return;
    await cache.deleteMany(rows);
    return this.expire();
  }
}

export async function token(user: string): Promise<string> {
  const known = await cache.get(user);
  if (known === undefined) {
    await jobs.renew(user);
    return token(user);
    //     ?????
  }
  return known;
}
