/** Package `@aws-sdk/client-kms`. Facts read from `@aws-sdk/client-kms` 3.1164.0: no deadline, 2 more attempts, 50 sockets; a `requestTimeout` alone only warns. */

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

export interface KMSClientConfig {
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
export class KMSClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: KMSClientConfig);
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
export class KMS extends KMSClient {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: KMSClientConfig);
  /** @remote read cloud */
  decrypt(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read cloud */
  encrypt(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote write cloud */
  generateDataKey(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write cloud */
  sign(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read cloud */
  verify(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
}

export class DescribeCustomKeyStoresCommand extends ReadCommand {}
export class DescribeKeyCommand extends ReadCommand {}
export class GetKeyLastUsageCommand extends ReadCommand {}
export class GetKeyPolicyCommand extends ReadCommand {}
export class GetKeyRotationStatusCommand extends ReadCommand {}
export class GetParametersForImportCommand extends ReadCommand {}
export class GetPublicKeyCommand extends ReadCommand {}
export class ListAliasesCommand extends ReadCommand {}
export class ListGrantsCommand extends ReadCommand {}
export class ListKeyPoliciesCommand extends ReadCommand {}
export class ListKeyRotationsCommand extends ReadCommand {}
export class ListKeysCommand extends ReadCommand {}
export class ListResourceTagsCommand extends ReadCommand {}
export class ListRetirableGrantsCommand extends ReadCommand {}
export class CancelKeyDeletionCommand extends WriteCommand {}
export class ConnectCustomKeyStoreCommand extends WriteCommand {}
export class CreateAliasCommand extends WriteCommand {}
export class CreateCustomKeyStoreCommand extends WriteCommand {}
export class CreateGrantCommand extends WriteCommand {}
export class CreateKeyCommand extends WriteCommand {}
export class DecapsulateCommand extends WriteCommand {}
export class DecryptCommand extends WriteCommand {}
export class DeleteAliasCommand extends WriteCommand {}
export class DeleteCustomKeyStoreCommand extends WriteCommand {}
export class DeleteImportedKeyMaterialCommand extends WriteCommand {}
export class DeriveSharedSecretCommand extends WriteCommand {}
export class DisableKeyCommand extends WriteCommand {}
export class DisableKeyRotationCommand extends WriteCommand {}
export class DisconnectCustomKeyStoreCommand extends WriteCommand {}
export class EnableKeyCommand extends WriteCommand {}
export class EnableKeyRotationCommand extends WriteCommand {}
export class EncapsulateCommand extends WriteCommand {}
export class EncryptCommand extends WriteCommand {}
export class GenerateDataKeyCommand extends WriteCommand {}
export class GenerateDataKeyPairCommand extends WriteCommand {}
export class GenerateDataKeyPairWithoutPlaintextCommand extends WriteCommand {}
export class GenerateDataKeyWithoutPlaintextCommand extends WriteCommand {}
export class GenerateMacCommand extends WriteCommand {}
export class GenerateRandomCommand extends WriteCommand {}
export class ImportKeyMaterialCommand extends WriteCommand {}
export class PutKeyPolicyCommand extends WriteCommand {}
export class ReEncryptCommand extends WriteCommand {}
export class ReplicateKeyCommand extends WriteCommand {}
export class RetireGrantCommand extends WriteCommand {}
export class RevokeGrantCommand extends WriteCommand {}
export class RotateKeyOnDemandCommand extends WriteCommand {}
export class ScheduleKeyDeletionCommand extends WriteCommand {}
export class SignCommand extends WriteCommand {}
export class TagResourceCommand extends WriteCommand {}
export class UntagResourceCommand extends WriteCommand {}
export class UpdateAliasCommand extends WriteCommand {}
export class UpdateCustomKeyStoreCommand extends WriteCommand {}
export class UpdateKeyDescriptionCommand extends WriteCommand {}
export class UpdatePrimaryRegionCommand extends WriteCommand {}
export class VerifyCommand extends WriteCommand {}
export class VerifyMacCommand extends WriteCommand {}

export function paginateDescribeCustomKeyStores(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListAliases(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateListGrants(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateListKeyPolicies(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListKeyRotations(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListKeys(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateListResourceTags(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListRetirableGrants(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export {};
