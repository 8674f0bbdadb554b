// case: layer=multi-node file=src/server.ts package=express@5
import express from "express";

const closing = new AbortController();
const app = express();

app.get("/export", (request, response) => {
  closing.signal.addEventListener("abort", () => response.end(), { once: true });
  const mine = new AbortController();
  mine.signal.addEventListener("abort", () => response.end());
  closing.signal.addEventListener("abort", () => response.end(), { signal: mine.signal });
});

app.listen(3000);
