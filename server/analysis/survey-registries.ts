/** Finds the functions that a table of them may hand out: `handlers[event.type](event)`, `registry.get(name)(input)`. */
import { ts } from "ts-morph";
import { type Value, valuesOf } from "../../rules/kit/called.ts";
import { functionOf } from "../../rules/kit/sinks.ts";
import {
  calledName,
  type FunctionNode,
  isFunctionNode,
  propertyName,
  unwrap,
} from "../../rules/kit/syntax.ts";
import type { Queries } from "./queries.ts";

/** Where more may stand in a table, nothing is said of it. */
const MOST_VALUES = 40;

const memories = new WeakMap<Queries, Map<ts.Declaration, readonly Value[] | undefined>>();

/** Empty where no table is read, or where something is put there that cannot be followed. */
export function bodiesRegistered(
  call: ts.CallExpression,
  analysis: Queries,
): readonly FunctionNode[] {
  const callee = unwrap(call.expression);
  const table = tableRead(callee, analysis);
  if (table !== undefined)
    return (heldIn(table, analysis) ?? []).filter((each) => isFunctionNode(each));
  if (!ts.isPropertyAccessExpression(callee)) return [];
  const owners = tableRead(callee.expression, analysis);
  const held = owners === undefined ? [] : (heldIn(owners, analysis) ?? []);
  const bodies = held.map((each) => memberOf(each, callee.name.text, analysis));
  const found = bodies.filter((each) => each !== undefined);
  return found.length === bodies.length ? found : [];
}

/** The table that an expression takes an entry of, in place or by way of a constant. */
function tableRead(expression: ts.Expression, analysis: Queries): ts.Expression | undefined {
  const node = unwrap(expression);
  if (ts.isElementAccessExpression(node)) return node.expression;
  if (ts.isCallExpression(node)) {
    const read = unwrap(node.expression);
    return ts.isPropertyAccessExpression(read) && read.name.text === "get"
      ? read.expression
      : undefined;
  }
  if (!ts.isIdentifier(node)) return undefined;
  const declared = analysis.declarationOf(node);
  if (declared === undefined || !ts.isVariableDeclaration(declared)) return undefined;
  const made = declared.initializer && unwrap(declared.initializer);
  return made === undefined || ts.isIdentifier(made) ? undefined : tableRead(made, analysis);
}

function heldIn(table: ts.Expression, analysis: Queries): readonly Value[] | undefined {
  const declared = analysis.declarationOf(unwrap(table));
  if (
    declared === undefined ||
    !(ts.isVariableDeclaration(declared) || ts.isPropertyDeclaration(declared)) ||
    declared.initializer === undefined
  )
    return undefined;
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  if (!memory.has(declared)) {
    // A table that holds itself ends here.
    memory.set(declared, undefined);
    memory.set(declared, valuesIn(declared, declared.initializer, analysis));
  }
  return memory.get(declared);
}

function valuesIn(
  declared: ts.Declaration,
  made: ts.Expression,
  analysis: Queries,
): readonly Value[] | undefined {
  const begun = entriesOf(unwrap(made));
  if (begun === undefined) return undefined;
  const later = analysis.referencesTo(declared).flatMap((use) => put(use) ?? []);
  const all = [...begun, ...later].map((each) =>
    isFunctionNode(each) ? [each] : valuesOf(each, analysis),
  );
  const found = [...new Set(all.flat())];
  return all.some((each) => each.length === 0) || found.length > MOST_VALUES ? undefined : found;
}

/** What a table begins with: a literal, or a `Map` of pairs; undefined for anything else. */
function entriesOf(made: ts.Expression): readonly (ts.Expression | FunctionNode)[] | undefined {
  if (ts.isObjectLiteralExpression(made)) {
    if (made.properties.some(ts.isSpreadAssignment)) return undefined;
    return made.properties.flatMap((each): readonly (ts.Expression | FunctionNode)[] => {
      if (ts.isPropertyAssignment(each)) return [each.initializer];
      if (ts.isShorthandPropertyAssignment(each)) return [each.name];
      return ts.isMethodDeclaration(each) ? [each] : [];
    });
  }
  if (!ts.isNewExpression(made) || made.expression.getText() !== "Map") return undefined;
  const [list] = made.arguments ?? [];
  if (list === undefined) return [];
  const pairs = unwrap(list);
  if (!ts.isArrayLiteralExpression(pairs)) return undefined;
  const values = pairs.elements.map((each) => {
    const pair = unwrap(each);
    return ts.isArrayLiteralExpression(pair) ? pair.elements[1] : undefined;
  });
  return values.every((each) => each !== undefined) ? values : undefined;
}

/** What a mention of the table puts in: `table[key] = value`, `table.set(key, value)`. */
function put(use: ts.Node): ts.Expression | undefined {
  const { parent } = use;
  const access = ts.isPropertyAccessExpression(parent) && parent.name === use ? parent : use;
  const around = access.parent;
  if (ts.isPropertyAccessExpression(around) && ts.isCallExpression(around.parent))
    return calledName(around)?.text === "set" ? around.parent.arguments[1] : undefined;
  const isEntry = ts.isElementAccessExpression(around) || ts.isPropertyAccessExpression(around);
  const given = around.parent;
  return isEntry &&
    ts.isBinaryExpression(given) &&
    given.left === around &&
    given.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ? given.right
    : undefined;
}

function memberOf(value: Value, name: string, analysis: Queries): FunctionNode | undefined {
  if (isFunctionNode(value)) return undefined;
  const members: readonly (ts.ClassElement | ts.ObjectLiteralElementLike)[] = ts.isClassLike(value)
    ? value.members
    : value.properties;
  for (const each of members) {
    if (each.name === undefined || propertyName(each.name) !== name) continue;
    if (ts.isShorthandPropertyAssignment(each))
      return functionOf(analysis.declarationOf(each.name));
    return functionOf(each);
  }
  return undefined;
}
