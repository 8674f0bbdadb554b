/** What keeps a collection from growing for ever: size tests, evictions, removal at the end of a life. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isWithin, namedFunction, nameOf } from "../../kit/functions.ts";
import type { ProcessState, StateUse } from "../../kit/process-state.ts";
import { callsOf, usesOf } from "../../kit/references.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

/** Functions that run when the process (or its only instance) starts or ends: what they empty has done its harm. */
const LIFECYCLE =
  /^(start|init|initialize|initialise|connect|disconnect|end|exit|quit|onModuleInit|onModuleDestroy|onApplicationShutdown|beforeApplicationShutdown|gracefulShutdown)$|^(stop|close|shutdown|dispose|destroy|terminate|teardown|unload)([A-Z]\w*)?$/;
/** Ways to empty a collection that exist for tests or for operators. */
const MANUAL = /test|reset|clear|purge|invalidateAll|cleanup|evict/i;
/** Keys that are good for one use: whoever got one may never come back with it. */
const ONE_TIME = /token|nonce|otp|challenge|verifier|ticket|oauth_?state|magic/i;

/** Functions that hand an entry out once. */
const CONSUMING = /^(consume|redeem)(?![a-z])/;
/** A variable of the environment, as in `process.env.WEBHOOK_URL` or `env.WEBHOOK_URL`. */
const SETTING = /^(process\.env|import\.meta\.env|env)\.(?!NODE_ENV$)[A-Z][A-Z0-9_]+$/;

/** The collection is compared with a limit somewhere that grows, drops, refuses or waits. */
export function sizeTests(uses: readonly StateUse[], analysis: Analysis): ts.BinaryExpression[] {
  return uses.flatMap((use) =>
    use.kind === "size" && ts.isExpression(use.node) ? comparisons(use.node, analysis, 0) : [],
  );
}

/** `if (cache.size > 0) return;` before the growth: filled once, all at a time. */
export function isFilledOnce(uses: readonly StateUse[], growth: StateUse): boolean {
  return uses.some((use) => {
    if (use.kind !== "size" || use.within !== growth.within || use.node.pos > growth.node.pos)
      return false;
    const test = [...ancestors(use.node, use.within)].find(ts.isIfStatement);
    return test !== undefined && isWithin(use.node, test.expression) && leaves(test.thenStatement);
  });
}

/** The function that adds compares something else with a limit and leaves: a count kept beside the collection. */
export function isLimitedBeside(growth: StateUse): boolean {
  const owner = growth.within;
  if (owner?.body === undefined) return false;
  for (const node of descendants(owner.body)) {
    if (!ts.isIfStatement(node) || node.pos > growth.node.pos || !leaves(node.thenStatement))
      continue;
    for (const part of [node.expression, ...descendants(node.expression)]) {
      if (
        ts.isBinaryExpression(part) &&
        isComparison(part.operatorToken.kind) &&
        LIMIT.test(part.getText())
      )
        return true;
    }
  }
  return false;
}

const LIMIT = /max|limit|threshold|capacity|high_?water|budget|quota/i;

/** Comparisons that a count flows into, through names, getters and methods; tests for emptiness are left out. */
export function comparisons(
  count: ts.Expression,
  analysis: Analysis,
  depth: number,
): ts.BinaryExpression[] {
  let at: ts.Node = count;
  for (;;) {
    const parent = outer(at);
    if (ts.isBinaryExpression(parent)) {
      const { kind } = parent.operatorToken;
      if (isComparison(kind)) {
        const other = unwrap(
          parent.left === at || unwrap(parent.left) === unwrap(at as ts.Expression)
            ? parent.right
            : parent.left,
        );
        const isEmptiness = ts.isNumericLiteral(other) && Number(other.text) <= 1;
        const isLoop = ts.isForStatement(parent.parent) || ts.isForStatement(outer(parent));
        return isEmptiness || isLoop ? [] : [parent];
      }
      if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment) {
        if (parent.right !== at || depth > 1 || !ts.isIdentifier(unwrap(parent.left))) return [];
        const declared = analysis.declarationOf(parent.left);
        return declared === undefined ? [] : throughName(declared, analysis, depth);
      }
      at = parent;
    } else if (ts.isCallExpression(parent) && /^Math\.(max|min)$/.test(parent.expression.getText()))
      at = parent;
    else if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
      return depth > 2 ? [] : throughName(parent, analysis, depth);
    } else if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === at)) {
      const owner = ts.isArrowFunction(parent) ? parent : enclosingFunction(parent);
      return owner === undefined || depth > 1 ? [] : throughFunction(owner, analysis, depth);
    } else return [];
  }
}

function throughName(
  declaration: ts.Declaration,
  analysis: Analysis,
  depth: number,
): ts.BinaryExpression[] {
  return usesOf(declaration, analysis).flatMap((use) => comparisons(use, analysis, depth + 1));
}

function throughFunction(
  owner: FunctionNode,
  analysis: Analysis,
  depth: number,
): ts.BinaryExpression[] {
  if (ts.isGetAccessorDeclaration(owner)) {
    return usesOf(owner, analysis).flatMap((use) => {
      const access = ts.isPropertyAccessExpression(use.parent) ? use.parent : use;
      return comparisons(access, analysis, depth + 1);
    });
  }
  return callsOf(owner, analysis).flatMap((call) =>
    ts.isCallExpression(call) ? comparisons(call, analysis, depth + 1) : [],
  );
}

function isComparison(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.LessThanToken ||
    kind === ts.SyntaxKind.LessThanEqualsToken ||
    kind === ts.SyntaxKind.GreaterThanToken ||
    kind === ts.SyntaxKind.GreaterThanEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsToken
  );
}

/**
 * The comparison only starts a flush that nobody waits for, and what the flush cannot deliver is put
 * back: while the other side is down the collection grows past every limit.
 */
export function onlyKicksOffRetry(
  test: ts.BinaryExpression,
  uses: readonly StateUse[],
  analysis: Analysis,
): boolean {
  const statement = [...ancestors(test)].find(ts.isStatement);
  if (
    statement === undefined ||
    !ts.isIfStatement(statement) ||
    statement.elseStatement !== undefined
  )
    return false;
  let flush: FunctionNode | undefined;
  for (const node of descendants(statement.thenStatement, (each) => !isFunctionNode(each))) {
    if (
      ts.isThrowStatement(node) ||
      ts.isReturnStatement(node) ||
      ts.isAwaitExpression(node) ||
      ts.isContinueStatement(node)
    )
      return false;
    if (uses.some((use) => use.node === node && (use.kind === "remove" || use.kind === "reset")))
      return false;
    if (!ts.isCallExpression(node)) continue;
    const declared = analysis.declarationOf(node.expression);
    if (
      declared !== undefined &&
      isFunctionNode(declared) &&
      uses.some((use) => drains(use) && isWithin(use.node, declared))
    )
      flush = declared;
  }
  const drain = flush;
  return (
    drain !== undefined && uses.some((use) => use.kind === "grow" && isWithin(use.node, drain))
  );
}

function drains(use: StateUse): boolean {
  return use.kind === "remove" || use.kind === "reset";
}

/** How a removal bears on growth. */
export type Removal =
  /** Takes entries out without being asked for them by key: sweeps, timers, evictions, or the end of the entry's life. */
  | "evicts"
  /** Only when the same key is read again after its time. */
  | "expiry-on-read"
  /** Only when whoever holds the key comes back with it. */
  | "one-time"
  /** As before, told by the function that removes (`consumeInvite`) and not by the key. */
  | "consumed"
  /** Start, stop, tests: not while the process serves. */
  | "idle";

export function removalOf(use: StateUse, state: ProcessState, analysis: Analysis): Removal {
  const owner = namedFunction(use.node);
  const name = owner === undefined ? "" : nameOf(owner);
  if (isIdle(owner, name, analysis)) return "idle";
  if (use.kind === "reset" || state.shape === "array") return "evicts";
  if (undoesFailure(use, state)) return "idle";
  if (isDeferred(use.node) || isInIteration(use)) return "evicts";
  const { key } = use;
  if (key === undefined || use.within === undefined) return "evicts";
  const text = key.getText();
  const same = state.uses.filter(
    (each) => each.within === use.within && each.key?.getText() === text,
  );
  const grows = same.some((each) => each.kind === "grow");
  const looksUp = same.some((each) => each.kind === "lookup" && each.node.pos < use.node.pos);
  if (looksUp && isUnderAgeTest(use.node)) return "expiry-on-read";
  if (grows && [...ancestors(use.node, use.within)].some(ts.isCatchClause)) return "idle";
  if (grows && isRefresh(use, same)) return "idle";
  if (grows || hasTimer(state)) return "evicts";
  if (ONE_TIME.test(text)) return "one-time";
  return CONSUMING.test(name) && looksUp ? "consumed" : "evicts";
}

/** `made.catch((error) => { cache.delete(key); throw error; })` where the key is added: what succeeds stays. */
function undoesFailure(use: StateUse, state: ProcessState): boolean {
  const text = use.key?.getText();
  const owner = namedFunction(use.node);
  const handler = [...ancestors(use.node, owner)].find(
    (at) => ts.isArrowFunction(at) || ts.isFunctionExpression(at),
  );
  if (text === undefined || owner === undefined || handler === undefined) return false;
  const call = handler.parent;
  return (
    ts.isCallExpression(call) &&
    calledName(call.expression)?.text === "catch" &&
    state.uses.some(
      (each) =>
        each.kind === "grow" && each.key?.getText() === text && namedFunction(each.node) === owner,
    )
  );
}

/** `cache.delete(key); cache.set(key, value)`: moves the entry to the end. */
function isRefresh(use: StateUse, same: readonly StateUse[]): boolean {
  const block = [...ancestors(use.node)].find(ts.isBlock);
  return same.some(
    (each) =>
      each.kind === "grow" &&
      each.node.pos > use.node.pos &&
      [...ancestors(each.node)].find(ts.isBlock) === block,
  );
}

export function hasTimer(state: ProcessState): boolean {
  return state.uses.some(
    (use) => use.kind === "grow" && /setTimeout|setInterval/.test(use.within?.getText() ?? ""),
  );
}

/** Functions of the class or the file that nobody calls while the process serves. */
function isIdle(owner: FunctionNode | undefined, name: string, analysis: Analysis): boolean {
  if (owner === undefined) return false;
  if (ts.isConstructorDeclaration(owner)) return true;
  // `stop()` ends everything; `disconnect(clientId)` ends one life, and that is eviction.
  if (LIFECYCLE.test(name) && owner.parameters.length === 0) return true;
  if (!MANUAL.test(name) || isPromised(owner)) return false;
  return usesOf(owner, analysis).length === 0;
}

/** A method that an interface, a base class or a decorator may call. */
export function isPromised(owner: FunctionNode): boolean {
  if (!ts.isMethodDeclaration(owner) || !ts.isClassLike(owner.parent)) return false;
  const isDecorated = (ts.getDecorators(owner) ?? []).length > 0;
  return isDecorated || (owner.parent.heritageClauses ?? []).length > 0;
}

/** In a timer, an event handler, `finally`, a promise callback: runs at the end of something. */
function isDeferred(node: ts.Node): boolean {
  let inner: ts.Node = node;
  for (const at of ancestors(node)) {
    if (ts.isTryStatement(at) && at.finallyBlock === inner) return true;
    if ((ts.isArrowFunction(at) || ts.isFunctionExpression(at)) && ts.isCallExpression(at.parent)) {
      const name = calledName(at.parent.expression)?.text ?? "";
      if (!/^(forEach|map|filter|some|every|find|reduce)$/.test(name)) return true;
    }
    inner = at;
  }
  return false;
}

/** Deletes while going through the entries. */
export function isInIteration(use: StateUse): boolean {
  for (const at of ancestors(use.node, use.within)) {
    if (
      ts.isForOfStatement(at) ||
      ts.isForInStatement(at) ||
      ts.isWhileStatement(at) ||
      ts.isForStatement(at)
    ) {
      const receiver = use.receiver.getText();
      if (ts.isForOfStatement(at) || ts.isForInStatement(at)) {
        if (at.expression.getText().includes(receiver)) return true;
      } else return true;
    }
  }
  const { within } = use;
  return (
    within !== undefined &&
    ts.isCallExpression(within.parent) &&
    calledName(within.parent.expression)?.text === "forEach"
  );
}

const AGE =
  /Date\.now|\bnow\b|expir|ttl|timestamp|\bage\b|stale|maxAge|performance\.now|createdAt|fetchedAt|cachedAt|resetAt|isValid|isFresh/i;

/** Under a condition about the entry's age. */
function isUnderAgeTest(node: ts.Node): boolean {
  const until = enclosingFunction(node);
  let inner: ts.Node = node;
  for (const at of ancestors(node, until)) {
    if (ts.isIfStatement(at) && AGE.test(at.expression.getText())) return true;
    if (ts.isConditionalExpression(at) && AGE.test(at.condition.getText())) return true;
    // `if (fresh) return hit; cache.delete(key)`
    if (ts.isBlock(at)) {
      const index = at.statements.indexOf(inner as ts.Statement);
      const before = at.statements[index - 1];
      if (
        before !== undefined &&
        ts.isIfStatement(before) &&
        AGE.test(before.expression.getText()) &&
        leaves(before.thenStatement)
      )
        return true;
    }
    inner = at;
  }
  return false;
}

export function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return (
    last !== undefined &&
    (ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isContinueStatement(last))
  );
}

/** The code runs only where a setting of the environment switches it on, which many deployments never do. */
export function needsSetting(node: ts.Node, analysis: Analysis, depth = 0): boolean {
  const owner = enclosingFunction(node);
  if (owner === undefined) return false;
  let inner: ts.Node = node;
  for (const at of ancestors(node, owner)) {
    if (ts.isIfStatement(at) && at.thenStatement === inner && isSetting(at.expression)) return true;
    if (ts.isBlock(at)) {
      const before = at.statements.slice(0, at.statements.indexOf(inner as ts.Statement));
      if (before.some((each) => ts.isIfStatement(each) && leavesUnlessSet(each))) return true;
    }
    inner = at;
  }
  const callers = depth < 2 ? callsOf(owner, analysis) : [];
  return callers.length > 0 && callers.every((call) => needsSetting(call, analysis, depth + 1));
}

/** `if (!env.WEBHOOK_URL) return;` */
function leavesUnlessSet(statement: ts.IfStatement): boolean {
  const test = unwrap(statement.expression);
  return (
    ts.isPrefixUnaryExpression(test) &&
    test.operator === ts.SyntaxKind.ExclamationToken &&
    isSetting(test.operand) &&
    leaves(statement.thenStatement)
  );
}

function isSetting(expression: ts.Expression): boolean {
  return SETTING.test(unwrap(expression).getText());
}
