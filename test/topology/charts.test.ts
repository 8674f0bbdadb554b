/** Helm, Argo, Flux and helmfiles: what templates and values make of numbers, and what scaffolds leave behind. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Files } from "../workspace/repository.ts";
import { packageAt, topologyOf, unitLines, WORKLOAD } from "./surveyed.ts";

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

const FIXED = DEPLOYMENT.replace(/ {2}\{\{- if not[\s\S]*?\{\{- end \}\}/, "  replicas: 1");

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
    "a number in the template itself is one that no release changes",
    { "deploy/shop/values.yaml": SCAFFOLD, "deploy/shop/templates/api.yaml": FIXED },
    "api single-node apps/api <- deploy/shop/templates/api.yaml:8",
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
    "the default that a template brings along decides nothing where it is one",
    {
      "deploy/shop/templates/api.yaml": DEPLOYMENT.replace(
        ".Values.replicaCount",
        ".Values.replicaCount | default 1",
      ),
      "deploy/shop/values.yaml": SCAFFOLD.replace("replicaCount: 1\n", ""),
    },
    "api unknown apps/api <- deploy/shop/templates/api.yaml:9",
  ],
  [
    "one of many components with one replica and an autoscaler",
    {
      "deploy/shop/values.yaml": `${SCAFFOLD.replace("enabled: false", "enabled: true").replace("100", "10")}
${["worker", "cube", "hub", "mail"].map((name) => `${name}:\n  replicas: 6\n  autoscaling: { enabled: false, maxReplicas: 100 }\n`).join("")}`,
    },
    "api multi-node apps/api <- deploy/shop/values.yaml:7",
  ],
  [
    "a release of a helmfile, with values as a file",
    {
      "deploy/shop/values.yaml": SCAFFOLD,
      "deploy/prod/helmfile.yaml":
        "releases:\n  - name: shop\n    chart: ../shop\n    values: [shop.yaml]\n",
      "deploy/prod/shop.yaml": "replicaCount: 5\n",
    },
    "api multi-node apps/api <- deploy/prod/shop.yaml:1",
  ],
  [
    "a release of a helmfile for staging",
    {
      "deploy/shop/values.yaml": SCAFFOLD,
      "deploy/helmfile.yaml":
        "releases:\n  - name: shop-staging\n    chart: ./shop\n    values: [{ replicaCount: 5 }]\n",
    },
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
    ".github/workflows/deploy.yml":
      "jobs:\n  run:\n    steps:\n      - run: flyctl scale count 3 --app api\n      - run: gcloud run deploy api --max-instances=1\n      - run: kubectl scale deploy/api --replicas=4\n",
  });
  assert.deepEqual(unitLines(report), []);
  assert.deepEqual(
    report.hints.map(({ file, range }) => `${file}:${range.start.line}`),
    [
      ".github/workflows/deploy.yml:4",
      ".github/workflows/deploy.yml:5",
      ".github/workflows/deploy.yml:6",
      "Makefile:2",
    ],
  );
});
