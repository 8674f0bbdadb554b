/** Writes of values that were computed from what a read gave. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Access, type Assignment, conditionOn, type Values } from "../../kit/data/access.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { literalOf, propertyOf, valuesOf } from "../../kit/data/literals.ts";
import { entityKeysOf, type Origin, originsOf } from "../../kit/flow/origins.ts";
import { isSequenceName } from "../../kit/provenance.ts";
import { mentionsOf } from "../../kit/references.ts";
import { calledName, descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { type Composition, changeAt, compositionOf, isSameField, memberOf } from "./composition.ts";

export interface Update {
  readonly write: ts.CallExpression;
  readonly access: Access | undefined;
  readonly composition: Composition;
  /** Where the value is given: a property of the written values, an assignment to a member. */
  readonly at: ts.Node;
  readonly origin: Origin;
  /** The write names the row that was read. */
  readonly isSameRow: boolean;
  /** Why a write in between is noticed after all. */
  readonly guard: string | undefined;
  /** The client writes back what changed in a row it handed out. */
  readonly isDocument: boolean;
}

/** The lost updates that a write can cause, one for each field. */
export function updatesOf(access: Access, analysis: Analysis): readonly Update[] {
  const write = access.anchor;
  if (!ts.isCallExpression(write)) return [];
  if (access.operation === "save") return ofSaved(write, access, write.arguments.at(-1), analysis);
  const found: Update[] = [];
  const data = access.data ?? (access.client === "own" ? valuesGiven(write, analysis) : undefined);
  for (const assignment of data?.assignments ?? []) {
    const update = ofAssignment(write, access, assignment, analysis);
    if (update !== undefined) found.push(update);
  }
  return found;
}

/** `users.update(user.id, { credits: user.credits - 1 })` of an own service. */
function valuesGiven(write: ts.CallExpression, analysis: Analysis): Values | undefined {
  const literal = write.arguments.findLast((each) => ts.isObjectLiteralExpression(unwrap(each)));
  const inner = literalOf(propertyOf(literalOf(literal, analysis), "data"), analysis);
  return valuesOf(inner ?? literal, analysis);
}

/** `user.update({ credits: user.credits - 1 })`: a row that writes itself. */
export function ofInstance(call: ts.CallExpression, analysis: Analysis): readonly Update[] {
  const row = receiverOf(call);
  const [values] = call.arguments;
  if (row === undefined || !ts.isIdentifier(row) || values === undefined) return [];
  const origin = rowOrigin(row, undefined, analysis);
  if (origin?.access === undefined || origin.path.length > 0) return [];
  const found: Update[] = [];
  for (const { field, kind, value, node } of valuesOf(values, analysis)?.assignments ?? []) {
    const composition =
      value === undefined || kind !== "set" ? undefined : compositionOf(value, field, analysis);
    if (composition === undefined || unwrap(composition.row).getText() !== row.text) continue;
    found.push({
      write: call,
      access: undefined,
      composition,
      at: node,
      origin,
      isSameRow: true,
      guard: undefined,
      isDocument: false,
    });
  }
  return found;
}

function ofAssignment(
  write: ts.CallExpression,
  access: Access,
  { field, kind, value, node }: Assignment,
  analysis: Analysis,
): Update | undefined {
  if (value === undefined || kind !== "set") return undefined;
  const composition = compositionOf(value, field, analysis);
  if (composition === undefined) return undefined;
  const origin = rowOrigin(composition.row, access, analysis);
  if (origin === undefined) return undefined;
  return {
    write,
    access,
    composition,
    at: node,
    origin,
    isSameRow: namesSameRow(access, origin, composition),
    guard: guardOf(access, composition, field),
    isDocument: false,
  };
}

/** The read of the row whose field goes in; rows that were handed in count when they are named like what is written. */
function rowOrigin(
  row: ts.Expression,
  access: Access | undefined,
  analysis: Analysis,
): Origin | undefined {
  const key = access?.entity?.key;
  for (const origin of originsOf(row, analysis)) {
    if (origin.access !== undefined && /^(count|aggregate)$/.test(origin.access.operation))
      continue;
    if (origin.unknowns > 1) continue;
    if (origin.path.some((name) => /^(_count|_sum|length)$/.test(name))) continue;
    if (origin.access !== undefined) {
      // A relation of what was read is the row when it is named like it.
      if (key === undefined || entityKeysOf(origin).includes(key)) return origin;
      continue;
    }
    if (origin.resource !== undefined) continue;
    if (key !== undefined && entityKeysOf(origin).includes(key)) return origin;
  }
  return undefined;
}

function namesSameRow(access: Access, origin: Origin, composition: Composition): boolean {
  const row = unwrap(composition.row).getText().replace(/[?!]/g, "");
  const read = origin.access;
  for (const { value, comparator, field } of access.where?.conditions ?? []) {
    if (value === undefined || comparator !== "=") continue;
    const text = value.getText().replace(/[?!]/g, "");
    if (text.startsWith(`${row}.`)) return true;
    const looked = conditionOn(read?.where, field)?.value;
    if (looked !== undefined && looked.getText() === value.getText()) return true;
    // `id` for `_id`, `{ id }` of a parameter.
    if (read?.where?.conditions.some((each) => each.value?.getText() === value.getText()) === true)
      return true;
  }
  return false;
}

/** The write compares the value it was based on, or a version. */
function guardOf(access: Access, composition: Composition, field: string): string | undefined {
  for (const each of access.where?.conditions ?? []) {
    if (each.field === field || each.field === composition.field)
      return "the write compares the value it was computed from";
    if (
      isSequenceName(each.field) ||
      /^(updatedAt|updated_at|etag|hash|checksum)$/i.test(each.field)
    )
      return "the write compares a version";
  }
  return undefined;
}

/** `row.used += n; await repo.save(row)`, `doc.items = […]; await doc.save()`. */
export function ofSaved(
  write: ts.CallExpression,
  access: Access | undefined,
  entity: ts.Expression | undefined,
  analysis: Analysis,
): readonly Update[] {
  const target = entity === undefined ? undefined : unwrap(entity);
  if (target === undefined || !ts.isIdentifier(target)) return [];
  const declaration = localDeclaration(target, analysis);
  if (declaration === undefined) return [];
  const origin = rowOrigin(target, access, analysis);
  if (origin === undefined || origin.path.length > (origin.access === undefined ? 1 : 0)) return [];
  const found: Update[] = [];
  for (const use of mentionsOf(target.getSourceFile(), target.text)) {
    if (!ts.isIdentifier(use) || use.pos > write.pos) continue;
    const member = use.parent;
    if (!ts.isPropertyAccessExpression(member) || member.expression !== use) continue;
    if (localDeclaration(use, analysis) !== declaration) continue;
    const composition = changedMember(member, use, access === undefined, analysis);
    if (composition === undefined) continue;
    found.push({
      write,
      access,
      composition,
      at: composition.node,
      origin,
      isSameRow: true,
      guard: undefined,
      isDocument: true,
    });
  }
  return found;
}

/** `row.used += n`, `row.used = row.used + n`, `row.items = [...row.items, x]`. */
function changedMember(
  member: ts.PropertyAccessExpression,
  row: ts.Identifier,
  tracksLists: boolean,
  analysis: Analysis,
): Composition | undefined {
  const field = member.name.text;
  const change = changeAt(member);
  if (change !== undefined) {
    // Mongoose sends `push` and its like as operations of their own.
    if (change.kind === "list" && tracksLists) return undefined;
    if (change.kind === "number" && change.operator === "+" && isTextAppended(change.operand))
      return undefined;
    return { ...change, field, row, base: member };
  }
  const { parent } = member;
  if (
    !ts.isBinaryExpression(parent) ||
    parent.left !== member ||
    parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken
  )
    return undefined;
  const composition = compositionOf(parent.right, field, analysis);
  if (composition === undefined) return undefined;
  return unwrap(composition.row).getText() === row.text ? composition : undefined;
}

function isTextAppended(operand: ts.Expression | undefined): boolean {
  if (operand === undefined) return false;
  const at = unwrap(operand);
  return ts.isStringLiteralLike(at) || ts.isTemplateExpression(at);
}

/** `doc.save()` of a document that a read gave. */
export function savedDocument(call: ts.CallExpression): ts.Identifier | undefined {
  if (calledName(call.expression)?.text !== "save") return undefined;
  const receiver = receiverOf(call);
  if (receiver === undefined || !ts.isIdentifier(receiver)) return undefined;
  return call.arguments.every((each) => !isFunctionNode(unwrap(each))) ? receiver : undefined;
}

/** `` sql`update t set n = ${row.n + 1}` ``, `query("update …", [row.n + 1])`. */
export function ofSql(access: Access, analysis: Analysis): readonly Update[] {
  const call = access.anchor;
  const values: ts.Expression[] = [];
  const root: ts.Node = ts.isTaggedTemplateExpression(call) ? call.template : call;
  for (const node of descendants(root)) {
    if (ts.isBinaryExpression(node)) values.push(node);
    if (values.length > 10) break;
  }
  const found: Update[] = [];
  for (const composition of [...sumsOf(values, root, analysis), ...namedSums(root, analysis)]) {
    const origin = rowOrigin(composition.row, access, analysis);
    if (origin === undefined || !ts.isCallExpression(call)) continue;
    found.push({
      write: call,
      access,
      composition,
      at: composition.node,
      origin,
      isSameRow: true,
      guard: undefined,
      isDocument: false,
    });
  }
  return found;
}

function sumsOf(
  values: readonly ts.Expression[],
  root: ts.Node,
  analysis: Analysis,
): readonly Composition[] {
  const found: Composition[] = [];
  for (const value of values) {
    const field = ts.isBinaryExpression(value)
      ? (memberOf(value.left, analysis) ?? memberOf(value.right, analysis))?.field
      : undefined;
    if (field === undefined || !columnsSet(root).some((each) => isSameField(each, field))) continue;
    const composition = compositionOf(value, field, analysis);
    if (composition?.kind === "number") found.push(composition);
  }
  return found;
}

/** `query("update t set n = $1", [sum])` where `sum` was computed from the row before. */
function namedSums(root: ts.Node, analysis: Analysis): readonly Composition[] {
  const columns = columnsSet(root);
  const found: Composition[] = [];
  if (columns.length === 0 || columns.length > 12) return found;
  for (const node of descendants(root)) {
    if (!ts.isIdentifier(node) || !isParameterOfStatement(node)) continue;
    for (const column of columns) {
      const composition = compositionOf(node, column, analysis);
      if (composition !== undefined) found.push(composition);
    }
  }
  return found;
}

/** An element of the list of values, or what a template holds. */
function isParameterOfStatement(node: ts.Identifier): boolean {
  return ts.isArrayLiteralExpression(node.parent) || ts.isTemplateSpan(node.parent);
}

/** Columns that the statement gives a value. */
function columnsSet(root: ts.Node): readonly string[] {
  const set = /\bset\b([\s\S]*?)(\bwhere\b|$)/i.exec(root.getText())?.[1] ?? "";
  return [...set.matchAll(/["`]?(\w+)["`]?\s*=(?!=)/g)].flatMap(([, column]) => column ?? []);
}
