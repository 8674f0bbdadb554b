/** What the server and its clients say to each other beyond the Language Server Protocol. Types only. */

/** Commands that a client may offer; code actions name them only when the client declared them. */
export type CommandId = "premise.explain" | "premise.accept";

/** `initializationOptions`: what a client can do that the Language Server Protocol has no word for. */
export interface ClientOptions {
  readonly commands?: readonly CommandId[];
  /** A URI that opens a page in the client, with `{id}` where the encoded page id belongs. */
  readonly pageUri?: string;
  /** The same for links from page to page. Without it, pages have no links to others. */
  readonly pageLink?: string;
  /** True when the client wants `premise/status` notifications. */
  readonly status?: boolean;
  /** Settings of a client that cannot answer `workspace/configuration`. */
  readonly settings?: Partial<Settings>;
}

/** The section `premise` of the client's settings, as far as the server reads it. */
export interface Settings {
  /** How far the system has grown; `auto` leaves it to premise.json and the evidence in the repository. */
  readonly layer: "auto" | "single-node" | "multi-node" | "distributed" | "unknown";
  /** When an open file is reviewed again. */
  readonly run: "onType" | "onSave";
  /** Which files have diagnostics. */
  readonly scope: "workspace" | "openFiles";
}

export interface PageParams {
  /** A rule id (`scale/no-deadline`) or a pattern id (`deadline`). */
  readonly id: string;
}
export interface Page {
  readonly title: string;
  /** Markdown. */
  readonly text: string;
}

export interface AcceptParams {
  readonly uri: string;
  readonly fingerprint: string;
  /** Why the finding may stay; at least three words. */
  readonly reason: string;
  /** The last day on which the acceptance holds, `YYYY-MM-DD`. */
  readonly until?: string;
}
/** The comment to insert; `version` is null for a file that no editor holds. */
export interface AcceptEdit {
  readonly uri: string;
  readonly version: number | null;
  /** 0-based. */
  readonly position: { readonly line: number; readonly character: number };
  readonly text: string;
}

/** Arguments of the command `premise.accept`. */
export interface AcceptArguments {
  readonly uri: string;
  readonly rule: string;
  readonly fingerprint: string;
}

/** Requests from the client, by method. */
export interface Requests {
  /** The page of a rule or pattern; null when there is none of that id. */
  readonly "premise/page": { readonly params: PageParams; readonly result: Page | null };
  /** The comment that accepts a finding; null when the finding is gone. */
  readonly "premise/accept": { readonly params: AcceptParams; readonly result: AcceptEdit | null };
}

export interface Status {
  readonly state: "starting" | "scanning" | "ready" | "failed";
  readonly version: string;
  /** Open findings in the files reviewed so far. */
  readonly findings: number;
  /** Files reviewed so far. */
  readonly files: number;
  /** What the last review of one file took, in milliseconds. */
  readonly milliseconds: number;
  /** True when that was longer than a user should wait. */
  readonly overBudget: boolean;
  /** True when a configuration file is unusable in part. */
  readonly badConfiguration: boolean;
}

/** Notifications to the client, by method. */
export interface Notifications {
  readonly "premise/status": Status;
}
