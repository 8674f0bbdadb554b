/** Kustomize: what overlays, patches and components make of the counts of their bases. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Files } from "../workspace/repository.ts";
import { ignoredLines, packageAt, topologyOf, unitLines, WORKLOAD } from "./surveyed.ts";

const CODE: Files = {
  ...packageAt("apps/api", "@shop/api"),
  ...packageAt("apps/web", "@shop/web"),
};

const KUSTOMIZED: readonly (readonly [string, Files, string])[] = [
  [
    "replicas of an overlay",
    {
      "k8s/base/kustomization.yaml": "resources: [api.yaml]\n",
      "k8s/overlays/prod/kustomization.yaml":
        "resources: [../../base]\nreplicas:\n  - name: api\n    count: 3\n",
    },
    "api multi-node apps/api <- k8s/overlays/prod/kustomization.yaml:4",
  ],
  [
    "a patch that is an object in a file",
    {
      "k8s/base/kustomization.yaml": "resources: [api.yaml]\n",
      "k8s/overlays/prod/kustomization.yaml":
        "bases: [../../base]\npatches: [{ path: more.yaml }]\n",
      "k8s/overlays/prod/more.yaml":
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec:\n  replicas: 4\n",
    },
    "api multi-node apps/api <- k8s/overlays/prod/more.yaml:5",
  ],
  [
    "a patch of operations inside the kustomization",
    {
      "k8s/base/kustomization.yaml": "resources: [api.yaml]\n",
      "k8s/overlays/prod/kustomization.yaml":
        "resources: [../../base]\npatches:\n  - target: { kind: Deployment, name: api }\n    patch: |\n      - op: replace\n        path: /spec/replicas\n        value: 2\n",
    },
    "api multi-node apps/api <- k8s/overlays/prod/kustomization.yaml:5",
  ],
  [
    "the overlay of production decides over the one of development",
    {
      "k8s/base/kustomization.yaml": "resources: [api.yaml]\n",
      "k8s/overlays/dev/kustomization.yaml":
        "resources: [../../base]\nreplicas: [{ name: api, count: 5 }]\n",
      "k8s/overlays/prod/kustomization.yaml": "resources: [../../base]\n",
    },
    "api single-node apps/api <- k8s/base/api.yaml:6",
  ],
  [
    "the older words for patches",
    {
      "k8s/base/kustomization.yaml": "resources: [api.yaml]\n",
      "k8s/overlays/prod/kustomization.yaml":
        "resources: [../../base]\npatchesJson6902:\n  - target: { kind: Deployment, name: api }\n    path: count.yaml\npatchesStrategicMerge: [calm.yaml]\n",
      "k8s/overlays/prod/count.yaml": "- { op: add, path: /spec/replicas, value: 6 }\n",
      "k8s/overlays/prod/calm.yaml":
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec: { strategy: { type: Recreate } }\n",
    },
    "api multi-node apps/api <- k8s/overlays/prod/count.yaml:1",
  ],
  [
    "a patch for something else changes nothing",
    {
      "k8s/base/kustomization.yaml": "resources: [api.yaml]\n",
      "k8s/overlays/prod/kustomization.yaml":
        "resources: [../../base]\nreplicas: [{ name: web, count: 4 }]\npatches:\n  - target: { kind: StatefulSet }\n    patch: |\n      - { op: replace, path: /spec/replicas, value: 2 }\n",
    },
    "api single-node apps/api <- k8s/base/api.yaml:6",
  ],
  [
    "a component of an overlay",
    {
      "k8s/base/kustomization.yaml": "resources: [api.yaml]\n",
      "k8s/overlays/prod/kustomization.yaml":
        "resources: [../../base]\ncomponents: [../../components/wide]\n",
      "k8s/components/wide/kustomization.yaml":
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nreplicas: [{ name: api, count: 7 }]\n",
    },
    "api multi-node apps/api <- k8s/components/wide/kustomization.yaml:3",
  ],
  [
    "overlays that take each other in are followed once",
    {
      "k8s/base/kustomization.yaml": "resources: [api.yaml, ../overlays/prod]\n",
      "k8s/overlays/prod/kustomization.yaml":
        "resources: [../../base]\nreplicas: [{ name: api, count: 5 }]\n",
    },
    "",
  ],
];

describe("Kustomize", () => {
  for (const [name, files, expected] of KUSTOMIZED) {
    test(name, (context) => {
      const report = topologyOf(context, { ...CODE, "k8s/base/api.yaml": WORKLOAD, ...files });
      assert.deepEqual(unitLines(report), expected === "" ? [] : [expected]);
      assert.deepEqual(report.problems, []);
    });
  }

  test("what overlays of development say is listed as ignored", (context) => {
    const report = topologyOf(context, {
      ...CODE,
      "k8s/base/api.yaml": WORKLOAD,
      "k8s/base/kustomization.yaml": "resources: [api.yaml]\n",
      "k8s/overlays/dev/kustomization.yaml":
        "resources: [../../base]\nreplicas: [{ name: api, count: 5 }]\n",
    });
    assert.deepEqual(unitLines(report), []);
    assert.deepEqual(ignoredLines(report), [
      "k8s/overlays/dev/kustomization.yaml:2 it serves development",
    ]);
  });
});
