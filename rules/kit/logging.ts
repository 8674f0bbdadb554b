/** How a file writes failures down: a further one is written in the same way. */
import { ts } from "ts-morph";
import {
  ancestors,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "./syntax.ts";

/** Writes a log statement, without its semicolon, for a message, which may hold `${…}`, and the text of what failed. */
export type FailureLog = (message: string, reason: string) => string;

const LOGGER = /^(this\.)?#?_?(console|log|logger)\.(error|warn)$/;
const ERRORS = /^(e|err|error|reason|cause)$/;

/** Text of the code that can stand between the quotes of a message as it is. */
export function isPlainName(name: string): boolean {
  return /^[\w$.?#!]+$/.test(name);
}

/** By the log nearest above the node that has a failure among its arguments; else by `console`, where the file uses it. */
export function failureLogIn(node: ts.Node): FailureLog | undefined {
  const file = node.getSourceFile();
  let console: FailureLog | undefined;
  let found: FailureLog | undefined;
  for (const each of descendants(file)) {
    if (!ts.isCallExpression(each)) continue;
    const callee = each.expression.getText(file);
    if (/^console\.\w+$/.test(callee)) console ??= shapeOf("console.error", "after");
    if (!LOGGER.test(callee)) continue;
    if (!isSameThere(callee, each, node)) continue;
    const shape = shapeIn(each);
    if (shape === undefined) continue;
    if (found !== undefined && each.pos > node.pos) break;
    found = shapeOf(callee, ...shape);
  }
  return found ?? console;
}

/** The name of the log stands for the same at another place: `this.logger` of another class or a parameter elsewhere does not. */
function isSameThere(callee: string, from: ts.Node, to: ts.Node): boolean {
  if (callee.startsWith("this.")) {
    const owner = instanceAt(from);
    return owner !== undefined && owner === instanceAt(to);
  }
  const root = /^[^.]*/.exec(callee)?.[0] ?? "";
  const declared = declarationAround(from, root);
  if (declared === undefined)
    return root === "console" && declarationAround(to, root) === undefined;
  if (declared !== declarationAround(to, root)) return false;
  // What is declared further down can be used only by what runs later.
  return declared.pos < to.pos || enclosingFunction(declared) !== enclosingFunction(to);
}

/** The class whose instance `this` is; undefined in a static member, a function of its own and outside of classes. */
function instanceAt(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  for (const at of ancestors(node)) {
    if (ts.isArrowFunction(at)) continue;
    if (ts.isClassStaticBlockDeclaration(at)) return undefined;
    if (!isFunctionNode(at) && !ts.isPropertyDeclaration(at)) continue;
    const isStatic = ts.getCombinedModifierFlags(at as ts.Declaration) & ts.ModifierFlags.Static;
    return ts.isClassLike(at.parent) && isStatic === 0 ? at.parent : undefined;
  }
  return undefined;
}

/** The innermost declaration of a name in a scope around a node. */
function declarationAround(node: ts.Node, name: string): ts.Node | undefined {
  for (const at of [...ancestors(node), node.getSourceFile()])
    for (const each of declaredIn(at)) if (binds(each.name, name)) return each;
  return undefined;
}

type Declared = ts.Node & { readonly name?: ts.Node | undefined };

function declaredIn(scope: ts.Node): readonly Declared[] {
  if (isFunctionNode(scope)) return [...(scope as FunctionNode).parameters];
  if (ts.isCatchClause(scope)) return scope.variableDeclaration ? [scope.variableDeclaration] : [];
  if (ts.isForStatement(scope) || ts.isForOfStatement(scope) || ts.isForInStatement(scope))
    return scope.initializer !== undefined && ts.isVariableDeclarationList(scope.initializer)
      ? scope.initializer.declarations
      : [];
  if (ts.isCaseBlock(scope)) return scope.clauses.flatMap((each) => declaredBy(each.statements));
  return ts.isBlock(scope) || ts.isSourceFile(scope) || ts.isModuleBlock(scope)
    ? declaredBy(scope.statements)
    : [];
}

function declaredBy(statements: readonly ts.Statement[]): readonly Declared[] {
  return statements.flatMap((each): readonly Declared[] => {
    if (ts.isVariableStatement(each)) return each.declarationList.declarations;
    if (ts.isFunctionDeclaration(each) || ts.isClassDeclaration(each)) return [each];
    if (ts.isImportEqualsDeclaration(each)) return [each];
    if (!ts.isImportDeclaration(each) || each.importClause === undefined) return [];
    const { importClause: clause } = each;
    const bindings = clause.namedBindings;
    if (bindings === undefined) return [clause];
    return [clause, ...(ts.isNamespaceImport(bindings) ? [bindings] : bindings.elements)];
  });
}

function binds(name: ts.Node | undefined, text: string): boolean {
  if (name === undefined) return false;
  if (ts.isIdentifier(name)) return name.text === text;
  return (
    (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name)) &&
    name.elements.some((each) => ts.isBindingElement(each) && binds(each.name, text))
  );
}

type Shape = "after" | "object-first" | "object-after" | "inside";

/** Where a log call has the failure: `("text", error)`, `({ err: error }, "text")`, `("text", { error })`, `` (`text: ${error}`) ``. */
function shapeIn(call: ts.CallExpression): readonly [Shape, string?] | undefined {
  const [first, second] = call.arguments.map((each) => unwrap(each));
  if (first === undefined) return undefined;
  if (ts.isObjectLiteralExpression(first)) {
    const key = errorKeyOf(first);
    const isMessage = second !== undefined && isText(second);
    return key === undefined || !isMessage ? undefined : ["object-first", key];
  }
  if (!isText(first)) return undefined;
  if (second === undefined) return isTold(first) ? ["inside"] : undefined;
  if (ts.isObjectLiteralExpression(second)) {
    const key = errorKeyOf(second);
    return key === undefined ? undefined : ["object-after", key];
  }
  return ts.isIdentifier(second) && ERRORS.test(second.text) ? ["after"] : undefined;
}

function shapeOf(callee: string, shape: Shape, key = "error"): FailureLog {
  return (message, reason) => {
    const text = message.includes("${") ? `\`${message}\`` : `"${message}"`;
    switch (shape) {
      case "object-first":
        return `${callee}({ ${key}: ${reason} }, ${text})`;
      case "object-after":
        return `${callee}(${text}, { ${key}: ${reason} })`;
      case "inside":
        return `${callee}(\`${message}: \${${reason}}\`)`;
      default:
        return `${callee}(${text}, ${reason})`;
    }
  };
}

function isText(node: ts.Expression): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function isTold(text: ts.Expression): boolean {
  return (
    ts.isTemplateExpression(text) &&
    text.templateSpans.some(
      ({ expression }) => ts.isIdentifier(expression) && ERRORS.test(expression.text),
    )
  );
}

function errorKeyOf(literal: ts.ObjectLiteralExpression): string | undefined {
  for (const each of literal.properties) {
    const value = ts.isPropertyAssignment(each) ? unwrap(each.initializer) : each.name;
    if (value !== undefined && ts.isIdentifier(value) && ERRORS.test(value.text))
      return each.name?.getText();
  }
  return undefined;
}
