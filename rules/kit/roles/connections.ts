/** The role of a register of connections: whoever sends through it reaches only those connected to this process. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { nameOf } from "../functions.ts";
import type { ProcessState, StateUse } from "../process-state.ts";
import { callsOf } from "../references.ts";
import type { Confidence } from "../rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../syntax.ts";
import { dependentsOf, homeOf } from "./flow.ts";
import { isOnTimer } from "./lock.ts";
import { declaredKept, keptBy } from "./values.ts";

export interface Connections {
  readonly kind: "connections";
  /** A client is added here. */
  readonly joined: ts.Node;
  /** What happens elsewhere is sent here, to the clients of this process. */
  readonly sent: ts.Node;
  readonly confidence: Confidence;
}

/** Sends something to the other side of a connection. */
export const SENDING =
  /^(send|write|enqueue|emit|sendMessage|sendEvent|writeSSE|sendSSE|push|publish|broadcast|json|postMessage)$/;
const CLOSING =
  /shutdown|close|stop|destroy|drain|dispose|terminate|cleanup|disconnect|abort|heartbeat|ping|keep_?alive|remove|leave|unregister|evict|kick/i;
/** Messages reach every instance before they are sent on. */
const SHARED =
  /\.(p|s)?subscribe\(|\bpsubscribe\b|\bLISTEN\b|createAdapter|redis-?adapter|\bnats\b|\bkafka\b|amqp|rabbit|pubsub|pub\/sub|redisSub|subscriber\.on\(/i;

export function connectionsIn(
  state: ProcessState,
  uses: readonly StateUse[],
  analysis: Analysis,
): Connections | undefined {
  const joins = uses.filter((use) => use.kind === "grow");
  const isOfConnections =
    declaredKept(state.declaration) === "connection" ||
    joins.some((use) => keptBy(use, analysis) === "connection" || isSendingFunction(use));
  const [joined] = joins;
  if (!isOfConnections || joined === undefined) return undefined;
  if (SHARED.test(textAround(state))) return undefined;
  const joinHome = homeOf(joined.node);
  let found: Connections | undefined;
  for (const use of uses) {
    if (use.kind !== "iterate" && use.kind !== "lookup") continue;
    const home = homeOf(use.node);
    if (home === undefined || home === joinHome) continue;
    if (CLOSING.test(nameOf(home))) continue;
    const sent = sendingOf(use, home);
    if (sent === undefined) continue;
    const fed = feedOf(home, analysis);
    if (fed === "all") return undefined;
    if (found !== undefined || isOnTimer(home, analysis)) continue;
    const confidence = fed === "unknown" ? "possible" : "likely";
    found = { kind: "connections", joined: joined.node, sent, confidence };
  }
  return found;
}

/** The call by which an element of the collection is sent something. */
function sendingOf(use: StateUse, home: FunctionNode): ts.Node | undefined {
  const loop = use.node;
  const seeds: ts.Node[] = [use.node];
  const names = new Set<string>();
  if (ts.isForOfStatement(loop)) addNames(loop.initializer, names);
  if (ts.isCallExpression(loop)) {
    for (const argument of loop.arguments) {
      const callback = unwrap(argument);
      if (isFunctionNode(callback))
        for (const each of callback.parameters) addName(each.name, names);
    }
    // `for (const ws of clients.values())`, `[...clients.values()].forEach(…)`
    for (const at of ancestors(loop, home))
      if (ts.isForOfStatement(at)) addNames(at.initializer, names);
  }
  const held = dependentsOf(seeds, home);
  // `rooms.get(room)?.forEach((ws) => …)`, `for (const ws of members) …`
  for (const node of descendants(home)) {
    if (ts.isForOfStatement(node) && held.has(node.expression)) addNames(node.initializer, names);
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) continue;
    if (!/^(forEach|map)$/.test(node.expression.name.text) || !held.has(node.expression)) continue;
    const callback = node.arguments[0] === undefined ? undefined : unwrap(node.arguments[0]);
    if (callback !== undefined && isFunctionNode(callback))
      for (const each of callback.parameters) addName(each.name, names);
  }
  for (const node of descendants(home)) {
    if (!ts.isCallExpression(node)) continue;
    const callee = unwrap(node.expression);
    if (ts.isPropertyAccessExpression(callee) && SENDING.test(callee.name.text)) {
      const root = rootOf(callee.expression);
      if (root !== undefined && (names.has(root) || held.names.has(root))) return node;
      if (callee.expression !== use.receiver && held.has(callee.expression)) return node;
    } else if (ts.isIdentifier(callee) && names.has(callee.text)) return node;
  }
  return undefined;
}

function addNames(list: ts.ForInitializer, names: Set<string>): void {
  if (ts.isVariableDeclarationList(list))
    for (const each of list.declarations) addName(each.name, names);
}

function addName(name: ts.BindingName, names: Set<string>): void {
  if (ts.isIdentifier(name)) names.add(name.text);
  else
    for (const each of name.elements) if (!ts.isOmittedExpression(each)) addName(each.name, names);
}

function rootOf(node: ts.Expression): string | undefined {
  let at = unwrap(node);
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at))
    at = unwrap(at.expression);
  return ts.isIdentifier(at) ? at.text : undefined;
}

/** A listener whose body writes to a connection: `listeners.add((event) => res.write(event))`. */
function isSendingFunction(use: StateUse): boolean {
  const value = use.value === undefined ? undefined : unwrap(use.value);
  if (value === undefined) return false;
  if (!isFunctionNode(value)) return false;
  for (const node of descendants(value)) {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) continue;
    const { expression, name } = node.expression;
    if (
      /^(write|enqueue|send|writeSSE|sendEvent)$/.test(name.text) &&
      /res|controller|ws|socket|stream|reply|sse|connection/i.test(expression.getText())
    )
      return true;
  }
  return false;
}

const MAX_STEPS = 4;
const MAX_CALLS = 150;
/** Emitters and connections of this process. */
const OWN_SOURCE =
  /(^|\.)\w*(ws|wss|sockets?|io|server|conn(ection)?s?|client|peer|app|emitter|events?|req|res|request|response|stream|process|rl|child|worker|proc)$/i;

/** Where what is sent comes from: messages that every instance receives, listeners nobody can judge, or code of this process. */
function feedOf(home: FunctionNode, analysis: Analysis): "all" | "unknown" | "own" {
  const seen = new Set<FunctionNode>([home]);
  let todo: readonly FunctionNode[] = [home];
  let calls = 0;
  let found: "unknown" | "own" = "own";
  for (let step = 0; step <= MAX_STEPS && todo.length > 0; step++) {
    const next: FunctionNode[] = [];
    for (const each of todo) {
      const source = sourceOf(each);
      if (source === "all") return "all";
      if (source === "unknown") found = "unknown";
      if (step === MAX_STEPS) continue;
      for (const call of callsOf(each, analysis)) {
        if (++calls > MAX_CALLS) return "unknown";
        const source = sourceOf(call);
        if (source === "all") return "all";
        if (source === "unknown") found = "unknown";
        const caller = homeOf(call);
        if (caller === undefined || seen.has(caller)) continue;
        seen.add(caller);
        next.push(caller);
      }
    }
    todo = next;
  }
  return found;
}

/** What calls the listener around a node; undefined outside of listeners. */
function sourceOf(node: ts.Node): "all" | "unknown" | undefined {
  let found: "unknown" | undefined;
  for (const at of [node, ...ancestors(node)]) {
    if (!ts.isCallExpression(at)) continue;
    const name = calledName(at.expression)?.text ?? "";
    const text = at.expression.getText();
    if (/^(subscribe|psubscribe|pSubscribe|consume|listen)$/.test(name)) return "all";
    if (!/^(on|addListener)$/.test(name)) continue;
    if (/redis|sub|nats|kafka|consumer|pubsub|listener|pg|bus/i.test(text)) return "all";
    const callee = unwrap(at.expression);
    const owner = ts.isPropertyAccessExpression(callee) ? callee.expression.getText() : "";
    if (!OWN_SOURCE.test(owner)) found = "unknown";
  }
  return found;
}

function textAround(state: ProcessState): string {
  return (state.holder ?? state.declaration.getSourceFile()).getText();
}
