/** Reads Mongoose schemas, what is added to them later, and the models made from them. */
import { ts } from "ts-morph";
import type { UniqueKey } from "../../../../rules/kit/analysis.ts";
import type { Place } from "../../../../rules/kit/rule.ts";
import { literalText, propertyName, unwrap } from "../../../../rules/kit/syntax.ts";
import { typeIn } from "./decorators.ts";
import type { Addition, CodeField, Reading } from "./reading.ts";
import {
  isOn,
  isTrue,
  lastNameOf,
  nodesIn,
  objectIn,
  placeIn,
  textOf,
  valueAt,
  variablesIn,
} from "./trees.ts";

export const MONGOOSE = /["'](?:mongoose|@nestjs\/mongoose)["']|\.Schema\b|\bnew Schema\b/;

export function readMongoose(file: ts.SourceFile, into: Reading): void {
  for (const { name, value } of variablesIn(file)) {
    if (isSchema(value)) readSchema(value, name, file, into);
    else if (ts.isObjectLiteralExpression(value)) readOptions(value, name, file, into);
    const made = classOfSchema(value);
    if (made !== undefined)
      into.additions.push({ to: made, file: file.fileName, otherNames: [name.text] });
  }
  const forwarders = forwardersIn(file);
  for (const node of nodesIn(file)) {
    if (!ts.isCallExpression(node)) continue;
    const addition =
      additionBy(node, file) ?? modelBy(node, file) ?? forwarded(node, forwarders, file);
    if (addition !== undefined) into.additions.push(addition);
  }
}

/** `new Schema({…})`, `new mongoose.Schema({…}, {…})`. */
function isSchema(node: ts.Expression): node is ts.NewExpression {
  return ts.isNewExpression(node) && lastNameOf(node.expression) === "Schema";
}

/** `SchemaFactory.createForClass(Cat)`, `getModelForClass(Cat)`. */
function classOfSchema(node: ts.Expression): string | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const name = lastNameOf(node.expression);
  if (name !== "createForClass" && name !== "getModelForClass") return undefined;
  return lastNameOf(node.arguments[0]);
}

function readSchema(
  node: ts.NewExpression,
  name: ts.Identifier,
  file: ts.SourceFile,
  into: Reading,
): void {
  const [definition, given] = node.arguments ?? [];
  const object = objectIn(definition);
  const options = objectIn(given);
  const read = object === undefined ? undefined : fieldsIn(object, file);
  const held = object === undefined ? lastNameOf(definition) : undefined;
  const place = placeIn(file, name);
  const fields = [...(read?.fields ?? [])];
  const uniques = [...(read?.uniques ?? [])];
  if (!fields.some((field) => field.name === "_id"))
    fields.unshift({ name: "_id", type: "text", place });
  if (!uniques.some((key) => key.fields.join() === "_id"))
    uniques.unshift({ fields: ["_id"], place });
  fields.push(...timesIn(options, place));
  if (isTrue(valueAt(options, "optimisticConcurrency")))
    fields.push({ name: "__v", type: "number", place, isVersion: true });
  into.entities.push({
    name: name.text,
    otherNames: [textOf(options, "collection")],
    source: "mongoose",
    place,
    fields,
    uniques,
    isComplete: read?.isComplete ?? held !== undefined,
    takes: [...(read?.takes ?? []), ...(held === undefined ? [] : [held])],
    mayTake: options === undefined ? [lastNameOf(given)].flatMap((each) => each ?? []) : [],
    isPiece: false,
  });
}

/** `const options = { timestamps: true }`, which schemas of other files are given. */
function readOptions(
  object: ts.ObjectLiteralExpression,
  name: ts.Identifier,
  file: ts.SourceFile,
  into: Reading,
): void {
  const place = placeIn(file, name);
  const fields = timesIn(object, place);
  if (fields.length === 0) return;
  into.entities.push({
    name: name.text,
    otherNames: [],
    source: "mongoose",
    place,
    fields,
    uniques: [],
    isComplete: true,
    takes: [],
    isPiece: true,
  });
}

/** `timestamps: true`, `timestamps: { updatedAt: "changed_at" }`. */
function timesIn(options: ts.ObjectLiteralExpression | undefined, place: Place): CodeField[] {
  const given = valueAt(options, "timestamps");
  if (!isOn(given)) return [];
  const names = objectIn(given);
  const created: CodeField = {
    name: textOf(names, "createdAt") ?? "createdAt",
    type: "time",
    place,
  };
  const updated = textOf(names, "updatedAt") ?? "updatedAt";
  return [created, { name: updated, type: "time", place, isUpdateTime: true }];
}

interface Fields {
  readonly fields: readonly CodeField[];
  readonly uniques: readonly UniqueKey[];
  readonly isComplete: boolean;
  readonly takes: readonly string[];
}

function fieldsIn(object: ts.ObjectLiteralExpression, file: ts.SourceFile): Fields {
  const fields: CodeField[] = [];
  const uniques: UniqueKey[] = [];
  const takes: string[] = [];
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
    const place = placeIn(file, property.name);
    const value = ts.isPropertyAssignment(property) ? unwrap(property.initializer) : undefined;
    const spec = value !== undefined && ts.isObjectLiteralExpression(value) ? value : undefined;
    // A nested document has no `type` of its own, or a field that is called so.
    const type = spec === undefined ? value : valueAt(spec, "type");
    const isNested = spec !== undefined && type === undefined;
    fields.push({ name, type: isNested ? "json" : (typeIn(type) ?? "unknown"), place });
    if (!isNested && isOn(valueAt(spec, "unique"))) uniques.push({ fields: [name], place });
  }
  return { fields, uniques, isComplete, takes };
}

/** `schema.index({ a: 1 }, { unique: true })`, `schema.add({…})`. */
function additionBy(call: ts.CallExpression, file: ts.SourceFile): Addition | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const to = lastNameOf(callee.expression);
  if (to === undefined) return undefined;
  if (callee.name.text === "index") return keyOf(to, call.arguments, call, file);
  if (callee.name.text !== "add" || !/schema/i.test(to)) return undefined;
  const object = objectIn(call.arguments[0]);
  if (object === undefined) return { to, file: file.fileName, isOpen: true };
  const { fields, uniques, isComplete } = fieldsIn(object, file);
  return { to, file: file.fileName, fields, uniques, isOpen: !isComplete };
}

/** Undefined for an index that is not unique. */
function keyOf(
  to: string,
  [fields, given]: readonly ts.Expression[],
  node: ts.Node,
  file: ts.SourceFile,
): Addition | undefined {
  const options = objectIn(given);
  if (!isTrue(valueAt(options, "unique"))) return undefined;
  const object = objectIn(fields);
  const names = object?.properties.map((property) =>
    property.name === undefined ? undefined : propertyName(property.name),
  );
  const isPartial = valueAt(options, "partialFilterExpression") !== undefined;
  if (isPartial || names === undefined || names.some((name) => name === undefined))
    return { to, file: file.fileName, isOpen: true };
  const key = { fields: names.flatMap((name) => name ?? []), place: placeIn(file, node) };
  return { to, file: file.fileName, uniques: [key] };
}

/** `model("User", userSchema)`, `mongoose.model<User>("User", userSchema)`, `{ name: User.name, schema }`. */
function modelBy(call: ts.CallExpression, file: ts.SourceFile): Addition | undefined {
  const name = lastNameOf(call.expression);
  const [title, schema, collection] = call.arguments;
  const to = lastNameOf(schema);
  const text = literalText(title === undefined ? undefined : unwrap(title));
  if (name !== "model" && name !== "discriminator") return undefined;
  if (to === undefined || text === undefined) return undefined;
  const other = literalText(collection);
  return {
    to,
    file: file.fileName,
    otherNames: other === undefined ? [text] : [text, other],
  };
}

/** Functions of the file that hand their parameters to `schema.index`: name → schema. */
function forwardersIn(file: ts.SourceFile): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isFunctionDeclaration(statement) || statement.name === undefined) continue;
    const parameters = statement.parameters.map(({ name }) => lastNameOfBinding(name));
    for (const node of nodesIn(statement)) {
      if (!ts.isCallExpression(node)) continue;
      const callee = unwrap(node.expression);
      if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "index") continue;
      const to = lastNameOf(callee.expression);
      const isForwarded = node.arguments.every(
        (argument, index) => lastNameOf(argument) === parameters[index],
      );
      if (to !== undefined && isForwarded) found.set(statement.name.text, to);
    }
  }
  return found;
}

function lastNameOfBinding(name: ts.BindingName): string | undefined {
  return ts.isIdentifier(name) ? name.text : undefined;
}

function forwarded(
  call: ts.CallExpression,
  forwarders: ReadonlyMap<string, string>,
  file: ts.SourceFile,
): Addition | undefined {
  const callee = unwrap(call.expression);
  const to = ts.isIdentifier(callee) ? forwarders.get(callee.text) : undefined;
  return to === undefined ? undefined : keyOf(to, call.arguments, call, file);
}
