/** Values as texts that are equal wherever the same value is meant: keys, paths and names of stored things. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { calledName, isFunctionNode, unwrap } from "../syntax.ts";
import { localDeclaration } from "../time-values.ts";
import { propertyOf } from "./literals.ts";

/** What the parameters of an entered function stand for, and what those arguments' own names stand for. */
export interface Given {
  readonly values: ReadonlyMap<ts.Declaration, ts.Expression>;
  readonly outer: Given | undefined;
}

const MAX_DEPTH = 12;

/** The parameters of a function as a call of it fills them. */
export function givenBy(
  call: ts.CallExpression,
  parameters: readonly ts.ParameterDeclaration[],
  outer: Given | undefined,
): Given {
  const values = new Map<ts.Declaration, ts.Expression>();
  parameters.forEach((parameter, index) => {
    const argument = call.arguments[index];
    if (argument !== undefined && parameter.dotDotDotToken === undefined)
      values.set(parameter, argument);
  });
  return { values, outer };
}

/** `claim:${code}` of `` `claim:${code}` ``, of `"claim:" + code`, and of a name that holds either. */
export function spelled(
  value: ts.Expression,
  analysis: Analysis,
  given?: Given,
  depth = 0,
): string {
  const at = unwrap(value);
  const go = (next: ts.Expression, names = given): string =>
    spelled(next, analysis, names, depth + 1);
  if (depth > MAX_DEPTH) return at.getText();
  if (ts.isStringLiteralLike(at)) return at.text;
  if (ts.isAwaitExpression(at)) return go(at.expression);
  if (ts.isIdentifier(at)) return spelledName(at, analysis, given, depth);
  if (ts.isTemplateExpression(at))
    return at.templateSpans.reduce(
      (text, { expression, literal }) => `${text}{${go(expression)}}${literal.text}`,
      at.head.text,
    );
  if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return part(at.left, go) + part(at.right, go);
  if (ts.isPropertyAccessExpression(at)) {
    const member = memberHeld(at, analysis, given);
    return member === undefined
      ? `${go(at.expression)}.${at.name.text}`
      : go(member.value, member.given);
  }
  if (ts.isElementAccessExpression(at)) return `${go(at.expression)}[${go(at.argumentExpression)}]`;
  if (ts.isCallExpression(at)) {
    const callee = unwrap(at.expression);
    const head = ts.isPropertyAccessExpression(callee)
      ? `${go(callee.expression)}.${callee.name.text}`
      : callee.getText();
    return `${head}(${at.arguments.map((each) => go(each)).join(",")})`;
  }
  if (ts.isObjectLiteralExpression(at)) {
    const parts = at.properties.map((each) => {
      if (ts.isPropertyAssignment(each)) return `${each.name.getText()}:${go(each.initializer)}`;
      if (ts.isShorthandPropertyAssignment(each)) return `${each.name.text}:${go(each.name)}`;
      return each.getText();
    });
    return `{${parts.sort().join(",")}}`;
  }
  return at.getText().replace(/\s+/g, "");
}

/** A part of a text: what is no literal stands in braces, as in a template. */
function part(value: ts.Expression, go: (next: ts.Expression) => string): string {
  const at = unwrap(value);
  const isText =
    ts.isStringLiteralLike(at) ||
    ts.isTemplateExpression(at) ||
    (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.PlusToken);
  return isText ? go(at) : `{${go(at)}}`;
}

function spelledName(
  name: ts.Identifier,
  analysis: Analysis,
  given: Given | undefined,
  depth: number,
): string {
  const declaration = localDeclaration(name, analysis);
  if (declaration === undefined) return name.text;
  const argument = given?.values.get(declaration);
  if (argument !== undefined) return spelled(argument, analysis, given?.outer, depth + 1);
  if (ts.isBindingElement(declaration)) return boundName(declaration, name, analysis, given, depth);
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined)
    return name.text;
  const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const held = unwrap(declaration.initializer);
  // What was waited for, made or given to a function has no other name.
  if (!isConst || ts.isAwaitExpression(held) || ts.isNewExpression(held) || isFunctionNode(held))
    return name.text;
  return spelled(held, analysis, given, depth + 1);
}

/** `{ slug }` of a parameter or a variable is the member `slug` of what fills it. */
function boundName(
  element: ts.BindingElement,
  name: ts.Identifier,
  analysis: Analysis,
  given: Given | undefined,
  depth: number,
): string {
  const holder = element.parent.parent;
  const key = element.propertyName ?? element.name;
  if (!ts.isObjectBindingPattern(element.parent) || !ts.isIdentifier(key)) return name.text;
  if (ts.isParameter(holder)) {
    const argument = given?.values.get(holder);
    if (argument === undefined) return name.text;
    const literal = unwrap(argument);
    const member = ts.isObjectLiteralExpression(literal)
      ? propertyOf(literal, key.text)
      : undefined;
    return member === undefined
      ? `${spelled(argument, analysis, given?.outer, depth + 1)}.${key.text}`
      : spelled(member, analysis, given?.outer, depth + 1);
  }
  if (!ts.isVariableDeclaration(holder) || holder.initializer === undefined) return name.text;
  const held = unwrap(holder.initializer);
  return ts.isIdentifier(held) || ts.isPropertyAccessExpression(held)
    ? `${spelled(held, analysis, given, depth + 1)}.${key.text}`
    : name.text;
}

/** `input.slug` where `input` stands for an object literal. */
function memberHeld(
  at: ts.PropertyAccessExpression,
  analysis: Analysis,
  given: Given | undefined,
): { readonly value: ts.Expression; readonly given: Given | undefined } | undefined {
  const owner = unwrap(at.expression);
  if (!ts.isIdentifier(owner)) return undefined;
  const declaration = localDeclaration(owner, analysis);
  const argument = declaration === undefined ? undefined : given?.values.get(declaration);
  if (argument === undefined) return undefined;
  const literal = unwrap(argument);
  const value = ts.isObjectLiteralExpression(literal)
    ? propertyOf(literal, at.name.text)
    : undefined;
  return value === undefined ? undefined : { value, given: given?.outer };
}

/** The client that a chain of commands begins with: `redis` of `redis.multi().incr(key)`. */
export function rootOf(receiver: ts.Expression): ts.Expression {
  let at = unwrap(receiver);
  while (ts.isCallExpression(at)) {
    const callee = unwrap(at.expression);
    const isBatch = /^(multi|pipeline|batch)$/.test(calledName(callee)?.text ?? "");
    if (!ts.isPropertyAccessExpression(callee)) return at;
    at = unwrap(callee.expression);
    if (isBatch) return at;
  }
  return at;
}
