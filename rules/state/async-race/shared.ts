/** Values in memory that several runs of one piece of code share, read before a wait and written after it. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isAsync } from "../../kit/asynchronous.ts";
import { exits } from "../../kit/flow/governing.ts";
import { isWithin } from "../../kit/functions.ts";
import { isModuleVariable, runsOncePerProcess } from "../../kit/process-lifetime.ts";
import type { Report } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  enclosingStatement,
  type FunctionNode,
  isFunctionNode,
  outer,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { shortened } from "../../kit/words.ts";
import { isCallbackOfMany, runsForMany } from "./many.ts";

/** `total += await price(item)`: `total` is read before the wait. */
export function sumAcrossWait(node: ts.BinaryExpression, analysis: Analysis): Report | undefined {
  const target = unwrap(node.left);
  const { kind } = node.operatorToken;
  const isSum = SUMS.has(kind);
  if (!isSum && kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const wait = awaitIn(node.right) ?? waitBehindCopy(node, target, analysis);
  if (wait === undefined) return undefined;
  // `total = total + (await price(item))` reads it first; `total = (await price(item)) + total` after it.
  const isReadBefore =
    isSum ||
    wait.end <= node.pos ||
    [unwrap(node.right), ...descendants(node.right)].some(
      (each) => each.end <= wait.pos + 1 && isSame(each, target) && isTerm(each, node),
    );
  if (!isReadBefore) return undefined;
  const owner = enclosingFunction(node);
  if (owner === undefined || !isShared(target, owner, analysis)) return undefined;
  if (!isRunSideBySide(owner, target, analysis) || !analysis.runsOnServer(node)) return undefined;
  return {
    at: node.left,
    message: `\`${shortened(target.getText(), 30)}\` is read before this waits: what others add meanwhile is lost`,
    confidence: isCallbackOfMany(owner) ? "likely" : "possible",
    related: [{ ...placeOf(wait), message: "others run while this waits" }],
    basis: node,
  };
}

/** `const before = total; const price = await load(); total = before + price`: the wait behind the copy. */
function waitBehindCopy(
  node: ts.BinaryExpression,
  target: ts.Expression,
  analysis: Analysis,
): ts.AwaitExpression | undefined {
  const owner = enclosingFunction(node);
  if (owner?.body === undefined || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
    return undefined;
  for (const each of [unwrap(node.right), ...descendants(node.right)]) {
    if (!ts.isIdentifier(each) || !isTerm(each, node)) continue;
    const copy = localDeclaration(each, analysis);
    if (copy === undefined || !ts.isVariableDeclaration(copy) || copy.initializer === undefined)
      continue;
    const held = unwrap(copy.initializer);
    const [first] = ts.isBinaryExpression(held) ? [unwrap(held.left)] : [held];
    if (first === undefined || !isSame(first, target) || enclosingFunction(copy) !== owner)
      continue;
    for (const wait of descendants(owner.body, (inner) => !isFunctionNode(inner)))
      if (ts.isAwaitExpression(wait) && wait.pos >= copy.end && wait.end <= node.pos) return wait;
  }
  return undefined;
}

const SUMS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.MinusEqualsToken,
  ts.SyntaxKind.AsteriskEqualsToken,
  ts.SyntaxKind.SlashEqualsToken,
]);

/** A part of a sum or a copy of a list; `known || (await load())` loads what is missing. */
function isTerm(part: ts.Node, whole: ts.Node): boolean {
  for (const at of ancestors(part, whole)) {
    const sign = ts.isBinaryExpression(at) ? at.operatorToken.getText() : "";
    if (/^[-+*/]$/.test(sign)) return true;
    if (ts.isSpreadElement(at) || ts.isSpreadAssignment(at)) return true;
    // `(sums[key] ?? 0) + …`
    if (!ts.isParenthesizedExpression(at) && !/^(\?\?|\|\|)$/.test(sign)) return false;
  }
  return false;
}

/** `if (this.taken.has(seat)) throw …; await pay(); this.taken.add(seat)`. */
export function judgedAcrossWait(judge: ts.IfStatement, analysis: Analysis): Report | undefined {
  const owner = enclosingFunction(judge);
  if (owner?.body === undefined || !isAsync(owner)) return undefined;
  for (const target of judgedIn(judge.expression)) {
    if (!isShared(target, owner, analysis)) continue;
    const change = changeBehind(judge, target);
    if (change === undefined) continue;
    const wait = waitBetween(judge, change, target);
    if (wait === undefined || isFilled(change, wait) || takesLock(wait)) continue;
    if (!isRunSideBySide(owner, target, analysis) || !analysis.runsOnServer(judge))
      return undefined;
    return {
      at: target,
      message: `\`${shortened(target.getText(), 24)}\` is judged before this waits and changed after it: two at once both pass`,
      confidence: "possible",
      related: [
        { ...placeOf(wait), message: "others run while this waits" },
        { ...placeOf(change), message: "and is changed here" },
      ],
      basis: judge,
    };
  }
  return undefined;
}

/** `list.forEach(async (each) => { out.push(await load(each)) })` before `out` is used. */
export function filledByLoop(call: ts.CallExpression, analysis: Analysis): Report | undefined {
  if (calledName(call.expression)?.text !== "forEach") return undefined;
  if (!ts.isExpressionStatement(outer(call))) return undefined;
  const [argument] = call.arguments;
  const callback = argument === undefined ? undefined : unwrap(argument);
  if (callback === undefined || !isFunctionNode(callback) || !isAsync(callback)) return undefined;
  const home = enclosingFunction(call);
  if (home?.body === undefined || callback.body === undefined) return undefined;
  const wait = awaitIn(callback.body);
  if (wait === undefined) return undefined;
  for (const node of descendants(callback.body)) {
    const target = changedBy(node);
    const root = target === undefined ? undefined : rootOf(target);
    if (root === undefined || node.end < wait.pos || !ts.isIdentifier(root)) continue;
    const declaration = localDeclaration(root, analysis);
    if (declaration === undefined || isWithin(declaration, callback)) continue;
    const use = [...descendants(home.body)].find(
      (each) => ts.isIdentifier(each) && each.text === root.text && each.pos > call.end,
    );
    if (use === undefined || !analysis.runsOnServer(call)) continue;
    return {
      at: calledName(call.expression) ?? call,
      message: `\`forEach\` waits for none of its callbacks: \`${shortened(root.text, 24)}\` is used before they fill it`,
      confidence: "likely",
      related: [
        { ...placeOf(node), message: "filled here, later" },
        { ...placeOf(use), message: "used here, before" },
      ],
      basis: call,
    };
  }
  return undefined;
}

function awaitIn(root: ts.Node): ts.AwaitExpression | undefined {
  for (const node of [root, ...descendants(root, (each) => !isFunctionNode(each))])
    if (ts.isAwaitExpression(node)) return node;
  return undefined;
}

function isSame(node: ts.Node, target: ts.Expression): boolean {
  return node.kind === target.kind && node.getText() === target.getText();
}

/** `total` of `total.sum`, `this.seats` of `this.seats.size`. */
function rootOf(target: ts.Expression): ts.Expression {
  let at = unwrap(target);
  for (;;) {
    if (
      ts.isPropertyAccessExpression(at) &&
      unwrap(at.expression).kind !== ts.SyntaxKind.ThisKeyword
    )
      at = unwrap(at.expression);
    else if (ts.isElementAccessExpression(at)) at = unwrap(at.expression);
    else return at;
  }
}

/** Declared outside of the function: a variable around it, or a member of its object. */
export function isShared(target: ts.Expression, owner: FunctionNode, analysis: Analysis): boolean {
  const root = rootOf(target);
  if (ts.isPropertyAccessExpression(root)) return true;
  if (!ts.isIdentifier(root)) return false;
  const declaration = localDeclaration(root, analysis);
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    !isWithin(declaration, owner)
  );
}

/** A callback for each of many, or code that requests enter while it waits and whose value outlives them. */
function isRunSideBySide(owner: FunctionNode, target: ts.Expression, analysis: Analysis): boolean {
  if (runsForMany(owner, analysis)) return true;
  const root = rootOf(target);
  if (ts.isIdentifier(root)) {
    const declaration = localDeclaration(root, analysis);
    if (declaration === undefined || !isModuleVariable(declaration)) return false;
  } else if (!isServed(owner)) return false;
  return owner.body !== undefined && !runsOncePerProcess(owner.body, analysis);
}

/** A method of something that lives on: what is made for one use has its members for itself. */
function isServed(owner: FunctionNode): boolean {
  for (const at of ancestors(owner))
    if (ts.isClassLike(at))
      return /(Service|Controller|Gateway|Store|Manager|Repository|Handler|Registry|Router|Limiter|Pool|Room|Lobby|Inventory|Wallets?|Ledger|Provider|Cache)$/.test(
        at.name?.text ?? "",
      );
  return false;
}

/** `taken.has(seat)`, `count >= LIMIT`, `this.busy`: what a condition says of values in memory. */
function* judgedIn(condition: ts.Expression): Generator<ts.Expression> {
  for (const node of [
    unwrap(condition),
    ...descendants(condition, (each) => !isFunctionNode(each)),
  ]) {
    if (ts.isCallExpression(node)) {
      const callee = unwrap(node.expression);
      if (ts.isPropertyAccessExpression(callee) && /^(has|includes)$/.test(callee.name.text))
        yield callee.expression;
    } else if (ts.isBinaryExpression(node) && /^[<>]=?$/.test(node.operatorToken.getText())) {
      for (const side of [node.left, node.right]) {
        const at = unwrap(side);
        if (ts.isPropertyAccessExpression(at) && /^(size|length)$/.test(at.name.text))
          yield at.expression;
        else if (ts.isIdentifier(at) || ts.isPropertyAccessExpression(at)) yield at;
      }
    }
  }
}

const GROWS = /^(add|set|push|unshift|delete|splice)$/;

/** What a node changes: `seats.add(x)`, `count++`, `count -= n`. */
function changedBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(node)) {
    const callee = unwrap(node.expression);
    return ts.isPropertyAccessExpression(callee) &&
      /^(add|set|push|unshift|append|delete|splice|write)$/.test(callee.name.text)
      ? unwrap(callee.expression)
      : undefined;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node))
    return /^(\+\+|--)$/.test(ts.tokenToString(node.operator) ?? "")
      ? unwrap(node.operand)
      : undefined;
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment)
      return unwrap(node.left);
  }
  return undefined;
}

/** The change of it in the branch, or behind one that leaves without giving back what is kept there. */
function changeBehind(judge: ts.IfStatement, target: ts.Expression): ts.Node | undefined {
  const scopes: ts.Node[] = [];
  if (exits(judge.thenStatement)) {
    if (givesBack(judge, target) || !ts.isBlock(judge.parent)) return undefined;
    const { statements } = judge.parent;
    scopes.push(...statements.slice(statements.indexOf(judge) + 1));
  } else scopes.push(judge.thenStatement);
  for (const scope of scopes)
    for (const node of [scope, ...descendants(scope, (each) => !isFunctionNode(each))]) {
      if (ts.isCallExpression(node) && !GROWS.test(calledName(node.expression)?.text ?? ""))
        continue;
      const changed = changedBy(node);
      if (changed !== undefined && isSame(changed, unwrap(target))) return node;
    }
  return undefined;
}

/** `if (cache.has(key)) return cache.get(key)`: a miss that two load does no harm. */
function givesBack(judge: ts.IfStatement, target: ts.Expression): boolean {
  return [...descendants(judge.thenStatement)].some((each) => isSame(each, target));
}

function waitBetween(
  judge: ts.IfStatement,
  change: ts.Node,
  target: ts.Expression,
): ts.AwaitExpression | undefined {
  const owner = enclosingFunction(judge);
  if (owner?.body === undefined || enclosingFunction(change) !== owner) return undefined;
  const statement = enclosingStatement(change);
  let found: ts.AwaitExpression | undefined;
  for (const node of descendants(owner.body, (each) => !isFunctionNode(each))) {
    if (node.pos < judge.expression.end || node.pos >= statement.end) continue;
    // Taken back and forth on the way: a reservation.
    if (node !== change && node.pos < change.pos) {
      const changed = changedBy(node);
      if (changed !== undefined && isSame(changed, unwrap(target))) return undefined;
    }
    if (ts.isAwaitExpression(node) && node.end <= change.end && !isLeaving(node, judge))
      found ??= node;
  }
  return found;
}

/** `await tryLock(key)`: of two that passed, one gets no further. */
function takesLock({ expression }: ts.AwaitExpression): boolean {
  const call = unwrap(expression);
  return (
    ts.isCallExpression(call) &&
    /lock|lease|mutex|semaphore|acquire/i.test(call.expression.getText())
  );
}

/** In the branch that leaves, nothing of what follows is reached. */
function isLeaving(node: ts.Node, judge: ts.IfStatement): boolean {
  return exits(judge.thenStatement) && isWithin(node, judge.thenStatement);
}

/** What was waited for is what is kept: a copy, which two may make. */
function isFilled(change: ts.Node, wait: ts.AwaitExpression): boolean {
  if (isWithin(wait, change)) return true;
  const names = new Set<string>();
  for (const at of ancestors(wait)) {
    if (ts.isVariableDeclaration(at))
      for (const each of [at.name, ...descendants(at.name)])
        if (ts.isIdentifier(each)) names.add(each.text);
    if (ts.isStatement(at)) break;
  }
  return [...descendants(change)].some((each) => ts.isIdentifier(each) && names.has(each.text));
}
