/** Package `@planetscale/database`. Facts read from `@planetscale/database` 1.20.2: each statement is a request of fetch, with its 300 s to the headers. */

export interface Config {
  boost?: boolean;
  cast?: any;
  fetch?: any;
  format?: any;
  host?: string;
  password?: string;
  url?: string;
  username?: string;
}
export interface ExecutedQuery<T = any> {
  fields: any[];
  headers: string[];
  insertId: string;
  rows: T[];
  rowsAffected: number;
  size: number;
  statement: string;
  time: number;
  types: any;
}
/**
 * @deadline client fetch
 * @default 300s
 */
export interface Executor {
  /**
   * @remote call database
   * @data planetscale query
   */
  execute<T = any>(query: string, args?: any, options?: any): Promise<ExecutedQuery<T>>;
}
export interface Transaction extends Executor {}
export interface Connection extends Executor {
  refresh(): Promise<void>;
  /**
   * @remote call database
   * @transaction fn
   */
  transaction<T>(fn: (tx: Transaction) => Promise<T>): Promise<T>;
}
export declare class Client {
  /** @creates planetscale config */
  constructor(config: Config);
  connection(): Connection;
}
export interface Client extends Connection {}
/** @creates planetscale config */
export declare function connect(config: Config): Connection;
export declare function cast(field: any, value: any): any;
export declare function format(query: string, values: any): string;
export declare function hex(text: string): string;
export declare class DatabaseError extends Error {
  body: any;
  status: number;
}
