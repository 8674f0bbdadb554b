/** How long code waits between two attempts, and whether all callers wait the same. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { bodyOfCalled } from "../sinks.ts";
import { ancestors, calledName, descendants, isFunctionNode, outer, unwrap } from "../syntax.ts";
import { localDeclaration } from "../time-values.ts";

/**
 * `growing` waits differ from attempt to attempt but not from caller to caller; `told` is what the other side asked
 * for; `unknown` cannot be read and counts as well chosen.
 */
export type WaitKind = "none" | "constant" | "growing" | "jittered" | "told" | "unknown";

export interface Wait {
  readonly kind: WaitKind;
  /** The expression that says how long. */
  readonly delay?: ts.Expression;
}

const SLEEPS =
  /^(sleep|delay|pause|wait|snooze|timeout)(For|Ms|Seconds?|Time|Retry|Before\w*|Between\w*|ToRetry|And\w*)?$|^(wait|sleep|delay|pause)[A-Z]\w*$|back_?off|^setTimeout$|Sleep$|Delay$/i;
const TOLD = /retry-?_?after|rate-?_?limit-?_?reset|x-rate|reset_?at|retryInfo/i;
const RANDOM = /Math\.random\(|randomInt\(|getRandomValues|\bjitter|\brandom|Jitter|randomBetween/;
const MAX_DEPTH = 4;

/** The waits in code that runs between two attempts; functions declared there are not entered. */
export function waitIn(root: ts.Node, counters: ReadonlySet<string>, analysis: Analysis): Wait {
  let found: Wait = { kind: "none" };
  let hidden: Wait = found;
  for (const node of [root, ...descendants(root, (each) => !isLater(each))]) {
    if (!ts.isAwaitExpression(node) && !isReturnedSleep(node)) continue;
    const call = unwrap(ts.isAwaitExpression(node) ? node.expression : (node as ts.Expression));
    const wait = waitOf(call, root, counters, analysis);
    if (wait !== undefined) found = stronger(found, wait);
    else hidden = stronger(hidden, waitOfHelper(call, analysis));
  }
  // What is tried may wait for reasons of its own.
  return found.kind === "none" ? hidden : found;
}

/** `return sleep(ms).then(…)` waits as `await` does. */
function isReturnedSleep(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === "then" &&
    ts.isReturnStatement(outer(node))
  );
}

/** A function that is only declared; the executor of a promise runs at once. */
function isLater(node: ts.Node): boolean {
  if (!isFunctionNode(node)) return false;
  const holder = outer(node);
  return !(ts.isNewExpression(holder) && holder.expression.getText() === "Promise");
}

/** The wait that an awaited expression is; undefined when it is something else. */
function waitOf(
  expression: ts.Expression,
  root: ts.Node,
  counters: ReadonlySet<string>,
  analysis: Analysis,
): Wait | undefined {
  const made = (delay: ts.Expression | undefined): Wait =>
    delay === undefined
      ? { kind: "unknown" }
      : { kind: delayKind(delay, root, counters, analysis), delay };
  if (ts.isNewExpression(expression) && expression.expression.getText() === "Promise") {
    const timer = [...descendants(expression)].find(
      (each): each is ts.CallExpression =>
        ts.isCallExpression(each) && calledName(each.expression)?.text === "setTimeout",
    );
    return timer === undefined ? undefined : made(timer.arguments[1]);
  }
  if (!ts.isCallExpression(expression)) return undefined;
  const name = calledName(expression.expression)?.text ?? "";
  if (name === "then" && ts.isPropertyAccessExpression(expression.expression))
    return waitOf(unwrap(expression.expression.expression), root, counters, analysis);
  if (!SLEEPS.test(name)) return undefined;
  const body = bodyOfCalled(expression, analysis);
  if (body !== undefined && RANDOM.test(body.getText())) return { kind: "jittered" };
  const delay = lengthGiven(expression, analysis);
  // The global `setTimeout` takes a function first and is awaited by nobody.
  return made(delay);
}

/** Of several arguments, the one that is named after a length of time, by the helper or by the caller. */
function lengthGiven(call: ts.CallExpression, analysis: Analysis): ts.Expression | undefined {
  const values = call.arguments.filter((each) => !isFunctionNode(unwrap(each)));
  if (values.length < 2) return values[0];
  const parameters = bodyOfCalled(call, analysis)?.parameters;
  const index = parameters?.findIndex((each) => LENGTH.test(each.name.getText())) ?? -1;
  if (index >= 0) return call.arguments[index];
  const named = values.find((each) => LENGTH.test(each.getText()));
  // `setTimeout(ms, value)` of node:timers/promises has the time in front.
  return named ?? (parameters === undefined ? values[0] : undefined);
}

const LENGTH =
  /delay|wait|back_?off|interval|pause|timeout|duration|(^|[a-z_])(ms|millis|seconds|secs)\b|^ms$/i;

/** A helper of another name that ends in a timer waits as well; how long is its own affair. */
function waitOfHelper(call: ts.Expression, analysis: Analysis): Wait {
  const body = ts.isCallExpression(call) ? bodyOfCalled(call, analysis) : undefined;
  if (body === undefined || !HELPING.test(body.getText())) return { kind: "none" };
  return { kind: RANDOM.test(body.getText()) ? "jittered" : "unknown" };
}

const HELPING =
  /(await|return|=>)\s+[\w.]*(sleep|delay|wait|setTimeout)\w*\(|setTimeout\(\s*(\(\)\s*=>\s*)?(resolve|res|r|done)\b/i;

const RANK: Readonly<Record<WaitKind, number>> = {
  none: 0,
  constant: 1,
  growing: 2,
  told: 3,
  unknown: 4,
  jittered: 5,
};

function stronger(a: Wait, b: Wait): Wait {
  return RANK[b.kind] > RANK[a.kind] ? b : a;
}

/** What decides the length of a wait. */
export function delayKind(
  delay: ts.Expression,
  root: ts.Node,
  counters: ReadonlySet<string>,
  analysis: Analysis,
  depth = 0,
): WaitKind {
  const at = unwrap(delay);
  const text = at.getText();
  if (RANDOM.test(text)) return "jittered";
  if (TOLD.test(text)) return "told";
  if (depth > MAX_DEPTH) return "unknown";
  const next = (node: ts.Expression): WaitKind =>
    delayKind(node, root, counters, analysis, depth + 1);
  if (ts.isNumericLiteral(at))
    return Number(at.text.replaceAll("_", "")) === 0 ? "none" : "constant";
  if (ts.isStringLiteralLike(at)) return "constant";
  if (ts.isPrefixUnaryExpression(at) || ts.isPostfixUnaryExpression(at)) return next(at.operand);
  if (ts.isConditionalExpression(at)) return most(next(at.whenTrue), next(at.whenFalse));
  if (ts.isBinaryExpression(at)) return most(next(at.left), next(at.right));
  if (ts.isElementAccessExpression(at))
    return mentions(at.argumentExpression, counters) ? "growing" : "unknown";
  if (ts.isCallExpression(at)) return ofCall(at, root, counters, analysis, next);
  if (ts.isIdentifier(at)) return ofName(at, root, counters, analysis, next);
  if (ts.isPropertyAccessExpression(at)) {
    if (counters.has(at.name.text)) return "growing";
    if (isChanged(at, root)) return "growing";
    return ofPart(at, analysis, next);
  }
  return "unknown";
}

function most(a: WaitKind, b: WaitKind): WaitKind {
  return RANK[a] >= RANK[b] ? a : b;
}

function ofCall(
  call: ts.CallExpression,
  root: ts.Node,
  counters: ReadonlySet<string>,
  analysis: Analysis,
  next: (node: ts.Expression) => WaitKind,
): WaitKind {
  const callee = unwrap(call.expression);
  if (/^(Math\.\w+|Number|parseInt)$/.test(callee.getText()))
    return call.arguments.map(next).reduce(most, "none");
  const body = bodyOfCalled(call, analysis);
  if (body === undefined) return "unknown";
  const text = body.getText();
  if (RANDOM.test(text)) return "jittered";
  if (TOLD.test(text)) return "told";
  // A function of its own that calls others may spread its results somewhere below.
  const calls = [...descendants(body)].filter(
    (each) => ts.isCallExpression(each) && !/^Math\./.test(each.expression.getText()),
  );
  if (calls.length > 0) return "unknown";
  return call.arguments.some((each) => mentions(each, counters) || isChanged(unwrap(each), root))
    ? "growing"
    : "constant";
}

function ofName(
  name: ts.Identifier,
  root: ts.Node,
  counters: ReadonlySet<string>,
  analysis: Analysis,
  next: (node: ts.Expression) => WaitKind,
): WaitKind {
  if (counters.has(name.text)) return "growing";
  const declaration = localDeclaration(name, analysis);
  const isConstant = /^[A-Z][A-Z0-9_]*$/.test(name.text);
  if (declaration === undefined) return isConstant ? "constant" : "unknown";
  if (ts.isImportSpecifier(declaration) || ts.isImportClause(declaration)) {
    const value = analysis.declarationOf(name);
    if (value !== undefined && ts.isVariableDeclaration(value) && value.initializer !== undefined)
      return next(value.initializer);
    return isConstant ? "constant" : "unknown";
  }
  if (ts.isParameter(declaration)) return isChanged(name, root) ? "growing" : "constant";
  if (ts.isBindingElement(declaration)) return isChanged(name, root) ? "growing" : "constant";
  if (!ts.isVariableDeclaration(declaration)) return "unknown";
  const assigned = assignmentsTo(name, root);
  const kinds = assigned.map((each) => (each === undefined ? "growing" : next(each)));
  if (declaration.initializer === undefined)
    return kinds.length === 0 ? "unknown" : kinds.reduce(most, "none");
  const first = next(declaration.initializer);
  if (kinds.length === 0 || isWithin(declaration, root)) return [first, ...kinds].reduce(most);
  return kinds.includes("jittered") ? "jittered" : most("growing", first);
}

/** `plan.delay`, where `plan` is what a function decided about this failure. */
function ofPart(
  part: ts.PropertyAccessExpression,
  analysis: Analysis,
  next: (node: ts.Expression) => WaitKind,
): WaitKind {
  const whole = unwrap(part.expression);
  if (!ts.isIdentifier(whole)) return "constant";
  const declaration = localDeclaration(whole, analysis);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return "constant";
  const { initializer } = declaration;
  const value = initializer === undefined ? undefined : unwrap(initializer);
  if (value === undefined) return "constant";
  const called = ts.isAwaitExpression(value) ? unwrap(value.expression) : value;
  return ts.isCallExpression(called) ? next(called) : "constant";
}

/** The values a name gets inside the code; undefined for `+=`, `*=`, `++`. */
function assignmentsTo(name: ts.Expression, root: ts.Node): (ts.Expression | undefined)[] {
  const text = name.getText();
  const found: (ts.Expression | undefined)[] = [];
  for (const node of descendants(root)) {
    if (ts.isBinaryExpression(node) && unwrap(node.left).getText() === text) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.EqualsToken) found.push(node.right);
      else if (kind > ts.SyntaxKind.EqualsToken && kind <= ts.SyntaxKind.LastAssignment)
        found.push(undefined);
    } else if (
      (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) &&
      /^(\+\+|--)|(\+\+|--)$/.test(node.getText()) &&
      unwrap(node.operand).getText() === text
    )
      found.push(undefined);
  }
  return found;
}

function isChanged(name: ts.Expression, root: ts.Node): boolean {
  return assignmentsTo(name, root).length > 0;
}

function isWithin(node: ts.Node, root: ts.Node): boolean {
  for (const at of ancestors(node)) if (at === root) return true;
  return false;
}

/** One of the names stands in the code. */
export function mentions(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return names.has(node.text);
  return ts.forEachChild(node, (child) => mentions(child, names) || undefined) ?? false;
}
