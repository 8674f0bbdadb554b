/** The generated repository of the benchmark: the same for the same seed, of the asked size, and valid TypeScript. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ts } from "ts-morph";

const scratch = mkdtempSync(path.join(tmpdir(), "premise-generate-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** File name → text. */
function generated(name: string, seed: number): ReadonlyMap<string, string> {
  const folder = path.join(scratch, name);
  const generator = pathToFileURL(path.resolve("test/bench/generate.mjs")).href;
  const script = `import { generate } from "${generator}"; generate(${JSON.stringify(folder)}, 120, ${seed});`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script]);
  assert.equal(status, 0, String(stderr));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((each) => /\.(tsx?|json)$/.test(each))
    .sort();
  return new Map(files.map((each) => [each, readFileSync(path.join(folder, each), "utf8")]));
}

test("one seed gives one repository, another seed another", () => {
  const once = generated("once", 7);
  assert.deepEqual(generated("again", 7), once);
  assert.notDeepEqual(generated("other", 8), once);
});

test("it has about as many files as asked, about 160 lines each, and all of them parse", () => {
  const sources = [...generated("parsed", 1)].filter(([name]) => !name.endsWith(".json"));
  assert.ok(Math.abs(sources.length - 120) <= 12, `${sources.length} files`);
  const lines = sources.reduce((sum, [, text]) => sum + text.split("\n").length, 0);
  assert.ok(Math.abs(lines / sources.length - 160) <= 25, `${lines / sources.length} lines a file`);
  for (const [name, text] of sources) {
    const { diagnostics = [] } = ts.transpileModule(text, {
      fileName: name,
      reportDiagnostics: true,
      compilerOptions: { experimentalDecorators: true, jsx: ts.JsxEmit.ReactJSX },
    });
    assert.deepEqual(
      diagnostics.map(({ messageText }) => messageText),
      [],
      name,
    );
  }
});
