/** Package `@anthropic-ai/sdk`. Facts read from `@anthropic-ai/sdk` 1.14.0: 600 s for each attempt, of which fetch on Node.js allows 300 s to the headers. */

interface RequestOptions {
  headers?: any;
  idempotencyKey?: string;
  maxRetries?: number;
  query?: any;
  signal?: any;
  stream?: boolean;
  timeout?: number;
  [option: string]: any;
}

interface Page extends Promise<any>, AsyncIterable<any> {}

/**
 * @deadline option options.timeout | option options.signal | client timeout
 * @default 300s
 * @retries 2 jittered option options.maxRetries | client maxRetries
 * @idempotency option options.idempotencyKey
 * @proof proven deadline retries
 */
interface Calls {
  /** @remote write llm */
  cancel(messageBatchID: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  countTokens(params: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  create(params: any, options?: RequestOptions): Promise<any>;
  /** @remote write llm */
  delete(messageBatchID: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  download(fileID: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  list(params?: any, options?: RequestOptions): Page;
  /** @remote read llm */
  parse(params: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  results(messageBatchID: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  retrieve(messageBatchID: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  retrieveMetadata(fileID: string, params?: any, options?: RequestOptions): Promise<any>;
  /** @remote read llm */
  stream(body: any, options?: RequestOptions): any;
  /** @remote write llm */
  upload(params: any, options?: RequestOptions): Promise<any>;
}

export interface ClientOptions {
  apiKey?: any;
  baseURL?: any;
  defaultHeaders?: any;
  fetch?: any;
  fetchOptions?: any;
  maxRetries?: number;
  timeout?: number;
  [option: string]: any;
}

export class Anthropic {
  /** @creates anthropic options */
  constructor(options?: ClientOptions);

  readonly apiKey: string | null;
  readonly baseURL: string;
  readonly messages: Pick<Calls, "countTokens" | "create" | "parse" | "stream"> & {
    readonly batches: Pick<Calls, "cancel" | "create" | "delete" | "list" | "results" | "retrieve">;
  };
  readonly models: Pick<Calls, "list">;
  readonly beta: {
    readonly messages: Pick<Calls, "countTokens" | "create" | "parse" | "stream">;
    readonly files: Pick<Calls, "download" | "list" | "retrieveMetadata" | "upload">;
  };
}

export default Anthropic;
