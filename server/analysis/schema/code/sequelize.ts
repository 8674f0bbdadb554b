/** Reads Sequelize models that objects define: `User.init({…}, {…})`, `sequelize.define("user", {…})`. */
import { ts } from "ts-morph";
import type { UniqueKey } from "../../../../rules/kit/analysis.ts";
import { literalText, propertyName, unwrap } from "../../../../rules/kit/syntax.ts";
import { typeIn } from "./decorators.ts";
import type { CodeField, Reading } from "./reading.ts";
import {
  elementsOf,
  isOn,
  isTrue,
  lastNameOf,
  nodesIn,
  objectIn,
  placeIn,
  textOf,
  textsIn,
  valueAt,
} from "./trees.ts";

export const SEQUELIZE = /\bsequelize\b/i;

export function readSequelize(file: ts.SourceFile, into: Reading): void {
  for (const node of nodesIn(file)) {
    if (!ts.isCallExpression(node)) continue;
    const callee = unwrap(node.expression);
    if (!ts.isPropertyAccessExpression(callee)) continue;
    const [first, second, third] = node.arguments;
    if (callee.name.text === "init" && usesSequelize(objectIn(second)))
      readModel(lastNameOf(callee.expression), callee.expression, first, second, file, into);
    if (
      callee.name.text === "define" &&
      /sequelize|^(?:db|connection|orm)$/i.test(lastNameOf(callee.expression) ?? "")
    )
      readModel(literalText(first), first, second, third, file, into);
  }
}

/** Many things have an `init`; only a model is given a connection. */
function usesSequelize(options: ts.ObjectLiteralExpression | undefined): boolean {
  return ["sequelize", "tableName", "modelName"].some((key) => valueAt(options, key) !== undefined);
}

function readModel(
  name: string | undefined,
  at: ts.Node | undefined,
  definition: ts.Expression | undefined,
  given: ts.Expression | undefined,
  file: ts.SourceFile,
  into: Reading,
): void {
  const attributes = objectIn(definition);
  if (name === undefined || at === undefined || definition === undefined) return;
  const options = objectIn(given);
  const place = placeIn(file, at);
  const read = attributes === undefined ? undefined : attributesIn(attributes, file);
  const indexes = indexesIn(options, file);
  const fields = [...(read?.fields ?? [])];
  const uniques = [...(read?.uniques ?? []), ...indexes.uniques];
  if (read !== undefined && !read.hasPrimary) {
    fields.unshift({ name: "id", type: "number", place });
    uniques.unshift({ fields: ["id"], place });
  }
  const has = (field: string): boolean => fields.some((each) => each.name === field);
  const timestamps = valueAt(options, "timestamps");
  if (timestamps === undefined || isOn(timestamps))
    for (const field of ["createdAt", "updatedAt"])
      if (!has(field))
        fields.push({ name: field, type: "time", place, isUpdateTime: field === "updatedAt" });
  const version = valueAt(options, "version");
  if (isOn(version))
    fields.push({
      name: literalText(version) ?? "version",
      type: "number",
      place,
      isVersion: true,
    });
  into.entities.push({
    name,
    otherNames: [textOf(options, "tableName"), textOf(options, "modelName")],
    source: "sequelize",
    place,
    fields,
    uniques,
    isComplete: read?.isComplete === true && indexes.isComplete,
    takes: read?.takes ?? [],
    isPiece: false,
  });
}

export interface Attributes {
  readonly fields: readonly CodeField[];
  readonly uniques: readonly UniqueKey[];
  readonly hasPrimary: boolean;
  readonly isComplete: boolean;
  readonly takes: readonly string[];
}

/** `{ email: { type: DataTypes.STRING, unique: true }, age: DataTypes.INTEGER }`. */
export function attributesIn(object: ts.ObjectLiteralExpression, file: ts.SourceFile): Attributes {
  const fields: CodeField[] = [];
  const takes: string[] = [];
  const primary: CodeField[] = [];
  const groups = new Map<string, CodeField[]>();
  let isComplete = true;
  for (const property of object.properties) {
    if (ts.isSpreadAssignment(property)) {
      const piece = lastNameOf(property.expression);
      if (piece === undefined) isComplete = false;
      else takes.push(piece);
      continue;
    }
    const name = property.name === undefined ? undefined : propertyName(property.name);
    if (name === undefined || property.name === undefined) {
      isComplete = false;
      continue;
    }
    const value = ts.isPropertyAssignment(property) ? unwrap(property.initializer) : undefined;
    const spec = value !== undefined && ts.isObjectLiteralExpression(value) ? value : undefined;
    const field: CodeField = {
      name,
      column: textOf(spec, "field"),
      type: typeIn(spec === undefined ? value : valueAt(spec, "type")) ?? "unknown",
      place: placeIn(file, property.name),
    };
    fields.push(field);
    if (isTrue(valueAt(spec, "primaryKey"))) primary.push(field);
    const unique = valueAt(spec, "unique");
    if (!isOn(unique)) continue;
    const title = literalText(unique) ?? textOf(objectIn(unique), "name") ?? `\n${name}`;
    groups.set(title, [...(groups.get(title) ?? []), field]);
  }
  const uniques = [primary, ...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ fields: group.map(({ name }) => name), place: first.place }];
  });
  return { fields, uniques, hasPrimary: primary.length > 0, isComplete, takes };
}

/** `indexes: [{ unique: true, fields: ["a", "b"] }]`. */
function indexesIn(
  options: ts.ObjectLiteralExpression | undefined,
  file: ts.SourceFile,
): { readonly uniques: readonly UniqueKey[]; readonly isComplete: boolean } {
  const given = valueAt(options, "indexes");
  if (given === undefined) return { uniques: [], isComplete: true };
  const items = elementsOf(given);
  if (items === undefined) return { uniques: [], isComplete: false };
  const uniques: UniqueKey[] = [];
  let isComplete = true;
  for (const item of items) {
    const index = objectIn(item);
    if (index === undefined) isComplete = false;
    const isUnique =
      isTrue(valueAt(index, "unique")) || /unique/i.test(textOf(index, "type") ?? "");
    if (!isUnique) continue;
    const fields = textsIn(valueAt(index, "fields"));
    if (fields === undefined || valueAt(index, "where") !== undefined) isComplete = false;
    else uniques.push({ fields, place: placeIn(file, item) });
  }
  return { uniques, isComplete };
}
