/** Where a program asks its own process to run something again and again, and what then runs. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { namedFunction } from "../../kit/functions.ts";
import { importOf } from "../../kit/imports.ts";
import { keptByCall } from "../../kit/kept.ts";
import { processWideInstance } from "../../kit/process-lifetime.ts";
import { routesTo } from "../../kit/routes.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  functionOf,
  isFunctionNode,
  literalText,
  outer,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";

export interface Registration {
  /** What is marked: the decorator, or the name of the function called. */
  readonly at: ts.Node;
  /** The code that runs; its own body, or the loop's. */
  readonly run: FunctionNode | ts.Statement;
  /** The expression that stands for the function in the call. */
  readonly handed: ts.Expression | undefined;
  readonly kind: "schedule" | "timer" | "loop";
  /** Every instance certainly does it; false when whoever makes the object is out of sight. */
  readonly isSure: boolean;
}

const DECORATORS = /^(Cron|Interval|Timeout)$/;
/** Packages whose schedules run on timers of the process, with the functions that register. */
const SCHEDULERS: Readonly<Record<string, RegExp>> = {
  "node-cron": /^schedule$/,
  "node-schedule": /^scheduleJob$/,
  cron: /^(CronJob|from|job)$/,
  croner: /^(Cron|default)$/,
  "toad-scheduler": /^(AsyncTask|Task)$/,
};
const CALLBACK = /^(onTick|handler|run|task|fn|job|execute|callback)$/;

/** A method with a decorator of `@nestjs/schedule`. */
export function ofDecorator(decorator: ts.Decorator): Registration | undefined {
  const { expression, parent } = decorator;
  const callee = ts.isCallExpression(expression) ? expression.expression : expression;
  const name = calledName(callee)?.text ?? "";
  if (!DECORATORS.test(name) || !ts.isMethodDeclaration(parent)) return undefined;
  const imported = importOf(callee);
  if (imported !== undefined && imported.specifier !== "@nestjs/schedule") return undefined;
  if (ts.isCallExpression(expression) && /disabled:\s*true/.test(expression.getText()))
    return undefined;
  return { at: decorator, run: parent, handed: undefined, kind: "schedule", isSure: true };
}

export function ofCall(
  call: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
): Registration | undefined {
  const name = calledName(call.expression);
  if (name === undefined) return undefined;
  if (/^(sleep|delay|wait|setTimeout)$/.test(name.text)) return ofWait(call, name, analysis);
  const kind = kindOf(call, name.text, analysis);
  if (kind === undefined) return undefined;
  const handed = callbackOf(call, analysis);
  if (handed === undefined || isForOneCaller(call, analysis)) return undefined;
  if (kind === "timer" && isWaiting(call, handed.run)) return undefined;
  return { at: name, ...handed, kind, isSure: isKept(call, analysis) };
}

function kindOf(
  call: ts.CallExpression | ts.NewExpression,
  name: string,
  analysis: Analysis,
): "schedule" | "timer" | undefined {
  if (name === "setInterval") {
    const facts = analysis.factsOf(call);
    return facts === undefined || facts.schedules !== undefined ? "timer" : undefined;
  }
  if (!/^(schedule|scheduleJob|CronJob|from|job|Cron|AsyncTask|Task)$/.test(name)) return undefined;
  if (keptByCall(call, analysis)?.what === "schedule") return "schedule";
  if (analysis.factsOf(call)?.keeps?.what === "schedule") return undefined;
  const imported = importOf(call.expression) ?? importOf(ownerOf(call) ?? call.expression);
  if (imported !== undefined) {
    const known = SCHEDULERS[imported.specifier];
    if (known === undefined || /distributed:\s*true/.test(call.getText())) return undefined;
    return known.test(name) ? "schedule" : undefined;
  }
  // Nothing resolves: a pattern of five or six fields leaves little doubt.
  const [first] = call.arguments ?? [];
  const pattern = first === undefined ? undefined : literalText(unwrap(first));
  const isPattern = pattern !== undefined && /^\s*(\S+\s+){4,5}\S+\s*$/.test(pattern);
  return isPattern && /^(schedule|scheduleJob|CronJob|Cron)$/.test(name) ? "schedule" : undefined;
}

function ownerOf(call: ts.CallExpression | ts.NewExpression): ts.Expression | undefined {
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
}

/** The first argument, or property of one, that is a function. */
function callbackOf(
  call: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
): { readonly run: FunctionNode; readonly handed: ts.Expression } | undefined {
  for (const argument of call.arguments ?? []) {
    const target = unwrap(argument);
    if (ts.isObjectLiteralExpression(target)) {
      for (const each of target.properties) {
        if (each.name === undefined || !CALLBACK.test(propertyName(each.name) ?? "")) continue;
        if (ts.isMethodDeclaration(each)) continue;
        if (!ts.isPropertyAssignment(each)) continue;
        const run = functionBehind(each.initializer, analysis);
        if (run !== undefined) return { run, handed: each.initializer };
      }
      continue;
    }
    const run = functionBehind(target, analysis);
    if (run !== undefined) return { run, handed: argument };
  }
  return undefined;
}

function functionBehind(value: ts.Expression, analysis: Analysis): FunctionNode | undefined {
  const target = unwrap(value);
  if (isFunctionNode(target)) return target;
  // `this.tick.bind(this)`
  if (ts.isCallExpression(target) && ts.isPropertyAccessExpression(target.expression)) {
    const { expression, name } = target.expression;
    return name.text === "bind" ? functionBehind(expression, analysis) : undefined;
  }
  if (!ts.isIdentifier(target) && !ts.isPropertyAccessExpression(target)) return undefined;
  const declared = analysis.declarationOf(target);
  return declared === undefined ? undefined : functionOf(declared);
}

/** Registered while a request or a message is served, or for one connection: not by every instance. */
function isForOneCaller(call: ts.Node, analysis: Analysis): boolean {
  const routes = routesTo(call, analysis);
  if (routes.some(({ entry }) => entry.context === "request" || entry.context === "consumer"))
    return true;
  for (const at of ancestors(call)) {
    if (!isFunctionNode(at)) continue;
    if (
      at.parameters.some(({ name }) =>
        /^(req|request|res|response|reply|ws|socket|connection|client|stream|controller|ctx)$/.test(
          name.getText(),
        ),
      )
    )
      return true;
  }
  return false;
}

/** Asks again until something is there, and then clears the timer: a wait, not a schedule. */
function isWaiting(call: ts.Node, run: FunctionNode): boolean {
  for (const node of descendants(run))
    if (ts.isCallExpression(node) && /(^|\.)clearInterval$/.test(node.expression.getText()))
      return true;
  for (const at of ancestors(call))
    if (isFunctionNode(at)) {
      const user = outer(at);
      return ts.isNewExpression(user) && user.expression.getText() === "Promise";
    }
  return false;
}

/** In module code, in a function, or in a class of which the process has one. */
function isKept(call: ts.Node, analysis: Analysis): boolean {
  const holder = [...ancestors(call)].find(ts.isClassLike);
  return holder === undefined || processWideInstance(holder, analysis) !== undefined;
}

/** `while (running) { …; await sleep(n) }`, and a function that sets a timer for itself. */
function ofWait(
  call: ts.CallExpression | ts.NewExpression,
  name: ts.Identifier | ts.PrivateIdentifier,
  analysis: Analysis,
): Registration | undefined {
  if (!ts.isCallExpression(call)) return undefined;
  const own = enclosingFunction(call);
  for (const at of ancestors(call, own)) {
    const isEndless =
      ts.isWhileStatement(at) || (ts.isForStatement(at) && at.condition === undefined);
    if (!isEndless || /\b(attempt|retr(y|ies)|tries)/i.test(at.getText().slice(0, 120))) continue;
    if (endsByItself(at.statement) || isForOneCaller(call, analysis)) return undefined;
    return {
      at: name,
      run: at.statement,
      handed: undefined,
      kind: "loop",
      isSure: isKept(call, analysis),
    };
  }
  if (name.text !== "setTimeout") return undefined;
  const [callback] = call.arguments;
  const home = namedFunction(call);
  if (callback === undefined || home === undefined || !runsAgain(callback, home, analysis))
    return undefined;
  if (isForOneCaller(call, analysis)) return undefined;
  return { at: name, run: home, handed: undefined, kind: "timer", isSure: isKept(call, analysis) };
}

/** A loop with a way out waits for something to be done; one without serves for ever. */
function endsByItself(body: ts.Statement): boolean {
  for (const node of descendants(body, (each) => !isFunctionNode(each)))
    if (ts.isBreakStatement(node) || ts.isReturnStatement(node)) return true;
  return false;
}

function runsAgain(callback: ts.Expression, home: FunctionNode, analysis: Analysis): boolean {
  const target = unwrap(callback);
  if (functionBehind(target, analysis) === home) return true;
  if (!ts.isArrowFunction(target) && !ts.isFunctionExpression(target)) return false;
  const name = home.name?.getText() ?? holderName(home);
  return (
    name !== undefined &&
    new RegExp(`(^|[^\\w.])(this\\.)?${escaped(name)}\\(`).test(target.getText())
  );
}

function holderName(home: FunctionNode): string | undefined {
  const holder = outer(home);
  return ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder)
    ? holder.name.getText()
    : undefined;
}

function escaped(name: string): string {
  return name.replace(/[#$]/g, "\\$&");
}
