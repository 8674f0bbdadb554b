/** Package `@langchain/community/document_loaders/web/cheerio`. Facts read from `@langchain/community` 1.1.12: the page is fetched. */
export class CheerioWebBaseLoader {
  constructor(webPath: string, fields?: any);
  /** @remote read http */
  load(): Promise<any[]>;
  /** @remote read http */
  scrape(): Promise<any>;
}
