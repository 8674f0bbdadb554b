/** Classes that stand for each other: who makes one, by what members callers know it, and by which they do not. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { bearerOf } from "./entries.ts";
import { membersStated } from "./handed.ts";
import { type FunctionNode, isFunctionNode } from "./syntax.ts";

const MAX_BASES = 4;

export interface Makers {
  readonly calls: readonly ts.Node[];
  /** Of the classes that extend it. */
  readonly constructors: readonly FunctionNode[];
}

/** What makes an object of a class, or of one that extends it. */
export function makersOf(owner: ts.ClassLikeDeclaration, analysis: Analysis, depth = 0): Makers {
  const calls: ts.Node[] = [];
  const constructors: FunctionNode[] = [];
  for (const use of analysis.referencesTo(owner)) {
    if (isMade(use)) calls.push(use);
    const derived = extendingClass(use);
    if (derived === undefined || depth > MAX_BASES) continue;
    const own = derived.members.find(ts.isConstructorDeclaration);
    if (own !== undefined) constructors.push(own);
    else {
      const others = makersOf(derived, analysis, depth + 1);
      calls.push(...others.calls);
      constructors.push(...others.constructors);
    }
  }
  return { calls, constructors };
}

/** `class Other extends Mailer` for the name there. */
function extendingClass(use: ts.Node): ts.ClassLikeDeclaration | undefined {
  const clause = use.parent.parent;
  return ts.isExpressionWithTypeArguments(use.parent) &&
    ts.isHeritageClause(clause) &&
    clause.token === ts.SyntaxKind.ExtendsKeyword
    ? (clause.parent as ts.ClassLikeDeclaration)
    : undefined;
}

/** `new Mailer()`, not a mention of the type. */
function isMade(use: ts.Node): boolean {
  return ts.isNewExpression(use.parent) && use.parent.expression === use;
}

/** The methods of base classes that callers of a method may name instead. */
export function statedFunctions(fn: FunctionNode, analysis: Analysis): readonly FunctionNode[] {
  return statedOf(fn, analysis).filter(isFunctionNode);
}

/** The members of interfaces that callers of a method may name instead. */
export function signaturesOf(fn: FunctionNode, analysis: Analysis): readonly ts.Declaration[] {
  return statedOf(fn, analysis).filter((each) => !isFunctionNode(each));
}

function statedOf(fn: FunctionNode, analysis: Analysis): readonly ts.Declaration[] {
  const member = bearerOf(fn);
  return member !== undefined && ts.isClassElement(member) && ts.isClassLike(member.parent)
    ? membersStated(member, analysis)
    : [];
}

/** A call by the member of a base class: `super.close()` and a brother's `this.close()` run no other class's. */
export function mayRun(use: ts.Node, fn: FunctionNode, analysis: Analysis): boolean {
  const access = use.parent;
  if (!ts.isPropertyAccessExpression(access) || access.name !== use) return true;
  const receiver = access.expression;
  if (receiver.kind === ts.SyntaxKind.SuperKeyword) return false;
  const taken = analysis.checker.getTypeAtLocation(receiver).getSymbol()?.valueDeclaration;
  if (taken === undefined || !ts.isClassLike(taken) || !ts.isClassLike(fn.parent)) return true;
  return isMadeFrom(fn.parent, taken, analysis, 0);
}

/** A class is another one, or extends or implements it as far as is in sight. */
function isMadeFrom(
  owner: ts.ClassLikeDeclaration,
  base: ts.ClassLikeDeclaration,
  analysis: Analysis,
  depth: number,
): boolean {
  if (owner === base) return true;
  if (depth > MAX_BASES) return false;
  return (owner.heritageClauses ?? [])
    .flatMap(({ types }) => [...types])
    .some(({ expression }) => {
      const declared = analysis.declarationOf(expression);
      return declared !== undefined && ts.isClassLike(declared)
        ? isMadeFrom(declared, base, analysis, depth + 1)
        : false;
    });
}

/** Callers may know it by something else that its class extends or implements. */
export function hasBases(fn: FunctionNode): boolean {
  return ts.isClassLike(fn.parent) && (fn.parent.heritageClauses ?? []).length > 0;
}

/** All that a class extends or implements is code in sight. */
export function hasKnownBases(owner: ts.Node, analysis: Analysis, depth: number): boolean {
  if (!ts.isClassLike(owner) && !ts.isInterfaceDeclaration(owner)) return true;
  if (depth > MAX_BASES) return false;
  return (owner.heritageClauses ?? [])
    .flatMap(({ types }) => [...types])
    .every(({ expression }) => {
      const base = analysis.declarationOf(expression);
      if (base === undefined || base.getSourceFile().isDeclarationFile) return false;
      return hasKnownBases(base, analysis, depth + 1);
    });
}
