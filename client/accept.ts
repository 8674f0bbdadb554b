/** Accepting a finding: asks for the reason and the date, and writes the comment. */
import { Position, Uri, WorkspaceEdit, window, workspace } from "vscode";
import type { AcceptArguments } from "../server/lsp/protocol.ts";
import type { Connection } from "./connection.ts";

/** What a code action or a keybinding hands over; what is missing is asked for. */
interface Given extends AcceptArguments {
  readonly reason?: string;
  readonly until?: string;
}

export async function acceptFinding(
  given: unknown,
  connection: Pick<Connection, "request">,
): Promise<void> {
  if (!isGiven(given)) return;
  const reason = given.reason ?? (await askForReason(given.rule));
  if (reason === undefined || problemWithReason(reason) !== undefined) return;
  const until = given.until ?? (await askForDate(given.rule));
  if (until === undefined || problemWithDate(until) !== undefined) return;
  const edit = await connection.request("premise/accept", {
    uri: given.uri,
    fingerprint: given.fingerprint,
    reason,
    ...(until === "" ? {} : { until }),
  });
  const document = await workspace.openTextDocument(Uri.parse(given.uri));
  if (edit === null || (edit.version !== null && edit.version !== document.version)) {
    void window.showWarningMessage(`The finding of ${given.rule} is no longer there.`);
    return;
  }
  const change = new WorkspaceEdit();
  change.insert(document.uri, new Position(edit.position.line, edit.position.character), edit.text);
  await workspace.applyEdit(change);
}

function askForReason(rule: string): Thenable<string | undefined> {
  return window.showInputBox({
    title: `Accept ${rule} here`,
    prompt: "Why may it stay? Reviewers will read this.",
    ignoreFocusOut: true,
    validateInput: problemWithReason,
  });
}

function askForDate(rule: string): Thenable<string | undefined> {
  return window.showInputBox({
    title: `Accept ${rule} here`,
    prompt: "Until when? Leave empty for no end.",
    placeHolder: "YYYY-MM-DD",
    ignoreFocusOut: true,
    validateInput: problemWithDate,
  });
}

function problemWithReason(reason: string): string | undefined {
  return reason.trim().split(/\s+/).length < 3 ? "Say why in at least three words." : undefined;
}

function problemWithDate(date: string): string | undefined {
  if (date === "") return undefined;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  return isDate ? undefined : "Write the date as YYYY-MM-DD.";
}

function isGiven(value: unknown): value is Given {
  if (typeof value !== "object" || value === null) return false;
  const { uri, rule, fingerprint } = value as Record<string, unknown>;
  return typeof uri === "string" && typeof rule === "string" && typeof fingerprint === "string";
}
