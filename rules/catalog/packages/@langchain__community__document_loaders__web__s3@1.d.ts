/** Package `@langchain/community/document_loaders/web/s3`. Facts read from `@langchain/community` 1.1.12: the object is fetched, and parsed by a service of its own. */
export class S3Loader {
  constructor(fields: any);
  /** @remote read object-store */
  load(): Promise<any[]>;
}
