/** Ways to run that a repository offers: which of them prove one instance, and which can be no way at all. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Files } from "../workspace/repository.ts";
import { ignoredLines, packageAt, topologyOf, unitLines } from "./surveyed.ts";

const DOCKERFILE = 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "dist/index.js"]\n';
const API: Files = { ...packageAt("", "api"), Dockerfile: DOCKERFILE };
const NAMED = "services:\n  api:\n    build: .\n    container_name: api\n";
const OPEN = 'services:\n  api:\n    image: acme/api\n    ports: ["3000:3000"]\n';
const CHART: Files = {
  "chart/Chart.yaml": "apiVersion: v2\nname: api\nversion: 1.0.0\n",
  "chart/values.yaml": "image: acme/api\n",
  "chart/templates/api.yaml":
    "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n        - name: api\n          image: {{ .Values.image }}\n",
};

/** What there is → the unit. */
const CASES: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "one Compose file with a fixed name",
    { "compose.yml": NAMED },
    ["api single-node . <- compose.yml:4"],
  ],
  [
    "a Compose file with a fixed name beside one of another folder without",
    { "compose.yml": OPEN, "podman/podman-compose.yml": NAMED.replace("build: .", "build: ..") },
    ["api unknown . <- compose.yml:4 <- podman/podman-compose.yml:4"],
  ],
  [
    "Compose files of one folder that stand on their own",
    { "docker-compose.yml": OPEN, "docker-compose-queue.yml": NAMED },
    ["api unknown . <- docker-compose.yml:4 <- docker-compose-queue.yml:4"],
  ],
  [
    "Compose files that all give a fixed name",
    { "compose.yml": NAMED, "podman/podman-compose.yml": NAMED.replace("build: .", "build: ..") },
    ["api single-node . <- compose.yml:4 <- podman/podman-compose.yml:4"],
  ],
  [
    "a Compose file that only adds a name to what another one runs",
    {
      "docker-compose.yml": OPEN,
      "docker-compose-names.yml": "services:\n  api:\n    container_name: api\n",
    },
    ["api single-node . <- docker-compose-names.yml:3"],
  ],
  [
    "a file of production beside the one that people are offered",
    { "compose.yml": OPEN, "deploy/compose.prod.yml": NAMED.replace("build: .", "build: ..") },
    ["api single-node . <- deploy/compose.prod.yml:4"],
  ],
  ["a chart that runs one pod", CHART, ["api single-node . <- chart/templates/api.yaml:6"]],
  [
    "the same beside a Compose file that leaves the number open",
    { ...CHART, "compose.yml": OPEN },
    ["api unknown . <- compose.yml:4 <- chart/templates/api.yaml:6"],
  ],
];

describe("ways to run", () => {
  for (const [name, files, expected] of CASES)
    test(name, (context) => {
      const report = topologyOf(context, { ...API, ...files });
      assert.deepEqual(
        unitLines(report).map((line) => sortedEvidence(line)),
        expected.map((line) => sortedEvidence(line)),
      );
    });
});

/** The order of the lines says nothing. */
function sortedEvidence(line: string): string {
  const [unit = "", ...lines] = line.split(" <- ");
  return [unit, ...lines.sort()].join(" <- ");
}

const COPIES_LOCK = DOCKERFILE.replace("COPY . .", "COPY package.json pnpm-lock.yaml ./\nCOPY . .");

/** What there is → whether the second Dockerfile counts. */
const LOCKS: readonly (readonly [string, Files, boolean])[] = [
  ["copies a lock file that is not there", { "other.Dockerfile": COPIES_LOCK }, false],
  [
    "copies one that is in the folder of a package",
    { "other.Dockerfile": COPIES_LOCK, "web/package.json": {}, "web/pnpm-lock.yaml": "x: 1\n" },
    true,
  ],
  [
    "copies one that git ignores",
    { "other.Dockerfile": COPIES_LOCK, ".gitignore": "pnpm-lock.yaml\n" },
    true,
  ],
  [
    "copies what a pattern finds",
    { "other.Dockerfile": COPIES_LOCK.replace("pnpm-lock.yaml", "pnpm-lock.yaml*") },
    true,
  ],
  [
    "copies it in a stage that nothing is made from",
    {
      "other.Dockerfile": `FROM node:22 AS old\nCOPY pnpm-lock.yaml ./\n${DOCKERFILE}`,
    },
    true,
  ],
];

describe("a Dockerfile that", () => {
  for (const [name, files, isUsed] of LOCKS)
    test(name, (context) => {
      const report = topologyOf(context, { ...API, ...files });
      const places = report.units.flatMap(({ deployments }) =>
        deployments.map(({ place }) => place.file),
      );
      assert.equal(places.includes("other.Dockerfile"), isUsed);
      assert.deepEqual(
        ignoredLines(report),
        isUsed
          ? []
          : ["other.Dockerfile:3 it cannot be built: the repository has no pnpm-lock.yaml"],
      );
    });

  test("deprecated services alone are made from decides nothing", (context) => {
    const service = (name: string, more: string) =>
      `  ${name}:\n    build: { context: ., dockerfile: old.Dockerfile }\n${more}`;
    const old = service("old", '    profiles: ["deprecated"]\n');
    const files = { ...API, "old.Dockerfile": DOCKERFILE };
    const served = topologyOf(context, { ...files, "compose.yml": `services:\n${old}` });
    assert.deepEqual(ignoredLines(served), [
      "old.Dockerfile:4 deprecated services alone are made from it",
    ]);
    const both = topologyOf(context, {
      ...files,
      "compose.yml": `services:\n${old}${service("api", "")}`,
    });
    assert.deepEqual(ignoredLines(both), []);
    // With nothing else that runs the code, it is all that is known.
    const alone = topologyOf(context, {
      ...packageAt("", "api"),
      "old.Dockerfile": DOCKERFILE,
      "compose.yml": `services:\n${old}`,
    });
    assert.deepEqual(ignoredLines(alone), []);
    assert.deepEqual(unitLines(alone), ["api unknown ."]);
  });
});
