/** What runs under the mutex of a package, and what of it other instances do as well. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { ReachedEffect } from "../../kit/effects/summary.ts";
import { isKeptForProcess, isMadePerUse } from "../../kit/process-lifetime.ts";
import { usesOf } from "../../kit/references.ts";
import { homeOf } from "../../kit/roles/flow.ts";
import { sharedChange } from "../../kit/roles/region.ts";
import {
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

type Holder = ts.VariableDeclaration | ts.PropertyDeclaration;

export interface Guarded {
  readonly holder: Holder;
  readonly region: ts.Node;
  readonly change: ReachedEffect;
  /** False when nobody in sight makes an instance of the class that keeps the lock. */
  readonly isKept: boolean;
}

/** Follows a lock from where it is made, through what keeps it by key and who hands it out, to the code that runs under it. */
export function guardedBy(
  creation: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
): Guarded | undefined {
  const trail: Trail = { holder: undefined, regions: [], seen: new Set() };
  follow(creation, trail, analysis, 0);
  const { holder } = trail;
  if (holder === undefined) return undefined;
  const isKept = isKeptForProcess(holder.initializer ?? creation, analysis);
  if (!isKept && !isFieldOutOfSight(holder, analysis)) return undefined;
  for (const region of trail.regions) {
    const change = sharedChange([region], analysis);
    if (change !== undefined) return { holder, region, change, isKept };
  }
  return undefined;
}

/** A field of a class that nobody in sight makes. */
function isFieldOutOfSight(holder: Holder, analysis: Analysis): boolean {
  const owner = holder.parent;
  if (!ts.isClassLike(owner) || owner.name === undefined || isMadePerUse(owner)) return false;
  return !usesOf(owner, analysis).some((use) => ts.isNewExpression(outer(use)));
}

interface Trail {
  holder: Holder | undefined;
  readonly regions: ts.Node[];
  readonly seen: Set<ts.Node>;
}

const MAX_DEPTH = 5;

/** Where an expression that stands for the lock goes. */
function follow(from: ts.Expression, trail: Trail, analysis: Analysis, depth: number): void {
  if (depth > MAX_DEPTH || trail.seen.has(from)) return;
  trail.seen.add(from);
  const at = passedThrough(from);
  const parent = outer(at);
  if (ts.isPropertyAccessExpression(parent) && unwrap(parent.expression) === at) {
    const region = regionOf(parent, analysis);
    if (region !== undefined) trail.regions.push(region);
    return;
  }
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) {
    followHolder(parent, trail, analysis, depth);
    return;
  }
  if (ts.isBinaryExpression(parent) && unwrap(parent.right) === at && isAssigning(parent)) {
    followTarget(unwrap(parent.left), trail, analysis, depth);
    follow(parent, trail, analysis, depth + 1);
    return;
  }
  // `locks.set(key, lock)`
  if (ts.isCallExpression(parent) && unwrap(parent.expression) !== at) {
    const callee = unwrap(parent.expression);
    if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "set") return;
    followTarget(callee.expression, trail, analysis, depth);
    return;
  }
  const isGiven =
    ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === at);
  const giver = isGiven ? enclosingFunction(at) : undefined;
  if (giver === undefined) return;
  for (const call of callsOfFunction(giver, analysis)) follow(call, trail, analysis, depth + 1);
}

/** `locks.get(key) ?? new Mutex()`, `known ? known : new Mutex()`, `withTimeout(new Mutex(), 1_000)`. */
function passedThrough(from: ts.Expression): ts.Expression {
  let at = from;
  for (;;) {
    const parent = outer(at);
    const isChoice =
      (ts.isBinaryExpression(parent) && /^(\?\?|\|\|)$/.test(parent.operatorToken.getText())) ||
      (ts.isConditionalExpression(parent) && unwrap(parent.condition) !== unwrap(at)) ||
      (ts.isCallExpression(parent) &&
        /^(withTimeout|tryAcquire)$/.test(parent.expression.getText()) &&
        parent.arguments[0] !== undefined &&
        unwrap(parent.arguments[0]) === unwrap(at));
    if (!isChoice) return unwrap(at);
    at = parent as ts.Expression;
  }
}

function isAssigning(node: ts.BinaryExpression): boolean {
  return /^(=|\?\?=|\|\|=)$/.test(node.operatorToken.getText());
}

/** What the lock is put into: a name, a field, a place in a collection. */
function followTarget(
  target: ts.Expression,
  trail: Trail,
  analysis: Analysis,
  depth: number,
): void {
  const root = ts.isElementAccessExpression(target) ? unwrap(target.expression) : unwrap(target);
  const declaration = analysis.declarationOf(root);
  if (
    declaration !== undefined &&
    (ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration))
  )
    followHolder(declaration, trail, analysis, depth);
}

function followHolder(holder: Holder, trail: Trail, analysis: Analysis, depth: number): void {
  if (trail.seen.has(holder)) return;
  trail.seen.add(holder);
  if (ts.isPropertyDeclaration(holder) || enclosingFunction(holder) === undefined)
    trail.holder ??= holder;
  for (const use of usesOf(holder, analysis)) {
    const parent = use.parent;
    const named =
      ts.isPropertyAccessExpression(parent) && parent.name === use
        ? parent
        : (use as ts.Expression);
    if (!ts.isExpression(named)) continue;
    const access = outer(named);
    // `locks.get(key)`, `locks[key]`
    if (ts.isElementAccessExpression(access) && unwrap(access.expression) === named)
      follow(access, trail, analysis, depth + 1);
    else if (
      ts.isPropertyAccessExpression(access) &&
      access.name.text === "get" &&
      ts.isCallExpression(access.parent)
    )
      follow(access.parent, trail, analysis, depth + 1);
    else if (!ts.isBinaryExpression(access) || unwrap(access.left) !== named)
      follow(named, trail, analysis, depth + 1);
  }
}

function callsOfFunction(giver: FunctionNode, analysis: Analysis): readonly ts.CallExpression[] {
  const holder = outer(giver);
  const declaration =
    ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder) ? holder : giver;
  return usesOf(declaration, analysis).flatMap((use) => {
    const named =
      ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
    const call = named.parent;
    return ts.isCallExpression(call) && call.expression === named ? [call] : [];
  });
}

/** The function given to `runExclusive`, or the one that waits for `acquire`. */
function regionOf(access: ts.PropertyAccessExpression, analysis: Analysis): ts.Node | undefined {
  const call = access.parent;
  if (!ts.isCallExpression(call) || !/^(runExclusive|acquire|lock)$/.test(access.name.text))
    return undefined;
  const work = call.arguments.map((each) => unwrap(each)).find(isFunctionNode);
  return work ?? givenToWrapper(call, analysis) ?? homeOf(call)?.body;
}

/** `withAccount(id, fn)` that hands its `fn` on: the function that a caller gives it. */
function givenToWrapper(call: ts.CallExpression, analysis: Analysis): ts.Node | undefined {
  const home = enclosingFunction(call);
  if (home === undefined) return undefined;
  const index = home.parameters.findIndex(({ name }) =>
    call.arguments.some(
      (each) => unwrap(each).getText() === name.getText() && ts.isIdentifier(name),
    ),
  );
  const handed = home.parameters[index];
  // A key is no work.
  if (handed === undefined || !isCallable(handed, home)) return undefined;
  for (const use of callsOfFunction(home, analysis)) {
    const given = use.arguments[index];
    if (given !== undefined && isFunctionNode(unwrap(given))) return unwrap(given);
  }
  return undefined;
}

function isCallable(parameter: ts.ParameterDeclaration, home: FunctionNode): boolean {
  if (parameter.type !== undefined)
    return /=>|Function|Callback|\bFn\b/.test(parameter.type.getText());
  return home.parameters.length === 1 || parameter === home.parameters.at(-1);
}
