/** Package sqlite3. Facts read from sqlite3 6.0.1: queries run on threads of this process. */
import { EventEmitter } from "events";

export declare const OPEN_READONLY: number;
export declare const OPEN_READWRITE: number;
export declare const OPEN_CREATE: number;
export declare class Statement extends EventEmitter {
  /** @data sqlite3 query */
  all(...args: any[]): this;
  /** @data sqlite3 query */
  each(...args: any[]): this;
  /** @data sqlite3 query */
  get(...args: any[]): this;
  /** @data sqlite3 query */
  run(...args: any[]): this;
  bind(...args: any[]): this;
  finalize(callback?: any): any;
  reset(callback?: any): this;
}
export interface RunResult extends Statement {
  changes: number;
  lastID: number;
}
export declare class Database extends EventEmitter {
  /** @mark local-database */
  constructor(file: string, callback?: any);
  /** @mark local-database */
  constructor(file: string, mode?: number, callback?: any);
  /** @data sqlite3 query */
  all(sql: string, ...args: any[]): this;
  /** @data sqlite3 query */
  each(sql: string, ...args: any[]): this;
  /** @data sqlite3 query */
  exec(sql: string, ...args: any[]): this;
  /** @data sqlite3 query */
  get(sql: string, ...args: any[]): this;
  /** @data sqlite3 query */
  run(sql: string, ...args: any[]): this;
  close(callback?: any): void;
  configure(option: any, value: any): void;
  interrupt(): void;
  loadExtension(file: string, callback?: any): this;
  parallelize(callback?: () => void): void;
  prepare(sql: string, ...args: any[]): Statement;
  serialize(callback?: () => void): void;
  wait(callback?: any): this;
}
export declare const cached: { Database(file: string, ...args: any[]): Database };
export declare function verbose(): typeof import("sqlite3");
declare const sqlite3: typeof import("sqlite3");
export default sqlite3;
