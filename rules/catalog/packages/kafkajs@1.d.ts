/** Package kafkajs. Facts read from kafkajs 2.2.4: 30 s for each request, five repeats with jitter, which write twice unless `idempotent` is set; a message is delivered again when its handler fails or exceeds the session. */

export interface RetryOptions {
  factor?: number;
  initialRetryTime?: number;
  maxRetryTime?: number;
  multiplier?: number;
  restartOnFailure?: (error: Error) => Promise<boolean>;
  retries?: number;
}
export interface KafkaConfig {
  brokers: any;
  clientId?: string;
  connectionTimeout?: number;
  enforceRequestTimeout?: boolean;
  logLevel?: any;
  requestTimeout?: number;
  retry?: RetryOptions;
  sasl?: any;
  ssl?: any;
  [option: string]: any;
}
export interface ProducerConfig {
  allowAutoTopicCreation?: boolean;
  createPartitioner?: any;
  idempotent?: boolean;
  maxInFlightRequests?: number;
  retry?: RetryOptions;
  transactionTimeout?: number;
  transactionalId?: string;
  [option: string]: any;
}
export interface ConsumerConfig {
  groupId: string;
  heartbeatInterval?: number;
  maxInFlightRequests?: number;
  rebalanceTimeout?: number;
  retry?: RetryOptions;
  sessionTimeout?: number;
  [option: string]: any;
}
export interface AdminConfig {
  retry?: RetryOptions;
}
export type IHeaders = Record<string, Buffer | string | (Buffer | string)[] | undefined>;
export interface Message {
  headers?: IHeaders;
  key?: Buffer | string | null;
  partition?: number;
  timestamp?: string;
  value: Buffer | string | null;
}
export interface KafkaMessage {
  attributes: number;
  headers?: IHeaders;
  key: Buffer | null;
  offset: string;
  size?: number;
  timestamp: string;
  value: Buffer | null;
}
export interface ProducerRecord {
  acks?: number;
  compression?: any;
  messages: Message[];
  timeout?: number;
  topic: string;
}
export interface ProducerBatch {
  acks?: number;
  compression?: any;
  timeout?: number;
  topicMessages?: { messages: Message[]; topic: string }[];
}
export type RecordMetadata = any;
export type TopicPartitionOffsetAndMetadata = any;
export type ITopicConfig = any;
export type SASLOptions = any;
export type Admin = AdminClient;
export interface EachMessagePayload {
  heartbeat(): Promise<void>;
  message: KafkaMessage;
  partition: number;
  pause(): () => void;
  topic: string;
}
export interface EachBatchPayload {
  batch: {
    firstOffset(): string | null;
    highWatermark: string;
    isEmpty(): boolean;
    lastOffset(): string;
    messages: KafkaMessage[];
    partition: number;
    topic: string;
  };
  commitOffsetsIfNecessary(offsets?: any): Promise<void>;
  heartbeat(): Promise<void>;
  isRunning(): boolean;
  isStale(): boolean;
  pause(): () => void;
  resolveOffset(offset: string): void;
  uncommittedOffsets(): any;
}
export type EachMessageHandler = (payload: EachMessagePayload) => Promise<void>;
export type EachBatchHandler = (payload: EachBatchPayload) => Promise<void>;
export interface ConsumerRunConfig {
  autoCommit?: boolean;
  autoCommitInterval?: number | null;
  autoCommitThreshold?: number | null;
  eachBatch?: EachBatchHandler;
  eachBatchAutoResolve?: boolean;
  eachMessage?: EachMessageHandler;
  partitionsConsumedConcurrently?: number;
}

/**
 * @deadline client requestTimeout
 * @default 30s
 * @retries 5 jittered client retry
 * @idempotency client idempotent | client transactionalId
 */
export interface Producer {
  readonly events: any;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  flush(options?: any): Promise<void>;
  isIdempotent(): boolean;
  logger(): any;
  /** @mark adds-listener */
  on(event: string, listener: (...args: any[]) => void): () => void;
  /** @remote write queue */
  send(record: ProducerRecord): Promise<RecordMetadata[]>;
  /** @remote write queue */
  sendBatch(batch: ProducerBatch): Promise<RecordMetadata[]>;
  /** @mark transaction-begin */
  transaction(): Promise<Transaction>;
}
/**
 * @deadline client requestTimeout
 * @default 30s
 * @retries 5 jittered client retry
 */
export interface Transaction {
  /**
   * @remote call queue
   * @mark transaction-rollback
   */
  abort(): Promise<void>;
  /**
   * @remote call queue
   * @mark transaction-commit
   */
  commit(): Promise<void>;
  isActive(): boolean;
  /** @remote write queue */
  send(record: ProducerRecord): Promise<RecordMetadata[]>;
  /** @remote write queue */
  sendBatch(batch: ProducerBatch): Promise<RecordMetadata[]>;
  /** @remote write queue */
  sendOffsets(offsets: any): Promise<void>;
}
/**
 * @deadline client requestTimeout
 * @default 30s
 * @retries 5 jittered client retry
 */
export interface Consumer {
  readonly events: any;
  assignment(): any;
  /** @remote write queue */
  commitOffsets(offsets: any[]): Promise<void>;
  connect(): Promise<void>;
  describeGroup(): Promise<any>;
  disconnect(): Promise<void>;
  logger(): any;
  /** @mark adds-listener */
  on(event: string, listener: (...args: any[]) => void): () => void;
  pause(topics: any[]): void;
  paused(): any[];
  resume(topics: any[]): void;
  /**
   * @mark subscribes
   * @enters consumer config.eachMessage config.eachBatch
   */
  run(config?: ConsumerRunConfig): Promise<void>;
  seek(position: any): void;
  stop(): Promise<void>;
  subscribe(subscription: any): Promise<void>;
}
/**
 * @deadline client requestTimeout
 * @default 30s
 * @retries 5 jittered client retry
 */
export interface AdminClient {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  /** @remote write queue */
  alterConfigs(...args: any[]): Promise<any>;
  /** @remote write queue */
  createPartitions(...args: any[]): Promise<any>;
  /** @remote write queue */
  createTopics(...args: any[]): Promise<any>;
  /** @remote write queue */
  deleteGroups(...args: any[]): Promise<any>;
  /** @remote write queue */
  deleteTopicRecords(...args: any[]): Promise<any>;
  /** @remote write queue */
  deleteTopics(...args: any[]): Promise<any>;
  /** @remote read queue */
  describeCluster(...args: any[]): Promise<any>;
  /** @remote read queue */
  describeConfigs(...args: any[]): Promise<any>;
  /** @remote read queue */
  describeGroups(...args: any[]): Promise<any>;
  /** @remote read queue */
  fetchOffsets(...args: any[]): Promise<any>;
  /** @remote read queue */
  fetchTopicMetadata(...args: any[]): Promise<any>;
  /** @remote read queue */
  fetchTopicOffsets(...args: any[]): Promise<any>;
  /** @remote read queue */
  fetchTopicOffsetsByTimestamp(...args: any[]): Promise<any>;
  /** @remote read queue */
  listGroups(...args: any[]): Promise<any>;
  /** @remote read queue */
  listTopics(...args: any[]): Promise<any>;
  /** @remote write queue */
  resetOffsets(...args: any[]): Promise<any>;
  /** @remote write queue */
  setOffsets(...args: any[]): Promise<any>;
  [operation: string]: any;
}
export declare class Kafka {
  /** @creates kafkajs config */
  constructor(config: KafkaConfig);
  /** @creates kafkajs config */
  admin(config?: AdminConfig): AdminClient;
  /** @creates kafkajs config */
  consumer(config: ConsumerConfig): Consumer;
  logger(): any;
  /** @creates kafkajs config */
  producer(config?: ProducerConfig): Producer;
}
export declare const logLevel: {
  DEBUG: number;
  ERROR: number;
  INFO: number;
  NOTHING: number;
  WARN: number;
};
export type logLevel = number;
export declare const CompressionTypes: any;
export type CompressionTypes = any;
export declare const CompressionCodecs: any;
export declare const Partitioners: any;
export declare const AssignerProtocol: any;
export declare const PartitionAssigners: any;
export declare const ConfigResourceTypes: any;
export declare const AclOperationTypes: any;
export declare class KafkaJSError extends Error {
  readonly retriable: boolean;
  [detail: string]: any;
}
export declare class KafkaJSNonRetriableError extends KafkaJSError {}
export declare class KafkaJSNumberOfRetriesExceeded extends KafkaJSError {}
export declare class KafkaJSProtocolError extends KafkaJSError {}
export declare class KafkaJSConnectionError extends KafkaJSError {}
export declare class KafkaJSRequestTimeoutError extends KafkaJSError {}
export declare class KafkaJSTimeout extends KafkaJSError {}
