/** A state that is read, judged and then overwritten whatever it has become. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, type Assignment, conditionOn } from "../../kit/data/access.ts";
import { exits, governing } from "../../kit/flow/governing.ts";
import { entityKeysOf, type Origin, originsOf, unitOf } from "../../kit/flow/origins.ts";
import {
  ancestors,
  descendants,
  isCallback,
  isFunctionNode,
  literalText,
  unwrap,
} from "../../kit/syntax.ts";
import { memberOf } from "./composition.ts";

export interface Transition {
  readonly write: ts.CallExpression;
  readonly access: Access;
  readonly assignment: Assignment;
  /** The condition that judged the state. */
  readonly condition: ts.Expression;
  readonly origin: Origin;
  /** The new state says that somebody has taken the row: `processing`, `used`, `paid`. */
  readonly isClaim: boolean;
}

/** Fields that say how far something has come. */
export const STATES =
  /(status|state|stage|phase|step)$|^(is|has)[A-Z]?|(used|accepted|claimed|redeemed|processed|consumed|verified|completed|started|locked|paid|sent|refunded|cancell?ed|revoked|expired|finished|confirmed|approved|rejected|delivered|published|archived|activated|resolved)(At|On|_at|_on)?$/i;
const CLAIMS =
  /process|running|in_?progress|started|claimed|locked|taken|used|redeem|consum|paid|refund|sent|sending|charg|captur|deliver|dispatch|execut|picked|reserved|active_?job|scheduled|queued|transfer|payout|settl/i;

/** `if (job.status === "running") return; job.status = "running"; await job.save()`. */
export function savedTransitionOf(
  write: ts.CallExpression,
  document: ts.Expression | undefined,
  analysis: Analysis,
): Transition | undefined {
  const row = document === undefined ? undefined : unwrap(document);
  if (row === undefined || !ts.isIdentifier(row)) return undefined;
  const assignments = assignedBefore(write, row);
  if (assignments.length === 0) return undefined;
  const read = originsOf(row, analysis).find(
    (each) => each.access?.entity !== undefined && each.path.length === 0 && each.unknowns === 0,
  )?.access;
  if (read === undefined) return undefined;
  const data = { assignments, isComplete: true, node: write };
  return transitionOf(
    { ...read, anchor: write, node: write, operation: "update", where: undefined, data },
    analysis,
  );
}

/** What the statements next to the write, before it, give the row's fields. */
function assignedBefore(write: ts.CallExpression, row: ts.Identifier): Assignment[] {
  const statement = [...ancestors(write)].find(ts.isStatement);
  const block = statement?.parent;
  if (statement === undefined || block === undefined || !ts.isBlock(block)) return [];
  const found: Assignment[] = [];
  for (const each of block.statements) {
    if (each === statement) break;
    const set = ts.isExpressionStatement(each) ? unwrap(each.expression) : undefined;
    if (set === undefined || !ts.isBinaryExpression(set)) continue;
    if (set.operatorToken.kind !== ts.SyntaxKind.EqualsToken) continue;
    const target = unwrap(set.left);
    if (ts.isPropertyAccessExpression(target) && target.expression.getText() === row.text)
      found.push({ field: target.name.text, kind: "set", value: set.right, node: set });
  }
  return found;
}

export function transitionOf(access: Access, analysis: Analysis): Transition | undefined {
  const write = access.anchor;
  const key = access.entity?.key;
  if (!ts.isCallExpression(write) || key === undefined) return undefined;
  const states = access.data?.assignments.filter(
    ({ field, kind, value }) =>
      kind === "set" && STATES.test(field) && value !== undefined && isFixed(value),
  );
  if (states === undefined || states.length === 0) return undefined;
  const unit = unitOf(write);
  for (const each of governing(write, unit)) {
    if (each.kind === "assertion" || each.kind === "caught") continue;
    for (const node of membersIn(each.condition)) {
      const member = memberOf(node, analysis);
      if (member === undefined) continue;
      const assignment = states.find(({ field }) => field === member.field);
      if (assignment === undefined || !shutsOut(node, each.holds, assignment)) continue;
      const origin = originsOf(member.row, analysis).find(
        (candidate) =>
          candidate.access !== undefined &&
          candidate.unknowns === 0 &&
          entityKeysOf(candidate).includes(key) &&
          candidate.at.pos < write.pos,
      );
      if (origin === undefined) continue;
      return {
        write,
        access,
        assignment,
        condition: each.condition,
        origin,
        isClaim: isClaim(assignment),
      };
    }
  }
  return undefined;
}

/**
 * Whoever looks after the write does not get past the condition any more: it demands another state than the
 * new one, or refuses the new one.
 */
export function shutsOut(member: ts.Expression, holds: boolean, { value }: Assignment): boolean {
  let at: ts.Node = member;
  let isTrue = holds;
  while (ts.isParenthesizedExpression(at.parent) || ts.isNonNullExpression(at.parent))
    at = at.parent;
  const { parent } = at;
  if (ts.isPrefixUnaryExpression(parent)) isTrue = !holds;
  else if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.getText();
    if (/^[!=]==?$/.test(operator)) {
      const other = parent.left === at ? parent.right : parent.left;
      const isNothing = /^(null|undefined)$/.test(other.getText());
      const demands = operator.startsWith("=") === holds;
      if (isNothing) return demands;
      return demands !== isSameState(other, value);
    }
    // Compared with a time or a number: nothing that a state does.
    if (/^[<>]/.test(operator)) return false;
  } else if (ts.isCallExpression(parent)) return true;
  // `if (row.usedAt) return`: what must be empty is filled.
  return !isTrue && value?.kind !== ts.SyntaxKind.FalseKeyword;
}

function isSameState(a: ts.Expression, b: ts.Expression | undefined): boolean {
  const name = (node: ts.Expression): string => {
    const at = unwrap(node);
    const text = ts.isPropertyAccessExpression(at)
      ? at.name.text
      : (literalText(at) ?? at.getText());
    return text.replace(/[_-]/g, "").toLowerCase();
  };
  return b !== undefined && name(a) === name(b);
}

/** The write itself asks for the state it expects. */
export function comparesState(transition: Transition): boolean {
  const { access, assignment } = transition;
  return (
    conditionOn(access.where, assignment.field) !== undefined ||
    (access.where !== undefined && !access.where.isComplete) ||
    (access.where?.conditions.some(({ field }) => STATES.test(field) || /version/i.test(field)) ??
      false)
  );
}

/** A value that does not depend on the row: a text, an enum member, a time, `true`. */
export function isFixed(value: ts.Expression): boolean {
  const at = unwrap(value);
  return (
    literalText(at) !== undefined ||
    at.kind === ts.SyntaxKind.TrueKeyword ||
    at.kind === ts.SyntaxKind.FalseKeyword ||
    (ts.isNewExpression(at) && at.expression.getText() === "Date") ||
    (ts.isPropertyAccessExpression(at) && /^[A-Z]/.test(at.getText())) ||
    (ts.isCallExpression(at) &&
      /^(Date\.now|new Date|dayjs|moment)|(^|\.)(fn|func)\.now\(|\b(literal|raw|fn)\(["'`](now|current_timestamp)/i.test(
        at.getText(),
      )) ||
    // Drizzle's and Kysely's `` sql`now()` ``
    (ts.isTaggedTemplateExpression(at) &&
      /^\w+(<\w+>)?`(now\(\)|current_timestamp)/i.test(at.getText()))
  );
}

function isClaim({ field, value }: Assignment): boolean {
  if (/At$|_at$|On$/.test(field) || value?.kind === ts.SyntaxKind.TrueKeyword)
    return CLAIMS.test(field);
  const at = value === undefined ? undefined : unwrap(value);
  if (at === undefined) return false;
  return CLAIMS.test(ts.isPropertyAccessExpression(at) ? at.name.text : at.getText());
}

/** What runs with the write: between the condition and it, and after it until the code leaves. */
export function alongside({ write, condition }: Transition): readonly ts.Node[] {
  const found: ts.Node[] = [];
  for (let at: ts.Node = write; at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (isFunctionNode(at) && !isCallback(at)) break;
    if (ts.isCallExpression(parent) || ts.isArrayLiteralExpression(parent)) {
      ts.forEachChild(parent, (child) => {
        if (child !== at) found.push(child);
      });
      continue;
    }
    if (!ts.isBlock(parent) && !ts.isSourceFile(parent)) continue;
    for (const each of parent.statements) {
      if (each === at) {
        if (exits(each)) return found;
        continue;
      }
      if (each.pos < at.pos) {
        if (each.pos > condition.end) found.push(each);
        continue;
      }
      found.push(each);
      if (exits(each)) return found;
    }
  }
  return found;
}

function* membersIn(condition: ts.Expression): Generator<ts.Expression> {
  const at = unwrap(condition);
  if (ts.isPropertyAccessExpression(at) || ts.isIdentifier(at)) yield at;
  for (const node of descendants(at, (each) => !isFunctionNode(each))) {
    if (ts.isPropertyAccessExpression(node)) yield node;
    else if (ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent)) yield node;
  }
}
