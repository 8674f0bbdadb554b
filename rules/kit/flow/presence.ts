/** What a condition says about stored rows: that there is one, that there is none, that there is room for one more. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { bodyOfCalled } from "../sinks.ts";
import { calledName, isUndefined, literalText, unwrap } from "../syntax.ts";
import { localDeclaration } from "../time-values.ts";
import { wordsOf } from "../words.ts";

export type Meaning = "present" | "absent" | "full" | "room";

export interface Presence {
  /** The part of the condition whose value is judged: a row, rows, a count, the call that tests. */
  readonly subject: ts.Expression;
  readonly meaning: Meaning;
  /** What a count is compared with. */
  readonly limit?: ts.Expression;
  /** False when another part of the condition may have decided instead. */
  readonly isCertain?: false;
}

/** What follows when a condition has a truth value; parts joined by `and` and `or` each count. */
export function presencesIn(
  condition: ts.Expression,
  holds: boolean,
  analysis: Analysis,
  depth = 0,
): Presence[] {
  const at = unwrap(condition);
  if (depth > 6) return [];
  if (ts.isPrefixUnaryExpression(at) && at.operator === ts.SyntaxKind.ExclamationToken)
    return presencesIn(at.operand, !holds, analysis, depth + 1);
  if (ts.isBinaryExpression(at)) {
    const operator = at.operatorToken.kind;
    if (
      operator === ts.SyntaxKind.AmpersandAmpersandToken ||
      operator === ts.SyntaxKind.BarBarToken ||
      operator === ts.SyntaxKind.QuestionQuestionToken
    )
      return ofBoth(at, holds, analysis, depth);
    return ofComparison(at, holds, analysis, depth);
  }
  if (ts.isAwaitExpression(at)) return presencesIn(at.expression, holds, analysis, depth + 1);
  if (ts.isCallExpression(at)) return ofCall(at, holds, analysis, depth);
  if (ts.isIdentifier(at)) {
    const held = booleanHeldBy(at, analysis);
    if (held !== undefined) return presencesIn(held, holds, analysis, depth + 1);
    return [{ subject: at, meaning: holds ? "present" : "absent" }];
  }
  if (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at))
    return [{ subject: at, meaning: holds ? "present" : "absent" }];
  return [];
}

/** Of a conjunction that fails, and of a disjunction that holds, nobody knows which part it was. */
function ofBoth(
  at: ts.BinaryExpression,
  holds: boolean,
  analysis: Analysis,
  depth: number,
): Presence[] {
  const isAnd = at.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  // `first && first.months >= 12` asks how a row is, not whether there is one.
  if (isAnd !== holds && isMeasure(at.left, at.right)) return [];
  const found = [
    ...presencesIn(at.left, holds, analysis, depth + 1),
    ...presencesIn(at.right, holds, analysis, depth + 1),
  ];
  return isAnd === holds ? found : found.map((each) => ({ ...each, isCertain: false }));
}

/** The right side compares a member of what the left side names with something greater or less. */
function isMeasure(left: ts.Expression, right: ts.Expression): boolean {
  const row = unwrap(left);
  const comparison = unwrap(right);
  return (
    ts.isIdentifier(row) &&
    ts.isBinaryExpression(comparison) &&
    (GREATER.has(comparison.operatorToken.kind) || LESS.has(comparison.operatorToken.kind)) &&
    comparison.getText().includes(`${row.text}.`)
  );
}

/** The condition that a `const` stands for: `const isNew = !existing`. */
function booleanHeldBy(name: ts.Identifier, analysis: Analysis): ts.Expression | undefined {
  const declaration = localDeclaration(name, analysis);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const { initializer } = declaration;
  const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  if (initializer === undefined || !isConst) return undefined;
  const value = unwrap(initializer);
  if (ts.isPrefixUnaryExpression(value)) return value;
  if (ts.isBinaryExpression(value) && COMPARING.has(value.operatorToken.kind)) return value;
  if (ts.isBinaryExpression(value) && isLogical(value) && isTest(value.left)) return value;
  if (ts.isCallExpression(value) && TESTS.test(calledName(value.expression)?.text ?? ""))
    return value;
  return undefined;
}

function isLogical(node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
}

function isTest(node: ts.Expression): boolean {
  const at = unwrap(node);
  return (
    ts.isPrefixUnaryExpression(at) ||
    (ts.isBinaryExpression(at) && (COMPARING.has(at.operatorToken.kind) || isLogical(at)))
  );
}

const TESTS = /^(some|includes|has|every|isEmpty|isNil|Boolean)$/;
const EQUAL: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
]);
const UNEQUAL: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);
const GREATER: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);
const LESS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
]);
const COMPARING: ReadonlySet<ts.SyntaxKind> = new Set([...EQUAL, ...UNEQUAL, ...GREATER, ...LESS]);

function ofComparison(
  at: ts.BinaryExpression,
  holds: boolean,
  analysis: Analysis,
  depth: number,
): Presence[] {
  const operator = at.operatorToken.kind;
  const left = unwrap(at.left);
  const right = unwrap(at.right);
  if (EQUAL.has(operator) || UNEQUAL.has(operator)) {
    const isEqual = EQUAL.has(operator) === holds;
    const [subject, other] = isFixed(left) ? [right, left] : [left, right];
    if (isNothing(other)) return presencesIn(asTested(subject), !isEqual, analysis, depth + 1);
    if (other.kind === ts.SyntaxKind.TrueKeyword)
      return presencesIn(subject, isEqual, analysis, depth + 1);
    if (other.kind === ts.SyntaxKind.FalseKeyword)
      return presencesIn(subject, !isEqual, analysis, depth + 1);
    const number = numberOf(other);
    if (number === 0) return [{ subject, meaning: isEqual ? "absent" : "present" }];
    if (number === -1) return [{ subject, meaning: isEqual ? "absent" : "present" }];
    if (number !== undefined)
      return [{ subject, meaning: isEqual ? "full" : "room", limit: other }];
    // `row.status === "active"` says that there is one; `!==` says nothing that is certain.
    if (isEqual) return members(left, right).map((each) => ({ subject: each, meaning: "present" }));
    return EQUAL.has(operator)
      ? members(left, right).map((each) => ({ subject: each, meaning: "absent" }))
      : [];
  }
  const isGreater = GREATER.has(operator);
  if (!isGreater && !LESS.has(operator)) return [];
  // `limit <= count` is `count >= limit`.
  const number = numberOf(right);
  const strict =
    operator === ts.SyntaxKind.GreaterThanToken || operator === ts.SyntaxKind.LessThanToken;
  if (number !== undefined && number <= 1 && numberOf(left) === undefined) {
    const meansSome = isGreater ? (strict && number === 0) || (!strict && number === 1) : false;
    const meansNone = !isGreater && ((strict && number === 1) || (!strict && number === 0));
    if (meansSome || meansNone)
      return [{ subject: left, meaning: meansSome === holds ? "present" : "absent" }];
  }
  const above = isGreater === holds;
  return [
    { subject: left, meaning: above ? "full" : "room", limit: right },
    { subject: right, meaning: above ? "room" : "full", limit: left },
  ];
}

/** A property of something, as against a name alone: what a comparison with a value can be about. */
function members(...sides: readonly ts.Expression[]): ts.Expression[] {
  return sides.filter((each) => ts.isPropertyAccessExpression(each));
}

/** `typeof x === "undefined"` and `x === null` judge x. */
function asTested(subject: ts.Expression): ts.Expression {
  return ts.isTypeOfExpression(subject) ? subject.expression : subject;
}

function isFixed(node: ts.Expression): boolean {
  return (
    isNothing(node) ||
    numberOf(node) !== undefined ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    ts.isStringLiteralLike(node)
  );
}

function isNothing(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.NullKeyword ||
    isUndefined(node) ||
    literalText(node) === "undefined"
  );
}

export function numberOf(node: ts.Expression): number | undefined {
  const at = unwrap(node);
  if (ts.isNumericLiteral(at)) return Number(at.text);
  if (ts.isBigIntLiteral(at)) return Number(at.text.slice(0, -1));
  if (ts.isPrefixUnaryExpression(at) && at.operator === ts.SyntaxKind.MinusToken) {
    const inner = numberOf(at.operand);
    return inner === undefined ? undefined : -inner;
  }
  return undefined;
}

/** Words by which a function says that nothing more fits, or that something does. */
const FULL = /^(exceed|exceeds|exceeded|exceeding|reached|reaches|full|over|exhausted)$/;
const ROOM = /^(within|under|below|remaining|capacity|room|can|may|allowed|has)$/;
const QUOTA = /^(limits?|quotas?|seats?|cap|caps|maximum|max|capacity|usage|allowance|credits?)$/;
const FREE = /^(available|free|unique|unused|untaken|vacant)$/;
const TAKEN = /^(exists?|taken|has|duplicated?|used|already|conflicts?|registered|known|present)$/;

function ofCall(
  at: ts.CallExpression,
  holds: boolean,
  analysis: Analysis,
  depth: number,
): Presence[] {
  const name = calledName(at.expression)?.text ?? "";
  const [first] = at.arguments;
  const present: Meaning = holds ? "present" : "absent";
  if (/^(isEmpty|isNil|isNull|isUndefined|isNullish|isNone|isLeft|isErr|isBlank)$/.test(name)) {
    const subject = first ?? ownerOf(at);
    return subject === undefined ? [] : presencesIn(subject, !holds, analysis, depth + 1);
  }
  if (/^(Boolean|isDefined|isSome|isRight|isOk|isPresent|isNotNil|isNotEmpty|size)$/.test(name)) {
    const subject = first ?? ownerOf(at);
    return subject === undefined ? [] : presencesIn(subject, holds, analysis, depth + 1);
  }
  const words = wordsOf(name);
  const says = (set: RegExp): boolean => words.some((word) => set.test(word));
  if (says(QUOTA) && (says(FULL) || says(ROOM))) {
    const isFull = says(FULL) === holds;
    return subjectsOf(at).map((subject) => ({ subject, meaning: isFull ? "full" : "room" }));
  }
  if (says(FREE)) return [{ subject: at, meaning: holds ? "absent" : "present" }];
  if (says(TAKEN)) return [{ subject: at, meaning: present }];
  const returned = conditionReturnedBy(at, analysis);
  if (returned !== undefined) return presencesIn(returned, holds, analysis, depth + 1);
  return [{ subject: at, meaning: present }];
}

/** The comparison that an own function consists of or ends in: `return count >= limit`. */
function conditionReturnedBy(
  call: ts.CallExpression,
  analysis: Analysis,
): ts.Expression | undefined {
  const body = bodyOfCalled(call, analysis)?.body;
  if (body === undefined) return undefined;
  const last = ts.isBlock(body) ? body.statements.at(-1) : undefined;
  const value = ts.isBlock(body)
    ? last !== undefined && ts.isReturnStatement(last)
      ? last.expression
      : undefined
    : body;
  return value !== undefined && isTest(value) ? value : undefined;
}

/** The call itself, and what it is given. */
function subjectsOf(at: ts.CallExpression): ts.Expression[] {
  return [at, ...at.arguments];
}

function ownerOf(at: ts.CallExpression): ts.Expression | undefined {
  const callee = unwrap(at.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
}

/** First words of functions that throw when something is not as it must be. */
export const ASSERTING =
  /^(throw|assert|ensure|invariant|verify|check|validate|enforce|guard|require|must|reject|prevent|limit|forbid|fail|abort|can|is|has|test|precheck|precondition|protect)$/;

/**
 * What an asserting call makes certain once it has come back: `invariant(!row)`, `throwIfTaken(row)`,
 * `checkLimit({ used: count })`, `assertNameIsFree(name)`.
 */
export function presencesAfter(call: ts.CallExpression, analysis: Analysis): Presence[] {
  const name = calledName(call.expression)?.text ?? "";
  const words = wordsOf(name);
  const says = (set: RegExp): boolean => words.some((word) => set.test(word));
  // A limiter of requests counts by itself.
  const asserts = ASSERTING.test(words[0] ?? "");
  if (asserts && (says(QUOTA) || says(FULL)) && !words.includes("rate"))
    return subjectsOf(call).map((subject) => ({ subject, meaning: "room" }));
  if (/^(invariant|assert|ok|precondition|expect)$/.test(words.at(0) ?? "") && words.length === 1) {
    const [first] = call.arguments;
    return first === undefined ? [] : presencesIn(first, true, analysis);
  }
  const throwsOn = /^throwIf|^failIf|^rejectIf|^abortIf/.test(name);
  if (throwsOn) {
    const isAboutNone = words.some((word) => /^(not|missing|null|undefined|absent|no)$/.test(word));
    return subjectsOf(call).map((subject) => ({
      subject,
      meaning: isAboutNone ? "present" : "absent",
    }));
  }
  const isNegated = words.some((word) => /^(not|no|never)$/.test(word));
  if (says(FREE) || (says(TAKEN) && isNegated) || words.some((word) => /^duplicates?$/.test(word)))
    return subjectsOf(call).map((subject) => ({ subject, meaning: "absent" }));
  return [];
}
