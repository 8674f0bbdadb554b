/** Where a function that is handed on as a value is called in the end: by a table, an option, a parameter. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import { functionOf, isFunctionNode, outer, propertyName, unwrap } from "./syntax.ts";

/** So many hands does a value go through before nobody follows. */
const MAX_HANDS = 4;
const MAX_CALLS = 40;

/** The calls, and the accesses by a key, that run the function which a node stands for; empty when none is in sight. */
export function callsOfValue(value: ts.Node, analysis: Analysis): readonly ts.Node[] {
  return search(analysis, (follow) => follow(value, 0));
}

/** The same of a method of an object. */
export function callsOfMember(
  member: ts.MethodDeclaration,
  analysis: Analysis,
): readonly ts.Node[] {
  return search(analysis, (_, followMember) => followMember(member, 0));
}

function search(
  analysis: Analysis,
  start: (
    follow: (node: ts.Node, hands: number) => void,
    followMember: (member: ts.ObjectLiteralElementLike, hands: number) => void,
  ) => void,
): readonly ts.Node[] {
  const found = new Set<ts.Node>();
  const seen = new Set<ts.Node>();
  start(follow, followMember);
  return [...found];

  function follow(node: ts.Node, hands: number): void {
    if (hands > MAX_HANDS || seen.has(node) || found.size >= MAX_CALLS) return;
    seen.add(node);
    const holder = outer(node);
    if (ts.isPropertyAssignment(holder) || ts.isShorthandPropertyAssignment(holder))
      followMember(holder, hands);
    else if (ts.isArrayLiteralExpression(holder)) followTable(holder, hands);
    else if (ts.isCallExpression(holder) || ts.isNewExpression(holder)) {
      const parameter = parameterTaking(holder, node);
      if (parameter !== undefined) followDeclarations([parameter], hands);
    } else if (ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder))
      followDeclarations([holder], hands);
  }

  function followMember(member: ts.ObjectLiteralElementLike, hands: number): void {
    const literal = member.parent;
    if (!ts.isObjectLiteralExpression(literal) || member.name === undefined) return;
    followDeclarations([member, ...expected(literal, propertyName(member.name))], hands);
    followTable(literal, hands);
  }

  function followDeclarations(declarations: readonly ts.Declaration[], hands: number): void {
    for (const declaration of declarations)
      for (const use of analysis.referencesTo(declaration)) {
        const called = calleeOf(use);
        if (called !== undefined) found.add(called);
        else follow(accessOf(use), hands + 1);
      }
  }

  /** A list or an object of functions: whoever takes one out by a key, or goes over all of them, runs it. */
  function followTable(table: ts.Node, hands: number): void {
    const holder = outer(table);
    const named =
      ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder)
        ? [holder]
        : ts.isPropertyAssignment(holder)
          ? [holder, ...expected(holder.parent, propertyName(holder.name))]
          : [];
    for (const declaration of named.flatMap((each) => [each, ...stated(each)]))
      for (const use of analysis.referencesTo(declaration)) {
        const taken = accessOf(use);
        const around = outer(taken);
        if (ts.isElementAccessExpression(around) && around.expression !== use) found.add(around);
        else if (ts.isElementAccessExpression(taken.parent)) found.add(taken.parent);
        else if (ts.isForOfStatement(around)) found.add(around);
        else if (
          ts.isPropertyAccessExpression(taken.parent) &&
          LISTING.test(taken.parent.name.text)
        )
          found.add(taken.parent);
        else if (ts.isSpreadElement(taken.parent) || ts.isSpreadAssignment(taken.parent)) {
          if (hands < MAX_HANDS) followTable(taken.parent.parent, hands + 1);
        } else if (
          ts.isCallExpression(around) &&
          /^(entries|values|keys)$/.test(nameOfCallee(around))
        )
          found.add(around);
      }
  }

  /** What the type at a place declares of a property. */
  function expected(literal: ts.Node, name: string | undefined): readonly ts.Declaration[] {
    if (name === undefined || !ts.isObjectLiteralExpression(literal)) return [];
    const type = analysis.checker.getContextualType(literal);
    const symbol = type?.getProperty(name);
    return (symbol?.declarations ?? []).filter(isStatedMember);
  }

  /** The members of interfaces and base classes that a property of a class stands for. */
  function stated(declaration: ts.Declaration): readonly ts.Declaration[] {
    return ts.isPropertyDeclaration(declaration) ? membersStated(declaration, analysis) : [];
  }

  function parameterTaking(
    call: ts.CallExpression | ts.NewExpression,
    node: ts.Node,
  ): ts.ParameterDeclaration | undefined {
    const index = (call.arguments ?? []).findIndex((each) => unwrap(each) === node);
    const declared = analysis.declarationOf(call.expression);
    if (index < 0 || declared === undefined) return undefined;
    const fn = ts.isClassLike(declared)
      ? declared.members.find(ts.isConstructorDeclaration)
      : functionOf(declared);
    if (fn === undefined || !isFunctionNode(fn) || fn.body === undefined) return undefined;
    const parameter = fn.parameters[index];
    return parameter !== undefined && ts.isIdentifier(parameter.name) ? parameter : undefined;
  }
}

/** What interfaces and base classes of its class declare under the name of a member. */
export function membersStated(
  member: ts.ClassElement,
  analysis: Analysis,
): readonly ts.Declaration[] {
  const name = member.name?.getText();
  if (name === undefined || !ts.isClassLike(member.parent)) return [];
  const found: ts.Declaration[] = [];
  const seen = new Set<ts.Node>();
  const visit = (owner: ts.ClassLikeDeclaration | ts.InterfaceDeclaration, depth: number): void => {
    if (depth > MAX_BASES || seen.has(owner)) return;
    seen.add(owner);
    for (const { expression } of (owner.heritageClauses ?? []).flatMap(({ types }) => [...types])) {
      const declared = analysis.declarationOf(expression);
      if (declared === undefined) continue;
      if (!ts.isClassLike(declared) && !ts.isInterfaceDeclaration(declared)) continue;
      for (const each of declared.members)
        if (each.name?.getText() === name && isStatedMember(each)) found.push(each);
      visit(declared, depth + 1);
    }
  };
  visit(member.parent, 0);
  return found;
}

const MAX_BASES = 4;
const LISTING = /^(map|forEach|find|filter|some|every|reduce|flatMap|get|at)$/;

function isStatedMember(node: ts.Declaration): boolean {
  return (
    ts.isPropertySignature(node) ||
    ts.isMethodSignature(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertyDeclaration(node)
  );
}

/** `a.b.use` for a use that is the last name of an access. */
function accessOf(use: ts.Node): ts.Node {
  let at = use;
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.name === at) at = at.parent;
  return at;
}

/** The callee, when a use is called. */
function calleeOf(use: ts.Node): ts.Node | undefined {
  const at = accessOf(use);
  let callee: ts.Node = at;
  while (ts.isNonNullExpression(callee.parent) || ts.isParenthesizedExpression(callee.parent))
    callee = callee.parent;
  if (
    ts.isPropertyAccessExpression(callee.parent) &&
    /^(call|apply|bind)$/.test(callee.parent.name.text)
  )
    return callee;
  return ts.isCallExpression(callee.parent) && callee.parent.expression === callee
    ? callee
    : undefined;
}

function nameOfCallee({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : "";
}
