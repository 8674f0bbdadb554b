/** Remote HTTP calls on a server path that nothing bounds in time. */
import { ts } from "ts-morph";
import type { Analysis, NameUse } from "../../kit/analysis.ts";
import { argumentFor, type OptionState, optionState, statesAtCallers } from "../../kit/options.ts";
import {
  defineRule,
  type Evidence,
  type Fix,
  type ReportSink,
  SERVER_CONTEXTS,
} from "../../kit/rule.ts";
import {
  ancestors,
  descendants,
  enclosingFunction,
  leadingText,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { type CallFacts, type DeadlineWay, factsOfDeclaration } from "../../kit/tags.ts";
import { lastNames } from "../../kit/words.ts";
import {
  accessOf,
  assignedHolder,
  type Client,
  clientFrom,
  clientOf,
  isBoundedLater,
  isCreationBounded,
  isHandedIn,
} from "./clients.ts";
import { callFixes, creationFixes, groupFixes, type OpenCall } from "./fix.ts";
import { boundAround, isDevelopmentOnly } from "./guards.ts";
import page from "./README.md";
import { isService, unboundedService } from "./services.ts";
import { statementFix } from "./stated.ts";

/** A default at or below this is somebody's decision; milliseconds. */
const SANE_DEFAULT_MS = 60_000;
/** Clients whose calls have no deadline unless created or called with one. */
const UNBOUNDED_KINDS: ReadonlySet<string> = new Set(["axios", "got"]);

export default defineRule({
  id: "scale/no-deadline",
  title: "Remote call without a deadline",
  assumption: "The other side always answers.",
  patterns: ["deadline", "deadline-propagation", "circuit-breaker", "bulkhead"],
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
      if (facts === undefined) return;
      if (facts.remote?.to === "http") inspectCall(call, facts, analysis, report);
      else if (facts.remote !== undefined) inspectServiceCall(call, facts, analysis, report);
      else if (facts.creates === undefined) return;
      else if (UNBOUNDED_KINDS.has(facts.creates.kind))
        inspectCreation(call, facts, analysis, report);
      else inspectService(call, facts, analysis, report);
    },
    NewExpression(creation, analysis, report) {
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
  if (open === undefined) return;
  const twins = facts.has.has("http-module-client") ? twinsOf(call, analysis) : [];
  // One module gives the service to the whole class, so its calls are one finding.
  if (twins.length > 0 && twins[0]?.call !== call) return;
  const isEdge = isEdgeOnly(call, analysis);
  report({
    at: call.expression,
    basis: call,
    message: messageFor(call, open.wait, isEdge),
    ...(isEdge ? { atMost: "info" as const } : {}),
    confidence: isDoubtful(call, analysis) ? "possible" : open.isShared ? "certain" : "likely",
    related: [
      ...open.callers,
      ...twins.slice(1).map((each) => ({ ...placeOf(each.call), message: "and so has this call" })),
    ],
    fixes: [
      ...(twins.length > 1
        ? groupFixes(twins, analysis)
        : callFixes(call, facts, open.passed, analysis)),
      // One statement speaks of one function only.
      ...(twins.length > 1 ? [] : statementsOf(call, facts, analysis)),
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
  if (open === undefined) return;
  report({
    at: call.expression,
    basis: call,
    message: messageFor(call, open.wait, isEdgeOnly(call, analysis)),
    ...(Number.isFinite(open.wait) ? { atMost: "info" as const } : {}),
    confidence: isDoubtful(call, analysis) ? "possible" : "likely",
    related: open.callers,
    fixes: [
      ...callFixes(call, facts, open.passed, analysis),
      ...statementsOf(call, facts, analysis),
    ],
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
  if (!analysis.runsOnServer(creation)) return;
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
  if (found !== undefined && !isPage(serviceAddress(creation, facts, analysis)))
    report({ ...found, basis: creation });
}

interface Open {
  /** How long the client waits when nobody says, in milliseconds. */
  readonly wait: number;
  /** The client is the package's own default, which nobody in sight could have configured. */
  readonly isShared: boolean;
  readonly passed: readonly Extract<OptionState, { kind: "parameter" }>[];
  readonly callers: readonly Evidence[];
}

/** What is known of a remote call that nothing bounds; undefined for every other. */
function judge(call: ts.CallExpression, facts: CallFacts, analysis: Analysis): Open | undefined {
  const wait = facts.defaultDeadline ?? Number.POSITIVE_INFINITY;
  if (wait <= SANE_DEFAULT_MS || !analysis.runsOnServer(call)) return undefined;
  if (isHandedIn(call.expression, analysis)) return undefined;
  if (!leavesTheHost(call, analysis) || isStream(call) || isDevelopmentOnly(call)) return undefined;
  const states = waysOf(call, facts, analysis);
  if (states.some((state) => state.kind === "present" || state.kind === "unknown"))
    return undefined;

  let isShared = true;
  if (facts.deadline.some((way) => way.kind === "client")) {
    const client = clientOf(call, analysis);
    if (isInjected(facts, client)) {
      if (isModuleBounded(call, analysis)) return undefined;
    } else {
      // A created client is judged once, where it is created.
      if (client.kind !== "shared") return undefined;
      if (isBoundedLater(analysis.referencesTo(client.declaration))) return undefined;
    }
    isShared = client.kind === "shared";
  }
  if (facts.has.has("socket-timeout") && hasTimeoutHandler(call, analysis)) return undefined;
  if (takesDispatcher(facts) && hasGlobalDispatcher(call, analysis)) return undefined;
  if (boundAround(call, analysis) !== undefined) return undefined;

  const passed = states.flatMap((state) => (state.kind === "parameter" ? [state] : []));
  const callers = passed.length === 0 ? [] : unguardedCallers(passed, analysis);
  return callers === undefined ? undefined : { wait, isShared, passed, callers };
}

/** The client comes from the module of a framework: the service itself, or the instance it holds. */
function isInjected(facts: CallFacts, client: Client): boolean {
  const mark = "http-module-client";
  if (facts.has.has(mark)) return true;
  return client.kind === "shared" && factsOfDeclaration(client.declaration)?.has.has(mark) === true;
}

/** The open calls of the injected service in the class around a call, in source order. */
function twinsOf(call: ts.CallExpression, analysis: Analysis): readonly OpenCall[] {
  const owner = [...ancestors(call)].find(ts.isClassLike);
  if (owner === undefined) return [];
  return [...descendants(owner)].flatMap((node) => {
    if (!ts.isCallExpression(node)) return [];
    const facts = analysis.factsOf(node);
    if (facts?.remote?.to !== "http" || !facts.has.has("http-module-client")) return [];
    const open = judge(node, facts, analysis);
    return open === undefined ? [] : [{ call: node, facts, passed: open.passed }];
  });
}

/** One state per way of giving a deadline at the call. */
function waysOf(
  call: ts.CallExpression | ts.NewExpression,
  facts: CallFacts,
  analysis: Analysis,
): OptionState[] {
  if (call.arguments?.some(ts.isSpreadElement)) return [{ kind: "unknown" }];
  return facts.deadline.flatMap((way): OptionState[] => {
    if (way.kind === "client") return [];
    const argument = argumentFor(call, facts.declaration, way.parameter);
    if (way.kind === "argument")
      return argument === undefined ? [] : [optionState(argument, [], analysis)];
    const request = argument === undefined ? undefined : requestOf(argument, analysis);
    if (request !== undefined) return waysOf(request.creation, request.facts, analysis);
    const state = optionState(argument, way.path, analysis);
    if (
      argument !== undefined &&
      argument === call.arguments?.[0] &&
      isAddress(call, argument, way, facts, state, analysis)
    )
      return [];
    if (
      state.kind === "present" &&
      way.path[0] === "dispatcher" &&
      isIdleDispatcher(state.at, analysis)
    )
      return [];
    return [state];
  });
}

/** `new Request(url, init)`, in place or in a variable: the options it was made with decide. */
function requestOf(argument: ts.Expression, analysis: Analysis) {
  const client = clientFrom(argument, analysis);
  return client.kind === "created" && client.facts.creates?.kind === "fetch-request"
    ? client
    : undefined;
}

/** The first argument is an address unless its type says that it is a request with options of its own. */
function isAddress(
  call: ts.CallExpression | ts.NewExpression,
  argument: ts.Expression,
  way: Extract<DeadlineWay, { kind: "option" }>,
  facts: CallFacts,
  state: OptionState,
  analysis: Analysis,
): boolean {
  const takesOptionsElsewhere = facts.deadline.some(
    (each) => each.kind === "option" && each.parameter !== way.parameter,
  );
  const type = analysis.checker.getTypeAtLocation(argument);
  const parts = type.isUnion() ? type.types : [type];
  if (parts.some((part) => (part.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0))
    return takesOptionsElsewhere;
  if (!mayHave(argument, way.path[0] ?? "", analysis)) return true;
  // `(input: RequestInfo, init) => fetch(route(input), init)`: the options beside it decide.
  return takesOptionsElsewhere && (call.arguments?.length ?? 0) > 1 && state.kind === "unknown";
}

/** A dispatcher that is created in sight without timeouts keeps the defaults. */
function isIdleDispatcher(value: ts.Node, analysis: Analysis): boolean {
  if (!ts.isExpression(value)) return false;
  const client = clientFrom(value, analysis);
  return (
    client.kind === "created" &&
    isCreationBounded(client.creation, client.facts, analysis, [
      "headersTimeout",
      "bodyTimeout",
    ]) === false
  );
}

function takesDispatcher(facts: CallFacts): boolean {
  return facts.deadline.some((way) => way.kind === "option" && way.path[0] === "dispatcher");
}

/** `setGlobalDispatcher(new Agent({ headersTimeout }))` in the call's own package, or in one that depends on it. */
function hasGlobalDispatcher(call: ts.CallExpression, analysis: Analysis): boolean {
  const own = analysis.packageOf(call.getSourceFile());
  return analysis.callsTagged("global-dispatcher").some((each) => {
    const there = analysis.packageOf(each.getSourceFile());
    const isSeen =
      there.directory === own.directory ||
      (own.name !== undefined && there.dependencies.has(own.name));
    const dispatcher = each.arguments?.[0];
    return isSeen && dispatcher !== undefined && !isIdleDispatcher(dispatcher, analysis);
  });
}

/**
 * Callers that leave the deadline out, when the function leaves it to them; undefined when every
 * known one gives it, or none is known.
 */
function unguardedCallers(
  passed: readonly Extract<OptionState, { kind: "parameter" }>[],
  analysis: Analysis,
): Evidence[] | undefined {
  const guarded = new Map<ts.Node, boolean>();
  for (const state of passed) {
    for (const caller of statesAtCallers(state, analysis)) {
      const isIdle =
        caller.state.kind === "present" &&
        state.path.at(-1) === "dispatcher" &&
        isIdleDispatcher(caller.state.at, analysis);
      const given = (caller.state.kind === "present" && !isIdle) || caller.state.kind === "unknown";
      guarded.set(caller.call, (guarded.get(caller.call) ?? false) || given);
    }
  }
  const open = [...guarded]
    .filter(
      ([call, given]) =>
        !given && analysis.runsOnServer(call) && boundAround(call, analysis) === undefined,
    )
    .map(([call]) => ({ ...placeOf(call), message: "this caller gives no deadline" }));
  return open.length === 0 ? undefined : open;
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
    confidence: calls.length > 0 ? "certain" : "likely",
    related: onServer
      .slice(0, 20)
      .map((each) => ({ ...placeOf(each.call), message: "a call without a deadline" })),
    fixes: creationFixes(call, facts),
  });
}

/** `parent.extend({})` takes over what its parent has, and the parent is judged where it is created. */
function isDerived(creation: ts.CallExpression, analysis: Analysis): boolean {
  const parent = clientOf(creation, analysis);
  return (
    parent.kind === "created" ||
    (parent.kind === "shared" && isBoundedLater(analysis.referencesTo(parent.declaration)))
  );
}

/** True when the call's own options have a deadline, or all known callers of its wrapper give one. */
function isCallBounded(call: ts.CallExpression, facts: CallFacts, analysis: Analysis): boolean {
  const states = waysOf(call, facts, analysis);
  if (states.some((state) => state.kind === "present" || state.kind === "unknown")) return true;
  const passed = states.flatMap((state) => (state.kind === "parameter" ? [state] : []));
  return (
    passed.some((state) => statesAtCallers(state, analysis).length > 0) &&
    unguardedCallers(passed, analysis) === undefined
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

/** Nest: the module that provides the service sets a deadline, or sets its options where nobody can see them. */
function isModuleBounded(call: ts.CallExpression, analysis: Analysis): boolean {
  const { directory } = analysis.packageOf(call.getSourceFile());
  return analysis.callsTagged("http-module").some((each) => {
    if (analysis.packageOf(each.getSourceFile()).directory !== directory) return false;
    const facts = analysis.factsOf(each);
    return facts === undefined || isCreationBounded(each, facts, analysis) !== false;
  });
}

/** False when the type of an expression is known and lacks the property. */
function mayHave(expression: ts.Expression, name: string, analysis: Analysis): boolean {
  const type = analysis.checker.getTypeAtLocation(expression);
  const parts = type.isUnion() ? type.types : [type];
  const open = ts.TypeFlags.Any | ts.TypeFlags.Unknown;
  return parts.some((part) => (part.flags & open) !== 0 || part.getProperty(name) !== undefined);
}

/** `request.on("timeout", …)`, `request.setTimeout(…)`, chained or on the variable. */
function hasTimeoutHandler(call: ts.CallExpression, analysis: Analysis): boolean {
  // The event comes only after somebody set a time.
  const isTimed = call.arguments.some(
    (each) =>
      mayHave(each, "timeout", analysis) &&
      optionState(each, ["timeout"], analysis).kind !== "absent",
  );
  const handles = (access: ts.Node): boolean =>
    ts.isPropertyAccessExpression(access) &&
    ts.isCallExpression(access.parent) &&
    (access.name.text === "setTimeout" ||
      (isTimed &&
        /^(on|once)$/.test(access.name.text) &&
        access.parent.arguments[0]?.getText().includes("timeout") === true));
  let at: ts.Node = call;
  while (ts.isPropertyAccessExpression(at.parent) || ts.isCallExpression(at.parent)) {
    if (handles(at.parent)) return true;
    at = at.parent;
  }
  const holder = at.parent;
  if (!ts.isVariableDeclaration(holder)) return false;
  return analysis.referencesTo(holder).some((use) => handles(use.parent));
}

/** False for addresses of the page's own host, of data and of this machine. */
function leavesTheHost(call: ts.CallExpression, analysis: Analysis): boolean {
  const address = call.arguments[0];
  if (address === undefined) return true;
  return (
    !isPage(textOfAddress(address, analysis, 0)) && !/import\.meta\.url/.test(address.getText())
  );
}

function isPage(text: string | undefined): boolean {
  return (
    text !== undefined &&
    /^(\/(?!\/)|\.{1,2}\/|data:|blob:|file:|https?:\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?=[:/?#]|$))/.test(
      text,
    )
  );
}

function textOfAddress(node: ts.Expression, analysis: Analysis, depth: number): string | undefined {
  const text = leadingText(node);
  if (text !== undefined && text !== "") return text;
  if (depth > 2) return undefined;
  const target = unwrap(node);
  if (ts.isBinaryExpression(target) && target.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return textOfAddress(target.left, analysis, depth);
  const first = ts.isTemplateExpression(target) ? target.templateSpans[0]?.expression : target;
  if (first === undefined || !(ts.isIdentifier(first) || ts.isNewExpression(first)))
    return undefined;
  if (ts.isNewExpression(first)) {
    const argument = first.arguments?.[0];
    return argument === undefined || first.arguments?.length !== 1
      ? undefined
      : textOfAddress(argument, analysis, depth + 1);
  }
  const declaration = analysis.declarationOf(first);
  if (
    declaration === undefined ||
    !ts.isVariableDeclaration(declaration) ||
    declaration.initializer === undefined
  )
    return undefined;
  return textOfAddress(declaration.initializer, analysis, depth + 1);
}

function baseAddress(creation: ts.CallExpression, analysis: Analysis): string | undefined {
  const state = baseState(creation, analysis);
  return state.kind === "present" && ts.isExpression(state.at)
    ? textOfAddress(state.at, analysis, 0)
    : undefined;
}

/** `new S3Client({ endpoint: "http://localhost:9000" })`, `new Client({ node })`. */
function serviceAddress(
  creation: ts.CallExpression | ts.NewExpression,
  facts: CallFacts,
  analysis: Analysis,
): string | undefined {
  const options = argumentFor(creation, facts.declaration, facts.creates?.parameter ?? "");
  for (const name of ["endpoint", "baseURL", "node", "host", "url"]) {
    const state = optionState(options, [name], analysis);
    if (state.kind === "present" && ts.isExpression(state.at))
      return textOfAddress(state.at, analysis, 0);
  }
  return undefined;
}

function baseState(creation: ts.CallExpression, analysis: Analysis): OptionState {
  return optionState(creation.arguments[0], ["baseURL"], analysis);
}

/** An answer that is meant to last: server-sent events, streamed model output, streamed downloads by option. */
function isStream(call: ts.CallExpression): boolean {
  const text = call.arguments.map((argument) => argument.getText()).join(" ");
  // A client that accepts both gets an answer that ends, unless the server decides otherwise.
  return /["'`]text\/event-stream|\bstream:\s*true|responseType:\s*["']stream["']|["']?stream["']?:\s*(true|body\.stream)/.test(
    text,
  );
}

/** Where nobody may be waiting, or something else may end the wait: worth a question, not a warning. */
function isDoubtful(call: ts.CallExpression, analysis: Analysis): boolean {
  return isCached(call) || readsBodyAsStream(call, analysis);
}

/** On an edge platform only, which ends a request by itself after some seconds. */
function isEdgeOnly(call: ts.CallExpression, analysis: Analysis): boolean {
  return [...analysis.reach(call).contexts].every((context) => context === "edge");
}

/** The body is handed on or read piece by piece, so that one deadline for the whole may be wrong. */
function readsBodyAsStream(call: ts.CallExpression, analysis: Analysis): boolean {
  const awaited = ts.isAwaitExpression(call.parent) ? call.parent : call;
  const holder = awaited.parent;
  if (!ts.isVariableDeclaration(holder)) return ts.isReturnStatement(holder) && isProxy(call);
  return analysis.referencesTo(holder).some((use) => {
    const access = use.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name.text !== "body") return false;
    const outer = access.parent;
    return (
      (ts.isPropertyAccessExpression(outer) &&
        /^(getReader|pipe|pipeTo|pipeThrough)$/.test(outer.name.text)) ||
      (ts.isNewExpression(outer) && /Response$/.test(outer.expression.getText())) ||
      ts.isForOfStatement(outer) ||
      (ts.isCallExpression(outer) && /fromWeb|pipeline/.test(outer.expression.getText()))
    );
  });
}

/** `return fetch(url, { body: request.body })`: the answer goes on to the caller as it comes. */
function isProxy(call: ts.CallExpression): boolean {
  const owner = enclosingFunction(call);
  if (owner === undefined) return false;
  return [...descendants(call)].some(
    (node) => ts.isPropertyAssignment(node) && node.name.getText() === "duplex",
  );
}

/** Next.js answers from its data cache or a page built before; the call rarely leaves, and nobody waits. */
function isCached(call: ts.CallExpression): boolean {
  const options = call.arguments[1]?.getText() ?? "";
  return (
    /\bnext:\s*\{|cache:\s*["']force-cache["']/.test(options) ||
    /^export const (dynamic\s*=\s*["']force-static["']|revalidate\s*=\s*[1-9])/m.test(
      call.getSourceFile().text,
    )
  );
}

function messageFor(call: ts.CallExpression, wait: number, isEdge: boolean): string {
  const callee = call.expression.getText().replace(/\s+/g, "");
  const name = lastNames(callee, 32);
  const time = isEdge
    ? "until the platform ends it"
    : Number.isFinite(wait)
      ? `for ${wait / 1000} s`
      : "for ever";
  return `\`${name}\` has no deadline: a silent server holds this call ${time}`;
}
