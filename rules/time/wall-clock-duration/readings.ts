/** Readings of the wall clock, and the names that keep them in this process. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { mentionsOf } from "../../kit/references.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import { ancestors, enclosingFunction, isFunctionNode, unwrap } from "../../kit/syntax.ts";

export interface Reading {
  /** The expressions that read the clock: one, or one for each way to come here. */
  readonly reads: readonly ts.Expression[];
  /** The variable or member that keeps it. */
  readonly declaration: ts.VariableDeclaration | ts.PropertyDeclaration | undefined;
  /** Kept under a name, so that time passes before it is used. */
  readonly isKept: boolean;
}

/** A reading of the clock, or a name that nothing else is assigned to. */
export function readingOf(node: ts.Expression, analysis: Analysis): Reading | undefined {
  const target = taken(node);
  if (isClock(target) || isClockHelper(target, analysis))
    return { reads: [target], declaration: undefined, isKept: false };
  const isMember =
    ts.isPropertyAccessExpression(target) &&
    unwrap(target.expression).kind === ts.SyntaxKind.ThisKeyword;
  if (!ts.isIdentifier(target) && !isMember) return undefined;
  const declaration = analysis.declarationOf(target);
  if (
    declaration === undefined ||
    (!ts.isVariableDeclaration(declaration) && !ts.isPropertyDeclaration(declaration)) ||
    declaration.getSourceFile() !== node.getSourceFile()
  )
    return undefined;
  const reads = readsOf(declaration, analysis);
  return reads === undefined || reads.length === 0
    ? undefined
    : { reads, declaration, isKept: true };
}

/** `x.getTime()`, `+x`, `x ?? y` without the wrapping. */
function taken(node: ts.Expression): ts.Expression {
  let at = unwrap(node);
  for (;;) {
    if (ts.isPrefixUnaryExpression(at) && at.operator === ts.SyntaxKind.PlusToken)
      at = unwrap(at.operand);
    else if (
      ts.isCallExpression(at) &&
      ts.isPropertyAccessExpression(at.expression) &&
      /^(getTime|valueOf)$/.test(at.expression.name.text)
    )
      at = unwrap(at.expression.expression);
    else return at;
  }
}

const CLOCK = /^(Date\.now\(\)|new ?Date\(\)|(dayjs|moment|DateTime\.(now|utc))\(\))$/;

export function isClock(node: ts.Expression): boolean {
  return CLOCK.test(taken(node).getText().replace(/\s+/g, ""));
}

/** `now()` where `const now = () => Date.now()`. */
function isClockHelper(node: ts.Expression, analysis: Analysis): boolean {
  if (!ts.isCallExpression(node) || node.arguments.length > 0) return false;
  const body = bodyOfCalled(node, analysis)?.body;
  if (body === undefined || body.getSourceFile() !== node.getSourceFile()) return false;
  const [only] = ts.isBlock(body) ? body.statements : [];
  const value = ts.isBlock(body)
    ? body.statements.length === 1 && only !== undefined && ts.isReturnStatement(only)
      ? only.expression
      : undefined
    : body;
  return value !== undefined && isClock(value);
}

/** `Date.now() + budget` under a name of the same function: the moment at which to give up. */
export function momentAhead(node: ts.Expression, analysis: Analysis): ts.Expression | undefined {
  const target = taken(node);
  if (!ts.isIdentifier(target)) return undefined;
  const declaration = analysis.declarationOf(target);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  if (enclosingFunction(declaration) !== enclosingFunction(node)) return undefined;
  const sum = declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
  if (sum === undefined || !ts.isBinaryExpression(sum)) return undefined;
  if (sum.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  return [sum.left, sum.right].some((side) => readingOf(side, analysis) !== undefined)
    ? sum
    : undefined;
}

/** Every value assigned to a name, when all are readings or the 0 it begins with. */
function readsOf(
  declaration: ts.VariableDeclaration | ts.PropertyDeclaration,
  analysis: Analysis,
): readonly ts.Expression[] | undefined {
  if (!ts.isIdentifier(declaration.name) && !ts.isPrivateIdentifier(declaration.name))
    return undefined;
  const reads: ts.Expression[] = [];
  const add = (value: ts.Expression | undefined): boolean => {
    if (value === undefined) return true;
    const target = unwrap(value);
    if (/^(0|null|undefined|-1)$/.test(target.getText())) return true;
    if (!isClock(target) && !isClockHelper(target, analysis)) return false;
    reads.push(target);
    return true;
  };
  if (!add(declaration.initializer)) return undefined;
  // `for (const start of starts)` and the like give it values of their own.
  if (ts.isVariableDeclaration(declaration) && ts.isForOfStatement(declaration.parent.parent))
    return undefined;
  for (const name of mentionsOf(declaration.getSourceFile(), declaration.name.text)) {
    const holder = ts.isPropertyAccessExpression(name.parent) ? name.parent : name;
    if (ts.isPropertyAccessExpression(holder) && holder.name !== name) continue;
    const { parent } = holder;
    if (!ts.isBinaryExpression(parent) || parent.left !== holder) continue;
    const { kind } = parent.operatorToken;
    if (kind < ts.SyntaxKind.FirstAssignment || kind > ts.SyntaxKind.LastAssignment) continue;
    if (ts.isVariableDeclaration(declaration) && !isInScope(name, declaration)) continue;
    if (!add(parent.right)) return undefined;
  }
  return reads;
}

function isInScope(name: ts.Node, declaration: ts.VariableDeclaration): boolean {
  const home = enclosingFunction(declaration);
  if (home === undefined) return true;
  for (const at of ancestors(name)) if (isFunctionNode(at) && at === home) return true;
  return false;
}
