/** Package node-cache. Facts read from node-cache 5.1.2: no key limit (`maxKeys` -1) and no expiry (`stdTTL` 0); expired keys are removed every 600 s. */
import { EventEmitter } from "events";

interface NodeCache extends EventEmitter {}

declare class NodeCache {
  /** @mark bounded-cache */
  constructor(options: NodeCache.Options & { maxKeys: number });
  /** @mark unbounded-cache */
  constructor(options: NodeCache.Options & { stdTTL: 0; maxKeys?: undefined });
  /** @mark expiring-cache */
  constructor(options: NodeCache.Options & { stdTTL: number | string; maxKeys?: undefined });
  /** @mark unbounded-cache */
  constructor(options?: NodeCache.Options & { stdTTL?: undefined; maxKeys?: undefined });
  constructor(options: any);
  close(): void;
  del(keys: string | number | readonly (string | number)[]): number;
  flushAll(): void;
  flushStats(): void;
  get<T = any>(key: string | number): T | undefined;
  getStats(): any;
  getTtl(key: string | number): number | undefined;
  has(key: string | number): boolean;
  keys(): string[];
  mget<T = any>(keys: readonly (string | number)[]): Record<string, T>;
  mset(entries: readonly { key: string | number; val: any; ttl?: number }[]): boolean;
  /** @mark expires-entry */
  set<T>(key: string | number, value: T, ttl: number | string): boolean;
  set<T>(key: string | number, value: T): boolean;
  take<T = any>(key: string | number): T | undefined;
  ttl(key: string | number, ttl?: number): boolean;
}

declare namespace NodeCache {
  export { NodeCache as default };

  export interface Options {
    checkperiod?: number;
    deleteOnExpire?: boolean;
    enableLegacyCallbacks?: boolean;
    errorOnMissing?: boolean;
    forceString?: boolean;
    maxKeys?: number;
    stdTTL?: number | string;
    useClones?: boolean;
  }
  export type Key = string | number;
}

export = NodeCache;
