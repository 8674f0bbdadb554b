/** Puts a question to the store that all instances share in front of one that this process answers alone. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { waitingEdits } from "../asynchronous.ts";
import { indentAt, insertAt, lineBreakOf } from "../edits.ts";
import { isWithin } from "../functions.ts";
import type { TextEdit } from "../rule.ts";
import { descendants, type FunctionNode } from "../syntax.ts";
import { namesOf } from "./flow.ts";

export interface Place {
  /** The new statement stands before this one. */
  readonly statement: ts.Statement;
  /** What else must change so that the function can wait. */
  readonly edits: readonly TextEdit[];
}

/**
 * Where a function can ask before it looks into its memory: the first of its own statements that does so.
 * The parts must mean there what they mean in place; undefined when they do not, or nobody could wait.
 */
export function placeBefore(
  home: FunctionNode,
  uses: readonly ts.Node[],
  parts: readonly ts.Node[],
  analysis: Analysis,
): Place | undefined {
  const { body } = home;
  if (body === undefined || !ts.isBlock(body)) return undefined;
  const statement = body.statements.find((each) => uses.some((use) => isWithin(use, each)));
  if (statement === undefined) return undefined;
  const later = new Set<string>();
  for (const node of descendants(body))
    if (ts.isVariableDeclaration(node) && node.end > statement.getStart())
      for (const name of namesOf(node.name)) later.add(name);
  if (parts.some((part) => mentions(part, later))) return undefined;
  const edits = waitingEdits(home, analysis);
  return edits === undefined ? undefined : { statement, edits };
}

export function mentions(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return names.has(node.text) && !isMemberName(node);
  return ts.forEachChild(node, (child) => mentions(child, names) || undefined) ?? false;
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

/** A statement above another, in its indentation. */
export function insertAbove(statement: ts.Statement, text: string): TextEdit {
  const file = statement.getSourceFile();
  const start = statement.getStart(file);
  const indent = indentAt(file, start);
  return insertAt(file, start, `${text}${lineBreakOf(file)}${indent}`);
}

/** `` `name:${key}` `` for an expression. */
export function keyText(name: string, key: ts.Expression | undefined): string {
  if (key === undefined) return JSON.stringify(name);
  if (ts.isStringLiteralLike(key)) return JSON.stringify(`${name}:${key.text}`);
  const text = ts.isTemplateExpression(key) ? key.getText().slice(1, -1) : `\${${key.getText()}}`;
  return `\`${name}:${text}\``;
}
