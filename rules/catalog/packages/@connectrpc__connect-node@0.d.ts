/** Package `@connectrpc/connect-node`. Facts read from `@connectrpc/connect-node` 2.1.2: no deadline without `defaultTimeoutMs`. */
/** @creates connect-transport options */
export function createConnectTransport(options: {
  baseUrl: string;
  defaultTimeoutMs?: number;
  httpVersion?: any;
  interceptors?: any;
  [option: string]: any;
}): any;
/** @creates connect-transport options */
export function createGrpcTransport(options: {
  baseUrl: string;
  defaultTimeoutMs?: number;
  interceptors?: any;
  [option: string]: any;
}): any;
/** @creates connect-transport options */
export function createGrpcWebTransport(options: {
  baseUrl: string;
  defaultTimeoutMs?: number;
  interceptors?: any;
  [option: string]: any;
}): any;
export function connectNodeAdapter(options: any): any;
