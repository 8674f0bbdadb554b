/** Package node-fetch from 3 on, ESM only. Facts read from node-fetch 3.3.2: no default, `timeout` is gone, `signal` is total. */

export type BodyInit = any;
export type HeadersInit =
  | Headers
  | string[][]
  | Iterable<readonly [string, string]>
  | Record<string, any>;
export type RequestInfo = string | Request;
export type RequestRedirect = "error" | "follow" | "manual";

export interface RequestInit {
  agent?: any;
  body?: BodyInit | null;
  compress?: boolean;
  counter?: number;
  follow?: number;
  headers?: HeadersInit;
  highWaterMark?: number;
  hostname?: string;
  insecureHTTPParser?: boolean;
  method?: string;
  port?: number;
  protocol?: string;
  redirect?: RequestRedirect;
  referrer?: string;
  referrerPolicy?: string;
  signal?: AbortSignal | null;
  size?: number;
}

export interface ResponseInit {
  headers?: HeadersInit;
  size?: number;
  status?: number;
  statusText?: string;
  url?: string;
}

export class Headers {
  constructor(init?: HeadersInit);
  append(name: string, value: string): void;
  delete(name: string): void;
  forEach(callback: (value: string, key: string, parent: Headers) => void, thisArg?: any): void;
  get(name: string): string | null;
  has(name: string): boolean;
  raw(): Record<string, string[]>;
  set(name: string, value: string): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

declare class Body {
  readonly body: NodeJS.ReadableStream | null;
  readonly bodyUsed: boolean;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
  blob(): Promise<globalThis.Blob>;
  buffer(): Promise<Buffer>;
  formData(): Promise<globalThis.FormData>;
  json(): Promise<any>;
  text(): Promise<string>;
}

export class Request extends Body {
  /**
   * @creates fetch-request init
   * @deadline option init.signal | option input.signal
   */
  constructor(input: URL | RequestInfo, init?: RequestInit);
  readonly headers: Headers;
  readonly method: string;
  readonly redirect: RequestRedirect;
  readonly referrer: string;
  readonly referrerPolicy: string;
  readonly signal: AbortSignal;
  readonly url: string;
  clone(): Request;
}

export class Response extends Body {
  constructor(body?: BodyInit | null, init?: ResponseInit);
  readonly headers: Headers;
  readonly ok: boolean;
  readonly redirected: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly type: string;
  readonly url: string;
  clone(): Response;
  static error(): Response;
  static json(data: any, init?: ResponseInit): Response;
  static redirect(url: string, status?: number): Response;
}

export class FetchError extends Error {
  constructor(message: string, type: string, systemError?: any);
  code?: string;
  errno?: string;
  type: string;
}

export class AbortError extends Error {
  constructor(message: string);
  type: string;
}

export function isRedirect(code: number): boolean;

declare const FetchBlob: typeof globalThis.Blob;
declare const FetchFile: typeof globalThis.File;
declare const FetchFormData: typeof globalThis.FormData;

export { FetchBlob as Blob, FetchFile as File, FetchFormData as FormData };

/**
 * @remote call http
 * @deadline option init.signal | option url.signal
 * @default none
 * @proof proven deadline default
 */
export default function fetch(url: URL | RequestInfo, init?: RequestInit): Promise<Response>;
