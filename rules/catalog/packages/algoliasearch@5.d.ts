/** Package algoliasearch from 5 on. Facts read from algoliasearch 5.64.0: 2 s to connect, 5 s to read and 30 s to write, then the next host. */
interface Options {
  headers?: any;
  timeouts?: any;
  [option: string]: any;
}
/**
 * @deadline option options.timeouts | client timeouts
 * @default 30s
 */
export interface Algoliasearch {
  /** @remote write search */
  addOrUpdateObject(params: any, options?: Options): Promise<any>;
  /** @remote write search */
  batch(params: any, options?: Options): Promise<any>;
  /** @remote write search */
  deleteObject(params: any, options?: Options): Promise<any>;
  /** @remote write search */
  deleteObjects(params: any, options?: Options): Promise<any>;
  /** @remote read search */
  getObject(params: any, options?: Options): Promise<any>;
  /** @remote write search */
  partialUpdateObject(params: any, options?: Options): Promise<any>;
  /** @remote write search */
  saveObject(params: any, options?: Options): Promise<any>;
  /** @remote write search */
  saveObjects(params: any, options?: Options): Promise<any>;
  /** @remote read search */
  search(params: any, options?: Options): Promise<any>;
  /** @remote read search */
  searchSingleIndex(params: any, options?: Options): Promise<any>;
  /** @remote write search */
  setSettings(params: any, options?: Options): Promise<any>;
}
/** @creates algolia options */
export function algoliasearch(
  appId: string,
  key: string,
  options?: { timeouts?: any; [option: string]: any },
): Algoliasearch;
