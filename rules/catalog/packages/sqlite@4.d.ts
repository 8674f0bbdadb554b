/** Package sqlite, promises around sqlite3. Facts read from sqlite 5.1.1 and sqlite3 6.0.1: queries run on threads of this process. */
export interface Statement {
  /** @data sqlite3 query */
  all(...args: any[]): Promise<any>;
  /** @data sqlite3 query */
  each(...args: any[]): Promise<any>;
  /** @data sqlite3 query */
  get(...args: any[]): Promise<any>;
  /** @data sqlite3 query */
  run(...args: any[]): Promise<any>;
  bind(...args: any[]): Promise<void>;
  finalize(): Promise<void>;
  reset(): Promise<void>;
}
export declare class Database<D = any, S = any> {
  constructor(config: any);
  /** @data sqlite3 query */
  all<T = any>(sql: any, ...args: any[]): Promise<T>;
  /** @data sqlite3 query */
  each<T = any>(sql: any, ...args: any[]): Promise<number>;
  /** @data sqlite3 query */
  exec<T = any>(sql: any, ...args: any[]): Promise<void>;
  /** @data sqlite3 query */
  get<T = any>(sql: any, ...args: any[]): Promise<T | undefined>;
  /** @data sqlite3 query */
  run<T = any>(sql: any, ...args: any[]): Promise<{ changes?: number; lastID?: number }>;
  close(): Promise<void>;
  configure(option: any, value: any): void;
  getDatabaseInstance(): any;
  migrate(config?: any): Promise<void>;
  open(): Promise<void>;
  prepare(sql: any, ...args: any[]): Promise<Statement>;
}
/** @mark local-database */
export declare function open<D = any, S = any>(config: any): Promise<Database<D, S>>;
