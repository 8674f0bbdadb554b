/** Package minio. Facts read from minio 8.0.7: no deadline and no option for one; statuses like 503 are repeated once. */
/**
 * @default none
 * @retries 1 jittered client retryOptions
 * @proof proven default
 */
export class Client {
  /** @creates minio options */
  constructor(options: {
    endPoint: string;
    port?: number;
    useSSL?: boolean;
    accessKey?: string;
    secretKey?: string;
    region?: string;
    retryOptions?: any;
    transportAgent?: any;
    [option: string]: any;
  });
  /** @remote read object-store */
  bucketExists(bucket: string): Promise<boolean>;
  /** @remote write object-store */
  copyObject(...args: any[]): Promise<any>;
  /** @remote read object-store */
  fGetObject(bucket: string, object: string, path: string, options?: any): Promise<void>;
  /** @remote write object-store */
  fPutObject(bucket: string, object: string, path: string, metadata?: any): Promise<any>;
  /** @remote read object-store */
  getBucketPolicy(bucket: string): Promise<string>;
  /** @remote read object-store */
  getObject(bucket: string, object: string, options?: any): Promise<any>;
  /** @remote read object-store */
  getPartialObject(
    bucket: string,
    object: string,
    offset: number,
    length?: number,
    options?: any,
  ): Promise<any>;
  /** @remote read object-store */
  listBuckets(): Promise<any[]>;
  listObjects(bucket: string, prefix?: string, recursive?: boolean, options?: any): any;
  listObjectsV2(bucket: string, prefix?: string, recursive?: boolean, startAfter?: string): any;
  /** @remote write object-store */
  makeBucket(bucket: string, region?: string, options?: any): Promise<void>;
  presignedGetObject(
    bucket: string,
    object: string,
    expires?: number,
    headers?: any,
    date?: Date,
  ): Promise<string>;
  presignedPutObject(bucket: string, object: string, expires?: number): Promise<string>;
  presignedUrl(
    method: string,
    bucket: string,
    object: string,
    expires?: number,
    query?: any,
    date?: Date,
  ): Promise<string>;
  /** @remote write object-store */
  putObject(bucket: string, object: string, body: any, size?: number, metadata?: any): Promise<any>;
  /** @remote write object-store */
  removeBucket(bucket: string): Promise<void>;
  /** @remote write object-store */
  removeObject(bucket: string, object: string, options?: any): Promise<void>;
  /** @remote write object-store */
  removeObjects(bucket: string, objects: any[]): Promise<any>;
  /** @remote write object-store */
  setBucketPolicy(bucket: string, policy: string): Promise<void>;
  setRequestOptions(options: any): void;
  /** @remote read object-store */
  statObject(bucket: string, object: string, options?: any): Promise<any>;
}
