/** Node module `http2`. Facts read from the types of Node 20.19: a request has no default deadline. */

import { EventEmitter } from "events";
import { Server as NetServer } from "net";
import { Duplex, Readable, Writable } from "stream";

export interface ClientSessionRequestOptions {
  endStream?: boolean;
  exclusive?: boolean;
  parent?: number;
  signal?: AbortSignal;
  waitForTrailers?: boolean;
}

export interface Http2Stream extends Duplex {
  readonly aborted: boolean;
  readonly closed: boolean;
  close(code?: number, callback?: () => void): void;
  /** @mark socket-timeout */
  setTimeout(milliseconds: number, callback?: () => void): void;
}

export interface ClientHttp2Stream extends Http2Stream {}

export interface Http2Session extends EventEmitter {
  readonly closed: boolean;
  readonly destroyed: boolean;
  close(callback?: () => void): void;
  destroy(error?: Error, code?: number): void;
  ping(callback: (error: Error | null, duration: number, payload: Buffer) => void): boolean;
  setTimeout(milliseconds: number, callback?: () => void): void;
  unref(): void;
}

export interface ClientHttp2Session extends Http2Session {
  /**
   * @remote call http
   * @deadline option options.signal
   * @default none
   * @mark socket-timeout
   */
  request(headers?: any, options?: ClientSessionRequestOptions): ClientHttp2Stream;
}

export interface Http2ServerRequest extends Readable {
  readonly headers: any;
  readonly method: string;
  url: string;
}

export interface Http2ServerResponse extends Writable {
  statusCode: number;
  setHeader(name: string, value: any): void;
  writeHead(statusCode: number, headers?: any): this;
}

export function connect(
  authority: string | URL,
  options?: any,
  listener?: (session: ClientHttp2Session) => void,
): ClientHttp2Session;
export function createServer(...args: any[]): NetServer;
export function createSecureServer(...args: any[]): NetServer;
export const constants: any;
