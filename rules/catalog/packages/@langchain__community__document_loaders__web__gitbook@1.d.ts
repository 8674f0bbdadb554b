/** Package `@langchain/community/document_loaders/web/gitbook`. Facts read from `@langchain/community` 1.1.12: pages are fetched. */
export class GitbookLoader {
  constructor(webPath: string, params?: any);
  /** @remote read http */
  load(): Promise<any[]>;
}
