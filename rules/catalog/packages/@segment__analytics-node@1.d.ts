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
  alias(event: any, callback?: any): void;
  group(event: any, callback?: any): void;
  identify(event: any, callback?: any): void;
  page(event: any, callback?: any): void;
  track(event: any, callback?: any): void;
  closeAndFlush(options?: any): Promise<void>;
  flush(options?: any): Promise<void>;
}
