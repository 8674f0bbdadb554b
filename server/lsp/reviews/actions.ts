/** Quick fixes in a review file: what repairs a mistake, and what records a decision. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type TextEdit,
} from "vscode-languageserver";
import { decisionEdits, fieldEdits } from "../../review/decide.ts";
import { dayAfter, type ReviewDiagnostic, USUAL_DAYS } from "../../review/diagnose.ts";
import type { Entry } from "../../review/document.ts";
import type { Edit } from "../../review/place.ts";
import { fieldOf, statusIn, verdictOf } from "../../review/status.ts";
import type { Client } from "../capabilities.ts";
import type { DecideArguments } from "../protocol.ts";
import { hereAt } from "./at.ts";
import type { Reading } from "./desk.ts";
import { evidenceUri } from "./links.ts";

export function reviewActionsAt(
  params: CodeActionParams,
  reading: Reading,
  shown: readonly Diagnostic[],
  client: Client,
): CodeAction[] {
  const { only } = params.context;
  if (only !== undefined && !only.some((kind) => /^(?:quickfix)?$/.test(kind))) return [];
  const { text, diagnostics } = reading;
  const from = text.offsetAt(params.range.start);
  const to = text.offsetAt(params.range.end);
  const repairs = diagnostics.flatMap((each, index) => {
    if (each.end < from || to < each.start) return [];
    return each.fixes.map((fix) => repair(reading, client, fix, shown[index]));
  });
  return [...repairs, ...decisions(reading, client, from)];
}

function repair(
  reading: Reading,
  client: Client,
  { title, isPreferred, edits }: ReviewDiagnostic["fixes"][number],
  diagnostic: Diagnostic | undefined,
): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    ...(isPreferred ? { isPreferred } : {}),
    ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
    edit: editOf(reading, client, edits),
  };
}

/** What can be decided about the item under the cursor. */
function decisions(reading: Reading, client: Client, offset: number): CodeAction[] {
  const { document, today } = reading;
  const here = hereAt(document, offset);
  if (here === undefined || here.entry.kind === "elsewhere") return [];
  const { entry, group } = here;
  const actions: CodeAction[] = [];
  const evidence = evidenceUri(reading, fieldOf(entry, "evidence")?.value ?? "");
  if (evidence !== undefined && client.commands.has("premise.open")) {
    const start = { line: 0, character: 0 };
    const places = [{ uri: evidence, range: { start, end: start }, label: "evidence" }];
    const argument = { title: "Evidence", places };
    const title = "Open the evidence";
    actions.push({
      title,
      kind: CodeActionKind.QuickFix,
      command: { title, command: "premise.open", arguments: [argument] },
    });
  }
  if (entry.kind === "ask") return actions;
  const verdict = verdictOf(entry, today, group);
  const later = dayAfter(today, USUAL_DAYS);
  if (verdict.status === "accepted" && verdict.until !== undefined && verdict.until.value < later) {
    const edits = fieldEdits(document, entry, "until", later);
    actions.push(plain(reading, client, `Extend the acceptance until ${later}`, edits));
  }
  if (verdict.status !== undefined && verdict.status !== "open") return actions;
  const status = fieldOf(entry, "status")?.value ?? "";
  // A status that cannot be read is repaired first.
  if (status !== "" && statusIn(status) === undefined) return actions;
  return [...actions, ...outcomes(reading, client, entry, later)];
}

function outcomes(reading: Reading, client: Client, entry: Entry, later: string): CodeAction[] {
  const { document } = reading;
  const rule = entry.rule ?? "";
  const asked = [
    ["accepted", "Accept with a reason…"],
    ["not-applicable", "Mark as not applicable with a reason…"],
    ["moved", "Moved to an issue…"],
  ] as const;
  if (client.commands.has("premise.decide") && entry.kind === "finding") {
    return asked.map(([status, title]) => {
      const { uri } = reading.text;
      const given: DecideArguments = { uri, fingerprint: entry.mark.id, rule, status };
      const command = { title, command: "premise.decide", arguments: [given] };
      return { title, kind: CodeActionKind.QuickFix, command };
    });
  }
  // The reason stays to be written: until then the file says that it is missing and the item stays open.
  const reason = fieldOf(entry, "decision")?.value ?? "";
  const accepted = decisionEdits(document, entry, { status: "accepted", reason, until: later });
  const notApplicable = decisionEdits(document, entry, { status: "not-applicable", reason });
  return [
    plain(reading, client, `Accept until ${later}`, accepted),
    plain(reading, client, "Mark as not applicable", notApplicable),
  ];
}

function plain(
  reading: Reading,
  client: Client,
  title: string,
  edits: readonly Edit[],
): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, edit: editOf(reading, client, edits) };
}

function editOf(
  reading: Reading,
  client: Client,
  edits: readonly Edit[],
): NonNullable<CodeAction["edit"]> {
  const { uri, version } = reading.text;
  const changes = textEdits(reading, edits);
  if (!client.documentChanges) return { changes: { [uri]: changes } };
  const textDocument = { uri, version: reading.isOpen ? version : null };
  return { documentChanges: [{ textDocument, edits: changes }] };
}

export function textEdits({ text }: Pick<Reading, "text">, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ start, end, text: newText }) => ({
    range: { start: text.positionAt(start), end: text.positionAt(end) },
    newText,
  }));
}
