/** Marks that say "done" and that nobody looks at before doing it: `deliveredAt`, set at the end of each run. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, type Assignment, isRead, sameEntity } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { resultOf } from "../../kit/data/results.ts";
import { effectOfCall, isBusinessWrite } from "../../kit/effects/effect.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";

export interface BlindMark {
  readonly assignment: Assignment;
  /** What is done again by a second run. */
  readonly effect: ts.CallExpression;
}

/** Work that was handed on or carried out for good. */
const MARKS =
  /^(is_?|has_?|was_?)?(delivered|sent|processed|handled|notified|dispatched|emailed|fulfilled|charged|paid|refunded|executed|published|exported|imported|synced|forwarded)(_?(at|on))?$/i;
const HANDS_ON =
  /^(send|enqueue|queue|dispatch|deliver|publish|emit|notify|trigger|invoke|charge|refund|pay|forward|fulfill|execute|schedule)/i;

/** The mark that an update of a row sets after something was done because of the row, where nothing asks for it. */
export function blindMark(call: ts.CallExpression, analysis: Analysis): BlindMark | undefined {
  const access = accessOf(call, analysis);
  if (access === undefined || access.operation !== "update" || access.certainty === "name")
    return undefined;
  const assignment = access.data?.assignments.find(
    (each) => MARKS.test(each.field) && each.kind === "set" && saysDone(each.value),
  );
  const home = assignment === undefined ? undefined : outermost(call);
  if (assignment === undefined || home === undefined || isAsked(home, assignment)) return undefined;
  const row = rowOf(access, home, analysis);
  if (row === undefined || isJudged(row, home)) return undefined;
  const effect = doneBetween(row, call, home, analysis);
  return effect === undefined ? undefined : { assignment, effect };
}

function saysDone(value: ts.Expression | undefined): boolean {
  const at = value === undefined ? undefined : unwrap(value);
  return (
    at !== undefined &&
    (at.kind === ts.SyntaxKind.TrueKeyword || /^(new Date\(\)|Date\.now\(\))/.test(at.getText()))
  );
}

/** The method or function that holds a node, callbacks left behind. */
function outermost(node: ts.Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let at = enclosingFunction(node); at !== undefined; at = enclosingFunction(at)) found = at;
  return found;
}

/** The field is spoken of anywhere else: in a filter, a condition, or a text. */
function isAsked(home: FunctionNode, { field, node }: Assignment): boolean {
  const words = new RegExp(`\\b${field}\\b|idempot|dedup|jobId|alreadyDone`, "i");
  const text = home.getText();
  const start = node.getStart() - home.getStart();
  return words.test(text.slice(0, start)) || words.test(text.slice(start + node.getText().length));
}

/** The one row of the same entity that was read before, and that the update is about. */
function rowOf(update: Access, home: FunctionNode, analysis: Analysis): ts.Identifier | undefined {
  for (const each of descendants(home)) {
    if (each.pos >= update.anchor.pos) return undefined;
    if (!ts.isCallExpression(each)) continue;
    const read = accessOf(each, analysis);
    if (read === undefined || !isRead(read) || read.operation === "find-many") continue;
    const { name } = sameEntity(read, update) ? resultOf(read) : { name: undefined };
    const isLocked = read.locksRows || read.where?.isComplete === false;
    if (name === undefined || isLocked) continue;
    // A row that is looked for by its state is not found a second time.
    const isById = read.where?.conditions.every(({ field }) => /(^|_)id$|Id$/.test(field)) ?? false;
    return isById ? name : undefined;
  }
  return undefined;
}

/** `if (row.status !== "open") return`: how far it has come is asked in other words. */
function isJudged(row: ts.Identifier, home: FunctionNode): boolean {
  for (const node of descendants(home)) {
    const condition = ts.isIfStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node)
        ? node.condition
        : undefined;
    if (
      condition !== undefined &&
      new RegExp(
        `\\b${row.text}[?!]?\\.\\w*(status|state|stage|at|is[A-Z]\\w*|has[A-Z]\\w*)\\b`,
        "i",
      ).test(condition.getText())
    )
      return true;
  }
  return false;
}

/** Something handed on between the read and the mark, with the row or what was found for it. */
function doneBetween(
  row: ts.Identifier,
  mark: ts.CallExpression,
  home: FunctionNode,
  analysis: Analysis,
): ts.CallExpression | undefined {
  for (const each of descendants(home)) {
    if (each.pos <= row.end || !ts.isCallExpression(each) || each.end > mark.pos) continue;
    if (!new RegExp(`\\b${row.text}\\b`).test(each.getText()) || isInExit(each, home)) continue;
    const effect = effectOfCall(each, analysis);
    const isSent =
      effect !== undefined && effect.target !== "database" && effect.certainty !== "name"
        ? isBusinessWrite(effect)
        : HANDS_ON.test(calledName(each.expression)?.text ?? "") && isUnseenWork(each, analysis);
    if (isSent) return each;
  }
  return undefined;
}

/** What is done in a branch that leaves is not done with the mark. */
function isInExit(node: ts.Node, home: ts.Node): boolean {
  for (const at of ancestors(node, home)) {
    if (isFunctionNode(at)) continue;
    if (!ts.isBlock(at) || !ts.isIfStatement(at.parent)) continue;
    const last = at.statements.at(-1);
    if (last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last)))
      return true;
  }
  return false;
}
