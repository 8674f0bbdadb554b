/** Helpers of a request, such as caches and limiters, whose failure fails the request. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { isCaught } from "../../kit/failures.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { implementationsOf } from "../../kit/implementations.ts";
import { callsOf } from "../../kit/references.ts";
import { defineRule, type ReportSink } from "../../kit/rule.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  outer,
  placeOf,
} from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { wayAroundFixes } from "./fix.ts";
import { dispensable } from "./optional.ts";
import page from "./README.md";
import { rethrownBy } from "./rethrown.ts";

export default defineRule({
  id: "scale/no-circuit-breaker",
  title: "No way around a helper that is down",
  assumption: "The cache and the limiter are always there.",
  patterns: ["circuit-breaker", "bulkhead", "deadline"],
  contexts: ["request", "consumer", "serverless", "edge", "library"],
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression: inspect,
    TryStatement(node, analysis, report) {
      const thrown = rethrownBy(node);
      if (thrown === undefined || !analysis.runsOnServer(node)) return;
      report({
        at: thrown.at,
        basis: node,
        message: `When the store of \`${shortened(thrown.name, 28)}\` is down, every limited request fails with it`,
        confidence: "possible",
        related: [{ ...placeOf(thrown.call), message: "what may be down" }],
      });
    },
  },
});

const STORE =
  /^(redis\w*|\w*Redis|\w*[cC]ache(Client|Service|Manager|Store)?|valkey|memcached?|kv|upstash\w*)$/;
const READS = /^(get|mget|hget|hgetall|getBuffer|getJson|json)$/;
const LIMITER = /rate_?limit|^limiter$|\w+Limiter$|throttl/i;
const LIMITS =
  /^(limit|consume|check|checkLimit|isAllowed|attempt|hit|blockUntilReady|rateLimitRequest|tryConsume|take)$/;

function inspect(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const name = calledName(call.expression)?.text;
  const receiver = receiverOf(call);
  if (name === undefined || receiver === undefined) return;
  if (inspectDispensable(call, analysis, report)) return;
  if (!READS.test(name) && !LIMITS.test(name)) return;
  const made = ts.isNewExpression(receiver) ? lastName(receiver.expression) : lastName(receiver);
  const owner = made.replace(/^[_#]+/, "");
  const isRead = READS.test(name) && STORE.test(owner);
  const isLimit = LIMITS.test(name) && LIMITER.test(owner);
  if ((!isRead && !isLimit) || !ts.isAwaitExpression(outer(call)) || call.arguments.length === 0)
    return;
  const home = enclosingFunction(call);
  if (home === undefined || isCaught(call) || !isFirst(call, home) || !analysis.runsOnServer(call))
    return;
  if (isOwnGuarded(call, analysis) || isResult(call, home)) return;
  const load = isRead
    ? (originAfter(call, home) ?? originBehindHelper(call, home, analysis))
    : undefined;
  if (isRead && load === undefined) return;
  // A limit of one action protects that action; the limit of an interface fails the interface.
  if (isLimit && (ts.isCallExpression(receiver) || isProtective(home))) return;
  report({
    at: call.expression,
    basis: call,
    message: isRead
      ? `When \`${shortened(owner, 24)}\` is down this fails, although the value could be loaded without it`
      : `When the store of \`${shortened(owner, 24)}\` is down, every request that it counts fails`,
    confidence: "possible",
    related:
      load === undefined
        ? []
        : [{ ...placeOf(load.expression), message: "could answer without it" }],
    fixes: isRead ? wayAroundFixes(call, analysis) : [],
  });
}

/** What decorates an answer, or is asked before each request. */
function inspectDispensable(
  call: ts.CallExpression,
  analysis: Analysis,
  report: ReportSink,
): boolean {
  const found = dispensable(call, analysis);
  if (found === undefined || !analysis.runsOnServer(call)) return false;
  const what = shortened(call.expression.getText().replace(/\s+/g, ""), 26);
  report({
    at: call.expression,
    basis: call,
    message:
      found.kind === "middleware"
        ? `When \`${what}\` is down, every request that passes here fails with it`
        : `When \`${what}\` is down the answer fails, although it could do without this part`,
    confidence: "possible",
  });
  return true;
}

/** One question per function is enough. */
function isFirst(call: ts.CallExpression, home: FunctionNode): boolean {
  for (const node of descendants(home)) {
    if (node === call) return true;
    if (
      ts.isCallExpression(node) &&
      calledName(node.expression)?.text === calledName(call.expression)?.text &&
      ts.isAwaitExpression(outer(node)) &&
      node.expression.getText() === call.expression.getText()
    )
      return false;
  }
  return true;
}

/** A wrapper of the project may catch by itself; what cannot be seen is a store's client. */
function isOwnGuarded(call: ts.CallExpression, analysis: Analysis, depth = 0): boolean {
  const declaration = analysis.declarationOf(call.expression);
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return false;
  if (catches(declaration)) return true;
  if (depth > 1) return false;
  // `CacheService.get` hands on to the store that was chosen: each of them catches by itself.
  const behind = implementationsOf(declaration, analysis);
  if (behind.length > 0) return behind.every(catches);
  const handed = [...descendants(declaration)].filter(
    (node): node is ts.CallExpression => ts.isCallExpression(node) && handsOn(node, analysis),
  );
  return handed.length > 0 && handed.every((each) => isOwnGuarded(each, analysis, depth + 1));
}

/** `if (!found.ok) …`: the failure comes as a value. */
function isResult(call: ts.CallExpression, home: FunctionNode): boolean {
  const holder = outer(outer(call));
  return (
    ts.isVariableDeclaration(holder) &&
    ts.isIdentifier(holder.name) &&
    new RegExp(`\\b${holder.name.text}\\.(ok|isOk|isErr|success|error)\\b`).test(home.getText())
  );
}

/** A read of the store, or an own function that does it: `this.executeGet(key)`; a `Map` beside it is no store. */
function handsOn(call: ts.CallExpression, analysis: Analysis): boolean {
  const name = calledName(call.expression)?.text ?? "";
  const isRead = READS.test(name);
  if (!isRead && !/(Get|Read|Fetch|Load)$|^(run|execute|with[A-Z]\w*)$/.test(name)) return false;
  const declared = analysis.declarationOf(call.expression);
  if (declared === undefined) return isRead;
  const { isDeclarationFile, fileName } = declared.getSourceFile();
  return !isDeclarationFile || (isRead && !LIBRARY.test(fileName));
}

/** Collections of the language itself. */
const LIBRARY = /\/typescript\/lib\//;

function catches(root: ts.Node): boolean {
  for (const node of descendants(root))
    if (ts.isTryStatement(node) && node.catchClause !== undefined) return true;
    else if (ts.isPropertyAccessExpression(node) && node.name.text === "catch") return true;
  return false;
}

const STORES = /^(set\w*|put|hset|setex)$/i;

const LOADS =
  /^(find\w*|select|query|fetch\w*|load\w*|execute\w*|first|count|aggregate|getFrom\w*|\$queryRaw\w*|request|retrieve\w*|getBy\w*|compute\w*|generate\w*)$/;

/** What loads the value when the cache has none: a call after the read and before what stores it. */
function originAfter(read: ts.CallExpression, home: FunctionNode): ts.CallExpression | undefined {
  const stores = [...descendants(home)].filter(
    (node): node is ts.CallExpression =>
      ts.isCallExpression(node) &&
      node.pos > read.end &&
      STORES.test(calledName(node.expression)?.text ?? "") &&
      receiverOf(node) !== undefined &&
      lastName(receiverOf(node)) === lastName(receiverOf(read)),
  );
  const [store] = stores;
  if (store === undefined) return undefined;
  for (const node of descendants(home)) {
    if (!ts.isCallExpression(node) || node.pos < read.end || node === store) continue;
    if (store.pos <= node.pos && node.end <= store.end && !ts.isAwaitExpression(outer(node)))
      continue;
    const name = calledName(node.expression)?.text ?? "";
    if (
      LOADS.test(name) ||
      (ts.isAwaitExpression(outer(node)) && node.end <= store.pos && !isSame(node, read))
    )
      return node;
  }
  return undefined;
}

/** `const held = await this.recall(key)`: the read stands in a helper, and its caller loads the value and stores it. */
function originBehindHelper(
  read: ts.CallExpression,
  home: FunctionNode,
  analysis: Analysis,
): ts.CallExpression | undefined {
  const holder = read.getSourceFile();
  for (const asked of callsOf(home, analysis)) {
    const caller = enclosingFunction(asked);
    if (!ts.isCallExpression(asked) || caller === undefined || asked.getSourceFile() !== holder)
      continue;
    if (!ts.isAwaitExpression(outer(asked)) || isCaught(asked)) continue;
    const stores = [...descendants(caller)].find(
      (node): node is ts.CallExpression =>
        ts.isCallExpression(node) && node.pos > asked.end && isStored(node, read, analysis),
    );
    if (stores === undefined) continue;
    for (const node of descendants(caller))
      if (
        ts.isCallExpression(node) &&
        node.pos > asked.end &&
        node.end <= stores.end &&
        node !== stores &&
        ts.isAwaitExpression(outer(node))
      )
        return node;
  }
  return undefined;
}

/** It puts the value into the same store, by itself or in a helper. */
function isStored(call: ts.CallExpression, read: ts.CallExpression, analysis: Analysis): boolean {
  if (STORES.test(calledName(call.expression)?.text ?? "")) return isSame(call, read);
  const body = bodyOfCalled(call, analysis)?.body;
  if (body === undefined || body.getSourceFile() !== read.getSourceFile()) return false;
  return [...descendants(body)].some(
    (node) =>
      ts.isCallExpression(node) &&
      STORES.test(calledName(node.expression)?.text ?? "") &&
      isSame(node, read),
  );
}

function isSame(a: ts.CallExpression, b: ts.CallExpression): boolean {
  return lastName(receiverOf(a)) === lastName(receiverOf(b));
}

/** Guessing of passwords and codes is worse than an outage: there a limit has to hold. */
function isProtective(home: FunctionNode): boolean {
  const name = nameOf(namedFunction(home) ?? home);
  return (
    /login|sign_?in|password|otp|code|verify|auth|mfa|token/i.test(name) ||
    /(login|sign-?in|password|otp|mfa|auth)/i.test(
      home.getSourceFile().fileName.split("/").slice(-3).join("/"),
    )
  );
}
