/** The example shop as it grows: silent with one replica, and what `--diff` and `--since` say of three. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { openRepository, type Repository } from "./committed.ts";

const DEPLOYMENT = "deploy/api.yaml";

const THREE = (text: string): string => text.replace("replicas: 1", "replicas: 3");

/** What holds with one replica alone. */
const GROWN = [
  "src/limit.ts:4 state/process-local-rate-limit",
  "src/reminders.ts:8 scale/duplicate-schedule",
  "src/sign-in.ts:5 state/process-local-handshake",
];

test("with one replica the shop is silent, and with three it shows what leans on one", (context) => {
  const shop = openShop(context);
  assert.deepEqual(shop.check().found, []);
  shop.edit(DEPLOYMENT, THREE);
  const { found, behind } = shop.check();
  assert.deepEqual(found, GROWN);
  for (const [rule, places] of behind)
    assert.ok(places.includes("deploy/api.yaml:7 shop: Kubernetes runs 3 pods"), rule);
});

test("a commit of replicas alone reports just what it breaks, at the line and in the code", (context) => {
  const shop = openShop(context);
  shop.edit(DEPLOYMENT, THREE);
  for (const isCommitted of [false, true]) {
    if (isCommitted) shop.commit();
    const ref = isCommitted ? "HEAD~1" : "HEAD";
    const { found, growth } = shop.check("--diff", ref);
    assert.deepEqual(found, GROWN);
    assert.deepEqual(growth, ["deploy/api.yaml:7 shop grows from 1 instance to 3 instances"]);
  }
  const pretty = shop.premise("check", "--format", "pretty", "--diff", "HEAD~1").out;
  assert.match(pretty, /^What this growth breaks\n\ndeploy\/api.yaml:7:\d+ shop grows from 1/);
  const github = shop.premise("check", "--format", "github", "--diff", "HEAD~1").out;
  assert.match(github, /::warning file=deploy\/api.yaml,line=7,title=What this growth breaks::/);
  const markdown = shop.premise("check", "--format", "markdown", "--diff", "HEAD~1").out;
  assert.match(markdown, /### What this growth breaks\n\n- `deploy\/api.yaml:7` shop grows/);
});

test("a change that grows nothing brings nothing", (context) => {
  const shop = openShop(context);
  shop.edit(DEPLOYMENT, THREE);
  shop.commit();
  shop.edit(DEPLOYMENT, (text) => text.replace("1.4.0", "1.5.0"));
  assert.deepEqual(shop.check("--diff", "HEAD"), {
    found: [],
    growth: [],
    broken: [],
    behind: new Map(),
  });
  shop.edit(DEPLOYMENT, (text) => text.replace("replicas: 3", "replicas: 2"));
  assert.deepEqual(shop.check("--diff", "HEAD").growth, []);
  shop.edit(DEPLOYMENT, (text) => text.replace("replicas: 2", "replicas: 1"));
  assert.deepEqual(shop.check("--diff", "HEAD").found, []);
});

test("an added region brings what a second process brings, once", (context) => {
  const shop = openShop(context);
  rmSync(path.join(shop.root, DEPLOYMENT));
  const regions = (...names: readonly string[]): string =>
    JSON.stringify(
      {
        deploy: {
          multiRegionConfig: Object.fromEntries(names.map((name) => [name, { numReplicas: 1 }])),
          overlapSeconds: 0,
        },
      },
      undefined,
      2,
    );
  shop.write("railway.json", regions("eu"));
  shop.commit();
  assert.deepEqual(shop.check().found, []);
  shop.write("railway.json", regions("eu", "us"));
  const { found, growth, broken } = shop.check("--diff", "HEAD");
  assert.deepEqual(growth, ["railway.json:3 shop grows from 1 region to 2 regions"]);
  assert.deepEqual([found, broken], [GROWN, [GROWN]]);
  shop.commit();
  shop.write("railway.json", regions("eu", "us", "ap"));
  const more = shop.check("--diff", "HEAD");
  assert.deepEqual(more.growth, ["railway.json:3 shop grows from 2 regions to 3 regions"]);
  assert.deepEqual([more.found, more.broken], [[], [[]]]);
});

test("reads that go to a copy bring what is worse with several copies of the data", (context) => {
  const shop = openShop(context);
  shop.edit(DEPLOYMENT, THREE);
  shop.commit();
  shop.edit(DEPLOYMENT, (text) =>
    text.replace(
      "          image:",
      "          env: [{ name: DATABASE_REPLICA_URL, value: postgres://copy/shop }]\n          image:",
    ),
  );
  const { found, growth, broken } = shop.check("--diff", "HEAD");
  const worse = ["src/limit.ts:4 state/process-local-rate-limit"];
  assert.deepEqual(growth, ["deploy/api.yaml:19 shop goes from multi-node to distributed"]);
  assert.deepEqual([found, broken], [worse, [worse]]);
});

test("a move to serverless brings what a process that lives on kept", (context) => {
  const shop = openShop(context);
  rmSync(path.join(shop.root, DEPLOYMENT));
  shop.write("vercel.json", '{\n  "functions": { "api/*.ts": { "maxDuration": 30 } }\n}\n');
  const { found, growth, broken } = shop.check("--diff", "HEAD");
  assert.deepEqual(growth, ["vercel.json:2 shop moves to serverless"]);
  assert.deepEqual([found, broken], [GROWN, [GROWN]]);
});

test("an autoscaler, a declaration and a move to another platform are growth too", (context) => {
  const grown: readonly (readonly [string, string, RegExp])[] = [
    [
      "deploy/hpa.yaml",
      "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: shop, namespace: production }\nspec:\n  scaleTargetRef: { kind: Deployment, name: shop }\n  minReplicas: 1\n  maxReplicas: 6\n",
      /^deploy\/hpa.yaml:7 shop grows from 1 instance to 6 instances$/,
    ],
    [
      "premise.json",
      '{\n  "units": {\n    "shop": { "roots": ["src/server.ts"], "instances": { "min": 2, "max": 4 } }\n  }\n}\n',
      /^premise.json:3 shop grows from 1 instance to 4 instances$/,
    ],
  ];
  for (const [file, text, says] of grown) {
    const shop = openShop(context);
    shop.write(file, text);
    const { found, growth } = shop.check("--diff", "HEAD");
    assert.equal(growth.length, 1, file);
    assert.match(growth[0] ?? "", says);
    assert.deepEqual(found, GROWN, file);
  }
});

test("a review of a change asks about what its growth breaks, wherever the code stands", (context) => {
  const shop = openShop(context);
  shop.edit(DEPLOYMENT, THREE);
  shop.commit();
  const comment = shop.premise("review", "--since", "HEAD~1", "--format", "pr").out;
  assert.match(comment, /\*\*What this growth breaks\*\*\n\n- deploy\/api.yaml:7 shop grows/);
  const { status, out } = shop.premise("review", "--since", "HEAD~1", "--name", "Three");
  assert.equal(status, 0);
  assert.match(out, /what this growth breaks\n {4}deploy\/api.yaml:7 shop grows from 1 instance/);
  const [written = ""] = /design-reviews\/\S+\.md/.exec(out) ?? [];
  const text = readFileSync(path.join(shop.root, written), "utf8");
  for (const rule of [
    "scale/duplicate-schedule",
    "state/process-local-rate-limit",
    "state/process-local-handshake",
  ])
    assert.ok(text.includes(rule), rule);
});

function openShop(context: TestContext): Repository {
  const folder = "test/corpus/shop";
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => path.join(each.parentPath, each.name));
  const files = names.map((name) => [path.relative(folder, name), readFileSync(name)] as const);
  return openRepository(context, Object.fromEntries(files));
}
