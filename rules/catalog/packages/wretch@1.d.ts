/** Package wretch. Facts read from wretch 2.11.1 and 3.0.9: the 300 s of fetch; the abort addon and `options({ signal })` bound a chain. */

export interface WretchOptions extends RequestInit {
  [option: string]: any;
}

export interface WretchResponse extends Response {
  [field: string]: any;
}

export interface WretchError extends Error {
  json?: any;
  response: WretchResponse;
  status: number;
  text?: string;
  url: string;
}

export interface WretchResponseChain {
  arrayBuffer<R = ArrayBuffer>(callback?: (value: any) => any): Promise<R>;
  badRequest(callback: (error: WretchError, original: Wretch) => any): this;
  blob<R = Blob>(callback?: (value: any) => any): Promise<R>;
  controller(): [AbortController, this];
  error(id: any, callback: (error: WretchError, original: Wretch) => any): this;
  fetchError(callback: (error: WretchError, original: Wretch) => any): this;
  forbidden(callback: (error: WretchError, original: Wretch) => any): this;
  formData<R = FormData>(callback?: (value: any) => any): Promise<R>;
  internalError(callback: (error: WretchError, original: Wretch) => any): this;
  json<R = any>(callback?: (value: any) => any): Promise<R>;
  notFound(callback: (error: WretchError, original: Wretch) => any): this;
  onAbort(callback: (error: any) => any): this;
  res<R = WretchResponse>(callback?: (value: any) => any): Promise<R>;
  /** @mark sets-deadline */
  setTimeout(milliseconds: number, controller?: AbortController): this;
  text<R = string>(callback?: (value: any) => any): Promise<R>;
  timeout(callback: (error: WretchError, original: Wretch) => any): this;
  unauthorized(callback: (error: WretchError, original: Wretch) => any): this;
}

export interface Wretch {
  accept(type: string): this;
  addon(addon: any): this;
  auth(value: string): this;
  body(contents: any): this;
  catcher(id: any, callback: (error: WretchError, original: Wretch) => any): this;
  catcherFallback(callback: (error: WretchError, original: Wretch) => any): this;
  content(type: string): this;
  defer(callback: (...args: any[]) => any, clear?: boolean): this;
  errorType(type: any): this;
  formData(object: object, ...args: any[]): this;
  formUrl(input: any): this;
  headers(values: Record<string, any>): this;
  json(value: any, contentType?: string): this;
  /** @mark sets-deadline */
  middlewares(middlewares: any[], clear?: boolean): this;
  /**
   * @deadline option options.signal
   * @mark sets-deadline
   */
  options(options: WretchOptions, replace?: boolean): this;
  polyfills(polyfills: any, replace?: boolean): this;
  query(value: any, ...args: any[]): this;
  resolve(resolver: (chain: any, original: any) => any, clear?: boolean): this;
  /** @mark sets-deadline */
  signal(controller: AbortController): this;
  url(url: string, replace?: boolean): this;
  /**
   * @remote call http
   * @default 300s
   * @mark builder
   */
  fetch(method?: string, url?: string, body?: any): WretchResponseChain;
  /**
   * @remote write http
   * @default 300s
   * @mark builder
   */
  delete(url?: string): WretchResponseChain;
  /**
   * @remote read http
   * @default 300s
   * @mark builder
   */
  get(url?: string): WretchResponseChain;
  /**
   * @remote read http
   * @default 300s
   * @mark builder
   */
  head(url?: string): WretchResponseChain;
  /**
   * @remote read http
   * @default 300s
   * @mark builder
   */
  opts(url?: string): WretchResponseChain;
  /**
   * @remote write http
   * @default 300s
   * @mark builder
   */
  patch(body?: any, url?: string): WretchResponseChain;
  /**
   * @remote write http
   * @default 300s
   * @mark builder
   */
  post(body?: any, url?: string): WretchResponseChain;
  /**
   * @remote write http
   * @default 300s
   * @mark builder
   */
  put(body?: any, url?: string): WretchResponseChain;
}

interface WretchFactory {
  /**
   * @creates wretch options
   * @deadline option options.signal
   * @mark sets-deadline
   */
  (url?: string, options?: WretchOptions): Wretch;
  WretchError: any;
  default: WretchFactory;
  errorType(type: any): void;
  options(options: WretchOptions, replace?: boolean): void;
  polyfills(polyfills: any, replace?: boolean): void;
}

declare const wretch: WretchFactory;
export default wretch;
