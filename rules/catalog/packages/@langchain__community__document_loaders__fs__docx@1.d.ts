/** Package `@langchain/community/document_loaders/fs/docx`. Facts read from `@langchain/community` 1.1.12: the file, or what is given in memory, is parsed in this process. */
export class DocxLoader {
  constructor(filePathOrBlob: string | Blob, options?: any);
  /** @file read */
  load(): Promise<any[]>;
}
