/** Helm, Kustomize, Argo and Flux: what templates and overlays make of numbers, and what scaffolds leave behind. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Files } from "../workspace/repository.ts";
import { ignoredLines, packageAt, topologyOf, unitLines } from "./surveyed.ts";

const CODE: Files = {
  ...packageAt("apps/api", "@shop/api"),
  ...packageAt("apps/web", "@shop/web"),
};

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.fullname" . }}-api
  labels:
    {{- include "shop.labels" . | nindent 4 }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicaCount }}
  {{- end }}
  template:
    spec:
      {{- with .Values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: api
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
`;

const HPA = `{{- if .Values.autoscaling.enabled }}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ include "shop.fullname" . }}-api
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ template "shop.fullname" . }}-api
  minReplicas: {{ .Values.autoscaling.minReplicas }}
  maxReplicas: {{ .Values.autoscaling.maxReplicas }}
{{- end }}
`;

const CHART: Files = {
  ...CODE,
  "deploy/shop/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
  "deploy/shop/templates/api.yaml": DEPLOYMENT,
  "deploy/shop/templates/hpa.yaml": HPA,
  "deploy/shop/templates/_helpers.tpl": '{{- define "shop.fullname" -}}shop{{- end }}\n',
};

/** What `helm create` writes, more or less. */
const SCAFFOLD = `replicaCount: 1
image:
  repository: registry.acme.test/shop/api
autoscaling:
  enabled: false
  minReplicas: 1
  maxReplicas: 100
`;

const CASES: readonly (readonly [string, Files, string])[] = [
  [
    "the bound of an autoscaler that is off is a scaffold's, and so is one replica",
    { "deploy/shop/values.yaml": SCAFFOLD },
    "api unknown apps/api <- deploy/shop/values.yaml:1",
  ],
  [
    "an autoscaler that is on decides",
    { "deploy/shop/values.yaml": SCAFFOLD.replace("enabled: false", "enabled: true") },
    "api multi-node apps/api <- deploy/shop/values.yaml:7",
  ],
  [
    "values of production win over defaults",
    {
      "deploy/shop/values.yaml": SCAFFOLD,
      "deploy/shop/values-prod.yaml": "replicaCount: 4\n",
    },
    "api multi-node apps/api <- deploy/shop/values-prod.yaml:1",
  ],
  [
    "and may state that there is one",
    {
      "deploy/shop/values.yaml": SCAFFOLD,
      "deploy/shop/values-prod.yaml": "replicaCount: 1\n",
    },
    "api single-node apps/api <- deploy/shop/values-prod.yaml:1",
  ],
  [
    "values of staging and examples decide nothing",
    {
      "deploy/shop/values.yaml": SCAFFOLD,
      "deploy/shop/values-staging.yaml": "replicaCount: 4\n",
      "deploy/shop/values-production-example.yaml": "replicaCount: 5\n",
    },
    "api unknown apps/api <- deploy/shop/values.yaml:1",
  ],
  [
    "keys that no template reads are no counts",
    { "deploy/shop/values.yaml": `${SCAFFOLD}redis:\n  replicas: 6\nworker:\n  replicaCount: 9\n` },
    "api unknown apps/api <- deploy/shop/values.yaml:1",
  ],
  [
    "an Argo application's parameters",
    {
      "deploy/shop/values.yaml": SCAFFOLD,
      "argo/prod/shop.yaml": `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop }
spec:
  source:
    path: deploy/shop
    helm:
      parameters:
        - name: replicaCount
          value: "3"
`,
    },
    "api multi-node apps/api <- argo/prod/shop.yaml:10",
  ],
  [
    "an Argo application's values as text",
    {
      "deploy/shop/values.yaml": SCAFFOLD,
      "argo/prod/shop.yaml": `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop }
spec:
  source:
    path: deploy/shop
    helm:
      values: |
        autoscaling:
          enabled: true
          maxReplicas: 6
`,
    },
    "api multi-node apps/api <- argo/prod/shop.yaml:8",
  ],
  [
    "a Flux release",
    {
      "deploy/shop/values.yaml": SCAFFOLD,
      "flux/production.yaml": `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop }
spec:
  chart: { spec: { chart: ./deploy/shop } }
  values:
    replicaCount: 2
`,
    },
    "api multi-node apps/api <- flux/production.yaml:7",
  ],
];

describe("Helm", () => {
  for (const [name, files, expected] of CASES) {
    test(name, (context) => {
      const report = topologyOf(context, { ...CHART, ...files });
      assert.deepEqual(unitLines(report), [expected]);
      assert.deepEqual(report.problems, []);
    });
  }

  test("a chart inside a chart takes its values from the outer one, by its alias", (context) => {
    const report = topologyOf(context, {
      ...CODE,
      "deploy/all/Chart.yaml":
        "name: all\ndependencies:\n  - name: shop\n    alias: store\n    version: 1.0.0\n",
      "deploy/all/values.yaml": "store:\n  replicaCount: 5\n",
      "deploy/all/charts/shop/Chart.yaml": "name: shop\n",
      "deploy/all/charts/shop/values.yaml": SCAFFOLD,
      "deploy/all/charts/shop/templates/api.yaml": DEPLOYMENT,
    });
    assert.deepEqual(unitLines(report), ["api multi-node apps/api <- deploy/all/values.yaml:2"]);
  });

  test("templates that nobody can finish give no layer, no problem and no crash", (context) => {
    const broken = [
      "{{- if }}\nkind: Deployment\n",
      "{{- if .Values.a }}\nkind: Deployment\nmetadata:\n  name: api\nspec:\n  replicas: {{ .Values.",
      "{{ end }}{{ end }}{{ else }}\nkind: Deployment\nmetadata:\n  name: api\nspec:\n  replicas: 3\n",
      `{{- if ${"(".repeat(5000)} }}\nkind: Deployment\n`,
      `${"{{- if .Values.x }}\n".repeat(20_000)}kind: Deployment\n`,
      "kind: {{ .Values.kind }}\nmetadata: {{ toYaml .Values }}\n",
    ];
    const templates = Object.fromEntries(
      broken.map((text, index) => [`deploy/shop/templates/x${index}.yaml`, text]),
    );
    const report = topologyOf(context, {
      ...CODE,
      "deploy/shop/Chart.yaml": "name: shop\n",
      ...templates,
    });
    assert.deepEqual(report.problems, []);
    assert.deepEqual(
      unitLines(report).filter((line) => !line.includes("unknown")),
      [],
    );
  });
});

const WORKLOAD = `apiVersion: apps/v1
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

test("workflows say which Dockerfile an image is made from", (context) => {
  const report = topologyOf(context, {
    ...CODE,
    "docker/Dockerfile": 'FROM node:22\nWORKDIR /repo/apps/web\nCMD ["node", "dist/index.js"]\n',
    ".github/workflows/publish.yml": `jobs:
  publish:
    env: { IMAGE: acme/storefront }
    steps:
      - uses: docker/metadata-action@v5
        with: { images: "ghcr.io/\${{ env.IMAGE }}" }
      - uses: docker/build-push-action@v6
        with: { context: ., file: docker/Dockerfile }
`,
    "k8s/storefront.yaml": WORKLOAD.replaceAll("api", "storefront")
      .replace("replicas: 1", "replicas: 2")
      .replace("registry.acme.test/storefront", "ghcr.io/acme/storefront:3")
      .replace("storefrontVersion", "apiVersion"),
  });
  assert.deepEqual(unitLines(report), ["web multi-node apps/web <- k8s/storefront.yaml:6"]);
});

test("commands that scale are hints and decide nothing", (context) => {
  const report = topologyOf(context, {
    ...CODE,
    Makefile: "up:\n\tdocker compose up --scale api=3\n",
  });
  assert.deepEqual(unitLines(report), []);
  assert.deepEqual(
    report.hints.map(({ file, range }) => `${file}:${range.start.line}`),
    ["Makefile:2"],
  );
});
