/** Package sqs-consumer. Facts read from sqs-consumer 14.2.8: a message is delivered again when its handler throws or outlives the visibility timeout. */
import type { Message } from "@aws-sdk/client-sqs";

export interface ConsumerOptions {
  alwaysAcknowledge?: boolean;
  batchSize?: number;
  handleMessage?: (message: Message) => Promise<any>;
  handleMessageBatch?: (messages: Message[]) => Promise<any>;
  handleMessageTimeout?: number;
  heartbeatInterval?: number;
  queueUrl: string;
  sqs?: any;
  visibilityTimeout?: number;
  waitTimeSeconds?: number;
  [option: string]: any;
}
export declare class Consumer {
  /** @enters consumer options.handleMessage options.handleMessageBatch */
  constructor(options: ConsumerOptions);
  /** @enters consumer options.handleMessage options.handleMessageBatch */
  static create(options: ConsumerOptions): Consumer;
  readonly status: any;
  readonly isRunning: boolean;
  /** @mark adds-listener */
  on(event: string, listener: (...args: any[]) => void): this;
  once(event: string, listener: (...args: any[]) => void): this;
  start(): void;
  stop(options?: any): void;
  updateOption(option: any, value: any): void;
}
