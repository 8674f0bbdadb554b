/** Package request. Facts read from request 2.88.2: no timeout; one that is given runs to the headers, then between chunks. */
import { IncomingMessage } from "http";
import { Stream } from "stream";

declare namespace request {
  interface CoreOptions {
    agent?: any;
    auth?: any;
    baseUrl?: string;
    body?: any;
    callback?: RequestCallback;
    encoding?: string | null;
    followRedirect?: any;
    form?: any;
    formData?: any;
    gzip?: boolean;
    headers?: Record<string, any>;
    jar?: any;
    json?: any;
    maxRedirects?: number;
    method?: string;
    oauth?: any;
    pool?: any;
    proxy?: any;
    qs?: any;
    resolveWithFullResponse?: boolean;
    simple?: boolean;
    strictSSL?: boolean;
    time?: boolean;
    timeout?: number;
    transform?: any;
    [option: string]: any;
  }

  interface UriOptions {
    uri: string | object;
  }

  interface UrlOptions {
    url: string | object;
  }

  type OptionsWithUri = UriOptions & CoreOptions;
  type OptionsWithUrl = UrlOptions & CoreOptions;
  type Options = OptionsWithUri | OptionsWithUrl;
  type RequestCallback = (error: any, response: Response, body: any) => void;

  interface Response extends IncomingMessage {
    body: any;
    request: any;
    statusCode: number;
  }

  interface Request extends Stream {
    abort(): void;
    auth(user: string, password: string, sendImmediately?: boolean, bearer?: string): this;
    form(): any;
  }

  interface RequestCall<R> {
    /**
     * @remote call http
     * @deadline client timeout
     * @default none
     */
    (uri: string, callback: RequestCallback): R;
    /**
     * @remote call http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    (uri: string, options?: CoreOptions, callback?: RequestCallback): R;
    /**
     * @remote call http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    (options: Options, callback?: RequestCallback): R;
  }

  interface RequestRead<R> {
    /**
     * @remote read http
     * @deadline client timeout
     * @default none
     * @proof proven deadline default
     */
    (uri: string, callback: RequestCallback): R;
    /**
     * @remote read http
     * @deadline option options.timeout | client timeout
     * @default none
     * @proof proven deadline default
     */
    (uri: string, options?: CoreOptions, callback?: RequestCallback): R;
    /**
     * @remote read http
     * @deadline option options.timeout | client timeout
     * @default none
     * @proof proven deadline default
     */
    (options: Options, callback?: RequestCallback): R;
  }

  interface RequestWrite<R> {
    /**
     * @remote write http
     * @deadline client timeout
     * @default none
     */
    (uri: string, callback: RequestCallback): R;
    /**
     * @remote write http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    (uri: string, options?: CoreOptions, callback?: RequestCallback): R;
    /**
     * @remote write http
     * @deadline option options.timeout | client timeout
     * @default none
     */
    (options: Options, callback?: RequestCallback): R;
  }

  interface RequestAPI<R> extends RequestCall<R> {
    cookie(text: string): any;
    debug: boolean;
    /** @creates request options */
    defaults(options: CoreOptions): RequestAPI<R>;
    del: RequestWrite<R>;
    delete: RequestWrite<R>;
    get: RequestRead<R>;
    head: RequestRead<R>;
    jar(store?: any): any;
    options: RequestRead<R>;
    patch: RequestWrite<R>;
    post: RequestWrite<R>;
    put: RequestWrite<R>;
  }
}

declare const request: request.RequestAPI<request.Request>;
export = request;
