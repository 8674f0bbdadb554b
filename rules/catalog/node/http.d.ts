/** Node module `http`. Facts read from the types of Node 20.19 and runs on Node 20.20.2: no call has a default deadline. */

import { Server as NetServer, Socket } from "net";
import { Readable, Writable } from "stream";

export interface IncomingHttpHeaders extends NodeJS.Dict<string | string[]> {
  accept?: string;
  authorization?: string;
  "content-length"?: string;
  "content-type"?: string;
  cookie?: string;
  host?: string;
  origin?: string;
  "set-cookie"?: string[];
  "user-agent"?: string;
}

export type OutgoingHttpHeader = number | string | string[];
export interface OutgoingHttpHeaders extends NodeJS.Dict<OutgoingHttpHeader> {}

export interface AgentOptions {
  keepAlive?: boolean;
  keepAliveMsecs?: number;
  maxSockets?: number;
  maxTotalSockets?: number;
  maxFreeSockets?: number;
  scheduling?: "fifo" | "lifo";
  timeout?: number;
  [option: string]: any;
}

export class Agent {
  /** @creates http-agent options */
  constructor(options?: AgentOptions);
  maxFreeSockets: number;
  maxSockets: number;
  maxTotalSockets: number;
  readonly freeSockets: NodeJS.ReadOnlyDict<Socket[]>;
  readonly sockets: NodeJS.ReadOnlyDict<Socket[]>;
  readonly requests: NodeJS.ReadOnlyDict<IncomingMessage[]>;
  destroy(): void;
}

export const globalAgent: Agent;

export interface RequestOptions {
  agent?: Agent | boolean;
  auth?: string | null;
  family?: number;
  headers?: OutgoingHttpHeaders | readonly string[];
  host?: string | null;
  hostname?: string | null;
  insecureHTTPParser?: boolean;
  localAddress?: string;
  lookup?: any;
  maxHeaderSize?: number;
  method?: string;
  path?: string | null;
  port?: number | string | null;
  protocol?: string | null;
  setHost?: boolean;
  signal?: AbortSignal;
  socketPath?: string;
  /** Only emits `timeout`; nothing ends unless a listener destroys the request. */
  timeout?: number;
  [option: string]: any;
}

export type ClientRequestArgs = RequestOptions;

export class IncomingMessage extends Readable {
  constructor(socket: Socket);
  aborted: boolean;
  complete: boolean;
  headers: IncomingHttpHeaders;
  headersDistinct: NodeJS.Dict<string[]>;
  httpVersion: string;
  method?: string;
  rawHeaders: string[];
  socket: Socket;
  connection: Socket;
  statusCode?: number;
  statusMessage?: string;
  trailers: NodeJS.Dict<string>;
  url?: string;
  /** @mark socket-timeout */
  setTimeout(milliseconds: number, callback?: () => void): this;
}

export class OutgoingMessage extends Writable {
  readonly headersSent: boolean;
  readonly req: IncomingMessage;
  readonly socket: Socket | null;
  sendDate: boolean;
  appendHeader(name: string, value: string | readonly string[]): this;
  flushHeaders(): void;
  getHeader(name: string): number | string | string[] | undefined;
  getHeaderNames(): string[];
  getHeaders(): OutgoingHttpHeaders;
  hasHeader(name: string): boolean;
  removeHeader(name: string): void;
  setHeader(name: string, value: number | string | readonly string[]): this;
  setHeaders(headers: Headers | Map<string, number | string | readonly string[]>): this;
  /** @mark socket-timeout */
  setTimeout(milliseconds: number, callback?: () => void): this;
}

export class ServerResponse<
  Request extends IncomingMessage = IncomingMessage,
> extends OutgoingMessage {
  constructor(request: Request);
  statusCode: number;
  statusMessage: string;
  assignSocket(socket: Socket): void;
  writeContinue(callback?: () => void): void;
  writeEarlyHints(hints: any, callback?: () => void): void;
  writeHead(statusCode: number, headers?: OutgoingHttpHeaders | OutgoingHttpHeader[]): this;
  writeHead(
    statusCode: number,
    statusMessage?: string,
    headers?: OutgoingHttpHeaders | OutgoingHttpHeader[],
  ): this;
  writeProcessing(): void;
}

export class ClientRequest extends OutgoingMessage {
  aborted: boolean;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly protocol: string;
  readonly reusedSocket: boolean;
  abort(): void;
  setNoDelay(noDelay?: boolean): void;
  setSocketKeepAlive(enable?: boolean, initialDelay?: number): void;
}

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

export interface ServerOptions {
  connectionsCheckingInterval?: number;
  headersTimeout?: number;
  keepAlive?: boolean;
  keepAliveTimeout?: number;
  maxHeaderSize?: number;
  requestTimeout?: number;
  [option: string]: any;
}

export class Server extends NetServer {
  constructor(listener?: RequestListener);
  constructor(options: ServerOptions, listener?: RequestListener);
  headersTimeout: number;
  keepAliveTimeout: number;
  maxHeadersCount: number | null;
  maxRequestsPerSocket: number | null;
  requestTimeout: number;
  timeout: number;
  closeAllConnections(): void;
  closeIdleConnections(): void;
  setTimeout(milliseconds?: number, callback?: (socket: Socket) => void): this;
}

export function createServer(listener?: RequestListener): Server;
export function createServer(options: ServerOptions, listener?: RequestListener): Server;

/**
 * @remote call http
 * @deadline option options.signal
 * @default none
 * @mark socket-timeout
 */
export function request(
  options: RequestOptions | string | URL,
  callback?: (response: IncomingMessage) => void,
): ClientRequest;
/**
 * @remote call http
 * @deadline option options.signal
 * @default none
 * @mark socket-timeout
 */
export function request(
  url: string | URL,
  options: RequestOptions,
  callback?: (response: IncomingMessage) => void,
): ClientRequest;

/**
 * @remote read http
 * @deadline option options.signal
 * @default none
 * @mark socket-timeout
 * @proof proven deadline default
 */
export function get(
  options: RequestOptions | string | URL,
  callback?: (response: IncomingMessage) => void,
): ClientRequest;
/**
 * @remote read http
 * @deadline option options.signal
 * @default none
 * @mark socket-timeout
 * @proof proven deadline default
 */
export function get(
  url: string | URL,
  options: RequestOptions,
  callback?: (response: IncomingMessage) => void,
): ClientRequest;

export const METHODS: string[];
export const STATUS_CODES: {
  [code: number]: string | undefined;
  [code: string]: string | undefined;
};
export const maxHeaderSize: number;
export function validateHeaderName(name: string): void;
export function validateHeaderValue(name: string, value: string): void;
export function setMaxIdleHTTPParsers(count: number): void;
