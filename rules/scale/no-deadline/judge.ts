/** What bounds a remote call: its options, its client, its callers, or nothing. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { literalOf, propertyOf } from "../../kit/data/literals.ts";
import {
  argumentFor,
  type OptionState,
  optionState,
  returnedState,
  statesAtCallers,
} from "../../kit/options.ts";
import type { Evidence } from "../../kit/rule.ts";
import { type FunctionNode, isFunctionNode, placeOf, unwrap } from "../../kit/syntax.ts";
import { type CallFacts, type DeadlineWay, factsOfDeclaration } from "../../kit/tags.ts";
import { isLeftAlone } from "../../kit/waiting.ts";
import { leavesTheHost } from "./addresses.ts";
import { attendanceOf } from "./attended.ts";
import {
  type Client,
  clientFrom,
  clientOf,
  isBoundedLater,
  isCreationBounded,
  isHandedIn,
} from "./clients.ts";
import { boundAround, isDevelopmentOnly, isSaidForDevelopment } from "./guards.ts";
import { isStream } from "./lasting.ts";
import { SANE_DEFAULT_MS } from "./length.ts";
import { isForStaff, isOfBrowser, isOneOff } from "./one-off.ts";

export interface Open {
  /** How long the client waits when nobody says, in milliseconds. */
  readonly wait: number;
  /** The client is the package's own default, which nobody in sight could have configured. */
  readonly isShared: boolean;
  readonly passed: readonly Extract<OptionState, { kind: "parameter" }>[];
  readonly callers: readonly Evidence[];
  /** Where the client of a resource (`client.rest.repos`) is made, when that is in sight. */
  readonly creation: ts.Node | undefined;
  /** Nobody in sight waits for it, or what waits is ended or ends by itself. */
  readonly isAsked: boolean;
}

/** What is known of a remote call that nothing bounds; undefined for every other. */
export function judge(
  call: ts.CallExpression,
  facts: CallFacts,
  analysis: Analysis,
): Open | undefined {
  if (saysNothing(facts)) return undefined;
  const wait = facts.defaultDeadline ?? Number.POSITIVE_INFINITY;
  if (wait <= SANE_DEFAULT_MS || !analysis.runsOnServer(call)) return undefined;
  if (isHandedIn(call.expression, analysis)) return undefined;
  // What a module of a framework injects was given the base of its paths.
  const hasBase = facts.has.has(INJECTED);
  if (!leavesTheHost(call, hasBase, analysis) || isStream(call) || isDevelopmentOnly(call))
    return undefined;
  const states = waysOf(call, facts, analysis);
  if (states.some((state) => state.kind === "present" || state.kind === "unknown"))
    return undefined;

  let isShared = true;
  let creation: ts.Node | undefined;
  if (facts.deadline.some((way) => way.kind === "client")) {
    const client = clientOf(call, analysis);
    if (isInjected(facts, client)) {
      if (isModuleBounded(call, analysis)) return undefined;
    } else {
      // A created client is judged once, where it is created.
      if (client.kind !== "shared") return undefined;
      if (isBoundedLater(analysis.referencesTo(client.declaration))) return undefined;
      const made = madeBehind(call, analysis);
      if (made !== undefined && isMadeBounded(made, facts, analysis)) return undefined;
      creation = made?.creation;
    }
    isShared = client.kind === "shared";
  }
  if (facts.has.has("socket-timeout") && hasTimeoutHandler(call, analysis)) return undefined;
  if (takesDispatcher(facts) && hasGlobalDispatcher(call, analysis)) return undefined;
  if (boundAround(call, analysis) !== undefined) return undefined;

  const passed = states.flatMap((state) => (state.kind === "parameter" ? [state] : []));
  const callers = passed.length === 0 ? [] : unguardedCallers(passed, analysis);
  if (callers === undefined) return undefined;
  // The client ends it, and until then it holds nobody.
  const isAlone = isLeftAlone(call, analysis);
  if ((isAlone && Number.isFinite(wait)) || isOfBrowser(call, analysis)) return undefined;
  const isAsked =
    isAlone ||
    (isForStaff(call) && Number.isFinite(wait)) ||
    isSaidForDevelopment(call) ||
    !isHolding(call, wait, analysis);
  return { wait, isShared, passed, callers, creation, isAsked };
}

/** Whether so long a wait holds a request, a consumer, a start, or work behind them for ever. */
export function isHolding(call: ts.CallExpression, wait: number, analysis: Analysis): boolean {
  if (isOneOff(call, analysis)) return false;
  const attendance = attendanceOf(call, analysis);
  if (attendance === "patient") return !Number.isFinite(wait);
  if (attendance === "consumed") return wait > LONGEST_CONSUMED_MS;
  if (attendance !== "waited") return false;
  return !isSpentBehind(call, wait, analysis);
}

/** Only schedules and messages run the code, and the wait ends soon enough for them. */
export function isSpentBehind(node: ts.Node, wait: number, analysis: Analysis): boolean {
  const contexts = [...analysis.reach(node).contexts];
  if (contexts.length === 0) return false;
  if (contexts.some((each) => each !== "job" && each !== "consumer")) return false;
  return contexts.includes("consumer") ? wait <= LONGEST_CONSUMED_MS : Number.isFinite(wait);
}

/** A consumer that waits longer for one call holds its place as one that waits for ever; milliseconds. */
const LONGEST_CONSUMED_MS = 120_000;

/** A catalog that knows neither a way to bound the call nor what bounds it otherwise: nothing may be concluded. */
function saysNothing({ defaultDeadline, deadline, declaration }: CallFacts): boolean {
  return (
    defaultDeadline === undefined &&
    deadline.length === 0 &&
    declaration.getSourceFile().isDeclarationFile
  );
}

/** The creation of the client that a resource hangs on: `client` in `client.rest.repos.get()`. */
function madeBehind(
  call: ts.CallExpression,
  analysis: Analysis,
): Extract<Client, { kind: "created" }> | undefined {
  let at: ts.Expression = call.expression;
  while (ts.isPropertyAccessExpression(at)) {
    const client = clientFrom(at.expression, analysis);
    if (client.kind === "created") return client;
    at = at.expression;
  }
  return undefined;
}

/** What its creation says, where the catalog knows which options bound its calls. */
function isMadeBounded(
  made: Extract<Client, { kind: "created" }>,
  facts: CallFacts,
  analysis: Analysis,
): boolean {
  const names = facts.deadline.flatMap((way) => (way.kind === "client" ? [way.path[0] ?? ""] : []));
  return (
    made.facts.creates?.parameter !== undefined &&
    isCreationBounded(made.creation, made.facts, analysis, names) !== false
  );
}

const INJECTED = "http-module-client";

/** The client comes from the module of a framework: the service itself, or the instance it holds. */
function isInjected(facts: CallFacts, client: Client): boolean {
  if (facts.has.has(INJECTED)) return true;
  return (
    client.kind === "shared" && factsOfDeclaration(client.declaration)?.has.has(INJECTED) === true
  );
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

/** Nest: the module that provides the service sets a deadline, or sets its options where nobody can see them. */
function isModuleBounded(call: ts.CallExpression, analysis: Analysis): boolean {
  const { directory } = analysis.packageOf(call.getSourceFile());
  return analysis.callsTagged("http-module").some((each) => {
    if (analysis.packageOf(each.getSourceFile()).directory !== directory) return false;
    const factory = factoryIn(each.arguments?.[0], analysis);
    if (factory !== undefined)
      return ["timeout", "signal"].some(
        (name) => returnedState(factory, [name], analysis)?.kind !== "absent",
      );
    const facts = analysis.factsOf(each);
    return facts === undefined || isCreationBounded(each, facts, analysis) !== false;
  });
}

/** `registerAsync({ useFactory: () => ({ … }) })`: what makes the options. */
function factoryIn(
  options: ts.Expression | undefined,
  analysis: Analysis,
): FunctionNode | undefined {
  const given = propertyOf(literalOf(options, analysis), "useFactory");
  const value = given === undefined ? undefined : unwrap(given);
  return value !== undefined && isFunctionNode(value) ? value : undefined;
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

/** True when the call's own options have a deadline, or all known callers of its wrapper give one. */
export function isCallBounded(
  call: ts.CallExpression,
  facts: CallFacts,
  analysis: Analysis,
): boolean {
  const states = waysOf(call, facts, analysis);
  if (states.some((state) => state.kind === "present" || state.kind === "unknown")) return true;
  const passed = states.flatMap((state) => (state.kind === "parameter" ? [state] : []));
  return (
    passed.some((state) => statesAtCallers(state, analysis).length > 0) &&
    unguardedCallers(passed, analysis) === undefined
  );
}
