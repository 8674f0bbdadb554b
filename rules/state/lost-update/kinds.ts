/** Writes from a read that lose less than they seem to. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { unitOf } from "../../kit/flow/origins.ts";
import { ancestors, calledName, descendants, propertyName, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import type { Update } from "./updates.ts";

/**
 * A version that is counted up and also put into a record of its own: of two writers with one version
 * the record can refuse the second.
 */
export function logsVersion({ write, composition }: Update): boolean {
  const { field, base } = composition;
  if (!/^_{0,2}(version|revision|rev|v)$/i.test(field)) return false;
  const text = unwrap(base).getText();
  for (const node of descendants(unitOf(write))) {
    if (!ts.isCallExpression(node) || node === write || node.pos < write.pos) continue;
    if (isWithin(write, node) || calledName(node.expression) === undefined) continue;
    for (const argument of node.arguments)
      for (const each of descendants(argument)) {
        const name = ts.isPropertyAssignment(each) ? propertyName(each.name) : undefined;
        if (ts.isPropertyAssignment(each) && name !== undefined && /version|rev/i.test(name)) {
          if (each.initializer.getText().includes(text)) return true;
        } else if (ts.isShorthandPropertyAssignment(each) && each.name.text === text) return true;
      }
  }
  return false;
}

/** `{ ...current, a, b }` where the type of `current` has no other keys: nothing of what was read is left. */
export function replacesAll({ composition }: Update, analysis: Analysis): boolean {
  if (composition.kind !== "object") return false;
  const literal = literalAround(composition.node);
  const spread = literal?.properties.find(ts.isSpreadAssignment);
  if (literal === undefined || spread === undefined) return false;
  const given = new Set(
    literal.properties.flatMap((each) =>
      each.name === undefined ? [] : [propertyName(each.name) ?? ""],
    ),
  );
  const keys = keysOf(spread.expression, analysis);
  return keys !== undefined && keys.length > 0 && keys.every((key) => given.has(key));
}

/**
 * `{ ...current, color }` where nothing in this file sets other keys of the field: often one form owns them all, and
 * whoever saves last is meant to win. Keys that come from elsewhere, or that are made, may be anybody's.
 */
export function mayOwnAll({ composition }: Update): boolean {
  if (composition.kind !== "object") return false;
  const literal = ts.isObjectLiteralExpression(composition.node) ? composition.node : undefined;
  // `current.flag = …`: one key of a value that was just read.
  if (literal === undefined) return isOneKey(composition.node);
  const spreads = literal.properties.filter(ts.isSpreadAssignment);
  if (spreads.length > 1) return false;
  const given = literal.properties.filter((each) => !ts.isSpreadAssignment(each));
  if (given.some((each) => each.name !== undefined && ts.isComputedPropertyName(each.name)))
    return false;
  // `{ ...current, list: [...current.list, item] }`: the list is what others add to.
  if (given.some((each) => ts.isPropertyAssignment(each) && isRebuilt(each.initializer)))
    return false;
  return !hasOtherWriter(literal, composition.field);
}

/** `current.flag = value`, as against `current[id] = value`, `current.list.push(item)` and whole objects merged. */
function isOneKey(change: ts.Node): boolean {
  if (!ts.isBinaryExpression(change)) return false;
  return ts.isPropertyAccessExpression(change.left) && !isRebuilt(change.right);
}

function isRebuilt(value: ts.Expression): boolean {
  return [...descendants(value)].some(ts.isSpreadElement);
}

/** Another literal of the file gives the same field a merged object with other keys. */
function hasOtherWriter(literal: ts.ObjectLiteralExpression, field: string): boolean {
  const own = keysGiven(literal);
  for (const node of descendants(literal.getSourceFile())) {
    if (!ts.isPropertyAssignment(node) || propertyName(node.name) !== field) continue;
    const value = unwrap(node.initializer);
    if (!ts.isObjectLiteralExpression(value) || value === literal) continue;
    if (!value.properties.some(ts.isSpreadAssignment)) continue;
    if (keysGiven(value).some((key) => !own.includes(key))) return true;
  }
  return false;
}

function keysGiven(literal: ts.ObjectLiteralExpression): readonly string[] {
  return literal.properties.flatMap((each) =>
    each.name === undefined ? [] : [propertyName(each.name) ?? ""],
  );
}

function literalAround(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(node)) return node;
  return [...ancestors(node)].find(ts.isObjectLiteralExpression);
}

/** The keys by type, or those of the schema that the value was parsed with. */
function keysOf(expression: ts.Expression, analysis: Analysis): readonly string[] | undefined {
  const at = unwrap(expression);
  const type = analysis.checker.getTypeAtLocation(at);
  if ((type.flags & ts.TypeFlags.Object) !== 0 && type.getStringIndexType() === undefined)
    return type.getProperties().map((each) => each.name);
  if (!ts.isIdentifier(at)) return undefined;
  const declaration = localDeclaration(at, analysis);
  const made =
    declaration !== undefined && ts.isVariableDeclaration(declaration)
      ? declaration.initializer
      : undefined;
  return made === undefined ? undefined : parsedKeys(unwrap(made), analysis);
}

/** `schema.parse(value)` with `const schema = z.object({ … })`. */
function parsedKeys(made: ts.Expression, analysis: Analysis): readonly string[] | undefined {
  const call = ts.isAwaitExpression(made) ? unwrap(made.expression) : made;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression))
    return undefined;
  if (!/^parse(Async)?$/.test(call.expression.name.text)) return undefined;
  const declared = analysis.declarationOf(unwrap(call.expression.expression));
  const schema =
    declared !== undefined &&
    ts.isVariableDeclaration(declared) &&
    declared.initializer !== undefined
      ? unwrap(declared.initializer)
      : undefined;
  if (schema === undefined || !ts.isCallExpression(schema)) return undefined;
  if (!/^(object|strictObject)$/.test(calledName(schema.expression)?.text ?? "")) return undefined;
  const [shape] = schema.arguments;
  const literal = shape === undefined ? undefined : unwrap(shape);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return undefined;
  if (literal.properties.some(ts.isSpreadAssignment)) return undefined;
  return literal.properties.flatMap((each) =>
    each.name === undefined ? [] : [propertyName(each.name) ?? ""],
  );
}

function isWithin(node: ts.Node, root: ts.Node): boolean {
  return node.pos >= root.pos && node.end <= root.end;
}
