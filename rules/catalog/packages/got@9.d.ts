/** Package got 9 to 11, CommonJS. Facts read from got 11.8.6: no timeout, and no signal. */
import { IncomingMessage } from "http";
import { Duplex } from "stream";

declare namespace got {
  interface Delays {
    connect?: number;
    lookup?: number;
    read?: number;
    request?: number;
    response?: number;
    secureConnect?: number;
    send?: number;
    socket?: number;
  }

  interface RetryOptions {
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

  interface OptionsInit {
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
    retry?: number | RetryOptions;
    searchParams?: any;
    throwHttpErrors?: boolean | ((response: any) => boolean);
    timeout?: number | Delays;
    url?: string | URL;
    username?: string;
    [option: string]: any;
  }

  interface Hooks {
    afterResponse?: ((response: Response, retry: (options: OptionsInit) => any) => any)[];
    beforeError?: ((error: any) => any)[];
    beforeRedirect?: ((options: any, response: Response) => any)[];
    beforeRequest?: ((options: any, context?: any) => any)[];
    beforeRetry?: ((...args: any[]) => any)[];
    init?: ((...args: any[]) => any)[];
  }

  interface ExtendOptions extends OptionsInit {
    handlers?: ((options: any, next: (options: any) => any) => any)[];
    mutableDefaults?: boolean;
  }

  interface Response<T = any> extends IncomingMessage {
    body: T;
    ok: boolean;
    rawBody: Buffer;
    requestUrl: any;
    retryCount: number;
    statusCode: number;
    timings: any;
    url: string;
  }

  interface CancelableRequest<T = any> extends Promise<T> {
    readonly isCanceled: boolean;
    buffer(): CancelableRequest<Buffer>;
    cancel(reason?: string): void;
    json<R = any>(): CancelableRequest<R>;
    on(event: string, listener: (...args: any[]) => void): this;
    text(): CancelableRequest<string>;
  }

  interface Request extends Duplex {
    readonly requestUrl: any;
    readonly timings: any;
  }

  interface GotRequestFunction {
    /**
     * @remote call http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    (url: string | URL, options: OptionsInit & { isStream: true }): Request;
    /**
     * @remote call http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    <T = any>(
      url: string | URL,
      options: OptionsInit & { resolveBodyOnly: true },
    ): CancelableRequest<T>;
    /**
     * @remote call http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    <T = any>(
      url: string | URL,
      options: OptionsInit & { responseType: "json" },
    ): CancelableRequest<Response<T>>;
    /**
     * @remote call http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    (
      url: string | URL,
      options: OptionsInit & { responseType: "buffer" },
    ): CancelableRequest<Response<Buffer>>;
    /**
     * @remote call http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    <T = string>(url: string | URL, options?: OptionsInit): CancelableRequest<Response<T>>;
    /**
     * @remote call http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    <T = any>(options: OptionsInit): CancelableRequest<Response<T>>;
  }

  interface GotReadFunction {
    /**
     * @remote read http
     * @deadline option options.timeout | client timeout
     * @default none
     * @proof proven deadline default
     */
    (url: string | URL, options: OptionsInit & { isStream: true }): Request;
    /**
     * @remote read http
     * @deadline option options.timeout | client timeout
     * @default none
     * @proof proven deadline default
     */
    <T = any>(
      url: string | URL,
      options: OptionsInit & { resolveBodyOnly: true },
    ): CancelableRequest<T>;
    /**
     * @remote read http
     * @deadline option options.timeout | client timeout
     * @default none
     * @proof proven deadline default
     */
    <T = any>(
      url: string | URL,
      options: OptionsInit & { responseType: "json" },
    ): CancelableRequest<Response<T>>;
    /**
     * @remote read http
     * @deadline option options.timeout | client timeout
     * @default none
     * @proof proven deadline default
     */
    (
      url: string | URL,
      options: OptionsInit & { responseType: "buffer" },
    ): CancelableRequest<Response<Buffer>>;
    /**
     * @remote read http
     * @deadline option options.timeout | client timeout
     * @default none
     * @proof proven deadline default
     */
    <T = string>(url: string | URL, options?: OptionsInit): CancelableRequest<Response<T>>;
    /**
     * @remote read http
     * @deadline option options.timeout | client timeout
     * @default none
     * @proof proven deadline default
     */
    <T = any>(options: OptionsInit): CancelableRequest<Response<T>>;
  }

  interface GotWriteFunction {
    /**
     * @remote write http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    (url: string | URL, options: OptionsInit & { isStream: true }): Request;
    /**
     * @remote write http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    <T = any>(
      url: string | URL,
      options: OptionsInit & { resolveBodyOnly: true },
    ): CancelableRequest<T>;
    /**
     * @remote write http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    <T = any>(
      url: string | URL,
      options: OptionsInit & { responseType: "json" },
    ): CancelableRequest<Response<T>>;
    /**
     * @remote write http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    (
      url: string | URL,
      options: OptionsInit & { responseType: "buffer" },
    ): CancelableRequest<Response<Buffer>>;
    /**
     * @remote write http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    <T = string>(url: string | URL, options?: OptionsInit): CancelableRequest<Response<T>>;
    /**
     * @remote write http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    <T = any>(options: OptionsInit): CancelableRequest<Response<T>>;
  }

  interface GotStreamFunction {
    /**
     * @remote call http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    (url?: string | URL, options?: OptionsInit): Request;
  }

  type GotStream = GotStreamFunction &
    Record<"delete" | "get" | "head" | "patch" | "post" | "put", GotStreamFunction>;

  interface GotPaginate {
    /**
     * @remote read http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    <T = any>(url: string | URL, options?: OptionsInit): AsyncIterableIterator<T>;
    /**
     * @remote read http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    all<T = any>(url: string | URL, options?: OptionsInit): Promise<T[]>;
    /**
     * @remote read http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    each<T = any>(url: string | URL, options?: OptionsInit): AsyncIterableIterator<T>;
  }

  interface Got extends GotRequestFunction {
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
    CacheError: GotErrorStatic;
    CancelError: GotErrorStatic;
    HTTPError: GotErrorStatic;
    MaxRedirectsError: GotErrorStatic;
    ParseError: GotErrorStatic;
    ReadError: GotErrorStatic;
    RequestError: GotErrorStatic;
    TimeoutError: GotErrorStatic;
    UnsupportedProtocolError: GotErrorStatic;
    UploadError: GotErrorStatic;
    default: Got;
    mergeOptions(...sources: OptionsInit[]): any;
  }

  interface RequestError<T = any> extends Error {
    code: string;
    readonly options: any;
    readonly response?: Response<T>;
  }

  interface GotErrorStatic {
    prototype: RequestError;
    new <T = any>(...args: any[]): RequestError<T>;
  }

  type HTTPError = RequestError & { readonly response: Response };
  type CacheError = RequestError;
  type CancelError = RequestError;
  type MaxRedirectsError = RequestError;
  type ParseError = RequestError;
  type ReadError = RequestError;
  type TimeoutError = RequestError;
  type UnsupportedProtocolError = RequestError;
  type UploadError = RequestError;
}

declare const got: got.Got;
export = got;
