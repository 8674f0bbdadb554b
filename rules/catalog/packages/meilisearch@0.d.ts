/** Package meilisearch. Facts read from meilisearch 0.62.0: the 300 s of fetch unless the client has a `timeout`. */
/**
 * @deadline client timeout
 * @default 300s
 */
export class Index {
  /** @remote write search */
  addDocuments(documents: any, options?: any): any;
  /** @remote write search */
  deleteAllDocuments(): any;
  /** @remote write search */
  deleteDocument(id: any): any;
  /** @remote write search */
  deleteDocuments(params: any): any;
  /** @remote read search */
  getDocument(id: any, params?: any): Promise<any>;
  /** @remote read search */
  getDocuments(params?: any): Promise<any>;
  /** @remote read search */
  search(query?: string | null, options?: any, config?: any): Promise<any>;
  /** @remote write search */
  updateDocuments(documents: any, options?: any): any;
  /** @remote write search */
  updateSettings(settings: any): any;
}
/**
 * @deadline client timeout
 * @default 300s
 */
export class Meilisearch {
  /** @creates search-client options */
  constructor(options: { host: string; apiKey?: string; timeout?: number; [option: string]: any });
  index(uid: string): Index;
  /** @remote write search */
  createIndex(uid: string, options?: any): any;
  /** @remote write search */
  deleteIndex(uid: string): any;
  /** @remote read search */
  getIndex(uid: string): Promise<Index>;
  /** @remote read search */
  multiSearch(queries: any, config?: any): Promise<any>;
}
export { Meilisearch as MeiliSearch };
