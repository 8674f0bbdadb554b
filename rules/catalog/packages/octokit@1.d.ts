/** Package octokit. Facts read from octokit 5.0.5: the 300 s of fetch (before 3 it called node-fetch, which waits for ever); its plugins repeat failed requests 3 times and keep 10 at a time. */
import { Octokit as Core, type OctokitOptions } from "@octokit/core"; // before 3: @octokit/core@4
import type { Endpoints } from "@octokit/rest"; // before 3: @octokit/rest@19

export class Octokit extends Core {
  /**
   * @creates octokit options
   * @retries 3 exponential option options.retry
   * @pool 10 option options.throttle
   */
  constructor(options?: OctokitOptions & { retry?: any; throttle?: any });
  readonly rest: Endpoints;
  paginate(route: any, ...more: any[]): Promise<any[]>;
}

export class App {
  constructor(options: any);
  readonly octokit: Octokit;
  readonly webhooks: any;
  getInstallationOctokit(id: number, ...more: any[]): Promise<Octokit>;
}
