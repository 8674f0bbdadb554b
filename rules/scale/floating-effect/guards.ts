/** Where a dropped promise stands, and when dropping it is right. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOf } from "../../kit/functions.ts";
import { runsOncePerProcess } from "../../kit/process-lifetime.ts";
import type { Guard } from "../../kit/rule.ts";
import {
  calledName,
  enclosingFunction,
  enclosingStatement,
  type FunctionNode,
  isCallback,
  isFunctionNode,
  outer,
  placeOf,
} from "../../kit/syntax.ts";
import type { Dropped } from "./dropped.ts";

export interface Setting {
  /** Runs where the platform stops the code with the answer. */
  readonly isFrozen: boolean;
  /** `void`, or a comment that says so. */
  readonly isDeliberate: boolean;
  /** Runs once, while the program starts. */
  readonly isStart: boolean;
  /** Stands in a callback of an emitter or a timer, which waits for nobody. */
  readonly isLoose: boolean;
  /** What collects the promises that the callback around fails to return. */
  readonly collector: string | undefined;
  /** What the platform offers to outlive the answer. */
  readonly keeper: { readonly name: string; readonly specifier: string } | undefined;
}

const DELIBERATE =
  /fire[\s-]*(and|&|n)[\s-]*forget|(don'?t|do not|not|without|no need to|never)\s+(a?wait|block)|non-?blocking|in the background|background|no-floating-promises|best[\s-]effort|intentional|deliberate/i;
const STARTS =
  /^(bootstrap|main|start|init\w*|onModuleInit|onApplicationBootstrap|boot|setup|register\w*|configure\w*|load|connect\w*|constructor)$/;
const LOOSE =
  /^(on|once|addListener|addEventListener|prependListener|subscribe|setTimeout|setInterval|setImmediate|queueMicrotask|nextTick|schedule|observe|tap|listen)$/;

export function settingOf(call: ts.CallExpression, analysis: Analysis): Setting {
  const { contexts } = analysis.reach(call);
  const isVoid = ts.isVoidExpression(outer(call));
  const own = enclosingFunction(call);
  const { units } = analysis.topologyOf(call);
  const isStopping = (runtime: string) => runtime === "serverless" || runtime === "edge";
  const isNamed = contexts.has("serverless") || contexts.has("edge");
  const isFrozen =
    units.length > 0
      ? units.every((each) => isStopping(each.runtime)) && (isNamed || contexts.has("request"))
      : isNamed;
  return {
    isFrozen,
    isDeliberate: isVoid || DELIBERATE.test(commentsAbove(call)),
    isStart:
      (contexts.size > 0 && [...contexts].every((each) => each === "startup")) ||
      (own !== undefined && STARTS.test(nameOf(own)) && !contexts.has("request")) ||
      runsOncePerProcess(call, analysis),
    isLoose: own !== undefined && isLooseCallback(own),
    collector: own === undefined ? undefined : collectorOf(own, call),
    keeper: isFrozen ? keeperOf(call, analysis) : undefined,
  };
}

function keeperOf(call: ts.Node, analysis: Analysis): Setting["keeper"] {
  const file = call.getSourceFile();
  const { dependencies } = analysis.packageOf(file);
  // Whoever installed it uses it.
  if (dependencies.has("@vercel/functions"))
    return { name: "waitUntil", specifier: "@vercel/functions" };
  const next = /\d+/.exec(dependencies.get("next") ?? "");
  return next !== null && Number(next[0]) >= 15
    ? { name: "after", specifier: "next/server" }
    : undefined;
}

function commentsAbove(call: ts.CallExpression): string {
  const statement = enclosingStatement(call);
  const { text } = call.getSourceFile();
  const above = text.slice(statement.getFullStart(), statement.getStart());
  const end = text.indexOf("\n", call.getEnd());
  return above + text.slice(call.getEnd(), end < 0 ? undefined : end);
}

function isLooseCallback(own: FunctionNode): boolean {
  const holder = outer(own);
  // `onError: () => void refund()`: whoever takes the option waits for nothing.
  if (ts.isPropertyAssignment(holder)) return /^on[A-Z]/.test(holder.name.getText());
  if (!isCallback(own)) return false;
  return ts.isCallExpression(holder) && LOOSE.test(calledName(holder.expression)?.text ?? "");
}

/** `Promise.all(list.map((each) => { save(each); }))`, `work.then(() => { save(); })` */
function collectorOf(own: FunctionNode, call: ts.CallExpression): string | undefined {
  if (!ts.isArrowFunction(own) && !ts.isFunctionExpression(own)) return undefined;
  if (!ts.isBlock(own.body) || own.body.statements.some(ts.isReturnStatement)) return undefined;
  if (own.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword)) return undefined;
  if (enclosingStatement(call).parent !== own.body) return undefined;
  const map = outer(own);
  if (!ts.isCallExpression(map) || !/^(map|flatMap)$/.test(calledName(map.expression)?.text ?? ""))
    return undefined;
  const all = outer(map);
  const isAll =
    ts.isCallExpression(all) &&
    /^Promise\.(all|allSettled|race|any)$/.test(all.expression.getText());
  return isAll ? all.expression.getText() : undefined;
}

const ASIDE =
  /log|activit|progress|track|analytic|telemetr|metric|captur|audit|report|warm|prefetch|ping|posthog|segment|sentry|heartbeat|usage|lastUsed|lastSeen|lastActive|touch|cache|invalidate|revalidate|cleanup|clean_?up|evict|gauge|trace|debug/i;
const LASTING =
  /^(start|run|loop|poll|listen|consume|watch|schedule|tick|drain|subscribe|connect|reconnect|close|disconnect|shutdown|stop|destroy)([A-Z]\w*)?$/;

/** A record that somebody will have to show one day, and that nobody has said may be lost. */
export function isProof({ name, isHandled }: Dropped): boolean {
  return /audit|consent|ledger|impersonat/i.test(name) && !isHandled && !/log$/i.test(name);
}

/** What is lost is only a record of what happened. */
export function isAside(name: string): boolean {
  return ASIDE.test(name);
}

export function guardOf(
  call: ts.CallExpression,
  dropped: Dropped,
  setting: Setting,
  analysis: Analysis,
): Guard | undefined {
  if (dropped.isLazy && !setting.isStart) return undefined;
  const at = placeOf(call);
  if (setting.isStart) return { ...at, message: "started once, while the program starts" };
  const last = dropped.name.split(".").at(-1) ?? "";
  if (ASIDE.test(dropped.name) && (setting.isDeliberate || !isProof(dropped)))
    return { ...at, message: "what is lost is only a record of what happened" };
  const isLasting = LASTING.test(last) && call.arguments.length === 0;
  if (isLasting && !setting.isFrozen && setting.collector === undefined)
    return { ...at, message: "starts or ends something that lasts" };
  if (setting.isFrozen || setting.collector !== undefined) return undefined;
  if (dropped.isHandled) return { ...at, message: "its failure is caught where it happens" };
  const own = enclosingFunction(call);
  if (own !== undefined && ASIDE.test(nameOf(own)) && setting.isDeliberate)
    return { ...at, message: "what is lost is only a record of what happened" };
  // A command or a job that is asked for this very thing keeps its process alive.
  if (isInsideRace(call)) return { ...at, message: "another promise is waited for instead" };
  return analysis.reach(call).contexts.has("test") ? { ...at, message: "a test" } : undefined;
}

function isInsideRace(call: ts.Node): boolean {
  const holder = outer(call);
  return ts.isArrayLiteralExpression(holder) && !isFunctionNode(holder);
}
