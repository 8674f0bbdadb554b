// case: layer=multi-node file=src/import.ts
import { readFile } from "node:fs/promises";
import type { Job } from "bullmq";

export async function importPrices(supplierId: string, path: string): Promise<number> {
  const content = await readFile(path, "latin1");
//                      ???????? lines, however many there are
  let stored = 0;
  for (const line of content.split(/\r?\n/)) if (line !== "") stored += line.length + supplierId.length;
  return stored;
}

export async function importStock(job: Job<{ path: string }>): Promise<string[]> {
  const { path } = job.data;
  return (await readFile(path, "utf8")).split("\n");
//              ???????? lines, however many there are
}

// The program's own files, and files that are not gone through by line.
export async function readConfig(configPath: string): Promise<string[]> {
  return (await readFile(configPath, "utf8")).split("\n");
}

export async function whole(path: string): Promise<string> {
  return readFile(path, "utf8");
}
