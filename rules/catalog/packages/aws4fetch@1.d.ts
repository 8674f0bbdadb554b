/** Package aws4fetch. Facts read from aws4fetch 1.0.20: `fetch` of the platform with a signature; after a failed answer 10 more attempts. */
export class AwsClient {
  /** @creates aws4fetch options */
  constructor(options: { retries?: number; initRetryMs?: number; [option: string]: any });
  /**
   * @remote call http
   * @deadline option init.signal
   * @default 300s
   * @retries 10 jittered client retries
   */
  fetch(
    input: any,
    init?: (RequestInit & { signal?: AbortSignal | null; aws?: any }) | null,
  ): Promise<Response>;
  /** The signature is made in this process. */
  sign(input: any, init?: any): Promise<Request>;
}
export class AwsV4Signer {
  constructor(options: any);
  sign(): Promise<any>;
  signature(): Promise<string>;
}
