/** Places where a dropped promise is lost whatever it does: behind a keeper of promises, and in constructors. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { effectsOfCall } from "../../kit/effects/summary.ts";
import { neverRejects } from "../../kit/failures.ts";
import { importOf } from "../../kit/imports.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenCall } from "../../kit/unseen.ts";
import { wordsOf } from "../../kit/words.ts";

export interface Unkept {
  readonly name: string;
  readonly keeper: string;
  readonly at: ts.Node;
}

const SAID =
  /^(console|log|logger|\w*[lL]og(ger)?|span|tracer?|metrics?|telemetry|sentry|posthog|analytics)$/i;
const CHANGES =
  /^(set|save|put|write|store|update|create|insert|upsert|delete|del|remove|publish|send|emit|enqueue|push|add|record|track|notify|trigger|increment|incr|invalidate|revalidate|sync|mark|expire|ingest|log)$/;

/** `waitUntil((async () => { cache.set(key, value); })())`: what keeps the function alive waits for its own promise only. */
export function unkeptAt(call: ts.CallExpression, analysis: Analysis): Unkept | undefined {
  if (!ts.isExpressionStatement(outer(call))) return undefined;
  const name = calledName(call.expression)?.text ?? "";
  const [verb = ""] = wordsOf(name);
  if (!CHANGES.test(verb)) return undefined;
  const owner = ownerOf(call);
  if (owner !== undefined && SAID.test(owner)) return undefined;
  const own = enclosingFunction(call);
  const keeper = own === undefined ? undefined : keeperOf(own);
  if (keeper === undefined || !isRemote(call, analysis)) return undefined;
  return {
    name: nameOfCall(call),
    keeper: calledName(keeper.expression)?.text ?? "waitUntil",
    at: keeper.expression,
  };
}

function ownerOf(call: ts.CallExpression): string | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  return unwrap(callee.expression).getText().split(".").at(-1);
}

/** `waitUntil(work())` with the function called where it stands, or `after(async () => …)`. */
function keeperOf(own: FunctionNode): ts.CallExpression | undefined {
  if (!isAsync(own)) return undefined;
  let at = outer(own);
  if (ts.isCallExpression(at) && unwrap(at.expression) === own) at = outer(at);
  return ts.isCallExpression(at) && /(^|\.)(waitUntil|after)$/.test(at.expression.getText())
    ? at
    : undefined;
}

function isRemote(call: ts.CallExpression, analysis: Analysis): boolean {
  const effects = effectsOfCall(call, analysis);
  if (effects.some(({ effect }) => effect.action !== "read" && effect.certainty !== "name"))
    return true;
  const body = bodyOfCalled(call, analysis);
  return body === undefined ? isUnseenCall(call, analysis) : isAsync(body) && effects.length > 0;
}

/** Packages whose functions without `Sync` in the name give promises when no callback is passed. */
const FILES = /^(fs-extra|(node:)?fs\/promises)$/;

/** `constructor() { this.open(); }` with an asynchronous `open` that may fail: the name of what is dropped. */
export function unreadyAt(call: ts.CallExpression, analysis: Analysis): string | undefined {
  // `void this.refresh()` says that nobody is to wait.
  if (!ts.isExpressionStatement(outer(call))) return undefined;
  const own = enclosingFunction(call);
  if (own === undefined || !ts.isConstructorDeclaration(own)) return undefined;
  for (const at of ancestors(call, own)) if (ts.isTryStatement(at)) return undefined;
  return isFileWork(call) || mayReject(call, analysis) ? nameOfCall(call) : undefined;
}

function isFileWork(call: ts.CallExpression): boolean {
  const name = calledName(call.expression)?.text ?? "";
  if (name.endsWith("Sync") || /^(create\w+Stream|watch\w*|unwatch\w*)$/.test(name)) return false;
  const last = call.arguments.at(-1);
  if (last !== undefined && isFunctionNode(unwrap(last))) return false;
  const callee = unwrap(call.expression);
  const root = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  return FILES.test(importOf(root)?.specifier ?? "");
}

function mayReject(call: ts.CallExpression, analysis: Analysis): boolean {
  const body = bodyOfCalled(call, analysis);
  if (body === undefined || !isAsync(body) || neverRejects(body)) return false;
  return effectsOfCall(call, analysis).some(({ effect }) => effect.certainty !== "name");
}

function isAsync(fn: FunctionNode): boolean {
  return fn.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}
