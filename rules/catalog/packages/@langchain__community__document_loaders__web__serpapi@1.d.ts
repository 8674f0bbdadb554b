/** Package `@langchain/community/document_loaders/web/serpapi`. Facts read from `@langchain/community` 1.1.12: results are asked of SerpApi. */
export class SerpAPILoader {
  constructor(params: any);
  /** @remote read http */
  load(): Promise<any[]>;
}
