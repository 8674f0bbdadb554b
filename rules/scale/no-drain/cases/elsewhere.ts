// case: layer=multi-node package=express@5 alone
//- src/main.ts
import express from "express";
import { start } from "./start";

const app = express();
app.listen(3000);
start();
//- src/start.ts
export function start(): void {
  process.on("SIGTERM", () => setTimeout(() => process.exit(0), 5_000));
}
