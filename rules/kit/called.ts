/** The functions that a call may run where no declaration with a body says so: through factories, interfaces and bindings. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { implementationsOf } from "./implementations.ts";
import { bodyOfCalled, functionOf } from "./sinks.ts";
import { type FunctionNode, isFunctionNode, unwrap } from "./syntax.ts";

/** A function, an object with its members, or the class of an instance. */
export type Value = FunctionNode | ts.ObjectLiteralExpression | ts.ClassLikeDeclaration;

/** Factories, aliases and implementations are followed so many steps. */
const MAX_STEPS = 6;
/** Where more functions may stand behind a name, nothing is said of it. */
const MOST_VALUES = 12;

const memories = new WeakMap<Analysis, Map<ts.Node, readonly FunctionNode[]>>();

/** Every function of the repository that a call may run; empty when none is known, or too many are. */
export function bodiesOfCalled(
  call: ts.CallExpression,
  analysis: Analysis,
): readonly FunctionNode[] {
  const direct = bodyOfCalled(call, analysis);
  if (direct !== undefined) return [direct];
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  let found = memory.get(call);
  if (found === undefined) {
    // A call that leads back to itself ends here.
    memory.set(call, []);
    found = functionsAmong(valuesOf(calleeOf(call), analysis));
    memory.set(call, found);
  }
  return found;
}

/** The one function of the repository that a call can run; undefined when it may be another as well. */
export function onlyBodyOfCalled(
  call: ts.CallExpression,
  analysis: Analysis,
): FunctionNode | undefined {
  const direct = bodyOfCalled(call, analysis);
  if (direct !== undefined) return direct;
  const callee = unwrap(call.expression);
  if (ts.isPropertyAccessExpression(callee) && !analysis.isOwnFunction(callee.name.text))
    return undefined;
  // `options.onProgress?.()`: who gives no function runs none.
  if (call.questionDotToken !== undefined) return undefined;
  const found = bodiesOfCalled(call, analysis);
  return found.length === 1 ? found[0] : undefined;
}

/** What an expression may be, as far as the source tells. */
export function valuesOf(
  expression: ts.Expression,
  analysis: Analysis,
  step = 0,
): readonly Value[] {
  if (step > MAX_STEPS) return [];
  const next = step + 1;
  const node = unwrap(expression);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return [node];
  if (ts.isObjectLiteralExpression(node) || ts.isClassExpression(node)) return [node];
  if (ts.isAwaitExpression(node)) return valuesOf(node.expression, analysis, next);
  if (ts.isConditionalExpression(node))
    return [
      ...valuesOf(node.whenTrue, analysis, next),
      ...valuesOf(node.whenFalse, analysis, next),
    ];
  if (ts.isBinaryExpression(node)) return valuesOfBinary(node, analysis, next);
  if (ts.isNewExpression(node)) {
    const made = analysis.declarationOf(node.expression);
    return made !== undefined && ts.isClassLike(made) ? [made] : [];
  }
  if (ts.isCallExpression(node)) return valuesReturned(node, analysis, next);
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
    const declaration = analysis.declarationOf(node);
    return declaration === undefined ? [] : valuesOfDeclaration(declaration, analysis, next);
  }
  return [];
}

/** What the thing that a declaration names may be. */
export function valuesOfDeclaration(
  declaration: ts.Declaration,
  analysis: Analysis,
  step = 0,
): readonly Value[] {
  if (step > MAX_STEPS || declaration.getSourceFile().isDeclarationFile) return [];
  if (ts.isGetAccessorDeclaration(declaration)) return valuesOfRun(declaration, analysis, step + 1);
  const own = functionOf(declaration);
  if (own !== undefined) return [own];
  const initializer =
    ts.isVariableDeclaration(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isPropertyAssignment(declaration)
      ? declaration.initializer
      : undefined;
  if (initializer !== undefined) return valuesOf(initializer, analysis, step + 1);
  if (ts.isPropertyDeclaration(declaration)) {
    const assigned = assignedInConstructor(declaration);
    if (assigned !== undefined) return valuesOf(assigned, analysis, step + 1);
  }
  return implementationsOf(declaration, analysis, step + 1);
}

/** The functions and objects that running a function results in. */
export function valuesOfRun(body: FunctionNode, analysis: Analysis, step = 0): readonly Value[] {
  if (body.body === undefined || step > MAX_STEPS) return [];
  if (!ts.isBlock(body.body)) return valuesOf(body.body, analysis, step + 1);
  const found: Value[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionNode(node) || ts.isClassLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression !== undefined)
      found.push(...valuesOf(node.expression, analysis, step + 1));
    else ts.forEachChild(node, visit);
  };
  visit(body.body);
  return found;
}

/** `f` of `f.call(x)` and `f.apply(x)`; the callee itself otherwise. */
function calleeOf(call: ts.CallExpression): ts.Expression {
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) && /^(apply|call)$/.test(callee.name.text)
    ? callee.expression
    : callee;
}

function functionsAmong(values: readonly Value[]): readonly FunctionNode[] {
  const found = [...new Set(values.filter((each): each is FunctionNode => isFunctionNode(each)))];
  return found.length <= MOST_VALUES ? found : [];
}

function valuesOfBinary(
  { left, operatorToken, right }: ts.BinaryExpression,
  analysis: Analysis,
  step: number,
): readonly Value[] {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.BarBarToken:
      return [...valuesOf(left, analysis, step), ...valuesOf(right, analysis, step)];
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return valuesOf(right, analysis, step);
    default:
      return [];
  }
}

/** What a call results in: `f.bind(x)` is `f`, a factory gives what it returns. */
function valuesReturned(
  call: ts.CallExpression,
  analysis: Analysis,
  step: number,
): readonly Value[] {
  const callee = unwrap(call.expression);
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === "bind")
    return valuesOf(callee.expression, analysis, step);
  const direct = bodyOfCalled(call, analysis);
  const bodies = direct !== undefined ? [direct] : functionsAmong(valuesOf(callee, analysis, step));
  return bodies.flatMap((body) => valuesOfRun(body, analysis, step));
}

/** `this.x = …` in the constructor, when it stands there once and nowhere else in the class. */
function assignedInConstructor(declaration: ts.PropertyDeclaration): ts.Expression | undefined {
  const name = declaration.name.getText();
  const assigned: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(node.left) &&
      node.left.expression.kind === ts.SyntaxKind.ThisKeyword &&
      node.left.name.text === name
    )
      assigned.push(node.right);
    ts.forEachChild(node, visit);
  };
  visit(declaration.parent);
  return assigned.length === 1 ? assigned[0] : undefined;
}
