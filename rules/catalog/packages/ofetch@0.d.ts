/** Package ofetch. Facts read from ofetch 1.5.1: the 300 s of fetch, twice because of the silent retry of reads. */

export type FetchRequest = string | Request;
export type ResponseType = "arrayBuffer" | "blob" | "json" | "stream" | "text";

export interface FetchOptions extends Omit<RequestInit, "body"> {
  agent?: unknown;
  baseURL?: string;
  body?: any;
  ignoreResponseError?: boolean;
  onRequest?: any;
  onRequestError?: any;
  onResponse?: any;
  onResponseError?: any;
  params?: Record<string, any>;
  parseResponse?: (text: string) => any;
  query?: Record<string, any>;
  responseType?: ResponseType;
  retry?: number | false;
  retryDelay?: any;
  retryStatusCodes?: number[];
  timeout?: number;
}

export interface CreateFetchOptions {
  defaults?: FetchOptions;
  fetch?: typeof globalThis.fetch;
  Headers?: any;
  AbortController?: any;
}

export interface FetchResponse<T> extends Response {
  _data?: T;
}

export interface IFetchError<T = any> extends Error {
  data?: T;
  request?: any;
  response?: FetchResponse<T>;
  status?: number;
  statusCode?: number;
  statusMessage?: string;
  statusText?: string;
}

export interface FetchError<T = any> extends IFetchError<T> {}
export class FetchError<T = any> extends Error {
  constructor(message: string, options?: { cause: unknown });
}

export interface $Fetch {
  /**
   * @remote call http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 600s
   * @proof proven deadline
   */
  <T = any>(request: FetchRequest, options?: FetchOptions): Promise<T>;
  /** @creates ofetch defaults */
  create(defaults: FetchOptions, globalOptions?: CreateFetchOptions): $Fetch;
  native: typeof globalThis.fetch;
  /**
   * @remote call http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 600s
   */
  raw<T = any>(request: FetchRequest, options?: FetchOptions): Promise<FetchResponse<T>>;
}

export const ofetch: $Fetch;
export const $fetch: $Fetch;
export function createFetch(options?: CreateFetchOptions): $Fetch;
export const fetch: typeof globalThis.fetch;
export const Headers: typeof globalThis.Headers;
