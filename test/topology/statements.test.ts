/** What the topology says of units in words: what hands out files, what nobody deploys, which lines lead where. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { textOfLayers } from "../../server/cli/layers.ts";
import type { Files } from "../workspace/repository.ts";
import { ignoredLines, packageAt, topologyOf, unitLines, WORKLOAD } from "./surveyed.ts";

const IMAGE = 'FROM node:22\nWORKDIR /srv\nCOPY . .\nCMD ["node", "dist/index.js"]\n';

describe("an address with a switch beside it", () => {
  const SWITCHES: readonly (readonly [string, string, readonly string[]])[] = [
    ["no switch", "OTHER_ENABLED=false", ["api → mq"]],
    ["switched off", "RABBITMQ_ENABLED=false", []],
    ["switched off unless somebody says otherwise", `RABBITMQ_ENABLED=\${RABBITMQ:-false}`, []],
    ["switched on", "RABBITMQ_ENABLED=true", ["api → mq"]],
    ["a part of it switched off", "RABBITMQ_GLOBAL_ENABLED=false", ["api → mq"]],
    ["a switch with the verb in front", "USE_RABBITMQ=0", []],
    ["a switch that disables", "RABBITMQ_DISABLED=yes", []],
    ["a switch that disables nothing", "RABBITMQ_DISABLED=no", ["api → mq"]],
  ];
  for (const [name, variable, expected] of SWITCHES)
    test(name, (context) => {
      const { edges } = topologyOf(context, {
        ...packageAt("", "api"),
        Dockerfile: IMAGE,
        "compose.yml": `services:\n  api:\n    build: .\n    environment:\n      - ${variable}\n      - RABBITMQ_URI=amqp://user:word@mq:5672/x\n  mq:\n    image: rabbitmq:4\n`,
      });
      assert.deepEqual(
        edges.map(({ from, to }) => `${from} → ${to}`),
        expected,
      );
    });

  test("the switch nearest to the address decides", (context) => {
    const { edges } = topologyOf(context, {
      ...packageAt("", "api"),
      Dockerfile: IMAGE,
      "compose.yml":
        "services:\n  api:\n    build: .\n    environment:\n      CACHE_ENABLED: false\n      CACHE_REDIS_ENABLED: true\n      CACHE_REDIS_URI: redis://redis:6379\n  redis:\n    image: redis:8\n",
    });
    assert.deepEqual(
      edges.map(({ from, to }) => `${from} → ${to}`),
      ["api → redis"],
    );
  });
});

describe("an image that code starts when it needs one", () => {
  const SANDBOX: Files = {
    "package.json": { name: "shop", private: true, workspaces: ["apps/*"] },
    ...packageAt("apps/box", "box", {
      scripts: { image: 'tsc && docker build . -t "shop-box:latest" && touch .built' },
    }),
    "apps/box/Dockerfile": IMAGE,
    ...packageAt("apps/api", "api"),
    "apps/api/Dockerfile": IMAGE,
    "apps/api/src/settings.ts": 'export const BOX = "registry.test/shop-box:latest";\n',
    "apps/api/src/boxes.ts":
      'import Docker from "dockerode";\nimport { BOX } from "./settings";\nexport const open = () => new Docker().createContainer({ Image: BOX });\n',
  };

  test("is no unit, and listed with the code that names it", (context) => {
    const report = topologyOf(context, SANDBOX);
    assert.deepEqual(unitLines(report), ["api unknown apps/api"]);
    assert.deepEqual(ignoredLines(report), [
      "apps/box/Dockerfile:4 code starts a container of it on demand (apps/api/src/settings.ts names registry.test/shop-box:latest)",
    ]);
  });

  test("is a unit where a file deploys it as well", (context) => {
    const report = topologyOf(context, {
      ...SANDBOX,
      "compose.yml": "services:\n  box:\n    build: ./apps/box\n    container_name: box\n",
    });
    assert.deepEqual(unitLines(report), [
      "api unknown apps/api",
      "box single-node apps/box <- compose.yml:4",
    ]);
  });

  test("is a unit while only tests name it, or code that starts no container", (context) => {
    const { "apps/api/src/boxes.ts": starting, ...rest } = SANDBOX;
    for (const files of [
      rest,
      {
        ...rest,
        "apps/api/src/settings.ts": "",
        "apps/api/src/boxes.test.ts": `${starting}// "shop-box"\n`,
      },
    ])
      assert.deepEqual(unitLines(topologyOf(context, files)), [
        "api unknown apps/api",
        "box unknown apps/box",
      ]);
  });
});

describe("files for browsers", () => {
  const PAGES: Files = {
    "package.json": { name: "shop", private: true, workspaces: ["apps/*"] },
    "apps/pages/package.json": {
      name: "pages",
      scripts: { start: "pnpm prepare && http-server build -p 4200" },
      dependencies: { vue: "^3.5.0" },
    },
    "apps/pages/index.html": "<html></html>\n",
    "apps/pages/src/main.ts": "export const app = 1;\n",
    "apps/pages/run.mjs":
      'import { spawn } from "node:child_process";\nspawn("caddy", ["run", "--config", "x"]);\n',
  };
  const CHOSEN = `import { spawn } from "node:child_process";
const file = process.env.FILE;
spawn("caddy", ["run", "--config", \`/etc/\${file}\`]);
spawn("node", [\`/site/\${file}\`]);
`;
  const HANDED_OUT: readonly (readonly [string, string, string])[] = [
    [
      "by a program in another language beside a web server",
      'FROM node:22\nWORKDIR /site\nCOPY apps/pages/dist /site\nCMD ["/bin/sh", "-c", "node /site/run.mjs && (bundle-server & caddy run)"]\n',
      "static, files that caddy and bundle-server hand out",
    ],
    [
      "by the web server that the image begins with",
      "FROM node:22 AS build\nFROM nginx:1.29\nCOPY --from=build /dist /usr/share/nginx/html\n",
      "static, files that nginx hands out",
    ],
    [
      "by what a script in JavaScript starts",
      'FROM node:22\nWORKDIR /site\nCOPY apps/pages/run.mjs /site/run.mjs\nCMD ["node", "/site/run.mjs"]\n',
      "static, files that caddy hands out",
    ],
    [
      "by what a script starts with words that only running code knows",
      'FROM node:22\nWORKDIR /site\nCOPY apps/pages/chosen.mjs /site/chosen.mjs\nCMD ["node", "/site/chosen.mjs"]\n',
      "static, files that caddy hands out",
    ],
    [
      "by what a script of the package starts",
      'FROM node:22\nWORKDIR /srv/apps/pages\nCOPY . /srv\nCMD ["pnpm", "start"]\n',
      "static, files that http-server hands out",
    ],
  ];
  for (const [name, dockerfile, expected] of HANDED_OUT)
    test(name, (context) => {
      const report = topologyOf(context, {
        ...PAGES,
        "apps/pages/chosen.mjs": CHOSEN,
        "compose.yml":
          "services:\n  pages:\n    build: { context: ., dockerfile: apps/pages/Dockerfile }\n",
        "apps/pages/Dockerfile": dockerfile,
      });
      assert.equal(textOfLayers(report)[1]?.trim(), expected);
    });

  test("of which a fixed name says that there is one", (context) => {
    const report = topologyOf(context, {
      ...PAGES,
      "compose.yml":
        "services:\n  pages:\n    build: { context: ., dockerfile: apps/pages/Dockerfile }\n    container_name: pages\n",
      "apps/pages/Dockerfile": HANDED_OUT[1]?.[1] ?? "",
    });
    assert.deepEqual(unitLines(report), ["pages single-node apps/pages <- compose.yml:4"]);
  });
});

test("a file without a number says so where it is set aside", (context) => {
  const report = topologyOf(context, {
    ...packageAt("", "api"),
    Dockerfile: IMAGE,
    "README.md": "[Deploy](https://railway.com/template/x)\n",
    "railway.toml": '[build]\nbuilder = "DOCKERFILE"\n',
    "compose.yml": "services:\n  api:\n    build: .\n    container_name: api\n",
  });
  assert.deepEqual(
    report.ignored.map(({ file, range, message }) => `${file}:${range.start.line} ${message}`),
    ["railway.toml:1 railway: no number of instances here"],
  );
});

describe("what makes a layer unknown although a line says one", () => {
  const CHART: Files = {
    "chart/Chart.yaml": "apiVersion: v2\nname: api\nversion: 1.0.0\n",
    "chart/templates/api.yaml": WORKLOAD,
  };
  const WAYS: readonly (readonly [string, Files, readonly string[]])[] = [
    [
      "a Compose file that says no number",
      { ...CHART, "compose.yml": "services:\n  api:\n    build: .\n" },
      [
        "chart/templates/api.yaml:6 Kubernetes runs 1 pod",
        "compose.yml:2 compose: no number of instances here",
      ],
    ],
    [
      "a platform that says it elsewhere",
      {
        "compose.yml": "services:\n  api:\n    build: .\n    container_name: api\n",
        "railway.json": { deploy: { startCommand: "node dist/index.js" } },
      },
      [
        "compose.yml:4 a container with a fixed name: Compose runs exactly one",
        "railway.json:2 railway: no number of instances here",
      ],
    ],
    [
      "a cluster that a workflow deploys to",
      {
        "compose.yml": "services:\n  api:\n    build: .\n    container_name: api\n",
        ".github/workflows/deploy.yml":
          "name: deploy api\njobs:\n  api:\n    steps:\n      - run: kubectl set image deployment/api api=acme/api\n",
      },
      [
        "compose.yml:4 a container with a fixed name: Compose runs exactly one",
        ".github/workflows/deploy.yml:5 a workflow deploys to Kubernetes, where the number of instances is kept",
      ],
    ],
  ];
  for (const [name, files, expected] of WAYS)
    test(name, (context) => {
      const [unit, ...more] = topologyOf(context, {
        ...packageAt("", "api"),
        Dockerfile: IMAGE,
        ...files,
      }).units;
      assert.deepEqual([unit?.layer, more], ["unknown", []]);
      assert.deepEqual(
        unit?.evidence.map(({ file, range, message }) => `${file}:${range.start.line} ${message}`),
        expected,
      );
    });

  test("is no hint that decides nothing", (context) => {
    const places = (name: string): string =>
      `name: deploy ${name}\njobs:\n  eu:\n    with:\n      terraform_workspace: shop-prod-eu\n  us:\n    with:\n      terraform_workspace: shop-prod\n`;
    const report = topologyOf(context, {
      ...packageAt("", "api"),
      Dockerfile: IMAGE,
      "compose.yml": "services:\n  api:\n    build: .\n    container_name: api\n",
      ".github/workflows/deploy-api.yml": places("api"),
    });
    assert.deepEqual(
      report.units.map(({ evidence }) => evidence.map(({ file }) => file)),
      [["compose.yml", ".github/workflows/deploy-api.yml"]],
    );
    assert.deepEqual(report.hints, []);
  });
});

describe("a workflow that deploys a unit of which no file says how many run", () => {
  const places = (service: string): string =>
    `name: deploy\njobs:\n  eu:\n    with:\n      service: ${service}\n      terraform_workspace: shop-prod-eu\n  us:\n    with:\n      terraform_workspace: shop-prod\n`;
  const SHOP: Files = {
    "package.json": { name: "shop", private: true, workspaces: ["apps/*"] },
    ...packageAt("apps/hooks", "hooks"),
    "apps/hooks/Dockerfile": IMAGE,
    ...packageAt("apps/mail", "mail"),
    "apps/mail/Dockerfile": IMAGE,
  };
  const NAMED: readonly (readonly [string, Files, readonly string[]])[] = [
    [
      "each by the name of its file, in the same words",
      {
        ".github/workflows/deploy-hooks.yml": places("x"),
        ".github/workflows/deploy-mail.yml": places("x"),
      },
      [
        "hooks unknown apps/hooks <- .github/workflows/deploy-hooks.yml:6",
        "mail unknown apps/mail <- .github/workflows/deploy-mail.yml:6",
      ],
    ],
    [
      "one by its folder",
      { ".github/workflows/deploy.yml": places("./apps/mail") },
      ["hooks unknown apps/hooks", "mail unknown apps/mail <- .github/workflows/deploy.yml:6"],
    ],
    [
      "none by a word in it, or by a folder or a file that only begins alike",
      {
        ".github/workflows/deploy.yml": places("mail"),
        ".github/workflows/deploy-hooks-preview.yml": places("hooks"),
        ".github/workflows/deploy-other.yml": places("apps/mail-archive"),
      },
      ["hooks unknown apps/hooks", "mail unknown apps/mail"],
    ],
  ];
  for (const [name, files, expected] of NAMED)
    test(name, (context) => {
      const report = topologyOf(context, { ...SHOP, ...files });
      assert.deepEqual(unitLines(report), expected);
      // What a unit shows is shown once.
      const isShown = expected.some((line) => line.includes("<-"));
      assert.equal(report.hints.length, isShown ? 0 : 1);
      assert.equal(
        textOfLayers(report).some((line) => line.includes("it is not settled")),
        isShown,
      );
    });
});

test("files for browsers have no number that a workflow could keep", (context) => {
  const [unit, ...others] = topologyOf(context, {
    "package.json": { name: "shop", private: true, workspaces: ["apps/*"] },
    "apps/pages/package.json": { name: "pages", dependencies: { vite: "^7.0.0" } },
    "apps/pages/src/main.ts": "export const page = 1;\n",
    "apps/pages/vercel.json": { rewrites: [{ source: "/(.*)", destination: "/" }] },
    ".github/workflows/deploy-pages.yml":
      "name: deploy\njobs:\n  eu:\n    with:\n      workspace: shop-prod-eu\n  us:\n    with:\n      workspace: shop-prod\n",
  }).units;
  assert.deepEqual([unit?.runtime, unit?.evidence, others], ["static", [], []]);
});

test("a unit without a line for its layer shows where it is deployed", (context) => {
  const report = topologyOf(context, {
    "package.json": { name: "shop", private: true, workspaces: ["apps/*"] },
    ...packageAt("apps/api", "api"),
    "apps/api/Dockerfile": IMAGE,
    "apps/pages/package.json": { name: "pages", dependencies: { vite: "^7.0.0" } },
    "apps/pages/src/main.ts": "export const page = 1;\n",
    "apps/pages/vercel.json": { rewrites: [{ source: "/(.*)", destination: "/" }] },
  });
  assert.deepEqual([...textOfLayers(report)].sort(), [
    "  apps/api/Dockerfile:4 an image of it",
    "  apps/pages/vercel.json:2 vercel hands out its files",
    "  long-lived, nobody says how many run",
    "  static, files without a process of its own",
    "api  unknown  apps/api/src/index.ts",
    "pages  unknown  apps/pages",
  ]);
});

test("an image in which none of our TypeScript is known to run is named", (context) => {
  const report = topologyOf(context, {
    "package.json": { name: "shop", private: true, workspaces: ["apps/*"] },
    ...packageAt("apps/api", "api"),
    "apps/api/Dockerfile": IMAGE,
    "db/tables/Dockerfile":
      'FROM node:22\nRUN npm install -g prisma\nCOPY . ./prisma/\nCMD ["prisma", "migrate", "deploy"]\n',
    "tools/base/Dockerfile": "FROM node:22\nRUN apt-get update\n",
    "proxy/Dockerfile": 'FROM golang:1.25\nCMD ["/proxy"]\n',
  });
  assert.deepEqual(unitLines(report), ["api unknown apps/api"]);
  assert.deepEqual(ignoredLines(report), [
    "db/tables/Dockerfile:4 no TypeScript of the repository is known to run in it",
  ]);
});
