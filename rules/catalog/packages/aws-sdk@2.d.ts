/** Package aws-sdk 2. Facts read from aws-sdk 2.1693.0: 120 s without a byte for each of 4 attempts, 50 sockets. */
interface Request {
  /**
   * @remote call cloud
   * @deadline client httpOptions
   * @default 120s
   * @retries 3 jittered client maxRetries
   */
  promise(): Promise<any>;
  abort(): void;
  createReadStream(): any;
  on(event: string, listener: (...args: any[]) => any): Request;
  send(callback?: (...args: any[]) => any): void;
}

interface ServiceOptions {
  httpOptions?: any;
  maxRetries?: number;
  region?: string;
  [option: string]: any;
}

interface Service {
  config: any;
  makeRequest(operation: string, params?: any, callback?: (...args: any[]) => any): Request;
  waitFor(state: any, params?: any, callback?: (...args: any[]) => any): Request;
  [operation: string]: any;
}

declare namespace AWS {
  class S3 {
    /**
     * @creates aws-client options
     * @pool 50 option options.httpOptions
     */
    constructor(options?: ServiceOptions);
    readonly config: any;
    copyObject(params: any, callback?: (...args: any[]) => any): Request;
    createMultipartUpload(params: any, callback?: (...args: any[]) => any): Request;
    deleteObject(params: any, callback?: (...args: any[]) => any): Request;
    deleteObjects(params: any, callback?: (...args: any[]) => any): Request;
    getObject(params: any, callback?: (...args: any[]) => any): Request;
    getSignedUrl(operation: string, params: any, callback?: (...args: any[]) => any): string;
    getSignedUrlPromise(operation: string, params: any): Promise<string>;
    headObject(params: any, callback?: (...args: any[]) => any): Request;
    listBuckets(callback?: (...args: any[]) => any): Request;
    listObjects(params: any, callback?: (...args: any[]) => any): Request;
    listObjectsV2(params: any, callback?: (...args: any[]) => any): Request;
    putObject(params: any, callback?: (...args: any[]) => any): Request;
    upload(params: any, options?: any, callback?: (...args: any[]) => any): any;
  }

  class SQS {
    /**
     * @creates aws-client options
     * @pool 50 option options.httpOptions
     */
    constructor(options?: ServiceOptions);
    deleteMessage(params: any, callback?: (...args: any[]) => any): Request;
    receiveMessage(params: any, callback?: (...args: any[]) => any): Request;
    sendMessage(params: any, callback?: (...args: any[]) => any): Request;
    sendMessageBatch(params: any, callback?: (...args: any[]) => any): Request;
  }

  class SES {
    /**
     * @creates aws-client options
     * @pool 50 option options.httpOptions
     */
    constructor(options?: ServiceOptions);
    sendEmail(params: any, callback?: (...args: any[]) => any): Request;
    sendRawEmail(params: any, callback?: (...args: any[]) => any): Request;
    sendTemplatedEmail(params: any, callback?: (...args: any[]) => any): Request;
  }

  class SNS {
    /**
     * @creates aws-client options
     * @pool 50 option options.httpOptions
     */
    constructor(options?: ServiceOptions);
    publish(params: any, callback?: (...args: any[]) => any): Request;
  }

  class Lambda {
    /**
     * @creates aws-client options
     * @pool 50 option options.httpOptions
     */
    constructor(options?: ServiceOptions);
    invoke(params: any, callback?: (...args: any[]) => any): Request;
  }

  class SecretsManager {
    /**
     * @creates aws-client options
     * @pool 50 option options.httpOptions
     */
    constructor(options?: ServiceOptions);
    getSecretValue(params: any, callback?: (...args: any[]) => any): Request;
  }

  class DynamoDB {
    /**
     * @creates aws-client options
     * @pool 50 option options.httpOptions
     */
    constructor(options?: ServiceOptions);
    deleteItem(params: any, callback?: (...args: any[]) => any): Request;
    getItem(params: any, callback?: (...args: any[]) => any): Request;
    putItem(params: any, callback?: (...args: any[]) => any): Request;
    query(params: any, callback?: (...args: any[]) => any): Request;
    scan(params: any, callback?: (...args: any[]) => any): Request;
    updateItem(params: any, callback?: (...args: any[]) => any): Request;
  }

  namespace DynamoDB {
    class DocumentClient {
      /**
       * @creates aws-client options
       * @pool 50 option options.httpOptions
       */
      constructor(options?: ServiceOptions);
      batchGet(params: any, callback?: (...args: any[]) => any): Request;
      batchWrite(params: any, callback?: (...args: any[]) => any): Request;
      delete(params: any, callback?: (...args: any[]) => any): Request;
      get(params: any, callback?: (...args: any[]) => any): Request;
      put(params: any, callback?: (...args: any[]) => any): Request;
      query(params: any, callback?: (...args: any[]) => any): Request;
      scan(params: any, callback?: (...args: any[]) => any): Request;
      transactWrite(params: any, callback?: (...args: any[]) => any): Request;
      update(params: any, callback?: (...args: any[]) => any): Request;
    }
  }

  const config: any;
  const Credentials: any;
  const Endpoint: any;
}

export = AWS;
