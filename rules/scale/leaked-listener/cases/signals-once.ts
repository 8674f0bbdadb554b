// case: layer=multi-node file=src/server.ts package=express@5
import express from "express";

const app = express();
app.get("/", (_request, response) => response.send("ready"));

function watchLoop(): void {
  const stop = () => process.exit(0);
  const drain = () => {
    setInterval(stop, 1_000);
  };
  process.on("SIGTERM", drain);
  process.on("SIGINT", stop);
}

watchLoop();
app.listen(3000);
