// case: layer=multi-node file=src/index.ts package=express@5,pg@8 alone
import express from "express";
import { Pool } from "pg";

const pool = new Pool();
const app = express();
app.listen(3000);

const shutdown = async (signal: string) => {
  console.log(signal);
  await pool.end();
  //    ???????? comes before the end of the server
  process.exit(0);
};

process.on("SIGTERM", () => shutdown("SIGTERM"));
