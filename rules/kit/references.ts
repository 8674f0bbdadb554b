/** Where a declaration is used; what cannot be seen from other files is looked for in its own file alone. */
import { ts } from "ts-morph";
import type { Analysis, NameUse } from "./analysis.ts";
import { enclosingFunction, isFunctionNode, outer, unwrap } from "./syntax.ts";

const indexes = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly NameUse[]>>();

/** Every identifier of a text in a file, declarations and member names included. */
export function mentionsOf(file: ts.SourceFile, name: string): readonly NameUse[] {
  let index = indexes.get(file);
  if (index === undefined) {
    const made = new Map<string, NameUse[]>();
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
        const list = made.get(node.text);
        if (list === undefined) made.set(node.text, [node]);
        else list.push(node);
      } else ts.forEachChild(node, visit);
    };
    visit(file);
    index = made;
    indexes.set(file, index);
  }
  return index.get(name) ?? [];
}

/** An identifier that reads or writes a variable: not a declaration, a type, a member name or a key. */
export function isMention(node: ts.Node): node is ts.Expression {
  if (ts.isPropertyAccessExpression(node)) return true;
  if (!ts.isIdentifier(node)) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent))
    return parent.initializer === node;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isExportSpecifier(parent))
    return false;
  return !ts.isTypeNode(parent) && !ts.isQualifiedName(parent);
}

export function refersTo(name: NameUse, declaration: ts.Declaration, analysis: Analysis): boolean {
  const symbol =
    ts.isShorthandPropertyAssignment(name.parent) && name.parent.name === name
      ? analysis.checker.getShorthandAssignmentValueSymbol(name.parent)
      : analysis.checker.getSymbolAtLocation(name);
  return (
    symbol?.valueDeclaration === declaration ||
    (symbol?.declarations?.includes(declaration) ?? false)
  );
}

/** Every use of a declaration, its own name excluded. */
export function usesOf(declaration: ts.Declaration, analysis: Analysis): readonly NameUse[] {
  const name = ts.getNameOfDeclaration(declaration);
  if (
    name === undefined ||
    (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) ||
    !isHidden(declaration)
  ) {
    return analysis.referencesTo(declaration);
  }
  const scope =
    ts.isPrivateIdentifier(name) || ts.isClassElement(declaration)
      ? declaration.parent
      : declaration.getSourceFile();
  return mentionsOf(declaration.getSourceFile(), name.text).filter(
    (each) =>
      each !== name &&
      each.pos >= scope.pos &&
      each.end <= scope.end &&
      refersTo(each, declaration, analysis),
  );
}

/** Calls and `new`s of a function, method or class. */
export function callsOf(
  declaration: ts.Declaration,
  analysis: Analysis,
): readonly (ts.CallExpression | ts.NewExpression)[] {
  const bearer = bearerOf(declaration);
  if (bearer === undefined || !isHidden(bearer)) return analysis.callersOf(declaration);
  return usesOf(bearer, analysis).flatMap((use) => {
    const callee =
      ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
    const call = outer(callee);
    const isCall =
      (ts.isCallExpression(call) || ts.isNewExpression(call)) && unwrap(call.expression) === callee;
    return isCall ? [call] : [];
  });
}

function bearerOf(declaration: ts.Declaration): ts.Declaration | undefined {
  if (!ts.isArrowFunction(declaration) && !ts.isFunctionExpression(declaration)) return declaration;
  const holder = outer(declaration);
  return ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder) ? holder : undefined;
}

/** Code outside the file (or the class) cannot name it. */
function isHidden(declaration: ts.Declaration): boolean {
  if (ts.isClassElement(declaration)) {
    const isPrivate = ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private;
    return (
      isPrivate !== 0 ||
      (declaration.name !== undefined && ts.isPrivateIdentifier(declaration.name))
    );
  }
  if (ts.isParameter(declaration) || ts.isBindingElement(declaration))
    return enclosingFunction(declaration) !== undefined;
  if (
    !ts.isVariableDeclaration(declaration) &&
    !ts.isFunctionDeclaration(declaration) &&
    !ts.isClassDeclaration(declaration)
  )
    return false;
  if (enclosingFunction(declaration) !== undefined) return true;
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  if (!ts.isSourceFile(statement.parent)) return isInFunction(statement);
  if ((ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0) return false;
  const name = ts.getNameOfDeclaration(declaration);
  if (name === undefined || !ts.isIdentifier(name)) return false;
  return !mentionsOf(declaration.getSourceFile(), name.text).some(
    (each) => ts.isExportSpecifier(each.parent) || ts.isExportAssignment(each.parent),
  );
}

function isInFunction(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent)
    if (isFunctionNode(at)) return true;
  return false;
}
