/** Finds the methods that stand in for one in the classes that extend its class. */
import { ts } from "ts-morph";
import { type FunctionNode, propertyName, unwrap } from "../../rules/kit/syntax.ts";
import type { Queries } from "./queries.ts";

/** How far classes that extend classes are followed. */
const MAX_LEVELS = 4;

/** Empty where a call can only run the method itself: of what was made in place, of `super`, of what is private. */
export function overridesOf(
  call: ts.CallExpression,
  method: FunctionNode,
  analysis: Queries,
): readonly FunctionNode[] {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !ts.isMethodDeclaration(method)) return [];
  if (callee.expression.kind === ts.SyntaxKind.SuperKeyword) return [];
  const holder = method.parent;
  const name = propertyName(method.name);
  const fixed = ts.ModifierFlags.Private | ts.ModifierFlags.Static;
  if (!ts.isClassDeclaration(holder) || name === undefined || ts.isPrivateIdentifier(method.name))
    return [];
  if ((ts.getCombinedModifierFlags(method) & fixed) !== 0) return [];
  return isMadeInPlace(callee.expression, analysis) ? [] : below(holder, name, analysis, 0);
}

function isMadeInPlace(receiver: ts.Expression, analysis: Queries): boolean {
  const node = unwrap(receiver);
  if (ts.isNewExpression(node)) return true;
  if (node.kind === ts.SyntaxKind.ThisKeyword) return false;
  const declared = analysis.declarationOf(node);
  const made =
    declared !== undefined &&
    (ts.isVariableDeclaration(declared) || ts.isPropertyDeclaration(declared))
      ? declared.initializer
      : undefined;
  return made !== undefined && ts.isNewExpression(unwrap(made));
}

function below(
  holder: ts.ClassDeclaration,
  name: string,
  analysis: Queries,
  level: number,
): readonly FunctionNode[] {
  if (level > MAX_LEVELS) return [];
  return analysis.referencesTo(holder).flatMap((use) => {
    const clause = use.parent.parent;
    if (!ts.isExpressionWithTypeArguments(use.parent) || !ts.isHeritageClause(clause)) return [];
    const heir = clause.parent;
    if (!ts.isClassDeclaration(heir)) return [];
    const own = heir.members.flatMap((each) =>
      ts.isMethodDeclaration(each) && propertyName(each.name) === name && each.body !== undefined
        ? [each]
        : [],
    );
    return [...own, ...below(heir, name, analysis, level + 1)];
  });
}
