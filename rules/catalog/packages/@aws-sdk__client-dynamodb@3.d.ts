/** Package `@aws-sdk/client-dynamodb`. Facts read from `@aws-sdk/client-dynamodb` 3.1169.0: no deadline (a `requestTimeout` alone only warns), three more attempts with jitter, 50 sockets. */

export interface HttpHandlerOptions {
  abortSignal?: AbortSignal;
  requestTimeout?: number;
}
/** What `send` does is read from the class of its command. */
export interface Command<K extends string = string> {
  readonly input: any;
  readonly kind: K;
}
export interface DynamoDBClientConfig {
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
 * @retries 3 jittered client maxAttempts | client retryStrategy
 */
export declare class DynamoDBClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: DynamoDBClientConfig);
  readonly config: any;
  readonly middlewareStack: any;
  destroy(): void;
  /**
   * @remote read database
   * @data dynamodb find-unique
   */
  send(command: Command<"get">, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote read database
   * @data dynamodb find-many
   */
  send(command: Command<"list">, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb upsert
   */
  send(command: Command<"put">, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb update
   */
  send(command: Command<"update">, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb delete
   */
  send(command: Command<"delete">, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb insert-many
   */
  send(command: Command<"write-batch">, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb update-many
   * @mark atomic-batch
   */
  send(command: Command<"transact-write">, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote call database
   * @data dynamodb query
   */
  send(command: Command<"statement">, options?: HttpHandlerOptions): Promise<any>;
  /** @remote read database */
  send(command: Command<"describe">, options?: HttpHandlerOptions): Promise<any>;
  /** @remote write database */
  send(command: Command<"manage">, options?: HttpHandlerOptions): Promise<any>;
  /** @remote call database */
  send(command: any, options?: HttpHandlerOptions): Promise<any>;
}
export declare class GetItemCommand implements Command<"get"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "get";
}
export declare class BatchGetItemCommand implements Command<"list"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "list";
}
export declare class QueryCommand implements Command<"list"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "list";
}
export declare class ScanCommand implements Command<"list"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "list";
}
export declare class TransactGetItemsCommand implements Command<"list"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "list";
}
export declare class PutItemCommand implements Command<"put"> {
  /** @idempotency option input.ConditionExpression */
  constructor(input: { ConditionExpression?: any; [field: string]: any });
  readonly input: any;
  readonly kind: "put";
}
export declare class UpdateItemCommand implements Command<"update"> {
  /** @idempotency option input.ConditionExpression */
  constructor(input: { ConditionExpression?: any; [field: string]: any });
  readonly input: any;
  readonly kind: "update";
}
export declare class DeleteItemCommand implements Command<"delete"> {
  /** @idempotency option input.ConditionExpression */
  constructor(input: { ConditionExpression?: any; [field: string]: any });
  readonly input: any;
  readonly kind: "delete";
}
export declare class BatchWriteItemCommand implements Command<"write-batch"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "write-batch";
}
export declare class TransactWriteItemsCommand implements Command<"transact-write"> {
  /** @idempotency option input.ClientRequestToken */
  constructor(input: { ClientRequestToken?: any; [field: string]: any });
  readonly input: any;
  readonly kind: "transact-write";
}
export declare class ExecuteStatementCommand implements Command<"statement"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "statement";
}
export declare class BatchExecuteStatementCommand implements Command<"statement"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "statement";
}
export declare class ExecuteTransactionCommand implements Command<"statement"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "statement";
}
export declare class DescribeTableCommand implements Command<"describe"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "describe";
}
export declare class DescribeTimeToLiveCommand implements Command<"describe"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "describe";
}
export declare class ListTablesCommand implements Command<"describe"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "describe";
}
export declare class CreateTableCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export declare class DeleteTableCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export declare class UpdateTableCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export declare class UpdateTimeToLiveCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export declare class TagResourceCommand implements Command<"manage"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "manage";
}
export type GetItemCommandInput = any;
export type GetItemCommandOutput = any;
export type BatchGetItemCommandInput = any;
export type BatchGetItemCommandOutput = any;
export type QueryCommandInput = any;
export type QueryCommandOutput = any;
export type ScanCommandInput = any;
export type ScanCommandOutput = any;
export type TransactGetItemsCommandInput = any;
export type TransactGetItemsCommandOutput = any;
export type PutItemCommandInput = any;
export type PutItemCommandOutput = any;
export type UpdateItemCommandInput = any;
export type UpdateItemCommandOutput = any;
export type DeleteItemCommandInput = any;
export type DeleteItemCommandOutput = any;
export type BatchWriteItemCommandInput = any;
export type BatchWriteItemCommandOutput = any;
export type TransactWriteItemsCommandInput = any;
export type TransactWriteItemsCommandOutput = any;
export type ExecuteStatementCommandInput = any;
export type ExecuteStatementCommandOutput = any;
export type BatchExecuteStatementCommandInput = any;
export type BatchExecuteStatementCommandOutput = any;
export type ExecuteTransactionCommandInput = any;
export type ExecuteTransactionCommandOutput = any;
export type DescribeTableCommandInput = any;
export type DescribeTableCommandOutput = any;
export type DescribeTimeToLiveCommandInput = any;
export type DescribeTimeToLiveCommandOutput = any;
export type ListTablesCommandInput = any;
export type ListTablesCommandOutput = any;
export type CreateTableCommandInput = any;
export type CreateTableCommandOutput = any;
export type DeleteTableCommandInput = any;
export type DeleteTableCommandOutput = any;
export type UpdateTableCommandInput = any;
export type UpdateTableCommandOutput = any;
export type UpdateTimeToLiveCommandInput = any;
export type UpdateTimeToLiveCommandOutput = any;
export type TagResourceCommandInput = any;
export type TagResourceCommandOutput = any;
export type AttributeValue = any;
export type KeysAndAttributes = any;
export type WriteRequest = any;
export type TransactWriteItem = any;
export declare const KeyType: any;
export type KeyType = any;
export declare const ReturnValue: any;
export type ReturnValue = any;
export declare const ScalarAttributeType: any;
export type ScalarAttributeType = any;
export declare const Select: any;
export type Select = any;
export declare const BillingMode: any;
export type BillingMode = any;
export declare const ProjectionType: any;
export type ProjectionType = any;
export declare class DynamoDBServiceException extends Error {
  [detail: string]: any;
}
export declare class ConditionalCheckFailedException extends Error {
  [detail: string]: any;
}
export declare class ProvisionedThroughputExceededException extends Error {
  [detail: string]: any;
}
export declare class ResourceNotFoundException extends Error {
  [detail: string]: any;
}
export declare class TransactionCanceledException extends Error {
  [detail: string]: any;
}
export declare class TransactionConflictException extends Error {
  [detail: string]: any;
}
/**
 * @deadline option options.abortSignal | client requestHandler
 * @default none
 * @retries 3 jittered client maxAttempts | client retryStrategy
 */
export declare class DynamoDB extends DynamoDBClient {
  /**
   * @remote read database
   * @data dynamodb find-unique
   */
  getItem(input: any, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote read database
   * @data dynamodb find-many
   */
  batchGetItem(input: any, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote read database
   * @data dynamodb find-many
   */
  query(input: any, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote read database
   * @data dynamodb find-many
   */
  scan(input: any, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote read database
   * @data dynamodb find-many
   */
  transactGetItems(input: any, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb upsert
   * @idempotency option input.ConditionExpression
   */
  putItem(
    input: { ConditionExpression?: any; [field: string]: any },
    options?: HttpHandlerOptions,
  ): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb update
   * @idempotency option input.ConditionExpression
   */
  updateItem(
    input: { ConditionExpression?: any; [field: string]: any },
    options?: HttpHandlerOptions,
  ): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb delete
   * @idempotency option input.ConditionExpression
   */
  deleteItem(
    input: { ConditionExpression?: any; [field: string]: any },
    options?: HttpHandlerOptions,
  ): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb insert-many
   */
  batchWriteItem(input: any, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb update-many
   * @idempotency option input.ClientRequestToken
   */
  transactWriteItems(
    input: { ClientRequestToken?: any; [field: string]: any },
    options?: HttpHandlerOptions,
  ): Promise<any>;
  /**
   * @remote call database
   * @data dynamodb query
   */
  executeStatement(input: any, options?: HttpHandlerOptions): Promise<any>;
}
export declare function paginateScan(config: any, input: any, ...args: any[]): AsyncGenerator<any>;
export declare function paginateQuery(config: any, input: any, ...args: any[]): AsyncGenerator<any>;
export declare function waitUntilTableExists(...args: any[]): Promise<any>;
