/** Creating and updating design reviews, and recording decisions in them. */
import { Position, Uri, ViewColumn, WorkspaceEdit, window, workspace } from "vscode";
import type {
  DecideArguments,
  FindingParams,
  Refusal,
  ReviewEdit,
  UpdateReviewParams,
} from "../server/lsp/protocol.ts";
import type { Connection } from "./connection.ts";
import { currentFolder } from "./findings-view.ts";
import { rangeOf } from "./open.ts";

type Server = Pick<Connection, "request">;

/** `given` may name the review, as a menu of the view does. */
export async function updateReview(given: unknown, connection: Server): Promise<void> {
  const chosen = nameIn(given) ?? (await askForReview(connection));
  if (chosen === undefined) return;
  const edit = await withProgress("Reviewing the workspace", () =>
    connection.request("premise/updateReview", chosen),
  );
  await show(edit, "update");
}

export async function addToReview(given: unknown, connection: Server): Promise<void> {
  const finding = findingIn(given);
  if (finding === undefined) return;
  const edit = await withProgress("Adding to the design review", () =>
    connection.request("premise/addToReview", finding),
  );
  await show(edit, "update");
}

interface Given extends DecideArguments {
  readonly reason?: string;
  readonly owner?: string;
  readonly until?: string;
}

/** Asks for what a decision needs and writes it; what comes with the arguments is not asked. */
export async function decide(given: unknown, connection: Server): Promise<void> {
  const finding = findingIn(given) as Given | undefined;
  if (finding === undefined) return;
  const { uri, fingerprint, rule, status = "accepted" } = finding;
  const defaults = await connection.request("premise/decisionDefaults", { uri, fingerprint });
  const title = `${TITLES[status]} ${rule}`;
  const reason = finding.reason ?? (await askForReason(title, status));
  if (reason === undefined || problemWithReason(reason, status) !== undefined) return;
  const owner = finding.owner ?? (await askForOwner(title, defaults.owner, defaults.owners));
  if (owner === undefined) return;
  let until = finding.until;
  if (status === "accepted") {
    until ??= await askForDate(title, defaults.until);
    if (until === undefined || problemWithDate(until) !== undefined) return;
  }
  const edit = await withProgress("Recording the decision", () =>
    connection.request("premise/decide", {
      uri,
      fingerprint,
      status,
      reason,
      ...(owner === "" ? {} : { owner }),
      ...(until === undefined ? {} : { until }),
    }),
  );
  // Who decides at the code stays there; who decides in the review sees it already.
  await show(edit, "decide");
}

const TITLES = {
  accepted: "Accept",
  "not-applicable": "Mark as not applicable:",
  moved: "Moved to an issue:",
} as const;

/** Applies an edit of the server. A file without changes of its own is saved, so that the decision counts everywhere. */
export async function show(edit: ReviewEdit | Refusal, what: "update" | "decide"): Promise<void> {
  if ("refusal" in edit) {
    void window.showWarningMessage(edit.refusal);
    return;
  }
  const uri = Uri.parse(edit.uri);
  const change = new WorkspaceEdit();
  let wasDirty = false;
  if (edit.isNew) change.createFile(uri);
  else {
    const document = await workspace.openTextDocument(uri);
    wasDirty = document.isDirty;
    if (edit.version !== null && edit.version !== document.version) {
      void window.showWarningMessage("The file has changed meanwhile; try again.");
      return;
    }
  }
  for (const { range, newText } of edit.edits) change.replace(uri, rangeOf(range), newText);
  if (edit.edits.length > 0 && !(await workspace.applyEdit(change))) {
    void window.showWarningMessage("The file could not be changed.");
    return;
  }
  const document = await workspace.openTextDocument(uri);
  if (!wasDirty) await document.save();
  const name = workspace.asRelativePath(uri);
  if (what === "decide") {
    window.setStatusBarMessage(`Premise: ${edit.summary} in ${name}`, 6_000);
    return;
  }
  const at = new Position(edit.line, 0);
  const editor = await window.showTextDocument(document, ViewColumn.Active);
  editor.revealRange(rangeOf({ start: at, end: at }));
  window.setStatusBarMessage(`Premise: ${name}, ${edit.summary}`, 6_000);
}

function withProgress<T>(title: string, run: () => Promise<T>): Thenable<T> {
  // In the status bar: nobody waits for it with their hands in their lap.
  return window.withProgress({ location: { viewId: "premise.reviews" }, title }, run);
}

/** Which review to bring up to date, or the name of a new one. */
async function askForReview(connection: Server): Promise<UpdateReviewParams | undefined> {
  const folder = currentFolder()?.toString();
  const here = folder === undefined ? {} : { folder };
  const { reviews } = await connection.request("premise/reviews", null);
  const names = [...new Set(reviews.map(({ name }) => name))];
  if (names.length > 0) {
    const fresh = { label: "$(add) New review…", name: "" };
    const choices = [...names.map((name) => ({ label: `$(checklist) ${name}`, name })), fresh];
    const picked = await window.showQuickPick(choices, { title: "Update which design review?" });
    if (picked === undefined) return undefined;
    if (picked.name !== "") return { ...here, name: picked.name };
  }
  const name = await window.showInputBox({
    title: "New design review",
    prompt: "What is it about? The file is named after it.",
    placeHolder: "payments",
    validateInput: (text) =>
      /[\p{L}\p{N}]/u.test(text) ? undefined : "Give it a name with a letter or digit.",
  });
  if (name === undefined) return undefined;
  const level = await window.showQuickPick(LEVELS, { title: "How critical is it?" });
  return level === undefined ? undefined : { ...here, name, level: level.level };
}

const LEVELS = [
  { label: "B", description: "the usual", level: "B" },
  {
    label: "A",
    description: "money, safety, or what many depend on: everything is asked",
    level: "A",
  },
  { label: "C", description: "may fail for a day: findings only", level: "C" },
] as const;

function askForReason(
  title: string,
  status: NonNullable<DecideArguments["status"]>,
): Thenable<string | undefined> {
  return window.showInputBox({
    title,
    prompt:
      status === "moved" ? "Which issue? Its address or number." : "Why? Reviewers will read this.",
    ignoreFocusOut: true,
    validateInput: (text) => problemWithReason(text, status),
  });
}

async function askForOwner(
  title: string,
  proposed: string,
  owners: readonly string[],
): Promise<string | undefined> {
  const others = owners.filter((owner) => owner !== proposed);
  const choices = [...(proposed === "" ? [] : [proposed]), ...others];
  if (choices.length === 0) {
    return window.showInputBox({
      title,
      prompt: "Who sees to it? May stay empty.",
      placeHolder: "@ana",
      ignoreFocusOut: true,
    });
  }
  const somebody = "somebody else…";
  const picked = await window.showQuickPick([...choices, somebody], {
    title,
    placeHolder: "Who sees to it?",
    ignoreFocusOut: true,
  });
  if (picked !== somebody) return picked;
  return window.showInputBox({ title, prompt: "Who sees to it?", ignoreFocusOut: true });
}

function askForDate(title: string, proposed: string): Thenable<string | undefined> {
  return window.showInputBox({
    title,
    prompt: "Until when? After that day the finding is open again.",
    value: proposed,
    ignoreFocusOut: true,
    validateInput: problemWithDate,
  });
}

function problemWithReason(
  reason: string,
  status: NonNullable<DecideArguments["status"]>,
): string | undefined {
  if (status === "moved" && reason.trim() !== "") return undefined;
  return reason.trim().split(/\s+/).length < 3 ? "Say why in at least three words." : undefined;
}

function problemWithDate(date: string): string | undefined {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  return isDate ? undefined : "Write the date as YYYY-MM-DD.";
}

/** A finding from a code action, or from a node of a tree. */
function findingIn(given: unknown): (FindingParams & DecideArguments) | undefined {
  const value = dataOf(given) as Partial<DecideArguments> | undefined;
  const isOne = typeof value?.uri === "string" && typeof value.fingerprint === "string";
  return isOne ? (value as DecideArguments) : undefined;
}

function nameIn(given: unknown): UpdateReviewParams | undefined {
  const value = dataOf(given) as { name?: unknown; uri?: unknown } | undefined;
  if (typeof value?.name !== "string") return undefined;
  const { name, uri } = value;
  const folder =
    typeof uri === "string" ? workspace.getWorkspaceFolder(Uri.parse(uri))?.uri : currentFolder();
  return { name, ...(folder === undefined ? {} : { folder: folder.toString() }) };
}

function dataOf(given: unknown): unknown {
  if (typeof given !== "object" || given === null) return undefined;
  return "data" in given ? given.data : given;
}
