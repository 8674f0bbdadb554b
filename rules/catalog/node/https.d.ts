/** Node module `https`. Facts as for `http`. */
import * as http from "http";

export interface AgentOptions extends http.AgentOptions {
  rejectUnauthorized?: boolean;
  maxCachedSessions?: number;
}

export class Agent extends http.Agent {
  /** @creates http-agent options */
  constructor(options?: AgentOptions);
  options: AgentOptions;
}

export const globalAgent: Agent;

export interface RequestOptions extends http.RequestOptions {
  ca?: any;
  cert?: any;
  key?: any;
  rejectUnauthorized?: boolean;
  servername?: string;
}

export interface ServerOptions extends http.ServerOptions {
  ca?: any;
  cert?: any;
  key?: any;
}

export class Server extends http.Server {
  constructor(listener?: http.RequestListener);
  constructor(options: ServerOptions, listener?: http.RequestListener);
}

export function createServer(listener?: http.RequestListener): Server;
export function createServer(options: ServerOptions, listener?: http.RequestListener): Server;

/**
 * @remote call http
 * @deadline option options.signal
 * @default none
 * @mark socket-timeout
 */
export function request(
  options: RequestOptions | string | URL,
  callback?: (response: http.IncomingMessage) => void,
): http.ClientRequest;
/**
 * @remote call http
 * @deadline option options.signal
 * @default none
 * @mark socket-timeout
 */
export function request(
  url: string | URL,
  options: RequestOptions,
  callback?: (response: http.IncomingMessage) => void,
): http.ClientRequest;

/**
 * @remote read http
 * @deadline option options.signal
 * @default none
 * @mark socket-timeout
 */
export function get(
  options: RequestOptions | string | URL,
  callback?: (response: http.IncomingMessage) => void,
): http.ClientRequest;
/**
 * @remote read http
 * @deadline option options.signal
 * @default none
 * @mark socket-timeout
 */
export function get(
  url: string | URL,
  options: RequestOptions,
  callback?: (response: http.IncomingMessage) => void,
): http.ClientRequest;
