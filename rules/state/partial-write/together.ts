/** Changes of two rows that are one change: what moves from row to row, a sum and its items, a thing and its parts. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, type Assignment, isInsert, sameEntity } from "../../kit/data/access.ts";
import { accessIn } from "../../kit/data/read.ts";
import { exits } from "../../kit/flow/governing.ts";
import { ancestors, descendants, isFunctionNode, literalText, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";

/** Whether the second completes what the first began, though neither makes a part of the other. */
export function isOneChange(first: Access, second: Access, analysis: Analysis): boolean {
  return (
    passesOn(first, second) ||
    isSumOf(first, second, analysis) ||
    isSumOf(second, first, analysis) ||
    isPartOf(first, second, analysis) ||
    closes(first, second) ||
    closes(second, first)
  );
}

/** The first ran before the second or was left out: it stands in a branch that comes back, and not in another one. */
export function isPassed(first: Access, second: Access): boolean {
  const around = new Set<ts.Node>(ancestors(second.anchor));
  for (const at of ancestors(first.anchor)) {
    if (around.has(at)) return true;
    if (isFunctionNode(at) || ts.isCatchClause(at) || ts.isCaseClause(at)) return false;
    if (ts.isConditionalExpression(at) || ts.isIterationStatement(at, false)) return false;
    if (!ts.isIfStatement(at)) continue;
    if (at.elseStatement !== undefined || exits(at.thenStatement)) return false;
  }
  return true;
}

/** One field gets one fixed value in one row and another one in another: a role that is handed over, a new default. */
function passesOn(first: Access, second: Access): boolean {
  if (!sameEntity(first, second) || !isChange(first)) return false;
  if (!isChange(second) && !isInsert(second)) return false;
  if (isChange(second) && !areOtherRows(first, second)) return false;
  return (first.data?.assignments ?? []).some((before) => {
    const after = second.data?.assignments.find(({ field }) => field === before.field);
    const [a, b] = [fixedText(before), fixedText(after)];
    if (a === undefined || b === undefined || a === b) return false;
    // A row that is made starts with values of its own; only what one of them has at a time is taken over.
    return isChange(second) || (SINGLE.test(before.field) && b === "true");
  });
}

/** What one row of several has. */
const SINGLE = /^(is_?)?(default|primary|current|main|active|latest|selected|owner)$/i;

function isChange({ operation }: Access): boolean {
  return operation === "update" || operation === "update-many";
}

function fixedText(assignment: Assignment | undefined): string | undefined {
  const { kind, value } = assignment ?? {};
  if (kind !== "set" || value === undefined) return undefined;
  const at = unwrap(value);
  const isEnum = ts.isPropertyAccessExpression(at) && /^[A-Z]/.test(at.getText());
  const isWord =
    at.kind === ts.SyntaxKind.TrueKeyword ||
    at.kind === ts.SyntaxKind.FalseKeyword ||
    at.kind === ts.SyntaxKind.NullKeyword;
  return isEnum || isWord ? at.getText() : literalText(at);
}

/**
 * The same fields, of which one is asked for another value: two rows, and not one that goes from state to state.
 * What a write sets is such a state, however it is asked for.
 */
function areOtherRows(first: Access, second: Access): boolean {
  const [a, b] = [first.where, second.where];
  if (a === undefined || b === undefined || !a.isComplete || !b.isComplete) return false;
  const written = [first, second].flatMap(({ data }) => data?.assignments ?? []);
  return a.conditions.some((each) => {
    if (written.some(({ field }) => field === each.field)) return false;
    const other = b.conditions.find(({ field }) => field === each.field);
    if (each.comparator === "!=" && other?.comparator === "=") return true;
    if (each.comparator !== "=" || other?.comparator !== "=") return false;
    return areOtherValues(each.value, other.value, each.field);
  });
}

/** `newOwnerId` and `user.id`; `id` and `job.id` may well be one. */
function areOtherValues(
  a: ts.Expression | undefined,
  b: ts.Expression | undefined,
  field: string,
): boolean {
  const [x, y] = [a, b].map((each) => (each === undefined ? [field] : partsOf(each)));
  if (x === undefined || y === undefined || x.join() === y.join()) return false;
  if (x.length > 1 && y.length > 1) return x[0] !== y[0] || x.at(-1) !== y.at(-1);
  const own = (parts: readonly string[]): string => parts.join("").toLowerCase();
  return !own(x).endsWith(own(y)) && !own(y).endsWith(own(x));
}

/** The names of `ctx.user.id`; none of what is not a chain of names. */
function partsOf(node: ts.Expression): readonly string[] {
  const at = unwrap(node);
  return /^[\w$.?!]+$/.test(at.getText()) ? at.getText().replace(/[?!]/g, "").split(".") : [];
}

/** Money and stock: what must add up. Numbers of things are counted again. */
const SUMS =
  /(^|_)(amount|balance|credits?|stock|inventory|quantity|points|funds|wallet|earnings|revenue)$|(Amount|Balance|Credits?|Stock|Inventory|Quantity|Points|Funds|Earnings|Revenue)$/;

/** A sum of one row is changed by what the other row says or records. */
function isSumOf(sum: Access, item: Access, analysis: Analysis): boolean {
  if (sameEntity(sum, item) || !/^(update|update-many|increment)$/.test(sum.operation))
    return false;
  if (!isInsert(item) && !/^(update|delete)$/.test(item.operation)) return false;
  const reckoned = sum.data?.assignments.filter((each) => isReckoned(each, analysis)) ?? [];
  const [changed] = reckoned;
  // Several numbers that go up together, and numbers beside numbers, are statistics.
  if (changed === undefined || reckoned.length > 1 || !SUMS.test(changed.field)) return false;
  if (item.data?.assignments.some((each) => isReckoned(each, analysis)) === true) return false;
  const names = rootsIn(changed.value, analysis);
  for (const node of [item.where?.node, item.data?.node])
    for (const each of node === undefined ? [] : rootsIn(node, analysis))
      if (names.has(each)) return true;
  return false;
}

function isReckoned({ kind, value }: Assignment, analysis: Analysis): boolean {
  if (kind === "increment") return true;
  const held = value === undefined ? undefined : unwrap(heldBy(value, analysis));
  return (
    held !== undefined &&
    ts.isBinaryExpression(held) &&
    (held.operatorToken.kind === ts.SyntaxKind.PlusToken ||
      held.operatorToken.kind === ts.SyntaxKind.MinusToken) &&
    /\.\w/.test(held.getText())
  );
}

function heldBy(value: ts.Expression, analysis: Analysis): ts.Expression {
  const at = unwrap(value);
  if (!ts.isIdentifier(at)) return at;
  const declaration = localDeclaration(at, analysis);
  return declaration !== undefined && ts.isVariableDeclaration(declaration)
    ? (declaration.initializer ?? at)
    : at;
}

/** A thing is given a state for good, and what hangs on it goes or changes with it: `where: { orderId }` and `where: { id }`. */
function closes(part: Access, whole: Access): boolean {
  if (sameEntity(part, whole) || !isChange(whole) || part.entity === undefined) return false;
  if (ASIDE.test(part.entity.key) || !/^(delete|update)(-many)?$/.test(part.operation))
    return false;
  const isState = whole.data?.assignments.some(
    (each) => STATES.test(each.field) && fixedText(each) !== undefined,
  );
  if (isState !== true) return false;
  const ids = (whole.where?.conditions ?? []).filter(
    ({ field, comparator }) => comparator === "=" && /^_?id$/i.test(field),
  );
  return ids.some(({ value }) =>
    part.where?.conditions.some(
      (each) =>
        each.comparator === "=" &&
        isNamedAfter(each.field, whole) &&
        (value === undefined ||
          each.value === undefined ||
          value.getText() === each.value.getText()),
    ),
  );
}

/** `propertyId`, `property_id` and `property` name a row of `properties`. */
function isNamedAfter(field: string, { entity }: Access): boolean {
  const bare = field.replace(/_?id$/i, "").replace(/_/g, "").toLowerCase();
  return bare.length > 2 && entity?.key.endsWith(bare) === true;
}

const STATES =
  /^(is_?)?(status|state|stage|archived|deleted|cancell?ed|closed|active|disabled|completed|terminated|revoked|approved|rejected)(_?(at|on))?$/i;
const ASIDE = /log|audit|event|history|activity|notification|metric|cache|session|token|draft|view/;

/** The variables that a value is put together from, what they were made from included. */
function rootsIn(node: ts.Node | undefined, analysis: Analysis, depth = 0): Set<string> {
  const found = new Set<string>();
  for (const each of node === undefined ? [] : [node, ...descendants(node)]) {
    if (!ts.isIdentifier(each)) continue;
    const { parent } = each;
    if (ts.isPropertyAccessExpression(parent) && parent.name === each) continue;
    if (ts.isPropertyAssignment(parent) && parent.name === each) continue;
    found.add(each.text);
    const held = depth < 2 ? heldBy(each, analysis) : each;
    if (held !== each && !ts.isAwaitExpression(held))
      for (const inner of rootsIn(held, analysis, depth + 1)) found.add(inner);
  }
  return found;
}

/** `removeCodes(link.codes)` by code that is not in sight, before the `link` that was read goes itself. */
function isPartOf(first: Access, second: Access, analysis: Analysis): boolean {
  if (first.operation !== "delete" && first.operation !== "delete-many") return false;
  if (first.certainty !== "name" || second.operation !== "delete") return false;
  if (second.where === undefined || !ts.isCallExpression(first.anchor)) return false;
  for (const argument of first.anchor.arguments)
    for (const node of [argument, ...descendants(argument)]) {
      if (!ts.isPropertyAccessExpression(node) || /^_?id$/i.test(node.name.text)) continue;
      const row = unwrap(node.expression);
      const read = ts.isIdentifier(row) ? accessIn(heldBy(row, analysis), analysis) : undefined;
      if (read !== undefined && sameEntity(read, second)) return true;
    }
  return false;
}
