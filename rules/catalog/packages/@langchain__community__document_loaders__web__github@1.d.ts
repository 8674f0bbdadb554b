/** Package `@langchain/community/document_loaders/web/github`. Facts read from `@langchain/community` 1.1.12: files are asked of the API of GitHub. */
export class GithubRepoLoader {
  constructor(githubUrl: string, options?: any);
  /** @remote read http */
  load(): Promise<any[]>;
}
