/** What keeps a schedule of every instance from doing its work more than once. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { accessOf } from "../../kit/data/read.ts";
import { namedFunction } from "../../kit/functions.ts";
import { isModuleVariable } from "../../kit/process-lifetime.ts";
import { callsOf } from "../../kit/references.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  literalText,
  unwrap,
} from "../../kit/syntax.ts";

const LOCKING =
  /^(acquire\w*|try(Acquire\w*|Lock|ToAcquire\w*)|with\w*Lock\w*|lock|runExclusive\w*|runWithLock\w*|redlock|using|singleInstance|onlyOnce|runOnce\w*|once|isLeader|amLeader|isLeaderInstance|shouldRun\w*|claim\w*|obtainLock|getLock|elect\w*|ensureSingle\w*|executeWithLock\w*|runLocked|exclusive\w*|takeLease|acquireLease|reserve\w*|setnx|set_nx|setNX|dequeue\w*|lpop|rpop|lPop|rPop|zpopmin|blpop|brpop|xreadgroup|xReadGroup|receiveMessage|findOneAndUpdate|upsertJobScheduler)$/;
const LOCK_OWNER = /lock|leader|mutex|lease|election|coordinator|redlock/i;
const LOCKING_SQL =
  /skip\s+locked|for\s+(no\s+key\s+)?update|advisory_(xact_)?lock|on\s+conflict\s+do\s+nothing/i;
const MAX_DEPTH = 3;
const MAX_NODES = 4_000;

/** What is sent is what this process has collected: `const batch = this.queue.splice(0)`, `buffer = []`. */
export function ownBufferIn(
  root: ts.Node,
  analysis: Analysis,
  depth = 0,
  seen = new Set<ts.Node>(),
): ts.Node | undefined {
  if (seen.has(root)) return undefined;
  seen.add(root);
  let count = 0;
  for (const node of descendants(root)) {
    if (++count > MAX_NODES) return undefined;
    if (ts.isBinaryExpression(node) && empties(node) && isOfProcess(node.left, analysis))
      return node;
    if (!ts.isCallExpression(node)) continue;
    const callee = unwrap(node.expression);
    if (
      ts.isPropertyAccessExpression(callee) &&
      /^(splice|shift|pop|clear)$/.test(callee.name.text) &&
      isOfProcess(callee.expression, analysis)
    )
      return node;
    if (depth >= MAX_DEPTH) continue;
    const body = bodyOfCalled(node, analysis);
    const found = body === undefined ? undefined : ownBufferIn(body, analysis, depth + 1, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function empties({ operatorToken, right }: ts.BinaryExpression): boolean {
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  const value = unwrap(right);
  return (
    (ts.isArrayLiteralExpression(value) && value.elements.length === 0) ||
    (ts.isNewExpression(value) &&
      /^(Map|Set|Array)$/.test(value.expression.getText()) &&
      (value.arguments ?? []).length === 0)
  );
}

/** A field, or a variable of the module. */
function isOfProcess(node: ts.Expression, analysis: Analysis, depth = 0): boolean {
  let at = unwrap(node);
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at))
    at = unwrap(at.expression);
  if (at.kind === ts.SyntaxKind.ThisKeyword) return unwrap(node) !== at;
  const declared = ts.isIdentifier(at) ? analysis.declarationOf(at) : undefined;
  if (declared === undefined) return false;
  if (ts.isPropertyDeclaration(declared)) return true;
  if (!ts.isVariableDeclaration(declared)) return false;
  if (isModuleVariable(declared)) return true;
  // `const queue = this.queues[name]; queue.splice(0)`
  const { initializer } = declared;
  return initializer !== undefined && depth === 0 && isOfProcess(initializer, analysis, 1);
}

/** The lock, claim or election in what a schedule runs; own functions are entered. */
export function coordinationIn(
  root: ts.Node,
  analysis: Analysis,
  depth = 0,
  seen = new Set<ts.Node>(),
): ts.Node | undefined {
  if (seen.has(root)) return undefined;
  seen.add(root);
  let count = 0;
  for (const node of descendants(root)) {
    if (++count > MAX_NODES) return undefined;
    const text = literalText(node) ?? (ts.isTemplateExpression(node) ? node.getText() : undefined);
    if (text !== undefined && LOCKING_SQL.test(text)) return node;
    if (!ts.isCallExpression(node)) continue;
    if (isCoordination(node, analysis)) return node;
    if (depth >= MAX_DEPTH) continue;
    const body = bodyOfCalled(node, analysis);
    const found = body === undefined ? undefined : coordinationIn(body, analysis, depth + 1, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isCoordination(call: ts.CallExpression, analysis: Analysis): boolean {
  const name = calledName(call.expression)?.text ?? "";
  const facts = analysis.factsOf(call);
  if (facts?.lock === "acquire" || facts?.lock === "hold") return true;
  // A mutex of this process keeps out nobody else.
  if (facts?.runs.length !== undefined && facts.runs.length > 0 && facts.remote === undefined)
    return false;
  const owner = ts.isPropertyAccessExpression(call.expression)
    ? call.expression.expression.getText()
    : "";
  if (LOCKING.test(name))
    return !/mutex|semaphore|limiter|emitter|events?$/i.test(owner) || name !== "once";
  if (/^(get|is|has|try|run|execute|with|do)/.test(name) && LOCK_OWNER.test(`${owner} ${name}`))
    return true;
  if (
    name === "set" &&
    call.arguments.some((each) => /^["']NX["']$|\bnx:\s*true|\bNX:\s*true/i.test(each.getText()))
  )
    return true;
  const access = accessOf(call, analysis);
  if (access === undefined) return false;
  if (access.locksRows) return true;
  return isClaim(call, access);
}

/** `updateMany({ where: { id, status: "open" }, data: { status: "taken" } })`, whose count is looked at. */
function isClaim(
  call: ts.CallExpression,
  access: NonNullable<ReturnType<typeof accessOf>>,
): boolean {
  if (access.operation !== "update-many" && access.operation !== "update") return false;
  const where = new Set(access.where?.conditions.map((each) => each.field) ?? []);
  const written = access.data?.assignments.map((each) => each.field) ?? [];
  if (!written.some((field) => where.has(field))) return false;
  for (const at of ancestors(call)) {
    if (ts.isVariableDeclaration(at) || ts.isIfStatement(at)) return true;
    if (ts.isExpressionStatement(at)) return false;
  }
  return false;
}

/** Settings that a person gives to one instance. */
const ROLE =
  /cron|schedul|worker|jobs?_|leader|primary|master|_role|role$|instance|runner|background|singleton|is_?main|scheduler/i;
/** Unique on each machine, and there is more than one. */
const PER_MACHINE =
  /NODE_APP_INSTANCE|\bpm_id\b|cluster\s*\.\s*is(Primary|Master)|\bisPrimary\b|\bisMaster\b/;

/** A setting that chooses between schedules of the process and those of a queue. */
const MODE =
  /queue_?mode|(^|[^a-z])(is|use|has)?_?(redis|bull(mq)?|queue|cluster)(_?(mode|enabled|url))?$/i;
const MAX_CALLERS = 6;

export interface Condition {
  readonly kind: "role" | "per-machine" | "mode";
  readonly at: ts.Node;
}

/** What must hold for the schedule to be registered or to do its work. */
export function conditionFor(
  registered: ts.Node,
  run: ts.Node,
  analysis: Analysis,
): Condition | undefined {
  const own = conditionAround(registered);
  if (own !== undefined) return own;
  const inner = isFunctionNode(run) ? leavesUnless(run) : undefined;
  return inner ?? conditionOfCallers(registered, analysis);
}

/** Every call of the function that registers stands under a condition. */
function conditionOfCallers(registered: ts.Node, analysis: Analysis): Condition | undefined {
  const home = namedFunction(registered);
  const calls = home === undefined ? [] : callsOf(home, analysis);
  if (calls.length === 0 || calls.length > MAX_CALLERS) return undefined;
  let found: Condition | undefined;
  for (const call of calls) {
    const each = conditionAround(call);
    if (each === undefined) return undefined;
    found ??= each;
  }
  return found;
}

function conditionAround(registered: ts.Node): Condition | undefined {
  for (const at of ancestors(registered)) {
    if (ts.isIfStatement(at) && at.expression !== registered) {
      const found = judge(at.expression);
      if (found !== undefined) return found;
    }
    if (
      ts.isBinaryExpression(at) &&
      at.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
    ) {
      const found = judge(at.left);
      if (found !== undefined) return found;
    }
    if (isFunctionNode(at)) {
      const found = leavesUnless(at);
      if (found !== undefined) return found;
    }
    if (ts.isCallExpression(at)) {
      const found = at.arguments.map(judge).find((each) => each !== undefined);
      if (found?.kind === "per-machine") return found;
    }
  }
  return undefined;
}

/** `if (!isPrimary) return;` at the top of a function. */
function leavesUnless(fn: FunctionNode): Condition | undefined {
  if (fn.body === undefined || !ts.isBlock(fn.body)) return undefined;
  for (const statement of fn.body.statements.slice(0, 4)) {
    if (!ts.isIfStatement(statement)) continue;
    const { thenStatement } = statement;
    const leaves =
      ts.isReturnStatement(thenStatement) ||
      (ts.isBlock(thenStatement) && thenStatement.statements.some(ts.isReturnStatement));
    const found = leaves ? judge(statement.expression) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function judge(condition: ts.Expression): Condition | undefined {
  const text = condition.getText();
  if (PER_MACHINE.test(text)) return { kind: "per-machine", at: condition };
  if (MODE.test(text.replace(/^!+|[()]/g, ""))) return { kind: "mode", at: condition };
  const setting = /(?:process\.env|env|config\w*|settings|options)\.?(?:get\()?\W*([\w.]+)/i.exec(
    text,
  )?.[1];
  return setting !== undefined && ROLE.test(setting) ? { kind: "role", at: condition } : undefined;
}
