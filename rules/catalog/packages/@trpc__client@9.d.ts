/** Package `@trpc/client`. Facts read from `@trpc/client` 11.25.2: the 300 s of fetch, unless a link has a `fetch` of its own. */
/** @creates trpc-client options */
export function createTRPCClient<T = any>(options: { links: any }): any;
/** @creates trpc-client options */
export function createTRPCProxyClient<T = any>(options: { links: any }): any;
export function httpBatchLink(options: {
  url: any;
  fetch?: any;
  headers?: any;
  [option: string]: any;
}): any;
export function httpLink(options: {
  url: any;
  fetch?: any;
  headers?: any;
  [option: string]: any;
}): any;
export function loggerLink(options?: any): any;
export function splitLink(options: any): any;
export class TRPCClientError<T = any> extends Error {
  readonly data: any;
  readonly shape: any;
}
