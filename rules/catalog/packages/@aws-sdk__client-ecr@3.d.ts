/** Package `@aws-sdk/client-ecr`. Facts read from `@aws-sdk/client-ecr` 3.1169.0: no deadline, 2 more attempts, 50 sockets; a `requestTimeout` alone only warns. */

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

export interface ECRClientConfig {
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
export class ECRClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: ECRClientConfig);
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

export class BatchCheckLayerAvailabilityCommand extends ReadCommand {}
export class BatchGetImageCommand extends ReadCommand {}
export class BatchGetRepositoryScanningConfigurationCommand extends ReadCommand {}
export class DescribeImageReplicationStatusCommand extends ReadCommand {}
export class DescribeImageScanFindingsCommand extends ReadCommand {}
export class DescribeImageSigningStatusCommand extends ReadCommand {}
export class DescribeImagesCommand extends ReadCommand {}
export class DescribePullThroughCacheRulesCommand extends ReadCommand {}
export class DescribeRegistryCommand extends ReadCommand {}
export class DescribeReplicationBackfillResultsCommand extends ReadCommand {}
export class DescribeRepositoriesCommand extends ReadCommand {}
export class DescribeRepositoryCreationTemplatesCommand extends ReadCommand {}
export class GetAccountSettingCommand extends ReadCommand {}
export class GetDownloadUrlForLayerCommand extends ReadCommand {}
export class GetLifecyclePolicyCommand extends ReadCommand {}
export class GetLifecyclePolicyPreviewCommand extends ReadCommand {}
export class GetRegistryPolicyCommand extends ReadCommand {}
export class GetRegistryScanningConfigurationCommand extends ReadCommand {}
export class GetRepositoryPolicyCommand extends ReadCommand {}
export class GetSigningConfigurationCommand extends ReadCommand {}
export class ListImageReferrersCommand extends ReadCommand {}
export class ListImagesCommand extends ReadCommand {}
export class ListPullTimeUpdateExclusionsCommand extends ReadCommand {}
export class ListReplicationBackfillsCommand extends ReadCommand {}
export class ListTagsForResourceCommand extends ReadCommand {}
export class ValidatePullThroughCacheRuleCommand extends ReadCommand {}
export class BatchDeleteImageCommand extends WriteCommand {}
export class CompleteLayerUploadCommand extends WriteCommand {}
export class CreatePullThroughCacheRuleCommand extends WriteCommand {}
export class CreateRepositoryCommand extends WriteCommand {}
export class CreateRepositoryCreationTemplateCommand extends WriteCommand {}
export class DeleteLifecyclePolicyCommand extends WriteCommand {}
export class DeletePullThroughCacheRuleCommand extends WriteCommand {}
export class DeleteRegistryPolicyCommand extends WriteCommand {}
export class DeleteRepositoryCommand extends WriteCommand {}
export class DeleteRepositoryCreationTemplateCommand extends WriteCommand {}
export class DeleteRepositoryPolicyCommand extends WriteCommand {}
export class DeleteSigningConfigurationCommand extends WriteCommand {}
export class DeregisterPullTimeUpdateExclusionCommand extends WriteCommand {}
export class GetAuthorizationTokenCommand extends ReadCommand {}
export class InitiateLayerUploadCommand extends WriteCommand {}
export class PutAccountSettingCommand extends WriteCommand {}
export class PutImageCommand extends WriteCommand {}
export class PutImageScanningConfigurationCommand extends WriteCommand {}
export class PutImageTagMutabilityCommand extends WriteCommand {}
export class PutLifecyclePolicyCommand extends WriteCommand {}
export class PutRegistryPolicyCommand extends WriteCommand {}
export class PutRegistryScanningConfigurationCommand extends WriteCommand {}
export class PutReplicationConfigurationCommand extends WriteCommand {}
export class PutSigningConfigurationCommand extends WriteCommand {}
export class RegisterPullTimeUpdateExclusionCommand extends WriteCommand {}
export class SetRepositoryPolicyCommand extends WriteCommand {}
export class StartImageScanCommand extends WriteCommand {}
export class StartLifecyclePolicyPreviewCommand extends WriteCommand {}
export class StartReplicationBackfillCommand extends WriteCommand {}
export class StopReplicationBackfillCommand extends WriteCommand {}
export class TagResourceCommand extends WriteCommand {}
export class UntagResourceCommand extends WriteCommand {}
export class UpdateImageStorageClassCommand extends WriteCommand {}
export class UpdatePullThroughCacheRuleCommand extends WriteCommand {}
export class UpdateRepositoryCreationTemplateCommand extends WriteCommand {}
export class UploadLayerPartCommand extends WriteCommand {}
export {};
