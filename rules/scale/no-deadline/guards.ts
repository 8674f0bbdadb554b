/** What bounds a call in time from outside the call: races, combinators, timers, operators, environments. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { callsOfHeld } from "../../kit/callers.ts";
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
import { isStatedBounded } from "./stated.ts";
import { shortLimitOf } from "./tasks.ts";

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
    if (isFunctionNode(node)) {
      const limit = shortLimitOf(node, analysis);
      if (limit !== undefined) return limit;
      if (isNamedFunction(node)) {
        if (isStatedBounded(node)) return node;
        break;
      }
    }
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
  const index = node.arguments?.indexOf(from as ts.Expression) ?? -1;
  if (index < 0) return ts.isCallExpression(node) ? chainedBound(node, from) : undefined;
  const name = calledName(node.expression);
  if (ts.isNewExpression(node) && name?.text === "Promise")
    return hasRejectingTimer(node) ? node : undefined;
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

/** `new Promise((resolve, reject) => …)` with a timer that rejects. */
function hasRejectingTimer(promise: ts.NewExpression): boolean {
  const executor = promise.arguments?.[0];
  if (executor === undefined || !isFunctionNode(executor)) return false;
  const reject = executor.parameters[1]?.name.getText();
  return reject !== undefined && hasTimer(promise, new RegExp(`\\b${reject}\\b`));
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

/** Callers are followed so many steps: a private method, the public one, a service, its user. */
const MAX_CALLERS = 4;

/** Every known caller runs the function inside something that bounds it. */
function boundByEveryCaller(call: ts.Node, analysis: Analysis, depth: number): ts.Node | undefined {
  if (depth >= MAX_CALLERS) return undefined;
  let owner = enclosingFunction(call);
  while (owner !== undefined && !isNamedFunction(owner)) owner = enclosingFunction(owner);
  if (owner === undefined || ts.isConstructorDeclaration(owner)) return undefined;
  const callers = callersOf(owner, analysis);
  if (callers.length === 0) return undefined;
  let first: ts.Node | undefined;
  for (const caller of callers) {
    const bound = boundAround(caller, analysis, depth + 1);
    if (bound === undefined) return undefined;
    first ??= bound;
  }
  return first;
}

/** Those who call a function by its name, or by the option of an object that it is: `{ probe: async () => … }`. */
function callersOf(owner: FunctionNode, analysis: Analysis): readonly ts.Node[] {
  const named = analysis.callersOf(owner);
  if (named.length > 0) return named;
  // Behind a key, nobody sees which of several is called.
  const held = callsOfHeld(owner, analysis);
  return held.every((each) => ts.isCallExpression(each.parent)) ? held : [];
}

/** True where only development or tests get to: a branch, or the code below an early exit of production. */
export function isDevelopmentOnly(call: ts.Node): boolean {
  let from: ts.Node = call;
  for (const node of ancestors(call)) {
    if (ts.isIfStatement(node) && node.expression !== from) {
      if (impliesDevelopment(node.expression, node.thenStatement === from)) return true;
    } else if (ts.isConditionalExpression(node) && node.condition !== from) {
      if (impliesDevelopment(node.condition, node.whenTrue === from)) return true;
    } else if (ts.isBinaryExpression(node) && node.right === from) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken && impliesDevelopment(node.left, true))
        return true;
      if (kind === ts.SyntaxKind.BarBarToken && impliesDevelopment(node.left, false)) return true;
    } else if (ts.isBlock(node)) {
      for (const statement of node.statements) {
        if (statement === from) break;
        if (
          ts.isIfStatement(statement) &&
          statement.elseStatement === undefined &&
          leaves(statement.thenStatement) &&
          impliesDevelopment(statement.expression, false)
        )
          return true;
      }
    }
    from = node;
  }
  return false;
}

/** `// Mail for local development` above a function around the call: nobody but its author waits. */
export function isSaidForDevelopment(call: ts.Node): boolean {
  const file = call.getSourceFile();
  return [...ancestors(call)].some((node) => {
    if (!ts.isStatement(node) || !ts.isSourceFile(node.parent)) return false;
    const comments = ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? [];
    return comments.some(({ pos, end }) => FOR_DEVELOPMENT.test(file.text.slice(pos, end)));
  });
}

const FOR_DEVELOPMENT =
  /\b(for|in|during) (local )?dev(elopment)?\b(?! and prod)|\bfor local testing\b|\b(local(ly)?|dev(elopment)?)[ -]only\b/i;

/** Whether a condition of that outcome says that this is not production. */
function impliesDevelopment(condition: ts.Expression, outcome: boolean): boolean {
  const test = unwrap(condition);
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken)
    return impliesDevelopment(test.operand, !outcome);
  if (ts.isBinaryExpression(test)) {
    const { kind } = test.operatorToken;
    const isAnd = kind === ts.SyntaxKind.AmpersandAmpersandToken;
    if (isAnd || kind === ts.SyntaxKind.BarBarToken) {
      const left = impliesDevelopment(test.left, outcome);
      const right = impliesDevelopment(test.right, outcome);
      return isAnd === outcome ? left || right : left && right;
    }
    const match = /\benv(ironment)?\b|_ENV(IRONMENT)?\b/i.test(test.left.getText())
      ? /^["'](?:(dev|development|test|local)|(prod|production))["']$/.exec(test.right.getText())
      : null;
    if (match === null) return false;
    const isEqual = /^===?$/.test(test.operatorToken.getText());
    if (!isEqual && !/^!==?$/.test(test.operatorToken.getText())) return false;
    return (isEqual === outcome) === (match[1] !== undefined);
  }
  const name = ts.isCallExpression(test) ? test.expression : test;
  const last = calledName(name)?.text ?? "";
  if (/^(is_?(dev(elopment)?|test(ing)?|local)(_?(mode|env(ironment)?))?)$/i.test(last))
    return outcome;
  return /^is_?prod(uction)?$/i.test(last) && !outcome;
}

/** True for a branch that ends in `return` or `throw`. */
function leaves(branch: ts.Statement): boolean {
  const last = ts.isBlock(branch) ? branch.statements.at(-1) : branch;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}
