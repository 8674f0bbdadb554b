/** Locks in Redis that are deleted without looking whose they are, or that nothing ends. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { heldBy, literalOf } from "../../kit/data/literals.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  isFunctionNode,
  literalText,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { wordsOf } from "../../kit/words.ts";
import { ownedReleaseFix } from "./fix.ts";
import page from "./README.md";
import { outlastsRun } from "./run-time.ts";

const ID = "state/unowned-lock-release";

export default defineRule({
  id: ID,
  title: "Lock released by whoever comes last",
  assumption: "The lock I delete is mine.",
  patterns: ["lease", "fencing-token"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "off",
    "multi-node": "warning",
    distributed: "error",
    unknown: "warning",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const acquisition = acquisitionOf(call, analysis);
      if (acquisition !== undefined) inspect(acquisition, analysis, report);
    },
  },
});

export interface Acquisition {
  readonly call: ts.CallExpression;
  readonly key: ts.Expression;
  readonly value: ts.Expression | undefined;
  readonly hasExpiry: boolean;
}

/** `redis.set(key, value, "PX", 1_000, "NX")`, `redis.set(key, value, { nx: true, ex: 1 })`, `redis.setnx(key, value)`. */
export function acquisitionOf(
  call: ts.CallExpression,
  analysis: Analysis,
): Acquisition | undefined {
  const name = calledName(call.expression)?.text;
  if (name === undefined || !/^(set|setnx|setNX)$/.test(name) || receiverOf(call) === undefined)
    return undefined;
  const [key, value, ...rest] = call.arguments;
  if (key === undefined || value === undefined) return undefined;
  if (/^setnx$/i.test(name)) return { call, key, value, hasExpiry: false };
  const words = rest.map((each) => (literalText(unwrap(each)) ?? "").toUpperCase());
  if (words.includes("NX"))
    return { call, key, value, hasExpiry: words.some((word) => /^(EX|PX|EXAT|PXAT)$/.test(word)) };
  const options = literalOf(rest[0], analysis)?.getText() ?? "";
  if (!/\bnx["']?\s*:\s*true|condition["']?\s*:\s*["']NX["']/i.test(options)) return undefined;
  return { call, key, value, hasExpiry: /\b(ex|px|exat|pxat|expiration)["']?\s*:/i.test(options) };
}

function inspect(acquisition: Acquisition, analysis: Analysis, report: ReportSink): void {
  const { call, key } = acquisition;
  if (!analysis.runsOnServer(call) || !decides(call)) return;
  const home = homeOf(call);
  const release = releaseIn(home, key, analysis);
  if (release === undefined) {
    // Never released: a window against repeats. Without an end it lasts for ever.
    if (!acquisition.hasExpiry && /lock|mutex/i.test(key.getText()) && !expiresLater(home, key))
      reportEndless(acquisition, report);
    return;
  }
  if (!isLock(key, release, analysis)) return;
  if (isOwnerChecked(home, release)) {
    analysis.guarded(ID, { ...placeOf(release), message: "the release compares the owner" });
    return;
  }
  if (!acquisition.hasExpiry && !expiresLater(home, key)) reportEndless(acquisition, report);
  report({
    at: release.expression,
    basis: release,
    message: "This deletes the lock even when it expired and another process holds it by now",
    confidence: outlastsRun(call, analysis)
      ? "possible"
      : isRedis(call, analysis)
        ? "certain"
        : "likely",
    related: [{ ...placeOf(call), message: "acquired here, under a value that nobody compares" }],
    fixes: ownedReleaseFix(acquisition, release, analysis),
  });
}

/** Marks against repeats are deleted on purpose when the work failed; a lock says so, or is let go in any case. */
function isLock(key: ts.Expression, release: ts.CallExpression, analysis: Analysis): boolean {
  const names = [key.getText(), keyText(key, analysis), release.getText()];
  for (const at of ancestors(release)) {
    if (ts.isTryStatement(at) && at.finallyBlock !== undefined)
      if (release.pos >= at.finallyBlock.pos && release.end <= at.finallyBlock.end) return true;
    if (isFunctionNode(at) && at.name !== undefined) names.push(at.name.getText());
  }
  return names.some((name) => name.split(/[^\w$]+/).some(saysLock));
}

/** `lockKey`, `lock:report`, `withMutex`; `releaseMark` says none, though it ends like a lease. */
function saysLock(name: string): boolean {
  return wordsOf(name).some((word) =>
    /^(\w*lock(s|ed|er|ing)?|mutex\w*|leases?|semaphores?|leader\w*)$/.test(word),
  );
}

function reportEndless({ call }: Acquisition, report: ReportSink): void {
  report({
    at: call.expression,
    basis: call,
    message: "This lock has no expiry: when its holder dies, nobody ever gets it again",
    confidence: "likely",
  });
}

/** The answer says who won: it is tested, kept or returned. */
function decides(call: ts.CallExpression): boolean {
  let at: ts.Node = call;
  while (ts.isAwaitExpression(at.parent) || ts.isParenthesizedExpression(at.parent)) at = at.parent;
  return !ts.isExpressionStatement(at.parent);
}

/** The class, or the file, in which a lock is taken and let go. */
function homeOf(call: ts.Node): ts.Node {
  return [...ancestors(call)].find(ts.isClassLike) ?? call.getSourceFile();
}

/** A plain deletion of the same key in the same home, in another function or later in this one. */
function releaseIn(
  home: ts.Node,
  key: ts.Expression,
  analysis: Analysis,
): ts.CallExpression | undefined {
  const wanted = keyText(key, analysis);
  for (const node of descendants(home)) {
    if (!ts.isCallExpression(node)) continue;
    const name = calledName(node.expression)?.text;
    if (name === undefined || !/^(del|unlink)$/.test(name) || receiverOf(node) === undefined)
      continue;
    if (node.arguments.some((each) => keyText(each, analysis) === wanted)) return node;
  }
  return undefined;
}

/** The key as it is built: names of constants and locals followed, whitespace aside. */
function keyText(key: ts.Expression, analysis: Analysis): string {
  const held = heldBy(key, analysis) ?? key;
  return held
    .getText()
    .replace(/\s+/g, "")
    .replace(/^this\./, "");
}

function expiresLater(home: ts.Node, key: ts.Expression): boolean {
  const wanted = key.getText();
  for (const node of descendants(home))
    if (
      ts.isCallExpression(node) &&
      /^p?expire(at)?$/i.test(calledName(node.expression)?.text ?? "") &&
      node.arguments[0]?.getText() === wanted
    )
      return true;
  return false;
}

/** A script that compares, or a comparison of the value before the deletion. */
function isOwnerChecked(home: ts.Node, release: ts.CallExpression): boolean {
  // In a file of functions another one's script says nothing of this deletion.
  const scope = ts.isSourceFile(home)
    ? ([...ancestors(release)].findLast(isFunctionNode) ?? home)
    : home;
  for (const node of descendants(scope))
    if (
      ts.isStringLiteralLike(node) &&
      /redis\.call\(\s*["']get["']/i.test(node.text) &&
      /["']del["']/i.test(node.text)
    )
      return true;
  for (const at of ancestors(release, home)) {
    if (
      ts.isIfStatement(at) &&
      /===?|!==?/.test(at.expression.getText()) &&
      /value|token|owner|current|stored|uuid|id\b/i.test(at.expression.getText())
    )
      return true;
    if (isFunctionNode(at)) return false;
  }
  return false;
}

function isRedis(call: ts.CallExpression, analysis: Analysis): boolean {
  return analysis.factsOf(call)?.remote !== undefined;
}
