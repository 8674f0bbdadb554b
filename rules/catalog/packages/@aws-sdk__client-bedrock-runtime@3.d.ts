/** Package `@aws-sdk/client-bedrock-runtime`. Facts read from `@aws-sdk/client-bedrock-runtime` 3.1164.0: no deadline, 2 more attempts, 50 sockets; a `requestTimeout` alone only warns. */

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

export interface BedrockRuntimeClientConfig {
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
 */
export class BedrockRuntimeClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: BedrockRuntimeClientConfig);
  readonly config: any;
  readonly middlewareStack: any;
  /** @remote read llm */
  send(
    command: ReadCommand,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write llm */
  send(
    command: WriteCommand,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote call llm */
  send(command: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  destroy(): void;
}

/**
 * @deadline option options.abortSignal | client requestHandler
 * @default none
 * @retries 2 jittered client maxAttempts | client retryStrategy
 */
export class BedrockRuntime extends BedrockRuntimeClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: BedrockRuntimeClientConfig);
  /** @remote read llm */
  converse(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read llm */
  converseStream(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read llm */
  invokeModel(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read llm */
  invokeModelWithResponseStream(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
}

export class GetAsyncInvokeCommand extends ReadCommand {}
export class ListAsyncInvokesCommand extends ReadCommand {}
export class ApplyGuardrailCommand extends WriteCommand {}
export class ConverseCommand extends WriteCommand {}
export class ConverseStreamCommand extends WriteCommand {}
export class CountTokensCommand extends WriteCommand {}
export class InvokeGuardrailChecksCommand extends WriteCommand {}
export class InvokeModelCommand extends WriteCommand {}
export class InvokeModelWithBidirectionalStreamCommand extends WriteCommand {}
export class InvokeModelWithResponseStreamCommand extends WriteCommand {}
export class StartAsyncInvokeCommand extends WriteCommand {}

export function paginateListAsyncInvokes(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export {};
