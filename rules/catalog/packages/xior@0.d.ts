/** Package xior, a client with the calls of axios over `fetch`. Facts read from xior 0.8.5: `timeout` is off unless given, so the 300 s of fetch hold. */

export interface XiorRequestConfig<T = any> extends Omit<RequestInit, "body"> {
  fetch?: (input: any, init?: any) => Promise<any>;
  url?: string;
  headers?: Record<string, any>;
  baseURL?: string;
  params?: Record<string, any>;
  timeout?: number;
  paramsSerializer?: (params: Record<string, any>) => string;
  encodeURI?: boolean;
  method?: string;
  responseType?: any;
  data?: any;
  isGet?: boolean;
  validateResponse?: (response: XiorResponse) => boolean;
}

export type XiorInterceptorRequestConfig<T = any> = XiorRequestConfig & {
  headers: Record<string, any>;
  params: Record<string, any>;
  url: string;
  method: string;
};

export interface XiorResponse<T = any> {
  data: T;
  config: XiorInterceptorRequestConfig<T>;
  status: number;
  statusText: string;
  headers: Headers;
  response: Response;
  request: XiorInterceptorRequestConfig<T>;
}

export class XiorError<T = any> extends Error {
  request?: XiorRequestConfig;
  config?: XiorRequestConfig;
  response?: XiorResponse<T>;
  constructor(message: string, request?: XiorRequestConfig, response?: XiorResponse<T>);
}

export function isXiorError<T = any>(error: any): error is XiorError<T>;
export function isCancel(error: any): boolean;

export type XiorInstance = Xior;

export class Xior {
  /** @creates xior options */
  static create(
    options?: XiorRequestConfig,
  ): Xior & (<T, R = XiorResponse<T>>(options: XiorRequestConfig | string) => Promise<R>);
  config?: XiorRequestConfig;
  /** @mark client-defaults */
  defaults: XiorInterceptorRequestConfig;
  /** @creates xior options */
  constructor(options?: XiorRequestConfig);
  interceptors: {
    request: {
      /** @mark request-interceptor */
      use: (
        fn: (
          config: XiorInterceptorRequestConfig,
        ) => Promise<XiorInterceptorRequestConfig> | XiorInterceptorRequestConfig,
        onRejected?: null | ((error: any) => any),
        options?: any,
      ) => any;
      eject: (key: any) => void;
      clear: () => number;
    };
    response: {
      use: (
        fn: (config: XiorResponse) => Promise<XiorResponse> | XiorResponse,
        onRejected?: null | ((error: XiorError) => any),
      ) => any;
      eject: (key: any) => void;
      clear: () => number;
    };
  };
  plugins: { use: (item: any) => any; eject: (key: any) => void; clear: () => number };
  /**
   * @remote call http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 300s
   */
  request<T, R = XiorResponse<T>>(options: XiorRequestConfig | string): Promise<R>;
  /**
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 300s
   * @proof proven deadline
   */
  get<T = any, R = XiorResponse<T>>(
    url: string | XiorRequestConfig,
    options?: XiorRequestConfig,
  ): Promise<R>;
  /**
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 300s
   */
  head<T = any, R = XiorResponse<T>>(
    url: string | XiorRequestConfig,
    options?: XiorRequestConfig,
  ): Promise<R>;
  /**
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 300s
   * @proof proven deadline
   */
  post<T = any, R = XiorResponse<T>>(
    url: string | XiorRequestConfig,
    data?: any,
    options?: XiorRequestConfig,
  ): Promise<R>;
  /**
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 300s
   */
  put<T = any, R = XiorResponse<T>>(
    url: string | XiorRequestConfig,
    data?: any,
    options?: XiorRequestConfig,
  ): Promise<R>;
  /**
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 300s
   */
  patch<T = any, R = XiorResponse<T>>(
    url: string | XiorRequestConfig,
    data?: any,
    options?: XiorRequestConfig,
  ): Promise<R>;
  /**
   * @remote write http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 300s
   */
  delete<T = any, R = XiorResponse<T>>(
    url: string | XiorRequestConfig,
    options?: XiorRequestConfig,
  ): Promise<R>;
  /**
   * @remote read http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 300s
   */
  options<T = any>(
    url: string | XiorRequestConfig,
    options?: XiorRequestConfig,
  ): Promise<XiorResponse<T>>;
}

export { Xior as Axios, XiorRequestConfig as AxiosRequestConfig, XiorResponse as AxiosResponse };

declare const xior: Xior & {
  /**
   * @remote call http
   * @deadline option options.timeout | option options.signal | client timeout | client signal
   * @default 300s
   */
  <T, R = XiorResponse<T>>(options: XiorRequestConfig | string): Promise<R>;
  /** @creates xior options */
  create(
    options?: XiorRequestConfig,
  ): Xior & (<T, R = XiorResponse<T>>(options: XiorRequestConfig | string) => Promise<R>);
  VERSION: string;
  isCancel: typeof isCancel;
};
export default xior;
