// case: layer=multi-node file=src/server.ts package=express@5,ioredis@5
import { EventEmitter } from "node:events";
import express from "express";
import { Redis } from "ioredis";

const bus = new EventEmitter();
const subscriber = new Redis({ commandTimeout: 1_000 });
const stopped = new Promise<void>((resolve) => bus.once("stop", resolve));
const app = express();

app.get("/all", async (request, response) => {
  bus.addListener("order", (order) => response.write(order));
//^^^^^^^^^^^^^^^ none is removed
  process.on("SIGTERM", () => response.end());
//^^^^^^^^^^ outlives the call
  await subscriber.subscribe(request.params.id);
  //    ^^^^^^^^^^^^^^^^^^^^ adds a channel
  setInterval(() => response.write(":\n"), 15_000);
//^^^^^^^^^^^ its handle is dropped
  await Promise.race([work(), stopped]);
  //                          ??????? outlives the race
});

app.get("/fine", (request, response) => {
  bus.once("order", (order) => response.write(order));
  request.on("close", () => response.end());
  response.on("finish", () => console.log("done"));
  const beat = setInterval(() => response.write(":\n"), 15_000);
  request.on("close", () => clearInterval(beat));
  const own = new EventEmitter();
  own.on("part", (part) => response.write(part));
});

async function work(): Promise<void> {}

// Once per process.
bus.on("order", (order) => console.log(order));
process.on("SIGTERM", () => bus.emit("stop"));
setInterval(() => bus.emit("tick"), 1_000);
app.listen(3000);
