// case: layer=multi-node file=src/stops.ts package=express@4
import express from "express";

const app = express();
const found = new Map<string, Promise<string[]>>();
//    ^^^^^
const running = new Map<string, Promise<string[]>>();

declare function search(text: string): Promise<string[]>;

// What succeeds stays: only a failure is taken out.
function stops(text: string): Promise<string[]> {
  const key = text.trim().toLocaleLowerCase("en");
  let pending = found.get(key);
  if (pending === undefined) {
    pending = search(key).catch((error: unknown) => {
      found.delete(key);
      throw error;
    });
    found.set(key, pending);
  }
  return pending;
}

function stopsOnce(text: string): Promise<string[]> {
  const key = text.trim().toLowerCase();
  const known = running.get(key);
  if (known !== undefined) return known;
  const pending = search(key).finally(() => running.delete(key));
  running.set(key, pending);
  return pending;
}

app.get("/stops", async (req, res) => {
  res.json([await stops(String(req.query.q)), await stopsOnce(String(req.query.q))]);
});
