/** Lays out small repositories and says in one line per unit what the topology makes of them. */
import type { TestContext } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";
import type { TopologyReport } from "../../server/analysis/topology/report.ts";
import { type Files, writeRepository } from "../workspace/repository.ts";

/** A package with one source file. */
export function packageAt(folder: string, name: string, more: object = {}): Files {
  const base = folder === "" ? "" : `${folder}/`;
  return {
    [`${base}package.json`]: { name, dependencies: { express: "^5.0.0" }, ...more },
    [`${base}src/index.ts`]:
      'import express from "express";\nexport const app = express();\napp.listen(3000);\n',
  };
}

/** One pod of `api`. */
export const WORKLOAD = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 1
  template:
    spec:
      containers:
        - { name: api, image: registry.acme.test/api }
`;

export function topologyOf(context: TestContext, files: Files): TopologyReport {
  return createSession({ root: writeRepository(context, files) }).topology();
}

/** `api multi-node apps/api <- deploy/api.yaml:5 …`, sorted. */
export function unitLines(report: TopologyReport): readonly string[] {
  return report.units
    .map(({ id, layer, path, evidence }) => {
      const lines = evidence.map(({ file, range }) => `${file}:${range.start.line}`);
      return [`${id} ${layer} ${path}`, ...lines].join(" <- ");
    })
    .sort();
}

export function ignoredLines(report: TopologyReport): readonly string[] {
  return report.ignored.map(({ file, range, because }) => `${file}:${range.start.line} ${because}`);
}

export function problemLines(report: TopologyReport): readonly string[] {
  return report.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
}
