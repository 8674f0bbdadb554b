/** Puts a deadline where the client takes one: at the call, in a wrapper, or at the instance. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import {
  literalOf,
  replaceNode,
  withConstant,
  withOptions,
  withProperty,
} from "../../kit/edits.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import { importsOf } from "../../kit/imports.ts";
import {
  argumentFor,
  mayBeUndefined,
  type OptionState,
  optionState,
  parameterIndex,
} from "../../kit/options.ts";
import { mentionsOf } from "../../kit/references.ts";
import { breakerFixes, bulkheadFixes, hedgeFixes } from "../../kit/resilience.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { functionOf, isFunctionNode, isUndefined, outer, unwrap } from "../../kit/syntax.ts";
import type { CallFacts, DeadlineWay } from "../../kit/tags.ts";
import { ANSWER, GENERATION, type Length, lengthOf, MAIL, MODELS, PAYMENT } from "./length.ts";

type Passed = Extract<OptionState, { kind: "parameter" }>;

/** Fixes for one call; none when the call's options cannot be written safely. */
export function callFixes(
  call: ts.CallExpression,
  facts: CallFacts,
  passed: readonly Passed[],
  analysis: Analysis,
): readonly Fix[] {
  const way = preferredWay(facts, analysis, call);
  if (way === undefined) return [];
  const own = ownFetch(call, analysis);
  if (own !== undefined)
    return [
      {
        title: `Call \`${own}\`, which has a deadline (deadline pattern)`,
        safety: "review",
        edits: () => [replaceNode(call.expression, own)],
      },
    ];
  const kind = firstArgumentAs(call, facts, way, analysis);
  if (kind === "either") return [];
  const isAddress = kind === "address";
  const length = lengthOf(call, analysis);
  if (length === undefined) return [];
  return [
    {
      title: `Add a deadline of ${length.seconds} s (deadline pattern)`,
      safety: "review",
      edits: () => {
        const { constant: wanted, value } = length;
        const constant = withConstant(call.getSourceFile(), wanted, value, undefined, call);
        const own = isAddress ? undefined : ofCallers(call, facts, way, analysis);
        const state = own ?? passed[0];
        const given = state === undefined ? undefined : readOf(state, way, analysis);
        const edit = editOf(call, facts, way, given, isAddress, constant.name);
        return [...constant.edits, edit];
      },
    },
  ];
}

/** A function of the project that the file imports for just that: it takes what `fetch` takes, and a limit that has a default. */
function ownFetch(call: ts.CallExpression, analysis: Analysis): string | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isIdentifier(callee) || callee.text !== "fetch" || call.arguments.length > 2)
    return undefined;
  const file = call.getSourceFile();
  for (const [name] of importsOf(file)) {
    if (!/^fetchWith(Timeout|Deadline)$/.test(name)) continue;
    const used = mentionsOf(file, name).find((each) => !ts.isImportSpecifier(each.parent));
    const declaration = used === undefined ? undefined : analysis.declarationOf(used);
    const own = declaration === undefined ? undefined : functionOf(declaration);
    const [, init, ...rest] = own?.parameters ?? [];
    const isFree = (each: ts.ParameterDeclaration | undefined): boolean =>
      each?.questionToken !== undefined || each?.initializer !== undefined;
    if (isFree(init) && rest.length > 0 && rest.every(isFree)) return name;
  }
  return undefined;
}

/**
 * What goes around a call, and others of its client, beside the deadline. A breaker answers somebody who waits; a consumer or job can come back
 * later. One call at a time, as functions of a platform run, leaves nothing to share or to learn from.
 */
export function furtherFixes(
  call: ts.CallExpression,
  facts: CallFacts,
  deadline: Fix | undefined,
  analysis: Analysis,
  others: readonly OpenCall[] = [],
): readonly Fix[] {
  if (deadline === undefined || facts.remote?.to !== "http") return [];
  const { contexts } = analysis.reach(call);
  const isAnswering = contexts.has("request") || contexts.has("library");
  const isLasting = isAnswering || contexts.has("consumer") || contexts.has("job");
  const need = { title: "give it a deadline", edits: deadline.edits };
  const calls = [call, ...others.map((each) => each.call)];
  return [
    ...(isAnswering ? breakerFixes(calls, analysis, need) : []),
    ...(isLasting ? bulkheadFixes(calls, analysis, need) : []),
    ...(isAnswering && others.length === 0 ? hedgesOf(call, facts, analysis) : []),
  ];
}

/** Only for a read whose client takes a signal, on a Node.js that can join two of them. */
function hedgesOf(call: ts.CallExpression, facts: CallFacts, analysis: Analysis): readonly Fix[] {
  const way = preferredWay(facts, analysis, call);
  if (way === undefined || way.path.join(".") !== "signal") return [];
  if (effectOfCall(call, analysis)?.action !== "read" || !joinsSignals(call, analysis)) return [];
  const kind = firstArgumentAs(call, facts, way, analysis);
  const isPassed = ofCallers(call, facts, way, analysis) !== undefined;
  if (kind === "either" || isPassed) return [];
  const length = lengthOf(call, analysis);
  if (length === undefined) return [];
  const { constant: wanted, value } = length;
  return hedgeFixes(call, analysis, (signal) => {
    const constant = withConstant(call.getSourceFile(), wanted, value, undefined, call);
    const joined = `AbortSignal.any([${signal}, AbortSignal.timeout(${constant.name})])`;
    const edit = editOf(call, facts, way, undefined, kind === "address", constant.name, joined);
    return [...constant.edits, edit];
  });
}

/** `AbortSignal.any` is there from Node.js 20.3 on. */
function joinsSignals(call: ts.CallExpression, analysis: Analysis): boolean {
  const range = analysis.packageOf(call.getSourceFile()).nodeRange ?? "";
  const [, major, minor] = /(\d+)(?:\.(\d+))?/.exec(range) ?? [];
  if (major === undefined) return true;
  return Number(major) > 20 || (Number(major) === 20 && Number(minor ?? 0) >= 3);
}

/** A call that a group of calls shares its fix with. */
export interface OpenCall {
  readonly call: ts.CallExpression;
  readonly facts: CallFacts;
  readonly passed: readonly Passed[];
}

const MOST_FILES = 4;

/** One fix for calls of one service: each gets the deadline, all share the constant. */
export function groupFixes(calls: readonly OpenCall[], analysis: Analysis): readonly Fix[] {
  const each = calls.map(({ call, facts, passed }) => callFixes(call, facts, passed, analysis)[0]);
  const isSpread = calls.some(
    ({ call }) => call.getSourceFile() !== calls[0]?.call.getSourceFile(),
  );
  // All over a package some call may be of another kind, and the rest is still worth mending.
  if (each[0] === undefined || (!isSpread && each.includes(undefined))) return [];
  const count = each.filter((fix) => fix !== undefined).length;
  const files = new Set(calls.map(({ call }) => call.getSourceFile()));
  return [
    {
      title: `Add a deadline to ${count} calls (deadline pattern)`,
      safety: "review",
      // Calls all over a package wait for many services, and somebody should look at each.
      ...(files.size > MOST_FILES ? { isUnfinished: true } : {}),
      edits: () => {
        const edits = new Map<string, TextEdit>();
        for (const fix of each)
          for (const edit of fix?.edits() ?? [])
            edits.set(`${edit.file} ${edit.start} ${edit.text}`, edit);
        return [...edits.values()];
      },
    },
  ];
}

/** The fix of an HTTP client's creation: its `timeout` option. */
export function creationFixes(creation: ts.CallExpression, facts: CallFacts): readonly Fix[] {
  const fix = creationFix(creation, facts, ["timeout"]);
  return fix === undefined ? [] : [fix];
}

/** How each option that a fix may add is written; options in another unit or of another shape are left alone. */
const WRITTEN: Readonly<Record<string, (constant: string) => string>> = {
  timeout: (constant) => constant,
  requestTimeout: (constant) => constant,
  socketTimeout: (constant) => constant,
  defaultTimeoutMs: (constant) => constant,
  // A requestTimeout of this handler alone only warns.
  requestHandler: (constant) => `{ socketTimeout: ${constant} }`,
};
/** A connection that waits for messages, or for work as workers do, is silent for as long as there is none. */
const ENDLESS =
  /\bmaxRetriesPerRequest:\s*null\b|(^|[a-z._#])(sub|subscriber|subscription|observer|listener|worker)(Client|Connection|Redis)?$/i;

/** `redisSubscriber` in `const redisSubscriber = new Redis()`, `this.observer` in `this.observer = new Redis()`. */
function nameGiven(creation: ts.Node): string {
  const holder = outer(creation);
  if (ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder))
    return holder.name.getText();
  if (ts.isPropertyAssignment(holder)) return holder.name.getText();
  return ts.isBinaryExpression(holder) ? holder.left.getText() : "";
}

/** What else a client needs beside its deadline: this one makes ten more attempts over half an hour. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  slack: ["retryConfig: { retries: 2 }"],
};
/** Clients whose answers take longer than others. */
const OF_KIND: ReadonlyMap<string, Length> = new Map([
  ["stripe", PAYMENT],
  ["mail-transport", MAIL],
]);
/** Clients that count in seconds. */
const IN_SECONDS: ReadonlySet<string> = new Set(["postmark"]);

/** The first of these options, given where the client is created; undefined when none can be written. */
export function creationFix(
  creation: ts.CallExpression | ts.NewExpression,
  facts: CallFacts,
  options: readonly string[],
): Fix | undefined {
  const { parameter, kind = "" } = facts.creates ?? {};
  const name = options.find((each) => WRITTEN[each] !== undefined);
  const write = name === undefined ? undefined : WRITTEN[name];
  if (parameter === undefined || name === undefined || write === undefined || IN_SECONDS.has(kind))
    return undefined;
  const given = argumentFor(creation, facts.declaration, parameter);
  // Options may stand where the declaration has none: which form is meant is then not known.
  const last = creation.arguments?.at(-1);
  if (given === undefined && last !== undefined && ts.isObjectLiteralExpression(unwrap(last)))
    return undefined;
  if (ENDLESS.test(given?.getText() ?? "") || ENDLESS.test(nameGiven(creation))) return undefined;
  // Text (a connection address) cannot take an option.
  if (given !== undefined && ts.isStringLiteralLike(unwrap(given))) return undefined;
  // Where options stand, its attempts are somebody's decision or nobody's: one property would not be enough.
  if (BESIDE[kind] !== undefined && given !== undefined && !/retryConfig/.test(given.getText()))
    return undefined;
  const length = MODELS.test(kind) ? GENERATION : (OF_KIND.get(kind) ?? ANSWER);
  return {
    title: `Give the instance a deadline of ${length.seconds} s (deadline pattern)`,
    safety: "review",
    edits: () => {
      const file = creation.getSourceFile();
      const constant = withConstant(file, length.constant, length.value, undefined, creation);
      const value = kind === "got" ? `{ request: ${constant.name} }` : write(constant.name);
      const target = given === undefined ? undefined : unwrap(given);
      if (target === undefined || isUndefined(target)) {
        const index = parameterIndex(facts.declaration, parameter);
        const options = [`${name}: ${value}`, ...(BESIDE[kind] ?? [])];
        return [...constant.edits, withOptions(creation, index, options)];
      }
      return [...constant.edits, withOption(target, name, value)];
    },
  };
}

/** Options that take a thing with deadlines of its own, not a time. */
const HANDLES: ReadonlySet<string> = new Set(["dispatcher", "agent", "httpAgent", "httpsAgent"]);

type OptionWay = Extract<DeadlineWay, { kind: "option" }>;

/**
 * The option that the wrapper reads from its caller; else a signal, which bounds the whole call, where the client
 * takes one; else the first option the catalog lists.
 */
function preferredWay(
  facts: CallFacts,
  analysis: Analysis,
  call: ts.CallExpression,
): OptionWay | undefined {
  const ways = facts.deadline.filter(
    (way): way is OptionWay => way.kind === "option" && !HANDLES.has(way.path[0] ?? ""),
  );
  const isOld = isAxios(facts) && axiosVersion(analysis, call).isOld;
  const hasSignals = !isOld && nodeVersion(analysis, call).major >= 18;
  const settable = ways.filter(
    (way) =>
      (way.parameter === ways[0]?.parameter ||
        argumentFor(call, facts.declaration, way.parameter) !== call.arguments[0]) &&
      (hasSignals || !isSignal(way.path[0])),
  );
  const wired = settable.find((way) => ofCallers(call, facts, way, analysis)?.below.length === 0);
  if (wired !== undefined) return wired;
  // Its own option bounds the body too, and the types of its signal differ from the platform's.
  if (facts.has.has("whole-timeout")) return settable[0];
  // Its message says what happened; a signal of the platform reads "canceled".
  const own =
    isAxios(facts) && !isBehindProxy(call)
      ? settable.find((way) => way.path.join(".") === "timeout")
      : undefined;
  if (own !== undefined) return own;
  return settable.find((way) => isSignal(way.path.join("."))) ?? settable[0];
}

/** Whether the options would stand where `http.get(url, callback)` has its address; `either` when types do not tell. */
function firstArgumentAs(
  call: ts.CallExpression,
  facts: CallFacts,
  way: OptionWay,
  analysis: Analysis,
): "options" | "address" | "either" {
  const [first] = call.arguments;
  if (first === undefined || argumentFor(call, facts.declaration, way.parameter) !== first)
    return "options";
  const type = analysis.checker.getTypeAtLocation(first);
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return "either";
  const parts = type.isUnion() ? type.types : [type];
  const isOptions = parts.map((part) => part.getProperty(way.path[0] ?? "") !== undefined);
  if (ts.isObjectLiteralExpression(unwrap(first)) || isOptions.every(Boolean)) return "options";
  const isText = (part: ts.Type): boolean =>
    (part.flags & ts.TypeFlags.StringLike) !== 0 || part.symbol?.name === "URL";
  if (parts.every(isText)) return "address";
  return parts.some(isText) ? "either" : "options";
}

/** The option as the callers of the enclosing function decide it; undefined when they do not. */
function ofCallers(
  call: ts.CallExpression,
  facts: CallFacts,
  way: OptionWay,
  analysis: Analysis,
): Passed | undefined {
  const options = argumentFor(call, facts.declaration, way.parameter);
  const state = optionState(options, way.path, analysis);
  return state.kind === "parameter" ? state : undefined;
}

function editOf(
  call: ts.CallExpression,
  facts: CallFacts,
  way: OptionWay,
  callers: string | undefined,
  isAddress: boolean,
  constant: string,
  signal = `AbortSignal.timeout(${constant})`,
): TextEdit {
  const [name = "", ...rest] = way.path;
  const innermost = isSignal(rest.at(-1) ?? name) ? signal : constant;
  const value = rest.reduceRight((inner, part) => `{ ${part}: ${inner} }`, innermost);
  const index = parameterIndex(facts.declaration, way.parameter);
  const argument = call.arguments[index];
  const target = argument === undefined ? undefined : unwrap(argument);
  const read = callers === undefined ? undefined : (givenIn(target, name) ?? callers);
  const given = read === undefined ? value : `${read} ?? ${value}`;
  const isFree = target === undefined || isUndefined(target) || isFunctionNode(target) || isAddress;
  return isFree
    ? withOptions(call, isAddress ? 1 : index, [`${name}: ${given}`])
    : withOption(target, name, given);
}

/** `signal`, and `abortSignal` of the packages for models. */
function isSignal(option: string | undefined): boolean {
  return option === "signal" || option === "abortSignal";
}

/** What a literal gives for an option, as text that `??` may follow. */
function givenIn(options: ts.Expression | undefined, name: string): string | undefined {
  if (options === undefined || !ts.isObjectLiteralExpression(options)) return undefined;
  const property = options.properties.find((each) => each.name?.getText() === name);
  if (property === undefined) return undefined;
  if (ts.isShorthandPropertyAssignment(property)) return name;
  if (!ts.isPropertyAssignment(property)) return undefined;
  const { initializer } = property;
  const text = initializer.getText();
  return ts.isBinaryExpression(initializer) || ts.isConditionalExpression(initializer)
    ? `(${text})`
    : text;
}

/** Options with one more: a property of the literal, or a literal that spreads what stands there. */
function withOption(options: ts.Expression, name: string, value: string): TextEdit {
  if (ts.isObjectLiteralExpression(options)) return withProperty(options, name, value);
  const text = options.getText();
  const isSimple =
    ts.isIdentifier(options) ||
    ts.isPropertyAccessExpression(options) ||
    ts.isCallExpression(options);
  const spread = isSimple ? `...${text}` : `...(${text})`;
  const file = options.getSourceFile();
  return replaceNode(
    options,
    literalOf(file, options.getStart(file), [spread, `${name}: ${value}`], text.length),
  );
}

/** How the wrapper reads its caller's own deadline: `init?.signal`, `signal`; undefined when that is another option. */
function readOf(state: Passed, way: OptionWay, analysis: Analysis): string | undefined {
  const text = state.at.getText();
  const [name] = state.below;
  if (name === undefined) return text;
  if (name !== way.path[0] || isClosedWithout(state.at, name, analysis)) return undefined;
  return `${text}${mayBeUndefined(state.at, analysis) ? "?." : "."}${name}`;
}

/** Options of a type of the project's own that has no such member: no caller can give it. */
function isClosedWithout(options: ts.Node, name: string, analysis: Analysis): boolean {
  const { checker } = analysis;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(options));
  const [declared] = type.symbol?.declarations ?? [];
  if (declared === undefined || type.getProperty(name) !== undefined) return false;
  return (
    ts.isInterfaceDeclaration(declared) &&
    declared.heritageClauses === undefined &&
    !declared.getSourceFile().isDeclarationFile &&
    checker.getIndexInfosOfType(type).length === 0
  );
}

function nodeVersion(analysis: Analysis, node: ts.Node): { readonly major: number } {
  const range = analysis.packageOf(node.getSourceFile()).nodeRange;
  const match = /(\d+)/.exec(range ?? "");
  return { major: match === null ? Number.POSITIVE_INFINITY : Number(match[1]) };
}

function isAxios({ declaration }: CallFacts): boolean {
  return /\/axios@\d/.test(declaration?.getSourceFile().fileName ?? "");
}

/** Its own timeout begins when there is a connection, which a proxy's agent may never hand over. */
function isBehindProxy(call: ts.CallExpression): boolean {
  const { text } = call.getSourceFile();
  const options = call.arguments.map((each) => each.getText()).join(" ");
  const isPassed = /\b(https?Agent|proxy)\b/.test(options);
  return isPassed && /proxy/i.test(text.slice(0, call.end));
}

/** axios takes `signal` from 0.22 on. */
function axiosVersion(analysis: Analysis, node: ts.Node): { readonly isOld: boolean } {
  const range = analysis.packageOf(node.getSourceFile()).dependencies.get("axios");
  const match = /0\.(\d+)/.exec(range ?? "");
  return { isOld: match !== null && Number(match[1]) < 22 };
}
