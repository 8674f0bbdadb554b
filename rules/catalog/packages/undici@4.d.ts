/** Package undici. Facts read from undici 7.30.2 and 8.12.4: 300 s to the headers, 300 s for every gap in the body; `signal` is total. */
import type { EventEmitter } from "events";
import type { Duplex, Readable, Writable } from "stream";

export interface DispatcherOptions {
  allowH2?: boolean;
  bodyTimeout?: number | null;
  connect?: any;
  connectTimeout?: number;
  connections?: number | null;
  factory?: any;
  headersTimeout?: number | null;
  interceptors?: any;
  keepAliveMaxTimeout?: number;
  keepAliveTimeout?: number;
  maxHeaderSize?: number;
  maxOrigins?: number;
  maxRequestsPerClient?: number;
  maxResponseSize?: number;
  pipelining?: number;
  [option: string]: any;
}

declare namespace Dispatcher {
  export type HttpMethod = string;

  export interface RequestOptions {
    blocking?: boolean;
    body?: any;
    bodyTimeout?: number | null;
    headers?: any;
    headersTimeout?: number | null;
    highWaterMark?: number;
    idempotent?: boolean;
    method?: HttpMethod;
    opaque?: any;
    query?: Record<string, any>;
    reset?: boolean;
    responseHeaders?: "raw" | null;
    signal?: AbortSignal | EventEmitter | null;
    throwOnError?: boolean;
    upgrade?: boolean | string | null;
    [option: string]: any;
  }

  export interface DispatchedOptions extends RequestOptions {
    origin?: string | URL;
    path: string;
  }

  export interface BodyReadable extends Readable {
    readonly bodyUsed: boolean;
    arrayBuffer(): Promise<ArrayBuffer>;
    blob(): Promise<globalThis.Blob>;
    bytes(): Promise<Uint8Array>;
    dump(options?: any): Promise<void>;
    formData(): Promise<never>;
    json(): Promise<any>;
    text(): Promise<string>;
  }

  export interface ResponseData {
    body: BodyReadable;
    context: any;
    headers: Record<string, string | string[] | undefined>;
    opaque: any;
    statusCode: number;
    statusText: string;
    trailers: Record<string, string>;
  }

  export interface StreamData {
    opaque: any;
    trailers: Record<string, string>;
  }

  export interface ConnectData {
    headers: Record<string, string | string[] | undefined>;
    opaque: any;
    socket: Duplex;
    statusCode: number;
  }
}

export interface Dispatcher extends EventEmitter {}

export class Dispatcher {
  close(): Promise<void>;
  compose(...interceptors: any[]): Dispatcher;
  /**
   * @remote call http
   * @deadline option options.signal | option options.headersTimeout | option options.bodyTimeout | client headersTimeout | client bodyTimeout
   * @default 300s
   */
  connect(options: Dispatcher.DispatchedOptions): Promise<Dispatcher.ConnectData>;
  destroy(error?: Error | null): Promise<void>;
  dispatch(options: any, handler: any): boolean;
  /**
   * @remote call http
   * @deadline option options.signal | option options.headersTimeout | option options.bodyTimeout | client headersTimeout | client bodyTimeout
   * @default 300s
   */
  pipeline(options: Dispatcher.DispatchedOptions, handler: (data: any) => Readable): Duplex;
  /**
   * @remote call http
   * @deadline option options.signal | option options.headersTimeout | option options.bodyTimeout | client headersTimeout | client bodyTimeout
   * @default 300s
   */
  request(options: Dispatcher.DispatchedOptions): Promise<Dispatcher.ResponseData>;
  /**
   * @remote call http
   * @deadline option options.signal | option options.headersTimeout | option options.bodyTimeout | client headersTimeout | client bodyTimeout
   * @default 300s
   */
  stream(
    options: Dispatcher.DispatchedOptions,
    factory: (data: any) => Writable,
  ): Promise<Dispatcher.StreamData>;
  /**
   * @remote call http
   * @deadline option options.signal | option options.headersTimeout | option options.bodyTimeout | client headersTimeout | client bodyTimeout
   * @default 300s
   */
  upgrade(options: Dispatcher.DispatchedOptions): Promise<any>;
}

export class Agent extends Dispatcher {
  /** @creates dispatcher options */
  constructor(options?: DispatcherOptions);
}

export class EnvHttpProxyAgent extends Dispatcher {
  /** @creates dispatcher options */
  constructor(options?: DispatcherOptions);
}

export class Client extends Dispatcher {
  /** @creates dispatcher options */
  constructor(url: string | URL, options?: DispatcherOptions);
}

export class Pool extends Dispatcher {
  /** @creates dispatcher options */
  constructor(url: string | URL, options?: DispatcherOptions);
}

export class BalancedPool extends Dispatcher {
  /** @creates dispatcher options */
  constructor(url: string | URL | (string | URL)[], options?: DispatcherOptions);
}

export class ProxyAgent extends Dispatcher {
  /** @creates dispatcher options */
  constructor(options: (DispatcherOptions & { uri: string; token?: string }) | URL | string);
}

export interface RetryOptions {
  maxRetries?: number;
  maxTimeout?: number;
  methods?: string[];
  minTimeout?: number;
  retryAfter?: boolean;
  statusCodes?: number[];
  timeoutFactor?: number;
  [option: string]: any;
}

export class RetryAgent extends Dispatcher {
  constructor(dispatcher: Dispatcher, options?: RetryOptions);
}

export class MockAgent extends Dispatcher {
  constructor(options?: any);
  disableNetConnect(): void;
  enableNetConnect(host?: any): void;
  get(origin: any): any;
}

/** @mark global-dispatcher */
export function setGlobalDispatcher(dispatcher: Dispatcher): void;
export function getGlobalDispatcher(): Dispatcher;
export const interceptors: any;
export const errors: any;
export const cacheStores: any;

export interface CallOptions extends Dispatcher.RequestOptions {
  dispatcher?: Dispatcher;
}

/**
 * @remote call http
 * @deadline option options.signal | option options.headersTimeout | option options.bodyTimeout | option options.dispatcher
 * @default 300s
 * @proof proven deadline
 */
export function request(
  url: string | URL | object,
  options?: CallOptions,
): Promise<Dispatcher.ResponseData>;

/**
 * @remote call http
 * @deadline option options.signal | option options.headersTimeout | option options.bodyTimeout | option options.dispatcher
 * @default 300s
 */
export function stream(
  url: string | URL | object,
  options: CallOptions,
  factory: (data: any) => Writable,
): Promise<Dispatcher.StreamData>;

/**
 * @remote call http
 * @deadline option options.signal | option options.headersTimeout | option options.bodyTimeout | option options.dispatcher
 * @default 300s
 */
export function pipeline(
  url: string | URL | object,
  options: CallOptions,
  handler: (data: any) => Readable,
): Duplex;

/**
 * @remote call http
 * @deadline option options.signal | option options.headersTimeout | option options.bodyTimeout | option options.dispatcher
 * @default 300s
 */
export function connect(
  url: string | URL | object,
  options?: CallOptions,
): Promise<Dispatcher.ConnectData>;

/**
 * @remote call http
 * @deadline option init.signal | option input.signal | option init.dispatcher
 * @default 300s
 */
export function fetch(
  input: string | URL | globalThis.Request,
  init?: RequestInit,
): Promise<globalThis.Response>;

export type BodyInit = globalThis.BodyInit;
export type HeadersInit = globalThis.HeadersInit;
export type RequestInfo = globalThis.RequestInfo | URL;
export interface RequestInit extends globalThis.RequestInit {
  dispatcher?: Dispatcher;
}

export import Request = globalThis.Request;
export import Response = globalThis.Response;
export import Headers = globalThis.Headers;
export import FormData = globalThis.FormData;
export import File = globalThis.File;
export import WebSocket = globalThis.WebSocket;

declare const undici: {
  Agent: typeof Agent;
  BalancedPool: typeof BalancedPool;
  Client: typeof Client;
  Pool: typeof Pool;
  ProxyAgent: typeof ProxyAgent;
  fetch: typeof fetch;
  getGlobalDispatcher: typeof getGlobalDispatcher;
  request: typeof request;
  setGlobalDispatcher: typeof setGlobalDispatcher;
  stream: typeof stream;
};
export default undici;
