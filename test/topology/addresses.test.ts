/** Where the env files of units lead: to each other by ports, and to stores that no deployment file names. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Files } from "../workspace/repository.ts";
import { packageAt, topologyOf } from "./surveyed.ts";

const IMAGE = 'FROM node:22\nWORKDIR /srv\nCOPY . .\nCMD ["node", "dist/index.js"]\n';

/** Two services and pages, with the env files of each. */
function shop(files: {
  readonly orders?: string;
  readonly stock?: string;
  readonly pages?: string;
}) {
  const { orders = "", stock = "PORT=4100\n", pages = "" } = files;
  return {
    "package.json": { name: "shop", private: true, workspaces: ["apps/*"] },
    ...packageAt("apps/orders", "orders"),
    "apps/orders/Dockerfile": IMAGE,
    "apps/orders/.env": orders,
    ...packageAt("apps/stock", "stock"),
    "apps/stock/Dockerfile": IMAGE,
    "apps/stock/.env": stock,
    "apps/pages/package.json": { name: "pages", dependencies: { vue: "^3.5.0" } },
    "apps/pages/index.html": "<html></html>\n",
    "apps/pages/src/main.ts": "export const app = 1;\n",
    "apps/pages/Dockerfile": "FROM nginx:1.29\nCOPY apps/pages/dist /usr/share/nginx/html\n",
    "apps/pages/.env": pages,
  } satisfies Files;
}

/** Env files → edges. */
const CASES: readonly (readonly [string, Parameters<typeof shop>[0], readonly string[]])[] = [
  [
    "a service that another one's port is given to",
    { orders: 'PORT=4000\nSTOCK_URL="http://localhost:4100/v1"\n' },
    ["orders → stock http apps/orders/.env:2"],
  ],
  [
    "pages that call a service",
    { pages: "VITE_API=http://127.0.0.1:4100\n" },
    ["pages → stock http apps/pages/.env:1"],
  ],
  [
    "a port that two services have",
    { orders: "PORT=4000\n", pages: "VITE_API=http://localhost:4000\n", stock: "PORT=4000\n" },
    [],
  ],
  ["a port that nobody says is theirs", { orders: "STOCK_URL=http://localhost:4200\n" }, []],
  [
    "where the service itself is",
    { orders: "APP_URL=http://localhost:4100\nHOST=http://localhost:4100\n" },
    [],
  ],
  [
    "its own port under another name",
    { orders: "PORT=4100\nSTOCK_URL=http://localhost:4100\n", stock: "" },
    [],
  ],
  [
    "where browsers come from and are sent to",
    {
      orders: "CORS_ORIGINS=http://localhost:4100\nLOGIN_CALLBACK_URL=http://localhost:4100/back\n",
    },
    [],
  ],
  [
    "pages, which nobody calls",
    { orders: "PORT=4000\nSHOP_URL=http://localhost:4300\n", pages: "PORT=4300\n" },
    [],
  ],
  [
    "databases by their names, and a broker by its list",
    {
      orders:
        "DATABASE_URL=postgresql://user:word@localhost:5432/sales?schema=public\nKAFKA_BROKERS='localhost:9092'\n",
      stock: "DB_URL=postgres://user:word@localhost/stock\nREDIS_HOST=127.0.0.1\nREDIS_PORT=6379\n",
    },
    [
      "orders → sales store apps/orders/.env:1",
      "orders → kafka store apps/orders/.env:2",
      "stock → stock (postgres) store apps/stock/.env:1",
      "stock → redis store apps/stock/.env:2",
    ],
  ],
  [
    "a store that is switched off, one without a host and one that is only asked for",
    {
      orders:
        "RABBITMQ_ENABLED=false\nRABBITMQ_URL=amqp://localhost\nKAFKA_BROKERS=\nREDIS_HOST=<your host>\n",
    },
    [],
  ],
];

describe("env files", () => {
  for (const [name, files, expected] of CASES)
    test(name, (context) => {
      const report = topologyOf(context, shop(files));
      assert.deepEqual(
        report.edges.map(
          ({ from, to, via, place }) =>
            `${from} → ${to} ${via} ${place.file}:${place.range.start.line}`,
        ),
        expected,
      );
      const stores = report.edges.filter(({ via }) => via === "store").map(({ to }) => to);
      assert.deepEqual(report.stores.map(({ id }) => id).sort(), [...new Set(stores)].sort());
    });

  test("say nothing new of a kind of store that a deployment file gives the unit", (context) => {
    const report = topologyOf(context, {
      ...shop({ orders: "DATABASE_URL=postgres://localhost/sales\n" }),
      "compose.yml":
        "services:\n  orders:\n    build: ./apps/orders\n    depends_on: [db]\n  db:\n    image: postgres:17\n",
    });
    assert.deepEqual(
      report.stores.map(({ id, place }) => `${id} ${place.file}`),
      ["db compose.yml"],
    );
    assert.deepEqual(
      report.edges.map(({ from, to }) => `${from} → ${to}`),
      ["orders → db"],
    );
  });

  test("of which only a template is there count as it does", (context) => {
    const files = shop({ orders: "STOCK_URL=http://localhost:4100\n" });
    const { "apps/orders/.env": template, ...rest } = files;
    const report = topologyOf(context, { ...rest, "apps/orders/.env.example": template });
    assert.deepEqual(
      report.edges.map(({ place }) => place.file),
      ["apps/orders/.env.example"],
    );
  });
});
