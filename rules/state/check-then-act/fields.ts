/** Fields of one row that are judged first and changed later: an amount that suffices, a place that is empty. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, type Assignment, conditionOn } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { exclusionOver } from "../../kit/flow/exclusion.ts";
import { governing } from "../../kit/flow/governing.ts";
import { entityKeysOf, type Origin, originsOf, unitOf } from "../../kit/flow/origins.ts";
import { isWithin } from "../../kit/functions.ts";
import type { Report } from "../../kit/rule.ts";
import { descendants, placeOf, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { shortened } from "../../kit/words.ts";

interface Judged {
  readonly assignment: Assignment;
  readonly member: ts.PropertyAccessExpression;
  readonly origin: Origin;
  readonly isAmount: boolean;
  /** What decides whether the change is made. */
  readonly condition: ts.Expression;
}

/** States are told apart by more than being there; a write that overwrites one is a lost update. */
const STATES =
  /(status|state|stage|phase|step|At|_at|On|_on)$|^(is|has)[A-Z]|(used|accepted|claimed|redeemed|processed|consumed|verified|completed|started|locked|paid|sent|refunded|expired|finished|confirmed|approved)$/i;
const OWNED = /(By|Id|Token|Key|Owner|Worker|Holder|Number|Code|_by|_id|_token|_key|owner|holder)$/;
const AMOUNT =
  /credit|balance|amount|stock|quantity|inventory|remaining|available|quota|limit|usage|used|count|uses|seats|tokens|points|spent|total|redemption/i;

export function judgeFields(call: ts.CallExpression, analysis: Analysis): Report | undefined {
  const access = accessOf(call, analysis);
  if (access === undefined || !/^(update|update-many|increment)$/.test(access.operation))
    return undefined;
  if (access.anchor !== call) return undefined;
  const judged = judgedBy(access, call, analysis);
  if (judged === undefined || !analysis.runsOnServer(call)) return undefined;
  const { assignment, member, origin, isAmount, condition } = judged;
  if (conditionOn(access.where, assignment.field) !== undefined) return undefined;
  if (access.where?.isComplete === false || origin.access?.locksRows === true) return undefined;
  if (exclusionOver(origin.at, call, analysis) !== undefined) return undefined;
  const field = shortened(assignment.field, 24);
  return {
    at: member,
    message: isAmount
      ? `\`${field}\` suffices here and is changed later; requests at once all find it and pass together`
      : `\`${field}\` is empty here and set later; two requests at once both set it`,
    confidence: "possible",
    related: [
      { ...placeOf(call.expression), message: "it is changed because of it" },
      { ...placeOf(origin.at), message: "read here" },
      ...(isWithin(member, condition) ? [] : [{ ...placeOf(condition), message: "this decides" }]),
    ],
    basis: call,
  };
}

function judgedBy(access: Access, call: ts.CallExpression, analysis: Analysis): Judged | undefined {
  const key = access.entity?.key;
  const assignments = access.data?.assignments.filter(
    ({ field, kind }) =>
      (kind === "increment" && AMOUNT.test(field)) ||
      kind === "append" ||
      (kind === "set" && OWNED.test(field) && !STATES.test(field)),
  );
  if (key === undefined || assignments === undefined || assignments.length === 0) return undefined;
  for (const { condition, holds, kind } of governing(call, unitOf(call))) {
    if (kind !== "branch" && kind !== "exit") continue;
    for (const { member, isDirect, isCompared } of membersOf(condition, analysis)) {
      const assignment = assignments.find(({ field }) => field === fieldOf(member));
      if (assignment === undefined) continue;
      const isAmount = assignment.kind !== "set";
      // What a name was given says nothing of whether the field is empty where the name is asked.
      const isJudged = isAmount
        ? isCompared || isMeasured(outermost(member))
        : isDirect && isEmptyHere(member, holds);
      if (!isJudged || (assignment.kind === "append" && isOfNothing(outermost(member)))) continue;
      const origin = originsOf(member.expression, analysis).find(
        (each) =>
          each.access !== undefined &&
          each.unknowns === 0 &&
          entityKeysOf(each).includes(key) &&
          each.at.pos < call.pos,
      );
      if (origin !== undefined) return { assignment, member, origin, isAmount, condition };
    }
  }
  return undefined;
}

interface Named {
  readonly member: ts.PropertyAccessExpression;
  readonly isDirect: boolean;
  /** Reached through a name that is compared with an amount. */
  readonly isCompared: boolean;
}

/** Members in a condition and in what its names were given: `const isFull = size >= limit`. */
function membersOf(condition: ts.Expression, analysis: Analysis, depth = 0): Named[] {
  const found: Named[] = [...membersIn(condition)].map((member) => ({
    member,
    isDirect: depth === 0,
    isCompared: false,
  }));
  if (depth >= MAX_NAMES) return found;
  for (const node of [condition, ...descendants(condition)]) {
    if (!ts.isIdentifier(node) || ts.isPropertyAccessExpression(node.parent)) continue;
    const declaration = localDeclaration(node, analysis);
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) continue;
    const { initializer } = declaration;
    if (initializer === undefined || ts.isAwaitExpression(unwrap(initializer))) continue;
    const isCompared = isMeasured(node);
    for (const each of membersOf(initializer, analysis, depth + 1))
      found.push({ ...each, isCompared: isCompared || each.isCompared });
  }
  return found;
}

const MAX_NAMES = 2;

/** `row.members` for `row.members.length`. */
function fieldOf(member: ts.PropertyAccessExpression): string {
  const owner = unwrap(member.expression);
  return member.name.text === "length" && ts.isPropertyAccessExpression(owner)
    ? owner.name.text
    : member.name.text;
}

function outermost(member: ts.PropertyAccessExpression): ts.Expression {
  return ts.isPropertyAccessExpression(member.parent) && member.parent.expression === member
    ? outermost(member.parent)
    : member;
}

function* membersIn(condition: ts.Expression): Generator<ts.PropertyAccessExpression> {
  for (const node of [condition, ...descendants(condition)])
    if (ts.isPropertyAccessExpression(node) && !ts.isPropertyAccessExpression(node.parent))
      yield node;
}

/** Compared with how much is wanted, not only with nothing. */
function isMeasured(member: ts.Expression): boolean {
  const { parent } = member;
  return ts.isBinaryExpression(parent) && /^[<>]=?$/.test(parent.operatorToken.getText());
}

/** `row.members.length > 0`: whether there are any, not how many. */
function isOfNothing(length: ts.Expression): boolean {
  const { parent } = length;
  return ts.isBinaryExpression(parent) && /^[01]$/.test(parent.right.getText());
}

/** The write happens when the field has no value. */
function isEmptyHere(member: ts.Expression, holds: boolean): boolean {
  const { parent } = member;
  if (ts.isPrefixUnaryExpression(parent)) return holds;
  if (ts.isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText())) {
    const other = unwrap(parent.left === member ? parent.right : parent.left).getText();
    if (!/^(null|undefined)$/.test(other)) return false;
    return parent.operatorToken.getText().startsWith("=") === holds;
  }
  return !holds;
}
