/** Package `@aws-sdk/client-s3`. Facts read from `@aws-sdk/client-s3` 3.1175.0: no deadline, 2 more attempts, 50 sockets; a `requestTimeout` alone only warns. */

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

export interface S3ClientConfig {
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
export class S3Client {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: S3ClientConfig);
  readonly config: any;
  readonly middlewareStack: any;
  /** @remote read object-store */
  send(
    command: ReadCommand,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write object-store */
  send(
    command: WriteCommand,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote call object-store */
  send(command: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  destroy(): void;
}

/**
 * @deadline option options.abortSignal | client requestHandler
 * @default none
 * @retries 2 jittered client maxAttempts | client retryStrategy
 */
export class S3 extends S3Client {
  /**
   * @creates aws-client config
   * @pool 50 option config.requestHandler
   */
  constructor(config?: S3ClientConfig);
  /** @remote write object-store */
  abortMultipartUpload(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write object-store */
  completeMultipartUpload(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write object-store */
  copyObject(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote write object-store */
  createBucket(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote write object-store */
  createMultipartUpload(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write object-store */
  deleteObject(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote write object-store */
  deleteObjects(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read object-store */
  getObject(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read object-store */
  headBucket(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read object-store */
  headObject(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read object-store */
  listBuckets(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read object-store */
  listObjects(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read object-store */
  listObjectsV2(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote read object-store */
  listParts(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote write object-store */
  putBucketPolicy(
    args: any,
    options?: { abortSignal?: any; requestTimeout?: number },
  ): Promise<any>;
  /** @remote write object-store */
  putObject(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
  /** @remote write object-store */
  uploadPart(args: any, options?: { abortSignal?: any; requestTimeout?: number }): Promise<any>;
}

export class GetBucketAbacCommand extends ReadCommand {}
export class GetBucketAccelerateConfigurationCommand extends ReadCommand {}
export class GetBucketAclCommand extends ReadCommand {}
export class GetBucketAnalyticsConfigurationCommand extends ReadCommand {}
export class GetBucketCorsCommand extends ReadCommand {}
export class GetBucketEncryptionCommand extends ReadCommand {}
export class GetBucketIntelligentTieringConfigurationCommand extends ReadCommand {}
export class GetBucketInventoryConfigurationCommand extends ReadCommand {}
export class GetBucketLifecycleConfigurationCommand extends ReadCommand {}
export class GetBucketLocationCommand extends ReadCommand {}
export class GetBucketLoggingCommand extends ReadCommand {}
export class GetBucketMetadataConfigurationCommand extends ReadCommand {}
export class GetBucketMetadataTableConfigurationCommand extends ReadCommand {}
export class GetBucketMetricsConfigurationCommand extends ReadCommand {}
export class GetBucketNotificationConfigurationCommand extends ReadCommand {}
export class GetBucketOwnershipControlsCommand extends ReadCommand {}
export class GetBucketPolicyCommand extends ReadCommand {}
export class GetBucketPolicyStatusCommand extends ReadCommand {}
export class GetBucketReplicationCommand extends ReadCommand {}
export class GetBucketRequestPaymentCommand extends ReadCommand {}
export class GetBucketTaggingCommand extends ReadCommand {}
export class GetBucketVersioningCommand extends ReadCommand {}
export class GetBucketWebsiteCommand extends ReadCommand {}
export class GetObjectAclCommand extends ReadCommand {}
export class GetObjectAnnotationCommand extends ReadCommand {}
export class GetObjectAttributesCommand extends ReadCommand {}
export class GetObjectCommand extends ReadCommand {}
export class GetObjectLegalHoldCommand extends ReadCommand {}
export class GetObjectLockConfigurationCommand extends ReadCommand {}
export class GetObjectRetentionCommand extends ReadCommand {}
export class GetObjectTaggingCommand extends ReadCommand {}
export class GetObjectTorrentCommand extends ReadCommand {}
export class GetPublicAccessBlockCommand extends ReadCommand {}
export class HeadBucketCommand extends ReadCommand {}
export class HeadObjectCommand extends ReadCommand {}
export class ListBucketAnalyticsConfigurationsCommand extends ReadCommand {}
export class ListBucketIntelligentTieringConfigurationsCommand extends ReadCommand {}
export class ListBucketInventoryConfigurationsCommand extends ReadCommand {}
export class ListBucketMetricsConfigurationsCommand extends ReadCommand {}
export class ListBucketsCommand extends ReadCommand {}
export class ListDirectoryBucketsCommand extends ReadCommand {}
export class ListMultipartUploadsCommand extends ReadCommand {}
export class ListObjectAnnotationsCommand extends ReadCommand {}
export class ListObjectVersionsCommand extends ReadCommand {}
export class ListObjectsCommand extends ReadCommand {}
export class ListObjectsV2Command extends ReadCommand {}
export class ListPartsCommand extends ReadCommand {}
export class SelectObjectContentCommand extends ReadCommand {}
export class AbortMultipartUploadCommand extends WriteCommand {}
export class CompleteMultipartUploadCommand extends WriteCommand {}
export class CopyObjectCommand extends WriteCommand {}
export class CreateBucketCommand extends WriteCommand {}
export class CreateBucketMetadataConfigurationCommand extends WriteCommand {}
export class CreateBucketMetadataTableConfigurationCommand extends WriteCommand {}
export class CreateMultipartUploadCommand extends WriteCommand {}
export class CreateSessionCommand extends WriteCommand {}
export class DeleteBucketAnalyticsConfigurationCommand extends WriteCommand {}
export class DeleteBucketCommand extends WriteCommand {}
export class DeleteBucketCorsCommand extends WriteCommand {}
export class DeleteBucketEncryptionCommand extends WriteCommand {}
export class DeleteBucketIntelligentTieringConfigurationCommand extends WriteCommand {}
export class DeleteBucketInventoryConfigurationCommand extends WriteCommand {}
export class DeleteBucketLifecycleCommand extends WriteCommand {}
export class DeleteBucketMetadataConfigurationCommand extends WriteCommand {}
export class DeleteBucketMetadataTableConfigurationCommand extends WriteCommand {}
export class DeleteBucketMetricsConfigurationCommand extends WriteCommand {}
export class DeleteBucketOwnershipControlsCommand extends WriteCommand {}
export class DeleteBucketPolicyCommand extends WriteCommand {}
export class DeleteBucketReplicationCommand extends WriteCommand {}
export class DeleteBucketTaggingCommand extends WriteCommand {}
export class DeleteBucketWebsiteCommand extends WriteCommand {}
export class DeleteObjectAnnotationCommand extends WriteCommand {}
export class DeleteObjectCommand extends WriteCommand {}
export class DeleteObjectTaggingCommand extends WriteCommand {}
export class DeleteObjectsCommand extends WriteCommand {}
export class DeletePublicAccessBlockCommand extends WriteCommand {}
export class PutBucketAbacCommand extends WriteCommand {}
export class PutBucketAccelerateConfigurationCommand extends WriteCommand {}
export class PutBucketAclCommand extends WriteCommand {}
export class PutBucketAnalyticsConfigurationCommand extends WriteCommand {}
export class PutBucketCorsCommand extends WriteCommand {}
export class PutBucketEncryptionCommand extends WriteCommand {}
export class PutBucketIntelligentTieringConfigurationCommand extends WriteCommand {}
export class PutBucketInventoryConfigurationCommand extends WriteCommand {}
export class PutBucketLifecycleConfigurationCommand extends WriteCommand {}
export class PutBucketLoggingCommand extends WriteCommand {}
export class PutBucketMetricsConfigurationCommand extends WriteCommand {}
export class PutBucketNotificationConfigurationCommand extends WriteCommand {}
export class PutBucketOwnershipControlsCommand extends WriteCommand {}
export class PutBucketPolicyCommand extends WriteCommand {}
export class PutBucketReplicationCommand extends WriteCommand {}
export class PutBucketRequestPaymentCommand extends WriteCommand {}
export class PutBucketTaggingCommand extends WriteCommand {}
export class PutBucketVersioningCommand extends WriteCommand {}
export class PutBucketWebsiteCommand extends WriteCommand {}
export class PutObjectAclCommand extends WriteCommand {}
export class PutObjectAnnotationCommand extends WriteCommand {}
export class PutObjectCommand extends WriteCommand {}
export class PutObjectLegalHoldCommand extends WriteCommand {}
export class PutObjectLockConfigurationCommand extends WriteCommand {}
export class PutObjectRetentionCommand extends WriteCommand {}
export class PutObjectTaggingCommand extends WriteCommand {}
export class PutPublicAccessBlockCommand extends WriteCommand {}
export class RenameObjectCommand extends WriteCommand {}
export class RestoreObjectCommand extends WriteCommand {}
export class UpdateBucketMetadataAnnotationTableConfigurationCommand extends WriteCommand {}
export class UpdateBucketMetadataInventoryTableConfigurationCommand extends WriteCommand {}
export class UpdateBucketMetadataJournalTableConfigurationCommand extends WriteCommand {}
export class UpdateObjectEncryptionCommand extends WriteCommand {}
export class UploadPartCommand extends WriteCommand {}
export class UploadPartCopyCommand extends WriteCommand {}
export class WriteGetObjectResponseCommand extends WriteCommand {}

export function paginateListBuckets(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateListDirectoryBuckets(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListObjectAnnotations(
  config: any,
  input: any,
  ...more: any[]
): AsyncIterable<any>;
export function paginateListObjectsV2(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export function paginateListParts(config: any, input: any, ...more: any[]): AsyncIterable<any>;
export {};
