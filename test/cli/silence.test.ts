/** `--explain-silence` tells what runs a line, what makes it safe and what is said of it. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

const SERVICE = `import { app } from "./app";
const recent = new Map<string, number>();
export async function quote(url: string) {
  return await fetch(url);
}
app.get("/quotes", async (c) => quote(c.url));
`;

test("a reported line, a line with an entry, a file that is not reviewed, and misuse", (t) => {
  const root = mkdtempSync(path.join(tmpdir(), "premise-silence-"));
  t.after(() => rmSync(root, { recursive: true }));
  mkdirSync(path.join(root, "src"));
  writeFileSync(path.join(root, "package.json"), `{ "dependencies": { "hono": "4" } }`);
  writeFileSync(
    path.join(root, "src/app.ts"),
    `import { Hono } from "hono";\nexport const app = new Hono();\n`,
  );
  writeFileSync(path.join(root, "src/service.ts"), SERVICE);
  writeFileSync(
    path.join(root, "src/service.test.ts"),
    `import { quote } from "./service";\nquote("");\n`,
  );
  const ask = (place: string) => {
    const program = path.resolve("dist/premise.js");
    const words = [program, "check", "--explain-silence", place];
    return spawnSync(process.execPath, words, { cwd: root, encoding: "utf8" });
  };

  const reported = ask("src/service.ts:4");
  assert.equal(reported.status, 0);
  assert.match(reported.stdout, /reached from GET \/quotes\n {4}src\/service\.ts:6/);
  assert.match(reported.stdout, /reported: warning scale\/no-deadline: `fetch` has no deadline/);
  assert.match(ask("src/service.ts:2").stdout, /no rule has anything to say here/);
  assert.match(ask("src/service.test.ts:2").stdout, /path of a test \(not reviewed\)/);

  const misuse = ask("src/service.ts");
  assert.equal(misuse.status, 2);
  assert.match(misuse.stderr, /--explain-silence takes FILE:LINE/);
  assert.equal(ask("src/missing.ts:1").status, 2);
});
