/** What the server and its clients say to each other beyond the Language Server Protocol. Types only. */

/** Commands that a client may offer; code actions name them only when the client declared them. */
export type CommandId =
  | "premise.explain"
  | "premise.accept"
  | "premise.decide"
  | "premise.addToReview"
  | "premise.declare"
  | "premise.open";

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

/** A page that can be asked for. */
export interface PageName {
  readonly id: string;
  readonly title: string;
  readonly kind: "rule" | "pattern";
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

// ——— findings ———

/** 0-based, columns in UTF-16 units, as the protocol counts. */
export interface PlaceRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A finding or question as a list shows it. */
export interface FindingItem {
  readonly uri: string;
  readonly range: PlaceRange;
  /** Relative to the folder under review. */
  readonly file: string;
  readonly symbol: string;
  readonly rule: string;
  readonly ruleTitle: string;
  readonly illusion: "time" | "state" | "scale" | "premise";
  readonly severity: "error" | "warning" | "info" | "question";
  readonly message: string;
  readonly assumption: string;
  readonly fingerprint: string;
  readonly status: "open" | "accepted" | "baseline";
  /** Why it is accepted. */
  readonly reason?: string;
  /** Entry points and call sites behind it. */
  readonly reach: number;
}

export interface FindingsResult {
  readonly findings: readonly FindingItem[];
  /** False while files are still unread. */
  readonly isComplete: boolean;
}

// ——— topology ———

/** A line of a deployment file, or of code, with what it says. */
export interface TopologyLine {
  readonly uri: string;
  readonly range: PlaceRange;
  /** `deploy/api.yaml:7`. */
  readonly place: string;
  readonly text: string;
}

export interface TopologyResult {
  /** Code that is deployed together. */
  readonly units: readonly {
    readonly id: string;
    /** Where its code stands, relative to the folder under review. */
    readonly path: string;
    readonly layer: "single-node" | "multi-node" | "distributed" | "unknown";
    /** `3 instances, 2 regions`. */
    readonly says: string;
    /** What the layer rests on. */
    readonly evidence: readonly TopologyLine[];
  }[];
  /** Deployments whose code nobody could find. */
  readonly unmapped: readonly TopologyLine[];
  /** What was looked at and decides nothing, with the reason. */
  readonly ignored: readonly TopologyLine[];
}

export interface WhatIfParams {
  readonly layer: "single-node" | "multi-node" | "distributed";
}

/** What would change if all code ran on another layer; nothing is written for it. */
export interface WhatIfResult {
  readonly layer: TopologyResult["units"][number]["layer"];
  /** Findings that only that layer has, or has as something graver. */
  readonly appears: readonly FindingItem[];
  /** Findings of today that it has not, or has as something lesser. */
  readonly goes: readonly FindingItem[];
  readonly isComplete: boolean;
}

/** Arguments of the command `premise.declare`: any file of the unit. */
export interface DeclareArguments {
  readonly uri: string;
}

export interface DeclareParams extends DeclareArguments {
  readonly layer: "single-node" | "multi-node" | "distributed";
  /** Needed where it lowers what the deployment files say. */
  readonly because?: string;
}

// ——— reviews ———

export type DecisionStatus = "open" | "fixed" | "accepted" | "not-applicable" | "moved";

/** One finding in a review file. */
export interface ReviewItem {
  readonly rule: string;
  readonly message: string;
  /** `src/a.ts, Charge.submit`; empty when the line names no place. */
  readonly place: string;
  readonly status: DecisionStatus;
  readonly owner: string;
  readonly until: string;
  /** 0-based, in the review file. */
  readonly line: number;
}

export interface ReviewSummary {
  readonly uri: string;
  readonly name: string;
  /** The day in the file's name. */
  readonly date: string;
  readonly items: readonly ReviewItem[];
  /** Questions for people without an answer, with their line. */
  readonly questions: readonly { readonly text: string; readonly line: number }[];
  /** Mistakes in the file. */
  readonly errors: number;
  /** `signed by @ana on 2026-11-30`; empty before anybody signed. */
  readonly signed: string;
}

export interface ReviewsResult {
  /** The newest first. */
  readonly reviews: readonly ReviewSummary[];
}

export interface UpdateReviewParams {
  /** A folder of the workspace; the first one when absent. */
  readonly folder?: string;
  /** Default: the only review there is, else one named after the folder. */
  readonly name?: string;
  /** How critical the service is. */
  readonly level?: "A" | "B" | "C";
}

/** A finding, by the file that it is in or by a review file that names it. */
export interface FindingParams {
  readonly uri: string;
  readonly fingerprint: string;
}

/** Arguments of the commands `premise.decide` and `premise.addToReview`. */
export interface DecideArguments extends FindingParams {
  readonly rule: string;
  readonly status?: "accepted" | "not-applicable" | "moved";
}

export interface DecideParams extends FindingParams {
  readonly status: "accepted" | "not-applicable" | "moved";
  readonly reason: string;
  readonly owner?: string;
  /** `YYYY-MM-DD`; needed for `accepted`. */
  readonly until?: string;
}

/** What to propose when somebody decides. */
export interface DecisionDefaults {
  readonly owner: string;
  readonly until: string;
  /** Everyone whom CODEOWNERS or the review names. */
  readonly owners: readonly string[];
}

/** Changes to one review file; the client applies and shows them. */
export interface ReviewEdit {
  readonly uri: string;
  /** Null for a file that no editor holds. */
  readonly version: number | null;
  /** True when the file does not exist yet. */
  readonly isNew: boolean;
  readonly edits: readonly { readonly range: PlaceRange; readonly newText: string }[];
  /** 0-based: what to show of the file afterwards. */
  readonly line: number;
  /** What changes, in a few words. */
  readonly summary: string;
}

/** Why there is no edit, in one sentence. */
export interface Refusal {
  readonly refusal: string;
}

/** Arguments of the command `premise.open`: one place, or several to choose from. */
export interface OpenArguments {
  readonly title: string;
  readonly places: readonly {
    readonly uri: string;
    readonly range: PlaceRange;
    readonly label: string;
  }[];
}

/** Requests from the client, by method. */
export interface Requests {
  /** Findings and questions of all files reviewed so far. */
  readonly "premise/findings": { readonly params: null; readonly result: FindingsResult };
  /** Where the code of the workspace runs, and the lines that say so. */
  readonly "premise/topology": { readonly params: null; readonly result: TopologyResult };
  /** Reviews everything as if it ran on another layer. */
  readonly "premise/whatIf": { readonly params: WhatIfParams; readonly result: WhatIfResult };
  /** Declares in premise.json how many instances of the unit around a file run. */
  readonly "premise/declare": {
    readonly params: DeclareParams;
    readonly result: ReviewEdit | Refusal;
  };
  /** Reviews every file again; answers when all are done. */
  readonly "premise/scan": { readonly params: null; readonly result: FindingsResult };
  readonly "premise/reviews": { readonly params: null; readonly result: ReviewsResult };
  /** Creates a review or brings it up to date. */
  readonly "premise/updateReview": {
    readonly params: UpdateReviewParams;
    readonly result: ReviewEdit | Refusal;
  };
  /** Puts one finding into the newest review. */
  readonly "premise/addToReview": {
    readonly params: FindingParams;
    readonly result: ReviewEdit | Refusal;
  };
  readonly "premise/decisionDefaults": {
    readonly params: FindingParams;
    readonly result: DecisionDefaults;
  };
  /** Records a decision in the newest review, where the finding is added if it is not there yet. */
  readonly "premise/decide": {
    readonly params: DecideParams;
    readonly result: ReviewEdit | Refusal;
  };
  /** The page of a rule or pattern; null when there is none of that id. */
  readonly "premise/page": { readonly params: PageParams; readonly result: Page | null };
  /** Every page there is, rules first. */
  readonly "premise/pages": { readonly params: null; readonly result: readonly PageName[] };
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
  /** Another number when findings, questions or decisions may be others than before. */
  readonly revision: number;
}

/** Notifications to the client, by method. */
export interface Notifications {
  readonly "premise/status": Status;
}
