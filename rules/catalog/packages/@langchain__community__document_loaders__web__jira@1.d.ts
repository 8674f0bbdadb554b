/** Package `@langchain/community/document_loaders/web/jira`. Facts read from `@langchain/community` 1.1.12: issues are asked of Jira. */
export class JiraProjectLoader {
  constructor(params: any);
  /** @remote read http */
  load(): Promise<any[]>;
}
