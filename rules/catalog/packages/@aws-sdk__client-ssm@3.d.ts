/** Package `@aws-sdk/client-ssm`. Facts read from `@aws-sdk/client-ssm` 3.1169.0: no deadline, 2 more attempts, 50 sockets; a `requestTimeout` alone only warns. */

declare class ReadCommand {
  constructor(input?: any);
  readonly input: any;
  /** @internal */
  readonly reads: true;
}

declare class WriteCommand {
  constructor(input?: any);
  readonly input: any;
  /** @internal */
  readonly writes: true;
}

export interface SSMClientConfig {
  region?: any;
  endpoint?: any;
  credentials?: any;
  maxAttempts?: any;
  retryMode?: any;
  retryStrategy?: any;
  requestHandler?: any;
  logger?: any;
  [option: string]: any;
}

/**
 * @deadline option options.abortSignal | client requestHandler
 * @default none
 * @retries 2 jittered client maxAttempts | client retryStrategy
 * @proof proven deadline default retries
 */
export class SSMClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: SSMClientConfig);
  readonly config: any;
  readonly middlewareStack: any;
  /** @remote read cloud */
  send(
    command: ReadCommand,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write cloud */
  send(
    command: WriteCommand,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote call cloud */
  send(command: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  destroy(): void;
}

/**
 * @deadline option options.abortSignal | client requestHandler
 * @default none
 * @retries 2 jittered client maxAttempts | client retryStrategy
 */
export class SSM extends SSMClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: SSMClientConfig);
  /** @remote read cloud */
  getParameter(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read cloud */
  getParameters(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read cloud */
  getParametersByPath(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write cloud */
  putParameter(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
}

export class DescribeParametersCommand extends ReadCommand {}
export class GetCommandInvocationCommand extends ReadCommand {}
export class GetParameterCommand extends ReadCommand {}
export class GetParameterHistoryCommand extends ReadCommand {}
export class GetParametersByPathCommand extends ReadCommand {}
export class GetParametersCommand extends ReadCommand {}
export class ListCommandInvocationsCommand extends ReadCommand {}
export class DeleteParameterCommand extends WriteCommand {}
export class DeleteParametersCommand extends WriteCommand {}
export class LabelParameterVersionCommand extends WriteCommand {}
export class PutParameterCommand extends WriteCommand {}
export class SendCommandCommand extends WriteCommand {}
export class StartAutomationExecutionCommand extends WriteCommand {}
export class UnlabelParameterVersionCommand extends WriteCommand {}

export function paginateDescribeParameters(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateGetParameterHistory(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateGetParametersByPath(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListCommandInvocations(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export {};
