/** Package posthog-node. Facts read from posthog-node 5.70.0: events wait in memory and go out in batches; 10 s for each request, 3 more attempts. */
export class PostHog {
  /** @creates posthog options */
  constructor(
    key: string,
    options?: {
      flushAt?: number;
      flushInterval?: number;
      host?: string;
      requestTimeout?: number;
      [option: string]: any;
    },
  );
  /** @mark sends-later */
  capture(event: any): void;
  /** @mark sends-later */
  identify(event: any): void;
  /** @mark sends-later */
  alias(event: any): void;
  /** @mark sends-later */
  groupIdentify(event: any): void;
  /**
   * @remote read analytics
   * @deadline client requestTimeout
   * @default 10s
   */
  getFeatureFlag(key: string, id: string, options?: any): Promise<any>;
  /**
   * @remote read analytics
   * @deadline client requestTimeout
   * @default 10s
   */
  isFeatureEnabled(key: string, id: string, options?: any): Promise<any>;
  /**
   * @remote read analytics
   * @deadline client requestTimeout
   * @default 10s
   */
  getAllFlags(id: string, options?: any): Promise<any>;
  /**
   * @remote write analytics
   * @deadline client requestTimeout
   * @default 10s
   */
  flush(): Promise<any>;
  /**
   * @remote write analytics
   * @deadline argument timeout
   * @default 30s
   */
  shutdown(timeout?: number): Promise<void>;
}
