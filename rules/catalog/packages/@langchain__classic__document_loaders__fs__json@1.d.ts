/** Package `@langchain/classic/document_loaders/fs/json`. Facts read from `@langchain/classic` 1.0.15: the file, or what is given in memory, is parsed in this process. */
export class JSONLoader {
  constructor(filePathOrBlob: string | Blob, pointers: any);
  /** @file read */
  load(): Promise<any[]>;
}
export class JSONLinesLoader {
  constructor(filePathOrBlob: string | Blob, pointers: any);
  /** @file read */
  load(): Promise<any[]>;
}
