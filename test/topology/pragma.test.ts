/** A layer that a module declares for itself: it wins over the deployment, and without a reason it is a problem. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";
import { pragmaIn } from "../../server/analysis/topology/pragma.ts";
import { writeRepository } from "../workspace/repository.ts";
import { packageAt } from "./surveyed.ts";

const LIMITER = `import express from "express";
const seen = new Map<string, number>();
export const app = express();
app.post("/login", (req, res) => {
  const count = (seen.get(req.ip ?? "") ?? 0) + 1;
  seen.set(req.ip ?? "", count);
  if (count > 5) res.status(429).end();
  else res.end();
});
app.listen(3000);
`;

describe("the head of a module", () => {
  const HEADS: readonly (readonly [string, string])[] = [
    ["// layer: single-node — in-memory leader for tests\n", "single-node"],
    ["#!/usr/bin/env node\n\n// layer: multi-node -- two of it run by hand\n", "multi-node"],
    ["/* layer: distributed – one per region of ours */\n", "distributed"],
    ["/**\n * Leads.\n * layer: single-node - the lock is held once\n */\n", "single-node"],
    ["// layer: single-node\n", "without-reason"],
    ["// layer: single-node —\r\n", "without-reason"],
    ["// layer: single-node — yes\n", "without-reason"],
    ["// layer: presentation — draws what others compute\n", "nothing"],
    ["// layer: distributed systems are hard\n", "nothing"],
    ["const a = 1;\n// layer: single-node — too late to count here\n", "nothing"],
    ["", "nothing"],
  ];
  for (const [text, expected] of HEADS)
    test(JSON.stringify(text), () => {
      const found = pragmaIn("/a.ts", text);
      const said =
        found === undefined ? "nothing" : found.kind === "declared" ? found.layer : found.kind;
      assert.equal(said, expected);
      if (found?.kind === "declared")
        assert.match(text.slice(found.evidence.start, found.evidence.end), /layer: \S+ /);
    });
});

describe("a file among several instances", () => {
  const rulesOf = (text: string, context: Parameters<typeof writeRepository>[0]) => {
    const root = writeRepository(context, {
      ...packageAt("", "api"),
      "src/index.ts": text,
      "railway.json": { deploy: { numReplicas: 3 } },
    });
    const { findings } = createSession({ root }).check(`${root}/src/index.ts`);
    return findings.map(({ rule, range }) => `${rule} ${range.start.line}`);
  };

  const nameOf = (line: string): string => line.split(" ")[0] ?? "";

  test("that declares one instance is judged as one, and only with a reason", (context) => {
    const open = rulesOf(LIMITER, context);
    assert.ok(
      open.some((each) => each.startsWith("state/")),
      open.join(),
    );
    assert.deepEqual(
      rulesOf(`// layer: single-node — one process holds the lock\n${LIMITER}`, context).map(
        nameOf,
      ),
      open.map(nameOf).filter((each) => !each.startsWith("state/")),
    );
    const told = rulesOf(`// layer: single-node\n${LIMITER}`, context);
    assert.equal(told.length, open.length + 1);
    assert.ok(
      told.some((each) => each.endsWith(" 1")),
      told.join(),
    );
  });
});
