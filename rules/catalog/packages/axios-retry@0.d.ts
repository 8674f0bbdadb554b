/** Package axios-retry. Names read from axios-retry 4.5.0; it repeats calls and bounds none. */
import type {
  AxiosError,
  AxiosInstance,
  AxiosRequestConfig,
  AxiosResponse,
  AxiosStatic,
} from "axios";

export interface IAxiosRetryConfig {
  onMaxRetryTimesExceeded?: (error: AxiosError, retryCount: number) => Promise<void> | void;
  onRetry?: (
    retryCount: number,
    error: AxiosError,
    config: AxiosRequestConfig,
  ) => Promise<void> | void;
  retries?: number;
  retryCondition?: (error: AxiosError) => boolean | Promise<boolean>;
  retryDelay?: (retryCount: number, error: AxiosError) => number;
  shouldResetTimeout?: boolean;
  validateResponse?: ((response: AxiosResponse) => boolean) | null;
}

export interface IAxiosRetryConfigExtended extends IAxiosRetryConfig {
  lastRequestTime?: number;
  retryCount?: number;
}

interface AxiosRetry {
  /** @retries 3 immediate option config.retryDelay */
  (
    axiosInstance: AxiosStatic | AxiosInstance,
    config?: IAxiosRetryConfig,
  ): { requestInterceptorId: number; responseInterceptorId: number };
  default: AxiosRetry;
  exponentialDelay(retryNumber?: number, error?: AxiosError, delayFactor?: number): number;
  isIdempotentRequestError(error: AxiosError): boolean;
  isNetworkError(error: AxiosError): boolean;
  isNetworkOrIdempotentRequestError(error: AxiosError): boolean;
  isRetryableError(error: AxiosError): boolean;
  isSafeRequestError(error: AxiosError): boolean;
  linearDelay(delayFactor?: number): (retryNumber: number, error?: AxiosError) => number;
}

declare const axiosRetry: AxiosRetry;
export default axiosRetry;
export function exponentialDelay(
  retryNumber?: number,
  error?: AxiosError,
  delayFactor?: number,
): number;
export function isIdempotentRequestError(error: AxiosError): boolean;
export function isNetworkError(error: any): boolean;
export function isNetworkOrIdempotentRequestError(error: AxiosError): boolean;
export function isRetryableError(error: AxiosError): boolean;
export function isSafeRequestError(error: AxiosError): boolean;
export function linearDelay(
  delayFactor?: number,
): (retryNumber: number, error?: AxiosError) => number;
