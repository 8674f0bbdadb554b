/** What containers start: several programs in one, launchers, entry points of services, stages that images are laid out from. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { prepareHcl } from "../../server/analysis/topology/texts/hcl.ts";
import type { Files } from "../workspace/repository.ts";
import { ignoredLines, packageAt, topologyOf, unitLines } from "./surveyed.ts";

before(prepareHcl);

const MONOREPO: Files = {
  "package.json": {
    name: "shop",
    private: true,
    workspaces: ["apps/*"],
    scripts: { work: "cd apps/api && node dist/worker.js" },
  },
  ...packageAt("apps/api", "@shop/api", { scripts: { start: "node dist/index.js" } }),
  "apps/api/src/worker.ts": "export const worker = 1;\n",
  ...packageAt("apps/pages", "@shop/pages", { dependencies: { next: "^16.0.0" } }),
};

const API =
  'FROM node:22\nWORKDIR /srv/apps/api\nCOPY . /srv\nENV PORT=80\nCMD ["node", "dist/index.js"]\n';

const WORK_IMAGE = API.replace("dist/index.js", "dist/worker.js");

const STAGES = `FROM node:22 AS build
WORKDIR /src
COPY package.json pnpm-lock.yaml ./
COPY . .
FROM build AS built
WORKDIR /src/apps/api
RUN pnpm run build && pnpm --filter=@shop/api deploy --prod /out/server
FROM build AS pages
WORKDIR /src/apps/pages
FROM caddy:2 AS web
COPY --from=pages /src/apps/pages/dist/ /site/pages
COPY --from=pages /src/apps/pages/run.mjs /site/run.mjs
WORKDIR /site
CMD ["node", "/site/run.mjs"]
FROM node:22 AS all
COPY --from=built /out/server /server
COPY --from=pages /src/apps/pages/dist/ /site/pages
COPY --from=build /src/all.mjs /src/all.mjs
WORKDIR /server
ENTRYPOINT ["tini", "--"]
CMD ["node", "/src/all.mjs"]
`;

const LAUNCHER = `import { spawn } from "child_process";
const start = (command, args, prefix) => spawn(command, args, { stdio: "inherit" });
start("caddy", ["run"], "web");
start("node", ["/server/dist/worker.js"], "server");
`;

const service = (name: string, more: string): string =>
  `  ${name}:\n    container_name: ${name}\n${more}`;

/** Files → each unit with what it begins with, and the deployments that it has. */
const CASES: readonly (readonly [string, Files, readonly (readonly string[])[]])[] = [
  [
    "services of one image that differ in their command",
    {
      "apps/api/Dockerfile": API,
      "compose.yml": `services:\n${service("api", "    image: acme/api\n")}${service("work", "    image: acme/api\n    command: node dist/worker.js\n")}`,
    },
    [
      ["api", "apps/api/src/index.ts", "docker api", "compose api"],
      ["work", "apps/api/src/worker.ts", "compose work"],
    ],
  ],
  [
    "pods of one image that differ in their command",
    {
      "apps/api/Dockerfile": API,
      "k8s/all.yaml": ["api", "work"]
        .map(
          (name) =>
            `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec: { replicas: 2, template: { spec: { containers: [{ name: ${name}, image: acme/api, command: [node, dist/${name === "api" ? "index" : "worker"}.js] }] } } }\n`,
        )
        .join("---\n"),
    },
    [
      ["api", "apps/api/src/index.ts", "docker api", "kubernetes api"],
      ["work", "apps/api/src/worker.ts", "kubernetes work"],
    ],
  ],
  [
    "an entry point of a service in front of its command",
    {
      "apps/api/Dockerfile": API,
      "compose.yml": `services:\n${service("api", '    image: acme/api\n    entrypoint: ["sh", "-c"]\n    command: ["sleep 3; node dist/worker.js"]\n')}`,
    },
    [
      ["api", "apps/api/src/index.ts", "docker api"],
      ["api-2", "apps/api/src/worker.ts", "compose api"],
    ],
  ],
  [
    "an image that a workflow pushes by its digest, and a service with another's name",
    {
      "docker/work/Dockerfile":
        'FROM node:22\nWORKDIR /srv\nCOPY . .\nCMD ["sh", "-c", "node /health.js & sleep 5 && pnpm run work"]\n',
      "apps/api/Dockerfile": API,
      "compose.yml": `services:\n${service("api", "    image: registry.test/acme/shop-worker\n")}`,
      ".github/workflows/images.yml":
        "jobs:\n  push:\n    strategy:\n      matrix:\n        include:\n          - { image: acme/shop-worker, file: docker/work/Dockerfile }\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          file: $FILE\n          outputs: type=image,name=$IMAGE,push-by-digest=true\n".replace(
          /\$(FILE|IMAGE)/g,
          (_, name: string) => `\${{ matrix.${name.toLowerCase()} }}`,
        ),
    },
    [
      ["api", "apps/api/src/index.ts", "docker api"],
      ["api-2", "apps/api/src/worker.ts", "docker work", "compose api"],
    ],
  ],
  [
    "an image that a file for bake names",
    {
      "docker/a/Dockerfile": WORK_IMAGE,
      "compose.yml": `services:\n${service("one", "    image: registry.test/acme/shop-one:2\n")}`,
      "docker-bake.hcl": `variable "TAG" { default = "latest" }\ntarget "base" {\n  context = "."\n  dockerfile = "docker/a/Dockerfile"\n}\ntarget "one" {\n  inherits = ["base"]\n  tags = ["registry.test/acme/shop-one:\${TAG}"]\n}\n`,
    },
    [["api", "apps/api/src/worker.ts", "compose one", "docker a"]],
  ],
  [
    "an image that a file for bake names in JSON",
    {
      "docker/a/Dockerfile": WORK_IMAGE,
      "compose.yml": `services:\n${service("one", "    image: acme/shop-one\n")}`,
      "docker-bake.json": {
        target: { one: { dockerfile: "docker/a/Dockerfile", tags: ["acme/shop-one:1"] } },
      },
    },
    [["api", "apps/api/src/worker.ts", "compose one", "docker a"]],
  ],
  [
    "a script that starts two programs and waits for them",
    {
      Dockerfile: 'FROM node:22\nWORKDIR /srv\nCOPY . .\nENTRYPOINT ["scripts/start.sh"]\n',
      "scripts/start.sh":
        "#!/bin/bash\nnode ./apps/api/dist/index.js &\nnode ./apps/pages/server.js &\nwait -n\n",
    },
    [
      ["api", "apps/api/src/index.ts", "docker shop"],
      ["pages", "apps/pages", "docker shop"],
    ],
  ],
  [
    "a launcher in JavaScript, and the package that a stage laid out",
    { "all.mjs": LAUNCHER, "prod.Dockerfile": STAGES },
    [["api", "apps/api/src/worker.ts", "docker shop"]],
  ],
  [
    "a migration in the image of a service",
    {
      "prod.Dockerfile": STAGES,
      "all.mjs": LAUNCHER,
      "compose.yml": `services:\n${service("all", "    build: { context: ., dockerfile: prod.Dockerfile, target: all }\n")}  migrate:\n    build: { context: ., dockerfile: prod.Dockerfile, target: all }\n    command: sh -c "pnpm exec prisma migrate deploy"\n`,
    },
    [["api", "apps/api/src/worker.ts", "docker shop", "compose all", "compose migrate: job"]],
  ],
  [
    "an image whose files are all of one package",
    {
      "prod.Dockerfile": STAGES,
      "all.mjs": LAUNCHER,
      "compose.yml": `services:\n${service("site", "    build: { context: ., dockerfile: prod.Dockerfile, target: web }\n")}`,
    },
    [
      ["api", "apps/api/src/worker.ts", "docker shop"],
      ["pages", "apps/pages", "compose site"],
    ],
  ],
  [
    "a launcher whose programs nobody can know",
    {
      "all.mjs":
        'import { spawn } from "node:child_process";\nspawn("node", [process.argv[2]]);\nspawn(name, ["/server/dist/worker.js"]);\n',
      "prod.Dockerfile": STAGES,
    },
    [["api", "apps/api", "docker shop"]],
  ],
];

describe("containers", () => {
  for (const [name, files, expected] of CASES)
    test(name, (context) => {
      const { units } = topologyOf(context, { ...MONOREPO, ...files });
      const found = units.map(({ id, path, entries, deployments }) => [
        id,
        entries[0] ?? path,
        ...deployments.map(
          (each) =>
            `${each.platform} ${each.name}${each.runtime === "long-lived" ? "" : `: ${each.runtime}`}`,
        ),
      ]);
      const sorted = (all: readonly (readonly string[])[]): readonly (readonly string[])[] =>
        all.map(([id = "", entry = "", ...rest]) => [id, entry, ...rest.sort()]).sort();
      assert.deepEqual(sorted(found), sorted(expected));
    });
});

const IMAGE = 'FROM node:22\nCOPY . .\nCMD ["node", "dist/index.js"]\n';

/** One package with an image; the file and its text → the unit's line and what is ignored. */
const NAMES: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  [
    "Compose for Podman",
    "podman/podman-compose.yml",
    "services:\n  api:\n    image: acme/api\n    container_name: api\n",
    "api single-node . <- podman/podman-compose.yml:4",
    [],
  ],
  [
    "a stack of Swarm under a name of its own",
    "swarm/shop_v2.yaml",
    "version: '3.7'\nservices:\n  api:\n    image: acme/api\n    deploy:\n      mode: replicated\n      replicas: 2\n",
    "api multi-node . <- swarm/shop_v2.yaml:7",
    [],
  ],
  [
    "services of something else",
    "config/services.yaml",
    "services:\n  api:\n    class: acme/api\n    deploy:\n      replicas: 2\n",
    "api unknown .",
    [],
  ],
  [
    "a file whose head says that it serves tests",
    "docker-compose.deploy.yml",
    "# Not for your own deployments!\n# Used for internal testing deployments\n\nservices:\n  api:\n    image: acme/api\n    container_name: api\n",
    "api unknown .",
    ["docker-compose.deploy.yml:7 it serves tests"],
  ],
];

describe("names and heads of Compose files", () => {
  for (const [name, file, text, expected, ignored] of NAMES)
    test(name, (context) => {
      const report = topologyOf(context, {
        ...packageAt("", "api"),
        Dockerfile: IMAGE,
        [file]: text,
      });
      assert.deepEqual(unitLines(report), [expected]);
      assert.deepEqual(ignoredLines(report), ignored);
    });
});

test("an address that somebody may set leads to where it leads otherwise, in files of one project", (context) => {
  const pages = (name: string): string =>
    `name: ${name}\nservices:\n  pages:\n    image: acme/pages\n    environment:\n      API_URL: \${API_URL:-http://api:3000}\n      DATABASE_URL: \${DATABASE_URL:-postgres://\${USER:-ada}:secret@db:5432/main}\n`;
  for (const [name, expected] of [
    ["shop", ["pages → db store", "pages → api http"]],
    ["other", ["pages → db store"]],
  ] as const) {
    const { edges } = topologyOf(context, {
      ...MONOREPO,
      "hosting/api/compose.yml":
        "name: shop\nservices:\n  api:\n    image: acme/api\n  db:\n    image: postgres:17\n",
      "hosting/pages/compose.yml": pages(name),
    });
    assert.deepEqual(
      edges.map(({ from, to, via }) => `${from} → ${to} ${via}`).sort(),
      [...expected].sort(),
    );
  }
});

test("a database in a file behind a button is no store of what runs elsewhere", (context) => {
  const report = topologyOf(context, {
    ...packageAt("", "api"),
    Dockerfile: IMAGE,
    "README.md": "[Deploy](https://render.com/deploy?repo=x)\n",
    "render.yaml":
      "services:\n  - type: web\n    name: api\n    plan: free\n    envVars:\n      - key: DATABASE_URL\n        fromDatabase: { name: main, property: connectionString }\ndatabases:\n  - name: main\n",
  });
  assert.deepEqual([report.stores, report.edges], [[], []]);
});

test("where one way of running reaches higher than others, its own lower end counts", (context) => {
  const [unit] = topologyOf(context, {
    ...packageAt("", "api"),
    Dockerfile: IMAGE,
    "vercel.json": { crons: [{ path: "/api/cron", schedule: "* * * * *" }] },
    "compose.yml": "services:\n  api:\n    build: .\n    container_name: api\n",
  }).units;
  assert.deepEqual(unit?.instances, { least: 0, most: "any" });
});
