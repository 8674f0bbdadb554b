/** Package memcached. Facts read from memcached 2.2.2: no command ends by itself, ten connections to each server. */
import { EventEmitter } from "events";

declare class Memcached {
  /**
   * @creates memcached options
   * @pool 10 option options.poolSize
   */
  constructor(location: any, options?: Memcached.options);
  static config: any;
  /**
   * @remote read cache
   * @data memcached find-unique
   * @default none
   */
  get(key: string, callback: any): void;
  /**
   * @remote read cache
   * @data memcached find-unique
   * @default none
   */
  gets(key: string, callback: any): void;
  /**
   * @remote read cache
   * @data memcached find-many
   * @default none
   */
  getMulti(keys: string[], callback: any): void;
  /**
   * @remote write cache
   * @data memcached upsert
   * @default none
   */
  set(key: string, value: any, lifetime: number, callback: any): void;
  /**
   * @remote write cache
   * @data memcached insert
   * @default none
   */
  add(key: string, value: any, lifetime: number, callback: any): void;
  /**
   * @remote write cache
   * @data memcached update
   * @default none
   */
  replace(key: string, value: any, lifetime: number, callback: any): void;
  /**
   * @remote write cache
   * @data memcached update
   * @default none
   */
  append(key: string, value: any, callback: any): void;
  /**
   * @remote write cache
   * @data memcached update
   * @default none
   */
  prepend(key: string, value: any, callback: any): void;
  /**
   * @remote write cache
   * @data memcached update
   * @default none
   */
  cas(key: string, value: any, cas: string, lifetime: number, callback: any): void;
  /**
   * @remote write cache
   * @data memcached update
   * @default none
   */
  touch(key: string, lifetime: number, callback: any): void;
  /**
   * @remote write cache
   * @data memcached increment
   * @default none
   */
  incr(key: string, amount: number, callback: any): void;
  /**
   * @remote write cache
   * @data memcached increment
   * @default none
   */
  decr(key: string, amount: number, callback: any): void;
  /**
   * @remote write cache
   * @data memcached delete
   * @default none
   */
  del(key: string, callback: any): void;
  /**
   * @remote write cache
   * @data memcached delete-many
   * @default none
   */
  flush(callback?: any): void;
  end(): void;
  stats(callback: any): void;
}
interface Memcached extends EventEmitter {}
declare namespace Memcached {
  interface options {
    poolSize?: number;
    retries?: number;
    timeout?: number;
    [option: string]: any;
  }
}

export = Memcached;
