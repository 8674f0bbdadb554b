/** Package pg-pool. Facts read from pg-pool 3.14.0: the pool that pg exports as `Pool`. */
import { Pool } from "pg";

declare class PgPool extends Pool {
  /**
   * @creates pg config
   * @pool 10 option config.max
   */
  constructor(config?: PgPool.Config, client?: any);
}
declare namespace PgPool {
  export { PgPool as default };
  export interface Config {
    connectionTimeoutMillis?: number;
    idleTimeoutMillis?: number;
    max?: number;
    [option: string]: any;
  }
}

export = PgPool;
