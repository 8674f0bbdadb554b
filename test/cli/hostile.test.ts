/** Broken and hostile folders: a problem line per bad input, every other finding present, and no crash. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";

const PROGRAM = path.join(process.cwd(), "dist/premise.js");

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly file: string;
    readonly symbol: string;
  }[];
  readonly problems: readonly {
    readonly file: string;
    readonly line?: number;
    readonly message: string;
  }[];
  stats: unknown;
}

/** A handler with one remote call that nothing bounds. */
const handler = (name: string): string =>
  `import type { Request } from "express";\nexport async function ${name}(request: Request) {\n  return await fetch("https://rates.example/" + request.params.id);\n}\n`;

describe("a folder of broken files", () => {
  const root = mkdtempSync(path.join(tmpdir(), "premise-hostile-"));
  const put = (name: string, content: string | Uint8Array): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  };
  after(() => rmSync(root, { recursive: true, force: true }));
  before(() => {
    put("package.json", JSON.stringify({ name: "broken", dependencies: { express: "4" } }));
    put(
      "tsconfig.json",
      '{ "extends": "./missing-base.json", "include": ["src"], "references": [{ "path": "./gone" }] }',
    );
    put("src/good.ts", handler("good"));
    put("src/syntax.ts", `${handler("beforeTheError")}\nexport function broken( {\n`);
    put("src/empty.ts", "");
    put("src/binary.ts", Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 0xff, 0xfe]));
    put("src/huge.ts", `export const text = "${"x".repeat(10 * 1024 * 1024)}";\n`);
    put(
      "src/cycle-a.ts",
      `import { b } from "./cycle-b";\nexport const a = () => b();\n${handler("inCycle")}`,
    );
    put(
      "src/cycle-b.ts",
      'import { a, inCycle } from "./cycle-a";\nexport const b = (): unknown => [a(), inCycle];\n',
    );
    put("src/bom.ts", `\uFEFF${handler("withMark")}`);
    put("src/crlf.ts", handler("windows").replaceAll("\n", "\r\n"));
    put("src/non-bmp.ts", handler("𠮷野"));
    put("src/deep.ts", `export const deep = ${"(".repeat(20_000)}1${")".repeat(20_000)};\n`);
    put("src/unreadable.ts", handler("unreadable"));
    chmodSync(path.join(root, "src/unreadable.ts"), 0o000);
    symlinkSync(root, path.join(root, "src/loop"));
    symlinkSync(path.join(root, "nowhere.ts"), path.join(root, "src/dangling.ts"));
  });

  function check(...words: string[]): { status: number | null; report: Report; bytes: string } {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [PROGRAM, "check", root, "--format", "json", "--layer", "multi-node", ...words],
      { encoding: "utf8" },
    );
    assert.ok(status === 0 || status === 1, `status ${status}: ${stderr}`);
    return { status, report: JSON.parse(stdout) as Report, bytes: stdout };
  }

  test("every sound function is reported and every bad input has its line", () => {
    const { status, report } = check();
    assert.equal(status, 1);
    const symbols = report.findings.map((finding) => finding.symbol);
    for (const name of ["good", "beforeTheError", "inCycle", "withMark", "windows", "𠮷野"])
      assert.ok(symbols.includes(name), `${name} is missing from ${symbols.join(", ")}`);
    const problems = report.problems.map((each) => `${each.file}:${each.line}: ${each.message}`);
    const expected: readonly [string, RegExp][] = [
      ["src/syntax.ts", /syntax/i],
      ["src/binary.ts", /binary|NUL/i],
      ["src/huge.ts", /large|big|MB|size/i],
      ["tsconfig.json", /missing-base/],
      ["tsconfig.json", /gone/],
    ];
    for (const [file, message] of expected) {
      const found = problems.filter((line) => line.startsWith(`${file}:`) && message.test(line));
      assert.equal(found.length, 1, `${file} ${message}: ${problems.join("\n")}`);
    }
    // As root every file can be read, so the mode says nothing there.
    if (process.getuid?.() !== 0)
      assert.ok(problems.some((line) => line.startsWith("src/unreadable.ts:")));
    assert.ok(!report.findings.some((finding) => finding.file.includes("loop/")));
  });

  test("two runs print the same bytes apart from the statistics", () => {
    const withoutStats = (bytes: string): string => {
      const { stats, ...rest } = JSON.parse(bytes) as Report;
      assert.ok(stats !== undefined);
      return JSON.stringify(rest);
    };
    const [first, second] = [check().bytes, check().bytes];
    assert.equal(withoutStats(first), withoutStats(second));
    const textBefore = (bytes: string): string => bytes.slice(0, bytes.indexOf('"stats"'));
    assert.equal(textBefore(first), textBefore(second));
  });

  test("a malformed premise.json ends with status 2, its line, a suggestion and the findings under defaults", () => {
    put("premise.json", '{\n  // how far the service has grown\n  "layre": "multi-node"\n}\n');
    const { status, stdout } = spawnSync(
      process.execPath,
      [PROGRAM, "check", root, "--format", "json"],
      {
        encoding: "utf8",
      },
    );
    rmSync(path.join(root, "premise.json"));
    assert.equal(status, 2);
    const report = JSON.parse(stdout) as Report;
    const problem = report.problems.find((each) => each.file === "premise.json");
    assert.equal(problem?.line, 3);
    assert.match(problem?.message ?? "", /'layre'.*'layer'/);
    assert.ok(report.findings.some((finding) => finding.symbol === "good"));
  });
});
