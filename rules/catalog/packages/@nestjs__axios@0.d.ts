/** Package `@nestjs/axios`. Facts read from `@nestjs/axios` 4.0.1 and 12.0.1: the axios instance gets the options of the module. */
import type { DynamicModule, ModuleMetadata, Provider, Type } from "@nestjs/common";
import type { AxiosInstance, AxiosRequestConfig, AxiosResponse } from "axios";
import type { Observable } from "rxjs";

export type HttpModuleOptions = AxiosRequestConfig & { global?: boolean };

export interface HttpModuleOptionsFactory {
  createHttpOptions(): Promise<HttpModuleOptions> | HttpModuleOptions;
}

export interface HttpModuleAsyncOptions extends Pick<ModuleMetadata, "imports"> {
  useExisting?: Type<HttpModuleOptionsFactory>;
  useClass?: Type<HttpModuleOptionsFactory>;
  useFactory?: (...args: any[]) => Promise<HttpModuleOptions> | HttpModuleOptions;
  inject?: any[];
  extraProviders?: Provider[];
  global?: boolean;
}

export class HttpModule {
  /**
   * @creates http-module config
   * @mark http-module
   */
  static register(config: HttpModuleOptions): DynamicModule;
  /**
   * The options come from a factory.
   * @creates http-module
   * @mark http-module
   */
  static registerAsync(options: HttpModuleAsyncOptions): DynamicModule;
}

export class HttpService {
  constructor(instance?: AxiosInstance);
  /** @mark http-module-client */
  get axiosRef(): AxiosInstance;
  /**
   * @remote call http
   * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
   * @default none
   * @mark http-module-client
   */
  request<T = any>(config: AxiosRequestConfig): Observable<AxiosResponse<T>>;
  /**
   * @remote read http
   * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
   * @default none
   * @mark http-module-client
   */
  get<T = any, D = any>(
    url: string,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>>;
  /**
   * @remote write http
   * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
   * @default none
   * @mark http-module-client
   */
  delete<T = any, D = any>(
    url: string,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>>;
  /**
   * @remote read http
   * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
   * @default none
   * @mark http-module-client
   */
  head<T = any, D = any>(
    url: string,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>>;
  /**
   * @remote write http
   * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
   * @default none
   * @mark http-module-client
   */
  post<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>>;
  /**
   * @remote write http
   * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
   * @default none
   * @mark http-module-client
   */
  put<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>>;
  /**
   * @remote write http
   * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
   * @default none
   * @mark http-module-client
   */
  patch<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>>;
  /**
   * @remote write http
   * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
   * @default none
   * @mark http-module-client
   */
  postForm<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>>;
  /**
   * @remote write http
   * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
   * @default none
   * @mark http-module-client
   */
  putForm<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>>;
  /**
   * @remote write http
   * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
   * @default none
   * @mark http-module-client
   */
  patchForm<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>>;
}
