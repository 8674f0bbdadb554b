/** Loops that ask another side for a state until it is the wanted one. */
import { ts } from "ts-morph";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { calledName, descendants, isFunctionNode, outer } from "../../kit/syntax.ts";

export interface Poll {
  readonly at: ts.Node;
  readonly wait: ts.Node;
}

const SLEEP = /^(sleep|delay|wait|waitFor|setTimeout|timeout|pause|waitMs|sleepFor)$/;
const STATE =
  /status|state|done|ready|complete|finished|pending|progress|running|queued|exists|found|result|locked|processing/i;
const BOUNDS =
  /attempt|retr(y|ies)|\btries\b|max\w*|deadline|timed?_?out|elapsed|Date\.now|performance\.now|signal|abort|count(er)?\b|\bi\b|iteration|limit|shut|stopp|closed|running\b|cancel|is_?active|alive/i;
/** A worker's own loop is meant to go on. */
const FOREVER = /loop|worker|consum|listen|daemon|scheduler|watch|main|start|run$|poller|tick/i;

export function endlessPoll(
  loop: ts.WhileStatement | ts.DoStatement | ts.ForStatement,
): Poll | undefined {
  // What a `for` counts is its end.
  const told = ts.isForStatement(loop) ? loop.condition : loop.expression;
  if (ts.isForStatement(loop) && (loop.initializer ?? loop.incrementor) !== undefined)
    return undefined;
  const condition = told?.getText() ?? "true";
  const home = namedFunction(loop);
  if (home === undefined || FOREVER.test(nameOf(home))) return undefined;
  if (BOUNDS.test(condition) || /\b(cursor|page|next|more|offset|batch|length)\b/i.test(condition))
    return undefined;
  const isOpen = condition === "true";
  let wait: ts.Node | undefined;
  let ask: ts.Node | undefined;
  for (const node of descendants(loop.statement, (each) => !isFunctionNode(each))) {
    if (!ts.isCallExpression(node)) continue;
    const name = calledName(node.expression)?.text ?? "";
    if (SLEEP.test(name)) wait ??= node.expression;
    else if (ts.isAwaitExpression(outer(node))) ask ??= node;
  }
  for (const node of descendants(loop.statement))
    if (
      ts.isNewExpression(node) &&
      /Promise/.test(node.expression.getText()) &&
      /setTimeout/.test(node.getText())
    )
      wait ??= node.expression;
  if (wait === undefined || ask === undefined || isAskOfSleep(ask, wait)) return undefined;
  const text = loop.statement.getText().replace(/setTimeout/g, "");
  if (isBounded(loop.statement)) return undefined;
  if (isOpen ? !STATE.test(text) || !/break|return/.test(text) : !STATE.test(condition))
    return undefined;
  // The callers of a wait that is bounded elsewhere say so around it.
  const around = home.getText();
  if (/Promise\.race|AbortSignal|deadline/.test(around)) return undefined;

  return { at: told ?? loop.getFirstToken() ?? loop, wait };
}

/**
 * Something in the loop may end it other than the answer: a condition, a signal, or a call that checks.
 * How long one question may take, and how long a pause gets, is no end.
 */
function isBounded(body: ts.Statement): boolean {
  for (const node of descendants(body, (each) => !isFunctionNode(each))) {
    const decides =
      ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isSwitchStatement(node)
        ? node.expression
        : ts.isConditionalExpression(node)
          ? node.condition
          : undefined;
    if (decides !== undefined && BOUNDS.test(decides.getText())) return true;
    if (ts.isExpressionStatement(node) && ts.isCallExpression(unwrapAwait(node.expression))) {
      const call = unwrapAwait(node.expression) as ts.CallExpression;
      const name = calledName(call.expression)?.text ?? "";
      if (!SLEEP.test(name) && BOUNDS.test(call.expression.getText())) return true;
    }
    if (ts.isIdentifier(node) && /^(signal|abort\w*|\w+Signal)$/.test(node.text)) return true;
    if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node))
      if (isCompared(node, body)) return true;
  }
  return false;
}

/** `polls++ > 20`, `left--; if (left < 1)`: what is counted decides. */
function isCompared(
  node: ts.PostfixUnaryExpression | ts.PrefixUnaryExpression,
  body: ts.Statement,
): boolean {
  if (!/\+\+|--/.test(node.getText())) return false;
  const counted = node.operand.getText().replace(/\W/g, "\\$&");
  return new RegExp(
    `\\b${counted}\\b(\\+\\+|--)?\\s*([<>]|[!=]==?)|([<>]=?|[!=]==?)\\s*(\\+\\+|--)?${counted}\\b`,
  ).test(body.getText());
}

function unwrapAwait(node: ts.Expression): ts.Expression {
  return ts.isAwaitExpression(node) ? node.expression : node;
}

function isAskOfSleep(ask: ts.Node, wait: ts.Node): boolean {
  return ask.pos <= wait.pos && wait.end <= ask.end;
}
