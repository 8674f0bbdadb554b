/** Package `@aws-sdk/client-sns`. Facts read from `@aws-sdk/client-sns` 3.1169.0: no deadline (a `requestTimeout` alone only warns), two more attempts with jitter, which can send a message twice, 50 sockets. */

export interface HttpHandlerOptions {
  abortSignal?: AbortSignal;
  requestTimeout?: number;
}
/** What `send` does is read from the class of its command. */
export interface Command<K extends string = string> {
  readonly input: any;
  readonly kind: K;
}
export interface SNSClientConfig {
  credentials?: any;
  endpoint?: any;
  maxAttempts?: any;
  region?: any;
  requestHandler?: any;
  retryMode?: any;
  retryStrategy?: any;
  [option: string]: any;
}
/**
 * @deadline option options.abortSignal | client requestHandler
 * @default none
 * @retries 2 jittered client maxAttempts | client retryStrategy
 */
export declare class SNSClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: SNSClientConfig);
  readonly config: any;
  readonly middlewareStack: any;
  destroy(): void;
  /** @remote write queue */
  send(command: Command<"send">, options?: HttpHandlerOptions): Promise<any>;
  /** @remote read queue */
  send(command: Command<"receive">, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  send(command: Command<"settle">, options?: HttpHandlerOptions): Promise<any>;
  /** @remote read queue */
  send(command: Command<"describe">, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  send(command: Command<"manage">, options?: HttpHandlerOptions): Promise<any>;
  /** @remote call queue */
  send(command: any, options?: HttpHandlerOptions): Promise<any>;
}
export declare class PublishCommand implements Command<"send"> {
  /** @idempotency option input.MessageDeduplicationId */
  constructor(input: { MessageDeduplicationId?: any; [field: string]: any });
  readonly input: any;
  readonly kind: "send";
}
export declare class PublishBatchCommand implements Command<"send"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "send";
}
export declare class GetTopicAttributesCommand implements Command<"describe"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "describe";
}
export declare class ListSubscriptionsCommand implements Command<"describe"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "describe";
}
export declare class ListSubscriptionsByTopicCommand implements Command<"describe"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "describe";
}
export declare class ListTopicsCommand implements Command<"describe"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "describe";
}
export declare class CreateTopicCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export declare class DeleteTopicCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export declare class SubscribeCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export declare class UnsubscribeCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export declare class ConfirmSubscriptionCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export declare class CreatePlatformEndpointCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export type PublishCommandInput = any;
export type PublishCommandOutput = any;
export type PublishBatchCommandInput = any;
export type PublishBatchCommandOutput = any;
export type GetTopicAttributesCommandInput = any;
export type GetTopicAttributesCommandOutput = any;
export type ListSubscriptionsCommandInput = any;
export type ListSubscriptionsCommandOutput = any;
export type ListSubscriptionsByTopicCommandInput = any;
export type ListSubscriptionsByTopicCommandOutput = any;
export type ListTopicsCommandInput = any;
export type ListTopicsCommandOutput = any;
export type CreateTopicCommandInput = any;
export type CreateTopicCommandOutput = any;
export type DeleteTopicCommandInput = any;
export type DeleteTopicCommandOutput = any;
export type SubscribeCommandInput = any;
export type SubscribeCommandOutput = any;
export type UnsubscribeCommandInput = any;
export type UnsubscribeCommandOutput = any;
export type ConfirmSubscriptionCommandInput = any;
export type ConfirmSubscriptionCommandOutput = any;
export type CreatePlatformEndpointCommandInput = any;
export type CreatePlatformEndpointCommandOutput = any;
/**
 * @deadline option options.abortSignal | client requestHandler
 * @default none
 * @retries 2 jittered client maxAttempts | client retryStrategy
 */
export declare class SNS extends SNSClient {
  /** @remote write queue */
  publish(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  publishBatch(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote read queue */
  getTopicAttributes(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote read queue */
  listSubscriptions(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote read queue */
  listSubscriptionsByTopic(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote read queue */
  listTopics(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  createTopic(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  deleteTopic(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  subscribe(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  unsubscribe(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  confirmSubscription(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  createPlatformEndpoint(input: any, options?: HttpHandlerOptions): Promise<any>;
}
export declare class SNSServiceException extends Error {
  [detail: string]: any;
}
