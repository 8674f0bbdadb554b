/** Package `@aws-sdk/client-sqs`. Facts read from `@aws-sdk/client-sqs` 3.1175.0: no deadline (a `requestTimeout` alone only warns), two more attempts with jitter, which can send a message twice, 50 sockets. */

export interface HttpHandlerOptions {
  abortSignal?: AbortSignal;
  requestTimeout?: number;
}
/** What `send` does is read from the class of its command. */
export interface Command<K extends string = string> {
  readonly input: any;
  readonly kind: K;
}
export interface SQSClientConfig {
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
export declare class SQSClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: SQSClientConfig);
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
export declare class SendMessageCommand implements Command<"send"> {
  /** @idempotency option input.MessageDeduplicationId */
  constructor(input: { MessageDeduplicationId?: any; [field: string]: any });
  readonly input: any;
  readonly kind: "send";
}
export declare class SendMessageBatchCommand implements Command<"send"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "send";
}
export declare class ReceiveMessageCommand implements Command<"receive"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "receive";
}
export declare class DeleteMessageCommand implements Command<"settle"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "settle";
}
export declare class DeleteMessageBatchCommand implements Command<"settle"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "settle";
}
export declare class ChangeMessageVisibilityCommand implements Command<"settle"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "settle";
}
export declare class ChangeMessageVisibilityBatchCommand implements Command<"settle"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "settle";
}
export declare class GetQueueAttributesCommand implements Command<"describe"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "describe";
}
export declare class GetQueueUrlCommand implements Command<"describe"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "describe";
}
export declare class ListQueuesCommand implements Command<"describe"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "describe";
}
export declare class CreateQueueCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export declare class DeleteQueueCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export declare class PurgeQueueCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export declare class SetQueueAttributesCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export type SendMessageCommandInput = any;
export type SendMessageCommandOutput = any;
export type SendMessageBatchCommandInput = any;
export type SendMessageBatchCommandOutput = any;
export type ReceiveMessageCommandInput = any;
export type ReceiveMessageCommandOutput = any;
export type DeleteMessageCommandInput = any;
export type DeleteMessageCommandOutput = any;
export type DeleteMessageBatchCommandInput = any;
export type DeleteMessageBatchCommandOutput = any;
export type ChangeMessageVisibilityCommandInput = any;
export type ChangeMessageVisibilityCommandOutput = any;
export type ChangeMessageVisibilityBatchCommandInput = any;
export type ChangeMessageVisibilityBatchCommandOutput = any;
export type GetQueueAttributesCommandInput = any;
export type GetQueueAttributesCommandOutput = any;
export type GetQueueUrlCommandInput = any;
export type GetQueueUrlCommandOutput = any;
export type ListQueuesCommandInput = any;
export type ListQueuesCommandOutput = any;
export type CreateQueueCommandInput = any;
export type CreateQueueCommandOutput = any;
export type DeleteQueueCommandInput = any;
export type DeleteQueueCommandOutput = any;
export type PurgeQueueCommandInput = any;
export type PurgeQueueCommandOutput = any;
export type SetQueueAttributesCommandInput = any;
export type SetQueueAttributesCommandOutput = any;
/**
 * @deadline option options.abortSignal | client requestHandler
 * @default none
 * @retries 2 jittered client maxAttempts | client retryStrategy
 */
export declare class SQS extends SQSClient {
  /** @remote write queue */
  sendMessage(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  sendMessageBatch(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote read queue */
  receiveMessage(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  deleteMessage(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  deleteMessageBatch(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  changeMessageVisibility(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  changeMessageVisibilityBatch(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote read queue */
  getQueueAttributes(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote read queue */
  getQueueUrl(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote read queue */
  listQueues(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  createQueue(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  deleteQueue(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  purgeQueue(input: any, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write queue */
  setQueueAttributes(input: any, options?: HttpHandlerOptions): Promise<any>;
}
export interface Message {
  Attributes?: any;
  Body?: string;
  MD5OfBody?: string;
  MessageAttributes?: any;
  MessageId?: string;
  ReceiptHandle?: string;
}
export type SendMessageBatchRequestEntry = any;
export type SendMessageRequest = any;
export declare class SQSServiceException extends Error {
  [detail: string]: any;
}
export declare class QueueDoesNotExist extends SQSServiceException {}
