/** Functions that begin again with nothing changed, and connections that are opened again the moment they are lost. */
import { ts } from "ts-morph";
import { receiverOf } from "../../kit/data/chain.ts";
import { namedFunction } from "../../kit/functions.ts";
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

export interface Again {
  readonly name: string;
  readonly because: ts.Node;
  readonly isLost: boolean;
}

const COUNTS =
  /attempt|retr(y|ies)|\btries\b|max[A-Z_]|count|depth|limit|remaining|deadline|give_?up|timeout|elapsed/i;
const WAITS = /sleep|delay|setTimeout|backoff|\bwait(For|Until)?\b|debounce/i;
/** What is taken away, or read further, gets less each time. */
const LESSENS =
  /\.(shift|pop|splice|next|dequeue|lpop|rpop|take)\(|\.(delete|remove|update|mark|ack)\w*\(|\btake:|cursor|offset|page|skip/i;

/**
 * `await refresh(id); return this.load(id);` in `load(id)`: with what it was given, after work that was to change
 * something elsewhere. Should that not come about, it goes on for ever.
 */
export function startsOver(call: ts.CallExpression): Again | undefined {
  const callee = unwrap(call.expression);
  const name = calledName(callee)?.text ?? "";
  const home = enclosingFunction(call);
  if (home === undefined || rawNameOf(home) !== name || name === "") return undefined;
  const receiver = receiverOf(call);
  if (receiver === undefined ? ts.isMethodDeclaration(home) : !isThis(receiver)) return undefined;
  const holder = outer(call);
  if (!ts.isAwaitExpression(holder) && !ts.isReturnStatement(holder)) return undefined;
  const given = home.parameters.map((each) => each.name.getText());
  if (call.arguments.length !== given.length) return undefined;
  if (!call.arguments.every((each, index) => each.getText() === given[index])) return undefined;
  // `for (const id of ids) await this.collect(id)`: another one by the same name.
  const locals = localsOf(home);
  if (given.some((each) => locals.has(each))) return undefined;
  const text = codeOf(home);
  const refused = refusalAround(call, home);
  if (refused !== undefined && isOpenEnded(text, home))
    return { name, because: refused, isLost: false };
  if (COUNTS.test(text) || WAITS.test(text) || LESSENS.test(text)) return undefined;
  for (const at of ancestors(call, home)) if (ts.isCatchClause(at)) return undefined;
  if (!mayEnd(call, home) || changesBefore(call, home) || !waitsBefore(call, home))
    return undefined;
  return { name, because: home.name ?? home, isLost: false };
}

/** What the other side answers when it is overloaded, down or not there yet. */
const REFUSALS =
  /\b(429|50[0-9])\b|>=\s*500|!\s*[\w.]*\.?ok\b|rate_?limit|throttl|too_?many|unavailable|overload|ECONN|ETIMEDOUT|retryable|isTransient/i;

/** `if (status >= 500) { await sleep(200); return this.search(query) }`: a pause between the attempts is no end of them. */
function refusalAround(call: ts.Node, home: FunctionNode): ts.Expression | undefined {
  let below: ts.Node = call;
  for (const at of ancestors(call, home)) {
    if (isFunctionNode(at)) return undefined;
    if (
      ts.isIfStatement(at) &&
      at.thenStatement === below &&
      REFUSALS.test(at.expression.getText())
    )
      return at.expression;
    below = at;
  }
  return undefined;
}

/** Nothing in it counts, ends by the clock or takes away; how long one answer may take is no end. */
function isOpenEnded(text: string, home: FunctionNode): boolean {
  const told = text
    .replace(/signal:\s*AbortSignal\.timeout\([^)]*\)/g, "")
    .replace(/\w*timeout\w*/gi, "")
    .replace(/retry-?after|retryAfter|retryable/gi, "");
  const given = home.parameters.map((each) => each.getText()).join(" ");
  return !COUNTS_DOWN.test(told) && !COUNTS_DOWN.test(given) && !TAKES.test(text);
}

const COUNTS_DOWN =
  /attempt|retries|\btries\b|maxR|count\b|depth|remaining|deadline|give_?up|elapsed|signal\b/i;
const TAKES = /\.(shift|pop|splice|dequeue|lpop|rpop)\(|\+\+|--/;

/** The text without its comments. */
function codeOf(node: ts.Node): string {
  return node.getText().replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, " ");
}

function isThis(node: ts.Expression): boolean {
  return unwrap(node).kind === ts.SyntaxKind.ThisKeyword;
}

function rawNameOf(home: FunctionNode): string {
  const holder = outer(home);
  const name =
    home.name ??
    (ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder)
      ? holder.name
      : undefined);
  return name !== undefined && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name))
    ? name.text
    : "";
}

/** Something was looked at that decides: the call stands in a branch, or a branch before it leaves. */
function mayEnd(call: ts.Node, home: FunctionNode): boolean {
  for (const at of ancestors(call, home)) if (ts.isIfStatement(at)) return true;
  if (home.body === undefined) return false;
  for (const each of descendants(home.body, (node) => !isFunctionNode(node)))
    if (ts.isReturnStatement(each) && each.end < call.pos) return true;
  return false;
}

/** Parameters, variables around or members are given other values on the way to the call. */
function changesBefore(call: ts.Node, home: FunctionNode): boolean {
  const locals = localsOf(home);
  let below: ts.Node = call;
  for (const at of ancestors(call, home)) {
    if (ts.isBlock(at))
      for (const each of at.statements) {
        if (each === below) break;
        if (!ts.isIfStatement(each) && assigns(each, locals)) return true;
      }
    below = at;
  }
  return false;
}

function localsOf(home: FunctionNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const each of descendants(home))
    if (
      (ts.isVariableDeclaration(each) || ts.isBindingElement(each)) &&
      ts.isIdentifier(each.name) &&
      !ts.isParameter(each.parent)
    )
      names.add(each.name.text);
  return names;
}

/** What is assigned outlives this run of the function. */
function assigns(root: ts.Node, locals: ReadonlySet<string>): boolean {
  for (const each of [root, ...descendants(root)]) {
    const isChange =
      (ts.isBinaryExpression(each) &&
        each.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
        each.operatorToken.kind <= ts.SyntaxKind.LastAssignment) ||
      ts.isPostfixUnaryExpression(each);
    if (!isChange) continue;
    const target = ts.isBinaryExpression(each) ? each.left : each.operand;
    if (!locals.has(target.getText())) return true;
  }
  return false;
}

function waitsBefore(call: ts.Node, home: FunctionNode): boolean {
  if (home.body === undefined) return false;
  for (const each of descendants(home.body, (node) => !isFunctionNode(node)))
    if (ts.isAwaitExpression(each) && each.end < call.pos) return true;
  return false;
}

/** `reopenTicket`, `openFollowUp` and `connected` open no connection. */
const OPENS =
  /^_?((re)?connectTo[A-Z]\w*|(connect|reconnect|open)((Web)?Socket|Client|Feed|Stream|W[sS]|Connection|Channel|Broker)?)$/;
/** A shop, a ticket or a dialog is opened as well, and has a status. */
const PLAIN = /^_?open$/;
const STATES = /connection|state|status|event|type/i;
const STATES_OF_PLAIN = /connection|socket|event/i;
const LOST = /["'`](close|closed|disconnect|disconnected|end|ended|lost)["'`]/;

/** `if (state === "closed") await this.connect()`, `socket.on("close", () => connect())`, with no timer in between. */
export function reconnectsAtOnce(call: ts.CallExpression): Again | undefined {
  const name = calledName(call.expression)?.text ?? "";
  if (!OPENS.test(name)) return undefined;
  const receiver = receiverOf(call);
  if (receiver !== undefined && !isThis(receiver)) return undefined;
  const home = namedFunction(call);
  if (home === undefined) return undefined;
  const states = PLAIN.test(name) ? STATES_OF_PLAIN : STATES;
  const because = lossAround(call, home, states);
  if (because === undefined) return undefined;
  const text = codeOf(home);
  // So much does more than one thing: what counts or waits in it may be for anything.
  if (text.length > LONG || COUNTS.test(text) || WAITS.test(text)) return undefined;
  return { name, because, isLost: true };
}

/** In characters of code. */
const LONG = 6_000;

/** What says that the connection is lost, where the call stands. */
function lossAround(
  call: ts.CallExpression,
  home: FunctionNode,
  states: RegExp,
): ts.Expression | undefined {
  let below: ts.Node = call;
  for (const at of ancestors(call, home)) {
    if (ts.isIfStatement(at) && at.thenStatement === below) {
      if (isLostState(at.expression, home, states)) return at.expression;
    } else if (ts.isCaseClause(at) && LOST.test(at.expression.getText())) {
      const value = at.parent.parent.expression;
      if (isTold(value, home) && (states === STATES || states.test(value.getText())))
        return at.expression;
    } else if (ts.isCallExpression(at) && isLostListener(at)) return at.expression;
    below = at;
  }
  return undefined;
}

/** `connection === "close"`, in a handler of what the connection says of itself: a state that is looked up is old news. */
function isLostState(condition: ts.Expression, home: FunctionNode, states: RegExp): boolean {
  const at = unwrap(condition);
  if (!ts.isBinaryExpression(at)) return false;
  const { kind } = at.operatorToken;
  return (
    (kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsToken) &&
    LOST.test(at.right.getText()) &&
    states.test(at.left.getText()) &&
    isTold(at.left, home)
  );
}

/** The value comes with a parameter of the function. */
function isTold(value: ts.Expression, home: FunctionNode): boolean {
  let root = unwrap(value);
  while (ts.isPropertyAccessExpression(root)) root = unwrap(root.expression);
  if (!ts.isIdentifier(root)) return false;
  const { text } = root;
  return home.parameters.some(({ name }) => isBound(name, text));
}

function isBound(name: ts.BindingName, text: string): boolean {
  if (ts.isIdentifier(name)) return name.text === text;
  return name.elements.some((each) => ts.isBindingElement(each) && isBound(each.name, text));
}

function isLostListener(call: ts.CallExpression): boolean {
  const [event, listener] = call.arguments;
  return (
    /^(on|once|addListener|addEventListener)$/.test(calledName(call.expression)?.text ?? "") &&
    event !== undefined &&
    LOST.test(event.getText()) &&
    listener !== undefined &&
    isFunctionNode(unwrap(listener))
  );
}
