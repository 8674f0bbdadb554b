/** Package typesense. Facts read from typesense 3.1.0: 5 s unless `connectionTimeoutSeconds` says otherwise, 3 more attempts 0.1 s apart. */
/**
 * @default 5s
 * @deadline client connectionTimeoutSeconds
 * @retries 3 constant client numRetries
 * @proof proven default
 */
interface Documents {
  /** @remote write search */
  create(document: any, options?: any): Promise<any>;
  /** @remote write search */
  delete(query?: any): Promise<any>;
  /** @remote write search */
  import(documents: any, options?: any): Promise<any>;
  /** @remote read search */
  search(parameters: any, options?: any): Promise<any>;
  /** @remote write search */
  upsert(document: any, options?: any): Promise<any>;
}
interface Collection {
  documents(): Documents;
  documents(id: string): any;
  retrieve(...more: any[]): Promise<any>;
}
export class Client {
  /** @creates search-client options */
  constructor(options: {
    nodes: any;
    apiKey: string;
    connectionTimeoutSeconds?: number;
    numRetries?: number;
    retryIntervalSeconds?: number;
    [option: string]: any;
  });
  collections(name: string): Collection;
  readonly health: any;
  readonly multiSearch: any;
}
