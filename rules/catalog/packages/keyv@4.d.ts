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
  /** @mark makes-cache */
  constructor(store: string, options?: KeyvOptions);
  /** @mark makes-cache */
  constructor(store: { get: any; set: any }, options?: KeyvOptions);
  /**
   * @keeps cache option options.store | option options.uri
   * @mark makes-cache
   */
  constructor(options?: KeyvOptions & { uri?: string });
  namespace?: string;
  opts: any;
  store: any;
  ttl?: number;
  /** @mark store-decides */
  clear(): Promise<void>;
  /** @mark store-decides */
  delete(key: any): Promise<boolean>;
  disconnect(): Promise<void>;
  /** @mark store-decides */
  get<V = T>(key: any, options?: any): Promise<V | undefined>;
  /** @mark store-decides */
  getMany<V = T>(keys: string[]): Promise<(V | undefined)[]>;
  /** @mark store-decides */
  has(key: any): Promise<boolean>;
  /** @mark adds-listener */
  on(event: string, listener: (...args: any[]) => void): any;
  /** @mark store-decides */
  set<V = T>(key: string, value: V, ttl?: number): Promise<boolean>;
  /** @mark store-decides */
  setMany(entries: any[]): Promise<any>;
}

export { Keyv };
export default Keyv;
