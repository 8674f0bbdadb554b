/** Points in time in expressions: what a value is called, where it is kept, and how two of them are compared. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { propertyName, unwrap } from "./syntax.ts";
import { wordsOf } from "./words.ts";

/**
 * `field` is a property of some object, `variable` a name without more to follow, `now` a reading of
 * the wall clock, `shifted` a sum or difference (a deadline, a cut-off, a duration), `fixed` a constant.
 */
export type TimeOrigin = "field" | "variable" | "now" | "shifted" | "fixed" | "unknown";

/** A value that may be a point in time, followed through conversions and local names to its source. */
export interface TimeValue {
  /** The expression as it stands in the comparison. */
  readonly node: ts.Expression;
  /** What is left after conversions and `const` names: `row.updatedAt` for `new Date(row.updatedAt).getTime()`. */
  readonly source: ts.Expression;
  readonly origin: TimeOrigin;
  /** Every name the value goes by, the one nearest to the comparison first. */
  readonly names: readonly string[];
  /** The object that holds a `field`; undefined for a destructured parameter. */
  readonly owner: ts.Expression | undefined;
  /** True when a conversion or its type says that it is a point in time. */
  readonly isProven: boolean;
}

/** Two points in time of which one is taken to be the later. */
export interface TimeComparison {
  readonly node: ts.Expression;
  readonly left: TimeValue;
  readonly right: TimeValue;
  /** Which side is the later one when the comparison is true; undefined for three-way comparisons. */
  readonly later: "left" | "right" | undefined;
}

/** Methods that turn a date into another form of the same moment. */
const FORMS: ReadonlySet<string> = new Set([
  "getTime",
  "valueOf",
  "toISOString",
  "toJSON",
  "toISO",
  "toMillis",
  "toSeconds",
  "toDate",
  "toJSDate",
  "unix",
  "utc",
  "toNumber",
  "toString",
]);
/** Of those, the ones that only dates have. */
const DATE_FORMS: ReadonlySet<string> = new Set([
  "getTime",
  "toISOString",
  "toISO",
  "toMillis",
  "toJSDate",
  "unix",
]);
/** Functions that read a moment from their first argument. */
const PARSERS: ReadonlySet<string> = new Set([
  "dayjs",
  "moment",
  "parseISO",
  "toDate",
  "parseDate",
  "fromUnixTime",
  "getUnixTime",
]);
const NUMBERS: ReadonlySet<string> = new Set([
  "Number",
  "parseInt",
  "parseFloat",
  "BigInt",
  "String",
]);
/** date-fns: which argument is later when the call is true. */
const LATER_ARGUMENT: ReadonlyMap<string, "left" | "right"> = new Map([
  ["isBefore", "right"],
  ["isAfter", "left"],
]);
/** Functions and methods whose sign tells which of two dates is later. */
const THREE_WAY: ReadonlySet<string> = new Set([
  "compareAsc",
  "compareDesc",
  "differenceInMilliseconds",
  "differenceInSeconds",
  "differenceInMinutes",
]);
/** dayjs, moment and luxon methods. */
const METHODS: ReadonlyMap<string, "left" | "right"> = new Map([
  ["isBefore", "right"],
  ["isAfter", "left"],
  ["isSameOrBefore", "right"],
  ["isSameOrAfter", "left"],
]);

const DATE_TYPES: ReadonlySet<string> = new Set([
  "Date",
  "Dayjs",
  "Moment",
  "DateTime",
  "Instant",
  "ZonedDateTime",
]);

const UNITS: ReadonlySet<string> = new Set([
  "ms",
  "millis",
  "milliseconds",
  "seconds",
  "sec",
  "epoch",
  "iso",
  "utc",
  "unix",
  "value",
  "num",
  "str",
]);
const MOMENTS: ReadonlySet<string> = new Set([
  "date",
  "datetime",
  "timestamp",
  "ts",
  "time",
  "mtime",
  "ctime",
  "created",
  "updated",
  "modified",
  "edited",
  "seen",
]);
/** What is planned, agreed or computed says nothing about when something was written. */
const PLANS: ReadonlySet<string> = new Set(
  (
    "expire expires expired expiry expiration expiring exp schedule scheduled scheduling start starts started starting begin begins " +
    "end ends ended ending due until next valid trial renew renews renewal retry available delay delayed deadline birth birthday " +
    "refresh timeout ttl period effective invoice issue issued billing cutoff cut target min max from to since before after " +
    "window range bound threshold limit stale lease lock locked hold bucket day week month year today tomorrow midnight " +
    "backoff cooldown grace retention quota reset free departure arrival slot tick boundary interval elapsed duration " +
    "run runs launch holiday booking booked transaction payment paid value nominal total now"
  ).split(" "),
);

/** True when a name reads like a moment: `updatedAt`, `event_ts`, `createdTimestampMs`. */
export function isMomentName(name: string): boolean {
  const words = stemWords(name);
  const last = words.at(-1);
  if (last === undefined) return false;
  return MOMENTS.has(last) || (last === "at" && words.length > 1);
}

/** True when a name reads like the moment at which something was written or happened, not one that was planned. */
export function isRecordTimeName(name: string): boolean {
  return isMomentName(name) && !wordsOf(name).some((word) => PLANS.has(word));
}

function stemWords(name: string): string[] {
  const words = [...wordsOf(name)];
  while (words.length > 1 && UNITS.has(words.at(-1) ?? "")) words.pop();
  return words;
}

/** The comparison of two moments that an expression makes; undefined for any other. Costs no type query. */
export function timeComparison(
  node: ts.Expression,
  analysis: Analysis,
): TimeComparison | undefined {
  const target = unwrap(node);
  if (ts.isBinaryExpression(target)) return comparedByOperator(target, analysis);
  if (ts.isCallExpression(target)) return comparedByCall(target, analysis);
  return undefined;
}

function comparedByOperator(
  node: ts.BinaryExpression,
  analysis: Analysis,
): TimeComparison | undefined {
  const later = laterOf(node.operatorToken.kind);
  if (later === undefined) return undefined;
  if (!mayBeMoment(node.left) && !mayBeMoment(node.right)) {
    // `a.getTime() - b.getTime() > 0` and `compareAsc(a, b) > 0`.
    const [side, other] = isZero(node.right)
      ? [node.left, "right"]
      : isZero(node.left)
        ? [node.right, "left"]
        : [];
    if (side === undefined) return undefined;
    const inner = threeWayComparison(unwrap(side), analysis);
    if (inner === undefined) return undefined;
    const positive = (later === "left") === (other === "right");
    return { node, left: inner.left, right: inner.right, later: positive ? "left" : "right" };
  }
  const left = timeValue(node.left, analysis);
  const right = timeValue(node.right, analysis);
  return { node, left, right, later };
}

function comparedByCall(node: ts.CallExpression, analysis: Analysis): TimeComparison | undefined {
  const callee = unwrap(node.expression);
  const [first, second] = node.arguments;
  if (ts.isIdentifier(callee)) {
    const later = LATER_ARGUMENT.get(callee.text);
    if (later === undefined || first === undefined || second === undefined) return undefined;
    return { node, left: proven(first, analysis), right: proven(second, analysis), later };
  }
  if (ts.isPropertyAccessExpression(callee) && first !== undefined && node.arguments.length <= 2) {
    const later = METHODS.get(callee.name.text);
    if (later === undefined || (second !== undefined && !ts.isStringLiteral(second)))
      return undefined;
    return {
      node,
      left: proven(callee.expression, analysis),
      right: proven(first, analysis),
      later,
    };
  }
  return undefined;
}

/** A difference or three-way comparison of two moments, as comparators return it. */
export function threeWayComparison(
  node: ts.Expression,
  analysis: Analysis,
): TimeComparison | undefined {
  const target = unwrap(node);
  if (ts.isBinaryExpression(target) && target.operatorToken.kind === ts.SyntaxKind.MinusToken) {
    return compared(target, target.left, target.right, analysis, false);
  }
  if (!ts.isCallExpression(target)) return undefined;
  const callee = unwrap(target.expression);
  const [first, second] = target.arguments;
  if (
    ts.isIdentifier(callee) &&
    THREE_WAY.has(callee.text) &&
    first !== undefined &&
    second !== undefined
  ) {
    return compared(target, first, second, analysis, true);
  }
  if (ts.isPropertyAccessExpression(callee) && first !== undefined) {
    const name = callee.name.text;
    if (name === "diff") return compared(target, callee.expression, first, analysis, true);
    if (name === "localeCompare")
      return compared(target, callee.expression, first, analysis, false);
  }
  return undefined;
}

function compared(
  node: ts.Expression,
  first: ts.Expression,
  second: ts.Expression,
  analysis: Analysis,
  isProven: boolean,
): TimeComparison | undefined {
  if (!isProven && !mayBeMoment(first) && !mayBeMoment(second)) return undefined;
  const left = timeValue(first, analysis);
  const right = timeValue(second, analysis);
  return {
    node,
    left: isProven ? asProven(left) : left,
    right: isProven ? asProven(right) : right,
    later: undefined,
  };
}

function proven(node: ts.Expression, analysis: Analysis): TimeValue {
  return asProven(timeValue(node, analysis));
}

function asProven({ node, source, origin, names, owner }: TimeValue): TimeValue {
  return { node, source, origin, names, owner, isProven: true };
}

function laterOf(operator: ts.SyntaxKind): "left" | "right" | undefined {
  switch (operator) {
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return "left";
    case ts.SyntaxKind.LessThanToken:
    case ts.SyntaxKind.LessThanEqualsToken:
      return "right";
    default:
      return undefined;
  }
}

function isZero(node: ts.Expression): boolean {
  const target = unwrap(node);
  return ts.isNumericLiteral(target) && target.text === "0";
}

/** Looks at syntax only: a conversion to or from a date, or a name that reads like a moment. */
export function mayBeMoment(node: ts.Expression): boolean {
  const target = unwrap(node);
  if (ts.isIdentifier(target)) return isMomentName(target.text);
  if (ts.isPropertyAccessExpression(target)) return isMomentName(target.name.text);
  if (ts.isElementAccessExpression(target)) {
    const key = unwrap(target.argumentExpression);
    return ts.isStringLiteralLike(key) && isMomentName(key.text);
  }
  if (ts.isNewExpression(target))
    return ts.isIdentifier(target.expression) && target.expression.text === "Date";
  if (ts.isPrefixUnaryExpression(target)) return mayBeMoment(target.operand);
  if (ts.isBinaryExpression(target)) {
    const { kind } = target.operatorToken;
    if (
      kind === ts.SyntaxKind.QuestionQuestionToken ||
      kind === ts.SyntaxKind.BarBarToken ||
      kind === ts.SyntaxKind.AsteriskToken
    )
      return mayBeMoment(target.left);
    return false;
  }
  if (!ts.isCallExpression(target)) return false;
  const callee = unwrap(target.expression);
  if (ts.isIdentifier(callee)) {
    if (PARSERS.has(callee.text)) return true;
    const [first] = target.arguments;
    return first !== undefined && target.arguments.length === 1 && mayBeMoment(first);
  }
  if (!ts.isPropertyAccessExpression(callee)) return false;
  if (DATE_FORMS.has(callee.name.text)) return true;
  if (FORMS.has(callee.name.text)) return mayBeMoment(callee.expression);
  return (
    /^from[A-Z]/.test(callee.name.text) ||
    (callee.name.text === "parse" && isNamed(callee.expression, "Date"))
  );
}

function isNamed(node: ts.Expression, name: string): boolean {
  const target = unwrap(node);
  return ts.isIdentifier(target) && target.text === name;
}

/** Follows a value through conversions and names that are assigned once to where it is kept. */
export function timeValue(node: ts.Expression, analysis: Analysis): TimeValue {
  const names: string[] = [];
  let isProven = false;
  let at = unwrap(node);
  for (let depth = 0; depth < 24; depth++) {
    const step = converted(at);
    if (step !== undefined) {
      isProven ||= step.isProven;
      if (step.origin !== undefined) return finish(step.origin, at);
      at = unwrap(step.inner);
      continue;
    }
    if (ts.isPropertyAccessExpression(at)) {
      names.push(at.name.text);
      return finish("field", at, at.expression);
    }
    if (ts.isElementAccessExpression(at)) {
      const key = unwrap(at.argumentExpression);
      if (!ts.isStringLiteralLike(key)) return finish("unknown", at);
      names.push(key.text);
      return finish("field", at, at.expression);
    }
    if (!ts.isIdentifier(at)) return finish(isConstant(at) ? "fixed" : "unknown", at);
    names.push(at.text);
    const next = valueOfName(at, analysis);
    if (next === undefined) return finish(isConstantName(at.text) ? "fixed" : "variable", at);
    if (next.property !== undefined) {
      if (next.property !== at.text) names.push(next.property);
      return finish("field", at, next.owner);
    }
    if (next.value === undefined) return finish("variable", at);
    at = unwrap(next.value);
  }
  return finish("unknown", at);

  function finish(origin: TimeOrigin, source: ts.Expression, owner?: ts.Expression): TimeValue {
    let answer: boolean | undefined = isProven ? true : undefined;
    return {
      node,
      source,
      origin,
      names,
      owner,
      // Types are asked for last: most candidates fall before.
      get isProven() {
        answer ??= origin !== "fixed" && origin !== "now" && hasDateType(source, analysis);
        return answer;
      },
    };
  }
}

interface Step {
  readonly inner: ts.Expression;
  readonly isProven: boolean;
  readonly origin?: TimeOrigin;
}

/** One conversion taken off an expression. */
function converted(at: ts.Expression): Step | undefined {
  if (ts.isNewExpression(at) && isNamed(at.expression, "Date")) {
    const [first] = at.arguments ?? [];
    if (first === undefined) return { inner: at, isProven: true, origin: "now" };
    if ((at.arguments?.length ?? 0) > 1 || isConstant(unwrap(first)))
      return { inner: at, isProven: true, origin: "fixed" };
    return { inner: first, isProven: true };
  }
  if (ts.isPrefixUnaryExpression(at) && at.operator === ts.SyntaxKind.PlusToken)
    return { inner: at.operand, isProven: false };
  if (ts.isAwaitExpression(at)) return { inner: at.expression, isProven: false };
  if (ts.isConditionalExpression(at)) {
    if (isNothing(at.whenFalse)) return { inner: at.whenTrue, isProven: false };
    if (isNothing(at.whenTrue)) return { inner: at.whenFalse, isProven: false };
    return undefined;
  }
  if (ts.isBinaryExpression(at)) {
    switch (at.operatorToken.kind) {
      case ts.SyntaxKind.QuestionQuestionToken:
      case ts.SyntaxKind.BarBarToken:
        return { inner: at.left, isProven: false };
      case ts.SyntaxKind.AsteriskToken:
      case ts.SyntaxKind.SlashToken:
        return { inner: at.left, isProven: false };
      default:
        return { inner: at, isProven: false, origin: "shifted" };
    }
  }
  if (!ts.isCallExpression(at)) return undefined;
  const callee = unwrap(at.expression);
  const [first] = at.arguments;
  if (ts.isIdentifier(callee)) {
    if (PARSERS.has(callee.text))
      return first === undefined
        ? { inner: at, isProven: true, origin: "now" }
        : { inner: first, isProven: true };
    if (NUMBERS.has(callee.text) && first !== undefined) return { inner: first, isProven: false };
    if (/^(add|sub|start|end|set)[A-Z]/.test(callee.text))
      return { inner: at, isProven: true, origin: "shifted" };
    // A converter of the project's own: `getDateFromBilling(value)`, `toMs(value)`.
    if (
      first !== undefined &&
      at.arguments.length === 1 &&
      /date|time|millis|epoch|ms$/i.test(callee.text)
    )
      return { inner: first, isProven: true };
    return undefined;
  }
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const method = callee.name.text;
  if (isNamed(callee.expression, "Date")) {
    if (method === "now") return { inner: at, isProven: true, origin: "now" };
    if (method === "parse" && first !== undefined) return { inner: first, isProven: true };
  }
  if (/^(DateTime|dayjs|moment|Temporal)$/.test(headOf(callee.expression) ?? "")) {
    if (first === undefined && /^(now|local|utc|instant)$/.test(method))
      return { inner: at, isProven: true, origin: "now" };
    if (first !== undefined && /^(from|utc|unix|tz)/.test(method))
      return { inner: first, isProven: true };
  }
  if (FORMS.has(method) && at.arguments.length === 0)
    return { inner: callee.expression, isProven: DATE_FORMS.has(method) };
  if (/^(add|sub|subtract|plus|minus|startOf|endOf|set[A-Z]\w*)$/.test(method))
    return { inner: at, isProven: true, origin: "shifted" };
  if (
    isNamed(callee.expression, "Math") &&
    /^(floor|round|ceil|trunc)$/.test(method) &&
    first !== undefined
  )
    return { inner: first, isProven: false };
  if (isNamed(callee.expression, "Math")) return { inner: at, isProven: false, origin: "shifted" };
  return undefined;
}

function headOf(node: ts.Expression): string | undefined {
  let at = unwrap(node);
  while (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at)) at = unwrap(at.expression);
  return ts.isIdentifier(at) ? at.text : undefined;
}

function isNothing(node: ts.Expression): boolean {
  const target = unwrap(node);
  return (
    target.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(target) && target.text === "undefined") ||
    (ts.isPrefixUnaryExpression(target) && ts.isNumericLiteral(target.operand)) ||
    (ts.isNumericLiteral(target) && target.text === "0")
  );
}

function isConstant(node: ts.Expression): boolean {
  return (
    ts.isNumericLiteral(node) ||
    ts.isStringLiteralLike(node) ||
    ts.isBigIntLiteral(node) ||
    node.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isPrefixUnaryExpression(node) && isConstant(node.operand))
  );
}

function isConstantName(name: string): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(name);
}

interface Named {
  readonly value?: ts.Expression;
  readonly property?: string;
  readonly owner?: ts.Expression;
}

/** What a local name stands for: its initialiser, or the property it was taken from; empty for a parameter. */
function valueOfName(name: ts.Identifier, analysis: Analysis): Named | undefined {
  const declaration = localDeclaration(name, analysis);
  if (declaration === undefined) return undefined;
  if (ts.isBindingElement(declaration)) {
    const key = declaration.propertyName ?? declaration.name;
    const property = ts.isIdentifier(key)
      ? key.text
      : ts.isComputedPropertyName(key)
        ? undefined
        : propertyName(key as ts.PropertyName);
    if (
      property === undefined ||
      declaration.dotDotDotToken !== undefined ||
      !ts.isObjectBindingPattern(declaration.parent)
    )
      return {};
    const holder = declaration.parent.parent;
    if (ts.isVariableDeclaration(holder) && holder.initializer !== undefined)
      return { property, owner: holder.initializer };
    return {};
  }
  if (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined) {
    const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    return isConst ? { value: declaration.initializer } : {};
  }
  return {};
}

/** The declaration of a plain name, without following what it is initialised with. */
export function localDeclaration(
  name: ts.Identifier,
  analysis: Analysis,
): ts.Declaration | undefined {
  const parent = name.parent;
  const symbol =
    ts.isShorthandPropertyAssignment(parent) && parent.name === name
      ? analysis.checker.getShorthandAssignmentValueSymbol(parent)
      : analysis.checker.getSymbolAtLocation(name);
  return symbol?.valueDeclaration ?? symbol?.declarations?.[0];
}

/** True when the type of an expression is `Date` (or `Date | null …`); false when it is unresolved. */
export function hasDateType(node: ts.Expression, analysis: Analysis): boolean {
  const type = analysis.checker.getTypeAtLocation(node);
  if ((type.flags & ts.TypeFlags.Any) !== 0) return false;
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => DATE_TYPES.has(part.getSymbol()?.name ?? ""));
}
