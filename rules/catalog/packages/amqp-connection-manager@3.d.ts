/** Package amqp-connection-manager. Facts read from amqp-connection-manager 5.0.0: while the broker is away messages wait in memory, without limit and for ever unless `timeout` or `publishTimeout` is set; it reconnects every 5 s. */
import type { Channel, ConfirmChannel, ConsumeMessage, PublishOptions } from "amqplib";

export type { Channel, ConfirmChannel };
export interface ManagedPublishOptions extends PublishOptions {
  timeout?: number;
}
export interface CreateChannelOpts {
  confirm?: boolean;
  json?: boolean;
  name?: string;
  publishTimeout?: number;
  setup?: any;
}
/**
 * @deadline option options.timeout | client publishTimeout
 * @default none
 * @retries forever constant
 * @idempotency option options.messageId
 */
export interface ChannelWrapper {
  ack(message: any, allUpTo?: boolean): void;
  ackAll(): void;
  addSetup(setup: any): Promise<void>;
  close(): Promise<void>;
  /**
   * @mark subscribes
   * @enters consumer onMessage
   */
  consume(queue: string, onMessage: (message: ConsumeMessage) => void, options?: any): Promise<any>;
  nack(message: any, allUpTo?: boolean, requeue?: boolean): void;
  nackAll(requeue?: boolean): void;
  /** @remote write queue */
  publish(
    exchange: string,
    key: string,
    content: any,
    options?: ManagedPublishOptions,
    done?: any,
  ): Promise<boolean>;
  queueLength(): number;
  removeSetup(...args: any[]): Promise<void>;
  /** @remote write queue */
  sendToQueue(
    queue: string,
    content: any,
    options?: ManagedPublishOptions,
    done?: any,
  ): Promise<boolean>;
  waitForConnect(done?: any): Promise<void>;
  on(event: string, listener: (...args: any[]) => void): this;
  [operation: string]: any;
}
export interface AmqpConnectionManager {
  on(event: string, listener: (...args: any[]) => void): this;
  close(): Promise<void>;
  /** @creates amqp-channel options */
  createChannel(options?: CreateChannelOpts): ChannelWrapper;
  isConnected(): boolean;
  [member: string]: any;
}
export interface AmqpConnectionManagerOptions {
  [option: string]: any;
}
/** @creates amqplib options */
export declare function connect(
  urls: any,
  options?: AmqpConnectionManagerOptions,
): AmqpConnectionManager;
declare const amqp: { connect: typeof connect };
export default amqp;
