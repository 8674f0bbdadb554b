/** The role of a lock: while one caller works, others are turned away or wait, in this process alone. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import type { ReachedEffect } from "../effects/summary.ts";
import { isWithin, nameOf } from "../functions.ts";
import type { ProcessState, StateUse } from "../process-state.ts";
import type { ProcessValue } from "../process-value.ts";
import { callsOf } from "../references.ts";
import type { Confidence } from "../rule.ts";
import { ancestors, calledName, type FunctionNode, outer, unwrap } from "../syntax.ts";
import { homeOf, type Leave, leaveOf, outcomesOf } from "./flow.ts";
import { sharedChange } from "./region.ts";
import { declaredKept } from "./values.ts";

export interface Lock {
  readonly kind: "lock";
  /** Where it is seen that somebody works. */
  readonly asked: ts.Node;
  readonly taken: ts.Node;
  readonly freed: ts.Node;
  /** What the work changes for all instances. */
  readonly change: ReachedEffect;
  readonly home: FunctionNode;
  /** How whoever comes too late is turned away. */
  readonly leave: Leave | undefined;
  readonly confidence: Confidence;
}

/** States of this process itself: started, connected, sending what it has buffered. */
const OWN =
  /init|load|connect|start|setup|ready|warm|boot|shut|clos|stop|flush|drain|listen|subscri|regist|buffer|destroy/i;

/** `if (running.has(id)) return; running.add(id); try { … } finally { running.delete(id) }`. */
export function lockIn(
  state: ProcessState,
  uses: readonly StateUse[],
  analysis: Analysis,
): Lock | undefined {
  // Who comes later waits for the same promise: one call is spared, no change is kept apart.
  if (state.isFixed || declaredKept(state.declaration) === "promise") return undefined;
  for (const ask of uses) {
    if (ask.kind !== "lookup" || ask.inner || ask.key === undefined) continue;
    const home = homeOf(ask.node);
    if (home === undefined || !turnsAway(ask.node, home)) continue;
    const key = ask.key.getText();
    const take = uses.find(
      (use) =>
        use.kind === "grow" && !use.inner && use.key?.getText() === key && isWithin(use.node, home),
    );
    const free = uses.find(
      (use) =>
        use.kind === "remove" &&
        use.key?.getText() === key &&
        isWithin(use.node, home) &&
        isAtEnd(use.node, home),
    );
    if (take === undefined || free === undefined) continue;
    const found = made(ask.node, take.node, free.node, home, analysis);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `if (running) return; running = true; try { … } finally { running = false }`. */
export function lockOf(value: ProcessValue, analysis: Analysis): Lock | undefined {
  if (OWN.test(value.name.text)) return undefined;
  const taking = value.writes.filter((each) => isTrue(each.value));
  const freeing = value.writes.filter((each) => isNothing(each.value));
  if (taking.length === 0 || freeing.length === 0) return undefined;
  for (const read of value.reads) {
    const home = homeOf(read);
    if (home === undefined || !turnsAway(read, home)) continue;
    const take = taking.find((each) => isWithin(each.node, home));
    const free = freeing.find((each) => isWithin(each.node, home) && isAtEnd(each.node, home));
    if (take === undefined || free === undefined) continue;
    const found = made(read, take.node, free.node, home, analysis);
    if (found !== undefined) return found;
  }
  return undefined;
}

function made(
  asked: ts.Node,
  taken: ts.Node,
  freed: ts.Node,
  home: FunctionNode,
  analysis: Analysis,
): Lock | undefined {
  if (home.body === undefined) return undefined;
  const change = sharedChange([home.body], analysis);
  if (change === undefined || change.effect.certainty === "name") return undefined;
  if (isOnTimer(home, analysis)) return undefined;
  const leave = leaveFor(asked, home);
  return { kind: "lock", asked, taken, freed, change, home, leave, confidence: "likely" };
}

function leaveFor(asked: ts.Node, home: FunctionNode): Leave | undefined {
  for (const outcome of outcomesOf(asked, home)) {
    const leave = outcome.kind === "branch" ? leaveOf(outcome.holds) : undefined;
    if (leave !== undefined) return leave;
  }
  return undefined;
}

function turnsAway(ask: ts.Node, home: FunctionNode): boolean {
  return outcomesOf(ask, home).some(
    (outcome) => outcome.kind === "branch" && leaveOf(outcome.holds) !== undefined,
  );
}

function isTrue(value: ts.Expression | undefined): boolean {
  return value !== undefined && (value.kind === ts.SyntaxKind.TrueKeyword || isPromised(value));
}

/** `pending = work()`: who comes later waits for the same. */
function isPromised(value: ts.Expression): boolean {
  return ts.isNewExpression(value) && value.expression.getText() === "Promise";
}

function isNothing(value: ts.Expression | undefined): boolean {
  return (
    value !== undefined &&
    (value.kind === ts.SyntaxKind.FalseKeyword || value.kind === ts.SyntaxKind.NullKeyword)
  );
}

/** In `finally`, a promise callback, or as one of the function's own last statements. */
function isAtEnd(node: ts.Node, home: FunctionNode): boolean {
  let inner: ts.Node = node;
  for (const at of ancestors(node, home)) {
    if (ts.isTryStatement(at) && at.finallyBlock === inner) return true;
    if (ts.isCatchClause(at)) return false;
    if (ts.isCallExpression(at) && /^(finally|then)$/.test(calledName(at.expression)?.text ?? ""))
      return true;
    if (ts.isIfStatement(at)) return false;
    inner = at;
  }
  return true;
}

/** Keeps the runs of a schedule apart: every instance has the schedule, and that is told there. */
export function isOnTimer(home: FunctionNode, analysis: Analysis): boolean {
  if (handedToTimer(home)) return true;
  if (/^(tick|poll|sweep|heartbeat|cron)/i.test(nameOf(home))) return true;
  if (
    ts.isMethodDeclaration(home) &&
    (ts.getDecorators(home) ?? []).some((each) =>
      /^@(Cron|Interval|Timeout)\b/.test(each.getText()),
    )
  )
    return true;
  return callsOf(home, analysis).some((call) => {
    for (const at of ancestors(call)) if (ts.isCallExpression(at) && isTimerCall(at)) return true;
    return false;
  });
}

function handedToTimer(home: FunctionNode): boolean {
  const user = outer(home);
  return (
    ts.isCallExpression(user) &&
    isTimerCall(user) &&
    user.arguments.some((each) => unwrap(each) === home)
  );
}

function isTimerCall(call: ts.CallExpression): boolean {
  return /^(setInterval|setTimeout|schedule|scheduleJob)$/.test(
    calledName(call.expression)?.text ?? "",
  );
}
