/** Package got from 12 on, ESM only. Facts read from got 12.6.1 and 14.6.6: no timeout; `timeout.request` bounds the whole request. */
import type { IncomingMessage } from "http";
import type { Duplex } from "stream";

export interface Delays {
  connect?: number;
  lookup?: number;
  read?: number;
  request?: number;
  response?: number;
  secureConnect?: number;
  send?: number;
  socket?: number;
}

export interface RetryOptions {
  backoffLimit?: number;
  calculateDelay?: (state: any) => number | Promise<number>;
  enforceRetryRules?: boolean;
  errorCodes?: string[];
  limit?: number;
  maxRetryAfter?: number;
  methods?: string[];
  noise?: number;
  statusCodes?: number[];
}

export interface OptionsInit {
  agent?: any;
  body?: any;
  cache?: any;
  context?: Record<string, any>;
  cookieJar?: any;
  decompress?: boolean;
  encoding?: BufferEncoding;
  followRedirect?: any;
  form?: Record<string, any>;
  headers?: Record<string, string | string[] | undefined>;
  hooks?: Hooks;
  http2?: boolean;
  https?: any;
  isStream?: boolean;
  json?: any;
  maxRedirects?: number;
  method?: string;
  pagination?: any;
  password?: string;
  prefixUrl?: string | URL;
  resolveBodyOnly?: boolean;
  responseType?: "buffer" | "json" | "text";
  retry?: RetryOptions;
  searchParams?: any;
  signal?: AbortSignal;
  throwHttpErrors?: boolean | ((response: any) => boolean);
  timeout?: Delays;
  url?: string | URL;
  username?: string;
  [option: string]: any;
}

export interface Hooks {
  afterResponse?: ((response: Response, retry: (options: OptionsInit) => any) => any)[];
  beforeError?: ((error: any) => any)[];
  beforeRedirect?: ((options: any, response: Response) => any)[];
  beforeRequest?: ((options: any, context?: any) => any)[];
  beforeRetry?: ((...args: any[]) => any)[];
  init?: ((...args: any[]) => any)[];
}

export interface ExtendOptions extends OptionsInit {
  handlers?: ((options: any, next: (options: any) => any) => any)[];
  mutableDefaults?: boolean;
}

export interface Response<T = any> extends IncomingMessage {
  body: T;
  ok: boolean;
  rawBody: Buffer;
  requestUrl: any;
  retryCount: number;
  statusCode: number;
  timings: any;
  url: string;
}

export interface CancelableRequest<T = any> extends Promise<T> {
  readonly isCanceled: boolean;
  buffer(): CancelableRequest<Buffer>;
  cancel(reason?: string): void;
  json<R = any>(): CancelableRequest<R>;
  on(event: string, listener: (...args: any[]) => void): this;
  text(): CancelableRequest<string>;
}

export interface Request extends Duplex {
  readonly requestUrl: any;
  readonly timings: any;
}

export interface GotRequestFunction {
  /**
   * @remote call http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  (url: string | URL, options: OptionsInit & { isStream: true }): Request;
  /**
   * @remote call http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  <T = any>(
    url: string | URL,
    options: OptionsInit & { resolveBodyOnly: true },
  ): CancelableRequest<T>;
  /**
   * @remote call http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  <T = any>(
    url: string | URL,
    options: OptionsInit & { responseType: "json" },
  ): CancelableRequest<Response<T>>;
  /**
   * @remote call http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  (
    url: string | URL,
    options: OptionsInit & { responseType: "buffer" },
  ): CancelableRequest<Response<Buffer>>;
  /**
   * @remote call http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  <T = string>(url: string | URL, options?: OptionsInit): CancelableRequest<Response<T>>;
  /**
   * @remote call http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  <T = any>(options: OptionsInit): CancelableRequest<Response<T>>;
}

export interface GotReadFunction {
  /**
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   * @proof proven deadline default
   */
  (url: string | URL, options: OptionsInit & { isStream: true }): Request;
  /**
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   * @proof proven deadline default
   */
  <T = any>(
    url: string | URL,
    options: OptionsInit & { resolveBodyOnly: true },
  ): CancelableRequest<T>;
  /**
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   * @proof proven deadline default
   */
  <T = any>(
    url: string | URL,
    options: OptionsInit & { responseType: "json" },
  ): CancelableRequest<Response<T>>;
  /**
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   * @proof proven deadline default
   */
  (
    url: string | URL,
    options: OptionsInit & { responseType: "buffer" },
  ): CancelableRequest<Response<Buffer>>;
  /**
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   * @proof proven deadline default
   */
  <T = string>(url: string | URL, options?: OptionsInit): CancelableRequest<Response<T>>;
  /**
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   * @proof proven deadline default
   */
  <T = any>(options: OptionsInit): CancelableRequest<Response<T>>;
}

export interface GotWriteFunction {
  /**
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  (url: string | URL, options: OptionsInit & { isStream: true }): Request;
  /**
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  <T = any>(
    url: string | URL,
    options: OptionsInit & { resolveBodyOnly: true },
  ): CancelableRequest<T>;
  /**
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  <T = any>(
    url: string | URL,
    options: OptionsInit & { responseType: "json" },
  ): CancelableRequest<Response<T>>;
  /**
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  (
    url: string | URL,
    options: OptionsInit & { responseType: "buffer" },
  ): CancelableRequest<Response<Buffer>>;
  /**
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  <T = string>(url: string | URL, options?: OptionsInit): CancelableRequest<Response<T>>;
  /**
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  <T = any>(options: OptionsInit): CancelableRequest<Response<T>>;
}

export interface GotStreamFunction {
  /**
   * @remote call http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  (url?: string | URL, options?: OptionsInit): Request;
}

export type GotStream = GotStreamFunction &
  Record<"delete" | "get" | "head" | "patch" | "post" | "put", GotStreamFunction>;

export interface GotPaginate {
  /**
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  <T = any>(url: string | URL, options?: OptionsInit): AsyncIterableIterator<T>;
  /**
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  all<T = any>(url: string | URL, options?: OptionsInit): Promise<T[]>;
  /**
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default none
   */
  each<T = any>(url: string | URL, options?: OptionsInit): AsyncIterableIterator<T>;
}

export interface Got extends GotRequestFunction {
  defaults: any;
  delete: GotWriteFunction;
  /** @creates got options */
  extend(options: ExtendOptions): Got;
  /** @creates got */
  extend(...instancesOrOptions: (Got | ExtendOptions)[]): Got;
  get: GotReadFunction;
  head: GotReadFunction;
  paginate: GotPaginate;
  patch: GotWriteFunction;
  post: GotWriteFunction;
  put: GotWriteFunction;
  stream: GotStream;
}

export class RequestError<T = any> extends Error {
  code: string;
  readonly options: any;
  readonly request?: Request;
  readonly response?: Response<T>;
  readonly timings?: any;
}
export class CacheError<T = any> extends RequestError<T> {}
export class CancelError<T = any> extends RequestError<T> {}
export class HTTPError<T = any> extends RequestError<T> {
  readonly response: Response<T>;
}
export class MaxRedirectsError<T = any> extends RequestError<T> {}
export class ParseError<T = any> extends RequestError<T> {}
export class ReadError<T = any> extends RequestError<T> {}
export class TimeoutError<T = any> extends RequestError<T> {}
export class UnsupportedProtocolError<T = any> extends RequestError<T> {}
export class UploadError<T = any> extends RequestError<T> {}

declare const got: Got;

export { got };
export default got;
