/** Questions about syntax that several rules ask; no types, no symbols. */
import { ts } from "ts-morph";
import type { Place } from "./rule.ts";

/** Strips parentheses, `as`, `satisfies`, `!` and type assertions. */
export function unwrap(node: ts.Expression): ts.Expression {
  let at = node;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isAsExpression(at) ||
    ts.isSatisfiesExpression(at) ||
    ts.isNonNullExpression(at) ||
    ts.isTypeAssertionExpression(at)
  ) {
    at = at.expression;
  }
  return at;
}

/** The parent, seen through the wrappers that `unwrap` strips. */
export function outer(node: ts.Node): ts.Node {
  let at = node.parent;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isAsExpression(at) ||
    ts.isSatisfiesExpression(at) ||
    ts.isNonNullExpression(at) ||
    ts.isTypeAssertionExpression(at)
  ) {
    at = at.parent;
  }
  return at;
}

export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.GetAccessorDeclaration
  | ts.SetAccessorDeclaration;

export function isFunctionNode(node: ts.Node): node is FunctionNode {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isGetAccessorDeclaration(node) ||
    ts.isSetAccessorDeclaration(node)
  );
}

/** Loops that go on while a condition holds. */
export type Loop = ts.ForStatement | ts.WhileStatement | ts.DoStatement;

/** The innermost function around a node, the node itself excluded. */
export function enclosingFunction(node: ts.Node): FunctionNode | undefined {
  for (let at = node.parent; at !== undefined; at = at.parent) if (isFunctionNode(at)) return at;
  return undefined;
}

/** Nodes around a node, innermost first, up to but excluding `until` (the file when absent). */
export function* ancestors(node: ts.Node, until?: ts.Node): Generator<ts.Node> {
  for (
    let at = node.parent;
    at !== undefined && at !== until && !ts.isSourceFile(at);
    at = at.parent
  )
    yield at;
}

/** The statement (or class member) that holds a node. */
export function enclosingStatement(node: ts.Node): ts.Node {
  for (let at = node; at.parent !== undefined; at = at.parent) {
    if (ts.isStatement(at) && !ts.isBlock(at)) return at;
    if (ts.isClassElement(at)) return at;
  }
  return node;
}

/** Every node below a root, the root excluded, in source order; `into` decides which subtrees are entered. */
export function* descendants(
  root: ts.Node,
  into: (node: ts.Node) => boolean = () => true,
): Generator<ts.Node> {
  const stack: ts.Node[] = [root];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at !== root) yield at;
    if (at !== root && !into(at)) continue;
    const children: ts.Node[] = [];
    ts.forEachChild(at, (child) => {
      children.push(child);
    });
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) stack.push(child);
    }
  }
}

/** The range of a node without its leading comments. */
export function placeOf(node: ts.Node): Place {
  const file = node.getSourceFile();
  return { file: file.fileName, start: node.getStart(file), end: node.getEnd() };
}

/** The name by which a call is made: `fetch` in `fetch()`, `get` in `client.get()`; undefined for computed ones. */
export function calledName(
  callee: ts.Expression,
): ts.Identifier | ts.PrivateIdentifier | undefined {
  const target = unwrap(callee);
  if (ts.isIdentifier(target)) return target;
  if (ts.isPropertyAccessExpression(target)) return target.name;
  return undefined;
}

/** The text of a string or template without substitutions. */
export function literalText(node: ts.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  return ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** The declaration that a destructured name is a part of: a variable or a parameter. */
export function bindingHolder(declaration: ts.Node): ts.Node {
  let at = declaration;
  while (ts.isBindingElement(at) || ts.isObjectBindingPattern(at) || ts.isArrayBindingPattern(at))
    at = at.parent;
  return at;
}

/** The fixed text a string expression begins with: `/api` for `` `/api${x}` `` and `"/api" + x`; undefined when open. */
export function leadingText(node: ts.Expression): string | undefined {
  const target = unwrap(node);
  if (ts.isStringLiteralLike(target)) return target.text;
  if (ts.isTemplateExpression(target)) return target.head.text;
  if (ts.isBinaryExpression(target) && target.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return leadingText(target.left);
  }
  return undefined;
}

/** A property's name when it is fixed: identifier, string or number. */
export function propertyName(name: ts.PropertyName): string | undefined {
  if (
    ts.isIdentifier(name) ||
    ts.isStringLiteralLike(name) ||
    ts.isNumericLiteral(name) ||
    ts.isPrivateIdentifier(name)
  ) {
    return name.text;
  }
  return undefined;
}

export function isUndefined(node: ts.Expression): boolean {
  return (ts.isIdentifier(node) && node.text === "undefined") || ts.isVoidExpression(node);
}

/**
 * True for a function that is handed to a call, itself or inside an options object (`retry(() => …)`,
 * `tryPromise({ try: (signal) => … })`): the callee decides when it runs and with what.
 */
export function isCallback(node: FunctionNode): boolean {
  if (ts.isMethodDeclaration(node))
    return ts.isObjectLiteralExpression(node.parent) && isArgument(node.parent);
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  const holder = outer(node);
  if (ts.isPropertyAssignment(holder)) return isArgument(holder.parent);
  return isArgument(node);
}

function isArgument(node: ts.Expression): boolean {
  const holder = outer(node);
  if (ts.isPropertyAssignment(holder)) return isArgument(holder.parent);
  if (!ts.isCallExpression(holder) && !ts.isNewExpression(holder)) return false;
  return holder.expression !== node;
}

/** A declared function, method or one held by a variable or member, as against a closure passed on. */
export function isNamedFunction(node: FunctionNode): boolean {
  if (isCallback(node)) return false;
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return true;
  const holder = outer(node);
  return (
    ts.isVariableDeclaration(holder) ||
    ts.isPropertyDeclaration(holder) ||
    ts.isPropertyAssignment(holder) ||
    ts.isExportAssignment(holder)
  );
}

/** The function a declaration stands for, through variables and members that hold one. */
export function functionOf(declaration: ts.Declaration): FunctionNode | undefined {
  if (isFunctionNode(declaration)) return declaration;
  if (
    (ts.isVariableDeclaration(declaration) ||
      ts.isPropertyDeclaration(declaration) ||
      ts.isPropertyAssignment(declaration)) &&
    declaration.initializer !== undefined
  ) {
    const value = unwrap(declaration.initializer);
    return isFunctionNode(value) ? value : undefined;
  }
  return undefined;
}
