/** Node module `net`. Facts read from the types of Node 20.19. */
import { EventEmitter } from "events";
import { Duplex } from "stream";

export interface AddressInfo {
  address: string;
  family: string;
  port: number;
}

export interface SocketConstructorOpts {
  allowHalfOpen?: boolean;
  fd?: number;
  readable?: boolean;
  signal?: AbortSignal;
  writable?: boolean;
}

export interface NetConnectOpts {
  family?: number;
  host?: string;
  keepAlive?: boolean;
  noDelay?: boolean;
  path?: string;
  port?: number;
  signal?: AbortSignal;
  /** Only emits `timeout`. */
  timeout?: number;
  [option: string]: any;
}

export class Socket extends Duplex {
  constructor(options?: SocketConstructorOpts);
  readonly bytesRead: number;
  readonly bytesWritten: number;
  readonly connecting: boolean;
  readonly localAddress?: string;
  readonly localPort?: number;
  readonly remoteAddress?: string;
  readonly remoteFamily?: string;
  readonly remotePort?: number;
  readonly timeout?: number;
  address(): AddressInfo | {};
  connect(...args: any[]): this;
  ref(): this;
  setKeepAlive(enable?: boolean, initialDelay?: number): this;
  setNoDelay(noDelay?: boolean): this;
  /** @mark socket-timeout */
  setTimeout(milliseconds: number, callback?: () => void): this;
  unref(): this;
}

export type LookupFunction = (
  hostname: string,
  options: any,
  callback: (error: NodeJS.ErrnoException | null, address: any, family?: number) => void,
) => void;

export interface ListenOptions {
  backlog?: number;
  exclusive?: boolean;
  fd?: number;
  host?: string;
  path?: string;
  port?: number;
  signal?: AbortSignal;
}

export class Server extends EventEmitter {
  constructor(listener?: (socket: Socket) => void);
  constructor(options?: any, listener?: (socket: Socket) => void);
  readonly listening: boolean;
  maxConnections: number;
  address(): AddressInfo | string | null;
  close(callback?: (error?: Error) => void): this;
  getConnections(callback: (error: Error | null, count: number) => void): void;
  listen(port?: number, host?: string, backlog?: number, callback?: () => void): this;
  listen(port?: number, host?: string, callback?: () => void): this;
  listen(port?: number, callback?: () => void): this;
  listen(path: string, callback?: () => void): this;
  listen(options: ListenOptions, callback?: () => void): this;
  ref(): this;
  unref(): this;
}

export function connect(options: NetConnectOpts, listener?: () => void): Socket;
export function connect(port: number, host?: string, listener?: () => void): Socket;
export function connect(path: string, listener?: () => void): Socket;
export function createConnection(options: NetConnectOpts, listener?: () => void): Socket;
export function createConnection(port: number, host?: string, listener?: () => void): Socket;
export function createConnection(path: string, listener?: () => void): Socket;
export function createServer(listener?: (socket: Socket) => void): Server;
export function createServer(options?: any, listener?: (socket: Socket) => void): Server;
export function isIP(input: string): number;
export function isIPv4(input: string): boolean;
export function isIPv6(input: string): boolean;
