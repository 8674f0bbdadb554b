/** Package `@azure/service-bus`. Facts read from `@azure/service-bus` 7.9.5: 60 s for an attempt and three more with 30 s between them. */

export interface OperationOptionsBase {
  abortSignal?: AbortSignal;
  tracingOptions?: any;
}
export interface ServiceBusMessage {
  applicationProperties?: any;
  body: any;
  contentType?: string;
  correlationId?: any;
  messageId?: any;
  sessionId?: string;
  subject?: string;
  timeToLive?: number;
  [field: string]: any;
}
export interface ServiceBusReceivedMessage extends ServiceBusMessage {
  readonly deliveryCount?: number;
  readonly enqueuedTimeUtc?: Date;
  readonly lockedUntilUtc?: Date;
}
export interface MessageHandlers {
  processError: (args: any) => Promise<void>;
  processMessage: (message: ServiceBusReceivedMessage) => Promise<void>;
}
export type ProcessErrorArgs = any;
/**
 * @deadline option options.abortSignal | client retryOptions.timeoutInMs
 * @default 60s
 * @retries 3 constant client retryOptions
 */
export interface ServiceBusSender {
  /** @remote write queue */
  cancelScheduledMessages(numbers: any, options?: OperationOptionsBase): Promise<void>;
  /** @remote write queue */
  scheduleMessages(messages: any, time: Date, options?: OperationOptionsBase): Promise<any[]>;
  /** @remote write queue */
  sendMessages(messages: any, options?: OperationOptionsBase): Promise<void>;
  close(): Promise<void>;
  createMessageBatch(options?: any): Promise<any>;
}
/**
 * @deadline option options.abortSignal | client retryOptions.timeoutInMs
 * @default 60s
 * @retries 3 constant client retryOptions
 */
export interface ServiceBusReceiver {
  /** @remote write queue */
  abandonMessage(message: ServiceBusReceivedMessage, ...args: any[]): Promise<void>;
  /** @remote write queue */
  completeMessage(message: ServiceBusReceivedMessage, ...args: any[]): Promise<void>;
  /** @remote write queue */
  deadLetterMessage(message: ServiceBusReceivedMessage, ...args: any[]): Promise<void>;
  /** @remote write queue */
  deferMessage(message: ServiceBusReceivedMessage, ...args: any[]): Promise<void>;
  /** @remote write queue */
  renewMessageLock(message: ServiceBusReceivedMessage): Promise<Date>;
  /** @remote read queue */
  peekMessages(max: number, options?: OperationOptionsBase): Promise<ServiceBusReceivedMessage[]>;
  /** @remote write queue */
  receiveMessages(
    max: number,
    options?: OperationOptionsBase & { maxWaitTimeInMs?: number },
  ): Promise<ServiceBusReceivedMessage[]>;
  close(): Promise<void>;
  getMessageIterator(options?: any): AsyncIterableIterator<ServiceBusReceivedMessage>;
  /**
   * @mark subscribes
   * @enters consumer handlers.processMessage
   */
  subscribe(handlers: MessageHandlers, options?: any): { close(): Promise<void> };
}
export interface ServiceBusSessionReceiver extends ServiceBusReceiver {
  readonly sessionId: string;
}
export interface ServiceBusClientOptions {
  retryOptions?: { maxRetries?: number; mode?: any; retryDelayInMs?: number; timeoutInMs?: number };
  [option: string]: any;
}
export declare class ServiceBusClient {
  /** @creates service-bus options */
  constructor(connectionString: string, options?: ServiceBusClientOptions);
  /** @creates service-bus options */
  constructor(host: string, credential: any, options?: ServiceBusClientOptions);
  acceptNextSession(...args: any[]): Promise<ServiceBusSessionReceiver>;
  acceptSession(...args: any[]): Promise<ServiceBusSessionReceiver>;
  close(): Promise<void>;
  createReceiver(queue: string, ...args: any[]): ServiceBusReceiver;
  createSender(queue: string, options?: any): ServiceBusSender;
}
export declare class ServiceBusAdministrationClient {
  constructor(...args: any[]);
  [operation: string]: any;
}
export declare class ServiceBusError extends Error {
  code: string;
  retryable: boolean;
}
export declare function delay(milliseconds: number): Promise<void>;
