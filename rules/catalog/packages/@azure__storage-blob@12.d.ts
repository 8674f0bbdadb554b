/** Package `@azure/storage-blob`. Facts read from `@azure/storage-blob` 12.32.0: no deadline, since `tryTimeoutInMs` is the server's; 3 more attempts of any call. */

interface CallOptions {
  abortSignal?: any;
  conditions?: any;
  [option: string]: any;
}

export interface StoragePipelineOptions {
  retryOptions?: any;
  [option: string]: any;
}

export class BlobServiceClient {
  /** @creates azure-storage options */
  constructor(url: string, credential?: any, options?: StoragePipelineOptions);
  /** @creates azure-storage options */
  static fromConnectionString(
    connection: string,
    options?: StoragePipelineOptions,
  ): BlobServiceClient;
  readonly url: string;
  readonly accountName: string;
  getContainerClient(name: string): ContainerClient;
  /**
   * @remote write object-store
   * @deadline option options.abortSignal
   * @default none
   * @retries 3 exponential client retryOptions
   */
  createContainer(name: string, options?: CallOptions): Promise<any>;
  /**
   * @remote write object-store
   * @deadline option options.abortSignal
   * @default none
   * @retries 3 exponential client retryOptions
   */
  deleteContainer(name: string, options?: CallOptions): Promise<any>;
  /**
   * @remote read object-store
   * @deadline option options.abortSignal
   * @default none
   * @retries 3 exponential client retryOptions
   */
  getProperties(options?: CallOptions): Promise<any>;
  listContainers(options?: CallOptions): any;
}

/**
 * @deadline option options.abortSignal
 * @default none
 * @retries 3 exponential client retryOptions
 * @proof proven deadline default
 */
export class ContainerClient {
  /** @creates azure-storage options */
  constructor(url: string, credential?: any, options?: StoragePipelineOptions);
  readonly containerName: string;
  readonly url: string;
  getAppendBlobClient(name: string): BlobClient;
  getBlobClient(name: string): BlobClient;
  getBlockBlobClient(name: string): BlockBlobClient;
  getPageBlobClient(name: string): BlobClient;
  /** @remote write object-store */
  create(options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  createIfNotExists(options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  delete(options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  deleteBlob(name: string, options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  deleteIfExists(options?: CallOptions): Promise<any>;
  /** @remote read object-store */
  exists(options?: CallOptions): Promise<boolean>;
  generateSasUrl(options: any): Promise<string>;
  /** @remote read object-store */
  getProperties(options?: CallOptions): Promise<any>;
  listBlobsByHierarchy(delimiter: string, options?: CallOptions): any;
  listBlobsFlat(options?: CallOptions): any;
  /** @remote write object-store */
  uploadBlockBlob(name: string, body: any, length: number, options?: CallOptions): Promise<any>;
}

/**
 * @deadline option options.abortSignal
 * @default none
 * @retries 3 exponential client retryOptions
 */
export class BlobClient {
  /** @creates azure-storage options */
  constructor(url: string, credential?: any, options?: StoragePipelineOptions);
  readonly containerName: string;
  readonly name: string;
  readonly url: string;
  getBlockBlobClient(): BlockBlobClient;
  /** @remote write object-store */
  beginCopyFromURL(source: string, options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  delete(options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  deleteIfExists(options?: CallOptions): Promise<any>;
  /** @remote read object-store */
  download(offset?: number, count?: number, options?: CallOptions): Promise<any>;
  /** @remote read object-store */
  downloadToBuffer(offset?: number, count?: number, options?: CallOptions): Promise<Buffer>;
  /** @remote read object-store */
  downloadToFile(
    path: string,
    offset?: number,
    count?: number,
    options?: CallOptions,
  ): Promise<any>;
  /** @remote read object-store */
  exists(options?: CallOptions): Promise<boolean>;
  generateSasUrl(options: any): Promise<string>;
  /** @remote read object-store */
  getProperties(options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  setHTTPHeaders(headers?: any, options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  setMetadata(metadata?: any, options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  syncCopyFromURL(source: string, options?: CallOptions): Promise<any>;
}

/**
 * @deadline option options.abortSignal
 * @default none
 * @retries 3 exponential client retryOptions
 */
export class BlockBlobClient extends BlobClient {
  /** @creates azure-storage options */
  constructor(url: string, credential?: any, options?: StoragePipelineOptions);
  /** @remote write object-store */
  commitBlockList(blocks: string[], options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  stageBlock(block: string, body: any, length: number, options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  upload(body: any, length: number, options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  uploadData(data: any, options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  uploadFile(path: string, options?: CallOptions): Promise<any>;
  /** @remote write object-store */
  uploadStream(
    stream: any,
    size?: number,
    concurrency?: number,
    options?: CallOptions,
  ): Promise<any>;
}

export class StorageSharedKeyCredential {
  constructor(name: string, key: string);
}

export function generateBlobSASQueryParameters(values: any, key: any, name?: string): any;
export const BlobSASPermissions: any;
export const ContainerSASPermissions: any;
