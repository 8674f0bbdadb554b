/** Schedules that every instance runs on its own, with effects that then happen once per instance. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import type { ReachedEffect } from "../../kit/effects/summary.ts";
import { defineRule, type Evidence, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { placeOf } from "../../kit/syntax.ts";
import { queuedAtStart } from "./bootstrap.ts";
import { asksOthers, effectsOf, namedWork, unseenWork } from "./effects.ts";
import { claimFixes } from "./fix.ts";
import { conditionFor, coordinationIn, ownBufferIn } from "./guards.ts";
import page from "./README.md";
import { ofCall, ofDecorator, type Registration } from "./registration.ts";

const RULE_ID = "scale/duplicate-schedule";

export default defineRule({
  id: RULE_ID,
  title: "Schedule that every instance runs",
  assumption: "There is one of me.",
  patterns: ["leader-election", "distributed-lock", "idempotent-receiver"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "info",
    "multi-node": "error",
    distributed: "error",
    unknown: "warning",
  },
  leansOnInstances: true,
  since: "0.1.0",
  page,
  on: { Decorator: inspectDecorator, CallExpression: inspectCall, NewExpression: inspectCall },
});

function inspectDecorator(decorator: ts.Decorator, analysis: Analysis, report: ReportSink): void {
  const found = ofDecorator(decorator);
  if (found !== undefined) judge(found, analysis, report);
}

function inspectCall(
  call: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const found = ofCall(call, analysis);
  if (found !== undefined) judge(found, analysis, report);
  else if (ts.isCallExpression(call)) askAboutStart(call, analysis, report);
}

function askAboutStart(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const because = queuedAtStart(call);
  if (because === undefined || !analysis.runsOnServer(call)) return;
  const { contexts } = analysis.reach(call);
  if (contexts.has("request") && !contexts.has("startup") && because === call) return;
  if (isNeverTwo(call, analysis)) return;
  report({
    at: call.expression,
    basis: call,
    message: "Every instance queues this job when it starts: no id makes them one",
    confidence: "possible",
    related: because === call ? [] : [{ ...placeOf(because), message: "runs in each instance" }],
  });
}

function judge(found: Registration, analysis: Analysis, report: ReportSink): void {
  const { doubled, repeated } = effectsOf(found.run, analysis);
  const named =
    doubled === undefined && found.kind === "schedule" ? namedWork(found.run, analysis) : undefined;
  const effect = doubled ?? (named === undefined ? repeated : undefined);
  if (effect === undefined && named === undefined) {
    askAboutUnseen(found, analysis, report);
    return;
  }
  const coordination = coordinationIn(found.run, analysis);
  if (coordination !== undefined) {
    analysis.guarded(RULE_ID, {
      ...placeOf(coordination),
      message: "instances agree here on which of them does the work",
    });
    return;
  }
  const buffer = found.kind === "schedule" ? undefined : ownBufferIn(found.run, analysis);
  if (buffer !== undefined) {
    analysis.guarded(RULE_ID, {
      ...placeOf(buffer),
      message: "each instance sends what it has collected itself",
    });
    return;
  }
  if (isNeverTwo(found.at, analysis)) return;
  const condition = conditionFor(found.at, found.run, analysis);
  const isDoubtful =
    !found.isSure ||
    found.kind === "loop" ||
    named?.isOutside === false ||
    effect?.effect.certainty === "name" ||
    condition?.kind === "role" ||
    condition?.kind === "mode";
  // Idle work, done again and again by loops and timers, is how most maintenance is written.
  if (doubled === undefined && named === undefined && (isDoubtful || found.kind !== "schedule"))
    return;
  // Statements that leave the same rows, and nothing else: a waste that few mind.
  const isCheap =
    doubled === undefined &&
    effect?.effect.target === "database" &&
    !asksOthers(found.run, analysis);
  const call = effect?.effect.node ?? named?.call;
  const name = call === undefined ? "its work" : `\`${nameOfCall(call, 36)}\``;
  report({
    at: found.at,
    message:
      condition?.kind === "per-machine"
        ? `One process of every machine runs this: ${name} happens once on each`
        : doubled === undefined && named === undefined
          ? `Every instance runs this on its own: ${name} is repeated by each`
          : `Every instance runs this on its own: ${name} happens once in each`,
    confidence: isDoubtful || isCheap ? "possible" : "likely",
    related: [
      ...pathTo(effect),
      ...(condition === undefined
        ? []
        : [{ ...placeOf(condition.at), message: CONDITION[condition.kind] }]),
    ],
    fixes: claimFixes(found, analysis),
    ...(doubled === undefined && named === undefined ? { atMost: "info" } : {}),
  });
}

/** What it does stands in modules out of sight, and nothing here says that instances agree on it. */
function askAboutUnseen(found: Registration, analysis: Analysis, report: ReportSink): void {
  if (found.kind !== "schedule") return;
  const work = unseenWork(found.run, analysis);
  if (work === undefined || coordinationIn(found.run, analysis) !== undefined) return;
  if (isNeverTwo(found.at, analysis) || !analysis.runsOnServer(found.at)) return;
  report({
    at: found.at,
    message: `Every instance runs this on its own: is \`${nameOfCall(work, 36)}\` fine with that?`,
    confidence: "possible",
    related: [{ ...placeOf(work), message: "happens once in every instance" }],
  });
}

/** One instance, and the old one ends before the new one starts: not even a deploy makes two. */
function isNeverTwo(at: ts.Node, analysis: Analysis): boolean {
  const { layer, units } = analysis.topologyOf(at);
  if (layer !== "single-node" || units.length === 0) return false;
  const isOne = units.every(({ surge, instances }) => surge === 0 && (instances?.most ?? 1) === 1);
  const [line] = units.flatMap(({ evidence }) => evidence);
  if (isOne && line !== undefined)
    analysis.guarded(RULE_ID, { ...line, message: `one instance, never two: ${line.message}` });
  return isOne;
}

const CONDITION = {
  role: "does somebody see to it that one instance alone has this setting?",
  mode: "chooses between schedules of this process and those of a queue",
  "per-machine": "unique on each machine, and there may be more than one",
} as const;

/** The calls from the schedule to the effect, and the effect. */
function pathTo(reached: ReachedEffect | undefined): readonly Evidence[] {
  if (reached === undefined) return [];
  return [
    ...reached.via.slice(0, 3).map((call) => ({ ...placeOf(call), message: "runs this" })),
    { ...placeOf(reached.effect.node), message: "happens once in every instance" },
  ];
}
