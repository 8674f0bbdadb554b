/** Package `@google-cloud/storage`. Facts read from `@google-cloud/storage` 7.22.0: no deadline unless the client has a `timeout`; writes are repeated only with a precondition. */

export interface StorageOptions {
  apiEndpoint?: string;
  credentials?: any;
  keyFilename?: string;
  projectId?: string;
  retryOptions?: any;
  timeout?: number;
  [option: string]: any;
}

/**
 * @deadline client timeout
 * @default none
 * @retries 3 exponential client retryOptions
 */
export class Storage {
  /** @creates google-cloud options */
  constructor(options?: StorageOptions);
  bucket(name: string, options?: any): Bucket;
  /** @remote write object-store */
  createBucket(name: string, metadata?: any): Promise<any>;
  /** @remote read object-store */
  getBuckets(options?: any): Promise<[Bucket[]]>;
}

/**
 * @deadline client timeout
 * @default none
 * @retries 3 exponential client retryOptions
 * @proof proven default
 */
export class Bucket {
  constructor(storage: Storage, name: string, options?: any);
  readonly name: string;
  readonly storage: Storage;
  readonly metadata: any;
  readonly acl: any;
  readonly iam: any;
  file(name: string, options?: any): File;
  /** @remote write object-store */
  combine(sources: any[], destination: any, options?: any): Promise<any>;
  /** @remote write object-store */
  create(options?: any): Promise<any>;
  /** @remote write object-store */
  delete(options?: any): Promise<any>;
  /** @remote write object-store */
  deleteFiles(query?: any): Promise<void>;
  /** @remote read object-store */
  exists(options?: any): Promise<[boolean]>;
  /** @remote read object-store */
  get(options?: any): Promise<any>;
  /** @remote read object-store */
  getFiles(query?: any): Promise<[File[]]>;
  getFilesStream(query?: any): any;
  /** @remote read object-store */
  getMetadata(options?: any): Promise<any>;
  getSignedUrl(config: any): Promise<[string]>;
  /** @remote write object-store */
  makePublic(options?: any): Promise<any>;
  /** @remote write object-store */
  setMetadata(metadata: any, options?: any): Promise<any>;
  /** @remote write object-store */
  upload(path: string, options?: any): Promise<[File]>;
}

/**
 * @deadline client timeout
 * @default none
 * @retries 3 exponential client retryOptions
 */
export class File {
  constructor(bucket: Bucket, name: string, options?: any);
  readonly bucket: Bucket;
  readonly name: string;
  readonly metadata: any;
  readonly acl: any;
  /** @remote write object-store */
  copy(destination: any, options?: any): Promise<any>;
  createReadStream(options?: any): any;
  /** @remote write object-store */
  createResumableUpload(options?: any): Promise<[string]>;
  createWriteStream(options?: any): any;
  /** @remote write object-store */
  delete(options?: any): Promise<any>;
  /** @remote read object-store */
  download(options?: any): Promise<[Buffer]>;
  /** @remote read object-store */
  exists(options?: any): Promise<[boolean]>;
  /** @remote read object-store */
  get(options?: any): Promise<any>;
  /** @remote read object-store */
  getMetadata(options?: any): Promise<any>;
  getSignedUrl(config: any): Promise<[string]>;
  isPublic(): Promise<[boolean]>;
  /** @remote write object-store */
  makePrivate(options?: any): Promise<any>;
  /** @remote write object-store */
  makePublic(): Promise<any>;
  /** @remote write object-store */
  move(destination: any, options?: any): Promise<any>;
  publicUrl(): string;
  /** @remote write object-store */
  rename(destination: any, options?: any): Promise<any>;
  /** @remote write object-store */
  save(data: any, options?: any): Promise<void>;
  /** @remote write object-store */
  setMetadata(metadata: any, options?: any): Promise<any>;
}
