/** Failures that come as values, or to a place where nobody waits. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { writtenTypeOf } from "../../kit/data/written.ts";
import { effectOfCall, isBusinessWrite, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { catchCallback } from "../../kit/failures.ts";
import { nameOf } from "../../kit/functions.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";

export interface Answer {
  /** The name that holds the answer; none when it is dropped. */
  readonly name: ts.Identifier | undefined;
  readonly statement: ts.Statement;
}

const ASIDE =
  /log|track|analytic|telemetr|metric|captur|posthog|segment|sentry|heartbeat|ping|slack|discord|telegram|notif|revalidat|warm|alert|beacon|event|purge|cleanup|shutdown|abort|revoke/i;

/** The answer to a change over HTTP whose status nobody reads. */
export function uncheckedAnswer(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): Answer | undefined {
  if (!/^(fetch\w*|\w+Fetch)$/.test(name)) return undefined;
  const receiver = receiverOf(call);
  if (receiver !== undefined && !/^(globalThis|window|undici|self)$/.test(receiver.getText()))
    return undefined;
  const isPlain = name === "fetch";
  if (!isPlain && !/^(fetchWithTimeout|nodeFetch|crossFetch|undiciFetch|safeFetch)$/.test(name))
    return undefined;
  const effect = effectOfCall(call, analysis);
  if (isPlain && effect !== undefined && (effect.target !== "http" || effect.action === "read"))
    return undefined;
  if (!/method\s*:\s*["'](POST|PUT|PATCH|DELETE)["']/i.test(call.arguments[1]?.getText() ?? ""))
    return undefined;
  const home = enclosingFunction(call);
  const address = call.arguments[0]?.getText() ?? "";
  if (home === undefined || ASIDE.test(`${nameOf(home)} ${address}`) || NOTICE.test(address))
    return undefined;
  let holder: ts.Node = outer(call);
  if (!ts.isAwaitExpression(holder)) return undefined;
  holder = outer(holder);
  if (ts.isExpressionStatement(holder)) return { name: undefined, statement: holder };
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return undefined;
  const statement = holder.parent.parent;
  if (!ts.isVariableStatement(statement)) return undefined;
  return isReadOnlyForBody(holder.name, home) ? { name: holder.name, statement } : undefined;
}

/** Tells people in a chat or a hook of the operators that something happened. */
const NOTICE = /webhook|hook_?url|response_?url|slack|discord|telegram|teams/i;

/** Every use reads the body; `ok`, `status`, or handing the answer on, would be a look at it. */
function isReadOnlyForBody(name: ts.Identifier, home: ts.Node): boolean {
  let reads = 0;
  for (const node of descendants(home)) {
    if (!ts.isIdentifier(node) || node.text !== name.text || node === name) continue;
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) continue;
    if (ts.isPropertyAssignment(parent) && parent.name === node) continue;
    if (!ts.isPropertyAccessExpression(parent) || !/^(json|text|headers)$/.test(parent.name.text))
      return false;
    reads++;
  }
  // What the body says may well be an error, and then the code below finds out.
  return (
    reads > 0 &&
    !/error|success|status|safeParse|\.parse\(|code\b/i.test(
      home.getText().replace(/catch[\s\S]*/, ""),
    )
  );
}

export interface DroppedOutcomes {
  readonly name: string;
  readonly at: ts.Node;
  /** The call in sight that comes to it. */
  readonly started: string;
}

/** `await Promise.allSettled(changes);` */
export function droppedOutcomes(
  call: ts.CallExpression,
  analysis: Analysis,
): DroppedOutcomes | undefined {
  if (!/^Promise\.allSettled$/.test(call.expression.getText())) return undefined;
  const holder = outer(call);
  if (!ts.isAwaitExpression(holder) || !ts.isExpressionStatement(outer(holder))) return undefined;
  const home = enclosingFunction(call);
  if (home === undefined || /clean|close|shutdown|stop|dispose|destroy|drain/i.test(nameOf(home)))
    return undefined;
  // Behind the answer there is nobody left to tell.
  for (const at of ancestors(call))
    if (ts.isCallExpression(at) && /(^|\.)(waitUntil|after)$/.test(at.expression.getText()))
      return undefined;
  for (const argument of call.arguments)
    for (const { effect, at } of effectsWithin(argument, analysis)) {
      if (!isBusinessWrite(effect) || effect.certainty === "name") continue;
      if (isHandledWithin(at, call)) continue;
      if (isHandledWithin(effect.node, call) || ASIDE.test(nameOfCall(effect.node))) continue;
      if (effect.access?.operation === "delete" || effect.access?.operation === "delete-many")
        continue;
      if (effect.target === "mail" || effect.target === "push") continue;
      return { name: nameOfCall(effect.node), at: effect.node, started: nameOfCall(at) };
    }
  const unseen = unseenChange(call, analysis);
  return unseen === undefined || isHandledWithin(unseen, call)
    ? undefined
    : { name: nameOfCall(unseen), at: unseen, started: nameOfCall(unseen) };
}

/** A call into code out of sight whose name says that it changes something. */
function unseenChange(call: ts.CallExpression, analysis: Analysis): ts.CallExpression | undefined {
  for (const node of descendants(call)) {
    if (!ts.isCallExpression(node) || !isUnseenWork(node, analysis)) continue;
    if (DOES.test(calledName(node.expression)?.text ?? "")) return node;
  }
  return undefined;
}

const DOES =
  /^(put|post|push|save|store|publish|create|update|send|charge|book|submit|upload|sync|register|record|write|insert|apply|transfer|pay|issue|confirm|grant|revoke)([A-Z]|$)/;

function isHandledWithin(node: ts.Node, root: ts.Node): boolean {
  for (const at of ancestors(node, root)) {
    if (ts.isTryStatement(at) && at.catchClause !== undefined) return true;
    if (ts.isCallExpression(at) && catchCallback(at) !== undefined) return true;
  }
  return false;
}

/** `emitter.on("error", (error) => { throw error; })` inside a function that waits for the emitter's work. */
export function thrownInListener(call: ts.CallExpression): ts.Node | undefined {
  const [event, listener] = call.arguments;
  if (event === undefined || listener === undefined) return undefined;
  if (!/^["'](error|failed|close|end|finish|exit|timeout)["']$/.test(event.getText()))
    return undefined;
  if (/^process(\.|$)/.test(receiverOf(call)?.getText() ?? "")) return undefined;
  const callback = unwrap(listener);
  if (!isFunctionNode(callback) || callback.body === undefined || !ts.isBlock(callback.body))
    return undefined;
  if (enclosingFunction(call) === undefined) return undefined;
  for (const statement of callback.body.statements)
    if (ts.isThrowStatement(statement)) return statement;
  for (const node of descendants(
    callback.body,
    (each) => !isFunctionNode(each) && !ts.isTryStatement(each),
  ))
    if (ts.isThrowStatement(node)) return node;
  return undefined;
}

/** `this.accounts.update(where, values);` beside calls that are waited for: a change that nobody waits for. */
export function droppedChange(call: ts.CallExpression, name: string): boolean {
  if (!/^(update|save|insert|create|delete|remove|upsert)(One|Many|ById)?$/.test(name))
    return false;
  if (!ts.isExpressionStatement(outer(call)) || call.arguments.length === 0) return false;
  const receiver = receiverOf(call);
  if (receiver === undefined) return false;
  const type = writtenTypeOf(receiver)?.typeName.getText() ?? "";
  if (
    !/(repo|repository|dao)$/i.test(`${lastName(receiver)}`) &&
    !/(Repository|Dao|Repo)$/.test(type)
  )
    return false;
  const home = enclosingFunction(call);
  return home !== undefined && /\bawait\b/.test(home.getText()) && !ASIDE.test(call.getText());
}
