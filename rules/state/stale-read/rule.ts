/** Reads of copies that may be older than a write which came before: replicas, caches, values loaded earlier. */
import type { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { calledName, placeOf } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { unawaitedInvalidation, writeWithoutInvalidation } from "./caches.ts";
import { leftByWrite, leftUnderOther } from "./left-copies.ts";
import { payloadOfOld } from "./payloads.ts";
import page from "./README.md";
import { decidingReplicaRead } from "./replicas.ts";
import { rereadBehind } from "./reread.ts";
import { sharedAnswer } from "./shared-caches.ts";
import { droppedBefore, filledLate, type Late, lookedUpBehind, writtenFromEvent } from "./wide.ts";

export default defineRule({
  id: "state/stale-read",
  title: "Read of a copy that may be older",
  assumption: "A read sees the write before it.",
  patterns: ["read-your-writes", "cache-invalidation"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: { CallExpression: inspect, NewExpression: askAboutSharedCache },
});

/** A header by which caches between here and the browser keep what is about one user. */
function askAboutSharedCache(
  call: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const found = sharedAnswer(call);
  if (found === undefined || !analysis.runsOnServer(call)) return;
  report({
    at: found.header,
    basis: call,
    message: "A shared cache keeps this answer about one user; what has changed since is not in it",
    confidence: "possible",
    related: [{ ...placeOf(found.about), message: "it is about one user" }],
  });
}

function inspect(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const name = calledName(call.expression)?.text;
  if (name === undefined) return;
  askAboutSharedCache(call, analysis, report);
  const replica = decidingReplicaRead(call, name, analysis);
  if (replica !== undefined && analysis.runsOnServer(call)) {
    const of = shortened(replica.entity, 28);
    report({
      at: call.expression,
      basis: call,
      message: replica.isAfterWrite
        ? `This reads \`${of}\` from a replica that may not have the write before it yet`
        : `A \`${of}\` that was just written may be missing on this replica, and that decides`,
      confidence: "possible",
      related: [{ ...placeOf(replica.other), message: replica.what }],
    });
    return;
  }
  const reread = rereadBehind(call, analysis);
  if (reread !== undefined && analysis.runsOnServer(call)) {
    report({
      at: call.expression,
      basis: call,
      message: `This reads \`${shortened(reread.entity, 28)}\` from a replica that may not have the write before it yet`,
      confidence: "possible",
      related: [
        { ...placeOf(reread.written), message: "written here" },
        { ...placeOf(reread.read), message: "read through a replica" },
      ],
    });
    return;
  }
  if (unawaitedInvalidation(call, name, analysis) && analysis.runsOnServer(call)) {
    report({
      at: call.expression,
      basis: call,
      message: `Nobody waits for \`${shortened(name, 28)}\`; the next read can still get the old value`,
      confidence: "possible",
    });
    return;
  }
  const kept = writeWithoutInvalidation(call, analysis);
  if (kept !== undefined && analysis.runsOnServer(call)) {
    report({
      at: call.expression,
      basis: call,
      message: `This changes \`${shortened(kept.entity, 28)}\`, but the cached copy stays as it was`,
      confidence: "possible",
      related: [{ ...placeOf(kept.cached), message: "the copy is kept here" }],
    });
    return;
  }
  const left = leftByWrite(call, analysis);
  const other = left === undefined ? leftUnderOther(call, analysis) : undefined;
  const copy = left ?? other;
  if (copy !== undefined && analysis.runsOnServer(call)) {
    report({
      at: copy.at,
      basis: call,
      message:
        other === undefined
          ? `This changes \`${shortened(copy.what, 28)}\`, but the cached copy stays as it was`
          : `The copy was kept under another key than \`${shortened(copy.what, 24)}\`: it stays as it was`,
      confidence: "possible",
      related: [{ ...placeOf(copy.cached), message: "the copy is kept here" }],
    });
    return;
  }
  const old = payloadOfOld(call, name, analysis);
  if (old !== undefined && analysis.runsOnServer(call)) {
    report({
      at: old.use,
      basis: call,
      message: `\`${shortened(old.use.getText(), 24)}\` was loaded before the change and tells others the old state`,
      confidence: "possible",
      related: [
        { ...placeOf(old.read), message: "loaded here" },
        { ...placeOf(old.write), message: "changed here" },
      ],
    });
    return;
  }
  const late = lateBy(call, analysis);
  if (late === undefined || !analysis.runsOnServer(call)) return;
  report({
    at: late.found.at,
    basis: call,
    message: late.message,
    confidence: "possible",
    related: late.found.others.map((each) => ({ ...placeOf(each.at), message: each.what })),
  });
}

/** What only the order of steps makes wrong. */
function lateBy(
  call: ts.CallExpression,
  analysis: Analysis,
): { readonly found: Late; readonly message: string } | undefined {
  for (const [look, message] of ORDERS) {
    const found = look(call, analysis);
    if (found !== undefined) return { found, message };
  }
  return undefined;
}

const ORDERS: readonly (readonly [
  (call: ts.CallExpression, analysis: Analysis) => Late | undefined,
  string,
])[] = [
  [droppedBefore, "A read between this and the write puts the old value back into the cache"],
  [filledLate, "What is loaded here may be stored after a change has dropped the copy, and stays"],
  [lookedUpBehind, "What a replica does not have yet counts as absent here"],
  [writtenFromEvent, "A late or repeated event writes its old state over what is newer"],
];
