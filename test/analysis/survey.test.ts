/** How much is known of awaited calls: effects, own functions, callbacks, and the packages of what is unknown. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";

const FILES = {
  "package.json":
    '{ "dependencies": { "express": "4.0.0", "axios": "1.0.0", "acme-db": "1.0.0" } }',
  "src/orders.ts": `import axios from "axios";
import { open } from "acme-db";

async function remote(id: string) {
  return (await axios.post("https://orders.example", { id })).data;
}
async function pure(id: string) {
  return id.trim();
}
async function opaque() {
  return await open("orders");
}
export async function retried<T>(work: () => Promise<T>, { again }: { again: () => Promise<T> }) {
  await again();
  return await work();
}
export interface Store {
  find(id: string): Promise<string>;
}
export class FileStore implements Store {
  async find(id: string) {
    return await pure(id);
  }
}
export default { remote, load: pure, opaque };
`,
  "src/server.ts": `import express from "express";
import orders, { retried, type Store } from "./orders.ts";

const app = express();
export function routes(store: Store) {
  app.get("/", async (request, response) => {
    await orders.remote("a");
    await orders.load("a");
    await orders.opaque();
    await retried(() => orders.remote("b"), { again: async () => "c" });
    await Promise.all([store.find("d"), orders.load("e")]);
    await (request as any).session.save();
    response.end();
  });
}
`,
};

test("awaited calls are told apart by what is known of them", (t) => {
  const root = mkdtempSync(path.join(tmpdir(), "premise-survey-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const { functions, calls } = createSession({ root, layer: "multi-node" }).survey();
  const lines = calls.map(
    ({ file, line, text, known, effects, from }) =>
      `${path.basename(file)}:${line} ${text} ${known}${[...effects, from ?? ""]
        .filter(Boolean)
        .map((each) => `, ${each}`)
        .join("")}`,
  );
  assert.deepEqual(lines, [
    "orders.ts:5 axios.post effect, write http",
    "orders.ts:11 open unknown, acme-db",
    "orders.ts:14 again own",
    "orders.ts:15 work own, write http",
    "orders.ts:22 pure own",
    "server.ts:7 orders.remote own, write http",
    "server.ts:8 orders.load own",
    "server.ts:9 orders.opaque unknown, acme-db",
    "server.ts:10 retried own",
    "server.ts:11 store.find own",
    "server.ts:11 orders.load own",
    "server.ts:12 (requestasany).session.save unknown, (parameter)",
  ]);
  assert.ok(
    functions.some(
      ({ file, contexts }) => file === "src/server.ts" && contexts.includes("request"),
    ),
  );
});
