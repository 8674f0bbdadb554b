/** What bounds a call in time from outside the call: races, combinators, timers, operators, environments. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { parameterIndex } from "../../kit/options.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  functionOf,
  isFunctionNode,
  isNamedFunction,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

/** Names of unresolved helpers that say they bound what they run; unresolved counts as guarded. */
const BOUNDING_NAME = /time.?(d?out|limit|box)|deadline|abort/i;

/** The node that bounds a call from outside, or undefined. */
export function boundAround(call: ts.Node, analysis: Analysis, depth = 0): ts.Node | undefined {
  let from: ts.Node = call;
  for (const node of ancestors(call)) {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const bound = boundBy(node, from, analysis);
      if (bound !== undefined) return bound;
    }
    if (isFunctionNode(node) && isNamedFunction(node)) break;
    from = node;
  }
  return racedLater(call, analysis) ?? boundByEveryCaller(call, analysis, depth);
}

/** Whether `node`, which contains `from`, bounds what happens there. */
function boundBy(
  node: ts.CallExpression | ts.NewExpression,
  from: ts.Node,
  analysis: Analysis,
): ts.Node | undefined {
  if (ts.isNewExpression(node)) {
    const isPromise = ts.isIdentifier(node.expression) && node.expression.text === "Promise";
    const executor = node.arguments?.[0];
    const reject =
      executor !== undefined && isFunctionNode(executor)
        ? executor.parameters[1]?.name.getText()
        : undefined;
    return isPromise && reject !== undefined && hasTimer(node, new RegExp(`\\b${reject}\\b`))
      ? node
      : undefined;
  }
  const index = node.arguments.findIndex((argument) => argument === from);
  if (index < 0) return chainedBound(node, from);
  const name = calledName(node.expression);
  if (name?.text === "race" && /^Promise\b/.test(node.expression.getText())) return node;
  const facts = analysis.factsOf(node);
  if (facts !== undefined) {
    return facts.bounds.some((each) => parameterIndex(facts.declaration, each) === index)
      ? node
      : undefined;
  }
  const declaration = analysis.declarationOf(node.expression);
  if (declaration === undefined)
    return name !== undefined && BOUNDING_NAME.test(name.text) ? node : undefined;
  const helper = functionOf(declaration);
  return helper !== undefined && isCombinator(helper, index) ? node : undefined;
}

/** `work.pipe(timeout(ms))`, `request.timeout(ms)`, `effect.pipe(Effect.timeoutFail(…))`: `from` is the callee's part. */
function chainedBound(node: ts.CallExpression, from: ts.Node): ts.Node | undefined {
  if (node.expression !== from || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const method = node.expression.name.text;
  if (/^timeout/i.test(method)) return node;
  if (method !== "pipe") return undefined;
  return node.arguments.find((argument) => {
    const operator = unwrap(argument);
    return (
      ts.isCallExpression(operator) && /^timeout/i.test(calledName(operator.expression)?.text ?? "")
    );
  });
}

/** The project's own helper that races its argument against a timer. */
function isCombinator(helper: FunctionNode, index: number): boolean {
  const parameter = helper.parameters[index];
  if (parameter === undefined || !ts.isIdentifier(parameter.name) || helper.body === undefined)
    return false;
  const work = parameter.name.text;
  let usesWork = false;
  let races = false;
  let timer = false;
  for (const node of descendants(helper.body)) {
    if (ts.isIdentifier(node) && node.text === work) usesWork = true;
    if (!ts.isCallExpression(node)) continue;
    const name = calledName(node.expression)?.text;
    if (name === "race") races = true;
    if (name === "setTimeout" || (name !== undefined && /^(timeout|sleep|delay|wait)/i.test(name)))
      timer = true;
  }
  return (
    usesWork && timer && (races || hasTimer(helper.body, /\b(reject|rej|abort|destroy|throw)\b/))
  );
}

/** A timer whose callback does what the pattern says. */
function hasTimer(root: ts.Node, effect: RegExp): boolean {
  for (const node of descendants(root)) {
    if (!ts.isCallExpression(node) || calledName(node.expression)?.text !== "setTimeout") continue;
    if (effect.test(node.arguments[0]?.getText() ?? "")) return true;
  }
  return false;
}

/** `const work = fetch(…); await Promise.race([work, timer])`. */
function racedLater(call: ts.Node, analysis: Analysis): ts.Node | undefined {
  let at: ts.Node = call;
  while (ts.isCallExpression(at.parent) || ts.isPropertyAccessExpression(at.parent)) at = at.parent;
  const holder = outer(at);
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return undefined;
  return analysis.referencesTo(holder).find((use) => {
    for (const node of ancestors(use)) {
      if (ts.isCallExpression(node) && calledName(node.expression)?.text === "race") return true;
      if (ts.isStatement(node)) return false;
    }
    return false;
  });
}

/** Every known caller runs the function inside something that bounds it. */
function boundByEveryCaller(call: ts.Node, analysis: Analysis, depth: number): ts.Node | undefined {
  if (depth >= 2) return undefined;
  let owner = enclosingFunction(call);
  while (owner !== undefined && !isNamedFunction(owner)) owner = enclosingFunction(owner);
  if (owner === undefined || ts.isConstructorDeclaration(owner)) return undefined;
  const callers = analysis.callersOf(owner);
  if (callers.length === 0) return undefined;
  let first: ts.Node | undefined;
  for (const caller of callers) {
    const bound = boundAround(caller, analysis, depth + 1);
    if (bound === undefined) return undefined;
    first ??= bound;
  }
  return first;
}

const DEVELOPMENT =
  /NODE_ENV\b[^&|]*===?\s*["'](development|test)|\b(isDev(elopment)?|IS_DEV(ELOPMENT)?|isTest|isLocal)\b/;

/** True inside a branch that only development or tests take. */
export function isDevelopmentOnly(call: ts.Node): boolean {
  let from: ts.Node = call;
  for (const node of ancestors(call)) {
    if (
      ts.isIfStatement(node) &&
      node.thenStatement === from &&
      DEVELOPMENT.test(node.expression.getText())
    )
      return true;
    if (
      ts.isConditionalExpression(node) &&
      node.whenTrue === from &&
      DEVELOPMENT.test(node.condition.getText())
    )
      return true;
    from = node;
  }
  return false;
}
