/** Package `@langchain/community/document_loaders/web/notionapi`. Facts read from `@langchain/community` 1.1.12: pages are asked of the API of Notion. */
export class NotionAPILoader {
  constructor(options: any);
  /** @remote read http */
  load(): Promise<any[]>;
}
