/** Puts a deadline where the client takes one: at the call, in a wrapper, or at the instance. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import {
  insertAt,
  literalOf,
  replaceNode,
  withArgument,
  withConstant,
  withProperty,
} from "../../kit/edits.ts";
import {
  argumentFor,
  mayBeUndefined,
  type OptionState,
  optionState,
  parameterIndex,
} from "../../kit/options.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import { isUndefined, unwrap } from "../../kit/syntax.ts";
import type { CallFacts, DeadlineWay } from "../../kit/tags.ts";

const CONSTANT = "REQUEST_TIMEOUT_MS";
const VALUE = "10_000";
const COMMENT = "TODO(review): replace by the p99.9 of this dependency plus a margin.";
const TITLE = "Add a deadline of 10 s (deadline pattern)";

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
  return [
    {
      title: TITLE,
      safety: "review",
      edits: () => {
        const constant = withConstant(call.getSourceFile(), CONSTANT, VALUE, COMMENT, call);
        const state = ofCallers(call, facts, way, analysis) ?? passed[0];
        const given = state === undefined ? undefined : readOf(state, way, analysis);
        const edit = editOf(call, facts, way, given, constant.name);
        return edit === undefined ? [] : [...constant.edits, edit];
      },
    },
  ];
}

/** A call that a group of calls shares its fix with. */
export interface OpenCall {
  readonly call: ts.CallExpression;
  readonly facts: CallFacts;
  readonly passed: readonly Passed[];
}

/** One fix for calls of one service: each gets the deadline, all share the constant. */
export function groupFixes(calls: readonly OpenCall[], analysis: Analysis): readonly Fix[] {
  const each = calls.map(({ call, facts, passed }) => callFixes(call, facts, passed, analysis)[0]);
  if (each.some((fix) => fix === undefined)) return [];
  return [
    {
      title: `Add a deadline of 10 s to ${calls.length} calls (deadline pattern)`,
      safety: "review",
      edits: () => {
        const edits = new Map<string, TextEdit>();
        for (const fix of each)
          for (const edit of fix?.edits() ?? []) edits.set(`${edit.start} ${edit.text}`, edit);
        return [...edits.values()];
      },
    },
  ];
}

/** The fix of a client's creation: its `timeout` option. */
export function creationFixes(creation: ts.CallExpression, facts: CallFacts): readonly Fix[] {
  const parameter = facts.creates?.parameter;
  if (parameter === undefined) return [];
  const options = argumentFor(creation, facts.declaration, parameter);
  const isGot = facts.creates?.kind === "got";
  return [
    {
      title: "Give the instance a deadline of 10 s (deadline pattern)",
      safety: "review",
      edits: () => {
        const file = creation.getSourceFile();
        const constant = withConstant(file, CONSTANT, VALUE, COMMENT, creation);
        const value = isGot ? `{ request: ${constant.name} }` : constant.name;
        const target = options === undefined ? undefined : unwrap(options);
        if (target === undefined) {
          const index = parameterIndex(facts.declaration, parameter);
          return [...constant.edits, withArgument(creation, index, `{ timeout: ${value} }`)];
        }
        return [...constant.edits, withOption(target, "timeout", value)];
      },
    },
  ];
}

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
  const ways = facts.deadline.filter((way): way is OptionWay => way.kind === "option");
  const { isOld } = axiosVersion(analysis, call);
  const hasSignals = !isOld && nodeVersion(analysis, call).major >= 18;
  const settable = ways.filter(
    (way) =>
      (way.parameter === ways[0]?.parameter ||
        argumentFor(call, facts.declaration, way.parameter) !== call.arguments[0]) &&
      (hasSignals || way.path[0] !== "signal"),
  );
  const wired = settable.find((way) => ofCallers(call, facts, way, analysis)?.below.length === 0);
  if (wired !== undefined) return wired;
  return settable.find((way) => way.path.join(".") === "signal") ?? settable[0];
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
  constant: string,
): TextEdit | undefined {
  const [name = "", ...rest] = way.path;
  const value =
    name === "signal"
      ? `AbortSignal.timeout(${constant})`
      : rest.length === 0
        ? constant
        : `{ ${rest.join(".")}: ${constant} }`;
  const given = callers === undefined ? value : `${callers} ?? ${value}`;
  const index = parameterIndex(facts.declaration, way.parameter);
  const argument = index < 0 ? undefined : call.arguments[index];
  const target = argument === undefined ? undefined : unwrap(argument);
  if (target === undefined || isUndefined(target)) {
    // Overloads of `http.get` take a callback where the options would stand.
    const at = index < 0 ? 1 : index;
    const stands = call.arguments[at];
    const shift = index < 0 && stands !== undefined;
    const file = call.getSourceFile();
    const offset = (stands ?? call.arguments.at(-1) ?? call).getEnd();
    return withArgument(call, at, literalOf(file, offset, [`${name}: ${given}`]), shift);
  }
  if (ts.isArrowFunction(target) || ts.isFunctionExpression(target)) {
    return insertAt(call.getSourceFile(), target.getStart(), `{ ${name}: ${given} }, `);
  }
  return withOption(target, name, given);
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
  if (name !== way.path[0]) return undefined;
  return `${text}${mayBeUndefined(state.at, analysis) ? "?." : "."}${name}`;
}

function nodeVersion(analysis: Analysis, node: ts.Node): { readonly major: number } {
  const range = analysis.packageOf(node.getSourceFile()).nodeRange;
  const match = /(\d+)/.exec(range ?? "");
  return { major: match === null ? Number.POSITIVE_INFINITY : Number(match[1]) };
}

/** axios takes `signal` from 0.22 on. */
function axiosVersion(analysis: Analysis, node: ts.Node): { readonly isOld: boolean } {
  const range = analysis.packageOf(node.getSourceFile()).dependencies.get("axios");
  const match = /0\.(\d+)/.exec(range ?? "");
  return { isOld: match !== null && Number(match[1]) < 22 };
}
