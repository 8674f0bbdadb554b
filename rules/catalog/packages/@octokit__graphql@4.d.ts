/** Package `@octokit/graphql`. Facts read from `@octokit/graphql` 9.0.5: the 300 s of fetch, no repeats; before 6 it called node-fetch. */
export interface graphql {
  /**
   * @remote call http
   * @deadline option parameters.request.signal | client request
   * @default 300s
   * @before 6 default none
   */
  <T = any>(
    query: string,
    parameters?: { request?: { signal?: any; [option: string]: any }; [parameter: string]: any },
  ): Promise<T>;
  /** @creates octokit defaults */
  defaults(defaults: {
    request?: { signal?: any; [option: string]: any };
    [parameter: string]: any;
  }): graphql;
  endpoint: any;
}
export const graphql: graphql;
export function withCustomRequest(request: any): graphql;
