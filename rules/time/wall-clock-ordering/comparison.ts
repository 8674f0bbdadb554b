/** A comparison of two versions' times that decides an overwrite, a drop or which of them is kept. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";
import type { TimeComparison } from "../../kit/time-values.ts";
import { createTracer, first, type Outcome } from "./consequences.ts";
import { headName, relationOf, rootOf } from "./versions.ts";

export interface Decision {
  readonly outcome: Outcome;
  readonly steps: number;
  /** True when the comparison keeps the greatest of many. */
  readonly keepsWinner: boolean;
}

/** What a comparison decides; undefined when it compares something else or decides nothing. */
export function decisionOf(
  comparison: TimeComparison,
  analysis: Analysis,
): Decision | "shown" | undefined {
  if (isInComparator(comparison.node)) return undefined;
  const relation = relationOf(comparison, analysis);
  if (relation === undefined) return undefined;
  const tracer = createTracer(analysis);
  const pick = pickOf(comparison);
  if (pick === "time" || pick === "oldest") return undefined;
  let outcome: Outcome | undefined;
  if (pick !== undefined) {
    outcome = ts.isIdentifier(pick.winner)
      ? first(mentionsAfter(pick.winner, analysis), (each) => tracer.used(each))
      : tracer.used(pick.winner);
  } else {
    outcome = tracer.decided(comparison.node);
  }
  if (outcome === undefined) return "shown";
  return {
    outcome,
    steps: relation.steps + (outcome.effect.isResolved ? 0 : 1),
    keepsWinner: pick !== undefined,
  };
}

/** `if (x.at > latest.at) latest = x` and `x.at > y.at ? x : y`; "time" when only the time itself is kept. */
function pickOf(
  comparison: TimeComparison,
): { winner: ts.Expression } | "time" | "oldest" | undefined {
  const sides = { left: rootOf(comparison.left), right: rootOf(comparison.right) };
  const isRoot = (name: string | undefined): boolean =>
    name !== undefined && (name === sides.left || name === sides.right);
  // What is kept when the comparison is true: the later version, or the earlier one.
  const newest = (kept: string | undefined): boolean =>
    comparison.later === undefined || kept === sides[comparison.later];
  let at: ts.Node = comparison.node;
  while (!ts.isStatement(at) && !isFunctionNode(at)) {
    const { parent } = at;
    if (ts.isConditionalExpression(parent) && parent.condition === at) {
      const branches = [parent.whenTrue, parent.whenFalse].map(unwrap);
      if (branches.some((each) => isSideOf(each, comparison)))
        return branches.every((each) => isSideOf(each, comparison) || isEmpty(each))
          ? "time"
          : undefined;
      const [kept, other] = branches.map((each) => (ts.isIdentifier(each) ? each.text : undefined));
      if (isRoot(kept)) return newest(kept) ? { winner: parent } : "oldest";
      return isRoot(other) ? (newest(other) ? "oldest" : { winner: parent }) : undefined;
    }
    at = parent;
  }
  if (!ts.isIfStatement(at)) return undefined;
  for (const node of [at.thenStatement, ...descendants(at.thenStatement)]) {
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
      continue;
    const value = unwrap(node.right);
    const target = unwrap(node.left);
    const [argument] = ts.isNewExpression(value) ? (value.arguments ?? []) : [];
    if (
      isSideOf(value, comparison) ||
      (argument !== undefined && isSideOf(unwrap(argument), comparison))
    )
      return "time";
    if (!ts.isIdentifier(target) || !isRoot(target.text) || !isRoot(headName(value))) continue;
    return newest(headName(value)) ? { winner: target } : "oldest";
  }
  const only = ts.isBlock(at.thenStatement) ? at.thenStatement.statements[0] : at.thenStatement;
  const reduction = reductionAround(at);
  if (only === undefined || !ts.isReturnStatement(only) || only.expression === undefined)
    return undefined;
  const value = unwrap(only.expression);
  if (reduction === undefined || !ts.isIdentifier(value) || !isRoot(value.text)) return undefined;
  return newest(value.text) ? { winner: reduction } : "oldest";
}

function isSideOf(node: ts.Expression, comparison: TimeComparison): boolean {
  const text = node.getText();
  return [comparison.left, comparison.right].some(
    (side) =>
      side.node.getText() === text || (side.origin === "field" && side.source.getText() === text),
  );
}

function isEmpty(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === "undefined")
  );
}

function reductionAround(node: ts.Node): ts.CallExpression | undefined {
  const body = enclosingFunction(node);
  const call = body?.parent;
  return call !== undefined &&
    ts.isCallExpression(call) &&
    calledName(call.expression)?.text === "reduce"
    ? call
    : undefined;
}

/** Comparators are judged with the sort they serve. */
function isInComparator(node: ts.Node): boolean {
  for (let body = enclosingFunction(node); body !== undefined; body = enclosingFunction(body)) {
    const call = body.parent;
    if (
      ts.isCallExpression(call) &&
      /^(sort|toSorted|sortBy|orderBy)$/.test(calledName(call.expression)?.text ?? "")
    )
      return true;
    if (ts.isCallExpression(call)) return false;
  }
  return false;
}

function mentionsAfter(name: ts.Identifier, analysis: Analysis): ts.Identifier[] {
  const symbol = analysis.checker.getSymbolAtLocation(name);
  const scope = enclosingFunction(name);
  if (symbol === undefined || scope === undefined) return [];
  const found: ts.Identifier[] = [];
  for (const node of descendants(scope)) {
    if (!ts.isIdentifier(node) || node.text !== name.text || node.pos <= name.pos) continue;
    if (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) continue;
    if (
      analysis.checker.getSymbolAtLocation(node) === symbol ||
      ts.isShorthandPropertyAssignment(node.parent)
    )
      found.push(node);
  }
  return found;
}
