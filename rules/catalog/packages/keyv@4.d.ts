/** Package keyv. Facts read from keyv 5.6.0 and 4.5.4: without a store values are kept in the memory of this process. */

export interface KeyvOptions {
  compression?: any;
  namespace?: string;
  serialize?: any;
  store?: any;
  ttl?: number;
  [option: string]: any;
}
export type Store<T = any> = any;
export type KeyvStoreAdapter = any;
declare class Keyv<T = any> {
  constructor(store: string, options?: KeyvOptions);
  constructor(store: { get: any; set: any }, options?: KeyvOptions);
  /** @keeps cache option options.store | option options.uri */
  constructor(options?: KeyvOptions & { uri?: string });
  namespace?: string;
  opts: any;
  store: any;
  ttl?: number;
  clear(): Promise<void>;
  delete(key: any): Promise<boolean>;
  disconnect(): Promise<void>;
  get<V = T>(key: any, options?: any): Promise<V | undefined>;
  getMany<V = T>(keys: string[]): Promise<(V | undefined)[]>;
  has(key: any): Promise<boolean>;
  /** @mark adds-listener */
  on(event: string, listener: (...args: any[]) => void): any;
  set<V = T>(key: string, value: V, ttl?: number): Promise<boolean>;
  setMany(entries: any[]): Promise<any>;
}

export { Keyv };
export default Keyv;
