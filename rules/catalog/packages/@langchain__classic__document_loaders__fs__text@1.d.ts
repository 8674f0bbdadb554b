/** Package `@langchain/classic/document_loaders/fs/text`. Facts read from `@langchain/classic` 1.0.15: the file, or what is given in memory, is parsed in this process. */
export class TextLoader {
  constructor(filePathOrBlob: string | Blob);
  /** @file read */
  load(): Promise<any[]>;
}
