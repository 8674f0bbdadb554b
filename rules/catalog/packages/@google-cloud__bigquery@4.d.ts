/** Package `@google-cloud/bigquery`. Facts read from `@google-cloud/bigquery` 8.3.1: no deadline; `jobTimeoutMs` is the server's. */

/**
 * @default none
 * @retries 3 exponential client autoRetry | client maxRetries
 */
export class BigQuery {
  /** @creates google-cloud options */
  constructor(options?: {
    autoRetry?: boolean;
    maxRetries?: number;
    projectId?: string;
    keyFilename?: string;
    credentials?: any;
    [option: string]: any;
  });
  dataset(id: string, options?: any): Dataset;
  job(id: string, options?: any): any;
  /** @remote call warehouse */
  query(query: any, options?: any): Promise<any>;
  /** @remote write warehouse */
  createDataset(id: string, options?: any): Promise<any>;
  /** @remote call warehouse */
  createQueryJob(options: any): Promise<any>;
  createQueryStream(options?: any): any;
  /** @remote read warehouse */
  getDatasets(options?: any): Promise<any>;
  /** @remote read warehouse */
  getJobs(options?: any): Promise<any>;
}

/**
 * @default none
 * @retries 3 exponential client autoRetry | client maxRetries
 */
export class Dataset {
  constructor(client: BigQuery, id: string, options?: any);
  table(id: string, options?: any): Table;
  /** @remote write warehouse */
  createTable(id: string, options?: any): Promise<any>;
  /** @remote write warehouse */
  delete(options?: any): Promise<any>;
  /** @remote read warehouse */
  exists(options?: any): Promise<[boolean]>;
  /** @remote read warehouse */
  get(options?: any): Promise<any>;
  /** @remote read warehouse */
  getTables(options?: any): Promise<any>;
  /** @remote call warehouse */
  query(options: any): Promise<any>;
}

/**
 * @default none
 * @retries 3 exponential client autoRetry | client maxRetries
 */
export class Table {
  constructor(dataset: Dataset, id: string, options?: any);
  /** @remote write warehouse */
  delete(options?: any): Promise<any>;
  /** @remote read warehouse */
  exists(options?: any): Promise<[boolean]>;
  /** @remote read warehouse */
  get(options?: any): Promise<any>;
  /** @remote read warehouse */
  getMetadata(options?: any): Promise<any>;
  /** @remote read warehouse */
  getRows(options?: any): Promise<any>;
  /** @remote write warehouse */
  insert(rows: any, options?: any): Promise<any>;
  /** @remote write warehouse */
  load(source: any, metadata?: any): Promise<any>;
}
