/** Tells code that nobody in the repository uses. */
import { ts } from "ts-morph";
import type { Analysis } from "../../../rules/kit/analysis.ts";
import { ancestors, functionOf } from "../../../rules/kit/syntax.ts";
import type { Selection } from "../contexts/selection.ts";

/** In a file that others import: a method that nobody calls, code that only tests use, or nobody. */
export function isOutOfUse(
  node: ts.Node,
  isReached: boolean,
  now: Analysis,
  selection: Selection,
): boolean {
  const importers = selection.importers(node.getSourceFile().fileName);
  if (importers.length === 0) return false;
  if (isUnusedMethod(node, now)) return true;
  if (isReached) return false;
  const areTests = importers.every((each) => selection.entry(each)?.role.contexts.has("test"));
  return areTests || isUnusedFunction(node, now);
}

/** A top-level function that nothing in the repository names: dead, or called by people whom nobody can ask. */
function isUnusedFunction(node: ts.Node, analysis: Analysis): boolean {
  const top = topLevelOf(node);
  const variable = [...ancestors(node)].findLast(ts.isVariableDeclaration);
  const declared = ts.isFunctionDeclaration(top) ? top : variable;
  if (declared === undefined || functionOf(declared) === undefined) return false;
  const modifiers = ts.canHaveModifiers(top) ? (top.modifiers ?? []) : [];
  // Frameworks call default exports by the name of their file.
  if (modifiers.some((each) => each.kind === ts.SyntaxKind.DefaultKeyword)) return false;
  return analysis.referencesTo(declared).length === 0;
}

/** Decorated, inherited and implemented methods are called by people who do not name them. */
function isUnusedMethod(node: ts.Node, analysis: Analysis): boolean {
  const method = [...ancestors(node)].find(ts.isMethodDeclaration);
  const owner = method?.parent;
  if (method === undefined || owner === undefined || !ts.isClassDeclaration(owner)) return false;
  const isOpen = owner.heritageClauses !== undefined || ts.getDecorators(owner) !== undefined;
  if (isOpen || ts.getDecorators(method) !== undefined) return false;
  return analysis.referencesTo(method).length === 0;
}

function topLevelOf(node: ts.Node): ts.Node {
  let at = node;
  while (at.parent !== undefined && !ts.isSourceFile(at.parent)) at = at.parent;
  return at;
}
