/** Package `@langchain/community/document_loaders/web/searchapi`. Facts read from `@langchain/community` 1.1.12: results are asked of SearchApi. */
export class SearchApiLoader {
  constructor(params: any);
  /** @remote read http */
  load(): Promise<any[]>;
}
