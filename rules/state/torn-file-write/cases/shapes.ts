// State in files, as classes, helpers and wrappers of packages keep it.
//- src/class.ts
import fs from "node:fs";
import path from "node:path";

const FILE = path.join(process.cwd(), "state.json");

export class Offsets {
  private offsets: Record<string, number> = {};

  load(): void {
    if (fs.existsSync(FILE)) this.offsets = JSON.parse(fs.readFileSync(FILE, "utf8"));
  }

  set(topic: string, offset: number): void {
    this.offsets[topic] = offset;
    fs.writeFileSync(FILE, JSON.stringify(this.offsets));
  //???????????????? which is read back
  }
}
//- src/closures.ts
import { promises as fsp } from "node:fs";
import { join } from "node:path";

export async function authState(folder: string): Promise<object> {
  const write = (data: object, name: string) => fsp.writeFile(join(folder, name), JSON.stringify(data));
  //                                            ????????????? which is read back
  const read = async (name: string) => JSON.parse(await fsp.readFile(join(folder, name), "utf8"));
  return { credentials: await read("credentials.json"), save: (data: object) => write(data, "credentials.json") };
}
//- src/package.ts
import * as fse from "fs-extra";

export class DiskQueue {
  private items: object[] = [];

  constructor(private readonly file: string) {}

  async open(): Promise<void> {
    this.items = await fse.readJson(this.file);
  }

  async push(item: object): Promise<void> {
    this.items.push(item);
    await fse.writeJson(this.file, this.items);
    //    ????????????? half of `this.file`
  }
}
//- src/merge.ts
import { readFileSync, writeFileSync } from "node:fs";

export function remember(file: string, patch: object): void {
  const before = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...before, ...patch }));
//????????????? half of `file`
}
