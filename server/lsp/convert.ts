/** Turns what the analysis hands out into what the protocol carries. The only place that knows both. */
import path from "node:path";
import {
  type CreateFile,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Position,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Severity, TextEdit as SourceEdit } from "../../rules/kit/rule.ts";
import type { Finding, Problem, Range as SourceRange } from "../analysis/report.ts";
import { type Client, pageUriOf } from "./capabilities.ts";
import { uriOfPath } from "./uris.ts";

export const SOURCE = "premise";

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** `data` of our diagnostics: which finding it is, across edits. */
export interface DiagnosticData {
  readonly fingerprint: string;
}

export function diagnosticOf(finding: Finding, root: string, client: Client): Diagnostic {
  const hasPage = client.codeDescription && finding.illusion !== "premise";
  const href = hasPage ? pageUriOf(client, finding.rule) : undefined;
  const data: DiagnosticData = { fingerprint: finding.fingerprint };
  return {
    range: rangeOf(finding.range),
    severity: SEVERITY[finding.severity],
    code: finding.rule,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    source: SOURCE,
    message: finding.message,
    ...(client.relatedInformation && finding.related.length > 0
      ? { relatedInformation: relatedOf(finding, root) }
      : {}),
    data,
  };
}

/** A file that could not be used as it is, for instance a configuration with an unknown key. */
export function diagnosticOfProblem(problem: Problem): Diagnostic {
  const line = Math.max(0, (problem.line ?? 1) - 1);
  return {
    range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
    severity: DiagnosticSeverity.Warning,
    source: SOURCE,
    message: problem.message,
  };
}

/** 1-based to 0-based. */
export function rangeOf(range: SourceRange): Range {
  return {
    start: { line: range.start.line - 1, character: range.start.column - 1 },
    end: { line: range.end.line - 1, character: range.end.column - 1 },
  };
}

export function touches(finding: Finding, range: Range): boolean {
  const own = rangeOf(finding.range);
  return !isBefore(own.end, range.start) && !isBefore(range.end, own.start);
}

/** The absolute path of a file that the analysis names relative to its root. */
export function absolute(root: string, file: string): string {
  return path.resolve(root, file).replaceAll("\\", "/");
}

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * One workspace edit from edits in UTF-16 offsets. `documentOf` gives the text that the offsets count in;
 * its version is sent where an editor holds the file, so that the client refuses the edit on any other text.
 * A file that does not exist is created, unless the client cannot: then there is no edit.
 */
export function workspaceEditOf(
  edits: readonly SourceEdit[],
  documentOf: (path: string) => { document: TextDocument; open: boolean } | undefined,
  client: Client,
): WorkspaceEdit | undefined {
  const byFile = new Map<string, SourceEdit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  const files: { uri: string; version: number | null; edits: TextEdit[] }[] = [];
  const created: CreateFile[] = [];
  for (const [file, own] of byFile) {
    const found = documentOf(file);
    if (found === undefined) {
      const isNew = own.every((edit) => edit.start === 0 && edit.end === 0);
      if (!isNew || !client.createsFiles) return undefined;
      const uri = uriOfPath(file);
      created.push({ kind: "create", uri, options: { overwrite: false, ignoreIfExists: false } });
      const newText = own.map((edit) => edit.text).join("");
      files.push({ uri, version: null, edits: [{ range: START, newText }] });
      continue;
    }
    const { document, open } = found;
    files.push({
      uri: document.uri,
      version: open ? document.version : null,
      edits: own.map((edit) => ({
        range: { start: document.positionAt(edit.start), end: document.positionAt(edit.end) },
        newText: edit.text,
      })),
    });
  }
  if (client.documentChanges)
    return {
      documentChanges: [
        ...created,
        ...files.map(({ uri, version, edits: own }) => ({
          textDocument: { uri, version },
          edits: own,
        })),
      ],
    };
  return { changes: Object.fromEntries(files.map(({ uri, edits: own }) => [uri, own])) };
}

function relatedOf(finding: Finding, root: string): DiagnosticRelatedInformation[] {
  return finding.related.map((place) => ({
    location: { uri: uriOfPath(absolute(root, place.file)), range: rangeOf(place.range) },
    message: place.message,
  }));
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
