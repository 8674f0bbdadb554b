/** The generator of rules: what it writes is listed in order, and a bad id leaves no trace. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { ts } from "ts-morph";

const SCRIPT = path.join(process.cwd(), "test/tools/new-rule.mjs");

test("lays out a rule and lists it between its neighbours", () => {
  withCheckout((root) => {
    for (const id of ["time/b-rule", "scale/c-rule", "time/a-rule", "state/a-rule"])
      assert.equal(newRule(root, id).status, 0, id);
    const index = readFileSync(path.join(root, "rules/index.ts"), "utf8");
    assert.match(index, /\[\s*cRule,\s*stateARule,\s*aRule,\s*bRule,\s*\];/);
    assert.match(index, /^import aRule from ".\/time\/a-rule\/rule\.ts";$/m);
    const rule = readFileSync(path.join(root, "rules/time/a-rule/rule.ts"), "utf8");
    for (const source of [index, rule]) {
      const { diagnostics } = ts.transpileModule(source, { reportDiagnostics: true });
      assert.deepEqual(diagnostics, []);
    }
    assert.match(rule, /id: "time\/a-rule",\n {2}title: "A rule",/);
    assert.deepEqual(readdirSync(path.join(root, "rules/time/a-rule/cases")), ["basic.ts"]);
  });
});

test("refuses a bad id and one that is taken", () => {
  withCheckout((root) => {
    assert.equal(newRule(root, "time/taken").status, 0);
    const before = readFileSync(path.join(root, "rules/index.ts"), "utf8");
    for (const id of [
      "",
      "time",
      "money/x",
      "time/Some-Name",
      "time/some_name",
      "time/-x",
      "time/x-",
      "time/../scale/x",
      "time/a/b",
      "time/taken",
    ]) {
      const { status, stderr } = newRule(root, id);
      assert.equal(status, 2, id);
      assert.match(stderr, /usage:/);
    }
    assert.equal(readFileSync(path.join(root, "rules/index.ts"), "utf8"), before);
    assert.equal(existsSync(path.join(root, "rules/scale")), false);
  });
});

function newRule(root: string, id: string): { status: number | null; stderr: string } {
  const script = path.join(root, "test/tools/new-rule.mjs");
  return spawnSync(process.execPath, [script, id], { encoding: "utf8" });
}

function withCheckout(use: (root: string) => void): void {
  const root = mkdtempSync(path.join(tmpdir(), "premise-new-rule-"));
  try {
    mkdirSync(path.join(root, "test/tools"), { recursive: true });
    mkdirSync(path.join(root, "rules"));
    cpSync(SCRIPT, path.join(root, "test/tools/new-rule.mjs"));
    writeFileSync(path.join(root, "package.json"), '{ "version": "0.1.0" }');
    writeFileSync(
      path.join(root, "rules/index.ts"),
      '/** Every rule. */\nimport type { Rule } from "./kit/rule.ts";\n\nexport const rules: readonly Rule[] = [];\n',
    );
    use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
