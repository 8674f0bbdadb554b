/** Package `@aws-sdk/lib-dynamodb`. Facts read from `@aws-sdk/lib-dynamodb` 3.1169.0: the client of `@aws-sdk/client-dynamodb`, with plain values. */
import { type Command, DynamoDBClient, type HttpHandlerOptions } from "@aws-sdk/client-dynamodb";

export declare class GetCommand implements Command<"get"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "get";
}
export declare class BatchGetCommand implements Command<"list"> {
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
export declare class TransactGetCommand implements Command<"list"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "list";
}
export declare class PutCommand implements Command<"put"> {
  /** @idempotency option input.ConditionExpression */
  constructor(input: { ConditionExpression?: any; [field: string]: any });
  readonly input: any;
  readonly kind: "put";
}
export declare class UpdateCommand implements Command<"update"> {
  /** @idempotency option input.ConditionExpression */
  constructor(input: { ConditionExpression?: any; [field: string]: any });
  readonly input: any;
  readonly kind: "update";
}
export declare class DeleteCommand implements Command<"delete"> {
  /** @idempotency option input.ConditionExpression */
  constructor(input: { ConditionExpression?: any; [field: string]: any });
  readonly input: any;
  readonly kind: "delete";
}
export declare class BatchWriteCommand implements Command<"write-batch"> {
  constructor(input: any);
  readonly input: any;
  readonly kind: "write-batch";
}
export declare class TransactWriteCommand implements Command<"transact-write"> {
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
export type GetCommandInput = any;
export type GetCommandOutput = any;
export type BatchGetCommandInput = any;
export type BatchGetCommandOutput = any;
export type QueryCommandInput = any;
export type QueryCommandOutput = any;
export type ScanCommandInput = any;
export type ScanCommandOutput = any;
export type TransactGetCommandInput = any;
export type TransactGetCommandOutput = any;
export type PutCommandInput = any;
export type PutCommandOutput = any;
export type UpdateCommandInput = any;
export type UpdateCommandOutput = any;
export type DeleteCommandInput = any;
export type DeleteCommandOutput = any;
export type BatchWriteCommandInput = any;
export type BatchWriteCommandOutput = any;
export type TransactWriteCommandInput = any;
export type TransactWriteCommandOutput = any;
export type ExecuteStatementCommandInput = any;
export type ExecuteStatementCommandOutput = any;
export type BatchExecuteStatementCommandInput = any;
export type BatchExecuteStatementCommandOutput = any;
export type ExecuteTransactionCommandInput = any;
export type ExecuteTransactionCommandOutput = any;
export type TranslateConfig = any;
export declare class DynamoDBDocumentClient extends DynamoDBClient {
  static from(client: DynamoDBClient, config?: TranslateConfig): DynamoDBDocumentClient;
}
/** Bounded as the client that it is made from. */
export declare class DynamoDBDocument extends DynamoDBDocumentClient {
  static from(client: DynamoDBClient, config?: TranslateConfig): DynamoDBDocument;
  /**
   * @remote read database
   * @data dynamodb find-unique
   */
  get(input: any, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote read database
   * @data dynamodb find-many
   */
  batchGet(input: any, options?: HttpHandlerOptions): Promise<any>;
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
  transactGet(input: any, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb upsert
   * @idempotency option input.ConditionExpression
   */
  put(
    input: { ConditionExpression?: any; [field: string]: any },
    options?: HttpHandlerOptions,
  ): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb update
   * @idempotency option input.ConditionExpression
   */
  update(
    input: { ConditionExpression?: any; [field: string]: any },
    options?: HttpHandlerOptions,
  ): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb delete
   * @idempotency option input.ConditionExpression
   */
  delete(
    input: { ConditionExpression?: any; [field: string]: any },
    options?: HttpHandlerOptions,
  ): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb insert-many
   */
  batchWrite(input: any, options?: HttpHandlerOptions): Promise<any>;
  /**
   * @remote write database
   * @data dynamodb update-many
   * @idempotency option input.ClientRequestToken
   */
  transactWrite(
    input: { ClientRequestToken?: any; [field: string]: any },
    options?: HttpHandlerOptions,
  ): Promise<any>;
}
export declare function paginateScan(config: any, input: any, ...args: any[]): AsyncGenerator<any>;
export declare function paginateQuery(config: any, input: any, ...args: any[]): AsyncGenerator<any>;
export type NativeAttributeValue = any;
