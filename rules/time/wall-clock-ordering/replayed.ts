/** What several machines stamped with their own clocks, replayed in that order, or the highest stamp taken for the newest. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { mentionsOf } from "../../kit/references.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { isMomentName, localDeclaration } from "../../kit/time-values.ts";

export interface Replayed {
  readonly at: ts.Expression;
  readonly property: string;
  readonly kept: ts.Node;
  readonly kind: "replayed" | "highest";
}

/** Times that whoever sent a thing put into it. */
const SENT =
  /^(sent|client|device|sender|local|occurred|happened|recorded|captured|emitted|issued|made|played|measured)(_?(at|on|time|timestamp|ts|clock))$|^(client|device|local|sender)_?(created|updated)_?at$/i;
/** Times whose writer is known from where they are written. */
const STAMP = /^(stamp|ts|time|timestamp|at|when|writtenAt|updatedAt|setAt|version_?ts)$/i;

/** `moves.sort((a, b) => a.sentAt - b.sentAt).reduce(step, start)` */
export function replayedBy(call: ts.CallExpression, analysis: Analysis): Replayed | undefined {
  if (!/^(sort|toSorted)$/.test(calledName(call.expression)?.text ?? "")) return undefined;
  const [comparator] = call.arguments;
  const compared = comparator === undefined ? undefined : differenceIn(unwrap(comparator));
  if (compared === undefined || !SENT.test(compared.property)) return undefined;
  const kept = foldOf(call, analysis);
  return kept === undefined ? undefined : { ...compared, kept, kind: "replayed" };
}

/** `a.sentAt - b.sentAt` alone decides. */
function differenceIn(
  comparator: ts.Expression,
): { readonly at: ts.Expression; readonly property: string } | undefined {
  if (!isFunctionNode(comparator) || comparator.body === undefined) return undefined;
  const at = ts.isBlock(comparator.body) ? returnedBy(comparator.body) : unwrap(comparator.body);
  if (at === undefined || !ts.isBinaryExpression(at)) return undefined;
  if (at.operatorToken.kind !== ts.SyntaxKind.MinusToken) return undefined;
  const [left, right] = [fieldIn(at.left), fieldIn(at.right)];
  return left !== undefined && left === right ? { at, property: left } : undefined;
}

function returnedBy(body: ts.Block): ts.Expression | undefined {
  const [only] = body.statements;
  return body.statements.length === 1 && only !== undefined && ts.isReturnStatement(only)
    ? only.expression && unwrap(only.expression)
    : undefined;
}

/** `sentAt` of `a.sentAt`, `a.sentAt.getTime()`, `Date.parse(a.sentAt)`, `+new Date(a.sentAt)`. */
function fieldIn(value: ts.Expression): string | undefined {
  const at = unwrap(value);
  if (ts.isPrefixUnaryExpression(at)) return fieldIn(at.operand);
  if (ts.isCallExpression(at)) {
    const callee = unwrap(at.expression);
    if (at.arguments[0] !== undefined) return fieldIn(at.arguments[0]);
    return ts.isPropertyAccessExpression(callee) ? fieldIn(callee.expression) : undefined;
  }
  if (ts.isNewExpression(at)) return at.arguments?.[0] && fieldIn(at.arguments[0]);
  return ts.isPropertyAccessExpression(at) ? at.name.text : undefined;
}

/** One is applied to what the others left: a `reduce` by a function of both, a loop that hands the state on. */
function foldOf(sorted: ts.CallExpression, analysis: Analysis): ts.Node | undefined {
  const lists: ts.Expression[] = [sorted];
  const { parent } = sorted;
  const callee = unwrap(sorted.expression);
  const list = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
  const name =
    ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)
      ? parent.name
      : list !== undefined && ts.isIdentifier(list) && ts.isExpressionStatement(parent)
        ? list
        : undefined;
  if (name !== undefined) {
    const declaration = localDeclaration(name, analysis);
    for (const use of mentionsOf(name.getSourceFile(), name.text))
      if (
        ts.isIdentifier(use) &&
        use.pos > sorted.pos &&
        localDeclaration(use, analysis) === declaration
      )
        lists.push(use);
  }
  for (const each of lists) {
    const found = foldedAt(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

function foldedAt(list: ts.Expression): ts.Node | undefined {
  let at: ts.Node = list;
  while (ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isForOfStatement(parent) && parent.expression === at) return stepIn(parent);
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== at) return undefined;
  const call = parent.parent;
  if (!ts.isCallExpression(call) || parent.name.text !== "reduce") return undefined;
  const [step] = call.arguments;
  const fn = step === undefined ? undefined : unwrap(step);
  if (fn === undefined) return undefined;
  if (!isFunctionNode(fn)) return parent.name;
  const names = fn.parameters.slice(0, 2).map(({ name }) => name.getText());
  return callsWith(fn, names) ? parent.name : undefined;
}

/** `state = apply(state, event)` */
function stepIn(loop: ts.ForOfStatement): ts.Node | undefined {
  const { initializer, statement } = loop;
  const [element] = ts.isVariableDeclarationList(initializer) ? initializer.declarations : [];
  if (element === undefined) return undefined;
  for (const node of descendants(statement)) {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isCallExpression(unwrap(node.right)) &&
      givenTo(unwrap(node.right) as ts.CallExpression, [
        node.left.getText(),
        element.name.getText(),
      ])
    )
      return node;
  }
  return undefined;
}

function callsWith(fn: FunctionNode, names: readonly string[]): boolean {
  if (fn.body === undefined || names.length < 2) return false;
  return [fn.body, ...descendants(fn.body)].some(
    (node) => ts.isCallExpression(node) && givenTo(node, names),
  );
}

function givenTo(call: ts.CallExpression, names: readonly string[]): boolean {
  const given = call.arguments.map((each) => unwrap(each).getText());
  return names.every((name) => given.includes(name));
}

/** `reports.reduce((newest, each) => (each.stamp > newest.stamp ? each : newest))` of what several writers stamped. */
export function highestOf(call: ts.CallExpression, analysis: Analysis): Replayed | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "reduce") return undefined;
  const fn = call.arguments[0] === undefined ? undefined : unwrap(call.arguments[0]);
  if (fn === undefined || !isFunctionNode(fn) || fn.body === undefined) return undefined;
  const names = fn.parameters.slice(0, 2).map(({ name }) => name.getText());
  for (const node of [fn.body, ...descendants(fn.body)]) {
    if (!ts.isBinaryExpression(node) || !/^[<>]=?$/.test(node.operatorToken.getText())) continue;
    const property = fieldIn(node.left);
    if (property === undefined || property !== fieldIn(node.right)) continue;
    if (!(STAMP.test(property) || SENT.test(property) || isMomentName(property))) continue;
    if (!names.every((name) => new RegExp(`\\b${name}\\b`).test(node.getText()))) continue;
    if (!choosesBetween(node, names)) continue;
    const stamped = stampedBy(node.getSourceFile(), property);
    if (stamped === undefined || !isRead(callee.expression, analysis)) return undefined;
    return { at: node, property, kept: stamped, kind: "highest" };
  }
  return undefined;
}

/** The list is waited for: it comes from where all writers leave what they say. */
function isRead(list: ts.Expression, analysis: Analysis): boolean {
  const at = unwrap(list);
  if ([at, ...descendants(at)].some(ts.isAwaitExpression)) return true;
  const root = ts.isIdentifier(at) ? localDeclaration(at, analysis) : undefined;
  return (
    root !== undefined &&
    ts.isVariableDeclaration(root) &&
    root.initializer !== undefined &&
    [root.initializer, ...descendants(root.initializer)].some(ts.isAwaitExpression)
  );
}

/** `? each : newest` */
function choosesBetween(node: ts.Node, names: readonly string[]): boolean {
  for (const at of ancestors(node)) {
    if (isFunctionNode(at)) return false;
    if (ts.isConditionalExpression(at))
      return [at.whenTrue, at.whenFalse].every((each) => names.includes(unwrap(each).getText()));
  }
  return false;
}

/** Where the file stamps what it writes with its own clock. */
function stampedBy(file: ts.SourceFile, property: string): ts.Node | undefined {
  for (const node of descendants(file))
    if (
      ts.isPropertyAssignment(node) &&
      propertyName(node.name) === property &&
      /^(new Date\(\)|Date\.now\(\))/.test(node.initializer.getText())
    )
      return node;
  return undefined;
}
