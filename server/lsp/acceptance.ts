/** Where and how the comment goes in that accepts a finding. */
import { ts } from "ts-morph";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../analysis/report.ts";
import { rangeOf } from "./convert.ts";
import type { AcceptEdit, AcceptParams } from "./protocol.ts";

/** Inserts a line above the finding, indented like the line it stands on. */
export function acceptanceEdit(
  finding: Finding,
  { reason, until }: Pick<AcceptParams, "reason" | "until">,
  document: TextDocument,
  open: boolean,
): AcceptEdit {
  const text = document.getText();
  const start = document.offsetAt(rangeOf(finding.range).start);
  const offset = lineForComment(finding.file, text, start);
  const position = { line: document.positionAt(offset).line, character: 0 };
  const lineStart = document.offsetAt(position);
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? "";
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const last = until === undefined ? "" : ` until ${until}`;
  const comment = `// premise: accept ${finding.rule} -- ${oneLine(reason)}${last}`;
  return {
    uri: document.uri,
    version: open ? document.version : null,
    position,
    text: `${indent}${comment}${lineEnd}`,
  };
}

/**
 * An offset on the line that the comment goes above.
 * Inside template text and JSX a comment line would become content, so there it is the line of the enclosing statement.
 */
function lineForComment(name: string, text: string, offset: number): number {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const firstToken = lineStart + (/^[ \t]*/.exec(text.slice(lineStart))?.[0].length ?? 0);
  let statement = offset;
  let inContent = false;
  const visit = (node: ts.Node): void => {
    if (node.pos > firstToken || node.end <= firstToken) return;
    const start = node.getStart(file);
    if (ts.isStatement(node) && !ts.isBlock(node) && !inContent) statement = start;
    if (start < firstToken && isContent(node)) inContent = true;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return inContent ? statement : offset;
}

function isContent(node: ts.Node): boolean {
  return ts.isTemplateExpression(node) || ts.isJsxElement(node) || ts.isJsxFragment(node);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
