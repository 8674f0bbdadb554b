/** Single values (flags, moments, remembered rows) that live in the memory of one process, with every read and write. */
import { ts } from "ts-morph";
import type { Analysis } from "./analysis.ts";
import {
  isMadePerUse,
  isModuleVariable,
  processWideInstance,
  runsOncePerProcess,
} from "./process-lifetime.ts";
import { isKeptOutOfSight, madeBy, outlives, type StateDeclaration } from "./process-state.ts";
import { isMention, mentionsOf, refersTo, usesOf } from "./references.ts";
import type { Evidence } from "./rule.ts";
import { enclosingFunction, type FunctionNode, isFunctionNode, outer, unwrap } from "./syntax.ts";

export interface ValueWrite {
  readonly node: ts.Node;
  /** Undefined for `++` and `--`. */
  readonly value: ts.Expression | undefined;
  readonly within: FunctionNode | undefined;
}

export interface ProcessValue {
  readonly declaration: StateDeclaration | ts.PropertyAssignment;
  readonly name: ts.Identifier | ts.PrivateIdentifier;
  readonly initial: ts.Expression | undefined;
  readonly holder: ts.ClassLikeDeclaration | undefined;
  readonly writes: readonly ValueWrite[];
  readonly reads: readonly ts.Expression[];
  readonly lifetime: Evidence | "module" | "unknown";
}

const caches = new WeakMap<Analysis, Map<ts.Node, readonly ProcessValue[]>>();

/** The single values that a declaration keeps for the process: a `let`, a field, the parts of a constant object. */
export function processValues(
  declaration: StateDeclaration,
  analysis: Analysis,
): readonly ProcessValue[] {
  if (!mayHoldValue(declaration)) return [];
  const cache = caches.get(analysis) ?? new Map<ts.Node, readonly ProcessValue[]>();
  caches.set(analysis, cache);
  const known = cache.get(declaration);
  if (known !== undefined) return known;
  const found = collect(declaration, analysis).filter((each) => each.writes.length > 0);
  cache.set(declaration, found);
  return found;
}

/** Syntax alone, so that most declarations are passed over at once. */
function mayHoldValue(declaration: StateDeclaration): boolean {
  const { initializer } = declaration;
  const value = initializer === undefined ? undefined : unwrap(initializer);
  if (ts.isPropertyDeclaration(declaration)) {
    const isFixed = declaration.modifiers?.some(
      (each) => each.kind === ts.SyntaxKind.ReadonlyKeyword || ts.isDecorator(each),
    );
    return isFixed !== true && isSimple(value);
  }
  if (!ts.isIdentifier(declaration.name)) return false;
  const isConst = (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
  const home = enclosingFunction(declaration);
  if (home !== undefined)
    return (
      !isConst &&
      (declaration.parent.flags & ts.NodeFlags.Let) !== 0 &&
      declaration.parent.parent.parent === home.body &&
      isSimple(value)
    );
  if (isConst) return value !== undefined && ts.isObjectLiteralExpression(value);
  return isSimple(value);
}

function isSimple(value: ts.Expression | undefined): boolean {
  return value === undefined || (madeBy(value) === undefined && !isFunctionNode(value));
}

function collect(declaration: StateDeclaration, analysis: Analysis): readonly ProcessValue[] {
  const { name, initializer } = declaration;
  if (ts.isPropertyDeclaration(declaration)) return ofField(declaration, analysis);
  if (!ts.isIdentifier(name)) return [];
  if (!isModuleVariable(declaration)) return ofClosure(declaration, name, analysis);
  const value = initializer === undefined ? undefined : unwrap(initializer);
  if ((declaration.parent.flags & ts.NodeFlags.Const) !== 0)
    return value !== undefined && ts.isObjectLiteralExpression(value)
      ? ofParts(declaration, name, value, analysis)
      : [];
  const mentions = mentionsOf(declaration.getSourceFile(), name.text).filter(
    (each): each is ts.Identifier =>
      each !== name && isMention(each) && refersTo(each, declaration, analysis),
  );
  return [
    {
      declaration,
      name,
      initial: value,
      holder: undefined,
      lifetime: "module",
      ...split(mentions),
    },
  ];
}

/** `let running = false` in a function that hands back, or registers, what asks and sets it. */
function ofClosure(
  declaration: ts.VariableDeclaration,
  name: ts.Identifier,
  analysis: Analysis,
): readonly ProcessValue[] {
  const home = enclosingFunction(declaration);
  if (home === undefined) return [];
  const mentions = mentionsOf(declaration.getSourceFile(), name.text).filter(
    (each): each is ts.Identifier =>
      each !== name &&
      each.pos >= home.pos &&
      each.end <= home.end &&
      isMention(each) &&
      refersTo(each, declaration, analysis),
  );
  const uses = split(mentions);
  const isKept = uses.writes.some(
    ({ node, within }) => within !== home && outlives(node, home, analysis),
  );
  if (!isKept) return [];
  const lifetime = runsOncePerProcess(declaration, analysis)
    ? "module"
    : isKeptOutOfSight(declaration, analysis)
      ? "unknown"
      : undefined;
  if (lifetime === undefined) return [];
  const { initializer } = declaration;
  return [
    {
      declaration,
      name,
      initial: initializer === undefined ? undefined : unwrap(initializer),
      holder: undefined,
      lifetime,
      ...uses,
    },
  ];
}

/** `const state = { running: false, lastRun: 0 }`. */
function ofParts(
  declaration: ts.VariableDeclaration,
  name: ts.Identifier,
  literal: ts.ObjectLiteralExpression,
  analysis: Analysis,
): readonly ProcessValue[] {
  const mentions = mentionsOf(declaration.getSourceFile(), name.text).filter(
    (each) =>
      each !== name &&
      ts.isPropertyAccessExpression(each.parent) &&
      each.parent.expression === each,
  );
  if (mentions.length === 0) return [];
  return literal.properties.flatMap((part): ProcessValue[] => {
    if (!ts.isPropertyAssignment(part) || !ts.isIdentifier(part.name)) return [];
    const key = part.name;
    const accesses = mentions.flatMap((each) => {
      const access = each.parent as ts.PropertyAccessExpression;
      return access.name.text === key.text && refersTo(each, declaration, analysis) ? [access] : [];
    });
    return [
      {
        declaration: part,
        name: key,
        initial: unwrap(part.initializer),
        holder: undefined,
        lifetime: "module",
        ...split(accesses),
      },
    ];
  });
}

function ofField(declaration: ts.PropertyDeclaration, analysis: Analysis): readonly ProcessValue[] {
  const { name, parent: holder, initializer } = declaration;
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return [];
  const isStatic =
    declaration.modifiers?.some((each) => each.kind === ts.SyntaxKind.StaticKeyword) ?? false;
  const accesses = mentionsOf(declaration.getSourceFile(), name.text).flatMap((each) => {
    const access = each.parent;
    if (each.pos < holder.pos || each.end > holder.end) return [];
    if (!ts.isPropertyAccessExpression(access) || access.name !== each) return [];
    const owner = unwrap(access.expression);
    const isOwn =
      owner.kind === ts.SyntaxKind.ThisKeyword ||
      (ts.isIdentifier(owner) &&
        (owner.text === holder.name?.text || /^(self|that|_this)$/.test(owner.text)));
    return isOwn ? [access] : [];
  });
  const uses = split(accesses);
  if (uses.writes.every((each) => isInConstructor(each.node))) return [];
  const lifetime = isStatic
    ? "module"
    : (processWideInstance(holder, analysis) ?? unseen(holder, analysis));
  if (lifetime === undefined) return [];
  return [
    {
      declaration,
      name,
      initial: initializer === undefined ? undefined : unwrap(initializer),
      holder,
      lifetime,
      ...uses,
    },
  ];
}

/** Nobody in sight makes an instance. */
function unseen(holder: ts.ClassLikeDeclaration, analysis: Analysis): "unknown" | undefined {
  if (holder.name === undefined || isMadePerUse(holder)) return undefined;
  const isMade = usesOf(holder, analysis).some((use) => {
    const user = outer(use);
    return ts.isNewExpression(user) && unwrap(user.expression) === use;
  });
  return isMade ? undefined : "unknown";
}

function isInConstructor(node: ts.Node): boolean {
  const home = enclosingFunction(node);
  return home !== undefined && ts.isConstructorDeclaration(home);
}

function split(mentions: readonly ts.Expression[]): {
  readonly writes: readonly ValueWrite[];
  readonly reads: readonly ts.Expression[];
} {
  const writes: ValueWrite[] = [];
  const reads: ts.Expression[] = [];
  for (const mention of mentions) {
    const parent = outer(mention);
    const isLeft =
      ts.isBinaryExpression(parent) &&
      unwrap(parent.left) === mention &&
      parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment;
    const isCounted =
      (ts.isPostfixUnaryExpression(parent) || ts.isPrefixUnaryExpression(parent)) &&
      (parent.operator === ts.SyntaxKind.PlusPlusToken ||
        parent.operator === ts.SyntaxKind.MinusMinusToken);
    if (isLeft)
      writes.push({ node: parent, value: unwrap(parent.right), within: enclosingFunction(parent) });
    else if (isCounted)
      writes.push({ node: parent, value: undefined, within: enclosingFunction(parent) });
    else reads.push(mention);
  }
  return { writes, reads };
}
