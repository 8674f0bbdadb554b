/** Reads which calls code waits for: awaited, returned, and collected in a list that is waited for as a whole. */
import { ts } from "ts-morph";
import { isFunctionNode, outer, unwrap } from "../../rules/kit/syntax.ts";
import type { Queries } from "./queries.ts";

const MOST_TEXT = 60;

/** The callee, shortened from the front. */
export function textOf(call: ts.CallExpression): string {
  const text = call.expression.getText().replace(/\s+/g, "");
  return text.length <= MOST_TEXT ? text : `…${text.slice(1 - MOST_TEXT)}`;
}

/** The calls that an awaited expression waits for. */
export function awaitedCalls(expression: ts.Expression): readonly ts.CallExpression[] {
  const target = unwrap(expression);
  if (ts.isConditionalExpression(target))
    return [...awaitedCalls(target.whenTrue), ...awaitedCalls(target.whenFalse)];
  if (ts.isBinaryExpression(target))
    return [...awaitedCalls(target.left), ...awaitedCalls(target.right)];
  if (!ts.isCallExpression(target) || target.expression.kind === ts.SyntaxKind.ImportKeyword)
    return [];
  const callee = unwrap(target.expression);
  if (!ts.isPropertyAccessExpression(callee)) return [target];
  if (/^(then|catch|finally)$/.test(callee.name.text)) {
    const inner = awaitedCalls(callee.expression);
    return inner.length > 0 ? inner : [];
  }
  if (callee.expression.getText() !== "Promise") return [target];
  const [list] = target.arguments;
  const many = list === undefined ? undefined : unwrap(list);
  return many !== undefined && ts.isArrayLiteralExpression(many)
    ? many.elements.flatMap((each) => awaitedCalls(each))
    : [];
}

export function returnedOf(node: ts.ReturnStatement | ts.ArrowFunction): ts.Expression | undefined {
  if (ts.isReturnStatement(node)) return node.expression;
  return ts.isBlock(node.body) ? undefined : node.body;
}

/** What a call puts into a list that is waited for as a whole: `sending.push(send(mail))`. */
export function collectedBy(node: ts.Node, body: ts.ConciseBody): readonly ts.Expression[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression: list, name } = node.expression;
  if (name.text !== "push" || !ts.isIdentifier(list)) return [];
  const word = list.text.replaceAll("$", "\\$");
  const isWaitedFor = new RegExp(
    `(\\b(await|return)\\s+[\\w.$]+|all|allSettled)\\(\\s*${word}\\b`,
    "i",
  );
  return isWaitedFor.test(body.getText()) ? node.arguments : [];
}

/** A promise, or what a method of something unknown returns from code that is waited for. */
export function mayWait(expression: ts.Expression, analysis: Queries): boolean {
  const type = analysis.checker.getTypeAtLocation(expression);
  if (/^Promise(?:Like)?$/.test(type.symbol?.name ?? "")) return true;
  const target = unwrap(expression);
  if (
    (type.flags & ts.TypeFlags.Any) === 0 ||
    !ts.isCallExpression(target) ||
    !ts.isPropertyAccessExpression(unwrap(target.expression))
  )
    return false;
  let holder: ts.Node = target;
  while (!isFunctionNode(holder) && holder.parent !== undefined) holder = holder.parent;
  if (!isFunctionNode(holder)) return false;
  if (/^Promise\b/.test(holder.type?.getText() ?? "")) return true;
  if ((ts.getCombinedModifierFlags(holder) & ts.ModifierFlags.Async) !== 0) return true;
  const mapped = outer(holder);
  const around = ts.isCallExpression(mapped) ? outer(mapped) : undefined;
  return (
    around !== undefined && ts.isCallExpression(around) && /all(Settled)?$/i.test(textOf(around))
  );
}

export function isPromise(expression: ts.Expression, { checker }: Queries): boolean {
  const type = checker.getTypeAtLocation(expression);
  return /^Promise(?:Like)?$/.test(type.symbol?.name ?? "");
}

/** A promise, or something unknown that stands where a promise is asked for. */
export function isPromised(call: ts.CallExpression, analysis: Queries): boolean {
  if (isPromise(call, analysis)) return true;
  const { checker } = analysis;
  const { parent } = call;
  if ((checker.getTypeAtLocation(call).flags & ts.TypeFlags.Any) === 0) return false;
  if (!ts.isCallExpression(parent)) return false;
  const at = parent.arguments.indexOf(call);
  const asked = checker.getResolvedSignature(parent)?.declaration?.parameters[at];
  return (
    asked !== undefined && ts.isParameter(asked) && /^Promise\b/.test(asked.type?.getText() ?? "")
  );
}

/** What a name is given after it was declared. */
export function assignedTo(name: ts.Identifier, node: ts.Node): readonly ts.Expression[] {
  return ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isIdentifier(node.left) &&
    node.left.text === name.text
    ? [node.right]
    : [];
}
