/** Follows a statement to where it was begun: `const query = db.select().from(parts); … await query.limit(1)`. */
import { ts } from "ts-morph";
import type { Effect } from "../../rules/kit/effects/effect.ts";
import { calledName, unwrap } from "../../rules/kit/syntax.ts";
import { CATALOG_ROOT } from "./catalog.ts";
import type { Queries } from "./queries.ts";

/** Methods of query builders that end a statement or give it back with more to it. */
const ON_STATEMENT =
  /^(execute\w*|all|exec|for|get|groupBy|having|(inner|left|right|full)?[jJ]oin|lean|limit|offset|orderBy|populate|returning|run|skip|sort|values|where\w*)$/;
const MAX_STEPS = 6;

/** `unseen` when a statement is run whose beginning is not in sight; undefined for what is no method of a statement. */
export function statementRun(
  call: ts.CallExpression,
  analysis: Queries,
  effectIn: (chain: ts.CallExpression) => Effect | undefined,
): Effect | "unseen" | undefined {
  if (!ON_STATEMENT.test(calledName(call.expression)?.text ?? "")) return undefined;
  const file = analysis.declarationOf(call.expression)?.getSourceFile();
  if (file === undefined || !file.fileName.startsWith(CATALOG_ROOT)) return undefined;
  if (!/@data\b/.test(file.text)) return undefined;
  return begunIn(call, analysis, effectIn, 0) ?? "unseen";
}

function begunIn(
  expression: ts.Expression,
  analysis: Queries,
  effectIn: (chain: ts.CallExpression) => Effect | undefined,
  step: number,
): Effect | undefined {
  if (step > MAX_STEPS) return undefined;
  const next = (each: ts.Expression) => begunIn(each, analysis, effectIn, step + 1);
  const node = unwrap(expression);
  if (ts.isCallExpression(node)) {
    const found = effectIn(node);
    if (found !== undefined) return found;
  }
  if (ts.isConditionalExpression(node)) return next(node.whenTrue) ?? next(node.whenFalse);
  const root = rootOf(node);
  if (root !== node) return next(root);
  if (!ts.isIdentifier(node)) return undefined;
  const declared = analysis.declarationOf(node);
  return declared !== undefined && ts.isVariableDeclaration(declared) && declared.initializer
    ? next(declared.initializer)
    : undefined;
}

/** What the first call of a chain is made on. */
function rootOf(node: ts.Expression): ts.Expression {
  let at = node;
  for (;;) {
    if (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at)) at = unwrap(at.expression);
    else return at;
  }
}
