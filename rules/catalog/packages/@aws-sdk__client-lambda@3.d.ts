/** Package `@aws-sdk/client-lambda`. Facts read from `@aws-sdk/client-lambda` 3.1164.0: no deadline, and an invocation is repeated 2 times like any other call; a `requestTimeout` alone only warns. */

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

export interface LambdaClientConfig {
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
export class LambdaClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: LambdaClientConfig);
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
export class Lambda extends LambdaClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: LambdaClientConfig);
  /** @remote write cloud */
  invoke(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
}

export class GetAccountSettingsCommand extends ReadCommand {}
export class GetAliasCommand extends ReadCommand {}
export class GetCapacityProviderCommand extends ReadCommand {}
export class GetCodeSigningConfigCommand extends ReadCommand {}
export class GetDurableExecutionCommand extends ReadCommand {}
export class GetDurableExecutionHistoryCommand extends ReadCommand {}
export class GetDurableExecutionStateCommand extends ReadCommand {}
export class GetEventSourceMappingCommand extends ReadCommand {}
export class GetFunctionCodeSigningConfigCommand extends ReadCommand {}
export class GetFunctionCommand extends ReadCommand {}
export class GetFunctionConcurrencyCommand extends ReadCommand {}
export class GetFunctionConfigurationCommand extends ReadCommand {}
export class GetFunctionEventInvokeConfigCommand extends ReadCommand {}
export class GetFunctionRecursionConfigCommand extends ReadCommand {}
export class GetFunctionScalingConfigCommand extends ReadCommand {}
export class GetFunctionUrlConfigCommand extends ReadCommand {}
export class GetLayerVersionByArnCommand extends ReadCommand {}
export class GetLayerVersionCommand extends ReadCommand {}
export class GetLayerVersionPolicyCommand extends ReadCommand {}
export class GetPolicyCommand extends ReadCommand {}
export class GetProvisionedConcurrencyConfigCommand extends ReadCommand {}
export class GetResourcePolicyCommand extends ReadCommand {}
export class GetRuntimeManagementConfigCommand extends ReadCommand {}
export class ListAliasesCommand extends ReadCommand {}
export class ListCapacityProvidersCommand extends ReadCommand {}
export class ListCodeSigningConfigsCommand extends ReadCommand {}
export class ListDurableExecutionsByFunctionCommand extends ReadCommand {}
export class ListEventSourceMappingsCommand extends ReadCommand {}
export class ListFunctionEventInvokeConfigsCommand extends ReadCommand {}
export class ListFunctionUrlConfigsCommand extends ReadCommand {}
export class ListFunctionVersionsByCapacityProviderCommand extends ReadCommand {}
export class ListFunctionsByCodeSigningConfigCommand extends ReadCommand {}
export class ListFunctionsCommand extends ReadCommand {}
export class ListLayerVersionsCommand extends ReadCommand {}
export class ListLayersCommand extends ReadCommand {}
export class ListProvisionedConcurrencyConfigsCommand extends ReadCommand {}
export class ListTagsCommand extends ReadCommand {}
export class ListVersionsByFunctionCommand extends ReadCommand {}
export class AddLayerVersionPermissionCommand extends WriteCommand {}
export class AddPermissionCommand extends WriteCommand {}
export class CheckpointDurableExecutionCommand extends WriteCommand {}
export class CreateAliasCommand extends WriteCommand {}
export class CreateCapacityProviderCommand extends WriteCommand {}
export class CreateCodeSigningConfigCommand extends WriteCommand {}
export class CreateEventSourceMappingCommand extends WriteCommand {}
export class CreateFunctionCommand extends WriteCommand {}
export class CreateFunctionUrlConfigCommand extends WriteCommand {}
export class DeleteAliasCommand extends WriteCommand {}
export class DeleteCapacityProviderCommand extends WriteCommand {}
export class DeleteCodeSigningConfigCommand extends WriteCommand {}
export class DeleteEventSourceMappingCommand extends WriteCommand {}
export class DeleteFunctionCodeSigningConfigCommand extends WriteCommand {}
export class DeleteFunctionCommand extends WriteCommand {}
export class DeleteFunctionConcurrencyCommand extends WriteCommand {}
export class DeleteFunctionEventInvokeConfigCommand extends WriteCommand {}
export class DeleteFunctionUrlConfigCommand extends WriteCommand {}
export class DeleteLayerVersionCommand extends WriteCommand {}
export class DeleteProvisionedConcurrencyConfigCommand extends WriteCommand {}
export class DeleteResourcePolicyCommand extends WriteCommand {}
export class InvokeAsyncCommand extends WriteCommand {}
export class InvokeCommand extends WriteCommand {}
export class InvokeWithResponseStreamCommand extends WriteCommand {}
export class PublishLayerVersionCommand extends WriteCommand {}
export class PublishVersionCommand extends WriteCommand {}
export class PutFunctionCodeSigningConfigCommand extends WriteCommand {}
export class PutFunctionConcurrencyCommand extends WriteCommand {}
export class PutFunctionEventInvokeConfigCommand extends WriteCommand {}
export class PutFunctionRecursionConfigCommand extends WriteCommand {}
export class PutFunctionScalingConfigCommand extends WriteCommand {}
export class PutProvisionedConcurrencyConfigCommand extends WriteCommand {}
export class PutResourcePolicyCommand extends WriteCommand {}
export class PutRuntimeManagementConfigCommand extends WriteCommand {}
export class RemoveLayerVersionPermissionCommand extends WriteCommand {}
export class RemovePermissionCommand extends WriteCommand {}
export class SendDurableExecutionCallbackFailureCommand extends WriteCommand {}
export class SendDurableExecutionCallbackHeartbeatCommand extends WriteCommand {}
export class SendDurableExecutionCallbackSuccessCommand extends WriteCommand {}
export class StopDurableExecutionCommand extends WriteCommand {}
export class TagResourceCommand extends WriteCommand {}
export class UntagResourceCommand extends WriteCommand {}
export class UpdateAliasCommand extends WriteCommand {}
export class UpdateCapacityProviderCommand extends WriteCommand {}
export class UpdateCodeSigningConfigCommand extends WriteCommand {}
export class UpdateEventSourceMappingCommand extends WriteCommand {}
export class UpdateFunctionCodeCommand extends WriteCommand {}
export class UpdateFunctionConfigurationCommand extends WriteCommand {}
export class UpdateFunctionEventInvokeConfigCommand extends WriteCommand {}
export class UpdateFunctionUrlConfigCommand extends WriteCommand {}

export function paginateGetDurableExecutionHistory(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateGetDurableExecutionState(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListAliases(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateListCapacityProviders(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListCodeSigningConfigs(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListDurableExecutionsByFunction(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListEventSourceMappings(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListFunctionEventInvokeConfigs(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListFunctionUrlConfigs(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListFunctionVersionsByCapacityProvider(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListFunctions(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateListFunctionsByCodeSigningConfig(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListLayerVersions(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListLayers(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateListProvisionedConcurrencyConfigs(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListVersionsByFunction(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export {};
