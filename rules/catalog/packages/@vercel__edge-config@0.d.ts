/** Package `@vercel/edge-config`. Facts read from `@vercel/edge-config` 1.5.1: it asks by `fetch`, where no copy lies on the machine, which is rare. */
export interface EdgeConfigClient {
  readonly connection: any;
  /** @remote read cloud */
  digest(options?: any): Promise<string>;
  /** @remote read cloud */
  get<T = any>(key: string, options?: any): Promise<T | undefined>;
  /** @remote read cloud */
  getAll<T = any>(keys?: any, options?: any): Promise<T>;
  /** @remote read cloud */
  has(key: string, options?: any): Promise<boolean>;
}
export function createClient(connectionString: string | undefined, options?: any): EdgeConfigClient;
/** @remote read cloud */
export function digest(options?: any): Promise<string>;
/** @remote read cloud */
export function get<T = any>(key: string, options?: any): Promise<T | undefined>;
/** @remote read cloud */
export function getAll<T = any>(keys?: any, options?: any): Promise<T>;
/** @remote read cloud */
export function has(key: string, options?: any): Promise<boolean>;
