/** Failures that a batch or a callback hears of and does not hand on. */
import { ts } from "ts-morph";
import { nameOfCall } from "../../kit/effects/effect.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";

/** `catch (error) { log(error) }` beside `batchItemFailures`, which never gets the record: the queue deletes it. */
export function recordLost(node: ts.TryStatement): ts.Node | undefined {
  const { catchClause } = node;
  const home = enclosingFunction(node);
  if (catchClause === undefined || home === undefined) return undefined;
  if (!/\bbatchItemFailures\b/.test(home.getText())) return undefined;
  if (/batchItemFailures|itemIdentifier|fail\w*\.push|\bthrow\b/.test(catchClause.getText()))
    return undefined;
  for (const at of ancestors(node, home)) {
    if (ts.isForOfStatement(at) && /\bRecords\b|records|messages/.test(at.expression.getText()))
      return catchClause.getFirstToken() ?? catchClause;
    if (ts.isTryStatement(at)) return undefined;
  }
  return undefined;
}

export interface Unconfirmed {
  readonly at: ts.Node;
  readonly name: string;
}

/**
 * `client.send(x, (err) => { if (err) log(err); resolve(); })` within `new Promise`: the error is written down and the
 * promise resolves all the same. Reported at the branch of the error.
 */
export function resolvedAnyway(creation: ts.NewExpression): Unconfirmed | undefined {
  if (creation.expression.getText() !== "Promise") return undefined;
  const executor =
    creation.arguments?.[0] === undefined ? undefined : unwrap(creation.arguments[0]);
  if (executor === undefined || !isFunctionNode(executor) || executor.body === undefined)
    return undefined;
  const [resolve, reject] = executor.parameters.map((each) => each.name.getText());
  if (resolve === undefined) return undefined;
  if (reject !== undefined && new RegExp(`\\b${reject}\\b`).test(executor.body.getText()))
    return undefined;
  for (const node of descendants(executor.body)) {
    if (!ts.isCallExpression(node)) continue;
    const callback =
      node.arguments.at(-1) === undefined
        ? undefined
        : unwrap(node.arguments.at(-1) as ts.Expression);
    if (callback === undefined || !isFunctionNode(callback)) continue;
    const [first] = callback.parameters;
    if (first === undefined || !/^(err|error|e)$/.test(first.name.getText())) continue;
    if (!CHANGES.test(calledName(node.expression)?.text ?? "")) continue;
    const found = toldAndResolved(callback.body, first.name.getText(), resolve);
    if (found !== undefined) return { at: found, name: nameOfCall(node) };
  }
  return undefined;
}

/** Callbacks of calls that change or send something. */
const CHANGES =
  /^(publish|send\w*|write\w*|append\w*|put\w*|upload\w*|insert\w*|update\w*|delete\w*|save|set|run|exec|query|produce|emit|commit|post|enqueue|add)$/;

function toldAndResolved(
  body: ts.Node | undefined,
  error: string,
  resolve: string,
): ts.Node | undefined {
  if (body === undefined || !ts.isBlock(body)) return undefined;
  const test = body.statements.find(
    (each): each is ts.IfStatement =>
      ts.isIfStatement(each) && unwrap(each.expression).getText() === error,
  );
  if (test === undefined || test.elseStatement !== undefined) return undefined;
  if (/\b(throw|return)\b/.test(test.thenStatement.getText())) return undefined;
  const isResolved = body.statements.some(
    (each) => each.pos > test.pos && new RegExp(`^${resolve}\\(`).test(each.getText()),
  );
  return isResolved ? test : undefined;
}
