/** Package `@octokit/request`. Facts read from `@octokit/request` 10.0.16: the 300 s of fetch, no repeats; before 7 it called node-fetch, which waits for ever. */
export interface RequestInterface {
  /**
   * @remote call http
   * @deadline option parameters.request.signal | client request
   * @default 300s
   * @before 7 default none
   * @proof proven deadline
   */
  <T = any>(route: string, parameters?: Parameters): Promise<any>;
  /**
   * @remote call http
   * @deadline option options.request.signal | client request
   * @default 300s
   * @before 7 default none
   * @proof proven deadline
   */
  <T = any>(options: Parameters): Promise<any>;
  /** @creates octokit defaults */
  defaults(defaults: Parameters): RequestInterface;
  endpoint: any;
}
interface Parameters {
  baseUrl?: string;
  headers?: any;
  method?: any;
  request?: { signal?: any; fetch?: any; [option: string]: any };
  [parameter: string]: any;
}
export const request: RequestInterface;
export {};
