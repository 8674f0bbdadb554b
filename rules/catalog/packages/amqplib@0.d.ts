/** Package amqplib. Facts read from amqplib 2.3.1 and 0.10.8: neither a connection nor a question to the broker ends by itself, `publish` is not confirmed unless the channel is a confirm channel, and without `prefetch` the broker sends everything. */
import type { EventEmitter } from "events";

export interface PublishOptions {
  appId?: string;
  correlationId?: string;
  expiration?: any;
  headers?: any;
  messageId?: string;
  persistent?: boolean;
  priority?: number;
  replyTo?: string;
  [option: string]: any;
}
export declare namespace Options {
  type Publish = PublishOptions;
  type Consume = any;
  type AssertQueue = any;
  type AssertExchange = any;
  type Connect = any;
}
export declare namespace Replies {
  type AssertQueue = any;
  type AssertExchange = any;
  type Consume = any;
  type Empty = any;
  type PurgeQueue = any;
  type DeleteQueue = any;
}
export interface Message {
  content: Buffer;
  fields: any;
  properties: any;
}
export interface ConsumeMessage extends Message {}
export interface GetMessage extends Message {}
export interface Channel extends EventEmitter {
  readonly connection: any;
  ack(message: Message, allUpTo?: boolean): void;
  ackAll(): void;
  nack(message: Message, allUpTo?: boolean, requeue?: boolean): void;
  nackAll(requeue?: boolean): void;
  reject(message: Message, requeue?: boolean): void;
  /**
   * @remote write queue
   * @default none
   */
  assertQueue(queue?: string, options?: any): Promise<any>;
  /**
   * @remote write queue
   * @default none
   */
  assertExchange(exchange: string, type: string, options?: any): Promise<any>;
  /**
   * @remote write queue
   * @default none
   */
  bindQueue(queue: string, source: string, pattern: string, args?: any): Promise<any>;
  /**
   * @remote write queue
   * @default none
   */
  unbindQueue(queue: string, source: string, pattern: string, args?: any): Promise<any>;
  /**
   * @remote write queue
   * @default none
   */
  bindExchange(destination: string, source: string, pattern: string, args?: any): Promise<any>;
  /**
   * @remote read queue
   * @default none
   */
  checkQueue(queue: string): Promise<any>;
  /**
   * @remote read queue
   * @default none
   */
  checkExchange(exchange: string): Promise<any>;
  /**
   * @remote write queue
   * @default none
   */
  deleteQueue(queue: string, options?: any): Promise<any>;
  /**
   * @remote write queue
   * @default none
   */
  deleteExchange(exchange: string, options?: any): Promise<any>;
  /**
   * @remote write queue
   * @default none
   */
  purgeQueue(queue: string): Promise<any>;
  /**
   * @remote read queue
   * @default none
   */
  get(queue: string, options?: any): Promise<any>;
  /**
   * @remote write queue
   * @default none
   */
  cancel(tag: string): Promise<any>;
  /**
   * @mark subscribes
   * @enters consumer onMessage
   */
  consume(
    queue: string,
    onMessage: (message: ConsumeMessage | null) => void,
    options?: any,
  ): Promise<any>;
  prefetch(count: number, global?: boolean): Promise<any>;
  /**
   * @remote write queue
   * @idempotency option options.messageId
   */
  publish(exchange: string, key: string, content: Buffer, options?: PublishOptions): boolean;
  /**
   * @remote write queue
   * @idempotency option options.messageId
   */
  sendToQueue(queue: string, content: Buffer, options?: PublishOptions): boolean;
  close(): Promise<void>;
  recover(): any;
}
export interface ConfirmChannel extends Channel {
  /**
   * @remote write queue
   * @idempotency option options.messageId
   */
  publish(
    exchange: string,
    key: string,
    content: Buffer,
    options?: PublishOptions,
    callback?: any,
  ): boolean;
  /**
   * @remote write queue
   * @idempotency option options.messageId
   */
  sendToQueue(queue: string, content: Buffer, options?: PublishOptions, callback?: any): boolean;
  /**
   * @remote write queue
   * @default none
   */
  waitForConfirms(): Promise<void>;
}
export interface Connection extends EventEmitter {
  close(): Promise<void>;
  connection: any;
  createChannel(): Promise<Channel>;
  createConfirmChannel(): Promise<ConfirmChannel>;
}
export interface ChannelModel extends Connection {}
/**
 * @remote call queue
 * @deadline option options.timeout
 * @default none
 * @creates amqplib options
 */
export declare function connect(
  url: any,
  options?: { timeout?: number; [option: string]: any },
): Promise<ChannelModel>;
export declare const credentials: any;
export declare class IllegalOperationError extends Error {}
declare const amqp: typeof import("amqplib");
export default amqp;
