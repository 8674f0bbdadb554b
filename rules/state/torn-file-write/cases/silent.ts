// Scratch files, other files, files that must not exist yet, and writers that are no file systems.
import { readFile, writeFile } from "node:fs/promises";

export async function convert(input: Buffer, file: string, run: (f: string) => Promise<void>): Promise<Buffer> {
  await writeFile(file, input);
  await run(file);
  return readFile(file);
}

export async function render(source: string, target: string): Promise<void> {
  const text = await readFile(source, "utf8");
  await writeFile(target, text.toUpperCase());
}

export async function claim(path: string, owner: string): Promise<string> {
  await writeFile(path, owner, { flag: "wx" });
  return owner;
}

export async function owner(path: string): Promise<string> {
  return readFile(path, "utf8");
}

export async function scratch(tmpFile: string, text: string): Promise<void> {
  await readFile(tmpFile).catch(() => undefined);
  await writeFile(tmpFile, text);
}

interface Bucket {
  readFile(name: string): Promise<string>;
  writeFile(name: string, text: string): Promise<void>;
}

export async function upper(bucket: Bucket, name: string): Promise<void> {
  const text = await bucket.readFile(name);
  await bucket.writeFile(name, text.toUpperCase());
}
