/** Package `@langchain/core/indexing`. Facts read from `@langchain/core` 1.1.20: record managers keep in a database what was indexed. */
export interface RecordManagerInterface {
  /** @remote write database */
  createSchema(): Promise<void>;
  /** @remote write database */
  deleteKeys(keys: string[]): Promise<void>;
  /** @remote read database */
  exists(keys: string[]): Promise<boolean[]>;
  /** @remote read database */
  getTime(): Promise<number>;
  /** @remote read database */
  listKeys(options: any): Promise<string[]>;
  /** @remote write database */
  update(keys: string[], updateOptions: any): Promise<void>;
}
export const UUIDV5_NAMESPACE: string;
