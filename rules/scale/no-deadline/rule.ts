/** Remote HTTP calls on a server path that nothing bounds in time. */
import { ts } from "ts-morph";
import type { Analysis, NameUse } from "../../kit/analysis.ts";
import {
  type Confidence,
  defineRule,
  type Evidence,
  type Fix,
  type ReportSink,
  SERVER_CONTEXTS,
  type TextEdit,
} from "../../kit/rule.ts";
import { calledName, descendants, placeOf } from "../../kit/syntax.ts";
import type { CallFacts } from "../../kit/tags.ts";
import { lastNames } from "../../kit/words.ts";
import { baseAddress, isPage, serviceAddress } from "./addresses.ts";
import { attemptsOfCall } from "./attempts.ts";
import {
  accessOf,
  assignedHolder,
  clientOf,
  isBoundedLater,
  isCreationBounded,
} from "./clients.ts";
import { callFixes, creationFixes, furtherFixes, groupFixes } from "./fix.ts";
import { groupOf, isSpread } from "./groups.ts";
import { grpcCall } from "./grpc.ts";
import { boundAround, isDevelopmentOnly } from "./guards.ts";
import { isCallBounded, isHolding, judge } from "./judge.ts";
import { isNobodyWaiting, isStream, readsBodyAsStream } from "./lasting.ts";
import { SANE_DEFAULT_MS } from "./length.ts";
import page from "./README.md";
import { isService, type ServiceReport, unboundedService } from "./services.ts";
import { socketForAnswer } from "./sockets.ts";
import { statementFix } from "./stated.ts";

/** Clients whose calls have no deadline unless created or called with one. */
const UNBOUNDED_KINDS: ReadonlySet<string> = new Set(["axios", "got"]);

/** Enough places for people to see what one repair mends. */
const MAX_RELATED = 60;

export default defineRule({
  id: "scale/no-deadline",
  title: "Remote call without a deadline",
  assumption: "The other side always answers.",
  patterns: ["deadline", "deadline-propagation", "circuit-breaker", "bulkhead", "hedged-request"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "warning",
    "multi-node": "warning",
    distributed: "error",
    unknown: "warning",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const facts = analysis.factsOf(call);
      if (facts === undefined) {
        inspectSocket(call, analysis, report);
        inspectGrpc(call, analysis, report);
        return;
      }
      if (facts.remote?.to === "http") inspectCall(call, facts, analysis, report);
      else if (facts.remote !== undefined) inspectServiceCall(call, facts, analysis, report);
      else if (facts.creates === undefined) return;
      else if (UNBOUNDED_KINDS.has(facts.creates.kind))
        inspectCreation(call, facts, analysis, report);
      else inspectService(call, facts, analysis, report);
    },
    NewExpression(creation, analysis, report) {
      inspectSocket(creation, analysis, report);
      const facts = analysis.factsOf(creation);
      if (facts?.creates !== undefined && !UNBOUNDED_KINDS.has(facts.creates.kind))
        inspectService(creation, facts, analysis, report);
    },
  },
});

function inspectCall(
  call: ts.CallExpression,
  facts: CallFacts,
  analysis: Analysis,
  report: ReportSink,
): void {
  const open = judge(call, facts, analysis);
  if (open === undefined || isNobodyWaiting(call, analysis)) return;
  // What one repair mends is one finding.
  const group = groupOf(call, facts, analysis);
  if (group.length > 1 && group[0]?.call !== call) return;
  const others = group.slice(1);
  const deadlines =
    others.length > 0 ? groupFixes(group, analysis) : callFixes(call, facts, open.passed, analysis);
  report({
    at: call.expression,
    basis: call,
    message: messageFor(call, open.wait, others.length),
    confidence:
      open.isAsked || readsBodyAsStream(call, analysis)
        ? "possible"
        : open.isShared
          ? "certain"
          : "likely",
    related: [
      ...(open.creation === undefined
        ? []
        : [{ ...placeOf(open.creation), message: "the client is made here, without a deadline" }]),
      ...open.callers,
      ...others
        .slice(0, MAX_RELATED)
        .map((each) => ({ ...placeOf(each.call), message: "and so has this call" })),
    ],
    fixes: [
      ...deadlines,
      // One statement speaks of one function only, and alone it would be an invitation to state what nobody has seen to.
      ...(others.length > 0 || deadlines.length === 0 ? [] : statementsOf(call, facts, analysis)),
      // Calls all over a package have no service in common.
      ...(isSpread(group) ? [] : furtherFixes(call, facts, deadlines[0], analysis, others)),
    ],
  });
}

/** A function of a package that calls a service by itself: `put(…)`, `generateText(…)`. */
function inspectServiceCall(
  call: ts.CallExpression,
  facts: CallFacts,
  analysis: Analysis,
  report: ReportSink,
): void {
  const isFunction = ts.isFunctionDeclaration(facts.declaration);
  // Methods belong to a client, which is judged where it is created.
  if (!isFunction || facts.deadline.length === 0 || !isService(facts)) return;
  const open = judge(call, facts, analysis);
  if (open === undefined || isNobodyWaiting(call, analysis)) return;
  const deadlines = callFixes(call, facts, open.passed, analysis);
  report({
    at: call.expression,
    basis: call,
    message: messageFor(call, open.wait, 0, attemptsOfCall(call, facts, analysis)),
    ...(Number.isFinite(open.wait) ? { atMost: "info" as const } : {}),
    confidence: open.isAsked || readsBodyAsStream(call, analysis) ? "possible" : "likely",
    related: open.callers,
    fixes: [...deadlines, ...(deadlines.length === 0 ? [] : statementsOf(call, facts, analysis))],
  });
}

function inspectSocket(
  creation: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const found = socketForAnswer(creation);
  if (found === undefined || !analysis.runsOnServer(creation)) return;
  if (isDevelopmentOnly(creation) || boundAround(found.promise, analysis) !== undefined) return;
  report({
    at: creation.expression,
    basis: creation,
    message:
      "Nothing ends the wait for an answer on this socket: a silent server holds it for ever",
    confidence: isAwaited(found.promise, analysis) ? "likely" : "possible",
    fixes: found.fixes,
  });
}

/** Somebody in sight waits for the promise, in code that serves. */
function isAwaited(promise: ts.NewExpression, analysis: Analysis): boolean {
  return [...analysis.reach(promise).contexts].some((each) => /^(request|consumer)$/.test(each));
}

function inspectGrpc(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const found = grpcCall(call, analysis);
  if (found === undefined || !analysis.runsOnServer(call)) return;
  if (isDevelopmentOnly(call) || boundAround(call, analysis) !== undefined) return;
  report({
    at: call.expression,
    basis: call,
    message: messageFor(call, Number.POSITIVE_INFINITY, 0),
    confidence: "possible",
    related: [{ ...placeOf(found.creation), message: "the client is made here" }],
    fixes: found.fixes,
  });
}

function statementsOf(
  call: ts.CallExpression,
  facts: CallFacts,
  analysis: Analysis,
): readonly Fix[] {
  const fix = statementFix(call, facts, analysis);
  return fix === undefined ? [] : [fix];
}

function inspectService(
  creation: ts.CallExpression | ts.NewExpression,
  facts: CallFacts,
  analysis: Analysis,
  report: ReportSink,
): void {
  const found = unboundedAt(creation, facts, analysis);
  if (found === undefined) return;
  // The same client made in several ways, by URL or by host, is one decision in one file.
  const alike = unboundedAlike(creation, found.confidence, analysis);
  if (alike.some(({ at }) => at.pos < creation.pos)) return;
  const [first] = found.fixes;
  const others = alike.flatMap(({ report: { fixes } }) => fixes.slice(0, 1));
  report({
    ...found,
    basis: creation,
    related: [
      ...alike.map(({ report: { at } }) => ({ ...placeOf(at), message: "made here, too" })),
      ...eachOnce([found, ...alike.map(({ report }) => report)].flatMap(({ related }) => related)),
    ],
    fixes:
      first === undefined || others.length < alike.length
        ? found.fixes
        : [{ ...first, edits: () => once([first, ...others].flatMap((each) => each.edits())) }],
  });
}

function eachOnce(places: readonly Evidence[]): readonly Evidence[] {
  return [
    ...new Map(places.map((each) => [`${each.file} ${each.start} ${each.message}`, each])).values(),
  ];
}

/** Edits of several fixes that share a constant: it is declared once. */
function once(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [
    ...new Map(edits.map((each) => [`${each.start} ${each.end} ${each.text}`, each])).values(),
  ];
}

function unboundedAt(
  creation: ts.CallExpression | ts.NewExpression,
  facts: CallFacts,
  analysis: Analysis,
): ServiceReport | undefined {
  if (!analysis.runsOnServer(creation)) return undefined;
  const found = unboundedService(
    creation,
    facts,
    (milliseconds) => milliseconds <= SANE_DEFAULT_MS,
    (call, of) =>
      analysis.runsOnServer(call) &&
      !isStream(call) &&
      !isDevelopmentOnly(call) &&
      !isCallBounded(call, of, analysis) &&
      boundAround(call, analysis) === undefined,
    analysis,
  );
  return isPage(serviceAddress(creation, facts, analysis)) ? undefined : found;
}

function unboundedAlike(
  creation: ts.CallExpression | ts.NewExpression,
  confidence: Confidence,
  analysis: Analysis,
): { readonly at: ts.Node; readonly report: ServiceReport }[] {
  const name = calledName(creation.expression)?.text;
  const found: { readonly at: ts.Node; readonly report: ServiceReport }[] = [];
  for (const node of descendants(creation.getSourceFile())) {
    if (node === creation || (!ts.isCallExpression(node) && !ts.isNewExpression(node))) continue;
    if (calledName(node.expression)?.text !== name) continue;
    const facts = analysis.factsOf(node);
    if (facts?.creates === undefined || UNBOUNDED_KINDS.has(facts.creates.kind)) continue;
    const other = unboundedAt(node, facts, analysis);
    if (other?.confidence === confidence) found.push({ at: node, report: other });
  }
  return found;
}

function inspectCreation(
  call: ts.CallExpression,
  facts: CallFacts,
  analysis: Analysis,
  report: ReportSink,
): void {
  const kind = facts.creates?.kind ?? "";
  if (!UNBOUNDED_KINDS.has(kind) || !analysis.runsOnServer(call)) return;
  if (isCreationBounded(call, facts, analysis) !== false) return;
  if (isPage(baseAddress(call, analysis)) || isDerived(call, analysis)) return;
  const holder = assignedHolder(call, analysis);
  const uses = holder === undefined ? [] : analysis.referencesTo(holder);
  if (isBoundedLater(uses)) return;
  const calls = callsThrough(call, uses, analysis);
  const open = calls.filter(
    (each) =>
      !isStream(each.call) &&
      !isDevelopmentOnly(each.call) &&
      !isCallBounded(each.call, each.facts, analysis) &&
      boundAround(each.call, analysis) === undefined,
  );
  if (calls.length > 0 && open.length === 0) return;
  const onServer = open.filter((each) => analysis.runsOnServer(each.call));
  if (open.length > 0 && onServer.length === 0) return;
  report({
    at: call.expression,
    basis: call,
    message: `No call through this ${kind} instance has a deadline: a silent server holds each one for ever`,
    confidence: isHeld(onServer, Number.POSITIVE_INFINITY, analysis)
      ? calls.length > 0
        ? "certain"
        : "likely"
      : "possible",
    users: onServer.map((each) => each.call),
    related: onServer
      .slice(0, 20)
      .map((each) => ({ ...placeOf(each.call), message: "a call without a deadline" })),
    fixes: creationFixes(call, facts),
  });
}

/** Somebody waits for one of the calls of a client; for calls out of sight that is likely. */
function isHeld(
  calls: readonly { readonly call: ts.CallExpression }[],
  wait: number,
  analysis: Analysis,
): boolean {
  return calls.length === 0 || calls.some((each) => isHolding(each.call, wait, analysis));
}

/** `parent.extend({})` takes over what its parent has, and the parent is judged where it is created. */
function isDerived(creation: ts.CallExpression, analysis: Analysis): boolean {
  const parent = clientOf(creation, analysis);
  return (
    parent.kind === "created" ||
    (parent.kind === "shared" && isBoundedLater(analysis.referencesTo(parent.declaration)))
  );
}

/** Remote calls on the client itself, through the names that hold it, and through clients derived from it. */
function callsThrough(
  creation: ts.CallExpression,
  uses: readonly NameUse[],
  analysis: Analysis,
  depth = 0,
): { readonly call: ts.CallExpression; readonly facts: CallFacts }[] {
  const found: { readonly call: ts.CallExpression; readonly facts: CallFacts }[] = [];
  for (const receiver of [creation, ...uses.map(accessOf)]) {
    const { parent } = receiver;
    const callee =
      ts.isPropertyAccessExpression(parent) && parent.expression === receiver ? parent : receiver;
    const call = callee.parent;
    if (!ts.isCallExpression(call) || call.expression !== callee) continue;
    const facts = analysis.factsOf(call);
    if (facts?.remote !== undefined) found.push({ call, facts });
    if (facts?.creates === undefined || depth > 2) continue;
    if (isCreationBounded(call, facts, analysis) !== false) continue;
    const holder = assignedHolder(call, analysis);
    const further = holder === undefined ? [] : analysis.referencesTo(holder);
    if (!isBoundedLater(further)) found.push(...callsThrough(call, further, analysis, depth + 1));
  }
  return found;
}

function messageFor(
  call: ts.CallExpression,
  wait: number,
  others: number,
  attempts: number | undefined = 1,
): string {
  const callee = call.expression.getText().replace(/\s+/g, "");
  const times = attempts > 1 ? `${attempts} times ` : "";
  const time = Number.isFinite(wait) ? `for ${times}${wait / 1000} s` : "for ever";
  if (others === 0)
    return `\`${lastNames(callee, 32)}\` has no deadline: a silent server holds this call ${time}`;
  const more = others === 1 ? "1 more call" : `${others} more calls`;
  return `\`${lastNames(callee, 22)}\` and ${more} have no deadline: a silent server holds each ${time}`;
}
