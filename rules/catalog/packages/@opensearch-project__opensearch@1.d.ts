/** Package `@opensearch-project/opensearch`. Facts read from `@opensearch-project/opensearch` 3.9.0: 30 s for each of 4 attempts, which follow at once. */
interface Options {
  ignore?: number[];
  headers?: any;
  maxRetries?: number;
  requestTimeout?: any;
  signal?: any;
  [option: string]: any;
}

/**
 * @deadline option options.requestTimeout | client requestTimeout
 * @default 30s
 * @retries 3 immediate option options.maxRetries | client maxRetries
 */
interface Indices {
  /** @remote write search */
  create(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  delete(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  exists(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  getAlias(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  getMapping(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  getSettings(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  putAlias(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  putIndexTemplate(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  putMapping(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  putSettings(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  refresh(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  updateAliases(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  stats(params?: any, options?: Options): Promise<any>;
}

/**
 * @deadline option options.requestTimeout | client requestTimeout
 * @default 30s
 * @retries 3 immediate option options.maxRetries | client maxRetries
 */
interface Cluster {
  /** @remote read search */
  health(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  stats(params?: any, options?: Options): Promise<any>;
}

export interface ClientOptions {
  node?: any;
  nodes?: any;
  auth?: any;
  maxRetries?: number;
  requestTimeout?: number;
  agent?: any;
  [option: string]: any;
}

/**
 * @deadline option options.requestTimeout | client requestTimeout
 * @default 30s
 * @retries 3 immediate option options.maxRetries | client maxRetries
 * @proof proven deadline retries
 */
export class Client {
  /**
   * @creates search-client options
   * @pool 256 option options.agent
   */
  constructor(options: ClientOptions);
  readonly cat: any;
  readonly cluster: Cluster;
  readonly helpers: any;
  readonly indices: Indices;
  /** @remote write search */
  bulk(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  count(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  create(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  delete(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  deleteByQuery(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  exists(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  get(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  index(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  info(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  mget(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  msearch(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  ping(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  reindex(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  scroll(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  search(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  update(params?: any, options?: Options): Promise<any>;
  /** @remote write search */
  updateByQuery(params?: any, options?: Options): Promise<any>;
  /** @remote read search */
  clearScroll(params?: any, options?: Options): Promise<any>;
  close(): Promise<void>;
}
export const errors: any;
