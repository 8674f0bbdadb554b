/** Whether anybody waits for what a call answers, or something else ends the wait. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Entry, entryAt, entryOfArgument, usesOf } from "../../kit/entries.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isCallback,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { goesOn } from "../../kit/waiting.ts";
import { SANE_DEFAULT_MS } from "./length.ts";
import { finishOf, limitAt } from "./tasks.ts";

/**
 * `waited`: a request, a start, or somebody out of sight waits.
 * `consumed`: only the consumers of messages wait, whose senders have gone on.
 * `patient`: only what a schedule or a queue's call starts, or work that goes on behind everybody's back, so a wait
 * that ends by itself holds nobody, and one that does not leaves the work undone.
 * `dropped`: the promise is let go and nothing comes after it.
 * `over`: the platform ends the call, or nobody in sight runs the code.
 */
export type Attendance = "waited" | "consumed" | "patient" | "dropped" | "over";

const MAX_DEPTH = 8;
const MAX_FUNCTIONS = 60;
/** Run what they are given after the one who gives it has gone on. */
const LATER = /^(after|setImmediate|setTimeout|queueMicrotask|nextTick)$/;
/** The platform runs on for it, and ends it. */
const KEPT_ALIVE = /^waitUntil$/;
const EACH = /^(map|forEach|flatMap)$/;
const COLLECTS = /^(all|allSettled|race|any)$/;

export function attendanceOf(call: ts.CallExpression, analysis: Analysis): Attendance {
  // `https.get(url, (response) => …)`: the callback is what waits.
  if (call.arguments.some((each) => isFunctionNode(unwrap(each)))) return "waited";
  return ofCall(call, analysis, 0, new Set());
}

function ofCall(
  call: ts.Node,
  analysis: Analysis,
  depth: number,
  seen: Set<FunctionNode>,
): Attendance {
  let at: ts.Node = call;
  for (;;) {
    const holder = outer(at);
    if (ts.isExpressionStatement(holder) || ts.isVoidExpression(holder)) return "dropped";
    if (isStep(at, holder)) {
      at = holder.parent;
      continue;
    }
    // One of several that are collected: what is made of them all decides.
    if (ts.isArrayLiteralExpression(holder) && isCollected(outer(holder))) {
      at = outer(holder);
      continue;
    }
    if (ts.isCallExpression(holder) && holder.expression !== at) {
      const later = laterBy(holder);
      if (later !== undefined) return later;
      if (isCollected(holder)) {
        at = holder;
        continue;
      }
    }
    break;
  }
  const own = enclosingFunction(at);
  if (own === undefined) return "waited";
  const found = ofFunction(own, analysis, depth, seen);
  // What is made of the answer, or done after it, is done late or never.
  return found === "dropped" && (isTaken(at) || goesOn(own, at, analysis)) ? "patient" : found;
}

function laterBy(call: ts.CallExpression): Attendance | undefined {
  const name = calledName(call.expression)?.text ?? "";
  return KEPT_ALIVE.test(name) ? "over" : LATER.test(name) ? "dropped" : undefined;
}

/** `const rows = await load()`, `if (await isThere())`, `load().then(store)` */
function isTaken(call: ts.Node): boolean {
  const holder = outer(call);
  if (ts.isReturnStatement(holder) || isFunctionNode(holder)) return false;
  if (!ts.isAwaitExpression(holder)) return true;
  const above = outer(holder);
  return !(ts.isExpressionStatement(above) || ts.isReturnStatement(above) || isFunctionNode(above));
}

function isCollected(node: ts.Node): boolean {
  return ts.isCallExpression(node) && COLLECTS.test(calledName(node.expression)?.text ?? "");
}

/** `.catch(…)`, `.finally(…)` and a `.then(…)` that makes nothing of the answer. */
function isStep(
  at: ts.Node,
  holder: ts.Node,
): holder is ts.PropertyAccessExpression & { readonly parent: ts.CallExpression } {
  if (!ts.isPropertyAccessExpression(holder) || unwrap(holder.expression) !== at) return false;
  const call = holder.parent;
  if (!ts.isCallExpression(call) || call.expression !== holder) return false;
  if (/^(catch|finally)$/.test(holder.name.text)) return true;
  return holder.name.text === "then" && call.arguments.every(isIdle);
}

function isIdle(callback: ts.Expression): boolean {
  const fn = unwrap(callback);
  if (!isFunctionNode(fn) || fn.body === undefined) return false;
  for (const node of descendants(fn.body)) {
    if (ts.isCallExpression(node) && !/^(console|\w*[lL]og(ger)?)\./.test(node.getText()))
      return false;
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      return false;
  }
  return true;
}

function ofFunction(
  own: FunctionNode,
  analysis: Analysis,
  depth: number,
  seen: Set<FunctionNode>,
): Attendance {
  if (seen.has(own)) return "over";
  if (depth > MAX_DEPTH || seen.size > MAX_FUNCTIONS) return "waited";
  seen.add(own);
  if (isInsidePromise(own)) return "waited";
  const entry = entryAt(own, analysis);
  if (entry !== undefined) return ofEntry(entry, analysis);
  const holder = outer(own);
  if (ts.isCallExpression(holder)) {
    // `(async () => { … })()`
    if (unwrap(holder.expression) === own)
      return feedsAnswer(own) ? "waited" : ofCall(holder, analysis, depth + 1, seen);
    if (isCallback(own)) return ofCallback(holder, analysis, depth, seen);
  } else if (isCallback(own)) return "waited";
  const uses = usesOf(own, analysis).filter((use) => !isMentionOnly(use));
  if (uses.length === 0) return isNamedByNobody(own, analysis) ? "over" : "waited";
  return most(uses, (use) => {
    const handed = entryOfArgument(use, analysis);
    if (handed !== undefined) return ofEntry(handed, analysis);
    const caller = callOf(use);
    return caller === undefined ? "waited" : ofCall(caller, analysis, depth + 1, seen);
  });
}

/** What runs beside the answer writes into something that is returned: whoever reads that, waits. */
function feedsAnswer(own: FunctionNode): boolean {
  const above = enclosingFunction(outer(own));
  if (own.body === undefined || above?.body === undefined) return false;
  const returned = new Set<string>();
  for (const node of descendants(above.body, (each) => !isFunctionNode(each)))
    if (ts.isReturnStatement(node) && node.expression !== undefined)
      for (const name of [node.expression, ...descendants(node.expression)])
        if (ts.isIdentifier(name)) returned.add(name.text);
  // Only a receiver takes something in: `stream.update(part)`.
  return [...descendants(own.body)].some(
    (node) =>
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      ts.isIdentifier(node.expression.expression) &&
      returned.has(node.expression.expression.text),
  );
}

/** `new Promise((resolve) => setTimeout(async () => resolve(await poll())))`: who waits for the promise waits for it. */
function isInsidePromise(own: FunctionNode): boolean {
  if (!isCallback(own)) return false;
  const above = enclosingFunction(outer(own));
  const maker = above === undefined ? undefined : outer(above);
  return (
    maker !== undefined && ts.isNewExpression(maker) && maker.expression.getText() === "Promise"
  );
}

/** What is handed to a call is waited for as far as the call is. */
function ofCallback(
  holder: ts.CallExpression,
  analysis: Analysis,
  depth: number,
  seen: Set<FunctionNode>,
): Attendance {
  const name = calledName(holder.expression)?.text ?? "";
  const later = laterBy(holder);
  if (later !== undefined) return later;
  // `app.on("event", async () => …)`: who calls it later is out of sight.
  if (ts.isExpressionStatement(outer(holder)) && !EACH.test(name)) return "waited";
  return ofCall(holder, analysis, depth + 1, seen);
}

const RANKS: readonly Attendance[] = ["over", "dropped", "patient", "consumed", "waited"];

function most<T>(items: readonly T[], judge: (item: T) => Attendance): Attendance {
  let found: Attendance = "over";
  for (const item of items) {
    const each = judge(item);
    if (RANKS.indexOf(each) > RANKS.indexOf(found)) found = each;
    if (found === "waited") break;
  }
  return found;
}

function isMentionOnly(use: ts.Node): boolean {
  const { parent } = use;
  return ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isTypeQueryNode(parent);
}

/** `client.send` for the name `send`, when it is called. */
function callOf(use: ts.Node): ts.CallExpression | undefined {
  let at: ts.Node = use;
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.name === at) at = at.parent;
  const call = at.parent;
  return ts.isCallExpression(call) && call.expression === at ? call : undefined;
}

/** Routes that a schedule or a queue calls say so in their path, or by how they know their caller. */
const SCHEDULED_PATH = /\/(crons?|scheduled|qstash)\//;
const SCHEDULED_TEXT =
  /\bCRON_SECRET\b|\bwithCron\b|\bverify((Qstash|QStash|Vercel)Signature|Signature(AppRouter|Edge))\(/;

function ofEntry({ context, at }: Entry, analysis: Analysis): Attendance {
  const file = at.getSourceFile();
  const limit = /^export const maxDuration\s*=\s*(\d+)\b/m.exec(file.text)?.[1];
  if (limit !== undefined && Number(limit) * 1_000 <= SANE_DEFAULT_MS) return "over";
  // A runner that ends the task ends its calls, and may start it again.
  if (limitAt(at.parent, analysis) !== undefined || finishOf(at) !== undefined) return "over";
  if (context === "job") return "patient";
  if (context === "consumer") return "consumed";
  const isRoute =
    context === "request" && /\/route\.[cm]?[jt]s$|\/pages\/api\//.test(file.fileName);
  return isRoute && (SCHEDULED_PATH.test(file.fileName) || SCHEDULED_TEXT.test(file.text))
    ? "patient"
    : "waited";
}

/** A function that only names can reach, and no name in the program does. */
function isNamedByNobody(own: FunctionNode, analysis: Analysis): boolean {
  if (ts.isMethodDeclaration(own)) {
    const isHidden =
      ts.isPrivateIdentifier(own.name) ||
      own.modifiers?.some((each) => each.kind === ts.SyntaxKind.PrivateKeyword) === true;
    return isHidden && (ts.getDecorators(own) ?? []).length === 0;
  }
  const declaration = ts.isFunctionDeclaration(own) ? own : outer(own);
  if (!ts.isFunctionDeclaration(declaration) && !ts.isVariableDeclaration(declaration))
    return false;
  const statement = ts.isFunctionDeclaration(declaration) ? declaration : declaration.parent.parent;
  if (!ts.isFunctionDeclaration(statement) && !ts.isVariableStatement(statement)) return false;
  const kinds = statement.modifiers?.map((each) => each.kind) ?? [];
  if (kinds.includes(ts.SyntaxKind.DefaultKeyword)) return false;
  if (!kinds.includes(ts.SyntaxKind.ExportKeyword)) return statement.parent === own.getSourceFile();
  return !LOADED.test(own.getSourceFile().fileName) && hasUsedNeighbour(statement, analysis);
}

/** Files whose exports a framework finds by their names. */
const LOADED =
  /\/(route|page|layout|middleware|proxy|instrumentation|index|main|server)\.[cm]?[jt]sx?$|\/(pages|routes|functions)\/|\.config\./;

/** Other files use what stands beside it: whoever used this one would be in sight, too. */
function hasUsedNeighbour(own: ts.Statement, analysis: Analysis): boolean {
  const file = own.getSourceFile();
  return file.statements.some((each) => {
    if (each === own) return false;
    const named = ts.isVariableStatement(each)
      ? each.declarationList.declarations
      : ts.isFunctionDeclaration(each) || ts.isClassDeclaration(each)
        ? [each]
        : [];
    return named.some((one) =>
      analysis.referencesTo(one).some((use) => use.getSourceFile() !== file),
    );
  });
}
