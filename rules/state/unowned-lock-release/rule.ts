/** Locks in Redis that are deleted without looking whose they are. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import {
  type Acquisition,
  acquisitionOf,
  decides,
  expiresLater,
  homeOf,
  isLock,
  releaseIn,
} from "../../kit/locks.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { ancestors, descendants, isFunctionNode, placeOf } from "../../kit/syntax.ts";
import { templateFixes } from "../../kit/templates.ts";
import { ownedReleaseFix } from "./fix.ts";
import { ownLockFor } from "./own-lock.ts";
import page from "./README.md";
import { outlastsRun } from "./run-time.ts";

const ID = "state/unowned-lock-release";

const FENCE = "Add a fence that refuses writes of a former holder (fencing-token pattern)";

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

function inspect(acquisition: Acquisition, analysis: Analysis, report: ReportSink): void {
  const { call, key } = acquisition;
  if (!analysis.runsOnServer(call) || !decides(call)) return;
  const home = homeOf(call);
  const release = releaseIn(home, key, analysis);
  // Never released: a window against repeats. Without an end nobody else can hold it.
  if (release === undefined || (!acquisition.hasExpiry && !expiresLater(home, key))) return;
  if (!isLock(key, release, analysis)) return;
  if (isOwnerChecked(home, release)) {
    analysis.guarded(ID, { ...placeOf(release), message: "the release compares the owner" });
    return;
  }
  const ownLock = ownLockFor(call, analysis);
  report({
    at: release.expression,
    basis: release,
    message: "This deletes the lock even when it expired and another process holds it by now",
    confidence: outlastsRun(call, analysis)
      ? "possible"
      : isRedis(call, analysis)
        ? "certain"
        : "likely",
    related: [
      { ...placeOf(call), message: "acquired here, under a value that nobody compares" },
      ...(ownLock === undefined
        ? []
        : [{ ...placeOf(ownLock), message: "compares the owner, and could be used here" }]),
    ],
    fixes: [
      ...ownedReleaseFix(acquisition, release, analysis, ownLock),
      ...templateFixes(release.getSourceFile(), "fencing-token", FENCE, analysis),
    ],
  });
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
