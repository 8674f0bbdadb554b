// case: layer=multi-node file=src/service.ts package=express
import express from "express";

const app = express();

// An entry that goes would begin anew, and what was read before would count as fresh.
const epochs = new Map<string, number>();
//    ^^^^^^

app.post("/epochs/:key", (request, response) => {
  const { key } = request.params;
  epochs.set(key, (epochs.get(key) ?? 0) + 1);
  response.json(epochs.get(key));
});

// What runs is somebody's: whoever comes for it must find it.
const exports = new Map<string, Promise<number>>();
//    ^^^^^^^

app.post("/exports/:key", async (request, response) => {
  const { key } = request.params;
  const known = exports.get(key);
  if (known !== undefined) {
    response.json(await known);
    return;
  }
  const job = exported(key);
  exports.set(key, job);
  response.json(await job);
});

async function exported(key: string): Promise<number> {
  return key.length;
}
