/** Finds the functions that callers give for a callback: as an argument or as a property of one. */
import { ts } from "ts-morph";
import { valuesOf } from "../../rules/kit/called.ts";
import { functionOf } from "../../rules/kit/sinks.ts";
import {
  calledName,
  type FunctionNode,
  isFunctionNode,
  outer,
  propertyName,
  unwrap,
} from "../../rules/kit/syntax.ts";
import type { Queries } from "./queries.ts";

interface Callback {
  readonly owner: FunctionNode;
  readonly index: number;
  /** The property of the argument that is called; undefined for the argument itself. */
  readonly property: string | undefined;
}

/** Whether a call runs what the function around `body` was given. */
export function isCallback(call: ts.CallExpression, body: ts.Node, analysis: Queries): boolean {
  return callbackOf(call, analysis)?.owner.body === body;
}

/** The functions that callers give where the callee is a parameter or a property of one. */
export function functionsGiven(
  call: ts.CallExpression,
  analysis: Queries,
): readonly FunctionNode[] {
  const callback = callbackOf(call, analysis);
  if (callback === undefined) return [];
  const usual = callback.owner.parameters[callback.index]?.initializer;
  const given = analysis
    .callersOf(callback.owner)
    .map((caller) => caller.arguments?.[callback.index] ?? usual);
  return [...new Set([usual, ...given])].flatMap((argument) => {
    const found = argument === undefined ? undefined : functionIn(argument, callback, analysis);
    return found === undefined ? [] : [found];
  });
}

/** The functions written in an argument: itself, members of a literal, what makes promises of a list. */
export function functionsIn(value: ts.Expression): readonly FunctionNode[] {
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return [value];
  if (ts.isObjectLiteralExpression(value))
    return value.properties.flatMap((each) => {
      if (ts.isMethodDeclaration(each)) return [each];
      return ts.isPropertyAssignment(each) && isFunctionNode(unwrap(each.initializer))
        ? functionsIn(unwrap(each.initializer))
        : [];
    });
  const isMapped = ts.isCallExpression(value) && calledName(value.expression)?.text === "map";
  const [callback] = isMapped ? value.arguments : [];
  return callback === undefined ? [] : functionsIn(unwrap(callback));
}

/** What a factory of the repository gives that was given this function: `const handle = logged((job) => job.id)`. */
export function madeOf(body: FunctionNode, analysis: Queries): readonly FunctionNode[] {
  if (!ts.isArrowFunction(body) && !ts.isFunctionExpression(body)) return [];
  const factory = outer(body);
  if (!ts.isCallExpression(factory) || !isKept(factory)) return [];
  return valuesOf(factory, analysis).filter((each) => isFunctionNode(each));
}

function isKept(call: ts.CallExpression): boolean {
  const holder = outer(call);
  return ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder);
}

/** The function of the repository that an argument names. */
export function functionsNamed(
  argument: ts.Expression,
  analysis: Queries,
): readonly FunctionNode[] {
  const value = unwrap(argument);
  if (!ts.isIdentifier(value) && !ts.isPropertyAccessExpression(value)) return [];
  const body = functionOf(analysis.declarationOf(value));
  return body?.body === undefined ? [] : [body];
}

function callbackOf(call: ts.CallExpression, { checker }: Queries): Callback | undefined {
  const callee = unwrap(call.expression);
  const [name, property] = ts.isPropertyAccessExpression(callee)
    ? [unwrap(callee.expression), callee.name.text]
    : [callee, undefined];
  if (!ts.isIdentifier(name)) return undefined;
  const declared = checker.getSymbolAtLocation(name)?.declarations?.[0];
  if (declared === undefined) return undefined;
  if (ts.isBindingElement(declared)) {
    const pattern = declared.parent;
    const key = declared.propertyName ?? declared.name;
    const holder = heldBy(pattern, checker);
    if (holder === undefined || !ts.isIdentifier(key) || property !== undefined) return undefined;
    return indexed(holder, key.text);
  }
  return ts.isParameter(declared) ? indexed(declared, property) : undefined;
}

/** The parameter that a pattern takes apart, at once or in a statement of its own. */
function heldBy(
  pattern: ts.BindingPattern,
  checker: ts.TypeChecker,
): ts.ParameterDeclaration | undefined {
  const holder = pattern.parent;
  if (ts.isParameter(holder)) return holder;
  if (!ts.isVariableDeclaration(holder) || holder.initializer === undefined) return undefined;
  const value = unwrap(holder.initializer);
  if (!ts.isIdentifier(value)) return undefined;
  const declared = checker.getSymbolAtLocation(value)?.declarations?.[0];
  return declared !== undefined && ts.isParameter(declared) ? declared : undefined;
}

function indexed(
  parameter: ts.ParameterDeclaration,
  property: string | undefined,
): Callback | undefined {
  const owner = parameter.parent;
  if (!isFunctionNode(owner)) return undefined;
  return { owner, index: owner.parameters.indexOf(parameter), property };
}

function functionIn(
  argument: ts.Expression,
  { property }: Callback,
  analysis: Queries,
): FunctionNode | undefined {
  const value = unwrap(argument);
  if (property === undefined) return functionAt(value, analysis);
  if (!ts.isObjectLiteralExpression(value)) return undefined;
  const member = value.properties.find(
    (each) => each.name !== undefined && propertyName(each.name) === property,
  );
  if (member === undefined) return undefined;
  if (ts.isMethodDeclaration(member)) return member;
  if (ts.isPropertyAssignment(member)) return functionAt(unwrap(member.initializer), analysis);
  return ts.isShorthandPropertyAssignment(member) ? functionAt(member.name, analysis) : undefined;
}

function functionAt(value: ts.Expression, analysis: Queries): FunctionNode | undefined {
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return value;
  return ts.isIdentifier(value) || ts.isPropertyAccessExpression(value)
    ? functionOf(analysis.declarationOf(value))
    : undefined;
}
