/** Retries that want no growing wait: conflicts, new inputs, conditions waited for, the start of a program. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { nameOf } from "../../kit/functions.ts";
import { runsOncePerProcess } from "../../kit/process-lifetime.ts";
import { inside, isLeave } from "../../kit/retries/loops.ts";
import type { Retry } from "../../kit/retries/retry.ts";
import { mentions } from "../../kit/retries/wait.ts";
import { isAssignment } from "../../kit/roles/flow.ts";
import { descendants, enclosingFunction, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import type { Attempt } from "./attempt.ts";

interface Found {
  readonly at: ts.Node;
  readonly message: string;
}

const CONFLICT =
  /unique|duplicate|conflict|P2002|P2034|23505|40001|40P01|deadlock|collision|collid|already[\s_]?exists|version|\bstale|optimistic|ConditionalCheck|serializ|\brace[ds]?\b|locked|isTaken|notUnique/i;
const WAITING = /^(wait|poll|until|ensure|await|check|health|ready|probe|watch|acquire|lock)/i;
/** Of these, those that say so without a wait in sight. */
const WAITING_ANYWAY = /^(wait|poll|until|await)/i;
const LOCKING = /\b(acquire|lock|tryLock|obtainLock)\b/i;
const LASTING = /connect|listen|subscribe|watch|consume|poll|^(run|loop|work)/i;
const RENEWED = /401|unauthori[sz]ed|token|credential|expired/i;

/** Why the retry is right as it is; undefined when nothing says so. */
export function guardOf(retry: Retry, attempt: Attempt, analysis: Analysis): Found | undefined {
  const conflict = conflictIn(retry);
  if (conflict !== undefined)
    return { at: conflict, message: "somebody else's success is tried around, not a failure" };
  if (LOCKING.test(attempt.name)) return { at: attempt.call, message: "a lock is waited for" };
  const changed = changedInput(retry, attempt);
  if (changed !== undefined)
    return { at: changed, message: "the next attempt asks for something else" };
  if (retry.wait.kind === "none" && (retry.most ?? 3) <= 2)
    return { at: attempt.call, message: "one more attempt only" };
  if (retriesOfItself(attempt, analysis))
    return { at: attempt.call, message: "the client waits between attempts of its own" };
  const own = enclosingNamed(retry);
  const isWaiting = own !== undefined && WAITING.test(nameOf(own));
  if (
    isWaiting &&
    (retry.wait.kind !== "none" || (retry.form === "result" && WAITING_ANYWAY.test(nameOf(own))))
  )
    return { at: attempt.call, message: "a condition is waited for" };
  if (
    !retry.isBounded &&
    retry.wait.kind !== "none" &&
    own !== undefined &&
    LASTING.test(nameOf(own))
  )
    return {
      at: attempt.call,
      message: "a connection is kept up for as long as the process lives",
    };
  const state = retry.isBounded && retry.wait.kind !== "none" ? stateAsked(retry) : undefined;
  if (state !== undefined) return { at: state, message: "a state is asked for until it is there" };
  if (isStarting(retry, attempt, analysis))
    return { at: attempt.call, message: "tried while the program starts" };
  return undefined;
}

/**
 * Every turn waits, failed or not, and it ends with a state: what was answered says `kind === "resolved"`, or there is
 * no attempt that anybody counts. A failure beside it takes no more of the other side than the asking does.
 */
function stateAsked({ root, tried, failure, counters, wait }: Retry): ts.Node | undefined {
  if (isFunctionNode(root) || wait.delay === undefined || isOf(wait.delay, failure))
    return undefined;
  const ends: ts.Expression[] = [];
  for (const node of inside(root.statement)) {
    if (!isLeave(node) || isOf(node, failure)) continue;
    if (ts.isBreakStatement(node) && ts.findAncestor(node, ts.isSwitchStatement)) return undefined;
    const test = ts.findAncestor(node, (at) => at === root || ts.isIfStatement(at));
    // Whatever is answered ends it: only failures are tried again.
    if (test === undefined || !ts.isIfStatement(test)) return undefined;
    if (test.pos >= wait.delay.end || test.end <= wait.delay.pos) ends.push(test.expression);
  }
  const states = ends.filter((each) => STATE.test(each.getText()));
  const [first] = states;
  if (first === undefined || ends.some((each) => ANSWERED.test(each.getText()))) return undefined;
  const isCounted = [...counters].some((each) => /attempt|retr|tries/i.test(each));
  return isCounted && !isOf(first, tried) ? undefined : first;
}

function isOf(node: ts.Node, root: ts.Node | undefined): boolean {
  return root !== undefined && node.pos >= root.pos && node.end <= root.end;
}

/** `current.kind === "resolved"`: a state by its name. */
const STATE = /\b(kind|state|status|phase|stage)\s*[!=]==?\s*["'`][A-Za-z]/;
/** What tells a failed answer from a good one. */
const ANSWERED =
  /\.ok\b|success|succeeded|["'`](fail\w*|error\w*|ok|rejected|fulfilled)["'`]|\berr(or)?\b|statusCode|status\s*[<>!=]==?\s*\d/i;

/** A producer of kafkajs tries for seconds, and longer each time, before it gives up. */
function retriesOfItself({ call, effect }: Attempt, analysis: Analysis): boolean {
  return [call, effect].some((each) => {
    if (each === undefined || !(ts.isCallExpression(each) || ts.isNewExpression(each)))
      return false;
    const { declaration } = analysis.factsOf(each) ?? {};
    return /\/kafkajs@\d/.test(declaration?.getSourceFile().fileName ?? "");
  });
}

/** A condition in the code behind a failure that speaks of a conflict or of renewed credentials. */
function conflictIn(retry: Retry): ts.Node | undefined {
  const roots: ts.Node[] = retry.failure === undefined ? [retry.root] : [retry.failure];
  for (const root of roots)
    for (const node of descendants(root, (each) => !isFunctionNode(each) || each === root)) {
      const condition = ts.isIfStatement(node)
        ? node.expression
        : ts.isConditionalExpression(node)
          ? node.condition
          : ts.isSwitchStatement(node)
            ? node.caseBlock
            : undefined;
      if (condition === undefined) continue;
      const text = condition.getText();
      if (CONFLICT.test(text)) return condition;
      if (
        RENEWED.test(text) &&
        ts.isIfStatement(node) &&
        /refresh|renew|login|auth/i.test(node.thenStatement.getText())
      )
        return condition;
    }
  return undefined;
}

/** A name that the attempt reads and the loop sets anew: a fresh code, the next server. */
function changedInput(retry: Retry, attempt: Attempt): ts.Node | undefined {
  if (isFunctionNode(retry.root)) return undefined;
  const { call } = attempt;
  const inputs =
    ts.isCallExpression(call) || ts.isNewExpression(call) ? (call.arguments ?? []) : [];
  for (const node of descendants(retry.root.statement, (each) => !isFunctionNode(each))) {
    if (!ts.isBinaryExpression(node) || !isAssignment(node.operatorToken.kind)) continue;
    const left = unwrap(node.left);
    if (!ts.isIdentifier(left) || retry.counters.has(left.text)) continue;
    if (/^(last)?(err|error|exception|reason|failure)/i.test(left.text)) continue;
    if (/delay|wait|backoff|timeout/i.test(left.text)) continue;
    const names = new Set([left.text]);
    if (inputs.some((each) => mentions(each, names))) return node;
  }
  return undefined;
}

function enclosingNamed(retry: Retry): ReturnType<typeof enclosingFunction> {
  let at = isFunctionNode(retry.root) ? retry.root : enclosingFunction(retry.root);
  while (at !== undefined && nameOf(at) === "") at = enclosingFunction(at);
  return at;
}

function isStarting(retry: Retry, attempt: Attempt, analysis: Analysis): boolean {
  const { contexts } = analysis.reach(attempt.call);
  if (contexts.size > 0 && [...contexts].every((each) => each === "startup")) return true;
  const own = enclosingNamed(retry);
  if (
    own !== undefined &&
    /^(bootstrap|main|start|init|onModuleInit|onApplicationBootstrap|boot|setup|onStart)([A-Z]\w*)?$/.test(
      nameOf(own),
    )
  )
    return true;
  return runsOncePerProcess(attempt.call, analysis);
}
