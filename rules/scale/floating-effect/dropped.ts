/** Promises that are made and dropped, and what they would have done. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import {
  type Effect,
  effectOfCall,
  isBusinessWrite,
  nameOfCall,
} from "../../kit/effects/effect.ts";
import { effectsOfCall, effectsWithin, type ReachedEffect } from "../../kit/effects/summary.ts";
import { nameOf } from "../../kit/functions.ts";
import { mentionsOf } from "../../kit/references.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  enclosingFunction,
  type FunctionNode,
  functionOf,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenCall, isUnseenWork } from "../../kit/unseen.ts";
import { wordsOf } from "../../kit/words.ts";

export interface Dropped {
  /** The callee, or the keyword of a function that is called where it stands. */
  readonly at: ts.Node;
  readonly name: string;
  readonly effect: ts.Node | undefined;
  /** Both the effect and the promise are certain. */
  readonly isSure: boolean;
  /** A query builder that sends nothing until it is awaited. */
  readonly isLazy: boolean;
  /** A failure is caught somewhere on the way. */
  readonly isHandled: boolean;
  /** It tells people of something: what they are told of is done, and stays done when the message fails. */
  readonly isMessage: boolean;
}

/** Clients whose queries are sent by `then`, which `await` calls. */
const LAZY: ReadonlySet<string> = new Set(["prisma", "drizzle", "knex", "supabase"]);
/** What such clients are called. */
const NAMED = /prisma|knex|supabase|drizzle|(^|\.)_?(db|database|tx|trx)$/i;
const CONTINUES = /^(then|catch|finally)$/;
/** The reader of a stream keeps the function alive while something writes to it. */
const STREAMS =
  /createStreamable\w+|ReadableStream|TransformStream|createDataStream|controller\.enqueue/;
const LOCAL =
  /^(console|log|logger|log(ger)?\w*|expect|assert|res|reply|response|span|metrics?|tracer|ctx|cache|array|list|set|map|params|headers|spinner|process|Object|Array|Math|JSON|Promise)$/i;

/** What an expression statement leaves behind; undefined when it makes no promise or changes nothing. */
export function droppedAt(call: ts.CallExpression, analysis: Analysis): Dropped | undefined {
  const links = [...linksOf(call)];
  const first = links.at(-1);
  if (first === undefined) return undefined;
  const isContinued = links.some((each) => CONTINUES.test(calledName(each.expression)?.text ?? ""));
  const isCaught = links.some(catches);
  const made = links.find((each) => !CONTINUES.test(calledName(each.expression)?.text ?? ""));
  if (made === undefined) return undefined;
  const inPlace = unwrap(made.expression);
  if (isFunctionNode(inPlace)) return ofFunctionInPlace(inPlace, isCaught, analysis);
  const owner = receiverOf(made);
  if (owner !== undefined && ts.isIdentifier(owner) && LOCAL.test(owner.text)) return undefined;
  for (const link of links) {
    if (CONTINUES.test(calledName(link.expression)?.text ?? "")) continue;
    const reached = effectsOfCall(link, analysis).find((each) => isBusinessWrite(each.effect));
    if (reached === undefined || reached.effect.certainty === "name") continue;
    return ofReached(call, made, reached, isContinued, isCaught, analysis);
  }
  return (
    ofStore(made, isCaught, analysis) ??
    ofUnseen(made, isCaught, analysis) ??
    ofNames(made, isCaught, analysis) ??
    ofOthersAwaited(made, isCaught, analysis)
  );
}

/** `async set(key, value) { this.redis.set(key, value); return true; }`: the one thing it is called for. */
function ofStore(
  made: ts.CallExpression,
  isCaught: boolean,
  analysis: Analysis,
): Dropped | undefined {
  const own = enclosingFunction(made);
  const holder = outer(made);
  if (own === undefined || !isAsync(own) || holder.parent !== own.body) return undefined;
  const verb = KEEPS.get(wordsOf(calledName(made.expression)?.text ?? "")[0] ?? "");
  if (verb === undefined || verb !== KEEPS.get(wordsOf(nameOf(own))[0] ?? "")) return undefined;
  const effect = effectOfCall(made, analysis);
  if (effect?.target !== "cache" || effect.action !== "write" || effect.certainty === "name")
    return undefined;
  if (takesCallback(made) || promiseOf(made, analysis) === "no") return undefined;
  return {
    at: made.expression,
    name: nameOfCall(made),
    effect: undefined,
    isSure: effect.certainty === "resolved",
    isLazy: false,
    isHandled: isCaught,
    isMessage: false,
  };
}

/** What stores call the two things that change them. */
const KEEPS: ReadonlyMap<string, string> = new Map([
  ...["set", "setex", "put", "save", "store", "write", "mset"].map(
    (each) => [each, "set"] as const,
  ),
  ...["del", "delete", "remove", "unlink", "invalidate", "evict"].map(
    (each) => [each, "del"] as const,
  ),
]);

/** An own asynchronous function whose work is code that is not in sight. */
function ofUnseen(
  made: ts.CallExpression,
  isCaught: boolean,
  analysis: Analysis,
): Dropped | undefined {
  const body = bodyOfCalled(made, analysis);
  if (body?.body === undefined || !isAsync(body)) return undefined;
  const waited = unseenWorkIn(body.body, analysis);
  return waited === undefined
    ? undefined
    : {
        at: made.expression,
        name: nameOfCall(made),
        effect: waited,
        isSure: false,
        isLazy: false,
        isHandled: isCaught || isInTry(waited),
        isMessage: false,
      };
}

const LOOKS = /^(get|find|load|fetch|list|read|is|has|check|count|search|query|lookup)$/;

/** What is waited for in a module that is missing, unless its name says that it only looks. */
function unseenWorkIn(root: ts.Node, analysis: Analysis): ts.CallExpression | undefined {
  let found: ts.CallExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined || isFunctionNode(node)) return;
    if (
      ts.isCallExpression(node) &&
      !LOOKS.test(wordsOf(calledName(node.expression)?.text ?? "")[0] ?? "") &&
      isUnseenWork(node, analysis)
    )
      found = node;
    else ts.forEachChild(node, visit);
  };
  ts.forEachChild(root, visit);
  return found;
}

/** `a.b(x).c(y)` → the calls of `c` and `b`. */
function* linksOf(call: ts.CallExpression): Generator<ts.CallExpression> {
  let at: ts.Expression = call;
  while (ts.isCallExpression(at)) {
    yield at;
    const callee: ts.Expression = unwrap(at.expression);
    if (!ts.isPropertyAccessExpression(callee)) return;
    at = unwrap(callee.expression);
  }
}

function catches(link: ts.CallExpression): boolean {
  const name = calledName(link.expression)?.text;
  return (
    (name === "catch" && link.arguments.length > 0) ||
    (name === "then" && link.arguments.length > 1)
  );
}

function ofFunctionInPlace(
  fn: FunctionNode,
  isCaught: boolean,
  analysis: Analysis,
): Dropped | undefined {
  if (!isAsync(fn)) return undefined;
  if (STREAMS.test(enclosingFunction(fn)?.getText() ?? "")) return undefined;
  const found = effectOfCallback(fn, analysis, isBusinessWrite);
  if (found === undefined) return undefined;
  return {
    at: fn.modifiers?.[0] ?? fn,
    name: found.name,
    effect: found.at,
    isSure: found.isSure,
    isLazy: false,
    isHandled: isCaught || found.isCaught,
    isMessage: false,
  };
}

function ofReached(
  call: ts.CallExpression,
  made: ts.CallExpression,
  reached: ReachedEffect,
  isContinued: boolean,
  isCaught: boolean,
  analysis: Analysis,
): Dropped | undefined {
  const { effect, via } = reached;
  const isDirect = via.length === 0;
  if (isDirect && takesCallback(made)) return undefined;
  if (isLeftInside(reached)) return undefined;
  const promise = promiseOf(made, analysis);
  if (promise === "no" || (promise === "unknown" && !isDirect && !handsBack(reached)))
    return undefined;
  if (
    promise === "unknown" &&
    effect.certainty !== "resolved" &&
    isDirect &&
    maybeImmediate(effect, made)
  )
    return undefined;
  const isLazy =
    !isContinued &&
    LAZY.has(effect.access?.client ?? "") &&
    isUnstarted(made, effect, via, analysis);
  return {
    at: made.expression,
    name: nameOfCall(made),
    effect: isDirect ? undefined : effect.node,
    isSure: effect.certainty === "resolved" && promise === "yes",
    isLazy,
    isHandled: isCaught || isCaughtOnTheWay(call, reached),
    isMessage: MESSAGES.has(effect.target),
  };
}

/** Some function on the way drops the promise already: waiting here would change nothing. */
function isLeftInside({ via, effect }: ReachedEffect): boolean {
  const inner = [
    ...via.slice(1),
    ...(via.length === 0 ? [] : [effect.access?.node ?? effect.node]),
  ];
  return inner.some((each) => {
    const holder = outer(each);
    return ts.isExpressionStatement(ts.isVoidExpression(holder) ? outer(holder) : holder);
  });
}

const MESSAGES: ReadonlySet<string> = new Set(["mail", "push", "sms"]);

/** `save(order) { return this.orders.insert(order); }` */
function handsBack({ via, effect }: ReachedEffect): boolean {
  const inner = via[1] ?? effect.access?.node ?? effect.node;
  const holder = outer(inner);
  return ts.isReturnStatement(holder) || ts.isArrowFunction(holder);
}

/** The query itself is dropped: as a statement, or by a function that only hands it back. */
function isUnstarted(
  made: ts.CallExpression,
  effect: Effect,
  via: readonly ts.CallExpression[],
  analysis: Analysis,
): boolean {
  if (
    /^(execute|exec|run|all|get|values|\$?transaction)$/.test(
      calledName(made.expression)?.text ?? "",
    ) &&
    via.length === 0
  )
    return effect.access?.client === "drizzle" && calledName(made.expression)?.text === "values";
  if (effect.certainty !== "resolved" && !NAMED.test(effect.access?.root.getText() ?? ""))
    return false;
  if (via.length === 0) return true;
  const body =
    via.length === 1 && via[0] !== undefined ? bodyOfCalled(via[0], analysis) : undefined;
  if (body === undefined || isAsync(body) || effect.access === undefined) return false;
  const holder = outer(effect.access.node);
  return holder === body || (ts.isReturnStatement(holder) && holder.parent?.parent === body);
}

/** `channel.publish(…)`, `bus.emit(…)`: some of these answer at once. */
function maybeImmediate(effect: Effect, made: ts.CallExpression): boolean {
  if (effect.target !== "queue") return false;
  const name = calledName(made.expression)?.text ?? "";
  if (
    /^(add|addBulk|sendMessage|enqueue|trigger|batchTrigger|publishJSON|publishMessage)$/.test(name)
  )
    return false;
  return !isAwaitedElsewhere(made);
}

/** `client.send(message, (error) => …)`: the callback hears of the outcome. */
function takesCallback(made: ts.CallExpression): boolean {
  if (/transaction$/i.test(calledName(made.expression)?.text ?? "")) return false;
  const last = made.arguments.at(-1);
  return last !== undefined && made.arguments.length > 1 && isFunctionNode(unwrap(last));
}

/** The type says so; an unresolved one may still be known from the body. */
function promiseOf(call: ts.CallExpression, analysis: Analysis): "yes" | "no" | "unknown" {
  const declaration = analysis.declarationOf(unwrap(call.expression));
  const body = declaration === undefined ? bodyOfCalled(call, analysis) : functionOf(declaration);
  if (body !== undefined && isAsync(body)) return "yes";
  const type = analysis.checker.getTypeAtLocation(call);
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return "unknown";
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((each) => each.getProperty("then") !== undefined) ? "yes" : "no";
}

/** A `try` whose `catch` does not throw again holds the call, in one of the functions on the way. */
function isCaughtOnTheWay(call: ts.CallExpression, { via, effect }: ReachedEffect): boolean {
  return [...via.slice(1), effect.node].some(
    (each) => each !== call && via.length > 0 && isInTry(each),
  );
}

function isInTry(node: ts.Node): boolean {
  let inner: ts.Node = node;
  for (const at of ancestors(node)) {
    if (ts.isTryStatement(at) && at.catchClause !== undefined && at.tryBlock === inner)
      return !at.catchClause.block.statements.some(ts.isThrowStatement);
    if (ts.isCallExpression(at) && /^Promise\.allSettled$/.test(at.expression.getText()))
      return true;
    if (isFunctionNode(at) && !ts.isCallExpression(outer(at))) return false;
    inner = at;
  }
  return false;
}

export interface Found {
  readonly at: ts.Node;
  readonly name: string;
  readonly isSure: boolean;
  readonly isCaught: boolean;
}

/** What an asynchronous callback changes. */
export function effectOfCallback(
  fn: FunctionNode,
  analysis: Analysis,
  counts: (effect: Effect) => boolean = (effect) => isBusinessWrite(effect) || isOtherWrite(effect),
): Found | undefined {
  if (fn.body === undefined) return undefined;
  const [reached] = effectsWithin(fn.body, analysis).filter(
    (each) => each.effect.certainty !== "name" && counts(each.effect),
  );
  if (reached !== undefined)
    return {
      at: reached.at,
      name: nameOfCall(reached.at),
      isSure: reached.effect.certainty === "resolved",
      isCaught:
        isInTry(reached.at) ||
        reached.via.slice(1).some(isInTry) ||
        (reached.via.length > 0 && isInTry(reached.effect.node)),
    };
  const waited = awaitedChange(fn.body) ?? unseenWorkIn(fn.body, analysis);
  return waited === undefined
    ? undefined
    : { at: waited, name: nameOfCall(waited), isSure: false, isCaught: isInTry(waited) };
}

function isOtherWrite(effect: Effect): boolean {
  return effect.target === "cache" && effect.action === "write";
}

/** `await this.orders.close(id)`: nothing resolves, and the verb speaks of a change. */
function awaitedChange(root: ts.Node): ts.CallExpression | undefined {
  let found: ts.CallExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined) return;
    if (ts.isAwaitExpression(node)) {
      const call = unwrap(node.expression);
      if (ts.isCallExpression(call) && isChange(call)) {
        found = call;
        return;
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

const CHANGES =
  /^(save|create|update|upsert|insert|delete|remove|set|add|send|publish|enqueue|persist|store|assign|attach|cancel|charge|refund|pay|notify|archive|restore|complete|register|revoke|disable|enable|mark|sync|increment|decrement|upload|close)$/;

function isChange(call: ts.CallExpression): boolean {
  const [verb = ""] = wordsOf(calledName(call.expression)?.text ?? "");
  return CHANGES.test(verb);
}

/** Nothing resolves, the verb speaks of a change, and the same file waits for the same owner elsewhere. */
function ofNames(
  made: ts.CallExpression,
  isCaught: boolean,
  analysis: Analysis,
): Dropped | undefined {
  const callee = unwrap(made.expression);
  if (!ts.isPropertyAccessExpression(callee) || !isChange(made)) return undefined;
  const owner = unwrap(callee.expression);
  if (!ts.isPropertyAccessExpression(owner) || owner.expression.kind !== ts.SyntaxKind.ThisKeyword)
    return undefined;
  if (analysis.declarationOf(callee) !== undefined || bodyOfCalled(made, analysis) !== undefined)
    return undefined;
  if (
    !/(service|repository|repo|client|gateway|store|dao|manager|provider|api)$/i.test(
      owner.name.text,
    )
  )
    return undefined;
  // A `try` alone is no evidence of a promise: what it calls may throw at once.
  const isSaid = isAwaitedElsewhere(made) || (isAloneInTry(made) && isUnseenCall(made, analysis));
  if (!isSaid) return undefined;
  return {
    at: callee,
    name: nameOfCall(made),
    effect: undefined,
    isSure: false,
    isLazy: false,
    isMessage: false,
    isHandled: isCaught,
  };
}

/** A change in code that is not there, dropped here and waited for elsewhere in the same file. */
function ofOthersAwaited(
  made: ts.CallExpression,
  isCaught: boolean,
  analysis: Analysis,
): Dropped | undefined {
  if (!isChange(made) || !isUnseenCall(made, analysis)) return undefined;
  if (!isSameAwaited(made)) return undefined;
  return {
    at: made.expression,
    name: nameOfCall(made),
    effect: undefined,
    isSure: false,
    isLazy: false,
    isMessage: false,
    isHandled: isCaught,
  };
}

/** `await publishOrder(…)` beside `publishOrder(…)`, `await orders.close(…)` beside `orders.close(…)`. */
export function isSameAwaited(made: ts.CallExpression): boolean {
  const callee = made.expression.getText();
  const name = calledName(made.expression);
  if (name === undefined || !ts.isIdentifier(name)) return false;
  return mentionsOf(made.getSourceFile(), name.text).some((each) => {
    const member =
      ts.isPropertyAccessExpression(each.parent) && each.parent.name === each ? each.parent : each;
    const call = outer(member);
    return (
      ts.isCallExpression(call) &&
      call !== made &&
      call.expression.getText() === callee &&
      ts.isAwaitExpression(outer(call))
    );
  });
}

/** The file waits for (or hands back) another call of the same method of the same owner, or of the owner. */
function isAwaitedElsewhere(made: ts.CallExpression): boolean {
  const callee = unwrap(made.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const owner = unwrap(callee.expression);
  const name = ts.isPropertyAccessExpression(owner) ? owner.name : owner;
  if (!ts.isIdentifier(name)) return false;
  return mentionsOf(made.getSourceFile(), name.text).some((each) => {
    const holder =
      ts.isPropertyAccessExpression(each.parent) && each.parent.name === each ? each.parent : each;
    const member = outer(holder);
    if (!ts.isPropertyAccessExpression(member) || member.expression.getText() !== owner.getText())
      return false;
    const call = outer(member);
    if (!ts.isCallExpression(call) || call === made) return false;
    return ts.isAwaitExpression(outer(call));
  });
}

/** `try { this.billing.create(plan); } catch (error) { … }` in an `async` function: somebody expects it to fail there. */
function isAloneInTry(made: ts.CallExpression): boolean {
  const statement = outer(made);
  const block = statement.parent;
  const own = enclosingFunction(made);
  return (
    own !== undefined &&
    isAsync(own) &&
    ts.isBlock(block) &&
    ts.isTryStatement(block.parent) &&
    block.parent.tryBlock === block &&
    block.parent.catchClause !== undefined &&
    !/\bawait\b/.test(block.getText())
  );
}

function isAsync(fn: FunctionNode): boolean {
  return fn.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}
