/** Quick fixes, explanations and acceptances for findings; their edits are computed when one is chosen. */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import type { TextEdit } from "../../rules/kit/rule.ts";
import type { Finding } from "../analysis/report.ts";
import { type Client, FIX_ALL } from "./capabilities.ts";
import { touches, workspaceEditOf } from "./convert.ts";
import type { Documents } from "./documents.ts";
import { scriptsActions } from "./folder-context.ts";
import type { Pages } from "./pages.ts";
import type { AcceptArguments, CommandId, DecideArguments, DeclareArguments } from "./protocol.ts";
import type { FileResult, Reviewer } from "./reviewer.ts";
import { pathOfUri } from "./uris.ts";

/** `data` of our code actions: enough to compute the edit later, on the text that the action was offered for. */
type ActionData =
  | {
      readonly uri: string;
      readonly version: number | null;
      readonly fingerprint: string;
      readonly index: number;
    }
  | { readonly uri: string; readonly version: number | null; readonly all: true };

export interface ActionDependencies {
  readonly reviewer: Reviewer;
  readonly documents: Documents;
  readonly pages: Pages;
  readonly client: Client;
}

export function codeActionsAt(
  params: CodeActionParams,
  token: CancellationToken,
  dependencies: ActionDependencies,
): CodeAction[] {
  const { reviewer, documents, client } = dependencies;
  const path = pathOfUri(params.textDocument.uri);
  if (path === undefined || !client.codeActionLiterals) return [];
  const result = reviewer.check(path);
  if (token.isCancellationRequested) return [];
  const uri = params.textDocument.uri;
  const version = documents.get(path)?.version ?? null;
  const only = params.context.only;
  const actions: CodeAction[] = [];
  if (only === undefined || only.some((kind) => includes(kind, CodeActionKind.QuickFix))) {
    const here = result.findings
      .map((finding, index) => ({ finding, diagnostic: result.diagnostics[index] }))
      .filter(({ finding }) => touches(finding, params.range));
    const group = (make: (finding: Finding) => CodeAction[]): CodeAction[] =>
      here.flatMap(({ finding, diagnostic }) =>
        make(finding).map((action) => ({
          ...action,
          ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
        })),
      );
    actions.push(
      ...group((finding) => fixesOf(finding, uri, version)),
      ...group((finding) => explanationOf(finding, dependencies)),
      ...group((finding) => declarationOf(finding, uri, client)),
      ...group((finding) => reviewingOf(finding, uri, client)),
      ...(here.some(({ finding }) => !isAboutAcceptance(finding)) && isSource(path)
        ? scriptsActions(path, result.root, documents, client)
        : []),
      ...group((finding) => acceptanceOf(finding, uri, client)),
    );
  }
  // Only on request: a source action offered everywhere would light the bulb on every line.
  if (only?.some((kind) => includes(kind, FIX_ALL)) && safeFixes(result).length > 0) {
    const data: ActionData = { uri, version, all: true };
    actions.push({ title: "Apply all safe fixes of Premise", kind: FIX_ALL, data });
  }
  if (client.resolvesEdits) return actions;
  return actions.flatMap((action) => {
    if (action.data === undefined) return [action];
    try {
      return [resolveCodeAction(action, dependencies)];
    } catch (error) {
      if (error instanceof ResponseError) return [];
      throw error;
    }
  });
}

/**
 * Adds the edit to an action.
 * Throws `ContentModified` when the text is no longer the one that the action was offered for or the finding is gone,
 * and `RequestFailed` when the client cannot create a file that the edit brings.
 */
export function resolveCodeAction(
  action: CodeAction,
  dependencies: ActionDependencies,
): CodeAction {
  const { reviewer, documents, client } = dependencies;
  const data = readData(action.data);
  const path = data && pathOfUri(data.uri);
  if (data === undefined || path === undefined) return action;
  if ((documents.get(path)?.version ?? null) !== data.version) throw outdated();
  const edits =
    "all" in data
      ? allSafeEdits(path, reviewer)
      : reviewer.fixEdits(path, data.fingerprint, data.index);
  if (edits === undefined) throw outdated();
  const edit = workspaceEditOf(edits, documents.current, client);
  if (edit === undefined) throw client.createsFiles ? outdated() : unable();
  const { data: _, ...rest } = action;
  return { ...rest, edit };
}

function fixesOf(finding: Finding, uri: string, version: number | null): CodeAction[] {
  const preferred = finding.fixes.findIndex((fix) => fix.preferred);
  return finding.fixes.map((fix, index) => {
    const data: ActionData = { uri, version, fingerprint: finding.fingerprint, index };
    return {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      ...(index === preferred ? { isPreferred: true } : {}),
      data,
    };
  });
}

function isSource(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

function explanationOf(finding: Finding, { client, pages }: ActionDependencies): CodeAction[] {
  if (!client.commands.has("premise.explain") || isAboutAcceptance(finding)) return [];
  const title = `Explain: ${pages.ruleTitle(finding.rule)}`;
  const command = { title, command: "premise.explain", arguments: [finding.rule] };
  return [{ title, kind: CodeActionKind.QuickFix, command }];
}

/** What is found depends on where the code runs, and who reads it may know better than the files. */
function declarationOf(finding: Finding, uri: string, client: Client): CodeAction[] {
  if (!client.commands.has("premise.declare") || isAboutAcceptance(finding)) return [];
  const title = "Declare how many instances run…";
  const given: DeclareArguments = { uri };
  const command = { title, command: "premise.declare", arguments: [given] };
  return [{ title, kind: CodeActionKind.QuickFix, command }];
}

function reviewingOf(finding: Finding, uri: string, client: Client): CodeAction[] {
  if (isAboutAcceptance(finding)) return [];
  const given: DecideArguments = { uri, rule: finding.rule, fingerprint: finding.fingerprint };
  const offer = (title: string, command: CommandId): CodeAction[] =>
    client.commands.has(command)
      ? [
          {
            title,
            kind: CodeActionKind.QuickFix,
            command: { title, command, arguments: [given] },
          },
        ]
      : [];
  return [
    ...offer("Add to the design review", "premise.addToReview"),
    ...offer(`Accept ${finding.rule} in the design review…`, "premise.decide"),
  ];
}

/** Offered only to clients that can ask for the reason: an acceptance without one is worth nothing. */
function acceptanceOf(finding: Finding, uri: string, client: Client): CodeAction[] {
  if (!client.commands.has("premise.accept") || isAboutAcceptance(finding)) return [];
  const title = `Accept ${finding.rule} here with a reason…`;
  const given: AcceptArguments = { uri, rule: finding.rule, fingerprint: finding.fingerprint };
  const command = { title, command: "premise.accept", arguments: [given] };
  return [{ title, kind: CodeActionKind.QuickFix, command }];
}

/** Reports about acceptances belong to no rule: they have no page and cannot be accepted. */
function isAboutAcceptance(finding: Finding): boolean {
  return finding.illusion === "premise";
}

/** True when a kind asked for is the kind itself or one that contains it. */
function includes(asked: string, kind: string): boolean {
  return asked === "" || kind === asked || kind.startsWith(`${asked}.`);
}

function safeFixes(result: FileResult): { finding: Finding; index: number }[] {
  return result.findings.flatMap((finding) => {
    const index = finding.fixes.findIndex(({ safety }) => safety === "safe");
    return index < 0 ? [] : [{ finding, index }];
  });
}

/** The safe fixes that do not get in each other's way; what two of them share is inserted once. */
function allSafeEdits(path: string, reviewer: Reviewer): TextEdit[] | undefined {
  const taken: TextEdit[] = [];
  for (const { finding, index } of safeFixes(reviewer.check(path))) {
    const edits = reviewer.fixEdits(path, finding.fingerprint, index) ?? [];
    const fresh = edits.filter((edit) => !taken.some((other) => isSame(edit, other)));
    if (fresh.some((edit) => taken.some((other) => overlaps(edit, other)))) continue;
    taken.push(...fresh);
  }
  return taken.length === 0 ? undefined : taken;
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return (
    one.file === other.file &&
    one.start === other.start &&
    one.end === other.end &&
    one.text === other.text
  );
}

/** Insertions at one and the same place count: their order would be arbitrary. */
function overlaps(one: TextEdit, other: TextEdit): boolean {
  if (one.file !== other.file) return false;
  if (one.start === other.start) return true;
  return one.start < other.end && other.start < one.end;
}

function readData(value: unknown): ActionData | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { uri, version, fingerprint, index, all } = value as Record<string, unknown>;
  if (typeof uri !== "string") return undefined;
  if (typeof version !== "number" && version !== null) return undefined;
  if (all === true) return { uri, version, all };
  if (typeof fingerprint !== "string" || typeof index !== "number") return undefined;
  return { uri, version, fingerprint, index };
}

/** `RequestFailed`: asking again would not help. */
function unable(): ResponseError<void> {
  const message = "This fix brings a file, and the editor does not let Premise create one.";
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

function outdated(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, "The text has changed since.");
}
