/** Values in Redis or another shared cache that are read, computed anew and set. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import { assignedTo } from "../../kit/flow/origins.ts";
import { mentionsOf } from "../../kit/references.ts";
import { calledName, descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { changeAt } from "./composition.ts";

export interface CachedUpdate {
  readonly set: ts.CallExpression;
  readonly get: ts.CallExpression;
  readonly value: ts.Expression;
  readonly isResolved: boolean;
}

const SETS = /^(set|setex|setEx|psetex|hset|hSet|put|setItem|hmset|json\.set|mset)$/;
const GETS = /^(get|hget|hGet|hgetall|hGetAll|getItem|getJson|getJSON|json\.get)$/;

export function cachedUpdateOf(
  set: ts.CallExpression,
  analysis: Analysis,
): CachedUpdate | undefined {
  const name = calledName(set.expression)?.text ?? "";
  const [key] = set.arguments;
  if (!SETS.test(name) || key === undefined || set.arguments.length < 2) return undefined;
  const effect = effectOfCall(set, analysis);
  if (effect?.target !== "cache" || effect.action !== "write") return undefined;
  const receiver = receiverOf(set)?.getText() ?? "";
  const isKeyed = /^h/i.test(name);
  const values = set.arguments.slice(isKeyed ? 2 : 1);
  for (const value of values) {
    const get = readBehind(value, receiver, key.getText(), set, analysis, 0);
    if (get !== undefined) return { set, get, value, isResolved: effect.certainty === "resolved" };
  }
  return undefined;
}

/** The `get` of the same key whose answer goes into a value, changed on the way. */
function readBehind(
  value: ts.Expression,
  receiver: string,
  key: string,
  set: ts.CallExpression,
  analysis: Analysis,
  depth: number,
): ts.CallExpression | undefined {
  if (depth > 4) return undefined;
  const names: ts.Identifier[] = [];
  const at = unwrap(value);
  if (ts.isIdentifier(at)) names.push(at);
  for (const node of descendants(at, (each) => !isFunctionNode(each))) {
    if (ts.isIdentifier(node) && !isMemberName(node)) names.push(node);
  }
  for (const name of names) {
    const declaration = localDeclaration(name, analysis);
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) continue;
    const given = [
      ...(declaration.initializer === undefined ? [] : [declaration.initializer]),
      ...assignedTo(declaration, name, analysis),
    ];
    for (const each of given) {
      const get = getIn(each, receiver, key);
      const isChanged = at !== name || depth > 0 || isMutated(name, declaration, set, analysis);
      if (get !== undefined && isChanged && isComputed(value, name, depth)) return get;
      const found = readBehind(each, receiver, key, set, analysis, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Not what was read as it is: a sum, a spread, a changed copy, a text made of it. */
function isComputed(value: ts.Expression, name: ts.Identifier, depth: number): boolean {
  const at = unwrap(value);
  return depth > 0 || at !== name || ts.isIdentifier(at);
}

function isMutated(
  name: ts.Identifier,
  declaration: ts.VariableDeclaration,
  set: ts.CallExpression,
  analysis: Analysis,
): boolean {
  return mentionsOf(name.getSourceFile(), name.text).some(
    (use) =>
      ts.isIdentifier(use) &&
      use.pos < set.pos &&
      changeAt(use) !== undefined &&
      localDeclaration(use, analysis) === declaration,
  );
}

function getIn(value: ts.Expression, receiver: string, key: string): ts.CallExpression | undefined {
  const isGet = (node: ts.Node): node is ts.CallExpression =>
    ts.isCallExpression(node) &&
    GETS.test(calledName(node.expression)?.text ?? "") &&
    node.arguments[0]?.getText() === key &&
    receiverOf(node)?.getText() === receiver;
  const at = unwrap(value);
  if (isGet(at)) return at;
  for (const node of descendants(at, (each) => !isFunctionNode(each))) if (isGet(node)) return node;
  return undefined;
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}
