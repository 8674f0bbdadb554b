/** Package `@google-cloud/pubsub`. Facts read from `@google-cloud/pubsub` 5.3.1: a publication is given up after 60 s and repeated until then, which can publish twice; messages wait in memory without limit unless `flowControlOptions` is set. */

export interface PublishOptions {
  batching?: any;
  flowControlOptions?: any;
  gaxOpts?: any;
  messageOrdering?: boolean;
  [option: string]: any;
}
export interface Message {
  readonly ackId: string;
  readonly attributes: Record<string, string>;
  readonly data: Buffer;
  readonly deliveryAttempt: number;
  readonly id: string;
  readonly orderingKey?: string;
  readonly publishTime: Date;
  ack(): void;
  ackWithResponse(): Promise<any>;
  modAck(deadline: number): void;
  nack(): void;
  nackWithResponse(): Promise<any>;
}
export declare const Message: new (...args: any[]) => Message;
/**
 * @deadline client gaxOpts
 * @default 60s
 * @retries 8 jittered client gaxOpts
 */
export interface Topic {
  readonly name: string;
  /** @remote write queue */
  create(...args: any[]): Promise<any>;
  /** @remote write queue */
  createSubscription(name: string, ...args: any[]): Promise<any>;
  /** @remote write queue */
  delete(...args: any[]): Promise<any>;
  /** @remote read queue */
  exists(...args: any[]): Promise<any>;
  /** @remote write queue */
  flush(): Promise<void>;
  /** @remote read queue */
  get(...args: any[]): Promise<any>;
  /** @remote read queue */
  getMetadata(...args: any[]): Promise<any>;
  /** @remote read queue */
  getSubscriptions(...args: any[]): Promise<any>;
  /** @remote write queue */
  publish(data: any, attributes?: any, ...args: any[]): Promise<string>;
  /** @remote write queue */
  publishJSON(json: any, attributes?: any, ...args: any[]): Promise<string>;
  /** @remote write queue */
  publishMessage(message: any, callback?: any): Promise<string>;
  resumePublishing(orderingKey: string): void;
  setPublishOptions(options: PublishOptions): void;
  subscription(name: string, options?: any): Subscription;
}
export declare const Topic: new (...args: any[]) => Topic;
export interface Subscription {
  readonly name: string;
  close(callback?: any): Promise<void>;
  /** @remote write queue */
  create(...args: any[]): Promise<any>;
  /** @remote write queue */
  delete(...args: any[]): Promise<any>;
  /** @remote read queue */
  exists(...args: any[]): Promise<any>;
  /** @remote read queue */
  get(...args: any[]): Promise<any>;
  /** @enters consumer listener */
  on(event: "message", listener: (message: Message) => void): this;
  /** @mark adds-listener */
  on(event: string, listener: (...args: any[]) => void): this;
  once(event: string, listener: (...args: any[]) => void): this;
  open(): void;
  removeAllListeners(event?: string): this;
  removeListener(event: string, listener: (...args: any[]) => void): this;
  setOptions(options: any): void;
}
export declare const Subscription: new (...args: any[]) => Subscription;
export interface ClientConfig {
  projectId?: string;
  [option: string]: any;
}
export declare class PubSub {
  constructor(options?: ClientConfig);
  close(callback?: any): Promise<void>;
  /** @remote write queue */
  createSubscription(topic: any, name: string, ...args: any[]): Promise<any>;
  /** @remote write queue */
  createTopic(name: any, ...args: any[]): Promise<any>;
  /** @remote read queue */
  getSubscriptions(...args: any[]): Promise<any>;
  /** @remote read queue */
  getTopics(...args: any[]): Promise<any>;
  subscription(name: string, options?: any): Subscription;
  /** @creates pubsub-topic options */
  topic(name: string, options?: PublishOptions): Topic;
}
export type Attributes = Record<string, string>;
export type SubscriptionOptions = any;
