// case: alone package=pg
//- railway.json
{ "deploy": { "startCommand": "node src/db.js", "numReplicas": 12 } }
//- src/db.ts
import { Pool } from "pg";

export const pool = new Pool({
  max: Number(process.env.POOL_SIZE),
  query_timeout: 5_000,
  connectionTimeoutMillis: 5_000,
});
