/** Package `@segment/analytics-node`. Facts read from `@segment/analytics-node` 3.1.0: events wait in memory and go out in batches; 10 s for each request. */
export class Analytics {
  /** @creates segment options */
  constructor(options: {
    writeKey: string;
    flushAt?: number;
    flushInterval?: number;
    httpRequestTimeout?: number;
    maxRetries?: number;
    [option: string]: any;
  });
  /** @mark sends-later */
  alias(event: any, callback?: any): void;
  /** @mark sends-later */
  group(event: any, callback?: any): void;
  /** @mark sends-later */
  identify(event: any, callback?: any): void;
  /** @mark sends-later */
  page(event: any, callback?: any): void;
  /** @mark sends-later */
  track(event: any, callback?: any): void;
  /**
   * @remote write analytics
   * @deadline option options.timeout
   */
  closeAndFlush(options?: { timeout?: number }): Promise<void>;
  /**
   * @remote write analytics
   * @deadline option options.timeout
   */
  flush(options?: { close?: boolean; timeout?: number }): Promise<void>;
}
