/** Package ky. Facts read from ky 1.14.3 and 2.1.0: 10 s to the headers, from 2 on with the body. */

export type Input = string | URL | Request;

export interface RetryOptions {
  afterStatusCodes?: number[];
  backoffLimit?: number;
  delay?: (attempt: number) => number;
  jitter?: boolean | ((delay: number) => number);
  limit?: number;
  maxRetryAfter?: number;
  methods?: string[];
  retryOnTimeout?: boolean;
  shouldRetry?: (state: any) => any;
  statusCodes?: number[];
}

export interface Options extends Omit<RequestInit, "headers"> {
  context?: Record<string, unknown>;
  fetch?: (input: any, init?: any) => Promise<Response>;
  headers?: HeadersInit;
  hooks?: any;
  json?: unknown;
  onDownloadProgress?: (...args: any[]) => void;
  onUploadProgress?: (...args: any[]) => void;
  parseJson?: (text: string) => unknown;
  prefixUrl?: URL | string;
  retry?: RetryOptions | number;
  searchParams?: any;
  throwHttpErrors?: any;
  timeout?: number | false;
  [option: string]: any;
}

export interface KyResponse<T = any> extends Response {
  json<J = T>(): Promise<J>;
}

export interface ResponsePromise<T = any> extends Promise<KyResponse<T>> {
  arrayBuffer(): Promise<ArrayBuffer>;
  blob(): Promise<Blob>;
  bytes(): Promise<Uint8Array>;
  formData(): Promise<FormData>;
  json<J = T>(): Promise<J>;
  text(): Promise<string>;
}

export interface KyInstance {
  /**
   * `timeout: false` takes the default away.
   * @remote call http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 10s
   */
  <T = any>(url: Input, options?: Options): ResponsePromise<T>;
  /** @creates ky defaultOptions */
  create(defaultOptions?: Options): KyInstance;
  /** @creates ky defaultOptions */
  extend(defaultOptions: Options | ((parentOptions: Options) => Options)): KyInstance;
  readonly stop: symbol;
  /**
   * `timeout: false` takes the default away.
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 10s
   * @proof proven deadline default
   */
  get<T = any>(url: Input, options?: Options): ResponsePromise<T>;
  /**
   * `timeout: false` takes the default away.
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 10s
   */
  post<T = any>(url: Input, options?: Options): ResponsePromise<T>;
  /**
   * `timeout: false` takes the default away.
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 10s
   */
  put<T = any>(url: Input, options?: Options): ResponsePromise<T>;
  /**
   * `timeout: false` takes the default away.
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 10s
   */
  patch<T = any>(url: Input, options?: Options): ResponsePromise<T>;
  /**
   * `timeout: false` takes the default away.
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 10s
   */
  head<T = any>(url: Input, options?: Options): ResponsePromise<T>;
  /**
   * `timeout: false` takes the default away.
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 10s
   */
  delete<T = any>(url: Input, options?: Options): ResponsePromise<T>;
}

export class HTTPError<T = any> extends Error {
  options: any;
  request: Request;
  response: KyResponse<T>;
}

export class TimeoutError extends Error {
  request: Request;
}

declare const ky: KyInstance;
export default ky;
