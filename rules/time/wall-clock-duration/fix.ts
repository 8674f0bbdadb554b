/** Measures by the clock that only goes forward. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { insertAt, replaceNode } from "../../kit/edits.ts";
import { usesOf } from "../../kit/references.ts";
import type { Fix } from "../../kit/rule.ts";
import { descendants, enclosingFunction, outer, unwrap } from "../../kit/syntax.ts";
import { isClock, type Reading } from "./readings.ts";
import type { Use } from "./uses.ts";

/** Only where both readings serve this difference alone: a time that is also stored has to stay one. */
export function performanceFixes(
  node: ts.Expression,
  from: Reading,
  to: Reading,
  use: Use,
  analysis: Analysis,
): readonly Fix[] {
  if (!ts.isBinaryExpression(node)) return [];
  const reads = [...from.reads, ...to.reads];
  if (!reads.every((read) => read.getText() === "Date.now()")) return [];
  for (const { declaration } of [from, to])
    if (declaration !== undefined && !servesOnly(declaration, node, analysis)) return [];
  if (hasSiblings(node, from, reads)) return [];
  // A length under a name is mostly written down, too.
  const isCompared = use === "limit" && ts.isBinaryExpression(outer(node));
  const isWhole = isCompared || /^Math\.\w+\($/.test(textBefore(node));
  return [
    {
      title: "Measure with `performance.now()`",
      safety: "review",
      edits: () => [
        ...(isWhole ? [] : [insertAt(node.getSourceFile(), node.getStart(), "Math.round(")]),
        ...[...new Set(reads)].map((read) => replaceNode(read, "performance.now()")),
        ...(isWhole ? [] : [insertAt(node.getSourceFile(), node.getEnd(), ")")]),
      ],
    },
  ];
}

function textBefore(node: ts.Node): string {
  const text = node.getSourceFile().text;
  return (
    /[\w.]+\($/.exec(text.slice(Math.max(0, node.getStart() - 20), node.getStart()))?.[0] ?? ""
  );
}

function servesOnly(
  declaration: ts.VariableDeclaration | ts.PropertyDeclaration,
  node: ts.Expression,
  analysis: Analysis,
): boolean {
  if (ts.isPropertyDeclaration(declaration)) return false;
  return usesOf(declaration, analysis).every((use) => {
    if (use.pos >= node.pos && use.end <= node.end) return true;
    if (use === declaration.name) return true;
    const holder = ts.isExpression(use) ? outer(use) : use;
    return (
      ts.isBinaryExpression(holder) &&
      holder.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      holder.left === use
    );
  });
}

/** Another time kept in the same function is measured by the wall clock, too: two clocks side by side would mislead whoever reads on. */
function hasSiblings(
  node: ts.Expression,
  { declaration }: Reading,
  reads: readonly ts.Expression[],
): boolean {
  const home = enclosingFunction(declaration ?? node);
  if (home === undefined) return false;
  const kept = new Set<string>();
  const measured = new Set<string>();
  for (const each of descendants(home)) {
    if (ts.isVariableDeclaration(each) && ts.isIdentifier(each.name)) {
      if (readsClock(each.initializer, reads)) kept.add(each.name.text);
    } else if (ts.isBinaryExpression(each)) {
      const { kind } = each.operatorToken;
      if (kind === ts.SyntaxKind.EqualsToken) {
        if (readsClock(each.right, reads)) kept.add(each.left.getText());
      } else if (MEASURES.has(kind) && each !== node)
        for (const side of [each.left, each.right]) measured.add(unwrap(side).getText());
    }
  }
  return [...kept].some((name) => measured.has(name));
}

/** A reading that the fix would leave as it is. */
function readsClock(value: ts.Expression | undefined, reads: readonly ts.Expression[]): boolean {
  if (value === undefined) return false;
  const target = unwrap(value);
  return isClock(target) && !reads.includes(target);
}

const MEASURES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);
