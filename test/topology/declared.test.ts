/** What premise.json declares: it wins, it needs reasons and ends with its day, and contradictions show on both ends. */
import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";
import type { Finding } from "../../server/analysis/report.ts";
import { type Files, writeRepository } from "../workspace/repository.ts";
import { packageAt, unitLines } from "./surveyed.ts";

const CODE: Files = {
  ...packageAt("apps/api", "@shop/api"),
  ...packageAt("apps/web", "@shop/web"),
};

const THREE: Files = { "apps/api/railway.json": { deploy: { numReplicas: 3 } } };

interface Reviewed {
  readonly units: readonly string[];
  readonly findings: readonly string[];
  readonly problems: readonly string[];
}

function review(context: TestContext, files: Files): Reviewed {
  const session = createSession({
    root: writeRepository(context, { ...CODE, ...files }),
    today: "2026-06-01",
  });
  const { findings } = session.checkAll();
  return {
    units: unitLines(session.topology()),
    findings: findings.filter(({ rule }) => rule === "premise/topology").map(lineOf),
    problems: session.problems().map(({ file, line, message }) => `${file}:${line} ${message}`),
  };
}

function lineOf({ file, range, message }: Finding): string {
  return `${file}:${range.start.line} ${message}`;
}

function premise(units: object): Files {
  return { "premise.json": { units } };
}

describe("declared units", () => {
  test("a unit that no file speaks of", (context) => {
    const found = review(context, premise({ api: { roots: ["apps/api"], layer: "multi-node" } }));
    assert.deepEqual(found.units, ["api multi-node apps/api <- premise.json:7"]);
    assert.deepEqual(found.problems, []);
  });

  test("numbers say the layer as well", (context) => {
    const found = review(
      context,
      premise({
        api: { roots: ["apps/api"], instances: { min: 1, max: 4 } },
        web: { roots: ["apps/web/src/index.ts"], instances: 1 },
      }),
    );
    assert.deepEqual(found.units, [
      "api multi-node apps/api <- premise.json:7",
      "web single-node apps/web <- premise.json:16",
    ]);
  });

  test("raising a layer needs no reason", (context) => {
    const found = review(context, {
      ...premise({ api: { layer: "distributed" } }),
      ...THREE,
    });
    assert.deepEqual(found.units, ["api distributed apps/api <- premise.json:4"]);
    assert.deepEqual(found.findings, []);
  });

  test("lowering one without a reason does not hold and shows on both ends", (context) => {
    const found = review(context, { ...premise({ api: { layer: "single-node" } }), ...THREE });
    assert.deepEqual(found.units, ["api multi-node apps/api <- apps/api/railway.json:3"]);
    assert.deepEqual(found.findings, [
      "apps/api/railway.json:3 premise.json declares api otherwise than this line; which is right?",
      "premise.json:4 api is declared single-node, its deployment says multi-node; say 'because' or correct one",
    ]);
  });

  test("two words are no reason", (context) => {
    const api = { layer: "single-node", because: "it is" };
    assert.equal(review(context, { ...premise({ api }), ...THREE }).findings.length, 2);
  });

  test("lowering one with a reason holds until its day", (context) => {
    const api = { layer: "single-node", because: "the licence allows one consumer" };
    const held = review(context, {
      ...premise({ api: { ...api, until: "2026-06-01" } }),
      ...THREE,
    });
    assert.deepEqual(held.units, ["api single-node apps/api <- premise.json:4"]);
    assert.deepEqual(held.findings, []);
    const passed = review(context, {
      ...premise({ api: { ...api, until: "2026-05-31" } }),
      ...THREE,
    });
    assert.deepEqual(passed.units, ["api multi-node apps/api <- apps/api/railway.json:3"]);
    assert.deepEqual(passed.findings, [
      "premise.json:6 what is declared of api held until 2026-05-31; decide again",
    ]);
  });

  test("roots map evidence that leads to no code", (context) => {
    const files: Files = {
      ...premise({ consumer: { roots: ["apps/web"] } }),
      "compose.prod.yml":
        "services:\n  jobs:\n    image: acme/consumer:1\n    deploy: { replicas: 3 }\n",
    };
    assert.deepEqual(review(context, files).units, [
      "consumer multi-node apps/web <- compose.prod.yml:4",
    ]);
  });

  test("names and roots that lead nowhere are told", (context) => {
    const found = review(
      context,
      premise({ nobody: { layer: "multi-node" }, gone: { roots: ["apps/gone"] } }),
    );
    assert.deepEqual(found.findings, [
      "premise.json:3 no deployment file speaks of 'nobody'; give its 'roots'",
      "premise.json:7 no TypeScript stands where 'gone' is said to have its roots",
    ]);
  });

  test("a layer for everything that is lower than a deployment says shows on both ends", (context) => {
    const found = review(context, { "premise.json": { layer: "single-node" }, ...THREE });
    assert.deepEqual(found.findings, [
      "apps/api/railway.json:3 premise.json declares api otherwise than this line; which is right?",
      "premise.json:2 declared single-node; the deployment of api says multi-node",
    ]);
  });

  test("wrong types are mistakes with their line", (context) => {
    const found = review(
      context,
      premise({ api: { instances: 0, until: "2026-02-30", regions: 1.5, layr: "x" } }),
    );
    assert.deepEqual(
      found.problems.map((each) => each.slice(0, 70)),
      [
        "premise.json:4 'instances' must be a whole number of at least 1, not a",
        "premise.json:5 'until' must be a day as YYYY-MM-DD, not a string",
        "premise.json:6 'regions' must be a whole number of at least 1, not a n",
        "premise.json:7 unknown key 'layr'; did you mean 'layer'?",
      ],
    );
  });
});
