/** Reconnects that every error starts anew, beside those that earlier errors have started. */
import { ts } from "ts-morph";
import { nameOf } from "../../kit/functions.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  outer,
  unwrap,
} from "../../kit/syntax.ts";

const HANDLERS = /^(on|handle)_?\w*Error$/;
const WAITS = /^(setTimeout|sleep|delay|wait)$/;
const BEGINS =
  /^_?(start|connect|reconnect|restart|subscribe|resubscribe|listen|watch|join|login|init|initiali[sz]e)([A-Z]\w*)?$/;
/** One of them at a time, or the one before is given up. */
const KNOWS =
  /reconnect(ing|Time|ion|Promise|Scheduled)|isReconnect|connecting|retry(Timer|Timeout)|clearTimeout|[tT]imer\b|pending|scheduled|inFlight|isStarting|restarting|destroyed|debounce|mutex|removeAllListeners|terminate\(|destroy\(/;

export interface Restart {
  readonly wait: ts.CallExpression;
  readonly begin: ts.CallExpression;
  readonly name: string;
}

/** `onError() { await sleep(1_000); await this.feed.start(); }`: a handler of errors, told by its name or by who takes it. */
export function restartOfEachError(wait: ts.CallExpression): Restart | undefined {
  if (!WAITS.test(calledName(wait.expression)?.text ?? "")) return undefined;
  const home = handlerAround(wait);
  if (home?.body === undefined || KNOWS.test(home.getText())) return undefined;
  const [callback] = wait.arguments;
  const work = callback === undefined ? undefined : unwrap(callback);
  const isLater = work !== undefined && isFunctionNode(work);
  if (!isLater && !ts.isAwaitExpression(outer(wait))) return undefined;
  for (const each of descendants(isLater ? work : home.body)) {
    if (!ts.isCallExpression(each) || (!isLater && each.pos < wait.end)) continue;
    const name = calledName(each.expression)?.text ?? "";
    if (!BEGINS.test(name)) continue;
    return { wait, begin: each, name };
  }
  return undefined;
}

/** The function that each error calls; what answers requests is given them, too. */
function handlerAround(node: ts.Node): FunctionNode | undefined {
  for (const at of ancestors(node)) {
    if (!isFunctionNode(at)) continue;
    if (HANDLERS.test(nameOf(at)) && at.parameters.length < 3) return at;
    const call = outer(at);
    if (
      ts.isCallExpression(call) &&
      /^(on|addListener|addEventListener)$/.test(calledName(call.expression)?.text ?? "") &&
      /^["']error["']$/.test(call.arguments[0]?.getText() ?? "")
    )
      return at;
  }
  return undefined;
}
