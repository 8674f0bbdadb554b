/** Package `@langchain/community/document_loaders/fs/epub`. Facts read from `@langchain/community` 1.1.12: the file, or what is given in memory, is parsed in this process. */
export class EPubLoader {
  constructor(filePath: string, options?: any);
  /** @file read */
  load(): Promise<any[]>;
}
