/** Changes in place of a value that a local name holds, or of a part of it that another name holds. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { mentionsOf } from "../../kit/references.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import { calledName, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";

export interface Change {
  readonly node: ts.Node;
  /** A list, a sum or an entry among others was changed, which depends on what was read; not merely a field set. */
  readonly isPart: boolean;
}

const MUTATORS = /^(push|unshift|splice|pop|shift|add|delete|set|sort|reverse|fill|append|remove)$/;
/** Methods that give an element of what they are called on. */
const ELEMENTS = /^(find|findLast|at|get|values|entries)$/;
const EACH = /^(forEach|map|filter|some|every|find)$/;
const ASSIGNING = /^(assign|set|merge|unset|defaults|update|push|extend|mergeWith)$/;
const MAX_DEPTH = 3;

/** How the value of a name is changed before a node; undefined when it is not. */
export function mutationOf(
  name: ts.Identifier,
  declaration: ts.Declaration,
  before: ts.Node | undefined,
  analysis: Analysis,
  depth = 0,
): Change | undefined {
  if (depth > MAX_DEPTH) return undefined;
  let field: Change | undefined;
  for (const use of mentionsOf(name.getSourceFile(), name.text)) {
    if (!ts.isIdentifier(use) || (before !== undefined && use.pos > before.pos)) continue;
    if (use.parent === declaration || localDeclaration(use, analysis) !== declaration) continue;
    const found = changeBy(use, before, analysis, depth);
    if (found?.isPart === true) return found;
    field ??= found;
  }
  return field;
}

function changeBy(
  use: ts.Identifier,
  before: ts.Node | undefined,
  analysis: Analysis,
  depth: number,
): Change | undefined {
  let at: ts.Expression = use;
  let steps = 0;
  let isKeyed = false;
  for (;;) {
    const { parent } = at;
    const isMember =
      (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) &&
      parent.expression === at;
    if (isMember) {
      steps++;
      if (ts.isElementAccessExpression(parent)) isKeyed = true;
      at = parent;
    } else if (
      ts.isNonNullExpression(parent) ||
      ts.isParenthesizedExpression(parent) ||
      ts.isAsExpression(parent)
    )
      at = parent;
    else break;
  }
  const { parent } = at;
  if (steps > 0) {
    if (ts.isBinaryExpression(parent) && parent.left === at) {
      const { kind } = parent.operatorToken;
      if (kind < ts.SyntaxKind.FirstAssignment || kind > ts.SyntaxKind.LastAssignment)
        return undefined;
      const isSum = kind !== ts.SyntaxKind.EqualsToken;
      const isMade = mentionsName(parent.right, use.text);
      return { node: parent, isPart: isSum || isKeyed || isMade || steps > 1 };
    }
    if (
      ts.isDeleteExpression(parent) ||
      ((ts.isPostfixUnaryExpression(parent) || ts.isPrefixUnaryExpression(parent)) &&
        /\+\+|--/.test(parent.getText()))
    )
      return { node: parent, isPart: true };
  }
  if (ts.isCallExpression(parent) && parent.expression === at && steps > 0)
    return ofMethod(parent, before, analysis, depth);
  if (ts.isCallExpression(parent) && parent.arguments.some((each) => each === at))
    return ofArgument(parent, at, analysis, depth);
  return ofAlias(at, before, analysis, depth);
}

function mentionsName(value: ts.Expression, name: string): boolean {
  return new RegExp(`\\b${name.replace(/\$/g, "\\$")}\\b`).test(value.getText());
}

/** `row.list.push(x)`, `row.list.forEach((each) => { each.done = true })`, `const line = row.lines.find(…)` */
function ofMethod(
  call: ts.CallExpression,
  before: ts.Node | undefined,
  analysis: Analysis,
  depth: number,
): Change | undefined {
  const name = calledName(call.expression)?.text ?? "";
  if (MUTATORS.test(name) && call.arguments.length > 0 && isStatement(call))
    return { node: call, isPart: true };
  if (/^(pop|shift|splice|sort|reverse)$/.test(name)) return { node: call, isPart: true };
  if (EACH.test(name)) {
    const [first] = call.arguments;
    const found = first === undefined ? undefined : ofCallback(unwrap(first), analysis, depth);
    if (found !== undefined) return found;
  }
  return ELEMENTS.test(name) ? ofAlias(call, before, analysis, depth) : undefined;
}

function isStatement(call: ts.CallExpression): boolean {
  let at: ts.Node = call.parent;
  while (
    ts.isAwaitExpression(at) ||
    ts.isParenthesizedExpression(at) ||
    ts.isBinaryExpression(at) ||
    ts.isConditionalExpression(at)
  )
    at = at.parent;
  return ts.isExpressionStatement(at) || ts.isArrowFunction(at) || ts.isIfStatement(at);
}

function ofCallback(fn: ts.Expression, analysis: Analysis, depth: number): Change | undefined {
  if (!isFunctionNode(fn)) return undefined;
  const [parameter] = fn.parameters;
  return parameter === undefined || !ts.isIdentifier(parameter.name)
    ? undefined
    : mutationOf(parameter.name, parameter, undefined, analysis, depth + 1);
}

/** `Object.assign(row, changes)`, `addLine(row, line)` where the function changes what it is given. */
function ofArgument(
  call: ts.CallExpression,
  argument: ts.Expression,
  analysis: Analysis,
  depth: number,
): Change | undefined {
  const name = calledName(call.expression)?.text ?? "";
  const index = call.arguments.indexOf(argument);
  const callee = unwrap(call.expression);
  if (
    index === 0 &&
    ASSIGNING.test(name) &&
    ts.isPropertyAccessExpression(callee) &&
    /^(Object|_|lodash)$/.test(callee.expression.getText())
  )
    return { node: call, isPart: true };
  if (depth >= MAX_DEPTH) return undefined;
  const parameter = bodyOfCalled(call, analysis)?.parameters[index];
  if (parameter === undefined || !ts.isIdentifier(parameter.name)) return undefined;
  const inner = mutationOf(parameter.name, parameter, undefined, analysis, depth + 1);
  return inner === undefined ? undefined : { node: call, isPart: inner.isPart };
}

/** `const lines = row.lines`, `for (const line of row.lines)`: a name for a part. */
function ofAlias(
  part: ts.Expression,
  before: ts.Node | undefined,
  analysis: Analysis,
  depth: number,
): Change | undefined {
  let at: ts.Node = part;
  while (
    ts.isBinaryExpression(at.parent) ||
    ts.isParenthesizedExpression(at.parent) ||
    ts.isNonNullExpression(at.parent) ||
    ts.isAsExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  const names: ts.BindingName[] = [];
  if (ts.isVariableDeclaration(parent) && parent.initializer === at) names.push(parent.name);
  else if (ts.isForOfStatement(parent) && parent.expression === at) {
    const { initializer } = parent;
    if (ts.isVariableDeclarationList(initializer))
      names.push(...initializer.declarations.map((each) => each.name));
  }
  for (const name of names) {
    const held = ts.isIdentifier(name)
      ? [name]
      : name.elements.flatMap((each) =>
          ts.isBindingElement(each) && ts.isIdentifier(each.name) ? [each.name] : [],
        );
    for (const each of held) {
      const declaration = each.parent as ts.Declaration;
      const found = mutationOf(each, declaration, before, analysis, depth + 1);
      if (found !== undefined) return { node: found.node, isPart: true };
    }
  }
  return undefined;
}
