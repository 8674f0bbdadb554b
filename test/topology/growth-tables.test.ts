/** A second service that writes a table: each kind of reliance that it breaks, and each way to write. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { openRepository } from "./committed.ts";

const DEPENDS = {
  express: "^5.0.0",
  "@prisma/client": "^6.0.0",
  "drizzle-orm": "^0.44.0",
  pg: "^8.0.0",
  "@shop/db": "workspace:*",
};

const service = (body: string, names = "prisma"): string => `import express from "express";
import { ${names} } from "@shop/db";

const app = express();
${body}
app.listen(3000);
`;

const READS = (names: string, read: string): string =>
  service(
    `app.get("/orders", async (request, response) => {\n  response.json(await ${read});\n});`,
    names,
  );

const PRISMA = {
  "packages/db/src/index.ts":
    'import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n',
  "packages/db/prisma/schema.prisma": `generator client {
  provider = "prisma-client-js"
}

datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model Order {
  id        Int      @id @default(autoincrement())
  reference String
  status    String
  total     Int
  updatedAt DateTime
}
`,
};

const DRIZZLE = {
  "packages/db/src/index.ts": `import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
export { eq } from "drizzle-orm";

export const orders = pgTable("orders", {
  id: integer("id").primaryKey(),
  status: text("status").notNull(),
  total: integer("total").notNull(),
});
export const db = drizzle(process.env.DATABASE_URL ?? "");
`,
};

const SQL = {
  "packages/db/src/index.ts":
    'import { Pool } from "pg";\nexport const pool = new Pool({ max: 5 });\n',
  "packages/db/migrations/1.sql":
    "CREATE TABLE orders (id integer PRIMARY KEY, status text NOT NULL, total integer NOT NULL);\n",
};

const ROUTE =
  'app.post("/orders/:id", async (request, response) => {\n  const id = Number(request.params.id);\n';
const PRISMA_WRITE = 'await prisma.order.update({ where: { id: 1 }, data: { status: "closed" } });';

interface Growth {
  readonly files: Readonly<Record<string, string>>;
  readonly rule: string;
  readonly api: string;
  readonly reads: string;
  readonly names: string;
  /** What the second service does from now on. */
  readonly write: string;
  /** The entity as the message calls it. */
  readonly entity: string;
  /** Where the broken reliance stands. */
  readonly broken: string;
  /** True when it was wrong before, and the second writer makes it worse. */
  readonly isKnown: boolean;
}

const GROWTHS: Readonly<Record<string, Growth>> = {
  "a cache in memory that the writer cleared": {
    files: PRISMA,
    rule: "state/process-local-cache",
    api: service(`const totals = new Map<number, number>();

app.get("/orders/:id", async (request, response) => {
  const id = Number(request.params.id);
  const known = totals.get(id);
  if (known !== undefined) {
    response.json(known);
    return;
  }
  const order = await prisma.order.findUniqueOrThrow({ where: { id } });
  totals.set(id, order.total);
  response.json(order.total);
});

${ROUTE}  await prisma.order.update({ where: { id }, data: { total: request.body.total } });
  totals.delete(id);
  response.end();
});`),
    reads: "prisma.order.findMany({ take: 10 })",
    names: "prisma",
    write: PRISMA_WRITE,
    entity: "order",
    broken: "apps/api/src/index.ts:5",
    isKnown: false,
  },
  "an order by the clock of one writer": {
    files: PRISMA,
    rule: "time/wall-clock-ordering",
    api: service(`${ROUTE}  const incoming = request.body as { updatedAt: Date; total: number };
  const stored = await prisma.order.findUniqueOrThrow({ where: { id } });
  if (incoming.updatedAt > stored.updatedAt) {
    await prisma.order.update({ where: { id }, data: incoming });
  }
  response.end();
});`),
    reads: "prisma.order.findMany({ take: 10 })",
    names: "prisma",
    write: PRISMA_WRITE,
    entity: "order",
    broken: "apps/api/src/index.ts:9",
    isKnown: false,
  },
  "a lost update in a table of Drizzle": {
    files: DRIZZLE,
    rule: "state/lost-update",
    api: service(
      `${ROUTE}  const [order] = await db.select().from(orders).where(eq(orders.id, id)).limit(1);
  if (order === undefined) return;
  await db.update(orders).set({ total: order.total + request.body.sum }).where(eq(orders.id, id));
  response.end();
});`,
      "db, eq, orders",
    ),
    reads: "db.select().from(orders).where(eq(orders.id, 1)).limit(10)",
    names: "db, eq, orders",
    write: 'await db.update(orders).set({ status: "closed" }).where(eq(orders.id, 1));',
    entity: "orders",
    broken: "apps/api/src/index.ts:9",
    isKnown: true,
  },
  "a lock in memory around a table that SQL writes": {
    files: SQL,
    rule: "state/process-local-lock",
    api: service(
      `let settling = false;

app.post("/settle", async (request, response) => {
  if (settling) {
    response.status(409).end();
    return;
  }
  settling = true;
  try {
    await pool.query("UPDATE orders SET status = 'settled' WHERE status = 'open'");
  } finally {
    settling = false;
  }
  response.end();
});`,
      "pool",
    ),
    reads: 'pool.query("SELECT id FROM orders LIMIT 10")',
    names: "pool",
    write: `await pool.query("UPDATE orders SET status = 'closed' WHERE id = $1", [1]);`,
    entity: "orders",
    broken: "apps/api/src/index.ts:5",
    isKnown: false,
  },
};

const deployment = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: production }
spec:
  replicas: 1
  strategy: { type: Recreate }
  template: { spec: { containers: [{ name: ${name}, image: acme/${name} }] } }
`;

function open(context: TestContext, { files, api, reads, names }: Growth) {
  return openRepository(context, {
    "package.json": { name: "shop", private: true, workspaces: ["apps/*", "packages/*"] },
    "apps/api/package.json": { name: "@shop/api", dependencies: DEPENDS },
    "apps/api/src/index.ts": api,
    "apps/billing/package.json": { name: "@shop/billing", dependencies: DEPENDS },
    "apps/billing/src/index.ts": READS(names, reads),
    "packages/db/package.json": { name: "@shop/db", main: "src/index.ts", dependencies: DEPENDS },
    ...files,
    "deploy/api.yaml": deployment("api"),
    "deploy/billing.yaml": deployment("billing"),
  });
}

for (const [name, growth] of Object.entries(GROWTHS))
  test(`a second writer breaks ${name}`, (context) => {
    const { rule, broken, write, names, entity, isKnown } = growth;
    const shop = open(context, growth);
    const found = `${broken} ${rule}`;
    assert.deepEqual(shop.check("--rule", rule).found, isKnown ? [found] : []);
    shop.edit("apps/billing/src/index.ts", () =>
      service(
        `app.post("/close", async (request, response) => {\n  ${write}\n  response.end();\n});`,
        names,
      ),
    );
    const report = shop.check("--rule", rule, "--diff", "HEAD");
    assert.deepEqual(report.growth, [
      `apps/billing/src/index.ts:6 billing writes ${entity} too, which api alone wrote`,
    ]);
    assert.deepEqual(report.broken, [[found]]);
  });
