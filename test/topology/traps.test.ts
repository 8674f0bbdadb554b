/** Files, fields and names that mislead, beyond those which the tests of single platforms name. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import {
  environmentOfName,
  environmentOfPath,
} from "../../server/analysis/topology/environment.ts";
import { prepareHcl } from "../../server/analysis/topology/texts/hcl.ts";
import type { Files } from "../workspace/repository.ts";
import { ignoredLines, packageAt, topologyOf, unitLines, WORKLOAD } from "./surveyed.ts";

const IMAGE = 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "dist/index.js"]\n';
const ONE: Files = { "railway.json": { deploy: { numReplicas: 1 } } };

const workload = (kind: string): string => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: api }
spec:
  replicas: 2
  template: { spec: { containers: [{ name: api, image: acme/api }] } }
`;

const CHART: Files = {
  "deploy/shop/Chart.yaml": "name: shop\nversion: 1.0.0\n",
  "deploy/shop/values.yaml": "count: 1\n",
  "deploy/shop/templates/api.yaml": WORKLOAD.replace(
    "replicas: 1",
    "replicas: {{ .Values.count }}",
  ),
};

/** One package and the files that deploy it → the unit's line. */
const CASES: readonly (readonly [string, Files, string])[] = [
  [
    "a set of pods",
    { "k8s/api.yaml": workload("ReplicaSet") },
    "api multi-node . <- k8s/api.yaml:5",
  ],
  [
    "an Argo application whose values stand in a file of the chart",
    {
      ...CHART,
      "deploy/shop/values-live.yaml": "count: 3\n",
      "argo/shop.yaml":
        "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: shop }\nspec:\n  source:\n    path: deploy/shop\n    helm: { valueFiles: [values-live.yaml] }\n",
    },
    "api multi-node . <- deploy/shop/values-live.yaml:1",
  ],
  [
    "values that are an example of a chart whose number nobody can change",
    {
      ...CHART,
      "deploy/shop/templates/api.yaml": WORKLOAD,
      "deploy/shop/values-production-example.yaml": "image: acme/api\n",
    },
    "api single-node . <- deploy/shop/templates/api.yaml:6",
  ],
  [
    "PM2 in YAML",
    { "process.yml": "apps:\n  - name: api\n    script: dist/index.js\n    instances: 3\n" },
    "api multi-node . <- process.yml:4",
  ],
  [
    "PM2 in JSON",
    { "pm2.json": { apps: [{ name: "api", script: "dist/index.js", instances: 2 }] } },
    "api multi-node . <- pm2.json:6",
  ],
  [
    "the mode of a cluster without a number of processes",
    {
      "ecosystem.config.js":
        'module.exports = { apps: [{ name: "api", script: "dist/index.js", exec_mode: "cluster" }] };\n',
    },
    "api unknown .",
  ],
  [
    "as many processes as a variable says",
    {
      ...ONE,
      "src/more.ts":
        'import cluster from "node:cluster";\nconst count = Number(process.env.WEB_CONCURRENCY);\nif (cluster.isPrimary) for (let i = 0; i < count; i++) cluster.fork();\n',
    },
    "api multi-node . <- src/more.ts:3",
  ],
  [
    "as many processes as may run at once",
    {
      ...ONE,
      "src/more.ts":
        'import cluster from "node:cluster";\nimport { availableParallelism } from "node:os";\nif (cluster.isPrimary) for (let i = 0; i < availableParallelism(); i++) cluster.fork();\n',
    },
    "api multi-node . <- src/more.ts:3",
  ],
  [
    "the older word for what serves requests on Fly",
    { "fly.toml": 'app = "api"\n\n[[services]]\n  internal_port = 3000\n' },
    "api multi-node . <- fly.toml:3",
  ],
  [
    "a process group on Fly that serves nothing",
    { "fly.toml": 'app = "api"\n[processes]\n  work = "node dist/index.js"\n' },
    "api unknown . <- fly.toml:1",
  ],
  [
    "a private service and a worker on Render",
    {
      "render.yaml":
        "services:\n  - type: pserv\n    name: api\n    numInstances: 2\n    dockerfilePath: ./Dockerfile\n",
      Dockerfile: IMAGE,
    },
    "api multi-node . <- render.yaml:4",
  ],
  [
    "a folder of functions on Netlify",
    {
      "netlify.toml": '[build]\npublish = "dist"\n[functions]\ndirectory = "src"\n',
    },
    "src multi-node src <- netlify.toml:3",
  ],
  [
    "edge functions on Netlify",
    {
      "netlify/edge-functions/geo.ts": "export default () => new Response();\n",
      "netlify.toml": '[[edge_functions]]\npath = "/"\nfunction = "geo"\n',
      "package.json": { name: "shop" },
    },
    "edge-functions multi-node netlify/edge-functions <- netlify.toml:1",
  ],
  [
    "a function in Terraform",
    {
      "infra/main.tf":
        'resource "aws_lambda_function" "api" {\n  function_name = "api"\n  handler = "src/index.handler"\n  runtime = "nodejs22.x"\n}\n',
    },
    "api multi-node . <- infra/main.tf:3",
  ],
  [
    "Copilot's number",
    { "copilot/api/manifest.yml": "name: api\ntype: Backend Service\ncount: 1\n" },
    "api single-node . <- copilot/api/manifest.yml:3",
  ],
  [
    "a Container App in a template of Azure",
    {
      "azuredeploy.json": {
        resources: [
          {
            type: "Microsoft.App/containerApps",
            name: "api",
            properties: { template: { scale: { minReplicas: 1, maxReplicas: 4 } } },
          },
        ],
      },
    },
    "api multi-node . <- azuredeploy.json:10",
  ],
  [
    "a platform that runs many beats the number of a file for development",
    {
      "vercel.json": { crons: [{ path: "/api/cron", schedule: "* * * * *" }] },
      "docker-compose.dev.yml": "services:\n  api:\n    build: .\n    deploy: { replicas: 1 }\n",
      Dockerfile: IMAGE,
    },
    "api multi-node . <- vercel.json:2",
  ],
  [
    "a command in another build server",
    { Dockerfile: IMAGE, "cloudbuild.yaml": "steps:\n  - args: [--max-instances=4]\n" },
    "api unknown .",
  ],
];

describe("traps", () => {
  before(prepareHcl);

  for (const [name, files, expected] of CASES) {
    test(name, (context) => {
      const report = topologyOf(context, { ...packageAt("", "api"), ...files });
      assert.deepEqual(unitLines(report), [expected]);
      assert.deepEqual(report.problems, []);
      // A line decides or is ignored, never both.
      const decides = new Set(unitLines(report).flatMap((line) => line.split(" <- ").slice(1)));
      const both = ignoredLines(report).filter((line) => decides.has(line.split(" ")[0] ?? ""));
      assert.deepEqual(both, []);
    });
  }

  test("a program for the command line is no unit, whatever image has its name", (context) => {
    const report = topologyOf(context, {
      "package.json": { name: "shop", workspaces: ["packages/*"] },
      ...packageAt("packages/cli", "shop-cli", { bin: "dist/index.js" }),
      ...packageAt("packages/more", "more"),
      "compose.prod.yml":
        "services:\n  cli:\n    image: acme/shop-cli\n    deploy: { replicas: 3 }\n",
    });
    assert.deepEqual(report.units, []);
    assert.deepEqual(
      report.unmapped.map(({ image }) => image),
      ["acme/shop-cli"],
    );
  });

  test("a program for desktops is no unit, whatever it is built with", (context) => {
    for (const more of [{ main: "dist/index.js", devDependencies: { electron: "^40.0.0" } }, {}]) {
      const report = topologyOf(context, {
        ...packageAt("", "desk", more),
        "src-tauri/tauri.conf.json": { productName: "desk" },
      });
      assert.deepEqual(unitLines(report), []);
    }
  });

  test("commands of other build servers are hints", (context) => {
    for (const [file, text, expected] of [
      ["cloudbuild.yaml", "steps:\n  - args: [run, deploy, --max-instances=4]\n", 2],
      [".gitlab-ci.yml", "up:\n  script:\n    - docker compose up --scale api=2\n", 3],
      [".circleci/config.yml", "jobs:\n  up:\n    steps:\n      - run: fly scale count 3\n", 4],
    ] as const) {
      const { hints } = topologyOf(context, { ...packageAt("", "api"), [file]: text });
      assert.deepEqual(
        hints.map((each) => `${each.file}:${each.range.start.line}`),
        [`${file}:${expected}`],
      );
    }
  });

  test("old and new overlap unless the platform is told to stop the old ones first", (context) => {
    for (const [files, expected] of [
      [{ "fly.toml": 'app = "api"\n[http_service]\n[deploy]\n  strategy = "rolling"\n' }, 1],
      [{ "fly.toml": 'app = "api"\n[http_service]\n[deploy]\n  strategy = "immediate"\n' }, 0],
      [{ "railway.json": { deploy: { numReplicas: 1 } } }, 1],
      [{ "railway.json": { deploy: { numReplicas: 1, overlapSeconds: 0 } } }, 0],
    ] as const) {
      const [unit] = topologyOf(context, { ...packageAt("", "api"), ...files }).units;
      assert.equal(unit?.surge, expected, JSON.stringify(files));
    }
  });

  test("what Vercel repeats and where it runs stands beside the layer", (context) => {
    const [unit] = topologyOf(context, {
      ...packageAt("", "api"),
      "vercel.json": {
        version: 2,
        regions: ["fra1", "iad1"],
        crons: [{ path: "/api/cron", schedule: "* * * * *" }],
      },
    }).units;
    assert.deepEqual(
      unit?.deployments[0]?.evidence.map(({ message }) => message),
      [
        "vercel.json: Vercel runs as many instances as requests need in each of 2 regions",
        "Vercel may deliver a cron request more than once",
      ],
    );
    assert.deepEqual([unit?.layer, unit?.evidence[0]?.range.start.line], ["multi-node", 3]);
  });

  test("one line in production is certain, one in a file without a name is likely", (context) => {
    const sureness = (file: string): string | undefined =>
      topologyOf(context, { ...packageAt("", "api"), [file]: workload("Deployment") }).units[0]
        ?.sureness;
    assert.deepEqual(["k8s/prod/api.yaml", "k8s/api.yaml"].map(sureness), ["certain", "likely"]);
  });
});

test("a package with the name of a folder for content is a program", (context) => {
  const fly = 'app = "posts"\n[http_service]\n  internal_port = 3000\n';
  const report = topologyOf(context, {
    "package.json": { name: "shop", workspaces: ["services/*"] },
    ...packageAt("services/posts", "posts"),
    "services/posts/fly.toml": fly,
    ...packageAt("services/web", "web"),
    "services/web/public/posts/fly.toml": fly,
  });
  assert.deepEqual(unitLines(report), [
    "posts multi-node services/posts <- services/posts/fly.toml:2",
  ]);
  assert.deepEqual(ignoredLines(report), [
    "services/web/public/posts/fly.toml:2 it belongs to documentation or to what a site shows",
  ]);
});

test("environments by the words of paths and names", () => {
  for (const [path, expected] of [
    ["deploy/prod/api.yaml", "production"],
    ["live.tfvars", "production"],
    ["docker-compose.staging.yml", "staging"],
    ["k8s/preprod/api.yaml", "staging"],
    ["k8s/uat/api.yaml", "staging"],
    ["docker-compose.local.yml", "development"],
    ["dev/k8s/api.yaml", "development"],
    ["compose.preview.yml", "development"],
    ["compose.e2e.yml", "test"],
    ["docker-compose.ci.yml", "test"],
    ["examples/prod/compose.yml", "example"],
    ["lib/__fixtures__/fly.toml", "example"],
    ["docs/deploy/compose.prod.yml", "content"],
    ["www/apps/book/vercel.json", "content"],
    ["apps/web/public/posts/railway.json", "content"],
    ["deprecated/prod/compose.yml", "retired"],
    ["infra/template.yaml", "unnamed"],
    ["apps/producer/fly.toml", "unnamed"],
    ["apps/devices/fly.toml", "unnamed"],
    ["apps/contest/fly.toml", "unnamed"],
    // Products are about these as well.
    ["packages/agent-sandbox-runtime/Dockerfile", "unnamed"],
    ["apps/public-api/fly.toml", "unnamed"],
    ["services/review-queue/fly.toml", "unnamed"],
    ["k8s/posts.yaml", "unnamed"],
    ["apps/live-chat/fly.toml", "unnamed"],
    ["k8s/sandbox/api.yaml", "development"],
    ["apps/api-preview/fly.toml", "development"],
    ["k8s/live/api.yaml", "production"],
  ] as const)
    assert.equal(environmentOfPath(path), expected, path);
  assert.equal(environmentOfName("api-production"), "production");
  assert.equal(environmentOfName("delivery"), "unnamed");
});
