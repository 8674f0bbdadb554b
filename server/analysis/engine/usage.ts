/** Whether anybody in the repository uses a function: code that nobody calls is no place for a warning. */
import { ts } from "ts-morph";
import type { Analysis } from "../../../rules/kit/analysis.ts";
import { ancestors, functionOf } from "../../../rules/kit/syntax.ts";
import type { Selection } from "../contexts/selection.ts";

/** `dead`: nothing can call it; `unnamed`: only people whom nobody can ask may call it. */
export type Use = "used" | "unnamed" | "dead";

const MAX_IMPORTERS = 60;

/** A method that nobody calls, code that only tests use, or nobody; also where a whole file is left behind. */
export function isOutOfUse(
  node: ts.Node,
  isReached: boolean,
  use: Use,
  now: Analysis,
  selection: Selection,
): boolean {
  const path = node.getSourceFile().fileName;
  if (selection.importers(path).length === 0)
    return !isReached && use === "unnamed" && isLeftBehind(path, selection);
  if (isUnusedMethod(node, now)) return true;
  if (isReached) return false;
  return use !== "used" || isForTests(path, selection);
}

/** Nobody imports the file, but others of its folder are imported from elsewhere or routed: what loads files by itself would load those alike. */
function isLeftBehind(path: string, selection: Selection): boolean {
  if (selection.isPublished(path) || LOADED.test(path)) return false;
  return selection
    .beside(path)
    .some(
      (each) =>
        selection.importers(each).some((other) => !isBeside(other, each)) ||
        selection.entry(each)?.role.contexts.has("request") === true,
    );
}

function isBeside(path: string, other: string): boolean {
  const folder = (each: string): string => each.slice(0, each.lastIndexOf("/"));
  return folder(path) === folder(other);
}

/** Names by which programs and frameworks start. */
const LOADED =
  /\/(index|main|server|app|middleware|proxy|instrumentation)\.[cm]?[jt]sx?$|\.config\./;

/** Who calls the top-level function around a node, and those who call it in turn. */
export function useOf(node: ts.Node, analysis: Analysis): Use {
  return useOfFunction(node, analysis, new Set());
}

function useOfFunction(node: ts.Node, analysis: Analysis, seen: Set<ts.Node>): Use {
  const top = topLevelOf(node);
  const variable = [...ancestors(node)].findLast(ts.isVariableDeclaration);
  const declared = top !== undefined && ts.isFunctionDeclaration(top) ? top : variable;
  if (declared === undefined || functionOf(declared) === undefined) return "used";
  if (seen.has(declared)) return "dead";
  seen.add(declared);
  const modifiers = top !== undefined && ts.canHaveModifiers(top) ? (top.modifiers ?? []) : [];
  // Frameworks call default exports by the name of their file.
  if (modifiers.some((each) => each.kind === ts.SyntaxKind.DefaultKeyword)) return "used";
  let isExported = modifiers.some((each) => each.kind === ts.SyntaxKind.ExportKeyword);
  for (const use of analysis.referencesTo(declared)) {
    if (ts.isImportSpecifier(use.parent) || ts.isImportClause(use.parent)) {
      isExported = true;
      continue;
    }
    if (ts.isExportSpecifier(use.parent) || ts.isExportAssignment(use.parent)) return "used";
    // What an exported function calls may be called by people whom nobody can ask, but it is meant to be.
    if (useOfFunction(use, analysis, seen) !== "dead") return "used";
  }
  return isExported ? "unnamed" : "dead";
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

/** True when tests import the file, by themselves or through files that nobody else imports. */
function isForTests(path: string, selection: Selection): boolean {
  const seen = new Set<string>([path]);
  let isTested = false;
  for (const at of seen) {
    const { contexts } = selection.entry(at)?.role ?? {};
    if (contexts?.has("test")) {
      isTested = true;
      continue;
    }
    // Somebody else runs it: a route, a program, or a file that nobody imports.
    const importers = selection.importers(at);
    if ((contexts !== undefined && contexts.size > 0) || importers.length === 0) return false;
    for (const each of importers) seen.add(each);
    if (seen.size > MAX_IMPORTERS) return false;
  }
  return isTested;
}

/** The statement of the file around a node. */
function topLevelOf(node: ts.Node): ts.Node {
  let at = node;
  while (at.parent !== undefined && !ts.isSourceFile(at.parent)) at = at.parent;
  return at;
}
