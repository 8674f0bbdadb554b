/** Package `@octokit/core`. Facts read from `@octokit/core` 7.0.8: the 300 s of fetch, no repeats; before 5 it called node-fetch. */
import type { graphql } from "@octokit/graphql"; // before 5: @octokit/graphql@5
import type { RequestInterface } from "@octokit/request"; // before 5: @octokit/request@6

export interface OctokitOptions {
  auth?: any;
  authStrategy?: any;
  baseUrl?: string;
  log?: any;
  request?: { signal?: any; fetch?: any; [option: string]: any };
  userAgent?: string;
  [option: string]: any;
}

export class Octokit {
  /** @creates octokit options */
  constructor(options?: OctokitOptions);
  static defaults(defaults: any): any;
  static plugin(...plugins: any[]): any;
  readonly auth: (...args: any[]) => Promise<unknown>;
  readonly graphql: graphql;
  readonly hook: any;
  readonly log: any;
  readonly request: RequestInterface;
}
