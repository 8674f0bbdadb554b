/** Package `@connectrpc/connect`. Facts read from `@connectrpc/connect` 2.3.0: no deadline unless the transport or a call has one. */
export function createClient(service: any, transport: any): any;
export function createCallbackClient(service: any, transport: any): any;
export function createContextValues(): any;
export class ConnectError extends Error {
  constructor(message: string, code?: any, ...more: any[]);
  readonly code: any;
}
