/** Functions of which several runs are under way at once: callbacks for each of many, tasks given to a limiter or a queue, workers. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { usesOf } from "../../kit/references.ts";
import {
  ancestors,
  calledName,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";

const MAX_DEPTH = 3;
/** Wrappers that let one in at a time. */
const ONE_BY_ONE = /lock|mutex|exclusive|serial|sequen|series|transaction|mapLimit/i;

/** `Promise.all(list.map(async …))`, `list.forEach(async …)`. */
export function isCallbackOfMany(owner: FunctionNode): boolean {
  const holder = outer(owner);
  return (
    ts.isCallExpression(holder) &&
    /^(map|forEach|flatMap)$/.test(calledName(holder.expression)?.text ?? "") &&
    holder.arguments[0] !== undefined &&
    unwrap(holder.arguments[0]) === owner &&
    // `pMap(list, fn)` limits how many, `Series.map` and `Bluebird.mapSeries` run them in turn.
    !/series|mapLimit/i.test(holder.expression.getText())
  );
}

/** Also where the runs are made by a wrapper, in a loop that waits for none, or under a name. */
export function runsForMany(owner: FunctionNode, analysis: Analysis, depth = 0): boolean {
  if (isCallbackOfMany(owner)) return true;
  if (depth > MAX_DEPTH) return false;
  const holder = outer(owner);
  if (ts.isCallExpression(holder)) {
    // `(async () => { … })()`
    if (unwrap(holder.expression) === owner) return isMadeForMany(holder, analysis, depth);
    if (!holder.arguments.some((each) => unwrap(each) === owner)) return false;
    if (ONE_BY_ONE.test(holder.expression.getText()) || isNarrow(holder, analysis)) return false;
    return takesEach(holder, owner) || isMadeForMany(holder, analysis, depth);
  }
  return usesOfNamed(owner, analysis).some((use) => {
    const user = outer(use);
    if (!ts.isCallExpression(user)) return false;
    if (unwrap(user.expression) === use) return isMadeForMany(user, analysis, depth);
    if (ONE_BY_ONE.test(user.expression.getText()) || isNarrow(user, analysis)) return false;
    const isIteration = /^(map|forEach|flatMap)$/.test(calledName(user.expression)?.text ?? "");
    return (isIteration && unwrap(user.arguments[0] ?? user) === use) || takesEach(user, use);
  });
}

/** `Array.from(list, fn)`, `pMap(list, fn)`, `async.each(list, fn)`, `each(list, fn)`. */
function takesEach(call: ts.CallExpression, fn: ts.Node): boolean {
  const [, second] = call.arguments;
  if (second === undefined || unwrap(second) !== fn) return false;
  return /^(Array\.from|p(Map|All|Each)|pMap\w*|asyncMap|mapAsync|parallel\w*|async\.(each|map|forEach)|(each|map|forEach)(Async|Parallel|Concurrent\w*)|(\w+\.)?promiseMap)$/i.test(
    call.expression.getText(),
  );
}

/** The call stands in a callback of many, or in a loop or a list that does not wait for it before the next. */
function isMadeForMany(call: ts.CallExpression, analysis: Analysis, depth: number): boolean {
  const around = enclosingFunction(call);
  if (around !== undefined && runsForMany(around, analysis, depth + 1)) return true;
  if (isAwaitedAtOnce(call)) return false;
  for (const at of ancestors(call, around)) {
    if (isLoop(at)) return true;
    // `Promise.all([worker(), worker()])`
    if (ts.isArrayLiteralExpression(at) && ts.isCallExpression(at.parent)) {
      const callee = call.expression.getText();
      return (
        /^Promise\.(all|allSettled|race)$/.test(at.parent.expression.getText()) &&
        at.elements.filter((each) => each.getText().startsWith(`${callee}(`)).length > 1
      );
    }
  }
  return false;
}

function isAwaitedAtOnce(call: ts.CallExpression): boolean {
  let at: ts.Node = outer(call);
  while (
    ts.isPropertyAccessExpression(at) ||
    (ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression))
  )
    at = outer(at);
  return ts.isAwaitExpression(at);
}

function isLoop(node: ts.Node): boolean {
  return (
    ts.isForOfStatement(node) ||
    ts.isForInStatement(node) ||
    ts.isForStatement(node) ||
    ts.isWhileStatement(node) ||
    ts.isDoStatement(node)
  );
}

/** `pLimit(1)`, `new PQueue({ concurrency: 1 })`, `pMap(list, fn, { concurrency: 1 })`: one after the other. */
function isNarrow(call: ts.CallExpression, analysis: Analysis): boolean {
  if (
    call.arguments.some(
      (each) => ONE.test(each.getText().slice(-60)) && !isFunctionNode(unwrap(each)),
    )
  )
    return true;
  const callee = unwrap(call.expression);
  const subject = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee;
  const declaration = ts.isIdentifier(subject)
    ? localDeclaration(subject, analysis)
    : analysis.declarationOf(subject);
  if (
    declaration === undefined ||
    (!ts.isVariableDeclaration(declaration) && !ts.isPropertyDeclaration(declaration))
  )
    return false;
  const made = declaration.initializer?.getText() ?? "";
  return ONE.test(made) || /^\w+\(1\)$/.test(made) || /Mutex|Semaphore\(1\)/.test(made);
}

const ONE = /\b(concurrency|maxConcurrent|limit)\s*:\s*1\b/;

function usesOfNamed(owner: FunctionNode, analysis: Analysis): readonly ts.Node[] {
  const holder = outer(owner);
  const declaration = ts.isFunctionDeclaration(owner)
    ? owner
    : ts.isVariableDeclaration(holder)
      ? holder
      : undefined;
  return declaration === undefined ? [] : usesOf(declaration, analysis);
}
