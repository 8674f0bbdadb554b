/** What keeps others out while a piece of code runs: row locks, advisory and distributed locks, serializable isolation. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { isSqlite } from "../data/dialect.ts";
import { accessIn, accessOf } from "../data/read.ts";
import { transactionAround } from "../data/transactions.ts";
import { callsOf } from "../references.ts";
import { bodyOfCalled } from "../sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  literalText,
} from "../syntax.ts";
import { wordsOf } from "../words.ts";
import { exits } from "./governing.ts";

export interface Exclusion {
  readonly node: ts.Node;
  /** What does it, for the explanation of a silence. */
  readonly message: string;
}

const MAX_CALLERS = 6;

/**
 * What excludes others from before `read` until after `write`; undefined when nothing is known to.
 * A transaction alone excludes nobody.
 */
export function exclusionOver(
  read: ts.Node,
  write: ts.Node,
  analysis: Analysis,
  depth = 0,
): Exclusion | undefined {
  const unit = outermost(write);
  const found =
    held(read, write, analysis) ??
    (unit === undefined ? undefined : lockedBefore(unit, read, analysis)) ??
    decorated(write);
  if (found !== undefined || unit === undefined || depth > 1) return found;
  return byCallers(unit, analysis, depth);
}

function outermost(node: ts.Node): FunctionNode | undefined {
  let unit: FunctionNode | undefined = enclosingFunction(node);
  if (unit === undefined) return undefined;
  for (const at of ancestors(unit)) {
    if (ts.isClassLike(at)) break;
    if (isFunctionNode(at)) unit = at;
  }
  return unit;
}

/** The read stands in a callback that runs under a lock or in a serializable transaction. */
function held(read: ts.Node, write: ts.Node, analysis: Analysis): Exclusion | undefined {
  const transaction = transactionAround(write, analysis);
  if (transaction?.isSerializable === true && isWithin(read, transaction.body))
    return { node: transaction.opener, message: "the transaction is serializable" };
  if (
    transaction !== undefined &&
    isWithin(read, transaction.body) &&
    isOfSqlite(read, write, analysis)
  )
    return {
      node: transaction.opener,
      message: "of two such transactions SQLite refuses the second",
    };
  for (const at of ancestors(read)) {
    if (!ts.isCallExpression(at) || !isWithin(write, at)) continue;
    if (holdsLock(at, analysis)) return { node: at, message: "it runs under a lock" };
  }
  return undefined;
}

function isOfSqlite(read: ts.Node, write: ts.Node, analysis: Analysis): boolean {
  return [write, read].some((node) => {
    const access = ts.isExpression(node) ? accessIn(node, analysis) : undefined;
    return access !== undefined && isSqlite(access, analysis);
  });
}

function isWithin(node: ts.Node, root: ts.Node): boolean {
  return (
    node.getSourceFile() === root.getSourceFile() && node.pos >= root.pos && node.end <= root.end
  );
}

/** `withLock(key, fn)`, `redlock.using(…)`, `mutex.runExclusive(fn)`, `lock.acquire(key, fn)`. */
export function holdsLock(call: ts.CallExpression, analysis: Analysis): boolean {
  if (!call.arguments.some((each) => isFunctionNode(each))) return false;
  const facts = analysis.factsOf(call);
  if (facts?.lock === "hold") return true;
  const text = call.expression.getText();
  return isLockName(calledName(call.expression)?.text ?? "") || isLockOwner(text);
}

const LOCK_WORDS: ReadonlySet<string> = new Set([
  ...["lock", "locks", "locked", "mutex", "exclusive", "exclusively", "semaphore", "synchronized"],
  ...["serialized", "serializable", "redlock", "advisory", "singleflight", "forupdate", "leader"],
]);
const RELEASE_WORDS = /^(un|release|free|remove|delete|is|has|get|check|clear|reset)$/;

function isLockName(name: string): boolean {
  const words = wordsOf(name);
  if (words.some((word) => /^(unlock\w*|cache)$/.test(word)) || RELEASE_WORDS.test(words[0] ?? ""))
    return false;
  return words.some((word) => LOCK_WORDS.has(word));
}

function isLockOwner(text: string): boolean {
  const owner = /([\w$]+)\s*[?!]?\.\s*\w+$/.exec(text)?.[1];
  return (
    owner !== undefined &&
    wordsOf(owner).some((word) => LOCK_WORDS.has(word)) &&
    /\.(acquire|using|run|hold|with|execute|dispatch|do|lock|obtain|take)\w*$/.test(text)
  );
}

const memories = new WeakMap<Analysis, Map<ts.Node, readonly Exclusion[]>>();

/** A lock is taken in the same code before the read. */
function lockedBefore(
  unit: FunctionNode,
  read: ts.Node,
  analysis: Analysis,
): Exclusion | undefined {
  return locksIn(unit, analysis).find(
    ({ node }) =>
      node.getSourceFile() !== read.getSourceFile() ||
      isWithin(node, read) ||
      isWithin(read, node) ||
      (node.pos < read.pos && !isLeftBefore(node, read)),
  );
}

/** The lock stands in a branch that never comes back to where the read is. */
function isLeftBefore(lock: ts.Node, read: ts.Node): boolean {
  for (const at of ancestors(lock)) {
    if (isFunctionNode(at)) return false;
    const { parent } = at;
    if (!ts.isIfStatement(parent) || parent.expression === at) continue;
    if (!isWithin(read, parent) && exits(at as ts.Statement, "function")) return true;
  }
  return false;
}

/** Every call of a function that takes a lock, in source order. */
export function locksIn(unit: FunctionNode, analysis: Analysis): readonly Exclusion[] {
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  const known = memory.get(unit);
  if (known !== undefined) return known;
  const found: Exclusion[] = [];
  memory.set(unit, found);
  if (unit.body === undefined) return found;
  for (const node of descendants(unit.body)) {
    const message = takesLock(node, analysis, 0);
    if (message !== undefined) found.push({ node, message });
  }
  return found;
}

const SQL_LOCK =
  /\bfor\s+(no\s+key\s+)?update\b(?!\s+skip)|advisory_(xact_)?lock|\bget_lock\s*\(|\block\s+tables?\b|sp_getapplock|begin\s+(immediate|exclusive)|isolation\s+level\s+serializable/i;

function takesLock(node: ts.Node, analysis: Analysis, depth: number): string | undefined {
  if (ts.isTaggedTemplateExpression(node))
    return SQL_LOCK.test(node.template.getText()) ? "it locks the rows first" : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  const facts = analysis.factsOf(node);
  if (facts?.lock === "acquire") return "a lock is taken first";
  const name = calledName(node.expression)?.text ?? "";
  const hasCallback = node.arguments.some((each) => isFunctionNode(each));
  if (!hasCallback && isLockName(name)) return "a lock is taken first";
  if (!hasCallback && isLockOwner(node.expression.getText())) return "a lock is taken first";
  for (const argument of node.arguments) {
    const text = ts.isTemplateExpression(argument) ? argument.getText() : literalText(argument);
    if (text === undefined) continue;
    if (SQL_LOCK.test(text)) return "it locks the rows first";
    // `set(key, token, "EX", 30, "NX")`
    if (text.toUpperCase() === "NX" && /set/i.test(name)) return "a claim is taken first";
  }
  if (/^(setnx|setNX|SETNX)$/.test(name)) return "a claim is taken first";
  if (/^set$/.test(name) && /\b(nx|NX)\s*:\s*true\b|onlyIfNew/.test(node.getText()))
    return "a claim is taken first";
  const access = accessOf(node, analysis);
  if (access?.locksRows === true) return "it locks the rows first";
  if (depth > 1 || access !== undefined) return undefined;
  const body = bodyOfCalled(node, analysis);
  if (body?.body === undefined || body.body.end - body.body.pos > 4000) return undefined;
  for (const inner of descendants(body.body)) {
    const found = takesLock(inner, analysis, depth + 1);
    // What runs under a lock inside a callee is over when the callee returns.
    if (found !== undefined && found !== "a lock is taken first") return found;
  }
  return undefined;
}

const DECORATORS = /lock|mutex|exclusive|synchron|singleton/i;

function decorated(node: ts.Node): Exclusion | undefined {
  for (const at of ancestors(node)) {
    if (!ts.isMethodDeclaration(at)) continue;
    for (const decorator of ts.getDecorators(at) ?? []) {
      const { expression } = decorator;
      const name = calledName(ts.isCallExpression(expression) ? expression.expression : expression);
      if (name !== undefined && DECORATORS.test(name.text))
        return { node: decorator, message: "a decorator takes a lock" };
    }
  }
  return undefined;
}

/** Everybody who calls the function holds a lock. */
function byCallers(unit: FunctionNode, analysis: Analysis, depth: number): Exclusion | undefined {
  const calls = callsOf(unit, analysis);
  if (calls.length === 0 || calls.length > MAX_CALLERS) return undefined;
  let first: Exclusion | undefined;
  for (const call of calls) {
    const found = exclusionOver(call, call, analysis, depth + 1);
    if (found === undefined) return undefined;
    first ??= found;
  }
  return first;
}
