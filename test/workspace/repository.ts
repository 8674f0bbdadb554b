/** Writes small repositories into temporary folders for tests. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestContext } from "node:test";

/** Path → content; objects are written as JSON. */
export type Files = Readonly<Record<string, string | Buffer | object>>;

/** Writes the files and returns the folder (absolute, forward slashes), which goes away with the test. */
export function writeRepository(context: TestContext, files: Files): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "premise-workspace-")));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, ".git"));
  addFiles(folder, files);
  return folder.replaceAll("\\", "/");
}

export function addFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    const isText = typeof content === "string" || Buffer.isBuffer(content);
    writeFileSync(file, isText ? content : JSON.stringify(content, undefined, 2));
  }
}
