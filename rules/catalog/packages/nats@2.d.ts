/** Package nats. Facts read from nats 2.29.3: a request is given up after 1 s, a publication to JetStream after 5 s, a connection attempt after 20 s; a plain publication is lost when nobody listens. */

export interface ConnectionOptions {
  maxReconnectAttempts?: number;
  name?: string;
  servers?: any;
  timeout?: number;
  [option: string]: any;
}
export interface RequestOptions {
  headers?: any;
  noMux?: boolean;
  reply?: string;
  timeout: number;
}
export interface PublishOptions {
  headers?: any;
  reply?: string;
}
export interface SubscriptionOptions {
  callback?: (error: any, message: Msg) => void;
  max?: number;
  queue?: string;
  timeout?: number;
}
export interface Msg {
  data: Uint8Array;
  headers?: any;
  reply?: string;
  sid: number;
  subject: string;
  json<T = any>(reviver?: any): T;
  respond(payload?: any, options?: any): boolean;
  string(): string;
}
export interface Subscription extends AsyncIterable<Msg> {
  readonly closed: Promise<void>;
  drain(): Promise<void>;
  unsubscribe(max?: number): void;
  [member: string]: any;
}
export interface JetStreamPublishOptions {
  expect?: any;
  headers?: any;
  msgID: string;
  timeout: number;
}
export interface PubAck {
  duplicate: boolean;
  seq: number;
  stream: string;
}
export interface JsMsg extends Msg {
  ack(): void;
  ackAck(): Promise<boolean>;
  info: any;
  nak(delay?: number): void;
  redelivered: boolean;
  seq: number;
  term(): void;
  working(): void;
}
export interface JetStreamClient {
  readonly consumers: any;
  readonly streams: any;
  readonly views: any;
  /**
   * @remote write queue
   * @deadline option options.timeout
   * @default 5s
   * @idempotency option options.msgID
   */
  publish(
    subject: string,
    payload?: any,
    options?: Partial<JetStreamPublishOptions>,
  ): Promise<PubAck>;
  /** @mark subscribes */
  subscribe(subject: string, options: any): Promise<any>;
  pullSubscribe(subject: string, options: any): Promise<any>;
}
export interface NatsConnection {
  readonly info?: any;
  close(): Promise<void>;
  closed(): Promise<any>;
  drain(): Promise<void>;
  flush(): Promise<void>;
  getServer(): string;
  isClosed(): boolean;
  isDraining(): boolean;
  jetstream(options?: any): JetStreamClient;
  jetstreamManager(options?: any): Promise<any>;
  /** @remote write queue */
  publish(subject: string, payload?: any, options?: PublishOptions): void;
  /**
   * @remote call queue
   * @deadline option options.timeout
   * @default 1s
   */
  request(subject: string, payload?: any, options?: RequestOptions): Promise<Msg>;
  requestMany(subject: string, payload?: any, options?: any): Promise<AsyncIterable<Msg>>;
  rtt(): Promise<number>;
  stats(): any;
  status(): AsyncIterable<any>;
  /**
   * @mark subscribes
   * @enters consumer options.callback
   */
  subscribe(subject: string, options?: SubscriptionOptions): Subscription;
}
/**
 * @remote call queue
 * @deadline option options.timeout
 * @default 20s
 * @creates nats options
 */
export declare function connect(options?: ConnectionOptions): Promise<NatsConnection>;
export interface Codec<T> {
  decode(data: Uint8Array): T;
  encode(value: T): Uint8Array;
}
export declare function JSONCodec<T = any>(reviver?: any): Codec<T>;
export declare function StringCodec(): Codec<string>;
export declare function createInbox(prefix?: string): string;
export declare function headers(code?: number, description?: string): any;
export declare function nanos(milliseconds: number): number;
export declare function millis(nanoseconds: number): number;
export declare function consumerOpts(options?: any): any;
export declare const Empty: Uint8Array;
export declare const nuid: any;
export declare const Events: any;
export declare const ErrorCode: any;
export declare const AckPolicy: any;
export declare const DeliverPolicy: any;
export declare const RetentionPolicy: any;
export declare const StorageType: any;
export declare class NatsError extends Error {
  code: string;
}
