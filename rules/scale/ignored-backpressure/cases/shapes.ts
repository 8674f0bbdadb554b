// Cursors, readers of the web, answers of servers, and what is none of it.
//- src/answers.ts
import { pool, storage, prisma } from "@/lib";

interface Answer {
  write(text: unknown): boolean;
  end(): void;
}

export async function rows(res: Answer): Promise<void> {
  const stream = pool.query("select 1");
  stream.on("data", (row: object) => {
    res.write(JSON.stringify(row));
//  ????????? piles up
  });
}

export async function pages(res: Answer): Promise<void> {
  let last: string | undefined;
  do {
    const found = await prisma.event.findMany({ take: 1000, where: { id: { gt: last } } });
    for (const each of found) res.write(JSON.stringify(each));
    //                        ?????????
    last = found.at(-1)?.id;
  } while (last !== undefined);
  res.end();
}

export async function relay(upstream: ReadableStream<Uint8Array>, reply: { raw: Answer }): Promise<void> {
  const reader = upstream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    reply.raw.write(value);
//  ???????????????
  }
}

export async function download(id: string, res: Answer): Promise<void> {
  const stream = await storage.open(id);
  stream.pipe(res);
//??????????? keeps the source open
}
//- src/silent.ts
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { insert, operators, storage } from "@/lib";

export async function digest(rows: AsyncIterable<string>): Promise<string> {
  const hash = createHash("sha256");
  for await (const row of rows) hash.update(row);
  return hash.digest("hex");
}

export function few(res: { write(text: string): void }, lines: string[]): void {
  for (const line of lines) res.write(line);
}

export function child(): void {
  const running = spawn("ls");
  running.stdout.on("data", async (text: Buffer) => {
    await insert(text.toString());
  });
}

export function paused(rows: { on(e: string, f: (row: object) => void): void; pause(): void; resume(): void }): void {
  rows.on("data", async (row) => {
    rows.pause();
    await insert(row);
    rows.resume();
  });
}

export function observable(stream: { pipe(x: unknown): void }): void {
  stream.pipe(operators.map((x: number) => x + 1));
}

export async function heard(id: string, res: { on(e: string, f: () => void): void }): Promise<void> {
  const stream = await storage.open(id);
  stream.on("error", () => stream.destroy());
  stream.pipe(res);
}
