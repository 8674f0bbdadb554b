/** Package axios, 0.x and 1.x. Facts read from axios 1.21.1: `timeout` is 0, and covers no more than the time to the headers. */

declare namespace axios {
  type Method = string;
  type ResponseType = string;
  type AxiosHeaderValue = AxiosHeaders | string | string[] | number | boolean | null;
  type RawAxiosRequestHeaders = Record<string, any>;
  type RawAxiosResponseHeaders = Record<string, any>;
  type AxiosRequestHeaders = RawAxiosRequestHeaders & AxiosHeaders;
  type AxiosResponseHeaders = RawAxiosResponseHeaders & AxiosHeaders;
  type AxiosPromise<T = any> = Promise<AxiosResponse<T>>;
  type AxiosAdapter = (config: InternalAxiosRequestConfig) => AxiosPromise;

  interface AxiosHeaders {
    [name: string]: any;
    delete(name: string | string[], matcher?: any): boolean;
    get(name: string, parser?: any): any;
    has(name: string, matcher?: any): boolean;
    set(name: string, value?: AxiosHeaderValue, rewrite?: any): AxiosHeaders;
    set(headers?: RawAxiosRequestHeaders | AxiosHeaders | string, rewrite?: boolean): AxiosHeaders;
    toJSON(asStrings?: boolean): RawAxiosRequestHeaders;
  }

  interface AxiosBasicCredentials {
    username: string;
    password: string;
  }

  interface AxiosProxyConfig {
    host: string;
    port: number;
    auth?: AxiosBasicCredentials;
    protocol?: string;
  }

  interface AxiosProgressEvent {
    loaded: number;
    total?: number;
    progress?: number;
    bytes: number;
    rate?: number;
    estimated?: number;
    upload?: boolean;
    download?: boolean;
    event?: any;
  }

  interface GenericAbortSignal {
    readonly aborted: boolean;
    onabort?: ((...args: any[]) => any) | null;
    addEventListener?: (...args: any[]) => any;
    removeEventListener?: (...args: any[]) => any;
  }

  interface AxiosRequestConfig<D = any> {
    url?: string;
    method?: Method;
    baseURL?: string;
    allowAbsoluteUrls?: boolean;
    transformRequest?: any;
    transformResponse?: any;
    headers?: RawAxiosRequestHeaders | AxiosHeaders;
    params?: any;
    paramsSerializer?: any;
    data?: D;
    timeout?: number;
    timeoutErrorMessage?: string;
    withCredentials?: boolean;
    adapter?: any;
    auth?: AxiosBasicCredentials;
    responseType?: ResponseType;
    responseEncoding?: string;
    xsrfCookieName?: string;
    xsrfHeaderName?: string;
    onUploadProgress?: (event: AxiosProgressEvent) => void;
    onDownloadProgress?: (event: AxiosProgressEvent) => void;
    maxContentLength?: number;
    validateStatus?: ((status: number) => boolean) | null;
    maxBodyLength?: number;
    maxRedirects?: number;
    maxRate?: number | [number, number];
    beforeRedirect?: (options: Record<string, any>, response: any, request?: any) => void;
    socketPath?: string | null;
    transport?: any;
    httpAgent?: any;
    httpsAgent?: any;
    proxy?: AxiosProxyConfig | false;
    cancelToken?: CancelToken;
    decompress?: boolean;
    transitional?: any;
    signal?: GenericAbortSignal;
    insecureHTTPParser?: boolean;
    env?: any;
    formSerializer?: any;
    family?: number;
    lookup?: any;
    withXSRFToken?: any;
    fetchOptions?: any;
  }

  type RawAxiosRequestConfig<D = any> = AxiosRequestConfig<D>;

  interface InternalAxiosRequestConfig<D = any> extends AxiosRequestConfig<D> {
    headers: AxiosRequestHeaders;
  }

  interface HeadersDefaults {
    [method: string]: RawAxiosRequestHeaders;
    common: RawAxiosRequestHeaders;
  }

  interface AxiosDefaults<D = any> extends AxiosRequestConfig<D> {
    headers: HeadersDefaults & RawAxiosRequestHeaders;
  }

  interface CreateAxiosDefaults<D = any> extends AxiosRequestConfig<D> {}

  interface AxiosResponse<T = any, D = any> {
    data: T;
    status: number;
    statusText: string;
    headers: any;
    config: InternalAxiosRequestConfig<D>;
    request?: any;
  }

  interface AxiosError<T = any, D = any> extends Error {
    config?: InternalAxiosRequestConfig<D>;
    code?: string;
    request?: any;
    response?: AxiosResponse<T, D>;
    status?: number;
    isAxiosError: boolean;
    toJSON(): any;
  }

  interface AxiosErrorStatic {
    prototype: AxiosError;
    new <T = any, D = any>(
      message?: string,
      code?: string,
      config?: InternalAxiosRequestConfig<D>,
      request?: any,
      response?: AxiosResponse<T, D>,
    ): AxiosError<T, D>;
    from(error: any, ...args: any[]): AxiosError;
    readonly ECONNABORTED: string;
    readonly ECONNREFUSED: string;
    readonly ERR_BAD_OPTION: string;
    readonly ERR_BAD_OPTION_VALUE: string;
    readonly ERR_BAD_REQUEST: string;
    readonly ERR_BAD_RESPONSE: string;
    readonly ERR_CANCELED: string;
    readonly ERR_DEPRECATED: string;
    readonly ERR_FR_TOO_MANY_REDIRECTS: string;
    readonly ERR_INVALID_URL: string;
    readonly ERR_NETWORK: string;
    readonly ERR_NOT_SUPPORT: string;
    readonly ETIMEDOUT: string;
  }

  interface Cancel {
    message: string | undefined;
  }

  type Canceler = (message?: string, config?: AxiosRequestConfig, request?: any) => void;

  interface CancelToken {
    promise: Promise<Cancel>;
    reason?: Cancel;
    throwIfRequested(): void;
  }

  interface CancelTokenSource {
    token: CancelToken;
    cancel: Canceler;
  }

  interface CancelTokenStatic {
    new (executor: (cancel: Canceler) => void): CancelToken;
    source(): CancelTokenSource;
  }

  interface AxiosInterceptorOptions {
    synchronous?: boolean;
    runWhen?: ((config: InternalAxiosRequestConfig) => boolean) | null;
  }

  interface AxiosInterceptorManager<V> {
    use(
      onFulfilled?: ((value: V) => V | Promise<V>) | null,
      onRejected?: ((error: any) => any) | null,
      options?: AxiosInterceptorOptions,
    ): number;
    eject(id: number): void;
    clear(): void;
  }

  interface AxiosRequestInterceptorManager
    extends AxiosInterceptorManager<InternalAxiosRequestConfig> {
    /** @mark request-interceptor */
    use(
      onFulfilled?:
        | ((
            config: InternalAxiosRequestConfig,
          ) => InternalAxiosRequestConfig | Promise<InternalAxiosRequestConfig>)
        | null,
      onRejected?: ((error: any) => any) | null,
      options?: AxiosInterceptorOptions,
    ): number;
  }

  interface Axios {
    /** @mark client-defaults */
    defaults: AxiosDefaults;
    interceptors: {
      request: AxiosRequestInterceptorManager;
      response: AxiosInterceptorManager<AxiosResponse>;
    };
    getUri(config?: AxiosRequestConfig): string;
    /**
     * @remote call http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     */
    request<T = any, R = AxiosResponse<T>, D = any>(config: AxiosRequestConfig<D>): Promise<R>;
    /**
     * @remote read http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     * @proof proven deadline default
     */
    get<T = any, R = AxiosResponse<T>, D = any>(
      url: string,
      config?: AxiosRequestConfig<D>,
    ): Promise<R>;
    /**
     * @remote write http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     * @proof proven deadline default
     */
    delete<T = any, R = AxiosResponse<T>, D = any>(
      url: string,
      config?: AxiosRequestConfig<D>,
    ): Promise<R>;
    /**
     * @remote read http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     * @proof proven deadline default
     */
    head<T = any, R = AxiosResponse<T>, D = any>(
      url: string,
      config?: AxiosRequestConfig<D>,
    ): Promise<R>;
    /**
     * @remote read http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     * @proof proven deadline default
     */
    options<T = any, R = AxiosResponse<T>, D = any>(
      url: string,
      config?: AxiosRequestConfig<D>,
    ): Promise<R>;
    /**
     * @remote write http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     * @proof proven deadline default
     */
    post<T = any, R = AxiosResponse<T>, D = any>(
      url: string,
      data?: D,
      config?: AxiosRequestConfig<D>,
    ): Promise<R>;
    /**
     * @remote write http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     * @proof proven deadline default
     */
    put<T = any, R = AxiosResponse<T>, D = any>(
      url: string,
      data?: D,
      config?: AxiosRequestConfig<D>,
    ): Promise<R>;
    /**
     * @remote write http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     * @proof proven deadline default
     */
    patch<T = any, R = AxiosResponse<T>, D = any>(
      url: string,
      data?: D,
      config?: AxiosRequestConfig<D>,
    ): Promise<R>;
    /**
     * @remote write http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     */
    postForm<T = any, R = AxiosResponse<T>, D = any>(
      url: string,
      data?: D,
      config?: AxiosRequestConfig<D>,
    ): Promise<R>;
    /**
     * @remote write http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     */
    putForm<T = any, R = AxiosResponse<T>, D = any>(
      url: string,
      data?: D,
      config?: AxiosRequestConfig<D>,
    ): Promise<R>;
    /**
     * @remote write http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     */
    patchForm<T = any, R = AxiosResponse<T>, D = any>(
      url: string,
      data?: D,
      config?: AxiosRequestConfig<D>,
    ): Promise<R>;
  }

  interface AxiosInstance extends Axios {
    /**
     * @remote call http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     */
    <T = any, R = AxiosResponse<T>, D = any>(config: AxiosRequestConfig<D>): Promise<R>;
    /**
     * @remote call http
     * @deadline option config.timeout | option config.signal | option config.cancelToken | client timeout | client signal
     * @default none
     */
    <T = any, R = AxiosResponse<T>, D = any>(
      url: string,
      config?: AxiosRequestConfig<D>,
    ): Promise<R>;
    /** @creates axios config */
    create(config?: CreateAxiosDefaults): AxiosInstance;
  }

  interface AxiosConstructor {
    /** @creates axios config */
    new (config?: AxiosRequestConfig): Axios;
  }

  interface AxiosStatic extends AxiosInstance {
    Axios: AxiosConstructor;
    AxiosError: AxiosErrorStatic;
    AxiosHeaders: {
      new (headers?: RawAxiosRequestHeaders | AxiosHeaders | string): AxiosHeaders;
      from(headers?: any): AxiosHeaders;
    };
    Cancel: new (message?: string) => Cancel;
    CancelToken: CancelTokenStatic;
    CanceledError: AxiosErrorStatic;
    HttpStatusCode: Record<string, number>;
    VERSION: string;
    all<T>(values: Iterable<T | Promise<T>>): Promise<T[]>;
    default: AxiosStatic;
    formToJSON(form: any): any;
    getAdapter(adapters: any): AxiosAdapter;
    isAxiosError<T = any, D = any>(value: any): value is AxiosError<T, D>;
    isCancel(value: any): value is Cancel;
    mergeConfig(first: AxiosRequestConfig, second: AxiosRequestConfig): AxiosRequestConfig;
    spread<T, R>(callback: (...args: T[]) => R): (array: T[]) => R;
    toFormData(source: any, form?: any, options?: any): any;
  }
}

declare const axios: axios.AxiosStatic;
export = axios;
