// case: alone package=pg
//- railway.json
{ "deploy": { "startCommand": "node src/db.js", "numReplicas": 12 } }
//- compose.prod.yaml
services:
  db:
    image: postgres:17
    command: ["postgres", "-c", "max_connections=100"]
//- src/db.ts
import { Pool } from "pg";

export const pool = new Pool({ query_timeout: 5_000, connectionTimeoutMillis: 5_000 });
//                      ^^^^ 10 × (12 + 1) instances = 130 connections; the database accepts 100
