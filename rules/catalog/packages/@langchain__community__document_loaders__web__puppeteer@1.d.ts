/** Package `@langchain/community/document_loaders/web/puppeteer`. Facts read from `@langchain/community` 1.1.12: a browser opens the page. */
export class PuppeteerWebBaseLoader {
  constructor(webPath: string, options?: any);
  /** @remote read http */
  load(): Promise<any[]>;
  /** @remote read http */
  scrape(): Promise<any>;
}
