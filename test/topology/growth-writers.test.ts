/** A second service that writes a table: what its sole writer relied on, and what is no second writer. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { openRepository, type Repository } from "./committed.ts";

const DEPENDS = { express: "^5.0.0", "@prisma/client": "^6.0.0", "@shop/db": "workspace:*" };

const API = `import express from "express";
import { prisma } from "@shop/db";

const app = express();
let settling = false;

app.post("/settle", async (request, response) => {
  if (settling) {
    response.status(409).end();
    return;
  }
  settling = true;
  try {
    await prisma.order.updateMany({ where: { status: "open" }, data: { status: "settled" } });
  } finally {
    settling = false;
  }
  response.end();
});

app.post("/orders/:id", async (request, response) => {
  const id = Number(request.params.id);
  const order = await prisma.order.findUniqueOrThrow({ where: { id } });
  await prisma.order.update({ where: { id }, data: { total: order.total + request.body.sum } });
  response.end();
});

app.post("/visits/:id", async (request, response) => {
  const id = Number(request.params.id);
  const visit = await prisma.visit.findUniqueOrThrow({ where: { id } });
  await prisma.visit.update({ where: { id }, data: { count: visit.count + 1 } });
  response.end();
});

app.listen(3000);
`;

const BILLING = `import express from "express";
import { prisma } from "@shop/db";
import { close } from "./close.ts";

const app = express();

app.post("/invoices", async (request, response) => {
  const orders = await prisma.order.findMany({ where: { status: "settled" }, take: 10 });
  await prisma.invoice.create({ data: { total: orders.length } });
  response.json(close(orders));
});

app.listen(3000);
`;

const SCHEMA = `generator client {
  provider = "prisma-client-js"
}

model Order {
  id     Int    @id
  status String
  total  Int
}

model Visit {
  id    Int @id
  count Int
}

model Invoice {
  id    Int @id @default(autoincrement())
  total Int
}
`;

const deployment = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: production }
spec:
  replicas: 1
  strategy: { type: Recreate }
  template: { spec: { containers: [{ name: ${name}, image: acme/${name} }] } }
`;

const SHOP = {
  "package.json": { name: "shop", private: true, workspaces: ["apps/*", "packages/*"] },
  "apps/api/package.json": { name: "@shop/api", dependencies: DEPENDS },
  "apps/api/src/index.ts": API,
  "apps/billing/package.json": { name: "@shop/billing", dependencies: DEPENDS },
  "apps/billing/src/index.ts": BILLING,
  "apps/billing/src/close.ts": "export const close = (orders: unknown[]) => orders.length;\n",
  "packages/db/package.json": { name: "@shop/db", main: "src/index.ts", dependencies: DEPENDS },
  "packages/db/src/index.ts":
    'import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n',
  "packages/db/prisma/schema.prisma": SCHEMA,
  "deploy/api.yaml": deployment("api"),
  "deploy/billing.yaml": deployment("billing"),
};

/** What billing does from now on to the orders that it only read. */
const WRITES = `import { prisma } from "@shop/db";

export async function close(orders: { id: number }[]) {
  for (const { id } of orders)
    await prisma.order.update({ where: { id }, data: { status: "closed" } });
}
`;

const LOCK = "apps/api/src/index.ts:5 state/process-local-lock";
const LOST = "apps/api/src/index.ts:24 state/lost-update";
const SECOND = "apps/billing/src/close.ts:5 billing writes order too, which api alone wrote";

/** The two services with only these rules, which are what this is about. */
function open(context: TestContext, more: Readonly<Record<string, string | object>> = {}) {
  const shop = openRepository(context, { ...SHOP, ...more });
  const words = ["state/process-local-lock", "state/lost-update"].flatMap((id) => ["--rule", id]);
  return { ...shop, look: (...flags: string[]) => shop.check(...words, ...flags) };
}

test("one writer with one instance may lock in memory; with a second writer it may not", (context) => {
  const shop = open(context);
  const alone = shop.look().found;
  assert.ok(alone.includes(LOST));
  assert.ok(!alone.includes(LOCK));
  shop.write("apps/billing/src/close.ts", WRITES);
  const { found, behind } = shop.look();
  assert.ok(found.includes(LOCK), found.join("\n"));
  assert.ok(
    behind
      .get("state/process-local-lock")
      ?.includes("apps/billing/src/close.ts:5 billing writes order as well"),
  );
});

test("a second writer is growth: all that relied on the first one being alone, and nothing else", (context) => {
  const shop = open(context);
  shop.write("apps/billing/src/close.ts", WRITES);
  for (const isCommitted of [false, true]) {
    if (isCommitted) shop.commit();
    const { found, growth, broken } = shop.look("--diff", isCommitted ? "HEAD~1" : "HEAD");
    assert.deepEqual(growth, [SECOND]);
    assert.deepEqual(broken, [[LOCK, LOST]]);
    assert.deepEqual(found, [LOCK, LOST]);
  }
  const { out } = shop.premise("review", "--since", "HEAD~1", "--format", "pr");
  assert.match(out, /\*\*What this growth breaks\*\*\n\n- apps\/billing\/src\/close.ts:5 billing/);
});

test("a shared function that the second service begins to call makes it a writer", (context) => {
  const shared = {
    "packages/db/src/orders.ts": WRITES.replace('"@shop/db"', '"./index.ts"'),
    "apps/api/src/more.ts": 'import { close } from "@shop/db/src/orders.ts";\nvoid close([]);\n',
    "apps/api/src/index.ts": `import "./more.ts";\n${API}`,
  };
  const shop = open(context, shared);
  assert.deepEqual(shop.look("--diff", "HEAD").growth, []);
  shop.write("apps/billing/src/close.ts", 'export { close } from "@shop/db/src/orders.ts";\n');
  assert.deepEqual(shop.look("--diff", "HEAD").growth, [
    "packages/db/src/orders.ts:5 billing writes order too, which api alone wrote",
  ]);
});

/** A change and why it brings no second writer. */
const QUIET: readonly (readonly [
  string,
  Readonly<Record<string, string | object>>,
  Readonly<Record<string, string>>,
])[] = [
  [
    "who wrote before as well",
    { "apps/billing/src/close.ts": WRITES },
    { "apps/billing/src/close.ts": WRITES.replace("closed", "paid") },
  ],
  [
    "the first writer itself",
    {},
    { "apps/api/src/index.ts": `${API}void prisma.order.deleteMany({ where: { id: 0 } });\n` },
  ],
  [
    "a table that nobody wrote before",
    {},
    { "apps/billing/src/close.ts": WRITES.replace("prisma.order", "prisma.invoice") },
  ],
  ["a test of the second service", {}, { "apps/billing/src/close.test.ts": WRITES }],
  [
    "a table of the same name in the service's own database",
    {
      "apps/billing/prisma/schema.prisma": SCHEMA.replace(
        'provider = "prisma-client-js"',
        'provider = "prisma-client-js"\n  output = "../generated"',
      ),
    },
    {
      "apps/billing/src/close.ts": WRITES.replace(
        'import { prisma } from "@shop/db";',
        'import { PrismaClient } from "../generated";\n\nconst prisma = new PrismaClient();',
      ),
    },
  ],
];

for (const [name, before, after] of QUIET)
  test(`no second writer: ${name}`, (context) => {
    const shop = open(context, before);
    for (const [file, text] of Object.entries(after)) shop.write(file, text);
    assert.deepEqual(shop.look("--diff", "HEAD").growth, []);
  });

test("a second writer that goes away is none", (context) => {
  const shop: Repository & { look: Repository["check"] } = open(context, {
    "apps/billing/src/close.ts": WRITES,
  });
  shop.write("apps/billing/src/close.ts", SHOP["apps/billing/src/close.ts"]);
  const { growth, found } = shop.look("--diff", "HEAD");
  assert.deepEqual([growth, found], [[], []]);
});
