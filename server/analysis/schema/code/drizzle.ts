/** Reads Drizzle's tables: columns with their types and keys, and what the third argument adds. */
import { ts } from "ts-morph";
import type { FieldType, UniqueKey } from "../../../../rules/kit/analysis.ts";
import type { Place } from "../../../../rules/kit/rule.ts";
import { literalText, propertyName, unwrap } from "../../../../rules/kit/syntax.ts";
import { typeOfNode } from "./decorators.ts";
import type { CodeField, ColumnHelper, Reading } from "./reading.ts";
import {
  type CallChain,
  chainOf,
  elementsOf,
  lastNameOf,
  nodesIn,
  objectIn,
  placeIn,
  returnedBy,
  textOf,
  valueAt,
  variablesIn,
} from "./trees.ts";

export const DRIZZLE = /["']drizzle-orm\b/;

export function readDrizzle(file: ts.SourceFile, into: Reading): void {
  for (const statement of file.statements)
    if (ts.isFunctionDeclaration(statement)) readFunction(statement, file, into);
  for (const { name, value } of variablesIn(file)) {
    const chain = chainOf(value, file);
    const table = chain === undefined ? undefined : tableIn(chain);
    if (table !== undefined) readTable(table, name, file, into);
    else if (ts.isObjectLiteralExpression(value)) readPiece(value, name, file, into);
    else readHelper(name.text, value, file, into);
  }
}

interface TableCall {
  readonly title: string | undefined;
  readonly columns: ts.Expression;
  readonly extra: ts.Expression | undefined;
}

/** `pgTable("users", {…}, (t) => […])`, `createTable(…)` of `pgTableCreator`, `schema.table(…)`. */
function tableIn({ name, args, steps }: CallChain): TableCall | undefined {
  const [title, columns, extra] = args;
  if (!/table$/i.test(name) || title === undefined || columns === undefined) return undefined;
  if (steps.some((step) => step.name !== "enableRLS")) return undefined;
  const target = unwrap(title);
  if (ts.isObjectLiteralExpression(target) || ts.isArrayLiteralExpression(target)) return undefined;
  return { title: literalText(target), columns, extra };
}

function readTable(
  { title, columns, extra }: TableCall,
  name: ts.Identifier,
  file: ts.SourceFile,
  into: Reading,
): void {
  const object = objectIn(columns);
  const inline = object === undefined ? undefined : columnsIn(object, file);
  const added = extraKeys(extra, file);
  const held = object === undefined ? lastNameOf(columns) : undefined;
  into.entities.push({
    name: name.text,
    otherNames: [title],
    source: "drizzle",
    place: placeIn(file, name),
    fields: inline?.fields ?? [],
    uniques: [...(inline?.uniques ?? []), ...added.uniques],
    isComplete: added.isComplete && (inline?.isComplete ?? held !== undefined),
    takes: [...(inline?.takes ?? []), ...(held === undefined ? [] : [held])],
    isPiece: false,
  });
}

/** `const timestamps = { createdAt: timestamp() }`: columns that tables spread. */
function readPiece(
  object: ts.ObjectLiteralExpression,
  name: ts.Identifier,
  file: ts.SourceFile,
  into: Reading,
): void {
  const { fields, uniques, isComplete, takes } = columnsIn(object, file);
  if (!fields.some(({ type, helper }) => type !== "unknown" || helper !== undefined)) return;
  into.entities.push({
    name: name.text,
    otherNames: [],
    source: "drizzle",
    place: placeIn(file, name),
    fields,
    uniques,
    isComplete,
    takes,
    isPiece: true,
  });
}

interface Columns {
  readonly fields: readonly CodeField[];
  readonly uniques: readonly UniqueKey[];
  readonly isComplete: boolean;
  readonly takes: readonly string[];
}

function columnsIn(object: ts.ObjectLiteralExpression, file: ts.SourceFile): Columns {
  const fields: CodeField[] = [];
  const uniques: UniqueKey[] = [];
  const takes: string[] = [];
  let isComplete = true;
  for (const property of object.properties) {
    if (ts.isSpreadAssignment(property)) {
      const target = unwrap(property.expression);
      const piece = lastNameOf(ts.isCallExpression(target) ? target.expression : target);
      if (piece === undefined) isComplete = false;
      else takes.push(piece);
      continue;
    }
    const name = property.name === undefined ? undefined : propertyName(property.name);
    if (name === undefined || property.name === undefined) {
      isComplete = false;
      continue;
    }
    const place = placeIn(file, property.name);
    const value = ts.isPropertyAssignment(property) ? property.initializer : undefined;
    const column = value === undefined ? undefined : columnIn(value, file);
    if (column === undefined) {
      // A column held by a variable: what it says is not in sight here.
      const helper = ts.isShorthandPropertyAssignment(property) ? name : lastNameOf(value);
      fields.push({ name, type: "unknown", place, helper });
      if (helper === undefined) isComplete = false;
      continue;
    }
    fields.push({ ...column, name, place });
    if (column.key !== undefined) uniques.push({ fields: [name], place: column.key });
  }
  return { fields, uniques, isComplete, takes };
}

interface Column extends Pick<CodeField, "type" | "column" | "isUpdateTime" | "helper"> {
  /** Where it is made a key. */
  readonly key: Place | undefined;
}

function columnIn(value: ts.Expression, file: ts.SourceFile): Column | undefined {
  const chain = chainOf(value, file);
  if (chain === undefined) return undefined;
  const { name, args, steps } = chain;
  const key = steps.find((step) => step.name === "unique" || step.name === "primaryKey");
  const type = typeOf(chain);
  return {
    type: type ?? "unknown",
    column: literalText(args[0]),
    isUpdateTime: steps.some((step) => /^\$onUpdate(?:Fn)?$/.test(step.name)) && type === "time",
    helper: type === undefined ? name : undefined,
    key: key?.place,
  };
}

const TYPES: ReadonlyMap<string, FieldType> = new Map([
  ...typed("text", "text varchar char uuid citext tinytext mediumtext longtext inet cidr macaddr"),
  ...typed("number", "integer int serial bigint bigserial smallint smallserial tinyint mediumint"),
  ...typed("number", "numeric decimal real float double doublePrecision year"),
  ...typed("time", "timestamp date datetime time interval"),
  ...typed("boolean", "boolean"),
  ...typed("json", "json jsonb"),
  ...typed("list", "vector halfvec"),
  ...typed("unknown", "blob bytea binary varbinary bit sparsevec point line geometry"),
]);

function typed(type: FieldType, names: string): [string, FieldType][] {
  return names.split(" ").map((name) => [name, type]);
}

/** Undefined for a column that none of Drizzle's own functions makes. */
function typeOf({ name, args, steps }: CallChain): FieldType | undefined {
  if (steps.some((step) => step.name === "array")) return "list";
  const config = args.map(objectIn).find((each) => each !== undefined);
  const mode = textOf(config, "mode");
  if (mode === "boolean" || mode === "json") return mode;
  if (name === "integer" && mode?.startsWith("timestamp")) return "time";
  if (/Enum$/.test(name)) return "text";
  return TYPES.get(name);
}

/** `(t) => [unique().on(t.a, t.b)]`, `(t) => ({ key: uniqueIndex("…").on(t.a) })`. */
function extraKeys(
  extra: ts.Expression | undefined,
  file: ts.SourceFile,
): { readonly uniques: readonly UniqueKey[]; readonly isComplete: boolean } {
  if (extra === undefined) return { uniques: [], isComplete: true };
  const returned = returnedBy(extra);
  const uniques: UniqueKey[] = [];
  let isComplete = true;
  const items = elementsOf(returned) ?? valuesOf(returned);
  if (items === undefined) return { uniques, isComplete: false };
  for (const item of items) {
    const key = keyIn(item, file);
    if (key === "unknown") isComplete = false;
    else if (key !== undefined) uniques.push(key);
  }
  return { uniques, isComplete };
}

function valuesOf(node: ts.Expression | undefined): readonly ts.Expression[] | undefined {
  if (node === undefined || !ts.isObjectLiteralExpression(node)) return undefined;
  return node.properties.map((property) =>
    ts.isPropertyAssignment(property) ? property.initializer : node,
  );
}

/** Undefined for what is no key: an index, a check, a foreign key, a policy. */
function keyIn(item: ts.Expression, file: ts.SourceFile): UniqueKey | "unknown" | undefined {
  const chain = chainOf(item, file);
  if (chain === undefined) return "unknown";
  const { name, args, steps } = chain;
  if (name === "primaryKey") {
    const listed = elementsOf(valueAt(objectIn(args[0]), "columns")) ?? args;
    return keyOf(listed, item, file);
  }
  if (name !== "unique" && name !== "uniqueIndex") return undefined;
  if (steps.some((step) => step.name === "where")) return "unknown";
  const on = steps.find((step) => /^(?:on|onOnly|using)$/.test(step.name));
  const columns = on?.name === "using" ? on.args.slice(1) : on?.args;
  return columns === undefined ? "unknown" : keyOf(columns, item, file);
}

function keyOf(
  columns: readonly ts.Expression[],
  item: ts.Expression,
  file: ts.SourceFile,
): UniqueKey | "unknown" {
  const names = columns.map(columnNamed);
  if (names.length === 0 || names.some((name) => name === undefined)) return "unknown";
  return { fields: names.flatMap((name) => name ?? []), place: placeIn(file, item) };
}

/** `t.email`, `t.email.desc()`, `` sql`lower(${t.email})` ``: equal columns are equal there as well. */
function columnNamed(node: ts.Expression): string | undefined {
  const target = unwrap(node);
  if (ts.isPropertyAccessExpression(target)) return target.name.text;
  if (ts.isElementAccessExpression(target)) return literalText(target.argumentExpression);
  const named = new Set<string>();
  for (const part of nodesIn(target)) {
    const isColumn =
      ts.isPropertyAccessExpression(part) && ts.isIdentifier(unwrap(part.expression));
    if (isColumn && !/^(?:asc|desc|nullsFirst|nullsLast|op)$/.test(part.name.text))
      named.add(part.name.text);
  }
  const [only] = named;
  return named.size === 1 ? only : undefined;
}

function readFunction(
  { name, body }: ts.FunctionDeclaration,
  file: ts.SourceFile,
  into: Reading,
): void {
  const last = body?.statements.at(-1);
  const value = last !== undefined && ts.isReturnStatement(last) ? last.expression : undefined;
  if (name !== undefined && value !== undefined) readHelper(name.text, value, file, into);
}

/** `const id = (name: string) => varchar(name, { length: 256 })`: a function that makes a column. */
function readHelper(name: string, value: ts.Expression, file: ts.SourceFile, into: Reading): void {
  const helper = helperIn(name, value, file);
  if (helper !== undefined) into.helpers.push(helper);
}

function helperIn(
  name: string,
  value: ts.Expression,
  file: ts.SourceFile,
): ColumnHelper | undefined {
  const returned = returnedBy(value);
  const chain = returned === undefined ? undefined : chainOf(returned, file);
  if (chain === undefined) return undefined;
  // What a custom type or an enumeration makes is a plain column.
  if (chain.name === "customType")
    return {
      name,
      file: file.fileName,
      type: customType(chain),
      isUnique: false,
      isUpdateTime: false,
    };
  if (/^\w+Enum$/.test(chain.name) && elementsOf(chain.args[1]) !== undefined)
    return { name, file: file.fileName, type: "text", isUnique: false, isUpdateTime: false };
  const column = returned === undefined ? undefined : columnIn(returned, file);
  if (column === undefined || column.helper !== undefined) return undefined;
  const { type, key, isUpdateTime } = column;
  return {
    name,
    file: file.fileName,
    type,
    isUnique: key !== undefined,
    isUpdateTime: isUpdateTime === true,
  };
}

/** `customType<{ data: number }>({…})`. */
function customType({ typeArguments: [given] }: CallChain): FieldType {
  if (given === undefined || !ts.isTypeLiteralNode(given)) return "unknown";
  for (const member of given.members)
    if (ts.isPropertySignature(member) && propertyName(member.name) === "data")
      return typeOfNode(member.type) ?? "unknown";
  return "unknown";
}
