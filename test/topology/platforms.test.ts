/** What each platform's file says of the number of instances, and what it does not say. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Files } from "../workspace/repository.ts";
import { ignoredLines, packageAt, topologyOf, unitLines } from "./surveyed.ts";

const RAILWAY = "https://railway.com/railway.schema.json";

/** One package and the files that deploy it → its layer and the line that says so. */
const CASES: readonly (readonly [string, Files, string])[] = [
  [
    "Fly starts two machines for what serves requests",
    { "fly.toml": 'app = "api"\n\n[http_service]\n  internal_port = 3000\n' },
    "api multi-node . <- fly.toml:3",
  ],
  [
    "machines that Fly keeps running are a number",
    {
      "fly.toml":
        'app = "api"\n[http_service]\n  min_machines_running = 2\n[mounts]\n  source = "x"\n',
    },
    "api multi-node . <- fly.toml:3",
  ],
  [
    "a volume on Fly makes one likely and decides nothing",
    {
      "fly.toml": 'app = "api"\n[http_service]\n  internal_port = 3000\n[mounts]\n  source = "x"\n',
    },
    "api unknown . <- fly.toml:4",
  ],
  [
    "a least number of machines is no highest one",
    { "fly.toml": 'app = "api"\n[http_service]\n  min_machines_running = 1\n' },
    "api multi-node . <- fly.toml:2",
  ],
  [
    "machines that Fly stops when nobody asks are still two",
    {
      "fly.toml":
        'app = "api"\n[http_service]\n  auto_stop_machines = "suspend"\n  min_machines_running = 0\n',
    },
    "api multi-node . <- fly.toml:2",
  ],
  [
    "a volume of another process group ties nothing",
    {
      "fly.toml":
        'app = "api"\n[processes]\n  web = "node dist/index.js"\n  store = "redis-server"\n[http_service]\n  internal_port = 3000\n  processes = ["web"]\n[[mounts]]\n  source = "x"\n  processes = ["store"]\n',
    },
    "api multi-node . <- fly.toml:5",
  ],
  ["settings of another program by Fly's name", { "fly.toml": '[editor]\ntheme = "dark"\n' }, ""],
  [
    "a Fly application named after staging decides nothing",
    { "fly.staging.toml": 'app = "api-staging"\n[http_service]\n  internal_port = 3000\n' },
    "",
  ],
  [
    "replicas of Railway",
    { "railway.json": { $schema: RAILWAY, deploy: { numReplicas: 3 } } },
    "api multi-node . <- railway.json:4",
  ],
  [
    "one replica of Railway is a decision",
    { "railway.toml": "[deploy]\nnumReplicas = 1\n" },
    "api single-node . <- railway.toml:2",
  ],
  [
    "regions of Railway add up",
    { "railway.json": { deploy: { multiRegionConfig: { eu: { numReplicas: 1 }, us: {} } } } },
    "api multi-node . <- railway.json:3",
  ],
  [
    "the production environment of Railway wins over the rest of the file",
    {
      "railway.json": {
        deploy: { numReplicas: 1 },
        environments: { production: { deploy: { numReplicas: 4 } } },
      },
    },
    "api multi-node . <- railway.json:8",
  ],
  [
    "without a number Railway's dashboard decides",
    { "railway.json": { $schema: RAILWAY, build: { builder: "NIXPACKS" } } },
    "api unknown .",
  ],
  [
    "what Railway starts by the clock has no instances",
    { "railway.json": { deploy: { numReplicas: 2, cronSchedule: "0 3 * * *" } } },
    "api unknown .",
  ],
  [
    "a region without replicas is none",
    {
      "railway.json": {
        deploy: { multiRegionConfig: { eu: { numReplicas: 1 }, us: { numReplicas: 0 } } },
      },
    },
    "api single-node . <- railway.json:3",
  ],
  ["data of that name is no deployment", { "railway.json": [{ timestamp: 1, latency: 2 }] }, ""],
  [
    "Render's instances",
    { "render.yaml": "services:\n  - type: web\n    name: api\n    numInstances: 2\n" },
    "api multi-node . <- render.yaml:4",
  ],
  [
    "Render's scaling goes up to its bound",
    {
      "render.yaml":
        "services:\n  - type: web\n    name: api\n    scaling:\n      minInstances: 1\n      maxInstances: 5\n",
    },
    "api multi-node . <- render.yaml:6",
  ],
  [
    "Render's free plan has one instance",
    { "render.yaml": "services:\n  - type: web\n    name: api\n    plan: free\n" },
    "api single-node . <- render.yaml:4",
  ],
  [
    "a disk on Render has one instance",
    {
      "render.yaml":
        "services:\n  - type: web\n    name: api\n    disk: { name: data, mountPath: /data }\n",
    },
    "api single-node . <- render.yaml:4",
  ],
  [
    "what Render starts by the clock has no instances",
    {
      "render.yaml":
        'services:\n  - type: cron\n    name: api\n    schedule: "0 3 * * *"\n    numInstances: 3\n',
    },
    "api unknown .",
  ],
  [
    "previews on Render say nothing of production",
    {
      "render.yaml":
        "services:\n  - type: web\n    name: api\n    numInstances: 1\n    previews: { generation: automatic, numInstances: 3 }\n",
    },
    "api single-node . <- render.yaml:4",
  ],
  [
    "Render without a number runs one instance",
    { "render.yaml": "services:\n  - type: web\n    name: api\n    plan: standard\n" },
    "api single-node . <- render.yaml:2",
  ],
  [
    "Vercel runs as many as it needs",
    { "vercel.json": { crons: [{ path: "/api/cron", schedule: "* * * * *" }] } },
    "api multi-node . <- vercel.json:2",
  ],
  [
    "a single page on Vercel has no instances",
    { "vercel.json": { rewrites: [{ source: "/(.*)", destination: "/" }] } },
    "api unknown .",
  ],
  [
    "settings for Vercel in a package without a server",
    {
      "package.json": { name: "api", dependencies: { "@react-email/components": "1.0.0" } },
      "src/index.ts": "export const Welcome = (): string => '';\n",
      "vercel.json": { version: 2, github: { enabled: false }, regions: ["fra1", "iad1"] },
    },
    "api unknown .",
  ],
  [
    "functions beside a single page on Vercel",
    {
      "package.json": { name: "api", dependencies: { vite: "6.0.0" } },
      "api/orders.ts": "export default function orders() {}\n",
      "vercel.json": { $schema: "https://openapi.vercel.sh/vercel.json" },
    },
    "api multi-node . <- vercel.json:2",
  ],
  [
    "settings of the git integration alone deploy nothing",
    { "vercel.json": { github: { silent: true } } },
    "",
  ],
  [
    "settings for functions that nobody has on Netlify",
    { "netlify.toml": '[build]\npublish = "dist"\n[functions]\nnode_bundler = "esbuild"\n' },
    "api unknown .",
  ],
  [
    "Netlify's plug-in for a framework makes functions",
    { "netlify.toml": '[[plugins]]\npackage = "@netlify/plugin-nextjs"\n' },
    "api multi-node . <- netlify.toml:2",
  ],
  [
    "a static site on Netlify has no instances",
    { "netlify.toml": '[build]\npublish = "dist"\n' },
    "api unknown .",
  ],
  [
    "a Worker runs in isolates",
    { "wrangler.toml": 'name = "api"\nmain = "src/index.ts"\n' },
    "api multi-node . <- wrangler.toml:2",
  ],
  [
    "files on Cloudflare have no instances",
    { "wrangler.toml": 'name = "api"\npages_build_output_dir = "dist"\n' },
    "api unknown .",
  ],
  [
    "a Worker for development",
    { "wrangler.toml": 'name = "api-dev"\nmain = "src/index.ts"\n' },
    "",
  ],
  [
    "PM2 starts processes: as many as there are cores",
    {
      "ecosystem.config.js":
        'module.exports = { apps: [{ name: "api", script: "./dist/index.js", instances: "max" }] };\n',
    },
    "api multi-node . <- ecosystem.config.js:1",
  ],
  [
    "PM2 takes numbers as text",
    {
      "ecosystem.config.cjs":
        'const app = { name: "api", script: "dist/index.js", instances: "1" };\nmodule.exports = { apps: [app] };\n',
    },
    "api unknown . <- ecosystem.config.cjs:1",
  ],
  [
    "PM2 with a variable and a fallback",
    {
      "ecosystem.config.js":
        'module.exports = {\n  apps: [{ script: "dist/index.js", instances: process.env.WEB_CONCURRENCY || 4 }],\n};\n',
    },
    "api multi-node . <- ecosystem.config.js:2",
  ],
  [
    "PM2 with a variable that nobody sets",
    {
      "ecosystem.config.js":
        'module.exports = {\n  apps: [{ script: "dist/index.js", instances: process.env.WEB_CONCURRENCY }],\n};\n',
    },
    "api unknown .",
  ],
  [
    "PM2 with numbers that a switch adds",
    {
      "ecosystem.config.js":
        'module.exports = {\n  apps: [{ script: "dist/index.js", ...(process.env.WIDE && { instances: 4 }) }],\n};\n',
    },
    "api unknown .",
  ],
  ...["0", "-1"].map(
    (count) =>
      [
        `PM2 with ${count} counts the cores`,
        {
          "ecosystem.config.js": `module.exports = { apps: [{ script: "dist/index.js", instances: ${count} }] };\n`,
        },
        "api multi-node . <- ecosystem.config.js:1",
      ] as const,
  ),
  [
    "PM2 with a number in the command of an image",
    { Dockerfile: 'FROM node:22\nCOPY . .\nCMD ["pm2-runtime", "dist/index.js", "-i", "max"]\n' },
    "api multi-node . <- Dockerfile:3",
  ],
  [
    "PM2 without a number in the command of an image",
    { Dockerfile: 'FROM node:22\nCOPY . .\nCMD ["pm2-runtime", "dist/index.js"]\n' },
    "api unknown .",
  ],
  [
    "an application file of a phone",
    { "app.json": { expo: { name: "api" }, formation: { web: { quantity: 3 } } } },
    "",
  ],
  [
    "process types of a Procfile are units; how many run is set by command",
    {
      Procfile: "release: node dist/migrate.js\nweb: node dist/index.js\n",
      "app.json": { formation: { web: { quantity: 1 } } },
    },
    "api unknown . <- app.json:4",
  ],
  [
    "a quantity beyond one is where an application starts",
    {
      Procfile: "web: node dist/index.js\n",
      "app.json": { formation: { web: { quantity: 2 } } },
    },
    "api multi-node . <- app.json:4",
  ],
];

const FLY = 'app = "api"\n[http_service]\n  internal_port = 3000\n';
const NEXT = {
  scripts: { build: "next build" },
  name: "api",
  dependencies: { next: "^15.0.0", "@vercel/kv": "^3.0.0" },
};
const LINK = { projectId: "prj_1", orgId: "team_1" };
const WORKFLOW = ".github/workflows/deploy.yml";

/** What commands and linked projects say, files → the unit's line. */
const COMMANDS: readonly (readonly [string, Files, string])[] = [
  [
    "a deployment on Fly without a second machine",
    { "fly.toml": FLY, [WORKFLOW]: "steps:\n  - run: flyctl deploy --remote-only --ha=false\n" },
    "api unknown . <- .github/workflows/deploy.yml:2",
  ],
  [
    "a script that launches on Fly without a second machine",
    {
      "fly.toml": FLY,
      "package.json": { name: "api", scripts: { up: "fly launch --now --ha=false" } },
    },
    "api unknown . <- package.json:4",
  ],
  [
    "machines that Fly keeps running are more than a command",
    {
      "fly.toml": `${FLY}  min_machines_running = 2\n`,
      Makefile: "up:\n\tfly deploy --ha=false\n",
    },
    "api multi-node . <- fly.toml:4",
  ],
  [
    "a command for another application on Fly",
    { "fly.toml": FLY, Makefile: "up:\n\tfly deploy -c other/fly.toml --ha=false\n" },
    "api multi-node . <- fly.toml:2",
  ],
  [
    "a command that wants the second machine",
    { "fly.toml": FLY, Makefile: "up:\n\tfly deploy --ha=true\n" },
    "api multi-node . <- fly.toml:2",
  ],
  [
    "a project linked on Vercel",
    {
      "package.json": { name: "api", dependencies: { next: "15.0.0" } },
      ".vercel/project.json": LINK,
    },
    "api multi-node . <- .vercel/project.json:2",
  ],
  [
    "a project linked on Vercel that has no server",
    {
      "package.json": { name: "api", dependencies: { vue: "3.0.0" } },
      ".vercel/project.json": LINK,
    },
    "api unknown .",
  ],
  [
    "Next.js with a service of Vercel and nothing that deploys it",
    { "package.json": NEXT },
    "api multi-node . <- package.json:8",
  ],
  [
    "a library for pages, which has Next.js and does not build it",
    { "package.json": { ...NEXT, scripts: { build: "tsup" } } },
    "",
  ],
  [
    "Next.js with a service of Vercel in an image",
    { "package.json": NEXT, Dockerfile: 'FROM node:22\nCOPY . .\nCMD ["node", "dist/index.js"]\n' },
    "api unknown .",
  ],
  [
    "Next.js with a package of Vercel that runs everywhere",
    { "package.json": { name: "api", dependencies: { next: "15.0.0", "@vercel/og": "0.6.0" } } },
    "",
  ],
];

describe("commands and links", () => {
  for (const [name, files, expected] of COMMANDS) {
    test(name, (context) => {
      const report = topologyOf(context, { ...packageAt("", "api"), ...files });
      assert.deepEqual(unitLines(report), expected === "" ? [] : [expected]);
    });
  }

  test("examples on Vercel are examples", (context) => {
    const report = topologyOf(context, {
      "package.json": { name: "shop", workspaces: ["examples/*"] },
      ...packageAt("examples/next", "next-example"),
      "examples/next/package.json": NEXT,
    });
    assert.deepEqual(unitLines(report), []);
  });
});

/** Files with a README and an image → the unit's line and what was set aside. */
const OFFERS: readonly (readonly [string, Files, string, readonly string[]])[] = [
  [
    "a file behind a button, beside the image that runs",
    {
      "README.md": "[Deploy](https://app.netlify.com/start/deploy?repository=x)\n",
      "netlify.toml": '[[plugins]]\npackage = "@netlify/plugin-nextjs"\n',
    },
    "api unknown .",
    ["netlify.toml:2 it lets users deploy there with one click; others run the image"],
  ],
  [
    "a file beside another platform's button",
    {
      "app.json": { name: "Api", addons: ["heroku-postgresql"], success_url: "/" },
      "netlify.toml": '[[plugins]]\npackage = "@netlify/plugin-nextjs"\n',
    },
    "api unknown .",
    [
      "netlify.toml:2 nobody says that the system runs there, and users are offered heroku with one click; others run the image",
    ],
  ],
  [
    "a template behind a button, on the plan with which everybody begins",
    {
      "README.md": "[Deploy](https://render.com/deploy?repo=x)\n",
      "render.yaml": "services:\n  - type: web\n    name: api\n    plan: free\n",
    },
    "api unknown .",
    ["render.yaml:4 it lets users deploy there with one click; others run the image"],
  ],
  [
    "a plan without any button is what runs",
    { "render.yaml": "services:\n  - type: web\n    name: api\n    plan: free\n" },
    "api single-node . <- render.yaml:4",
    [],
  ],
  [
    "a file without any button is where it runs",
    {
      "README.md": "We deploy to https://vercel.com/acme.\n",
      "vercel.json": { crons: [{ path: "/api/cron", schedule: "* * * * *" }] },
    },
    "api multi-node . <- vercel.json:2",
    [],
  ],
  [
    "a number in a file behind a button is a number",
    {
      "README.md": "[Deploy](https://render.com/deploy?repo=x)\n",
      "render.yaml": "services:\n  - type: web\n    name: api\n    numInstances: 2\n",
    },
    "api multi-node . <- render.yaml:4",
    [],
  ],
];

describe("files behind buttons", () => {
  for (const [name, files, expected, aside] of OFFERS) {
    test(name, (context) => {
      const report = topologyOf(context, {
        ...packageAt("", "api"),
        Dockerfile: 'FROM node:22\nCOPY . .\nCMD ["node", "dist/index.js"]\n',
        ...files,
      });
      assert.deepEqual(unitLines(report), [expected]);
      assert.deepEqual(ignoredLines(report), aside);
    });
  }

  test("the only way to deploy is where it runs, with a button too", (context) => {
    const report = topologyOf(context, {
      ...packageAt("", "api"),
      "README.md": "[Deploy](https://vercel.com/new/clone?repository-url=x)\n",
      "vercel.json": { crons: [{ path: "/api/cron", schedule: "* * * * *" }] },
    });
    assert.deepEqual(unitLines(report), ["api multi-node . <- vercel.json:2"]);
  });
});

describe("platform files", () => {
  for (const [name, files, expected] of CASES) {
    test(name, (context) => {
      const report = topologyOf(context, { ...packageAt("", "api"), ...files });
      assert.deepEqual(unitLines(report), expected === "" ? [] : [expected]);
      assert.deepEqual(report.problems, []);
    });
  }
});

test("web and worker of one package are two units with the code of each", (context) => {
  const report = topologyOf(context, {
    "package.json": { name: "shop", scripts: { worker: "node dist/worker.js" } },
    "src/server.ts":
      'import "./shared.ts";\nimport express from "express";\nexpress().listen(1);\n',
    "src/worker.ts": 'import "./shared.ts";\nexport {};\n',
    "src/shared.ts": "export const shared = new Map();\n",
    Procfile: "web: node dist/server.js\nworker: npm run worker\n",
  });
  assert.deepEqual(
    report.units.map(({ id, entries, files }) => [id, entries, files]),
    [
      ["web", ["src/server.ts"], 2],
      ["worker", ["src/worker.ts"], 2],
    ],
  );
});

test("an object with a key on Cloudflare ties its callers, the one of production too", (context) => {
  const main = 'name = "api"\nmain = "src/index.ts"\n';
  const objects = 'durable_objects.bindings = [{ name = "ROOM", class_name = "Room" }]\n';
  for (const [text, expected] of [
    [main, "none"],
    [main + objects, "keyed"],
    [`${main}[env.production]\n${objects}`, "keyed"],
    [`${main}[env.staging]\n${objects}`, "none"],
  ] as const) {
    const { units } = topologyOf(context, { ...packageAt("", "api"), "wrangler.toml": text });
    assert.deepEqual([units[0]?.runtime, units[0]?.affinity], ["edge", expected], text);
  }
});

test("an image of a web server hands out files, unless a program of ours starts in it", (context) => {
  const built = "FROM node:22 AS build\nRUN npm run build\n";
  for (const [text, expected] of [
    [
      `${built}FROM nginx:1.27-alpine\nCOPY --from=build /app/dist /usr/share/nginx/html\n`,
      "static",
    ],
    [
      'FROM nginx:1.27\nENTRYPOINT ["/app/entrypoint.sh"]\nCMD ["nginx", "-g", "daemon off;"]\n',
      "static",
    ],
    [`${built}CMD ["npx", "serve", "-s", "dist"]\n`, "static"],
    ["FROM nginx:1.27\nCOPY . .\nCMD nginx && node dist/index.js\n", "long-lived"],
    ['FROM node:22\nCOPY . .\nCMD ["node", "dist/index.js"]\n', "long-lived"],
  ] as const) {
    const { units } = topologyOf(context, { ...packageAt("", "api"), Dockerfile: text });
    assert.deepEqual(
      units.map(({ runtime }) => runtime),
      [expected],
      text,
    );
  }
});

test("an image for pages hands out files, however it does so", (context) => {
  const page: Files = {
    "package.json": {
      name: "api",
      dependencies: { vue: "^3.0.0" },
      scripts: { "start:static": "npm run prepare && http-server dist", serve: "node serve.mjs" },
    },
    "src/index.ts": "export const page = 1;\n",
  };
  const index: Files = { "index.html": "<div id=app></div>" };
  const server: Files = {
    "package.json": { name: "api", dependencies: { vue: "^3.0.0", fastify: "^5.0.0" } },
  };
  for (const [command, files, expected] of [
    ['CMD ["npm", "run", "start:static"]', page, "static"],
    ['CMD ["node", "serve.mjs"]', { ...page, ...index }, "static"],
    ['CMD ["node", "serve.mjs"]', page, "long-lived"],
    ['CMD ["node", "serve.mjs"]', { ...page, ...index, ...server }, "long-lived"],
    ["", page, "job"],
  ] as const) {
    const { units } = topologyOf(context, { ...files, Dockerfile: `FROM node:22\n${command}\n` });
    assert.deepEqual(
      units.map(({ runtime }) => runtime),
      [expected],
      `${command} ${Object.keys(files).join()}`,
    );
  }
});

test("machines that Fly stops when nobody asks are none at the least", (context) => {
  const [unit] = topologyOf(context, {
    ...packageAt("", "api"),
    "fly.toml": 'app = "api"\n[http_service]\n  min_machines_running = 0\n',
  }).units;
  assert.deepEqual(unit?.instances, { least: 0, most: "any" });
});

test("a least number of machines binds Fly only where it stops some", (context) => {
  const said = (stops: string): unknown => {
    const [unit] = topologyOf(context, {
      ...packageAt("", "api"),
      "fly.toml": `app = "api"\n[http_service]\n  min_machines_running = 2\n${stops}`,
    }).units;
    return [unit?.layer, unit?.instances?.least, unit?.evidence.map(({ message }) => message)];
  };
  const kept = ["multi-node", 2, ["Fly keeps at least 2 machines running"]];
  assert.deepEqual(said('  auto_stop_machines = "suspend"\n'), kept);
  assert.deepEqual(said("  auto_stop_machines = true\n"), kept);
  const asked = [
    "multi-node",
    1,
    ["asks for at least 2 machines running, of which Fly stops none"],
  ];
  assert.deepEqual(said('  auto_stop_machines = "off"\n'), asked);
  assert.deepEqual(said(""), asked);
});

describe("files for Vercel in a package that pushes do not deploy", () => {
  const MAILS: Files = {
    "package.json": { name: "shop", private: true, workspaces: ["apps/*", "packages/*"] },
    ...packageAt("apps/api", "api"),
    "apps/api/Dockerfile": 'FROM node:22\nCOPY . .\nCMD ["node", "dist/index.js"]\n',
    "packages/letters/package.json": {
      name: "letters",
      dependencies: { "@react-email/components": "1.0.0" },
    },
    "packages/letters/src/index.ts": "export const Receipt = (): string => '';\n",
    "packages/letters/vercel.json": { github: { enabled: false }, regions: ["fra1"] },
  };

  test("are none that the system deploys while no workflow names them", (context) => {
    const report = topologyOf(context, {
      ...MAILS,
      ".github/workflows/deploy.yml":
        "name: deploy\njobs:\n  pages:\n    steps:\n      - run: cd apps/pages && npx vercel deploy --prod\n",
    });
    assert.deepEqual(unitLines(report), ["api unknown apps/api"]);
    assert.deepEqual(ignoredLines(report), [
      "packages/letters/vercel.json:3 it deploys no push, and no workflow names the folder",
    ]);
  });

  test("are a unit where a workflow deploys them, or pushes do", (context) => {
    const workflow =
      "name: deploy\njobs:\n  letters:\n    steps:\n      - run: npx vercel deploy --prod\n        env:\n          VERCEL_PROJECT_ID: $" +
      "{{ secrets.PROJECT_LETTERS }}\n";
    for (const more of [
      { ".github/workflows/deploy.yml": workflow },
      { "packages/letters/vercel.json": { github: { enabled: true }, regions: ["fra1"] } },
    ])
      assert.deepEqual(unitLines(topologyOf(context, { ...MAILS, ...more })), [
        "api unknown apps/api",
        "letters unknown packages/letters",
      ]);
  });
});

test("one instance in one file is none where others may run more", (context) => {
  const [unit] = topologyOf(context, {
    ...packageAt("", "api"),
    "render.yaml": "services:\n  - type: web\n    name: api\n    plan: free\n",
    "railway.json": { $schema: RAILWAY, build: { builder: "NIXPACKS" } },
  }).units;
  assert.deepEqual([unit?.layer, unit?.instances], ["unknown", undefined]);
});

test("Railway's regions, grace period and staging environment", (context) => {
  const report = topologyOf(context, {
    ...packageAt("apps/api", "@shop/api"),
    ...packageAt("apps/web", "@shop/web"),
    "apps/api/railway.json": {
      deploy: {
        multiRegionConfig: {
          eu: { numReplicas: 3 },
          us: { numReplicas: 3 },
          ap: { numReplicas: 3 },
        },
        drainingSeconds: 15,
      },
      environments: { staging: { deploy: { numReplicas: 1 } } },
    },
  });
  const [api] = report.units;
  assert.equal(api?.regions, 3);
  assert.deepEqual(api?.instances, { least: 9, most: 9 });
  assert.equal(
    api?.evidence[0]?.message,
    "3 regions × 3 replicas make 9 instances, with no copy of data per region",
  );
  assert.match(report.ignored[0]?.because ?? "", /staging/);
});

/** A folder with Next.js that asks Vercel for its address, with an image for others. */
const CHOSEN: Files = {
  "package.json": { workspaces: ["apps/*"] },
  "apps/web/package.json": {
    name: "@shop/web",
    scripts: { build: "next build" },
    dependencies: { next: "^15.0.0" },
  },
  "apps/web/src/url.ts":
    'export const url = process.env.VERCEL_URL ? "https://shop.test" : "http://localhost";\n',
  "apps/web/Dockerfile":
    'FROM node:22\nWORKDIR /app/apps/web\nCOPY . /app\nCMD ["node", "server.js"]\n',
  "compose.yml":
    "services:\n  web:\n    build: { context: ., dockerfile: apps/web/Dockerfile }\n    container_name: web\n",
};
const nextConfig = (output: string): Files => ({
  "apps/web/next.config.ts": `export default { ${output} };\n`,
});

for (const [name, output, expected] of [
  [
    "an image that only a variable asks for leaves the app on Vercel",
    'output: process.env.SELF_HOST === "true" ? "standalone" : undefined',
    "web multi-node apps/web <- apps/web/src/url.ts:1",
  ],
  [
    "an image that is always built is how it runs",
    'output: "standalone"',
    "web single-node apps/web <- compose.yml:4",
  ],
] as const)
  test(name, (context) => {
    const report = topologyOf(context, { ...CHOSEN, ...nextConfig(output) });
    assert.deepEqual(unitLines(report), [expected]);
  });

/** Tasks of a package, and a unit beside it that triggers one. */
const TASKS: Files = {
  "package.json": { workspaces: ["packages/*", "apps/*"] },
  "packages/tasks/package.json": { name: "@shop/tasks" },
  "packages/tasks/trigger.config.ts":
    'import { defineConfig } from "@trigger.dev/sdk";\nexport default defineConfig({ dirs: ["./src"] });\n',
  "packages/tasks/src/mail.ts":
    'import { task } from "@trigger.dev/sdk";\nexport const mail = task({ id: "mail", run: async () => {} });\n',
  ...packageAt("apps/api", "@shop/api"),
  "apps/api/src/index.ts":
    'import { tasks } from "@trigger.dev/sdk";\nawait tasks.trigger("mail", {});\n',
  "apps/api/railway.json": { deploy: { numReplicas: 2 } },
};

test("tasks that a workflow deploys to Trigger.dev are a unit that takes what others trigger", (context) => {
  const report = topologyOf(context, {
    ...TASKS,
    ".github/workflows/deploy.yml":
      "jobs:\n  up:\n    steps:\n      - run: bunx trigger.dev@4.1.2 deploy\n        working-directory: packages/tasks\n",
  });
  assert.deepEqual(unitLines(report), [
    "api distributed apps/api <- apps/api/railway.json:3 <- apps/api/src/index.ts:2 <- packages/tasks/src/mail.ts:2",
    "tasks distributed packages/tasks <- packages/tasks/trigger.config.ts:2 <- apps/api/src/index.ts:2 <- packages/tasks/src/mail.ts:2",
  ]);
  assert.equal(report.units.find(({ id }) => id === "tasks")?.runtime, "serverless");
});

test("tasks that nobody deploys are no unit", (context) => {
  assert.deepEqual(unitLines(topologyOf(context, TASKS)), [
    "api multi-node apps/api <- apps/api/railway.json:3",
  ]);
});

test("a database that Render hands the address of is talked to", (context) => {
  const { edges } = topologyOf(context, {
    ...packageAt("", "api"),
    "render.yaml":
      "services:\n  - type: web\n    name: api\n    envVars:\n      - key: DATABASE_URL\n        fromDatabase: { name: main, property: connectionString }\ndatabases:\n  - name: main\n",
  });
  assert.deepEqual(
    edges.map(({ from, to, via, place }) => `${from} ${to} ${via} ${place.range.start.line}`),
    ["api main store 6"],
  );
});

test("a file for a button, without a number, leaves the decision to the others", (context) => {
  const report = topologyOf(context, {
    ...packageAt("", "api"),
    "README.md": "[![Deploy](x.svg)](https://railway.com/deploy/abc)\n",
    Dockerfile: 'FROM node:22\nCOPY . .\nCMD ["node", "dist/index.js"]\n',
    "railway.json": { $schema: "https://railway.com/railway.schema.json" },
    "render.yaml": "services:\n  - type: web\n    name: api\n    plan: free\n",
  });
  assert.deepEqual(unitLines(report), ["api single-node . <- render.yaml:4"]);
});
