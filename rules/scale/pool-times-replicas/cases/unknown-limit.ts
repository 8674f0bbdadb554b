// case: alone package=pg
//- railway.json
{ "deploy": { "startCommand": "node src/db.js", "numReplicas": 12 } }
//- src/db.ts
import { Pool } from "pg";

export const pool = new Pool({ query_timeout: 5_000, connectionTimeoutMillis: 5_000 });
//                      ???? PostgreSQL accepts 100 unless told otherwise
