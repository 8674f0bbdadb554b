/** Package `@octokit/rest`. Facts read from `@octokit/rest` 22.0.1: the 300 s of fetch, no repeats; before 20 it called node-fetch. */
import { Octokit as Core, type OctokitOptions } from "@octokit/core"; // before 20: @octokit/core@4

interface Method {
  /**
   * @remote call http
   * @deadline option parameters.request.signal | client request
   * @default 300s
   * @before 20 default none
   */
  (parameters?: {
    request?: { signal?: any; [option: string]: any };
    [parameter: string]: any;
  }): Promise<any>;
  defaults: any;
  endpoint: any;
}

export interface Endpoints {
  actions: {
    cancelWorkflowRun: Method;
    createOrUpdateRepoSecret: Method;
    createWorkflowDispatch: Method;
    downloadArtifact: Method;
    getRepoPublicKey: Method;
    getWorkflowRun: Method;
    listJobsForWorkflowRun: Method;
    listRepoWorkflows: Method;
    listWorkflowRuns: Method;
    listWorkflowRunsForRepo: Method;
    reRunWorkflow: Method;
  };
  activity: { listReposStarredByAuthenticatedUser: Method; listStargazersForRepo: Method };
  apps: {
    createInstallationAccessToken: Method;
    deleteInstallation: Method;
    getAuthenticated: Method;
    getInstallation: Method;
    getOrgInstallation: Method;
    getRepoInstallation: Method;
    getUserInstallation: Method;
    listInstallations: Method;
    listReposAccessibleToInstallation: Method;
  };
  checks: { create: Method; createSuite: Method; get: Method; listForRef: Method; update: Method };
  gists: { create: Method; get: Method; list: Method; update: Method; delete: Method };
  git: {
    createBlob: Method;
    createCommit: Method;
    createRef: Method;
    createTag: Method;
    createTree: Method;
    deleteRef: Method;
    getBlob: Method;
    getCommit: Method;
    getRef: Method;
    getTree: Method;
    updateRef: Method;
  };
  issues: {
    addAssignees: Method;
    addLabels: Method;
    create: Method;
    createComment: Method;
    createLabel: Method;
    deleteComment: Method;
    get: Method;
    getComment: Method;
    getLabel: Method;
    list: Method;
    listComments: Method;
    listForRepo: Method;
    listLabelsForRepo: Method;
    listLabelsOnIssue: Method;
    lock: Method;
    removeLabel: Method;
    setLabels: Method;
    update: Method;
    updateComment: Method;
  };
  orgs: {
    checkMembershipForUser: Method;
    get: Method;
    getMembershipForUser: Method;
    listForAuthenticatedUser: Method;
    listMembers: Method;
    listWebhooks: Method;
    createWebhook: Method;
    deleteWebhook: Method;
  };
  pulls: {
    create: Method;
    createReview: Method;
    createReviewComment: Method;
    get: Method;
    list: Method;
    listCommits: Method;
    listFiles: Method;
    listReviews: Method;
    merge: Method;
    requestReviewers: Method;
    update: Method;
  };
  rateLimit: { get: Method };
  reactions: { createForIssue: Method; createForIssueComment: Method };
  repos: {
    compareCommits: Method;
    createCommitStatus: Method;
    createDeployment: Method;
    createDeploymentStatus: Method;
    createDispatchEvent: Method;
    createForAuthenticatedUser: Method;
    createInOrg: Method;
    createOrUpdateFileContents: Method;
    createRelease: Method;
    createWebhook: Method;
    delete: Method;
    deleteFile: Method;
    deleteWebhook: Method;
    get: Method;
    getBranch: Method;
    getCollaboratorPermissionLevel: Method;
    getCombinedStatusForRef: Method;
    getCommit: Method;
    getContent: Method;
    getLatestRelease: Method;
    getReadme: Method;
    getReleaseByTag: Method;
    listBranches: Method;
    listCollaborators: Method;
    listCommits: Method;
    listContributors: Method;
    listForAuthenticatedUser: Method;
    listForOrg: Method;
    listForUser: Method;
    listLanguages: Method;
    listReleases: Method;
    listTags: Method;
    listWebhooks: Method;
    update: Method;
    updateRelease: Method;
    uploadReleaseAsset: Method;
  };
  search: {
    code: Method;
    commits: Method;
    issuesAndPullRequests: Method;
    repos: Method;
    users: Method;
  };
  teams: { getByName: Method; list: Method; listMembersInOrg: Method; listReposInOrg: Method };
  users: {
    getAuthenticated: Method;
    getByUsername: Method;
    listEmailsForAuthenticatedUser: Method;
  };
}

export class Octokit extends Core {
  /** @creates octokit options */
  constructor(options?: OctokitOptions);
  readonly rest: Endpoints;
  readonly actions: Endpoints["actions"];
  readonly activity: Endpoints["activity"];
  readonly apps: Endpoints["apps"];
  readonly checks: Endpoints["checks"];
  readonly gists: Endpoints["gists"];
  readonly git: Endpoints["git"];
  readonly issues: Endpoints["issues"];
  readonly orgs: Endpoints["orgs"];
  readonly pulls: Endpoints["pulls"];
  readonly rateLimit: Endpoints["rateLimit"];
  readonly reactions: Endpoints["reactions"];
  readonly repos: Endpoints["repos"];
  readonly search: Endpoints["search"];
  readonly teams: Endpoints["teams"];
  readonly users: Endpoints["users"];
  paginate(route: any, ...more: any[]): Promise<any[]>;
}
