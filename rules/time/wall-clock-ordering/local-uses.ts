/** What a function does with the content of a row that it read: refuses, gives it back, or nothing but look whether it is there. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { mentionsOf } from "../../kit/references.ts";
import { ancestors, enclosingFunction, isFunctionNode } from "../../kit/syntax.ts";
import { isMomentName } from "../../kit/time-values.ts";

export interface LocalUse {
  readonly node: ts.Node;
  readonly kind: "refusal" | "answer";
}

/** Uses of a row in the function that reads it; its mere presence and its time are none. */
export function usesOf(
  name: ts.Identifier | undefined,
  parts: readonly ts.Identifier[],
  value: ts.Expression,
  analysis: Analysis,
): LocalUse[] {
  if (name === undefined && parts.length === 0) return useAt(value, false, analysis);
  return [
    ...(name === undefined
      ? []
      : mentions(name, analysis).flatMap((each) => useAt(each, false, analysis))),
    ...parts
      .filter((each) => !isMomentName(each.text))
      .flatMap((part) => mentions(part, analysis).flatMap((each) => useAt(each, true, analysis))),
  ];
}

/** Mentions of a local name in its function. */
export function mentions(name: ts.Identifier, analysis: Analysis): ts.Identifier[] {
  const home = enclosingFunction(name);
  const symbol = analysis.checker.getSymbolAtLocation(name);
  if (home === undefined || symbol === undefined) return [];
  return mentionsOf(name.getSourceFile(), name.text).filter((each): each is ts.Identifier => {
    if (!ts.isIdentifier(each) || each === name || each.pos < home.pos || each.end > home.end)
      return false;
    const { parent } = each;
    if (ts.isPropertyAccessExpression(parent) && parent.name === each) return false;
    if (ts.isPropertyAssignment(parent) && parent.name === each) return false;
    if (ts.isShorthandPropertyAssignment(parent))
      return analysis.checker.getShorthandAssignmentValueSymbol(parent) === symbol;
    return analysis.checker.getSymbolAtLocation(each) === symbol;
  });
}

function useAt(
  mention: ts.Expression,
  isField: boolean,
  analysis: Analysis,
  depth = 0,
): LocalUse[] {
  let at: ts.Node = mention;
  let touched = isField;
  while (
    (ts.isPropertyAccessExpression(at.parent) || ts.isElementAccessExpression(at.parent)) &&
    at.parent.expression === at
  ) {
    at = at.parent;
    if (!ts.isPropertyAccessExpression(at)) continue;
    if (at.name.text === "length") return [];
    if (!touched && isMomentName(at.name.text)) return [];
    touched = true;
  }
  for (const above of ancestors(at)) {
    if (isFunctionNode(above))
      return ts.isArrowFunction(above) && above.body === at ? [{ node: at, kind: "answer" }] : [];
    if (ts.isIfStatement(above) && isIn(at, above.expression))
      return touched && isCompared(at, above.expression) && refuses(above.thenStatement)
        ? [{ node: above.expression, kind: "refusal" }]
        : [];
    if (ts.isConditionalExpression(above) && isIn(mention, above.condition) && !touched) return [];
    // `const credential = row.credential`
    if (ts.isVariableDeclaration(above))
      return touched && depth < 2 && ts.isIdentifier(above.name)
        ? mentions(above.name, analysis).flatMap((each) => useAt(each, true, analysis, depth + 1))
        : [];
    if (ts.isReturnStatement(above))
      return isPresence(mention, above) ? [] : [{ node: above, kind: "answer" }];
    if (ts.isStatement(above)) return [];
    at = above;
  }
  return [];
}

/** A value is compared, not only looked for: `!row?.id` asks whether there is a row. */
function isCompared(value: ts.Node, condition: ts.Expression): boolean {
  const text = value.getText();
  if (value === condition) return !/\.(_?id|\w+Id)$/.test(text);
  const { parent } = value;
  if (ts.isPrefixUnaryExpression(parent)) return !/\.(_?id|\w+Id)$/.test(text);
  return true;
}

function isIn(node: ts.Node, root: ts.Node): boolean {
  return node.pos >= root.pos && node.end <= root.end;
}

/** `return row !== null`, `return !!row`. */
function isPresence(mention: ts.Expression, statement: ts.ReturnStatement): boolean {
  for (const above of ancestors(mention)) {
    if (above === statement) return false;
    if (ts.isPrefixUnaryExpression(above)) return true;
    if (ts.isPropertyAccessExpression(above)) return false;
    if (ts.isBinaryExpression(above) && /^[!=]==?$/.test(above.operatorToken.getText()))
      return true;
  }
  return false;
}

function refuses(branch: ts.Statement): boolean {
  const last = ts.isBlock(branch) ? branch.statements.at(-1) : branch;
  return last !== undefined && (ts.isThrowStatement(last) || ts.isReturnStatement(last));
}
