/** Compose files: which counts are decisions, which files belong together, and which serve development. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Files } from "../workspace/repository.ts";
import { ignoredLines, packageAt, problemLines, topologyOf, unitLines } from "./surveyed.ts";

const DOCKERFILE = 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "dist/index.js"]\n';

/** One package with a Dockerfile; the files; the unit's line. */
const CASES: readonly (readonly [string, Files, string])[] = [
  [
    "replicas are a number",
    { "compose.yml": "services:\n  api:\n    build: .\n    deploy:\n      replicas: 3\n" },
    "api multi-node . <- compose.yml:5",
  ],
  [
    "so is the old word for them",
    { "docker-compose.yml": "services:\n  api:\n    build: .\n    scale: 2\n" },
    "api multi-node . <- docker-compose.yml:4",
  ],
  [
    "a fixed name means exactly one",
    { "compose.yml": "services:\n  api:\n    build: .\n    container_name: api\n" },
    "api single-node . <- compose.yml:4",
  ],
  [
    "a fixed port allows one on each host, and how many hosts there are nobody says",
    { "compose.prod.yml": 'services:\n  api:\n    build: .\n    ports: ["3000:3000"]\n' },
    "api unknown . <- compose.prod.yml:4",
  ],
  [
    "a port that somebody may choose is fixed on each host as well",
    {
      "compose.yml": `services:\n  api:\n    build: .\n    ports:\n      - 127.0.0.1:\${PORT:-3000}:3000\n`,
    },
    "api unknown . <- compose.yml:5",
  ],
  [
    "a port in the long form",
    {
      "compose.yml":
        "services:\n  api:\n    build: .\n    ports:\n      - { target: 3000, published: 3000 }\n",
    },
    "api unknown . <- compose.yml:5",
  ],
  [
    "a port inside alone, a range of ports and a port of any number",
    {
      "compose.yml":
        'services:\n  api:\n    build: .\n    ports: ["3000", "3000-3005:3000", "0:3001", { target: 9 }]\n',
    },
    "api unknown .",
  ],
  [
    "a port of Swarm leads to all containers of a service",
    {
      "compose.yml":
        'services:\n  api:\n    build: .\n    deploy: { mode: replicated }\n    ports: ["3000:3000"]\n',
    },
    "api unknown .",
  ],
  [
    "a fixed port beside a number",
    {
      "compose.yml":
        'services:\n  api:\n    build: .\n    deploy: { replicas: 3 }\n    ports: ["3000:3000"]\n',
    },
    "api multi-node . <- compose.yml:4",
  ],
  [
    "a fixed name in production too",
    { "compose.prod.yml": "services:\n  api:\n    build: .\n    container_name: api\n" },
    "api single-node . <- compose.prod.yml:4",
  ],
  [
    "copies of the database are none of the code",
    {
      "compose.yml":
        "services:\n  api:\n    build: .\n  db:\n    image: postgres:17\n    deploy: { replicas: 3 }\n",
    },
    "api unknown .",
  ],
  [
    "what the services wait for until it has ended is one, where its file says that there is never a second",
    {
      "compose.prod.yml":
        "services:\n  api:\n    build: .\n    container_name: api\n  more:\n    image: postgres\n    depends_on: { api: { condition: service_completed_successfully } }\n",
    },
    "api single-node . <- compose.prod.yml:4",
  ],
  [
    "a job that is started several times is no instances",
    {
      "compose.prod.yml":
        "services:\n  api:\n    build: .\n    deploy: { replicas: 3 }\n  more:\n    image: postgres\n    depends_on: { api: { condition: service_completed_successfully } }\n",
    },
    "api unknown .",
  ],
  [
    "so does one replica in a file without a name",
    { "compose.yml": "services:\n  api:\n    build: .\n    deploy: { replicas: 1 }\n" },
    "api single-node . <- compose.yml:4",
  ],
  [
    "a fixed name beside a cluster that a workflow deploys to is a default",
    {
      "compose.yml": "services:\n  api:\n    build: .\n    container_name: api\n",
      ".github/workflows/deploy.yml":
        "jobs:\n  up:\n    steps:\n      - uses: aws-actions/amazon-ecs-deploy-task-definition@v2\n",
    },
    "api unknown . <- compose.yml:4 <- .github/workflows/deploy.yml:4",
  ],
  [
    "a cluster for development is none",
    {
      "compose.yml": "services:\n  api:\n    build: .\n    container_name: api\n",
      ".github/workflows/deploy-dev.yml":
        "jobs:\n  up:\n    steps:\n      - run: kubectl apply -f k8s\n",
    },
    "api single-node . <- compose.yml:4",
  ],
  [
    "one replica in production is a decision",
    { "compose.prod.yml": "services:\n  api:\n    build: .\n    deploy: { replicas: 1 }\n" },
    "api single-node . <- compose.prod.yml:4",
  ],
  [
    "an override is merged over its base",
    {
      "compose.yml": "services:\n  api:\n    build: .\n    deploy: { replicas: 1 }\n",
      "compose.override.yml": "services:\n  api:\n    deploy: { replicas: 4 }\n",
    },
    "api multi-node . <- compose.override.yml:3",
  ],
  [
    "a variant takes from the base what it leaves out",
    {
      "docker-compose.yml": "services:\n  api:\n    build: .\n",
      "docker-compose.prod.yml": "services:\n  api:\n    deploy: { replicas: 2 }\n",
    },
    "api multi-node . <- docker-compose.prod.yml:3",
  ],
  [
    "a service extends another one",
    {
      "compose.yml":
        "services:\n  base:\n    image: postgres\n  api:\n    extends: { file: common.yml, service: app }\n",
      "common.yml": "services:\n  app:\n    build: .\n    deploy:\n      replicas: 2\n",
    },
    "api multi-node . <- common.yml:5",
  ],
  [
    "anchors and merge keys",
    {
      "compose.yml":
        "x-app: &app\n  build: .\n  deploy:\n    replicas: 2\nservices:\n  api:\n    <<: *app\n",
    },
    "api multi-node . <- compose.yml:4",
  ],
  [
    "the default of a variable counts",
    { "compose.yml": `services:\n  api:\n    build: .\n    deploy: { replicas: "\${N:-2}" }\n` },
    "api multi-node . <- compose.yml:4",
  ],
  [
    "a variable without a default says nothing",
    { "compose.yml": `services:\n  api:\n    build: .\n    deploy: { replicas: "\${N}" }\n` },
    "api unknown .",
  ],
  [
    "a container on every node",
    {
      "stack.yml": "",
      "compose.swarm.yml": "services:\n  api:\n    build: .\n    deploy: { mode: global }\n",
    },
    "api multi-node . <- compose.swarm.yml:4",
  ],
];

describe("Compose", () => {
  for (const [name, files, expected] of CASES) {
    test(name, (context) => {
      const all = { ...packageAt("", "api"), Dockerfile: DOCKERFILE, ...files };
      const report = topologyOf(context, all);
      assert.deepEqual(unitLines(report), [expected]);
      assert.deepEqual(report.problems, []);
    });
  }

  for (const [name, file, text] of [
    ["by the file's name", "docker-compose.dev.yml", "    build: .\n"],
    ["by the file's name, for people at their desks", "docker-compose.local.yml", "    build: .\n"],
    ["by the file's name, for the services around", "docker-compose.infra.yml", "    build: .\n"],
    ["by the folder's", "dev/compose.yml", "    build: ..\n"],
    [
      "by a variable",
      "compose.yml",
      "    build: .\n    environment:\n      NODE_ENV: development\n",
    ],
    [
      "by the sources mounted into it",
      "compose.yml",
      "    build: .\n    volumes:\n      - .:/app\n",
    ],
    ["by a profile", "compose.yml", "    build: .\n    profiles: [dev]\n"],
  ] as const) {
    test(`development decides nothing: ${name}`, (context) => {
      const service = `services:\n  api:\n${text}    deploy:\n      replicas: 3\n`;
      const all = { ...packageAt("", "api"), Dockerfile: DOCKERFILE, [file]: service };
      const report = topologyOf(context, all);
      assert.deepEqual(unitLines(report), ["api unknown ."]);
      const [line = ""] = ignoredLines(report);
      assert.match(line, /it serves development$/);
    });
  }

  test("files for tests decide nothing", (context) => {
    for (const name of ["test", "ci", "e2e"]) {
      const service = "services:\n  api:\n    build: .\n    deploy: { replicas: 3 }\n";
      const report = topologyOf(context, {
        ...packageAt("", "api"),
        Dockerfile: DOCKERFILE,
        [`docker-compose.${name}.yml`]: service,
      });
      assert.deepEqual(unitLines(report), ["api unknown ."]);
      assert.deepEqual(ignoredLines(report), [`docker-compose.${name}.yml:4 it serves tests`]);
    }
  });

  test("examples, fixtures and documentation decide nothing and are listed", (context) => {
    const service = "services:\n  api:\n    image: acme/api\n    deploy: { replicas: 2 }\n";
    const report = topologyOf(context, {
      ...packageAt("", "api"),
      "docker/examples/cluster/compose.yml": service,
      "__fixtures__/docker-compose.yml": service,
      "docs/docker-compose.prod.yml": service,
    });
    assert.deepEqual(unitLines(report), []);
    assert.deepEqual(ignoredLines(report), [
      "__fixtures__/docker-compose.yml:4 it is an example, not where the system runs",
      "docker/examples/cluster/compose.yml:4 it is an example, not where the system runs",
      "docs/docker-compose.prod.yml:4 it belongs to documentation or to what a site shows",
    ]);
  });

  test("databases beside the services are stores with their limits, and lines lead to them", (context) => {
    const report = topologyOf(context, {
      ...packageAt("", "api"),
      Dockerfile: DOCKERFILE,
      "compose.yml": [
        "services:",
        "  api:",
        "    build: .",
        "    depends_on: [db]",
        "    environment:",
        "      REDIS_URL: redis://cache:6379",
        "  db:",
        "    image: postgres:16",
        "    command: postgres -c max_connections=200",
        "  cache:",
        "    image: redis:7",
        "  mail:",
        "    image: axllent/mailpit",
        "",
      ].join("\n"),
    });
    assert.deepEqual(
      report.stores.map(({ id, kind }) => `${id} ${kind}`),
      ["db postgres", "cache redis"],
    );
    assert.deepEqual(
      report.edges.map(({ from, to, place }) => `${from} → ${to} ${place.range.start.line}`),
      ["api → cache 6", "api → db 4"],
    );
  });
});

test("numbers of the wrong type are none, and told", (context) => {
  const report = topologyOf(context, {
    ...packageAt("", "api"),
    Dockerfile: DOCKERFILE,
    ...{
      "compose.yml":
        "services:\n  api:\n    build: .\n    deploy:\n      replicas: [3]\n  other:\n    build: .\n    deploy: { replicas: -4 }\n  more:\n    build: .\n    scale: many\n",
    },
  });
  assert.deepEqual(unitLines(report), ["api unknown ."]);
  assert.deepEqual(problemLines(report), [
    "compose.yml:5 'replicas' is no number of instances",
    "compose.yml:8 'replicas' is no number of instances",
    "compose.yml:11 'scale' is no number of instances",
  ]);
});

test("a head that forbids production speaks of development", (context) => {
  const report = topologyOf(context, {
    ...packageAt("", "api"),
    Dockerfile: DOCKERFILE,
    "compose.yml":
      "# This is for local development only. Do not use this in production.\nservices:\n  db:\n    image: mysql:8\n",
  });
  assert.deepEqual(report.stores, []);
});

test("an image that is nobody's here is shown once, with its number", (context) => {
  const report = topologyOf(context, {
    ...packageAt("apps/api", "@shop/api"),
    ...packageAt("apps/web", "@shop/web"),
    "compose.prod.yml":
      "services:\n  consumer:\n    image: acme/consumer\n    deploy: { replicas: 3 }\n",
  });
  assert.deepEqual(unitLines(report), []);
  assert.deepEqual(
    report.unmapped.map(({ name, image, file }) => [name, image, file]),
    [["consumer", "acme/consumer", "compose.prod.yml"]],
  );
});

test("a migration of the same image does not make a job of what lives on", (context) => {
  const [unit] = topologyOf(context, {
    ...packageAt("", "api"),
    Dockerfile: 'FROM node:22\nCOPY . .\nCMD ["node", "dist/index.js"]\n',
    "compose.yml":
      "services:\n  migrate:\n    build: .\n  api:\n    build: .\n    depends_on: { migrate: { condition: service_completed_successfully } }\n",
  }).units;
  assert.equal(unit?.runtime, "long-lived");
});

/** A Dockerfile and a Compose file → what the code of the image is. */
const ENDING: readonly (readonly [string, string, string, string])[] = [
  [
    "an image that only those start who wait for its end",
    'CMD ["node", "dist/index.js"]',
    "  first:\n    build: .\n",
    "job",
  ],
  [
    "an image that they start with a command of their own",
    'CMD ["node", "dist/index.js"]',
    '  first:\n    build: .\n    command: ["node", "dist/prepare.js"]\n',
    "long-lived",
  ],
  ["an image that migrates", 'ENTRYPOINT ["npm", "run", "db:migrate"]', "", "job"],
  ["an image that migrates with Deno", 'ENTRYPOINT ["deno", "task", "migrate"]', "", "job"],
  [
    "an image that migrates and serves",
    "CMD npm run migrate && node dist/index.js",
    "",
    "long-lived",
  ],
];

test("a service that is started once ends by itself", (context) => {
  const [unit] = topologyOf(context, {
    ...packageAt("", "api"),
    "compose.yml":
      'services:\n  api:\n    image: acme/api\n    restart: "no"\n    command: node prepare.js\n',
  }).units;
  assert.equal(unit?.runtime, "job");
});

describe("what ends by itself", () => {
  for (const [name, command, first, expected] of ENDING) {
    test(name, (context) => {
      const other =
        first === ""
          ? ""
          : `services:\n${first}  other:\n    image: postgres\n    depends_on: { first: { condition: service_completed_successfully } }\n`;
      const report = topologyOf(context, {
        ...packageAt("", "api"),
        Dockerfile: `FROM node:22\nCOPY . .\n${command}\n`,
        ...(other === "" ? {} : { "compose.yml": other }),
      });
      assert.deepEqual(
        report.units.map(({ runtime }) => runtime),
        [expected],
      );
    });
  }
});

/** A profile or the first words of a file → why its replicas decide nothing. */
const ASIDE: readonly (readonly [string, string, string])[] = [
  [
    "a profile of the past",
    'services:\n  api:\n    build: .\n    profiles: ["deprecated"]\n    deploy: { replicas: 3 }\n',
    "compose.yml:5 it is deprecated",
  ],
  [
    "a project and a service that are both called after tests",
    "name: api-test\nservices:\n  api-test:\n    build: .\n    deploy: { replicas: 3 }\n",
    "compose.yml:5 it serves tests",
  ],
  [
    "a comment in front of the file",
    "# The local-dev stack of the shop.\nservices:\n  api:\n    build: .\n    deploy: { replicas: 3 }\n",
    "compose.yml:5 it serves development",
  ],
];

for (const [name, text, expected] of ASIDE) {
  test(`${name} sets replicas aside`, (context) => {
    const report = topologyOf(context, {
      ...packageAt("", "api"),
      Dockerfile: DOCKERFILE,
      "compose.yml": text,
    });
    assert.deepEqual(unitLines(report), ["api unknown ."]);
    assert.deepEqual(ignoredLines(report), [expected]);
  });
}

test("a service runs where any of its profiles does", (context) => {
  const report = topologyOf(context, {
    ...packageAt("", "api"),
    Dockerfile: DOCKERFILE,
    "compose.yml":
      'services:\n  api:\n    build: .\n    profiles: ["default", "deprecated", "test"]\n    deploy: { replicas: 3 }\n',
  });
  assert.deepEqual(unitLines(report), ["api multi-node . <- compose.yml:5"]);
});

test("a service that is about tests in a project that is not runs like any other", (context) => {
  const report = topologyOf(context, {
    ...packageAt("", "api"),
    Dockerfile: DOCKERFILE,
    "compose.yml":
      "name: quizzes\nservices:\n  tests:\n    build: .\n    deploy: { replicas: 3 }\n",
  });
  assert.deepEqual(unitLines(report), ["api multi-node . <- compose.yml:5"]);
});

test("a comment far down in front of the file is about its parts", (context) => {
  const report = topologyOf(context, {
    ...packageAt("", "api"),
    Dockerfile: DOCKERFILE,
    "compose.yml":
      "# How we run the shop.\n\n# Profiles:\n# - db: for local development\nservices:\n  api:\n    build: .\n    deploy: { replicas: 3 }\n",
  });
  assert.deepEqual(unitLines(report), ["api multi-node . <- compose.yml:8"]);
});

test("a service depends on its neighbour of that name, not on another project's", (context) => {
  const service = (name: string, more = ""): string =>
    `  ${name}:\n    build: { context: ., dockerfile: apps/${name}/Dockerfile }\n${more}`;
  const { edges } = topologyOf(context, {
    "package.json": { name: "shop", workspaces: ["apps/*"] },
    ...packageAt("apps/server", "server"),
    ...packageAt("apps/pages", "pages"),
    "apps/server/Dockerfile": DOCKERFILE,
    "apps/pages/Dockerfile": DOCKERFILE,
    "apps/pages/compose.yml": "services:\n  server:\n    build: .\n",
    "compose.yml": `services:\n${service("server")}${service("pages", "    depends_on: [server, prepare]\n")}  prepare:\n    build: ./apps/pages\n    restart: "no"\n    command: node prepare.js\n`,
  });
  assert.deepEqual(
    edges.map(({ from, to, place }) => `${from} → ${to} ${place.file}`),
    ["pages → server compose.yml"],
  );
});

test("a store is shown where services of the repository stand beside it", (context) => {
  const store = "services:\n  redis:\n    image: redis:8\n";
  const { stores } = topologyOf(context, {
    ...packageAt("", "api"),
    Dockerfile: DOCKERFILE,
    "docker/compose.yml": store,
    "hosting/compose.yml": `${store}  api:\n    image: acme/api\n`,
  });
  assert.deepEqual(
    stores.map(({ place }) => place.file),
    ["hosting/compose.yml"],
  );
});

/** Networks of the service and of the store beside it, those of a store in another file → the edges. */
const NETWORKS: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["networks of two projects", "[inner]", "[inner]", ["api → cache"]],
  ["a network that both are told the name of", "[shared]", "[shared]", ["api → cache", "api → db"]],
  ["networks of other projects", "[far]", "[shared]", ["api → cache"]],
  ["no networks", "", "[shared]", ["api → cache", "api → db"]],
  [
    "a network with a name that only the shell knows",
    "[told]",
    "[shared]",
    ["api → cache", "api → db"],
  ],
];
for (const [name, own, others, expected] of NETWORKS)
  test(`a store of another file by its host: ${name}`, (context) => {
    const networks = `networks:\n  inner: {}\n  shared: { name: shop-net }\n  far: { external: true, name: shop-public }\n  told: { name: "\${NET}" }\n`;
    const joined = (names: string): string => (names === "" ? "" : `    networks: ${names}\n`);
    const { edges } = topologyOf(context, {
      ...packageAt("", "api"),
      Dockerfile: DOCKERFILE,
      "deploy/compose.yml": `services:\n  api:\n    build: ..\n    environment:\n      A_URL: postgres://u:p@db:5432/a\n      B_URL: postgres://u:p@cache:5432/b\n${joined(own)}  cache:\n    image: postgres:18\n${joined(own)}${networks}`,
      "db/compose.yml": `services:\n  db:\n    image: postgres:18\n${joined(others)}${networks}`,
    });
    assert.deepEqual(edges.map(({ from, to }) => `${from} → ${to}`).sort(), expected);
  });

test("the only store of its kind is meant, whatever its networks are called", (context) => {
  const { edges } = topologyOf(context, {
    ...packageAt("", "api"),
    Dockerfile: DOCKERFILE,
    "deploy/compose.yml":
      "services:\n  api:\n    build: ..\n    environment:\n      A_URL: postgres://u:p@db:5432/a\n    networks: [inner]\n",
    "db/compose.yml": "services:\n  db:\n    image: postgres:18\n    networks: [inner]\n",
  });
  assert.deepEqual(
    edges.map(({ from, to }) => `${from} → ${to}`),
    ["api → db"],
  );
});

test("a store that stands in several files is reached in the networks of each", (context) => {
  const cache = (network: string): string =>
    `  cache:\n    image: redis:8\n    networks: [${network}]\nnetworks:\n  ${network}: { external: true }\n`;
  const { edges } = topologyOf(context, {
    ...packageAt("", "api"),
    Dockerfile: DOCKERFILE,
    "a/compose.yml": `services:\n${cache("first")}`,
    "b/compose.yml": `services:\n  api:\n    build: ..\n    environment:\n      A_URL: redis://cache:6379\n    networks: [second]\n${cache("second")}`,
    "c/compose.yml": `services:\n  other:\n    image: redis:8\n    networks: [third]\nnetworks:\n  third: { external: true }\n`,
  });
  assert.deepEqual(
    edges.map(({ from, to }) => `${from} → ${to}`),
    ["api → cache"],
  );
});

test("networks of an override and those in the older form are known by their names", (context) => {
  const edgesOf = (network: string): readonly string[] =>
    topologyOf(context, {
      ...packageAt("", "api"),
      Dockerfile: DOCKERFILE,
      "deploy/compose.yml":
        "services:\n  api:\n    build: ..\n    environment:\n      A_URL: redis://cache:6379\nnetworks:\n  ours:\n    external:\n      name: shop-net\n",
      "deploy/compose.override.yml": "services:\n  api:\n    networks:\n      ours: {}\n",
      "stores/compose.yml": `services:\n  cache:\n    image: redis:8\n    networks: [theirs]\n  other:\n    image: redis:8\nnetworks:\n  theirs: { name: ${network} }\n`,
    }).edges.map(({ from, to }) => `${from} → ${to}`);
  assert.deepEqual(edgesOf("shop-net"), ["api → cache"]);
  assert.deepEqual(edgesOf("bank-net"), []);
});
