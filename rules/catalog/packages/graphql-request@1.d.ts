/** Package graphql-request. Facts read from graphql-request 7.4.0: the 300 s of fetch. */

export type RequestDocument = any;
export type Variables = object;

export interface RequestConfig extends Omit<RequestInit, "headers" | "method"> {
  errorPolicy?: "all" | "ignore" | "none";
  excludeOperationName?: boolean;
  fetch?: any;
  headers?: any;
  jsonSerializer?: any;
  method?: string;
  requestMiddleware?: any;
  responseMiddleware?: any;
}
export type PatchedRequestInit = RequestConfig;

export interface RequestOptions<V = any> {
  document: RequestDocument;
  requestHeaders?: any;
  signal?: AbortSignal | null;
  variables?: V;
}

export interface RequestExtendedOptions<V = any> extends RequestOptions<V> {
  url: string;
}

export interface RawRequestOptions<V = any> {
  query: string;
  requestHeaders?: any;
  signal?: AbortSignal | null;
  variables?: V;
}

export interface BatchRequestsOptions {
  documents: { document: RequestDocument; variables?: any }[];
  requestHeaders?: any;
  signal?: AbortSignal | null;
}

export interface GraphQLClientResponse<T> {
  data: T;
  errors?: any[];
  extensions?: any;
  headers: Headers;
  status: number;
}

export class ClientError extends Error {
  request: any;
  response: any;
}

export class GraphQLClient {
  /** @creates graphql-request requestConfig */
  constructor(url: string, requestConfig?: RequestConfig);
  /**
   * @remote call http
   * @deadline option options.signal | client signal | client fetch
   * @default 300s
   */
  batchRequests<T = any>(options: BatchRequestsOptions): Promise<T>;
  /**
   * @remote call http
   * @deadline client signal | client fetch
   * @default 300s
   */
  batchRequests<T = any>(
    documents: { document: RequestDocument; variables?: any }[],
    requestHeaders?: any,
  ): Promise<T>;
  /**
   * @remote call http
   * @deadline client signal | client fetch
   * @default 300s
   */
  rawRequest<T = any, V = any>(
    query: string,
    variables?: V,
    requestHeaders?: any,
  ): Promise<GraphQLClientResponse<T>>;
  /**
   * @remote call http
   * @deadline option options.signal | client signal | client fetch
   * @default 300s
   */
  rawRequest<T = any, V = any>(options: RawRequestOptions<V>): Promise<GraphQLClientResponse<T>>;
  /**
   * @remote call http
   * @deadline option options.signal | client signal | client fetch
   * @default 300s
   * @proof proven deadline
   */
  request<T = any, V = any>(options: RequestOptions<V>): Promise<T>;
  /**
   * @remote call http
   * @deadline client signal | client fetch
   * @default 300s
   * @proof proven deadline
   */
  request<T = any, V = any>(
    document: RequestDocument,
    variables?: V,
    requestHeaders?: any,
  ): Promise<T>;
  setEndpoint(url: string): this;
  setHeader(key: string, value: string): this;
  setHeaders(headers: any): this;
}

export function gql(chunks: TemplateStringsArray, ...variables: any[]): string;
/**
 * @remote call http
 * @deadline option options.signal
 * @default 300s
 */
export function batchRequests<T = any>(options: BatchRequestsOptions & { url: string }): Promise<T>;
/**
 * @remote call http
 * @default 300s
 */
export function batchRequests<T = any>(
  url: string,
  documents: any[],
  requestHeaders?: any,
): Promise<T>;
/**
 * @remote call http
 * @deadline option options.signal
 * @default 300s
 */
export function rawRequest<T = any>(
  options: RawRequestOptions & { url: string },
): Promise<GraphQLClientResponse<T>>;
/**
 * @remote call http
 * @default 300s
 */
export function rawRequest<T = any>(
  url: string,
  query: string,
  variables?: any,
  requestHeaders?: any,
): Promise<GraphQLClientResponse<T>>;
/**
 * @remote call http
 * @deadline option options.signal
 * @default 300s
 */
export function request<T = any, V = any>(options: RequestExtendedOptions<V>): Promise<T>;
/**
 * @remote call http
 * @default 300s
 */
export function request<T = any, V = any>(
  url: string,
  document: RequestDocument,
  variables?: V,
  requestHeaders?: any,
): Promise<T>;
export default request;
