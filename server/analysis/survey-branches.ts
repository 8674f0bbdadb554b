/** Leaves out what a call does not reach because its own arguments decide a branch: `filtersOf(query)` where `site` would have to be given. */
import { ts } from "ts-morph";
import { onlyBodyOfCalled } from "../../rules/kit/called.ts";
import type { ReachedEffect } from "../../rules/kit/effects/summary.ts";
import { type FunctionNode, isUndefined, propertyName, unwrap } from "../../rules/kit/syntax.ts";
import type { Queries } from "./queries.ts";

/** What is known of a value: a constant, an object with its properties, or only that it is no empty one. */
type Known =
  | { readonly constant: string | number | boolean | null | undefined }
  | { readonly literal: ts.ObjectLiteralExpression; readonly given: Given }
  | { readonly isTruthy: true };

/** What the parameters of a function are for one call, by declaration; those of which nothing is known are missing. */
export type Given = ReadonlyMap<ts.Declaration, Known>;

/** Names and conditions are followed so many steps. */
const MAX_STEPS = 8;

/** Whether a run of `body` gets to an effect of it, as far as arguments written in place tell. */
export function isReached(
  body: FunctionNode,
  first: Given,
  { via, effect }: ReachedEffect,
  analysis: Queries,
): boolean {
  let given = first;
  let within: FunctionNode | undefined = body;
  for (const next of [...via, effect.node]) {
    if (within === undefined) return true;
    if (!isTaken(next, within, given, analysis)) return false;
    within = ts.isCallExpression(next) ? onlyBodyOfCalled(next, analysis) : undefined;
    if (within !== undefined && ts.isCallExpression(next))
      given = givenBy(next, within, given, analysis);
  }
  return true;
}

/** Whether the code around a node of a function lets it run, given what is known of the parameters. */
export function isTaken(
  node: ts.Node,
  within: FunctionNode,
  given: Given,
  analysis: Queries,
): boolean {
  if (given.size === 0) return true;
  const told = (condition: ts.Expression) => truthOf(condition, given, analysis);
  for (let at = node; at !== within && at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (ts.isIfStatement(parent)) {
      if (at === parent.thenStatement && told(parent.expression) === false) return false;
      if (at === parent.elseStatement && told(parent.expression) === true) return false;
    } else if (ts.isConditionalExpression(parent)) {
      if (at === parent.whenTrue && told(parent.condition) === false) return false;
      if (at === parent.whenFalse && told(parent.condition) === true) return false;
    } else if (ts.isBinaryExpression(parent) && at === parent.right) {
      const { kind } = parent.operatorToken;
      const left = told(parent.left);
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken && left === false) return false;
      if (kind === ts.SyntaxKind.BarBarToken && left === true) return false;
    } else if (ts.isBlock(parent)) {
      for (const before of parent.statements) {
        if (before === at) break;
        if (
          ts.isIfStatement(before) &&
          isLeaving(before.thenStatement) &&
          told(before.expression) === true
        )
          return false;
      }
    }
  }
  return true;
}

/** What a call's arguments say of the parameters of the function it runs. */
export function givenBy(
  call: ts.CallExpression,
  body: FunctionNode,
  outside: Given,
  analysis: Queries,
): Given {
  const found = new Map<ts.Declaration, Known>();
  if (body.body === undefined || call.arguments.some(ts.isSpreadElement)) return found;
  const text = body.body.getText();
  for (const [index, parameter] of body.parameters.entries()) {
    if (parameter.dotDotDotToken !== undefined) break;
    const argument = call.arguments[index];
    const known =
      argument === undefined || isUndefined(unwrap(argument))
        ? parameter.initializer === undefined
          ? { constant: undefined }
          : knownOf(parameter.initializer, found, analysis)
        : knownOf(argument, outside, analysis);
    if (known !== undefined) name(parameter, parameter.name, known, text, found, analysis);
  }
  return found;
}

/** Puts down what is known of a name, or of the names of a pattern, unless the function changes them. */
function name(
  declaration: ts.Declaration,
  names: ts.BindingName,
  known: Known,
  text: string,
  found: Map<ts.Declaration, Known>,
  analysis: Queries,
): void {
  if (ts.isIdentifier(names)) {
    const word = names.text.replaceAll("$", "\\$");
    const isChanged = new RegExp(`(?<![\\w.$])${word}\\s*([-+*/%&|^?]{0,3}=(?![=>])|\\+\\+|--)`);
    if (!isChanged.test(text)) found.set(declaration, known);
    return;
  }
  if (!ts.isObjectBindingPattern(names)) return;
  for (const element of names.elements) {
    const key = element.propertyName ?? element.name;
    if (element.dotDotDotToken !== undefined || !ts.isIdentifier(key)) continue;
    const inside = memberOf(known, key.text, analysis);
    const isMissing = inside !== undefined && "constant" in inside && inside.constant === undefined;
    const value =
      isMissing && element.initializer !== undefined
        ? knownOf(element.initializer, found, analysis)
        : inside;
    if (value !== undefined) name(element, element.name, value, text, found, analysis);
  }
}

function memberOf(known: Known, key: string, analysis: Queries): Known | undefined {
  if (!("literal" in known)) return undefined;
  let isOpen = false;
  for (const each of known.literal.properties) {
    if (ts.isSpreadAssignment(each)) isOpen = true;
    if (each.name === undefined || propertyName(each.name) !== key) continue;
    if (ts.isPropertyAssignment(each)) return knownOf(each.initializer, known.given, analysis);
    if (ts.isShorthandPropertyAssignment(each)) return knownOf(each.name, known.given, analysis);
    return { isTruthy: true };
  }
  return isOpen ? undefined : { constant: undefined };
}

function knownOf(
  expression: ts.Expression,
  given: Given,
  analysis: Queries,
  step = 0,
): Known | undefined {
  if (step > MAX_STEPS) return undefined;
  const node = unwrap(expression);
  if (isUndefined(node)) return { constant: undefined };
  if (node.kind === ts.SyntaxKind.NullKeyword) return { constant: null };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { constant: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { constant: false };
  if (ts.isStringLiteralLike(node)) return { constant: node.text };
  if (ts.isNumericLiteral(node)) return { constant: Number(node.text) };
  if (ts.isObjectLiteralExpression(node)) return { literal: node, given };
  if (
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isNewExpression(node)
  )
    return { isTruthy: true };
  if (ts.isPropertyAccessExpression(node)) {
    const holder = knownOf(node.expression, given, analysis, step + 1);
    return holder && memberOf(holder, node.name.text, analysis);
  }
  if (!ts.isIdentifier(node)) return undefined;
  const declared = declaredBy(node, analysis);
  if (declared === undefined) return undefined;
  const known = given.get(declared);
  if (known !== undefined) return known;
  if (ts.isBindingElement(declared)) {
    const holder = declared.parent.parent;
    const key = declared.propertyName ?? declared.name;
    if (!isConstant(holder) || holder.initializer === undefined || !ts.isIdentifier(key))
      return undefined;
    const inside = knownOf(holder.initializer, given, analysis, step + 1);
    const member = inside && memberOf(inside, key.text, analysis);
    return declared.initializer === undefined ? member : undefined;
  }
  // A constant of the function; what a module holds is read when it is looked at elsewhere.
  return isConstant(declared) &&
    declared.initializer !== undefined &&
    !ts.isSourceFile(declared.parent.parent.parent)
    ? knownOf(declared.initializer, given, analysis, step + 1)
    : undefined;
}

function isConstant(node: ts.Node): node is ts.VariableDeclaration {
  return (
    ts.isVariableDeclaration(node) && (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0
  );
}

function declaredBy(node: ts.Identifier, { checker }: Queries): ts.Declaration | undefined {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  return symbol?.declarations?.[0];
}

/** Whether a condition holds; undefined where the arguments do not tell. */
function truthOf(
  condition: ts.Expression,
  given: Given,
  analysis: Queries,
  step = 0,
): boolean | undefined {
  if (step > MAX_STEPS) return undefined;
  const node = unwrap(condition);
  const told = (part: ts.Expression) => truthOf(part, given, analysis, step + 1);
  if (ts.isPrefixUnaryExpression(node)) {
    const inner = node.operator === ts.SyntaxKind.ExclamationToken ? told(node.operand) : undefined;
    return inner === undefined ? undefined : !inner;
  }
  if (ts.isBinaryExpression(node)) {
    const { left, operatorToken, right } = node;
    switch (operatorToken.kind) {
      case ts.SyntaxKind.AmpersandAmpersandToken:
        if (told(left) === false || told(right) === false) return false;
        return told(left) === true && told(right) === true ? true : undefined;
      case ts.SyntaxKind.BarBarToken:
        if (told(left) === true || told(right) === true) return true;
        return told(left) === false && told(right) === false ? false : undefined;
      case ts.SyntaxKind.EqualsEqualsEqualsToken:
        return isSame(left, right, given, analysis);
      case ts.SyntaxKind.ExclamationEqualsEqualsToken: {
        const same = isSame(left, right, given, analysis);
        return same === undefined ? undefined : !same;
      }
      default:
        return undefined;
    }
  }
  if (ts.isIdentifier(node)) {
    const declared = declaredBy(node, analysis);
    if (
      declared !== undefined &&
      !given.has(declared) &&
      isConstant(declared) &&
      declared.initializer !== undefined &&
      /[!&|=]/.test(declared.initializer.getText())
    )
      return told(declared.initializer);
  }
  const known = knownOf(node, given, analysis);
  if (known === undefined) return undefined;
  return "constant" in known ? Boolean(known.constant) : true;
}

function isSame(
  left: ts.Expression,
  right: ts.Expression,
  given: Given,
  analysis: Queries,
): boolean | undefined {
  const [one, other] = [knownOf(left, given, analysis), knownOf(right, given, analysis)];
  if (one === undefined || other === undefined) return undefined;
  return "constant" in one && "constant" in other ? one.constant === other.constant : undefined;
}

function isLeaving(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}
