/** Package node-fetch 1 and 2, CommonJS. Facts read from node-fetch 2.7.0: no default; `timeout` bounds request and body. */

interface FetchHeaders {
  append(name: string, value: string): void;
  delete(name: string): void;
  forEach(callback: (value: string, name: string) => void): void;
  get(name: string): string | null;
  has(name: string): boolean;
  raw(): Record<string, string[]>;
  set(name: string, value: string): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

declare class FetchBody {
  readonly body: NodeJS.ReadableStream;
  readonly bodyUsed: boolean;
  readonly size: number;
  readonly timeout: number;
  arrayBuffer(): Promise<ArrayBuffer>;
  blob(): Promise<any>;
  buffer(): Promise<Buffer>;
  json(): Promise<any>;
  text(): Promise<string>;
}

/**
 * @remote call http
 * @deadline option init.timeout | option init.signal | option url.timeout | option url.signal
 * @default none
 * @mark whole-timeout
 * @proof proven deadline default
 */
declare function fetch(url: fetch.RequestInfo, init?: fetch.RequestInit): Promise<fetch.Response>;

declare namespace fetch {
  export { fetch as default };

  export type BodyInit = any;
  export type HeadersInit = Headers | string[][] | Record<string, any>;
  export type HeaderInit = HeadersInit;
  export type RequestInfo = string | { href: string } | Request;

  export interface RequestInit {
    agent?: any;
    body?: BodyInit;
    compress?: boolean;
    follow?: number;
    headers?: HeadersInit;
    method?: string;
    redirect?: "error" | "follow" | "manual";
    signal?: AbortSignal | null;
    size?: number;
    timeout?: number;
  }

  export interface ResponseInit {
    headers?: HeadersInit;
    size?: number;
    status?: number;
    statusText?: string;
    timeout?: number;
    url?: string;
  }

  export interface Headers extends FetchHeaders {}
  export class Headers {
    constructor(init?: HeadersInit);
  }

  export class Request extends FetchBody {
    /**
     * @creates fetch-request init
     * @deadline option init.timeout | option init.signal | option input.timeout | option input.signal
     */
    constructor(input: RequestInfo, init?: RequestInit);
    readonly headers: Headers;
    readonly method: string;
    readonly redirect: string;
    readonly signal: AbortSignal | null;
    readonly url: string;
    clone(): Request;
  }

  export class Response extends FetchBody {
    constructor(body?: BodyInit, init?: ResponseInit);
    readonly headers: Headers;
    readonly ok: boolean;
    readonly redirected: boolean;
    readonly status: number;
    readonly statusText: string;
    readonly type: string;
    readonly url: string;
    clone(): Response;
  }

  export class FetchError extends Error {
    constructor(message: string, type: string, systemError?: any);
    code?: string;
    errno?: string;
    type: string;
  }

  export class AbortError extends Error {
    constructor(message: string);
    readonly type: "aborted";
  }

  export function isRedirect(code: number): boolean;
}

export = fetch;
