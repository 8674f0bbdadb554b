/** Package `@upstash/qstash`. Facts read from `@upstash/qstash` 2.12.0: a publication is a request of fetch with its 300 s to the headers, tried five more times after a network error; a message is delivered again until its receiver answers with success. */

export interface PublishRequest<B = any> {
  body?: B;
  callback?: string;
  contentBasedDeduplication?: boolean;
  deduplicationId?: string;
  delay?: any;
  failureCallback?: string;
  flowControl?: any;
  headers?: any;
  method?: any;
  notBefore?: number;
  retries?: number;
  topic?: string;
  url?: string;
  urlGroup?: string;
  [option: string]: any;
}
export type PublishJsonRequest = PublishRequest;
export type PublishBatchRequest<B = any> = PublishRequest<B>;
export type FlowControl = any;
export interface ClientConfig {
  baseUrl?: string;
  headers?: any;
  retry?: any;
  token?: string;
  [option: string]: any;
}
/**
 * @default 300s
 * @retries 5 exponential client retry
 * @idempotency option request.deduplicationId | option request.contentBasedDeduplication
 */
export declare class Client {
  /** @creates qstash config */
  constructor(config?: ClientConfig);
  readonly dlq: any;
  readonly messages: any;
  readonly queues?: any;
  readonly schedules: Schedules;
  readonly topics: any;
  readonly urlGroups: any;
  /** @remote write queue */
  batch(requests: PublishBatchRequest[]): Promise<any[]>;
  /** @remote write queue */
  batchJSON<B = any>(requests: PublishBatchRequest<B>[]): Promise<any[]>;
  chat(): any;
  events(request?: any): Promise<any>;
  logs(request?: any): Promise<any>;
  /** @remote write queue */
  publish(request: PublishRequest): Promise<any>;
  /** @remote write queue */
  publishJSON<B = any>(request: PublishRequest<B>): Promise<any>;
  queue(request?: any): Queue;
}
/**
 * @default 300s
 * @retries 5 exponential client retry
 * @idempotency option request.deduplicationId | option request.contentBasedDeduplication
 */
export interface Queue {
  /** @remote write queue */
  enqueue(request: PublishRequest): Promise<any>;
  /** @remote write queue */
  enqueueJSON<B = any>(request: PublishRequest<B>): Promise<any>;
  /** @remote write queue */
  upsert(options: any): Promise<void>;
  [operation: string]: any;
}
/** @default 300s */
export interface Schedules {
  /** @remote write queue */
  create(request: any): Promise<any>;
  /** @remote write queue */
  delete(id: string): Promise<void>;
  /** @remote read queue */
  get(id: string): Promise<any>;
  /** @remote read queue */
  list(): Promise<any[]>;
  [operation: string]: any;
}
export declare class Receiver {
  constructor(config?: any);
  verify(request: any): Promise<boolean>;
}
export declare class QstashError extends Error {
  [detail: string]: any;
}
export declare class SignatureError extends Error {}
