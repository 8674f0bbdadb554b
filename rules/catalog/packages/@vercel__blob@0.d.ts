/** Package `@vercel/blob`. Facts read from `@vercel/blob` 2.8.0: undici's 300 s to the headers; failed requests are repeated up to 10 times. */
/**
 * @remote write object-store
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 10 exponential
 */
export function put(
  pathname: string,
  body: any,
  options: {
    abortSignal?: any;
    access: any;
    token?: string;
    allowOverwrite?: boolean;
    [option: string]: any;
  },
): Promise<any>;
/**
 * @remote write object-store
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 10 exponential
 */
export function del(
  url: any,
  options?: { abortSignal?: any; token?: string; [option: string]: any },
): Promise<void>;
/**
 * @remote read object-store
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 10 exponential
 */
export function head(
  url: string,
  options?: { abortSignal?: any; token?: string; [option: string]: any },
): Promise<any>;
/**
 * @remote read object-store
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 10 exponential
 */
export function list(options?: {
  abortSignal?: any;
  limit?: number;
  cursor?: string;
  prefix?: string;
  [option: string]: any;
}): Promise<any>;
/**
 * @remote write object-store
 * @deadline option options.abortSignal
 * @default 300s
 * @retries 10 exponential
 */
export function copy(
  from: string,
  to: string,
  options: { abortSignal?: any; access: any; [option: string]: any },
): Promise<any>;
export function getDownloadUrl(url: string): string;
