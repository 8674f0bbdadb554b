/** Keys that say "seen" before the work is done, and stay when it fails: whoever tries again is turned away. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { effectOfCall, isBusinessWrite, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { nameOf } from "../../kit/functions.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { isUnseenWork } from "../../kit/unseen.ts";

export interface Claimed {
  readonly at: ts.Node;
  readonly name: string;
  readonly work: ts.Node;
}

/** Locks end by themselves, and what keeps others away for a while is meant to stay. */
const FOR_A_WHILE =
  /lock|mutex|lease|leader|throttl|rate|cool_?down|debounce|limit|quota|presence|seen_?at|active|heartbeat|warn|notif|alert|remind|cache|session|token|state|nonce|jti/i;
const LOOKS = /^(get|find|load|fetch|list|read|is|has|check|count|search|query|lookup)/;
/** A claim that ends sooner than whoever sent it tries again. */
const SHORT = 120;

/** `if (!(await redis.set(key, 1, { nx: true }))) return; await credit(order);` */
export function claimedBeforeWork(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): Claimed | undefined {
  if (!isClaim(call, name, analysis)) return undefined;
  const home = enclosingFunction(call);
  const [key] = call.arguments;
  if (home?.body === undefined || key === undefined) return undefined;
  if (FOR_A_WHILE.test(`${textOf(key, analysis)} ${nameOf(home)}`)) return undefined;
  const exit = exitOf(call);
  if (exit === undefined || !ts.isBlock(exit.parent)) return undefined;
  if (isTakenBack(call, key, home, analysis)) return undefined;
  for (let block: ts.Node = exit; block !== home.body; block = block.parent) {
    if (!ts.isBlock(block.parent)) continue;
    const { statements } = block.parent;
    for (const each of statements.slice(statements.indexOf(block as ts.Statement) + 1)) {
      const work = workIn(each, analysis);
      if (work !== undefined)
        return { at: call.expression, name: nameOfCall(work), work: work.expression };
    }
  }
  return undefined;
}

function isClaim(call: ts.CallExpression, name: string, analysis: Analysis): boolean {
  if (!/^(set|setnx|setNX|SET|SETNX)$/.test(name) || call.arguments.length < 2) return false;
  const rest = call.arguments.slice(2);
  const text = rest.map((each) => each.getText()).join(" ");
  if (!/nx$/i.test(name) && !/\bnx\b/i.test(text)) return false;
  const seconds = secondsIn(text);
  if (seconds !== undefined && seconds < SHORT) return false;
  return (
    effectOfCall(call, analysis)?.target === "cache" ||
    /redis|valkey|^kv$|upstash/i.test(lastName(receiverOf(call)))
  );
}

/** `ex: 60 * 60`, `"EX", 30` */
function secondsIn(options: string): number | undefined {
  const [, unit = "", text = ""] = /\b(ex|px)\b["']?[:, ]+([\d_* ]+)/i.exec(options) ?? [];
  if (text.trim() === "") return undefined;
  const factors = text.split("*").map((each) => Number(each.trim().replaceAll("_", "")));
  const product = factors.reduce((all, each) => all * each, 1);
  return /px/i.test(unit) ? product / 1_000 : product;
}

/** The text that makes the key, through a name for it. */
function textOf(key: ts.Expression, analysis: Analysis): string {
  const target = unwrap(key);
  const declaration = ts.isIdentifier(target) ? localDeclaration(target, analysis) : undefined;
  const made =
    declaration !== undefined && ts.isVariableDeclaration(declaration)
      ? declaration.initializer?.getText()
      : undefined;
  return `${target.getText()} ${made ?? ""}`;
}

/** The `if` that ends the work for whoever finds the key there. */
function exitOf(call: ts.CallExpression): ts.IfStatement | undefined {
  let at = outer(call);
  while (
    ts.isAwaitExpression(at) ||
    ts.isBinaryExpression(at) ||
    ts.isPrefixUnaryExpression(at) ||
    ts.isParenthesizedExpression(at)
  )
    at = outer(at);
  if (ts.isIfStatement(at)) return leaves(at) ? at : undefined;
  if (!ts.isVariableDeclaration(at) || !ts.isIdentifier(at.name)) return undefined;
  const statement = at.parent.parent;
  if (!ts.isVariableStatement(statement) || !ts.isBlock(statement.parent)) return undefined;
  const { statements } = statement.parent;
  const name = at.name.text;
  const next = statements[statements.indexOf(statement) + 1];
  return next !== undefined &&
    ts.isIfStatement(next) &&
    new RegExp(`\\b${name}\\b`).test(next.expression.getText()) &&
    leaves(next)
    ? next
    : undefined;
}

function leaves({ thenStatement }: ts.IfStatement): boolean {
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  return (
    last !== undefined &&
    (ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isContinueStatement(last))
  );
}

/** The function removes the key again, or tells later that the work is done. */
function isTakenBack(
  call: ts.CallExpression,
  key: ts.Expression,
  home: FunctionNode,
  analysis: Analysis,
): boolean {
  const text = key.getText();
  for (const node of descendants(home)) {
    if (!ts.isCallExpression(node) || node === call) continue;
    const name = calledName(node.expression)?.text ?? "";
    if (/^(release|forget|undo|unclaim|rollback|clearKey)/i.test(name)) return true;
    const [given] = node.arguments;
    if (given === undefined || !textOf(given, analysis).includes(text)) continue;
    if (/^(del|unlink|delete|getdel|expire|remove|set|setex)$/i.test(name)) return true;
  }
  return false;
}

/** A change that is known, or one that is waited for in code that is not in sight. */
function workIn(root: ts.Node, analysis: Analysis): ts.CallExpression | undefined {
  for (const { at, effect } of effectsWithin(root, analysis))
    if (ts.isCallExpression(at) && effect.certainty !== "name" && isBusinessWrite(effect))
      return at;
  for (const each of descendants(root, (node) => !isFunctionNode(node))) {
    if (!ts.isAwaitExpression(each)) continue;
    const call = unwrap(each.expression);
    if (!ts.isCallExpression(call) || !isUnseenWork(call, analysis)) continue;
    if (!LOOKS.test(calledName(call.expression)?.text ?? "")) return call;
  }
  return undefined;
}
