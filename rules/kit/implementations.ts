/** The members that stand behind one of an interface, of an object type or of an abstract class. */
import { ts } from "ts-morph";
import type { Analysis, NameUse } from "./analysis.ts";
import { type Value, valuesOf, valuesOfDeclaration, valuesOfRun } from "./called.ts";
import { type FunctionNode, isFunctionNode, propertyName } from "./syntax.ts";

type Owner = ts.InterfaceDeclaration | ts.ClassDeclaration | ts.TypeAliasDeclaration;

/** How far types that extend types are followed. */
const MAX_LEVELS = 3;

const memories = new WeakMap<Analysis, Map<ts.Node, readonly Value[]>>();

/** What implementing classes and objects of that type have under the name of a member. */
export function implementationsOf(
  declared: ts.Declaration,
  analysis: Analysis,
  step = 0,
): readonly Value[] {
  const member = memberOf(declared);
  if (member === undefined) return [];
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  const known = memory.get(declared);
  if (known !== undefined) return known;
  // A member that leads back to itself ends here.
  memory.set(declared, []);
  const found = membersBehind(member.owner, member.name, analysis, step);
  // Deep down the limit cuts short, and what was cut may be found from elsewhere.
  if (step <= 2) memory.set(declared, found);
  else memory.delete(declared);
  return found;
}

function memberOf(declared: ts.Declaration): { owner: Owner; name: string } | undefined {
  const isMember =
    ts.isMethodSignature(declared) ||
    ts.isPropertySignature(declared) ||
    ((ts.isMethodDeclaration(declared) || ts.isPropertyDeclaration(declared)) &&
      (ts.getCombinedModifierFlags(declared) & ts.ModifierFlags.Abstract) !== 0);
  const name = isMember ? propertyName(declared.name) : undefined;
  if (name === undefined) return undefined;
  let holder: ts.Node = declared.parent;
  while (ts.isTypeLiteralNode(holder) || ts.isIntersectionTypeNode(holder)) holder = holder.parent;
  const owner = isOwner(holder) ? holder : undefined;
  return owner?.name === undefined ? undefined : { owner, name };
}

function isOwner(node: ts.Node): node is Owner {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  );
}

function membersBehind(
  owner: Owner,
  name: string,
  analysis: Analysis,
  step: number,
  level = 0,
): readonly Value[] {
  if (level > MAX_LEVELS) return [];
  return analysis.referencesTo(owner).flatMap((use) => {
    const clause = use.parent.parent;
    if (ts.isExpressionWithTypeArguments(use.parent) && ts.isHeritageClause(clause)) {
      const heir = clause.parent;
      if (ts.isInterfaceDeclaration(heir))
        return membersBehind(heir, name, analysis, step, level + 1);
      const own = inheritedMembers(heir, name, analysis, step);
      if (own.length > 0 || !ts.isClassDeclaration(heir)) return own;
      return membersBehind(heir, name, analysis, step, level + 1);
    }
    return valuesTyped(use, analysis, step).flatMap((value) =>
      isFunctionNode(value)
        ? []
        : ts.isClassLike(value)
          ? inheritedMembers(value, name, analysis, step)
          : membersOf(value, name, analysis, step),
    );
  });
}

/** What a class has under a name, by itself or from those it extends. */
function inheritedMembers(
  heir: ts.ClassLikeDeclaration,
  name: string,
  analysis: Analysis,
  step: number,
): readonly Value[] {
  let holder: ts.ClassLikeDeclaration | undefined = heir;
  for (let level = 0; holder !== undefined && level <= MAX_LEVELS; level++) {
    const own = membersOf(holder, name, analysis, step);
    if (own.length > 0) return own;
    const base: ts.Expression | undefined = holder.heritageClauses?.find(
      ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
    )?.types[0]?.expression;
    const parent: ts.Declaration | undefined =
      base === undefined ? undefined : analysis.declarationOf(base);
    holder = parent !== undefined && ts.isClassLike(parent) ? parent : undefined;
  }
  return [];
}

/** What a class or an object has under a name. */
function membersOf(
  holder: Exclude<Value, FunctionNode>,
  name: string,
  analysis: Analysis,
  step: number,
): readonly Value[] {
  const members: readonly (ts.ClassElement | ts.ObjectLiteralElementLike)[] = ts.isClassLike(holder)
    ? holder.members
    : holder.properties;
  return members.flatMap((each) => {
    if (each.name === undefined || propertyName(each.name) !== name) return [];
    if (ts.isShorthandPropertyAssignment(each)) return valuesOf(each.name, analysis, step + 1);
    if (isFunctionNode(each)) return each.body === undefined ? [] : [each];
    const isHolding = ts.isPropertyAssignment(each) || ts.isPropertyDeclaration(each);
    return isHolding && each.initializer !== undefined
      ? valuesOfDeclaration(each, analysis, step + 1)
      : [];
  });
}

/** The objects that a type is written for: an annotated variable or parameter, a result, an assertion. */
function valuesTyped(use: NameUse, analysis: Analysis, step: number): readonly Value[] {
  let type: ts.Node = use.parent;
  if (!ts.isTypeReferenceNode(type)) return [];
  while (ts.isTypeReferenceNode(type.parent) || ts.isIntersectionTypeNode(type.parent))
    type = type.parent;
  const holder = type.parent;
  if (ts.isAsExpression(holder) || ts.isSatisfiesExpression(holder))
    return valuesOf(holder.expression, analysis, step + 1);
  if (
    (ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder)) &&
    holder.initializer !== undefined
  )
    return valuesOf(holder.initializer, analysis, step + 1);
  if (ts.isParameter(holder)) return valuesGiven(holder, analysis, step);
  return isFunctionNode(holder) && holder.type === type
    ? valuesOfRun(holder, analysis, step + 1)
    : [];
}

/** What callers give for a parameter. */
function valuesGiven(
  parameter: ts.ParameterDeclaration,
  analysis: Analysis,
  step: number,
): readonly Value[] {
  const owner = parameter.parent;
  if (!isFunctionNode(owner)) return [];
  const called = ts.isConstructorDeclaration(owner) ? owner.parent : owner;
  const index = owner.parameters.indexOf(parameter);
  return analysis.callersOf(called).flatMap((caller) => {
    const argument = caller.arguments?.[index];
    return argument === undefined ? [] : valuesOf(argument, analysis, step + 1);
  });
}
