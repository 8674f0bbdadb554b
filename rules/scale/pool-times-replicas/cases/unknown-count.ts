// case: alone package=pg
import { Pool } from "pg";

export const pool = new Pool({ max: 50, query_timeout: 5_000, connectionTimeoutMillis: 5_000 });
