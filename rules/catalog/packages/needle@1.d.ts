/** Package needle. Facts read from needle 3.5.0: `timeout` and `open_timeout` (10 s) cover the connection only. */
import { IncomingMessage } from "http";

declare namespace needle {
  export interface NeedleOptions {
    agent?: any;
    auth?: any;
    compressed?: boolean;
    content_type?: string;
    follow?: number;
    follow_max?: number;
    headers?: Record<string, any>;
    json?: boolean;
    method?: string;
    multipart?: boolean;
    open_timeout?: number;
    parse_response?: any;
    password?: string;
    proxy?: string;
    read_timeout?: number;
    response_timeout?: number;
    signal?: AbortSignal;
    timeout?: number;
    username?: string;
    [option: string]: any;
  }

  export interface NeedleResponse extends IncomingMessage {
    body: any;
    bytes: number;
    cookies?: Record<string, any>;
    raw: Buffer;
  }

  export type NeedleCallback = (error: Error | null, response: NeedleResponse, body: any) => void;
  export type BodyData = any;
  export type NeedleHttpVerbs = string;

  /**
   * @remote read http
   * @deadline option options.response_timeout | option options.read_timeout | option options.signal
   * @default none
   * @mark connect-timeout
   */
  export function get(
    url: string,
    options?: NeedleOptions,
    callback?: NeedleCallback,
  ): NodeJS.ReadableStream;
  /**
   * @remote read http
   * @default none
   */
  export function get(url: string, callback?: NeedleCallback): NodeJS.ReadableStream;
  /**
   * @remote read http
   * @deadline option options.response_timeout | option options.read_timeout | option options.signal
   * @default none
   * @mark connect-timeout
   */
  export function head(
    url: string,
    options?: NeedleOptions,
    callback?: NeedleCallback,
  ): NodeJS.ReadableStream;
  /**
   * @remote read http
   * @default none
   */
  export function head(url: string, callback?: NeedleCallback): NodeJS.ReadableStream;
  /**
   * @remote write http
   * @default none
   */
  function delete_(url: string, data: BodyData, callback: NeedleCallback): NodeJS.ReadableStream;
  /**
   * @remote write http
   * @deadline option options.response_timeout | option options.read_timeout | option options.signal
   * @default none
   * @mark connect-timeout
   */
  function delete_(
    url: string,
    data: BodyData,
    options?: NeedleOptions,
    callback?: NeedleCallback,
  ): NodeJS.ReadableStream;
  /**
   * @remote write http
   * @default none
   */
  export function patch(
    url: string,
    data: BodyData,
    callback: NeedleCallback,
  ): NodeJS.ReadableStream;
  /**
   * @remote write http
   * @deadline option options.response_timeout | option options.read_timeout | option options.signal
   * @default none
   * @mark connect-timeout
   */
  export function patch(
    url: string,
    data: BodyData,
    options?: NeedleOptions,
    callback?: NeedleCallback,
  ): NodeJS.ReadableStream;
  /**
   * @remote write http
   * @default none
   */
  export function post(
    url: string,
    data: BodyData,
    callback: NeedleCallback,
  ): NodeJS.ReadableStream;
  /**
   * @remote write http
   * @deadline option options.response_timeout | option options.read_timeout | option options.signal
   * @default none
   * @mark connect-timeout
   */
  export function post(
    url: string,
    data: BodyData,
    options?: NeedleOptions,
    callback?: NeedleCallback,
  ): NodeJS.ReadableStream;
  /**
   * @remote write http
   * @default none
   */
  export function put(url: string, data: BodyData, callback: NeedleCallback): NodeJS.ReadableStream;
  /**
   * @remote write http
   * @deadline option options.response_timeout | option options.read_timeout | option options.signal
   * @default none
   * @mark connect-timeout
   */
  export function put(
    url: string,
    data: BodyData,
    options?: NeedleOptions,
    callback?: NeedleCallback,
  ): NodeJS.ReadableStream;
  export { delete_ as delete };
  /**
   * @remote call http
   * @deadline option options.response_timeout | option options.read_timeout | option options.signal
   * @default none
   * @mark connect-timeout
   */
  export function request(
    method: string,
    url: string,
    data: BodyData,
    options?: NeedleOptions,
    callback?: NeedleCallback,
  ): NodeJS.ReadableStream;
  /**
   * @deadline option options.response_timeout | option options.read_timeout
   * @mark global-defaults
   */
  export function defaults(options: NeedleOptions): any;
}

/**
 * @remote read http
 * @deadline option options.response_timeout | option options.read_timeout | option options.signal
 * @default none
 * @mark connect-timeout
 * @proof proven deadline default
 */
declare function needle(
  method: "get" | "head",
  url: string,
  options?: needle.NeedleOptions,
): Promise<needle.NeedleResponse>;
/**
 * @remote write http
 * @deadline option options.response_timeout | option options.read_timeout | option options.signal
 * @default none
 * @mark connect-timeout
 * @proof proven deadline default
 */
declare function needle(
  method: "delete" | "patch" | "post" | "put",
  url: string,
  data: needle.BodyData,
  options?: needle.NeedleOptions,
): Promise<needle.NeedleResponse>;
/**
 * @remote call http
 * @deadline option options.response_timeout | option options.read_timeout | option options.signal
 * @default none
 * @mark connect-timeout
 * @proof proven deadline default
 */
declare function needle(
  method: string,
  url: string,
  data?: needle.BodyData,
  options?: needle.NeedleOptions,
): Promise<needle.NeedleResponse>;
export = needle;
