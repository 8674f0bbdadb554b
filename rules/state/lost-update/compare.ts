/** Repairs with Prisma: the write asks for what was read, so that the loser of a race is told. */
import { ts } from "ts-morph";
import type { Analysis, EntitySchema } from "../../kit/analysis.ts";
import type { Access } from "../../kit/data/access.ts";
import { literalOf, propertyOf } from "../../kit/data/literals.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import {
  indentAt,
  insertAt,
  literalOf as laidOutLiteral,
  lineBreakOf,
  replaceNode,
  withProperty,
} from "../../kit/edits.ts";
import type { Effect } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { exits } from "../../kit/flow/governing.ts";
import type { Fix, TextEdit } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  enclosingStatement,
  isFunctionNode,
  outer,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { wordsOf } from "../../kit/words.ts";
import { answered, type Compared } from "./answers.ts";
import { memberOf } from "./composition.ts";
import type { Transition } from "./transitions.ts";
import type { Update } from "./updates.ts";

/** A version where the model has one, else the value itself, else the time of the last change. */
export function versionFix(
  update: Update,
  schema: EntitySchema | undefined,
  analysis: Analysis,
): Fix | undefined {
  const { access, composition, origin } = update;
  if (access?.client !== "prisma" || access.operation !== "update" || schema === undefined)
    return undefined;
  const row = unwrap(composition.row);
  if (!ts.isIdentifier(row) || origin.access === undefined) return undefined;
  if (isHalfDone(origin.access, access.anchor, analysis)) return undefined;
  const isRead = (name: string): boolean => !leavesOut(origin.access, name, analysis);
  const fields = [...schema.fields.values()];
  const version = fields.find(
    ({ name, type }) =>
      type === "number" &&
      /^(version|revision|lockVersion)$/i.test(name) &&
      !isPartOfKey(name, schema),
  );
  if (version !== undefined && version.name !== composition.field && isRead(version.name))
    return compared(access, row.text, version.name, `${row.text}.${version.name}`, analysis, true);
  const own = schema.fields.get(composition.field);
  if (own?.type === "number" && isRead(own.name))
    return compared(access, row.text, own.name, `${row.text}.${own.name}`, analysis, false);
  if (own?.type === "list" && isRead(own.name))
    return compared(
      access,
      row.text,
      own.name,
      `{ equals: ${row.text}.${own.name} }`,
      analysis,
      false,
    );
  const changed = fields.find(({ isUpdateTime }) => isUpdateTime);
  if (changed === undefined) return undefined;
  const time = `${row.text}.${changed.name}`;
  if (isRead(changed.name)) return compared(access, row.text, changed.name, time, analysis, false);
  const select = selectOf(origin.access, analysis);
  const last = select?.properties.at(-1);
  // The time of the last change is read along.
  return select === undefined || last === undefined || origin.via.length > 0
    ? undefined
    : compared(access, row.text, changed.name, time, analysis, false, [
        behind(select, last, `${changed.name}: true`),
      ]);
}

/** Each version is a row of its own: the number names it and must not move. */
function isPartOfKey(name: string, { uniques }: EntitySchema): boolean {
  return uniques.some(({ fields }) => fields.includes(name));
}

/** The state that was judged goes into the condition of the write. */
export function stateFix(transition: Transition, analysis: Analysis): Fix | undefined {
  const { access, assignment, condition, origin } = transition;
  if (access.client !== "prisma" || access.operation !== "update") return undefined;
  // The loser's failure would undo all that the transaction did for its caller.
  if (transactionAround(access.anchor, analysis) !== undefined) return undefined;
  if (isInBatch(access.anchor) || isWorkDone(origin.access, access.anchor, analysis))
    return undefined;
  const row = rowIn(condition, assignment.field, analysis);
  if (row === undefined || origin.access === undefined) return undefined;
  const { field } = assignment;
  const answer = answerOf(condition, row);
  return compared(access, row, field, `${row}.${field}`, analysis, false, [], answer);
}

/** The one statement that refuses where the condition finds another state, unless it says which one. */
function answerOf(condition: ts.Expression, row: string): ts.Statement | undefined {
  for (const at of ancestors(condition)) {
    if (isFunctionNode(at)) return undefined;
    if (!ts.isIfStatement(at)) continue;
    const branch = at.thenStatement;
    const [only, ...others] = ts.isBlock(branch) ? branch.statements : [branch];
    if (only === undefined || others.length > 0 || !exits(only)) return undefined;
    if (!ts.isThrowStatement(only) && !ts.isReturnStatement(only)) return undefined;
    return new RegExp(`\\b${row}\\b`).test(only.getText()) ? undefined : only;
  }
  return undefined;
}

/** `$transaction([update, create])` */
function isInBatch(write: ts.Node): boolean {
  const list = outer(write).parent;
  const holder = ts.isArrayLiteralExpression(list) ? list.parent : list;
  return (
    ts.isCallExpression(holder) && /transaction$/i.test(calledName(holder.expression)?.text ?? "")
  );
}

/** Something else was changed between the look and the write: the loser would fail with half of it done. */
function isWorkDone(read: Access | undefined, write: ts.Node, analysis: Analysis): boolean {
  const statement = enclosingStatement(write);
  const { parent } = statement;
  if (!ts.isBlock(parent)) return false;
  return parent.statements.some(
    (each) =>
      each.end <= statement.pos &&
      each.pos >= (read?.anchor.end ?? 0) &&
      effectsWithin(each, analysis).some(
        ({ effect }) => effect.action === "write" && effect.target !== "log",
      ),
  );
}

/** Rows were changed, or somebody was told or paid, in an earlier statement of the function: its loser would fail with half of it done. */
function isHalfDone(read: Access, write: ts.Node, analysis: Analysis): boolean {
  if (transactionAround(write, analysis) !== undefined) return false;
  let below: ts.Node = write;
  for (const at of ancestors(write)) {
    if (isFunctionNode(at)) return false;
    if (ts.isBlock(at))
      for (const each of at.statements) {
        if (each === below) break;
        if (each.end <= read.anchor.pos && isWithin(read.anchor, at)) continue;
        if (effectsWithin(each, analysis).some(({ effect }) => isKept(effect))) return true;
      }
    below = at;
  }
  return false;
}

function isKept({ action, target, certainty }: Effect): boolean {
  return (
    action === "write" && certainty !== "name" && /^(database|queue|mail|payment|sms)$/.test(target)
  );
}

/** The name of the row whose field a condition judges. */
function rowIn(condition: ts.Node, field: string, analysis: Analysis): string | undefined {
  let found: string | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined) return;
    if (ts.isPropertyAccessExpression(node) && node.name.text === field) {
      const row = memberOf(node, analysis)?.row;
      const target = row === undefined ? undefined : unwrap(row);
      if (target !== undefined && ts.isIdentifier(target)) found = target.text;
    }
    ts.forEachChild(node, visit);
  };
  visit(condition);
  return found;
}

function compared(
  access: Access,
  row: string,
  field: string,
  value: string,
  analysis: Analysis,
  isRaised: boolean,
  before: readonly TextEdit[] = [],
  answer?: ts.Statement,
): Fix | undefined {
  const write = access.anchor;
  if (!ts.isCallExpression(write) || (before.length === 0 && !holds(row, field, write, analysis)))
    return undefined;
  const options = literalOf(write.arguments[0], analysis);
  const where = literalOf(propertyOf(options, "where"), analysis);
  const data = literalOf(propertyOf(options, "data"), analysis);
  const last = where?.properties.at(-1);
  const lastData = data?.properties.at(-1);
  if (where === undefined || last === undefined || lastData === undefined) return undefined;
  if (where.getSourceFile() !== write.getSourceFile() || !isWithin(where, write)) return undefined;
  const added = new Map([[where, `${field}: ${value}`]]);
  if (isRaised && data !== undefined) added.set(data, `${field}: { increment: 1 }`);
  const compared: Compared = {
    write,
    title: `Compare \`${field}\` in the write`,
    what: wordsOf(access.entity?.name ?? row).join(" "),
    edits: () => addedIn(options, added),
    before,
    isCountable: isCountable(options, where, access, analysis),
    takesMore: takesMoreThanUnique(write, analysis),
  };
  return answered(compared, answer, analysis);
}

/** Each literal with one more property; options on one line are laid out anew as a whole. */
function addedIn(
  options: ts.ObjectLiteralExpression | undefined,
  added: ReadonlyMap<ts.ObjectLiteralExpression, string>,
): TextEdit[] {
  const file = options?.getSourceFile();
  const isInside = [...added.keys()].every((each) => each.parent.parent === options);
  if (options === undefined || file === undefined || !isInside || options.getText().includes("\n"))
    return [...added].map(([literal, text]) => {
      const [name = "", ...value] = text.split(": ");
      return withProperty(literal, name, value.join(": "));
    });
  const texts = options.properties.map((each) => {
    const literal = ts.isPropertyAssignment(each) ? each.initializer : each;
    const text = ts.isObjectLiteralExpression(literal) ? added.get(literal) : undefined;
    return text === undefined ? each.getText() : each.getText().replace(/,?\s*\}$/, `, ${text} }`);
  });
  const start = options.getStart(file);
  return [replaceNode(options, laidOutLiteral(file, start, texts, options.getWidth(file)))];
}

/** Rows can be updated by any condition as long as nothing else is written or returned along. */
function isCountable(
  options: ts.ObjectLiteralExpression | undefined,
  where: ts.ObjectLiteralExpression,
  { data, entity }: Access,
  analysis: Analysis,
): boolean {
  const schema = entity === undefined ? undefined : analysis.schemaOf(entity.key, where);
  if (schema === undefined || data?.isComplete !== true) return false;
  const isColumn = (name: string): boolean => {
    const type = schema.fields.get(name)?.type;
    return type !== undefined && type !== "relation";
  };
  const names = (options?.properties ?? []).map((each) => nameIn(each));
  return (
    names.every((name) => name === "where" || name === "data") &&
    where.properties.map((each) => nameIn(each)).every((name) => isColumn(name)) &&
    data.assignments.every(({ field }) => isColumn(field))
  );
}

function nameIn(property: ts.ObjectLiteralElementLike): string {
  return property.name === undefined ? "" : (propertyName(property.name) ?? "");
}

/** The row has its name at the write too, and as far as types tell it carries the field. */
function holds(row: string, field: string, write: ts.Node, analysis: Analysis): boolean {
  const { checker } = analysis;
  const symbol = checker
    .getSymbolsInScope(write, ts.SymbolFlags.Value)
    .find((each) => each.name === row);
  if (symbol === undefined) return false;
  const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(symbol, write));
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return true;
  return type.getProperty(field) !== undefined;
}

/** Behind the last property, in the literal's own layout. */
function behind(
  literal: ts.ObjectLiteralExpression,
  last: ts.ObjectLiteralElementLike,
  text: string,
): TextEdit {
  const file = literal.getSourceFile();
  const isOneLine = !literal.getText(file).includes("\n");
  if (isOneLine) return insertAt(file, last.getEnd(), `, ${text}`);
  const indent = indentAt(file, last.getStart(file));
  return insertAt(file, last.getEnd(), `,${lineBreakOf(file)}${indent}${text}`);
}

/** From version 5, `update` takes further conditions beside the unique ones. */
function takesMoreThanUnique(write: ts.Node, analysis: Analysis): boolean {
  const range = analysis.packageOf(write.getSourceFile()).dependencies.get("@prisma/client") ?? "";
  const major = /\d+/.exec(range)?.[0];
  return major !== undefined && Number(major) >= 5;
}

/** The read does not select the field. */
function leavesOut(read: Access | undefined, field: string, analysis: Analysis): boolean {
  const select = selectOf(read, analysis);
  return (
    select !== undefined &&
    !select.properties.some((each) => each.name !== undefined && propertyName(each.name) === field)
  );
}

function selectOf(
  read: Access | undefined,
  analysis: Analysis,
): ts.ObjectLiteralExpression | undefined {
  const argument =
    read !== undefined && ts.isCallExpression(read.anchor) ? read.anchor.arguments[0] : undefined;
  return literalOf(propertyOf(literalOf(argument, analysis), "select"), analysis);
}

function isWithin(node: ts.Node, root: ts.Node): boolean {
  return node.pos >= root.pos && node.end <= root.end;
}
