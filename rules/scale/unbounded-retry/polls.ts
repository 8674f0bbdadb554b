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

export function endlessPoll(loop: ts.WhileStatement | ts.DoStatement): Poll | undefined {
  const condition = loop.expression.getText();
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
  if (BOUNDS.test(text)) return undefined;
  if (isOpen ? !STATE.test(text) || !/break|return/.test(text) : !STATE.test(condition))
    return undefined;
  // The callers of a wait that is bounded elsewhere say so around it.
  const around = home.getText();
  if (/Promise\.race|AbortSignal|deadline/.test(around)) return undefined;

  return { at: loop.expression, wait };
}

function isAskOfSleep(ask: ts.Node, wait: ts.Node): boolean {
  return ask.pos <= wait.pos && wait.end <= ask.end;
}
