/** Package `@langchain/community/document_loaders/web/apify_dataset`. Facts read from `@langchain/community` 1.1.12: items are asked of Apify. */
export class ApifyDatasetLoader {
  constructor(datasetId: string, config: any);
  /** @remote read http */
  load(): Promise<any[]>;
}
