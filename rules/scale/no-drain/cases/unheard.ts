// case: layer=multi-node alone package=express@5
//- src/api/main.ts
import { createServer } from "node:http";
import express from "express";
import { db } from "./db";

async function start(): Promise<void> {
  const server = createServer(express());
  server.listen(8080);
  const stop = async () => {
    server.close();
//  ???????????? running requests lose `db.destroy`
    await db.destroy();
  };
  process.on("SIGTERM", stop);
}

void start();
//- src/heard/main.ts
import { once } from "node:events";
import { createServer } from "node:http";
import express from "express";
import { db } from "./db";

const server = createServer(express());
server.listen(8080);

process.on("SIGTERM", async () => {
  server.close();
  await once(server, "close");
  await db.destroy();
});
//- src/ended/main.ts
import { createServer } from "node:http";
import express from "express";
import { db } from "./db";

const server = createServer(express());
server.listen(8080);

process.on("SIGTERM", () => {
  server.close(async () => {
    await db.destroy();
  });
});
//- src/exit/main.ts
import { createServer } from "node:http";
import express from "express";
import { flushMetrics } from "./metrics";

const server = createServer(express());
server.listen(8080);

async function shutdown(): Promise<void> {
  server.close();
//^^^^^^^^^^^^ The process ends before `server.close` is done
  await flushMetrics();
  process.exit(0);
}

process.on("SIGTERM", () => shutdown());
