/** A throttler module whose guard the project replaces: what the module is told then counts for nothing. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";

/** The class of the project that takes over `handleRequest` of the guard in the catalog file of the call. */
export function isReplacedGuard(
  declaration: ts.Declaration,
  analysis: Analysis,
): ts.Node | undefined {
  const file = declaration.getSourceFile();
  const guard = file.statements.find(
    (each): each is ts.ClassDeclaration =>
      ts.isClassDeclaration(each) && each.name?.text === "ThrottlerGuard",
  );
  if (guard === undefined) return undefined;
  for (const use of analysis.referencesTo(guard)) {
    const clause = use.parent.parent;
    if (clause === undefined || !ts.isHeritageClause(clause) || !ts.isClassLike(clause.parent))
      continue;
    const own = clause.parent.members.find(
      (each) =>
        ts.isMethodDeclaration(each) &&
        /^(handleRequest|canActivate)$/.test(each.name.getText()) &&
        !/super\s*\.\s*(handleRequest|canActivate)/.test(each.getText()),
    );
    if (own !== undefined) return own;
  }
  return undefined;
}
