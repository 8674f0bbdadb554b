/** Finds the methods of what is kept in an untyped record, by what the repository puts there: `this.clients[name].send()`. */
import { ts } from "ts-morph";
import { functionOf } from "../../rules/kit/sinks.ts";
import { type FunctionNode, unwrap } from "../../rules/kit/syntax.ts";
import type { Queries } from "./queries.ts";

const memories = new WeakMap<Queries, Map<ts.Declaration, readonly ts.Type[]>>();

/** Empty where the receiver has a type, or where something unknown is put into the record as well. */
export function bodiesHeld(call: ts.CallExpression, analysis: Queries): readonly FunctionNode[] {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return [];
  const receiver = elementOf(callee.expression, analysis);
  if (receiver === undefined || !isAny(analysis.checker.getTypeAtLocation(receiver))) return [];
  const record = analysis.declarationOf(unwrap(receiver.expression));
  if (
    record === undefined ||
    !(ts.isPropertyDeclaration(record) || ts.isVariableDeclaration(record))
  )
    return [];
  const bodies = typesHeld(record, analysis).flatMap((type) => {
    const member = analysis.checker.getPropertyOfType(type, callee.name.text)?.valueDeclaration;
    const body = functionOf(member);
    return body === undefined ? [] : [body];
  });
  return [...new Set(bodies)];
}

/** `record[key]`, or the constant that was taken from there. */
function elementOf(
  expression: ts.Expression,
  analysis: Queries,
): ts.ElementAccessExpression | undefined {
  const node = unwrap(expression);
  if (ts.isElementAccessExpression(node)) return node;
  const declared = ts.isIdentifier(node) ? analysis.declarationOf(node) : undefined;
  if (declared === undefined || !ts.isVariableDeclaration(declared)) return undefined;
  const made = declared.initializer && unwrap(declared.initializer);
  return made !== undefined && ts.isElementAccessExpression(made) ? made : undefined;
}

function typesHeld(record: ts.Declaration, analysis: Queries): readonly ts.Type[] {
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  let found = memory.get(record);
  if (found === undefined) {
    const types = analysis.referencesTo(record).flatMap((use) => typesPut(use, analysis));
    found = types.some(isAny) ? [] : [...new Set(types)];
    memory.set(record, found);
  }
  return found;
}

/** The types of what is put in at a mention of the record: `clients[name] = client`. */
function typesPut(use: ts.Node, { checker }: Queries): readonly ts.Type[] {
  const { parent } = use;
  const access = ts.isPropertyAccessExpression(parent) && parent.name === use ? parent : use;
  const element = access.parent;
  if (!ts.isElementAccessExpression(element) || element.expression !== access) return [];
  const put = element.parent;
  if (
    !ts.isBinaryExpression(put) ||
    put.left !== element ||
    put.operatorToken.kind !== ts.SyntaxKind.EqualsToken
  )
    return [];
  const type = checker.getTypeAtLocation(put.right);
  const all = type.isUnion() ? type.types : [type];
  return all.filter(({ flags }) => (flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) === 0);
}

const isAny = ({ flags }: ts.Type): boolean =>
  (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
