/** Package `@aws-sdk/client-secrets-manager`. Facts read from `@aws-sdk/client-secrets-manager` 3.1164.0: no deadline, 2 more attempts, 50 sockets; a `requestTimeout` alone only warns. */

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

export interface SecretsManagerClientConfig {
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
export class SecretsManagerClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: SecretsManagerClientConfig);
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
export class SecretsManager extends SecretsManagerClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: SecretsManagerClientConfig);
  /** @remote write cloud */
  createSecret(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read cloud */
  getSecretValue(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote write cloud */
  putSecretValue(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote write cloud */
  updateSecret(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
}

export class BatchGetSecretValueCommand extends ReadCommand {}
export class DescribeSecretCommand extends ReadCommand {}
export class GetRandomPasswordCommand extends ReadCommand {}
export class GetResourcePolicyCommand extends ReadCommand {}
export class GetSecretValueCommand extends ReadCommand {}
export class ListSecretVersionIdsCommand extends ReadCommand {}
export class ListSecretsCommand extends ReadCommand {}
export class CancelRotateSecretCommand extends WriteCommand {}
export class CreateSecretCommand extends WriteCommand {}
export class DeleteResourcePolicyCommand extends WriteCommand {}
export class DeleteSecretCommand extends WriteCommand {}
export class PutResourcePolicyCommand extends WriteCommand {}
export class PutSecretValueCommand extends WriteCommand {}
export class RemoveRegionsFromReplicationCommand extends WriteCommand {}
export class ReplicateSecretToRegionsCommand extends WriteCommand {}
export class RestoreSecretCommand extends WriteCommand {}
export class RotateSecretCommand extends WriteCommand {}
export class StopReplicationToReplicaCommand extends WriteCommand {}
export class TagResourceCommand extends WriteCommand {}
export class UntagResourceCommand extends WriteCommand {}
export class UpdateSecretCommand extends WriteCommand {}
export class UpdateSecretVersionStageCommand extends WriteCommand {}
export class ValidateResourcePolicyCommand extends WriteCommand {}

export function paginateBatchGetSecretValue(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListSecretVersionIds(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListSecrets(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export {};
