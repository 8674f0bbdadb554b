/** What an edit costs: the topology is read once, and again when a deployment file changes, whatever happens to code. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING_DECLARED } from "../../server/analysis/topology/declared.ts";
import { createTopology } from "../../server/analysis/topology/topology.ts";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import { addFiles, type Files, writeRepository } from "../workspace/repository.ts";
import { ignoredLines, packageAt, topologyOf, WORKLOAD } from "./surveyed.ts";

test("an edit of code reads no deployment file, and an edit of one makes the topology anew", (context) => {
  const root = writeRepository(context, {
    ...packageAt("", "api"),
    "railway.json": { deploy: { numReplicas: 2 } },
  });
  const workspace = openWorkspace(root);
  const counted = { surveys: 0, reads: 0 };
  let imports = 0;
  const topology = createTopology({
    workspace: {
      ...workspace,
      otherFiles(pick) {
        counted.surveys++;
        return workspace.otherFiles(pick);
      },
      read(path) {
        counted.reads++;
        return workspace.read(path);
      },
    },
    isIgnored: () => false,
    declared: () => NOTHING_DECLARED,
    today: "2026-01-01",
    isServer: () => true,
    specifiersOf: () => [],
    importsOf: () => [],
    textOf: () => undefined,
    importsVersion: () => imports,
  });
  const layers = () => topology.model().units.map(({ layer }) => layer);
  const source = `${root}/src/index.ts`;
  assert.deepEqual(layers(), ["multi-node"]);
  const first = { ...counted };
  assert.equal(first.surveys, 1);
  for (let edit = 0; edit < 20; edit++) {
    imports++;
    assert.equal(topology.changed(source), false);
    assert.deepEqual(
      topology.unitsOf(source).map(({ id }) => id),
      ["api"],
    );
  }
  assert.deepEqual([counted, topology.version()], [first, 0]);
  addFiles(root, { "railway.json": { deploy: { numReplicas: 1 } } });
  assert.equal(topology.changed(`${root}/railway.json`), true);
  assert.deepEqual([layers(), counted.surveys], [["single-node"], 2]);
});

test("YAML that a site keeps in bulk is not read, and what a folder of manifests deploys is", (context) => {
  const many = (folder: string): Files =>
    Object.fromEntries(
      Array.from({ length: 21 }, (_, at) => [
        `${folder}/${at}.yaml`,
        WORKLOAD.replace("replicas: 1", `replicas: ${at + 2}`),
      ]),
    );
  const few: Files = { "docs/guide/one.yaml": WORKLOAD };
  const lines = (files: Files): readonly string[] =>
    ignoredLines(topologyOf(context, { ...packageAt("", "api"), ...files }));
  assert.deepEqual(lines({ ...many("docs/api/paths"), ...few }), [
    "docs/guide/one.yaml:6 it belongs to documentation or to what a site shows",
  ]);
  const report = topologyOf(context, { ...packageAt("", "api"), ...many("deploy") });
  assert.deepEqual(
    report.units.map(({ id, layer, evidence }) => `${id} ${layer} ${evidence.length}`),
    ["api multi-node 21"],
  );
});

test("a Netlify file is read for what runs on a server, and for the folder that it is about", (context) => {
  const kinds = (toml: string): readonly string[] =>
    topologyOf(context, {
      "package.json": { name: "shop", private: true, workspaces: ["apps/*"] },
      ...packageAt("apps/api", "api"),
      "apps/api/netlify.toml": toml,
    }).units.map(({ id, runtime }) => `${id} ${runtime}`);
  assert.deepEqual(kinds('[build]\ncommand = "npm run build"\n'), ["api static"]);
  assert.deepEqual(kinds('[build]\nbase = "../api"\n'), ["api static"]);
  assert.deepEqual(kinds('[[plugins]]\npackage = "@netlify/plugin-nextjs"\n'), ["api serverless"]);
});
