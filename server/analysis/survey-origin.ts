/** Says where a callee of which nothing is known comes from: a package, a parameter, or nowhere. */
import { ts } from "ts-morph";
import { unwrap } from "../../rules/kit/syntax.ts";
import type { Queries } from "./queries.ts";

/** A package's name, or words in parentheses. */
export type Origin = string;

export type PackageOf = (specifier: string, from: string) => string | undefined;

/** A name, its import, its declaration and its type are a step each. */
const MAX_STEPS = 24;

/** Whether an origin is a package, and no words in parentheses. */
export const isOfPackage = (origin: Origin | undefined): boolean =>
  origin !== undefined && !origin.startsWith("(");

export function originOf(call: ts.CallExpression, analysis: Queries, packageOf: PackageOf): Origin {
  let at: ts.Node | undefined = call.expression;
  let last: Origin = "(untyped)";
  for (let step = 0; step < MAX_STEPS && at !== undefined; step++) {
    const next: ts.Node | Origin = stepFrom(at, analysis, packageOf);
    if (typeof next === "string") return next;
    if (ts.isParameter(next)) last = "(parameter)";
    if (next === at) return last;
    at = next;
  }
  return last;
}

/** The node that a node's meaning comes from; itself when there is none. */
function stepFrom(node: ts.Node, analysis: Queries, packageOf: PackageOf): ts.Node | Origin {
  const { checker } = analysis;
  if (ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node))
    return importedFrom(node, packageOf) ?? aliased(node, checker) ?? node;
  if (ts.isTypeReferenceNode(node)) return node.typeName;
  if (ts.isQualifiedName(node)) return node.left;
  if (ts.isExpressionWithTypeArguments(node)) return node.expression;
  if (ts.isTypeQueryNode(node)) return node.exprName;
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) return node.types[0] ?? node;
  if (ts.isImportTypeNode(node) || ts.isTypeAliasDeclaration(node))
    return ts.isTypeAliasDeclaration(node) ? node.type : node;
  if (
    ts.isParameter(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyAssignment(node)
  ) {
    const typed = ts.isPropertyAssignment(node) ? undefined : node.type;
    return typed ?? ("initializer" in node ? node.initializer : undefined) ?? node;
  }
  if (ts.isBindingElement(node)) return node.parent.parent;
  if (ts.isClassLike(node) || ts.isInterfaceDeclaration(node))
    return node.heritageClauses?.[0]?.types[0] ?? node;
  if (ts.isFunctionLike(node)) return node.type ?? returned(node) ?? node;
  if (ts.isAwaitExpression(node)) return node.expression;
  if (ts.isNewExpression(node)) return node.expression;
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
    const name = ts.isIdentifier(node) ? node : node.name;
    const declared = checker.getSymbolAtLocation(name)?.declarations?.[0];
    if (declared !== undefined && declared !== node) return declared;
  }
  if (node.kind === ts.SyntaxKind.SuperKeyword || node.kind === ts.SyntaxKind.ThisKeyword) {
    let at: ts.Node = node;
    while (at.parent !== undefined && !ts.isClassLike(at)) at = at.parent;
    return at;
  }
  if (
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node)
  )
    return unwrap(node.expression);
  if (ts.isExpression(node)) {
    const inner = unwrap(node);
    return inner;
  }
  return node;
}

function importedFrom(node: ts.Node, packageOf: PackageOf): string | undefined {
  let at: ts.Node = node;
  while (at.parent !== undefined && !ts.isImportDeclaration(at)) at = at.parent;
  if (!ts.isImportDeclaration(at) || !ts.isStringLiteral(at.moduleSpecifier)) return undefined;
  return packageOf(at.moduleSpecifier.text, at.getSourceFile().fileName);
}

function aliased(node: ts.Node, checker: ts.TypeChecker): ts.Node | undefined {
  const name = (node as { name?: ts.Node }).name;
  const symbol = name === undefined ? undefined : checker.getSymbolAtLocation(name);
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Alias) === 0) return undefined;
  return checker.getAliasedSymbol(symbol).declarations?.[0];
}

function returned(node: ts.SignatureDeclaration): ts.Node | undefined {
  const body = (node as { body?: ts.Node }).body;
  if (body === undefined) return undefined;
  if (!ts.isBlock(body)) return body;
  return body.statements.find(ts.isReturnStatement)?.expression;
}
