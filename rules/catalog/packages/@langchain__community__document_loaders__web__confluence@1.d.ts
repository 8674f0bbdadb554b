/** Package `@langchain/community/document_loaders/web/confluence`. Facts read from `@langchain/community` 1.1.12: pages are asked of Confluence. */
export class ConfluencePagesLoader {
  constructor(params: any);
  /** @remote read http */
  load(): Promise<any[]>;
}
