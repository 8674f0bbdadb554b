/** The awaited calls whose answer a value is made of, whichever function they call: what may be asked about and never claimed. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { type Access, isRead, isWrite } from "../data/access.ts";
import { accessIn } from "../data/read.ts";
import { effectOfCall } from "../effects/effect.ts";
import { calledName, isFunctionNode, unwrap } from "../syntax.ts";
import { localDeclaration } from "../time-values.ts";
import { wordsOf } from "../words.ts";
import { assignedTo } from "./origins.ts";

export interface Look {
  /** The awaited call that looks. */
  readonly call: ts.CallExpression;
  readonly access: Access | undefined;
  /** Members taken from the answer on the way, in order. */
  readonly path: readonly string[];
}

const MAX_DEPTH = 10;
const MAX_LOOKS = 6;

interface Walk {
  readonly analysis: Analysis;
  readonly seen: Set<ts.Node>;
  readonly found: Look[];
}

/** The looks behind a value, in the function that it stands in. */
export function looksBehind(value: ts.Expression, analysis: Analysis): readonly Look[] {
  const walk: Walk = { analysis, seen: new Set(), found: [] };
  follow(value, [], walk, 0);
  return walk.found;
}

const WRITING =
  /^(create|add|insert|save|update|delete|remove|set|put|post|upsert|send|publish|emit|write|store|register|patch|enqueue|schedule|trigger|dispatch|notify|log|track|parse|sign|hash|encrypt|decrypt|compare|verify|validate|generate|wait|sleep|json|text|login|authenticate|authorize)$/;

function follow(
  value: ts.Expression,
  path: readonly string[],
  walk: Walk,
  depth: number,
  isAwaited = false,
): void {
  const at = unwrap(value);
  if (depth > MAX_DEPTH || walk.found.length >= MAX_LOOKS || walk.seen.has(at)) return;
  walk.seen.add(at);
  const go = (next: ts.Expression | undefined, to = path): void => {
    if (next !== undefined) follow(next, to, walk, depth + 1, isAwaited);
  };
  if (ts.isAwaitExpression(at)) follow(at.expression, path, walk, depth + 1, true);
  else if (ts.isCallExpression(at)) followCall(at, path, walk, depth, isAwaited);
  else if (ts.isPropertyAccessExpression(at)) go(at.expression, [at.name.text, ...path]);
  else if (ts.isElementAccessExpression(at) || ts.isSpreadElement(at)) go(at.expression);
  else if (ts.isIdentifier(at)) followName(at, path, walk, depth);
  else if (ts.isBinaryExpression(at)) {
    if (/^(\?\?|\|\||[-+*/])$/.test(at.operatorToken.getText())) {
      go(at.left);
      go(at.right);
    }
  } else if (ts.isConditionalExpression(at)) {
    go(at.whenTrue);
    go(at.whenFalse);
  } else if (ts.isNewExpression(at)) go(at.arguments?.[0]);
  else if (ts.isPrefixUnaryExpression(at)) go(at.operand);
}

/** Methods of lists, texts and wrappers, whose answer is made of what they are called on. */
const PARTS =
  /^(find|findLast|findIndex|filter|some|every|map|flatMap|reduce|at|pop|shift|slice|sort|toSorted|includes|indexOf|has|get|keys|values|entries|concat|flat|toObject|toJSON|trim|toString|catch|then|throwOnError)$/;

function followCall(
  call: ts.CallExpression,
  path: readonly string[],
  walk: Walk,
  depth: number,
  isAwaited: boolean,
): void {
  const callee = unwrap(call.expression);
  const name = calledName(callee)?.text ?? "";
  if (isAwaited) {
    if (/^(all|allSettled)$/.test(name)) return;
    const access = accessIn(call, walk.analysis);
    if (access === undefined ? isWriting(call, name, walk.analysis) : isWrite(access)) return;
    if (access !== undefined && !isRead(access) && access.operation !== "query") return;
    walk.found.push({ call, access, path });
    return;
  }
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
  if (receiver !== undefined && PARTS.test(name)) follow(receiver, path, walk, depth + 1);
  else
    for (const each of call.arguments)
      if (!isFunctionNode(unwrap(each))) follow(each, path, walk, depth + 1);
}

/** `client.send(new GetCommand(…))` only has the name of what writes. */
function isWriting(call: ts.CallExpression, name: string, analysis: Analysis): boolean {
  return (
    WRITING.test(wordsOf(name)[0] ?? "") &&
    !(name === "send" && effectOfCall(call, analysis)?.action === "read")
  );
}

function followName(name: ts.Identifier, path: readonly string[], walk: Walk, depth: number): void {
  const declaration = localDeclaration(name, walk.analysis);
  if (declaration === undefined) return;
  if (ts.isVariableDeclaration(declaration)) {
    const list = declaration.parent;
    if (ts.isVariableDeclarationList(list) && ts.isForOfStatement(list.parent)) {
      follow(list.parent.expression, path, walk, depth + 1);
      return;
    }
    if (declaration.initializer !== undefined)
      follow(declaration.initializer, path, walk, depth + 1);
    if ((ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0)
      for (const each of assignedTo(declaration, name, walk.analysis))
        follow(each, path, walk, depth + 1);
    return;
  }
  if (ts.isBindingElement(declaration)) {
    followBinding(declaration, path, walk, depth);
    return;
  }
  if (!ts.isParameter(declaration)) return;
  // `rows.map((row) => …)`
  const owner = declaration.parent;
  const call = owner.parent;
  if (!isFunctionNode(owner) || !ts.isCallExpression(call) || call.arguments[0] !== owner) return;
  const callee = unwrap(call.expression);
  if (ts.isPropertyAccessExpression(callee) && ITERATING.test(callee.name.text))
    follow(callee.expression, path, walk, depth + 1);
}

const ITERATING = /^(map|filter|find|some|every|forEach|flatMap)$/;

function followBinding(
  element: ts.BindingElement,
  path: readonly string[],
  walk: Walk,
  depth: number,
): void {
  const pattern = element.parent;
  const holder = pattern.parent;
  const key = element.propertyName ?? element.name;
  const member = ts.isObjectBindingPattern(pattern) && ts.isIdentifier(key) ? [key.text] : [];
  if (ts.isBindingElement(holder)) {
    followBinding(holder, [...member, ...path], walk, depth + 1);
    return;
  }
  if (!ts.isVariableDeclaration(holder) || holder.initializer === undefined) return;
  const single = ts.isArrayBindingPattern(pattern)
    ? elementOf(holder.initializer, pattern.elements.indexOf(element))
    : undefined;
  if (single !== undefined) follow(single, [...member, ...path], walk, depth + 1, true);
  else follow(holder.initializer, [...member, ...path], walk, depth + 1);
}

/** The element of `await Promise.all([a, b])` at an index. */
function elementOf(expression: ts.Expression, index: number): ts.Expression | undefined {
  const at = unwrap(expression);
  const call = ts.isAwaitExpression(at) ? unwrap(at.expression) : at;
  if (!ts.isCallExpression(call) || calledName(call.expression)?.text !== "all") return undefined;
  const [first] = call.arguments;
  const list = first === undefined ? undefined : unwrap(first);
  return list !== undefined && ts.isArrayLiteralExpression(list) ? list.elements[index] : undefined;
}
