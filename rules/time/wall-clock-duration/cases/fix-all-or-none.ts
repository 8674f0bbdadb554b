// case: layer=multi-node file=src/service.ts package=express
import express from "express";

const PING_MS = 10_000;
const IDLE_MS = 60_000;

const app = express();

// Two times of one loop: both by one clock, or none.
app.get("/stream", async (_, response) => {
  let lastData = Date.now();
  let lastPing = Date.now();
  for (;;) {
    if (Date.now() - lastPing >= PING_MS) {
    //  ?????????????????????
      response.write("ping");
      lastPing = Date.now();
    }
    const rows = await read();
    if (rows.length > 0) lastData = Date.now();
    const idle = Date.now() - lastData;
    if (idle >= IDLE_MS) break;
  }
  response.end();
});

async function read(): Promise<string[]> {
  return [];
}
