// case: layer=multi-node file=src/service.ts
import { createWriteStream, existsSync } from "node:fs";
import { rename, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { config, download, Reader } from "@/lib";

const MODEL = "/data/model.bin";

async function isFresh(file: string): Promise<boolean> {
  return (await stat(file)).size > 0;
}

async function fetchInto(target: string): Promise<void> {
  await pipeline(download(), createWriteStream(target));
  //                         ?????????????????
}

export async function openDatabase(): Promise<unknown> {
  const file = config.databaseFile;
  if (!(await isFresh(file))) await fetchInto(file);
  return Reader.open(file);
}

export async function ensureModel(): Promise<void> {
  if (existsSync(MODEL)) return;
  await pipeline(download(), createWriteStream(MODEL));
  //                         ?????????????????
}

// Moved over when it is whole, written for one use, added to.
export async function fine(dir: string, name: string): Promise<void> {
  await pipeline(download(), createWriteStream(`${MODEL}.part`));
  await rename(`${MODEL}.part`, MODEL);
}

export async function note(): Promise<void> {
  if (!existsSync(MODEL)) return;
  createWriteStream(MODEL, { flags: "a" }).end("x");
}

export async function unpack(target: string): Promise<void> {
  await pipeline(download(), createWriteStream(target));
}
