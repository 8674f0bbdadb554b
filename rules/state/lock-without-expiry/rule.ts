/** Locks that nothing ends when their holder dies, and locks that end while their holder is still at work. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, isWrite, sameEntity } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import {
  type Acquisition,
  acquisitionOf,
  decides,
  expiresLater,
  homeOf,
  isLock,
  releaseIn,
  saysLock,
} from "../../kit/locks.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { calledName, descendants, enclosingFunction, placeOf } from "../../kit/syntax.ts";
import { flagTaken, givesBack, markTaken, type Taken } from "./flags.ts";
import page from "./README.md";

export default defineRule({
  id: "state/lock-without-expiry",
  title: "Lock without an end, or with one that comes too early",
  assumption: "Whoever takes the lock lives to release it.",
  patterns: ["lease", "distributed-lock", "fencing-token"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "question",
    "multi-node": "warning",
    distributed: "error",
    unknown: "warning",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const acquisition = acquisitionOf(call, analysis);
      if (acquisition !== undefined) {
        inspectKey(acquisition, analysis, report);
        return;
      }
      const access = accessOf(call, analysis);
      if (access !== undefined && isWrite(access)) inspectRow(access, analysis, report);
    },
    TemplateExpression(node, analysis, report) {
      const { parent } = node;
      if (!ts.isTaggedTemplateExpression(parent) || !/update\s/i.test(node.head.text)) return;
      const access = accessOf(parent, analysis);
      if (access !== undefined && isWrite(access)) inspectRow(access, analysis, report);
    },
  },
});

function inspectKey(acquisition: Acquisition, analysis: Analysis, report: ReportSink): void {
  const { call, key, hasExpiry } = acquisition;
  if (!analysis.runsOnServer(call) || !decides(call)) return;
  const home = homeOf(call);
  const release = releaseIn(home, key, analysis);
  if (hasExpiry || expiresLater(home, key)) {
    inspectTime(acquisition, release, analysis, report);
    return;
  }
  const isSaid =
    /lock|mutex/i.test(key.getText()) || (release !== undefined && isLock(key, release, analysis));
  // Never released and no word of a lock: a mark against repeats, which may stay.
  if (!isSaid && release === undefined) return;
  report({
    at: call.expression,
    basis: call,
    message: "This lock has no expiry: when its holder dies, nobody ever gets it again",
    confidence: isSaid ? "likely" : "possible",
  });
}

/** A fixed time, a loop over work of any length, and nobody who renews. */
function inspectTime(
  { call, key }: Acquisition,
  release: ts.CallExpression | undefined,
  analysis: Analysis,
  report: ReportSink,
): void {
  const work = enclosingFunction(call);
  if (work?.body === undefined || release === undefined) return;
  if (enclosingFunction(release) !== work || !isLock(key, release, analysis)) return;
  if (/renew|extend|prolong|refresh|keep_?alive|heartbeat|p?expire\b/i.test(work.getText())) return;
  const loop = [...descendants(work.body)].find(
    (node) => isOpenLoop(node) && node.pos > call.end && node.end <= release.pos,
  );
  if (loop === undefined || effectsWithin(loop, analysis).length === 0) return;
  report({
    at: call.expression,
    basis: call,
    message: "The lock ends after a fixed time, the loop under it does not: another may enter",
    confidence: "possible",
    related: [{ ...placeOf(loop), message: "takes as long as there is work" }],
  });
}

function isOpenLoop(node: ts.Node): boolean {
  return (
    ts.isForOfStatement(node) ||
    ts.isWhileStatement(node) ||
    ts.isDoStatement(node) ||
    (ts.isCallExpression(node) && calledName(node.expression)?.text === "forEach")
  );
}

/** `updateMany({ where: { name, locked: false }, data: { locked: true } })`. */
function inspectRow(access: Access, analysis: Analysis, report: ReportSink): void {
  const flag = flagTaken(access);
  if (flag === undefined) {
    inspectMark(access, analysis, report);
    return;
  }
  if (!analysis.runsOnServer(access.anchor)) return;
  const entity = access.entity?.name ?? "";
  const home = homeOf(access.node);
  if (/locked_?at|expire|heartbeat|stale|stuck|orphan|watchdog|recover|reap/i.test(home.getText()))
    return;
  if (!saysLock(flag) && !saysLock(entity)) return;
  const { anchor } = access;
  report({
    at: ts.isCallExpression(anchor) ? anchor.expression : anchor,
    basis: access.node,
    message: `\`${flag.slice(0, 30)}\` has no end: when its holder dies, the row is never free again`,
    confidence: "possible",
  });
}

/** `update … set syncing = true where not syncing`, the work, and `set syncing = false`. */
function inspectMark(access: Access, analysis: Analysis, report: ReportSink): void {
  const mark = markTaken(access);
  if (mark === undefined || !analysis.runsOnServer(access.anchor)) return;
  const home = homeOf(access.node);
  if (RECOVERS.test(home.getText())) return;
  const back = [...descendants(home)].find(
    (node) =>
      (ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)) &&
      isGivenBack(node, access, mark, analysis),
  );
  if (back === undefined) return;
  const { anchor } = access;
  report({
    at: ts.isCallExpression(anchor) ? anchor.expression : anchor.tag,
    basis: access.node,
    message: `\`${mark.field.slice(0, 30)}\` has no end: when its holder dies, the row is never free again`,
    confidence: "possible",
    related: [{ ...placeOf(back), message: "given back here, by who lives to do it" }],
  });
}

/** Somebody looks after marks whose holder is gone. */
const RECOVERS = /heartbeat|stale|stuck|orphan|watchdog|recover|\breap|zombie|abandon|timed?_?out/i;

function isGivenBack(
  node: ts.CallExpression | ts.TaggedTemplateExpression,
  taking: Access,
  mark: Taken,
  analysis: Analysis,
): boolean {
  const other = accessOf(node, analysis);
  if (other === undefined || other.anchor === taking.anchor || !isWrite(other)) return false;
  const isSame = sameEntity(taking, other) || (taking.entity ?? other.entity) === undefined;
  return isSame && givesBack(other, mark);
}
