/** Node module `tls`. */
import { NetConnectOpts, Server as NetServer, Socket } from "net";

export interface SecureContext {
  context: any;
}

export interface ConnectionOptions extends NetConnectOpts {
  ca?: any;
  cert?: any;
  key?: any;
  rejectUnauthorized?: boolean;
  servername?: string;
}

export interface PeerCertificate {
  [field: string]: any;
}

export class TLSSocket extends Socket {
  readonly authorizationError: Error;
  readonly authorized: boolean;
  readonly encrypted: true;
  getPeerCertificate(detailed?: boolean): PeerCertificate;
}

export class Server extends NetServer {}

export function connect(options: ConnectionOptions, listener?: () => void): TLSSocket;
export function connect(
  port: number,
  host?: string,
  options?: ConnectionOptions,
  listener?: () => void,
): TLSSocket;
export function createServer(options?: any, listener?: (socket: TLSSocket) => void): Server;
export function createSecureContext(options?: any): SecureContext;
export function checkServerIdentity(
  hostname: string,
  certificate: PeerCertificate,
): Error | undefined;
export const rootCertificates: readonly string[];
