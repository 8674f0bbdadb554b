/** Event emitters that carry news from one request to the open connection of another. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isKeptForProcess, isModuleVariable } from "../../kit/process-lifetime.ts";
import { usesOf } from "../../kit/references.ts";
import { homeOf } from "../../kit/roles/flow.ts";
import { calledName, descendants, isFunctionNode, outer, unwrap } from "../../kit/syntax.ts";

export interface Bridge {
  readonly emitted: ts.Node;
  readonly heard: ts.Node;
}

const EMITTER =
  /^(EventEmitter|EventEmitter2|Emittery|Subject|ReplaySubject|EventTarget|TypedEmitter)$/;
/** Redis or another broker feeds the emitter of every instance. */
const FED = /\.p?subscribe\(|\bpsubscribe\b|\bLISTEN\b|\bnats\b|\bkafka\b|amqp|pubsub|redis/i;

/** An emitter of the process whose listeners write to open connections. */
export function bridgeOf(
  creation: ts.NewExpression,
  analysis: Analysis,
):
  | { readonly holder: ts.VariableDeclaration | ts.PropertyDeclaration; readonly bridge: Bridge }
  | undefined {
  if (!EMITTER.test(calledName(creation.expression)?.text ?? "")) return undefined;
  const holder = outer(creation);
  if (!ts.isVariableDeclaration(holder) && !ts.isPropertyDeclaration(holder)) return undefined;
  if (
    ts.isVariableDeclaration(holder)
      ? !isModuleVariable(holder)
      : !isKeptForProcess(creation, analysis)
  )
    return undefined;
  let emitted: ts.Node | undefined;
  let heard: ts.Node | undefined;
  for (const use of usesOf(holder, analysis)) {
    const owner =
      ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
    const access = outer(owner);
    if (!ts.isPropertyAccessExpression(access) || unwrap(access.expression) !== owner) {
      // `on(emitter, "news")` of node:events, in a handler that streams.
      if (
        ts.isCallExpression(access) &&
        calledName(access.expression)?.text === "on" &&
        streams(access)
      )
        heard ??= access;
      continue;
    }
    const call = access.parent;
    if (!ts.isCallExpression(call)) continue;
    const name = access.name.text;
    if (/^(emit|next|dispatchEvent|emitAsync)$/.test(name) && !isFed(call)) emitted ??= call;
    if (
      /^(on|once|addListener|addEventListener|subscribe|pipe|asObservable)$/.test(name) &&
      writesToClient(call)
    )
      heard ??= call;
  }
  return emitted !== undefined && heard !== undefined && homeOf(emitted) !== homeOf(heard)
    ? { holder, bridge: { emitted, heard } }
    : undefined;
}

/** The listener, or the function around it, writes to a response, a stream or a socket. */
function writesToClient(call: ts.CallExpression): boolean {
  const listener = call.arguments.map((each) => unwrap(each)).find(isFunctionNode);
  const named = call.arguments.map((each) => unwrap(each)).find(ts.isIdentifier);
  const home = homeOf(call);
  const bodies: ts.Node[] = listener === undefined ? [] : [listener];
  if (listener === undefined && named !== undefined && home !== undefined) {
    for (const node of descendants(home))
      if (ts.isVariableDeclaration(node) && node.name.getText() === named.text) bodies.push(node);
      else if (ts.isFunctionDeclaration(node) && node.name?.text === named.text) bodies.push(node);
  }
  return bodies.some((body) => {
    for (const node of descendants(body)) {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) continue;
      const { expression, name } = node.expression;
      if (
        /^(write|enqueue|send|writeSSE|sendEvent|push|next|emit)$/.test(name.text) &&
        /(^|\.)(res|response|reply|controller|ws|socket|stream|sse|connection|emit|observer|subscriber|client)$/i.test(
          expression.getText(),
        )
      )
        return true;
    }
    return false;
  });
}

/** `for await (const event of on(emitter, "news")) yield event` */
function streams(call: ts.CallExpression): boolean {
  const home = homeOf(call);
  if (home === undefined) return false;
  for (const node of descendants(home)) if (ts.isYieldExpression(node)) return true;
  return /observable|subscription|stream/i.test(home.getText().slice(0, 200));
}

/** Emitted in a handler of messages that every instance gets. */
function isFed(call: ts.Node): boolean {
  for (let at = call.parent; at !== undefined; at = at.parent)
    if (ts.isCallExpression(at) && FED.test(at.expression.getText())) return true;
  return false;
}
