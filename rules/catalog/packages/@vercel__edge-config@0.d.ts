/** Package `@vercel/edge-config`. Facts read from `@vercel/edge-config` 1.5.1: it asks by `fetch`, where no copy lies on the machine. */
export interface EdgeConfigClient {
  readonly connection: any;
  /** @remote read http */
  digest(options?: any): Promise<string>;
  /** @remote read http */
  get<T = any>(key: string, options?: any): Promise<T | undefined>;
  /** @remote read http */
  getAll<T = any>(keys?: any, options?: any): Promise<T>;
  /** @remote read http */
  has(key: string, options?: any): Promise<boolean>;
}
export function createClient(connectionString: string | undefined, options?: any): EdgeConfigClient;
/** @remote read http */
export function digest(options?: any): Promise<string>;
/** @remote read http */
export function get<T = any>(key: string, options?: any): Promise<T | undefined>;
/** @remote read http */
export function getAll<T = any>(keys?: any, options?: any): Promise<T>;
/** @remote read http */
export function has(key: string, options?: any): Promise<boolean>;
