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
  if (
    /batchItemFailures|itemIdentifier|[fF]ail\w*\.(push|add)|\bthrow\b/.test(catchClause.getText())
  )
    return undefined;
  for (const at of ancestors(node, home)) {
    if (ts.isForOfStatement(at) && /\bRecords\b|records|messages/.test(at.expression.getText()))
      return catchClause.getFirstToken() ?? catchClause;
    if (ts.isTryStatement(at)) return undefined;
  }
  return undefined;
}

/**
 * `Promise.allSettled(records.map(…))` beside `batchItemFailures` that nothing is ever put into: the queue deletes the
 * rejected ones. Reported where the code looks at what was rejected.
 */
export function rejectedLost(
  call: ts.CallExpression,
): { readonly at: ts.Node; readonly settled: ts.Node } | undefined {
  if (call.expression.getText() !== "Promise.allSettled") return undefined;
  const home = enclosingFunction(call);
  if (home === undefined || !/\bbatchItemFailures\b/.test(home.getText())) return undefined;
  if (/itemIdentifier|\bthrow\b/.test(home.getText()) || isFilled(home)) return undefined;
  for (const node of descendants(home))
    if (ts.isPropertyAccessExpression(node) && node.name.text === "reason" && node.pos > call.pos)
      return { at: statementOf(node), settled: call.expression };
  return { at: call.expression, settled: call.expression };
}

/** What is answered is more than a list that stays empty. */
function isFilled(home: ts.Node): boolean {
  for (const node of descendants(home)) {
    if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) continue;
    if (node.name.getText() !== "batchItemFailures") continue;
    const value = ts.isPropertyAssignment(node) ? unwrap(node.initializer) : node.name;
    if (ts.isArrayLiteralExpression(value) && value.elements.length === 0) continue;
    if (!ts.isIdentifier(value) || !startsEmpty(value.text, home)) return true;
  }
  return false;
}

/** `const failed = []`, and nothing is put into it. */
function startsEmpty(name: string, home: ts.Node): boolean {
  let isEmpty = false;
  for (const node of descendants(home)) {
    if (!ts.isIdentifier(node) || node.text !== name) continue;
    const { parent } = node;
    if (ts.isVariableDeclaration(parent) && parent.name === node)
      isEmpty = parent.initializer?.getText().replace(/\s/g, "") === "[]";
    else if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
      if (/^(push|unshift|splice)$/.test(parent.name.text)) return false;
    } else if (ts.isBinaryExpression(parent) && parent.left === node) return false;
    else if (ts.isCallExpression(parent)) return false;
  }
  return isEmpty;
}

function statementOf(node: ts.Node): ts.Node {
  for (const at of ancestors(node)) {
    if (ts.isCallExpression(at) && ts.isExpressionStatement(at.parent)) return at.expression;
    if (ts.isStatement(at)) break;
  }
  return node;
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
