/** Promises that are used as if they were what they give: as a condition, or as a list inside of a list. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { mentionsOf, refersTo } from "../../kit/references.ts";
import {
  calledName,
  type FunctionNode,
  functionOf,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenCall } from "../../kit/unseen.ts";
import { isSameAwaited } from "./dropped.ts";

export interface Tested {
  readonly name: string;
  /** Where it decides something, which is always the same. */
  readonly at: ts.Node;
  /** Its declaration says that it gives a promise. */
  readonly isSure: boolean;
}

/** `if (!mayPay(user))`, `const order = findOrder(id); if (!order) …` with functions that give promises. */
export function testedAt(call: ts.CallExpression, analysis: Analysis): Tested | undefined {
  const holder = outer(call);
  if (isTest(call)) return tested(call, call.expression, analysis);
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return undefined;
  if ((ts.getCombinedNodeFlags(holder) & ts.NodeFlags.Const) === 0) return undefined;
  const uses = mentionsOf(call.getSourceFile(), holder.name.text).filter(
    (each): each is ts.Identifier => ts.isIdentifier(each) && each !== holder.name,
  );
  const test = uses.find(isTest);
  if (test === undefined || !refersTo(test, holder, analysis)) return undefined;
  // Whoever waits for it later knows that it is a promise.
  return uses.some(isKept) ? undefined : tested(call, test, analysis);
}

function tested(call: ts.CallExpression, at: ts.Node, analysis: Analysis): Tested | undefined {
  const isSure = givesPromise(call, analysis);
  const isKnown = isSure || (isUnseenCall(call, analysis) && isSameAwaited(call));
  return isKnown ? { name: nameOfCall(call), at, isSure } : undefined;
}

/** The place where an expression decides: `!x`, `if (x)`, `x ? a : b`, `x && y`, `x ?? y`. */
function isTest(node: ts.Expression): boolean {
  let at: ts.Node = node;
  while (ts.isParenthesizedExpression(at.parent) || ts.isNonNullExpression(at.parent))
    at = at.parent;
  const { parent } = at;
  if (ts.isPrefixUnaryExpression(parent))
    return parent.operator === ts.SyntaxKind.ExclamationToken && parent.operand === at;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) return parent.expression === at;
  if (ts.isConditionalExpression(parent)) return parent.condition === at;
  if (!ts.isBinaryExpression(parent) || parent.left !== at) return false;
  const { kind } = parent.operatorToken;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return true;
  // `await (load(id) ?? null)` still waits: only what stands behind is never used.
  const isFallback =
    kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
  return isFallback && !isKept(parent) && !ts.isArrowFunction(outer(parent));
}

/** Waited for, handed back, continued or handed on. */
function isKept(use: ts.Expression): boolean {
  const at = outer(use);
  if (ts.isAwaitExpression(at) || ts.isReturnStatement(at) || ts.isArrayLiteralExpression(at))
    return true;
  return ts.isPropertyAccessExpression(at) && /^(then|catch|finally)$/.test(at.name.text);
}

/** Declared so in sight: types that leave out `undefined` prove nothing under loose settings. */
function givesPromise(call: ts.CallExpression, analysis: Analysis): boolean {
  if (isOptional(call)) return false;
  const declaration = analysis.declarationOf(unwrap(call.expression));
  if (declaration === undefined) return false;
  const body = functionOf(declaration);
  if (body !== undefined && isGenerator(body)) return false;
  if (body !== undefined && isAsync(body)) return true;
  const type = (body ?? (ts.isFunctionLike(declaration) ? declaration : undefined))?.type;
  return (
    type !== undefined &&
    ts.isTypeReferenceNode(type) &&
    type.typeName.getText() === "Promise" &&
    analysis.checker.getTypeAtLocation(call).getProperty("then") !== undefined
  );
}

function isOptional(call: ts.CallExpression): boolean {
  return (call.flags & ts.NodeFlags.OptionalChain) !== 0;
}

function isGenerator(fn: FunctionNode): boolean {
  return (
    (ts.isFunctionDeclaration(fn) || ts.isFunctionExpression(fn) || ts.isMethodDeclaration(fn)) &&
    fn.asteriskToken !== undefined
  );
}

export interface Wrapped {
  readonly name: string;
  readonly at: ts.Node;
  readonly keeper: string;
  /** The list of promises, to be spread. */
  readonly list: ts.Expression;
}

/** `await Promise.all([orders.map(async (order) => …)])`: a list of promises is none, so it is done at once. */
export function wrappedIn(call: ts.CallExpression, analysis: Analysis): readonly Wrapped[] {
  const callee = call.expression.getText();
  if (!/^Promise\.(all|allSettled|any|race)$/.test(callee)) return [];
  // Whoever keeps the lists may wait for each of them.
  const waiting = outer(call);
  if (!ts.isAwaitExpression(waiting) || !ts.isExpressionStatement(outer(waiting))) return [];
  const [given] = call.arguments;
  const lists = given === undefined ? undefined : unwrap(given);
  if (lists === undefined || !ts.isArrayLiteralExpression(lists)) return [];
  return lists.elements.flatMap((each) => {
    if (ts.isSpreadElement(each) || !isListOfPromises(each, analysis)) return [];
    const made = unwrap(each);
    return {
      name: ts.isCallExpression(made) ? nameOfCall(made) : made.getText(),
      at: ts.isCallExpression(made) ? (calledName(made.expression) ?? made.expression) : made,
      keeper: callee,
      list: each,
    };
  });
}

function isListOfPromises(list: ts.Expression, analysis: Analysis): boolean {
  const made = unwrap(list);
  if (
    ts.isCallExpression(made) &&
    /^(map|flatMap)$/.test(calledName(made.expression)?.text ?? "")
  ) {
    const [argument] = made.arguments;
    const callback = argument === undefined ? undefined : unwrap(argument);
    if (callback !== undefined && isFunctionNode(callback) && isAsync(callback)) return true;
  }
  const { checker } = analysis;
  const type = checker.getTypeAtLocation(made);
  if (!checker.isArrayType(type)) return false;
  const [element] = checker.getTypeArguments(type as ts.TypeReference);
  return element !== undefined && element.getProperty("then") !== undefined;
}

function isAsync(fn: FunctionNode): boolean {
  return fn.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}
