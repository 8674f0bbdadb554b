/** Cache misses that every concurrent caller answers with a load of its own. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { mentions } from "../../kit/retries/wait.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { isUnseenWork } from "../../kit/unseen.ts";
import { shortened } from "../../kit/words.ts";
import { loadedOnExpiry } from "./kept.ts";
import page from "./README.md";

export default defineRule({
  id: "scale/cache-stampede",
  title: "A miss that everybody loads",
  assumption: "A miss costs one load.",
  patterns: ["single-flight", "cache-invalidation"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    BinaryExpression(write, analysis, report) {
      askOnExpiry(write, analysis, report);
    },
    CallExpression(call, analysis, report) {
      askOnExpiry(call, analysis, report);
      if (!WRITES.test(calledName(call.expression)?.text ?? "") || call.arguments.length < 2)
        return;
      const miss = missFilledBy(call, analysis);
      if (miss === undefined || !analysis.runsOnServer(call)) return;
      report({
        at: miss.load.expression,
        basis: call,
        message: `Every caller who misses \`${shortened(miss.key, 30)}\` at the same time does this load`,
        confidence: "possible",
        related: [
          { ...placeOf(miss.read), message: "misses for all of them" },
          { ...placeOf(call.expression), message: "each stores what it loaded" },
        ],
      });
    },
  },
});

/** A copy that code keeps by hand until some moment. */
function askOnExpiry(
  write: ts.BinaryExpression | ts.CallExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const expired = loadedOnExpiry(write, analysis);
  if (expired === undefined || !analysis.runsOnServer(write)) return;
  report({
    at: expired.load.expression,
    basis: write,
    message: `When \`${shortened(expired.name, 30)}\` expires, every caller at that moment does this load`,
    confidence: "possible",
    related: [
      { ...placeOf(expired.test), message: "too old for all of them" },
      { ...placeOf(write), message: "each stores what it loaded" },
    ],
  });
}

const WRITES =
  /^(set|setex|setEx|psetex|put|hset|hSet|setWithTtl|setCache|cacheSet|store|setJson|setJSON|setItem|saveToCache)$/;
const READS =
  /^(get|mget|hget|hGet|getCache|cacheGet|fetchFromCache|getFromCache|getJson|getJSON|getItem|readFromCache)$/;
const STORE = /redis|valkey|cache|^kv$|kv$|upstash|memcache/i;
/** One load for all who wait, a lock, or a copy that is served while one loads. */
const TOGETHER =
  /in.?flight|pending|single.?flight|coalesc|dedupe|mutex|\block|redlock|semaphore|stale.?while|\bswr\b|jitter|\bnx\b/i;

interface Miss {
  readonly key: string;
  readonly read: ts.Node;
  readonly load: ts.CallExpression;
}

function missFilledBy(write: ts.CallExpression, analysis: Analysis): Miss | undefined {
  const [key] = write.arguments;
  if (key === undefined || !isStore(write)) return undefined;
  const home = unitOf(write);
  if (home === undefined || TOGETHER.test(home.getText())) return undefined;
  const text = key.getText();
  const read = readOf(home, key, write, analysis);
  if (read === undefined) return undefined;
  const load = loadBetween(home, read, write, analysis);
  if (load === undefined || !isStored(load, write, home) || !isOfMiss(load, read)) return undefined;
  return { key: text, read, load };
}

/** What is stored was made of what was loaded; a mark that something was done is no copy of it. */
function isStored(load: ts.CallExpression, write: ts.CallExpression, home: ts.Node): boolean {
  // What a middleware waits for fills the context.
  if (calledName(load.expression)?.text === "next")
    return /\b(ctx|c|context|res|reply)\b\./.test(
      write.arguments
        .slice(1)
        .map((each) => each.getText())
        .join(),
    );
  const names = new Set<string>();
  for (const node of descendants(home)) {
    if (node.end > write.pos || node.end < load.end) continue;
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined) {
      if (contains(node.initializer, load) || mentions(node.initializer, names))
        addNames(node.name, names);
    } else if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      (contains(node.right, load) || mentions(node.right, names))
    ) {
      const left = unwrap(node.left);
      if (ts.isIdentifier(left)) names.add(left.text);
    }
  }
  return write.arguments.slice(1).some((each) => mentions(each, names));
}

/** Only a miss leads to the load: it stands behind a test of what was read, or after an early return. */
function isOfMiss(load: ts.CallExpression, read: ts.CallExpression): boolean {
  const names = new Set<string>();
  for (const at of ancestors(read))
    if (ts.isVariableDeclaration(at)) addNames(at.name, names);
    else if (ts.isBinaryExpression(at) && ts.isIdentifier(at.left)) names.add(at.left.text);
    else if (ts.isStatement(at)) break;
  const block = enclosingFunction(read);
  // Read in place, as in `if (await cache.get(key))`.
  if (names.size === 0 || block === undefined) return true;
  for (const at of ancestors(load)) {
    if ((ts.isIfStatement(at) || ts.isConditionalExpression(at)) && mentionsTest(at, names)) {
      const test = unwrap(ts.isIfStatement(at) ? at.expression : at.condition);
      const isHit =
        ts.isIdentifier(test) && ts.isIfStatement(at) && contains(at.thenStatement, load);
      return !isHit;
    }
    if (ts.isBinaryExpression(at) && mentions(at.left, names)) return true;
  }
  for (const node of descendants(block))
    if (
      ts.isIfStatement(node) &&
      node.pos >= read.end &&
      node.end <= load.pos &&
      mentions(node.expression, names) &&
      /\b(return|throw|continue)\b/.test(node.thenStatement.getText())
    )
      return true;
  return false;
}

function mentionsTest(
  node: ts.IfStatement | ts.ConditionalExpression,
  names: ReadonlySet<string>,
): boolean {
  return mentions(ts.isIfStatement(node) ? node.expression : node.condition, names);
}

function contains(node: ts.Node, part: ts.Node): boolean {
  return (
    node.getSourceFile() === part.getSourceFile() && node.pos <= part.pos && part.end <= node.end
  );
}

function addNames(name: ts.BindingName, into: Set<string>): void {
  if (ts.isIdentifier(name)) into.add(name.text);
  else for (const each of name.elements) if (ts.isBindingElement(each)) addNames(each.name, into);
}

function isStore(call: ts.CallExpression): boolean {
  const receiver = receiverOf(call);
  const name = calledName(call.expression)?.text ?? "";
  return receiver === undefined
    ? /cache/i.test(name)
    : STORE.test(lastName(receiver)) || isInMemory(receiver);
}

/** `const store = new NodeCache(…)`, `private readonly entries = new LRUCache(…)`. */
function isInMemory(receiver: ts.Expression): boolean {
  const name = lastName(receiver);
  if (name === "") return false;
  const made = new RegExp(
    `\\b${name.replace(/\$/g, "\\$")}\\s*(:[^=;]*)?=\\s*new (\\w*(Cache|LRU|Lru)\\w*|Keyv)\\b`,
  );
  return made.test(receiver.getSourceFile().text);
}

/** The function around a call, and the one around that where it is called at once. */
function unitOf(node: ts.Node): FunctionNode | undefined {
  let at = enclosingFunction(node);
  while (at !== undefined) {
    const holder = outer(at);
    const runsHere =
      (ts.isArrowFunction(at) || ts.isFunctionExpression(at)) && ts.isCallExpression(holder);
    const next = runsHere ? enclosingFunction(at) : undefined;
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

/** The awaited read of the same key, before the write. */
function readOf(
  home: ts.Node,
  key: ts.Expression,
  write: ts.Node,
  analysis: Analysis,
): ts.CallExpression | undefined {
  const wanted = keyText(key, analysis);
  for (const each of descendants(home))
    if (
      ts.isCallExpression(each) &&
      each.end <= write.pos &&
      READS.test(calledName(each.expression)?.text ?? "") &&
      isStore(each) &&
      keyText(each.arguments[0], analysis) === wanted &&
      ([...ancestors(each)].slice(0, 6).some(ts.isAwaitExpression) || isReadInMemory(each))
    )
      return each;
  return undefined;
}

function isReadInMemory(read: ts.CallExpression): boolean {
  const receiver = receiverOf(read);
  return receiver !== undefined && isInMemory(receiver);
}

/** What a key is made of, through the name that holds it. */
function keyText(key: ts.Expression | undefined, analysis: Analysis): string | undefined {
  if (key === undefined || !ts.isIdentifier(key)) return key?.getText();
  const declaration = localDeclaration(key, analysis);
  return declaration !== undefined && ts.isVariableDeclaration(declaration)
    ? (declaration.initializer?.getText() ?? key.text)
    : key.text;
}

/** What is waited for between the two and asks somebody else. */
function loadBetween(
  home: ts.Node,
  read: ts.Node,
  write: ts.Node,
  analysis: Analysis,
): ts.CallExpression | undefined {
  let named: ts.CallExpression | undefined;
  for (const each of descendants(home, (node) => !isFunctionNode(node) || isRunHere(node))) {
    if (!ts.isCallExpression(each) || each.pos < read.end || each.end > write.pos) continue;
    if (!ts.isAwaitExpression(outer(each))) continue;
    const own = effectOfCall(each, analysis);
    if (own !== undefined && own.target !== "cache" && own.action !== "write") return each;
    const reached = effectsWithin(each, analysis);
    if (reached.some(({ effect }) => effect.target !== "cache" && effect.action !== "write"))
      return each;
    const name = calledName(each.expression)?.text ?? "";
    if (!isStore(each) && (isHandedIn(each, analysis) || isUnseenWork(each, analysis)))
      named ??= each;
    if (
      /^(fetch|load|get|find|query|compute|generate|build|resolve|calculate|list|search)/.test(
        name,
      ) &&
      !isStore(each)
    )
      named ??= each;
  }
  return named;
}

/** `await load()` of a function that the caller gave, and `await next()` of a middleware. */
function isHandedIn(call: ts.CallExpression, analysis: Analysis): boolean {
  const callee = unwrap(call.expression);
  if (!ts.isIdentifier(callee)) return false;
  const declaration = localDeclaration(callee, analysis);
  return (
    declaration !== undefined &&
    (ts.isParameter(declaration) || ts.isBindingElement(declaration)) &&
    declaration.getSourceFile() === call.getSourceFile()
  );
}

function isRunHere(node: ts.Node): boolean {
  return isFunctionNode(node) && ts.isCallExpression(outer(node));
}
