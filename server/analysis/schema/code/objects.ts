/** Reads entities that objects define field by field: MikroORM, TypeORM's `EntitySchema`, `model.define`. */
import { ts } from "ts-morph";
import type { UniqueKey } from "../../../../rules/kit/analysis.ts";
import { literalText, propertyName, unwrap } from "../../../../rules/kit/syntax.ts";
import type { SchemaSource } from "../entity.ts";
import { typeNamed } from "../types.ts";
import { typeIn } from "./decorators.ts";
import type { CodeField, Reading } from "./reading.ts";
import {
  type CallChain,
  chainOf,
  elementsOf,
  isOn,
  isTrue,
  lastNameOf,
  nodesIn,
  objectIn,
  placeIn,
  returnedBy,
  textOf,
  textsIn,
  valueAt,
} from "./trees.ts";

export const OBJECTS = /\bdefineEntity\b|\bEntitySchema\b|\bmodel\s*\.define\b/;

export function readObjects(file: ts.SourceFile, into: Reading): void {
  for (const node of nodesIn(file)) {
    if (ts.isNewExpression(node) && lastNameOf(node.expression) === "EntitySchema")
      readDefinition(node.arguments?.[0], file, into);
    if (!ts.isVariableDeclaration(node) && !ts.isExportAssignment(node)) continue;
    const value = ts.isExportAssignment(node) ? node.expression : node.initializer;
    const chain = value === undefined ? undefined : chainOf(value, file);
    if (chain?.name === "defineEntity") readDefinition(chain.args[0], file, into);
    const isModel = chain?.name === "define" && lastNameOf(receiverOf(chain)) === "model";
    if (chain !== undefined && isModel)
      readModel(chain, ts.isVariableDeclaration(node) ? node.name : undefined, file, into);
  }
}

function receiverOf({ callee }: CallChain): ts.Expression | undefined {
  return ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
}

/** `{ name, tableName, properties: (p) => ({…}), uniques: [{ properties }] }`, `{ name, columns: {…} }`. */
function readDefinition(
  definition: ts.Expression | undefined,
  file: ts.SourceFile,
  into: Reading,
): void {
  const object = objectIn(definition);
  const title = valueAt(object, "name") ?? valueAt(object, "class") ?? valueAt(object, "target");
  const name = literalText(title) ?? lastNameOf(title);
  if (object === undefined || title === undefined || name === undefined) return;
  const columns = objectIn(valueAt(object, "columns"));
  const properties = objectIn(valueAt(object, "properties"));
  const read = fieldsIn(properties ?? columns, file);
  const relations = fieldsIn(objectIn(valueAt(object, "relations")), file);
  const keys = keysIn(object, file);
  const base = valueAt(object, "extends");
  const source: SchemaSource = columns === undefined ? "mikro-orm" : "typeorm";
  into.entities.push({
    name,
    otherNames: [textOf(object, "tableName")],
    source,
    place: placeIn(file, title),
    fields: [
      ...read.fields,
      ...relations.fields.map((field): CodeField => ({ ...field, type: "relation" })),
    ],
    uniques: [...read.uniques, ...relations.uniques, ...keys.uniques],
    isComplete:
      (properties ?? columns) !== undefined &&
      read.isComplete &&
      relations.isComplete &&
      keys.isComplete,
    takes:
      base === undefined
        ? read.takes
        : [...read.takes, lastNameOf(base) ?? literalText(base) ?? ""],
    isPiece: false,
  });
}

/** `model.define("user", {…}).indexes([{ on: ["a"], unique: true }])`. */
function readModel(
  { args, steps }: CallChain,
  variable: ts.BindingName | undefined,
  file: ts.SourceFile,
  into: Reading,
): void {
  const [title, definition] = args;
  const options = objectIn(title);
  const name = literalText(title) ?? textOf(options, "name");
  const object = objectIn(definition);
  if (title === undefined || name === undefined || object === undefined) return;
  const read = fieldsIn(object, file);
  const listed = steps
    .filter((step) => step.name === "indexes")
    .map((step) => indexesIn(step.args[0], "on", file));
  into.entities.push({
    name,
    otherNames: [
      textOf(options, "tableName"),
      variable !== undefined && ts.isIdentifier(variable) ? variable.text : undefined,
    ],
    source: "models",
    place: placeIn(file, title),
    fields: read.fields,
    uniques: [...read.uniques, ...listed.flatMap(({ uniques }) => uniques)],
    isComplete: read.isComplete && listed.every(({ isComplete }) => isComplete),
    takes: read.takes,
    isPiece: false,
  });
}

interface Fields {
  readonly fields: readonly CodeField[];
  readonly uniques: readonly UniqueKey[];
  readonly isComplete: boolean;
  readonly takes: readonly string[];
}

function fieldsIn(object: ts.ObjectLiteralExpression | undefined, file: ts.SourceFile): Fields {
  const fields: CodeField[] = [];
  const uniques: UniqueKey[] = [];
  const takes: string[] = [];
  const primary: CodeField[] = [];
  let isComplete = true;
  for (const property of object?.properties ?? []) {
    if (ts.isSpreadAssignment(property)) {
      const piece = lastNameOf(property.expression);
      if (piece === undefined) isComplete = false;
      else takes.push(piece);
      continue;
    }
    const name = property.name === undefined ? undefined : propertyName(property.name);
    if (name === undefined || !ts.isPropertyAssignment(property)) {
      isComplete = false;
      continue;
    }
    const place = placeIn(file, property.name);
    const value = returnedBy(property.initializer) ?? unwrap(property.initializer);
    const read = fieldIn(value, file);
    const field: CodeField = { name, ...read.field, place };
    fields.push(field);
    if (read.isPrimary) primary.push(field);
    if (read.isUnique) uniques.push({ fields: [name], place });
  }
  const [first] = primary;
  if (first !== undefined)
    uniques.unshift({ fields: primary.map(({ name }) => name), place: first.place });
  return { fields, uniques, isComplete, takes };
}

interface Read {
  readonly field: Omit<CodeField, "name" | "place">;
  readonly isPrimary: boolean;
  readonly isUnique: boolean;
}

const RELATION =
  /^(?:belongsTo|has(?:One|Many)|manyTo(?:One|Many)|oneTo(?:One|Many))$|\b[mn1]:[mn1]\b/;

/** `p.string().unique()`, `{ type: "varchar", unique: true }`. */
function fieldIn(value: ts.Expression, file: ts.SourceFile): Read {
  if (ts.isObjectLiteralExpression(value)) {
    const type = valueAt(value, "type") ?? valueAt(value, "entity");
    const kind = textOf(value, "kind") ?? textOf(value, "type") ?? "";
    return {
      field: {
        column: textOf(value, "name") ?? textOf(value, "fieldName"),
        type: RELATION.test(kind) ? "relation" : (typeIn(type) ?? "unknown"),
        isUpdateTime: isOn(valueAt(value, "updateDate")) || isOn(valueAt(value, "onUpdate")),
        isVersion: isTrue(valueAt(value, "version")),
      },
      isPrimary: isTrue(valueAt(value, "primary")),
      isUnique: isOn(valueAt(value, "unique")),
    };
  }
  const chain = chainOf(value, file);
  if (chain === undefined)
    return { field: { type: typeIn(value) ?? "unknown" }, isPrimary: false, isUnique: false };
  const { name, args, steps } = chain;
  const has = (...names: readonly string[]): boolean =>
    steps.some((step) => names.includes(step.name));
  const type = has("array")
    ? "list"
    : RELATION.test(name)
      ? "relation"
      : (PROPERTY_TYPES.get(name) ?? typeNamed(name) ?? typeIn(args[0]) ?? "unknown");
  return {
    field: {
      column: literalText(
        steps.find((step) => step.name === "fieldName" || step.name === "name")?.args[0],
      ),
      type,
      isUpdateTime: type === "time" && has("onUpdate"),
      isVersion: has("version"),
    },
    isPrimary: has("primary", "primaryKey"),
    isUnique: has("unique") || (name === "oneToOne" && has("owner")),
  };
}

const PROPERTY_TYPES: ReadonlyMap<string, CodeField["type"]> = new Map([
  ["id", "text"],
  ["bigNumber", "number"],
  ["autoincrement", "number"],
  ["embedded", "json"],
]);

/** `uniques: [{ properties }]`, `indexes: [{ properties, unique }]`, `uniques: [{ columns }]`, `indices: …`. */
function keysIn(
  object: ts.ObjectLiteralExpression,
  file: ts.SourceFile,
): { readonly uniques: readonly UniqueKey[]; readonly isComplete: boolean } {
  const found = ["uniques", "indexes", "indices"].map((key) => {
    const list = valueAt(object, key);
    return list === undefined
      ? { uniques: [], isComplete: true }
      : indexesIn(list, key === "uniques" ? "always" : "properties", file);
  });
  return {
    uniques: found.flatMap(({ uniques }) => uniques),
    isComplete: found.every(({ isComplete }) => isComplete),
  };
}

function indexesIn(
  list: ts.Expression | undefined,
  kind: "on" | "always" | "properties",
  file: ts.SourceFile,
): { readonly uniques: readonly UniqueKey[]; readonly isComplete: boolean } {
  const items = elementsOf(returnedBy(list));
  if (items === undefined) return { uniques: [], isComplete: false };
  const uniques: UniqueKey[] = [];
  let isComplete = true;
  for (const item of items) {
    const index = objectIn(item);
    if (index === undefined) isComplete = false;
    if (kind !== "always" && !isTrue(valueAt(index, "unique"))) continue;
    const keys = ["on", "properties", "columns"].map((key) => textsIn(valueAt(index, key)));
    const fields = keys.find((each) => each !== undefined);
    const isPartial = ["where", "expression"].some((key) => valueAt(index, key) !== undefined);
    if (fields === undefined || isPartial) isComplete = false;
    else uniques.push({ fields, place: placeIn(file, item) });
  }
  return { uniques, isComplete };
}
