/** Makes a function asynchronous together with the calls of it, when all of them can wait. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { insertAt, replaceNode } from "./edits.ts";
import { callsOf, usesOf } from "./references.ts";
import type { TextEdit } from "./rule.ts";
import { enclosingFunction, type FunctionNode, outer, unwrap } from "./syntax.ts";

export function isAsync(fn: FunctionNode): boolean {
  return (
    !ts.isConstructorDeclaration(fn) &&
    (fn.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false)
  );
}

/** The edits after which `await` may stand in the function; undefined when a caller could not wait for it. */
export function waitingEdits(
  fn: FunctionNode,
  analysis: Analysis,
): readonly TextEdit[] | undefined {
  if (isAsync(fn)) return [];
  if (!ts.isFunctionDeclaration(fn) && !ts.isMethodDeclaration(fn) && !ts.isArrowFunction(fn))
    return undefined;
  if (
    ts.isMethodDeclaration(fn) &&
    ts.isClassLike(fn.parent) &&
    (fn.parent.heritageClauses ?? []).length > 0
  )
    return undefined;
  const bearer = bearerOf(fn);
  if (bearer === undefined || fn.asteriskToken !== undefined) return undefined;
  const calls = callsOf(fn, analysis);
  if (
    calls.length === 0 ||
    calls.length !== usesOf(bearer, analysis).filter((each) => !isExport(each)).length
  )
    return undefined;
  const edits: TextEdit[] = [];
  for (const call of calls) {
    const caller = enclosingFunction(call);
    if (caller === undefined || !isAsync(caller) || !ts.isCallExpression(call)) return undefined;
    // A file that is not open for repair here would change unseen.
    if (call.getSourceFile() !== fn.getSourceFile()) return undefined;
    if (ts.isAwaitExpression(outer(call))) continue;
    const isBare = standsAlone(call);
    edits.push(
      insertAt(call.getSourceFile(), call.getStart(), isBare ? "await " : "(await "),
      ...(isBare ? [] : [insertAt(call.getSourceFile(), call.getEnd(), ")")]),
    );
  }
  edits.push(insertAt(fn.getSourceFile(), asyncPlace(fn), "async "));
  if (fn.type !== undefined) edits.push(replaceNode(fn.type, `Promise<${fn.type.getText()}>`));
  return edits;
}

/** Nothing around the call binds closer than `await` does. */
function standsAlone(call: ts.CallExpression): boolean {
  const { parent } = call;
  return (
    ts.isExpressionStatement(outer(call)) ||
    ts.isReturnStatement(parent) ||
    (ts.isIfStatement(parent) && parent.expression === call) ||
    (ts.isWhileStatement(parent) && parent.expression === call) ||
    (ts.isVariableDeclaration(parent) && parent.initializer === call)
  );
}

function asyncPlace(fn: ts.FunctionDeclaration | ts.MethodDeclaration | ts.ArrowFunction): number {
  if (ts.isArrowFunction(fn)) return fn.getStart();
  if (ts.isMethodDeclaration(fn)) return fn.name.getStart();
  const keyword = fn.getChildren().find((each) => each.kind === ts.SyntaxKind.FunctionKeyword);
  return keyword?.getStart() ?? fn.getStart();
}

function bearerOf(fn: FunctionNode): ts.Declaration | undefined {
  if (!ts.isArrowFunction(fn)) return fn;
  const holder = outer(fn);
  return ts.isVariableDeclaration(holder) && unwrap(holder.initializer ?? fn) === fn
    ? holder
    : undefined;
}

function isExport(use: ts.Node): boolean {
  return ts.isExportSpecifier(use.parent) || ts.isImportSpecifier(use.parent);
}
