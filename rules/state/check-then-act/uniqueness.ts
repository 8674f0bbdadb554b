/** Whether the rows that a read looked for and an insert makes are the same ones, and whether the schema lets there be two. */
import { ts } from "ts-morph";
import type { Analysis, EntitySchema, UniqueKey } from "../../kit/analysis.ts";
import { type Access, isInsert, type Values } from "../../kit/data/access.ts";
import { accessIn } from "../../kit/data/read.ts";
import type { Origin } from "../../kit/flow/origins.ts";
import { unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";

export interface Uniqueness {
  /** `covered` by a unique key, `open` when the schema shows that none is, `unknown` when no schema shows it. */
  readonly kind: "covered" | "open" | "unknown";
  readonly schema: EntitySchema | undefined;
  readonly key: UniqueKey | undefined;
}

export function uniquenessOf(
  origin: Origin,
  read: Access,
  insert: Access | undefined,
  analysis: Analysis,
): Uniqueness {
  const entity = insert?.entity;
  const schema =
    entity === undefined || insert === undefined
      ? undefined
      : analysis.schemaOf(entity.key, insert.anchor);
  const fields = fieldsOf(read, insert?.data);
  const isOfRow = read.entity?.key === entity?.key;
  const key = isOfRow
    ? schema?.uniques.find(
        (each) =>
          each.fields.length > 0 &&
          each.fields.every((field) => has(fields, field) && isGiven(insert?.data, field)),
      )
    : undefined;
  if (key !== undefined) return { kind: "covered", schema, key };
  if (isOfRow && read.client === "prisma" && read.operation === "find-unique")
    return { kind: "covered", schema, key: undefined };
  // A row that gets its id from the caller: the primary key refuses the second.
  if (isOfRow && [...fields].some((field) => /^_?id$/i.test(field) && isGiven(insert?.data, field)))
    return { kind: "covered", schema, key: undefined };
  if (schema === undefined) return { kind: "unknown", schema, key: undefined };
  // What exactly was looked for cannot be seen: a key over values that both requests would give is one for it.
  const isOpen = !isOfRow || origin.isSearched || read.where?.isComplete !== true || isDeep(read);
  const likely = isOpen
    ? schema.uniques.find(
        ({ fields: names }) =>
          names.length > 0 && names.every((field) => isRepeated(insert?.data, field, analysis)),
      )
    : undefined;
  if (likely !== undefined) return { kind: "covered", schema, key: likely };
  return { kind: schema.isComplete ? "open" : "unknown", schema, key: undefined };
}

/**
 * A key names a field that was looked for, and the insert visibly sets the others to what an equal request would set:
 * `find({ name })` before `create({ name, version: 1 })` with a key over both.
 */
export function isPartlyCovered(
  read: Access,
  insert: Access | undefined,
  uniqueness: Uniqueness | undefined,
  analysis: Analysis,
): boolean {
  if (uniqueness?.kind !== "open" || read.entity?.key !== insert?.entity?.key) return false;
  const fields = fieldsOf(read, insert?.data);
  return (uniqueness.schema?.uniques ?? []).some(
    ({ fields: names }) =>
      names.some((field) => has(fields, field)) &&
      names.every(
        (field) => isSet(insert?.data, field) && isRepeated(insert?.data, field, analysis),
      ),
  );
}

/** The insert visibly sets the field, by its own name or through `connect`. */
export function isSet(data: Values | undefined, field: string): boolean {
  const relation = field.replace(/_?id$/i, "");
  return (data?.assignments ?? []).some(
    ({ field: name }) =>
      name === field || name === camel(field) || name === snake(field) || name === relation,
  );
}

/**
 * What is looked for: equal to a value or one of several, with the fields that the insert gives the same value,
 * as `slug` in `find({ name })` before `create({ name, slug: name })`.
 */
function fieldsOf(read: Access, data: Values | undefined): Set<string> {
  const wanted = (read.where?.conditions ?? []).filter(({ comparator }) =>
    /^(=|in)$/.test(comparator),
  );
  const fields = new Set(wanted.map(({ field }) => field));
  for (const { field, value } of data?.assignments ?? [])
    if (wanted.some((each) => sameValue(value, each.value))) fields.add(field);
  return fields;
}

/** Conditions on related rows say which row is meant in a way that no key shows. */
function isDeep(read: Access): boolean {
  return read.where?.conditions.some(({ comparator }) => comparator === "other") === true;
}

/** The insert sets the field to something that a second request would set it to as well. */
export function isRepeated(data: Values | undefined, field: string, analysis: Analysis): boolean {
  const given = data?.assignments.find(
    (each) => each.field === field || each.field === camel(field) || each.field === snake(field),
  );
  if (given === undefined)
    // `connect` gives the foreign key.
    return (
      data?.assignments.some(({ field: name }) => name === field.replace(/_?id$/i, "")) === true ||
      (data?.isComplete === false && !/^_?id$/i.test(field))
    );
  return given.value === undefined || !isRandom(given.value, analysis, 0);
}

function has(fields: ReadonlySet<string>, field: string): boolean {
  return fields.has(field) || fields.has(snake(field)) || fields.has(camel(field));
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The insert sets the field, or may: what cannot be seen counts as set. */
function isGiven(data: Values | undefined, field: string): boolean {
  if (data === undefined || !data.isComplete) return true;
  return data.assignments.some(
    (each) => each.field === field || each.field === camel(field) || each.field === snake(field),
  );
}

export type Overlap = "same" | "some" | "none" | "unknown";

/** Whether the insert makes the row that the read looked for: the values that both name. */
export function overlapOf(read: Access, values: Values | undefined): Overlap {
  const { where } = read;
  if (where === undefined) return read.client === "own" ? "unknown" : "same";
  const wanted = where.conditions.filter(
    (each) => each.comparator === "=" && each.value !== undefined,
  );
  if (wanted.length === 0) return where.isComplete ? "same" : "unknown";
  if (values === undefined) return "unknown";
  let hits = 0;
  for (const each of wanted) {
    const given = values.assignments.find(
      (assignment) =>
        assignment.field === each.field ||
        assignment.field === camel(each.field) ||
        assignment.field === snake(each.field) ||
        // Relations: `organization: { connect: { id } }` for `organizationId`.
        each.field.replace(/_?id$/i, "") === assignment.field,
    );
    if (given !== undefined) hits++;
    else if (values.assignments.some((assignment) => sameValue(assignment.value, each.value)))
      hits++;
  }
  if (hits === wanted.length) return "same";
  if (hits > 0) return "some";
  return values.isComplete && where.isComplete ? "none" : "unknown";
}

function sameValue(a: ts.Expression | undefined, b: ts.Expression | undefined): boolean {
  return a !== undefined && b !== undefined && unwrap(a).getText() === unwrap(b).getText();
}

/** What gives values that nobody else has: two requests never look for the same one. */
const RANDOM =
  /\b(nanoid|uuid\w*|randomUUID|createId|cuid2?|ulid|newId|generateId|genId|randomBytes|customAlphabet|generate\w*(Id|Token|Code|Slug|Key)|random\w*|shortid|makeId)\s*\(/i;

/** The read looks for what was made up in this code a moment ago. */
export function isRandomKey(read: Access, analysis: Analysis): boolean {
  const conditions = read.where?.conditions ?? [];
  return conditions.some((each) => each.value !== undefined && isRandom(each.value, analysis, 0));
}

function isRandom(value: ts.Expression, analysis: Analysis, depth: number): boolean {
  if (RANDOM.test(value.getText())) return true;
  if (depth > 2) return false;
  const held = heldValue(value, analysis);
  return held !== undefined && isRandom(held, analysis, depth + 1);
}

function heldValue(value: ts.Expression, analysis: Analysis): ts.Expression | undefined {
  const target = unwrap(value);
  const name = ts.isPropertyAccessExpression(target) ? unwrap(target.expression) : target;
  if (!ts.isIdentifier(name)) return undefined;
  const declaration = localDeclaration(name, analysis);
  return declaration !== undefined && ts.isVariableDeclaration(declaration)
    ? declaration.initializer
    : undefined;
}

/** The read looks below something that this code has just created, which nobody else knows yet. */
export function isAboutNewRow(read: Access, analysis: Analysis): boolean {
  return (read.where?.conditions ?? []).some(({ value, comparator }) => {
    const held = value === undefined || comparator !== "=" ? undefined : heldValue(value, analysis);
    const access = held === undefined ? undefined : accessIn(held, analysis);
    return access !== undefined && isInsert(access) && access.certainty !== "name";
  });
}
