/** What an edit costs: the topology is read once, and again when a deployment file changes, whatever happens to code. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING_DECLARED } from "../../server/analysis/topology/declared.ts";
import { createTopology } from "../../server/analysis/topology/topology.ts";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import { addFiles, writeRepository } from "../workspace/repository.ts";
import { packageAt } from "./surveyed.ts";

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
