/** Messages and jobs that a failure puts back where they came from. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { insertAt } from "../../kit/edits.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { callsOf } from "../../kit/references.ts";
import type { Fix } from "../../kit/rule.ts";
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

export interface Requeue {
  readonly name: string;
  /** The catch, branch or case that stands for the failure. */
  readonly failure: ts.Node;
  readonly fixes: readonly Fix[];
}

const AGAIN =
  /^(re_?(schedule|queue|enqueue|submit|publish|dispatch|trigger|process|insert)|retry|restart|(schedule|enqueue|queue|send|publish|submit|trigger)\w*(Retry|Again|Later|Back))/i;
const ADDS =
  /^(add|addJob|send|publish|enqueue|sendToQueue|sendMessage|schedule|dispatch|trigger|push|submit\w*Job\w*|enqueue\w+|queue\w+)$/;
const COUNTS =
  /attempt|retr(y|ies)_?(count|s\b|left|num)|retries|\btries\b|max[A-Z_]?\w*|x-death|redeliver|deliver(y|ed)_?count|deadLetter|dead_letter|dlq|times?Failed|failureCount|failCount|give_?up|too_?old|deadline|numberOf|receiveCount|isRetry|backoff/i;

export function requeueWithoutEnd(
  call: ts.CallExpression,
  analysis: Analysis,
): Requeue | undefined {
  const name = calledName(call.expression)?.text;
  if (name === undefined) return undefined;
  if (name === "nack") return nackWithoutEnd(call);
  const itself = callsItself(call, name) ?? reconnects(call, name);
  if (itself !== undefined) return { name, failure: itself, fixes: [] };
  const isAgain = AGAIN.test(name);
  if (!isAgain && !ADDS.test(name)) return undefined;
  const home = namedFunction(call) ?? enclosingFunction(call);
  if (home === undefined) return undefined;
  const failure = failureAround(call, home) ?? failureOfCallers(home, analysis);
  if (failure === undefined) return undefined;
  const text = textAround(call, failure, home);
  if (COUNTS.test(text) && !isOnlyCounted(home, text)) return undefined;
  if (isAgain) {
    if (
      !isStarted(call) ||
      /^(retry|restart)$/i.test(name) ||
      /^(prom|p)?retry(With|Async|able)/i.test(name)
    )
      return undefined;
    if (call.arguments.some((each) => isFunctionNode(unwrap(each)))) return undefined;
  } else {
    const effect = effectOfCall(call, analysis);
    if (effect?.target !== "queue" || effect.certainty === "name") return undefined;
    if (!isSameWork(call, home) || ELSEWHERE.test(targetOf(call, analysis))) return undefined;
  }
  return { name, failure, fixes: [] };
}

const ELSEWHERE = /dead|dlq|dlx|fail|error|alert|notif|audit|park|poison|retry_?exhausted/i;

/** Where it is sent to: the callee and what names the queue, not what goes along with the message. */
function targetOf(call: ts.CallExpression, analysis: Analysis): string {
  const [first] = call.arguments;
  const at = first === undefined ? undefined : unwrap(first);
  if (at === undefined || ts.isObjectLiteralExpression(at)) return call.getText();
  const declared = ts.isIdentifier(at) ? analysis.declarationOf(at) : undefined;
  const value =
    declared !== undefined && ts.isVariableDeclaration(declared)
      ? (declared.initializer?.getText() ?? "")
      : "";
  return `${call.expression.getText()} ${at.getText()} ${value}`;
}

/** A helper that only catch clauses and branches of failure call. */
function failureOfCallers(home: FunctionNode, analysis: Analysis): ts.Node | undefined {
  const calls = callsOf(home, analysis);
  if (calls.length === 0 || calls.some((each) => each.getSourceFile() !== home.getSourceFile()))
    return undefined;
  const failures = calls.map((each) => {
    const caller = namedFunction(each) ?? enclosingFunction(each);
    return caller === undefined ? undefined : failureAround(each, caller);
  });
  return failures.every((each) => each !== undefined) ? failures[0] : undefined;
}

/** `failures + 1` goes along with the message, and no condition ever looks at it. */
function isOnlyCounted(home: FunctionNode, text: string): boolean {
  if (!/\+\s*1\b|\+\+/.test(text)) return false;
  for (const node of descendants(home)) {
    const decides =
      ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isSwitchStatement(node)
        ? node.expression
        : ts.isConditionalExpression(node)
          ? node.condition
          : undefined;
    if (decides !== undefined && (COUNTS.test(decides.getText()) || /[<>]/.test(decides.getText())))
      return false;
  }
  return !/max[A-Z_]|Math\.min|dlq|dead_?letter|x-death|give_?up|deadline/i.test(text);
}

/** `catch { return fetchPage(url) }` in `fetchPage(url)`: with what it was given, and no count among it. */
function callsItself(call: ts.CallExpression, name: string): ts.Node | undefined {
  const home = namedFunction(call);
  if (home === undefined || nameOf(home) !== name || COUNTS.test(home.getText())) return undefined;
  const receiver = receiverOf(call);
  if (receiver !== undefined && receiver.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  const given = home.parameters.map((each) => each.name.getText());
  if (given.length === 0 || call.arguments.length === 0) return undefined;
  if (!call.arguments.every((each, index) => each.getText() === given[index])) return undefined;
  for (const at of ancestors(call, home)) if (ts.isCatchClause(at)) return at.getFirstToken() ?? at;
  return undefined;
}

/** `socket.on("close", () => this.connect())` in `connect()`: at once, each time, as often as it takes. */
function reconnects(call: ts.CallExpression, name: string): ts.Node | undefined {
  const receiver = receiverOf(call);
  if (receiver?.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  let listener: ts.CallExpression | undefined;
  for (const at of ancestors(call)) {
    if (ts.isCallExpression(at) && isEndListener(at)) listener ??= at;
    if (!ts.isMethodDeclaration(at)) continue;
    const text = at.getText();
    return at.name.getText() === name && !COUNTS.test(text) && !/setTimeout|delay|sleep/i.test(text)
      ? listener?.expression
      : undefined;
  }
  return undefined;
}

function isEndListener(call: ts.CallExpression): boolean {
  const [event] = call.arguments;
  return (
    /^(on|once|addListener|addEventListener)$/.test(calledName(call.expression)?.text ?? "") &&
    /^["'](close|end|error|disconnect|disconnected)["']$/.test(event?.getText() ?? "")
  );
}

/** `channel.nack(message)` gives the message back at once, unless the third argument is false. */
function nackWithoutEnd(call: ts.CallExpression): Requeue | undefined {
  const [message, , requeue] = call.arguments;
  if (message === undefined || requeue?.getText() === "false") return undefined;
  if (!/chan|ch$|amqp|rabbit/i.test(receiverOf(call)?.getText() ?? "")) return undefined;
  const home = namedFunction(call) ?? enclosingFunction(call);
  if (home === undefined) return undefined;
  const failure = failureAround(call, home);
  if (failure === undefined || COUNTS.test(textAround(call, failure, home))) return undefined;
  const fixes: Fix[] =
    call.arguments.length > 2
      ? []
      : [
          {
            title: "Do not give it back: let a dead-letter exchange take it",
            safety: "review",
            edits: () => [
              insertAt(
                call.getSourceFile(),
                (call.arguments.at(-1) ?? message).getEnd(),
                call.arguments.length === 1 ? ", false, false" : ", false",
              ),
            ],
          },
        ];
  return { name: "nack", failure, fixes };
}

/** The catch around a call, or the branch whose condition speaks of a failure. */
function failureAround(call: ts.Node, home: FunctionNode): ts.Node | undefined {
  let below: ts.Node = call;
  for (const at of ancestors(call, home)) {
    if (ts.isCatchClause(at)) return at.getFirstToken() ?? at;
    if (
      ts.isIfStatement(at) &&
      (at.thenStatement === below
        ? FAILED.test(at.expression.getText())
        : at.elseStatement === below && SUCCEEDED.test(at.expression.getText()))
    )
      return at.expression;
    if (ts.isCaseClause(at) && FAILED.test(at.expression.getText())) return at.expression;
    below = at;
  }
  return undefined;
}

const FAILED =
  /fail|error|\berr\b|!\s*\w*(ok|success|result|done|ready)\b|429|50\d|timeout|timed_?out|stalled|blocked|busy|unavailable|rate_?limit|locked|pending|not_?ready/i;
const SUCCEEDED = /\b(ok|success|succeeded|done|completed)\b/i;

/** Of a large switch only the branch itself speaks for the call. */
function textAround(call: ts.Node, failure: ts.Node, home: FunctionNode): string {
  for (const at of ancestors(call, home))
    if (ts.isCaseClause(at) || ts.isDefaultClause(at)) return at.getText();
  return `${nameOf(home)} ${home.getText()} ${failure.getText()}`;
}

function isStarted(call: ts.CallExpression): boolean {
  const holder = outer(call);
  return (
    ts.isAwaitExpression(holder) || ts.isExpressionStatement(holder) || ts.isReturnStatement(holder)
  );
}

/** What is queued is what the function was given. */
function isSameWork(call: ts.CallExpression, home: FunctionNode): boolean {
  const given = new Set(
    home.parameters.flatMap(({ name }) =>
      ts.isIdentifier(name)
        ? [name.text]
        : name.elements.flatMap((each) =>
            ts.isBindingElement(each) && ts.isIdentifier(each.name) ? [each.name.text] : [],
          ),
    ),
  );
  for (const argument of call.arguments)
    for (const node of [argument, ...descendants(argument)])
      if (
        ts.isIdentifier(node) &&
        given.has(node.text) &&
        /^(job|message|msg|event|task|payload|item|data|body|record)s?$/i.test(node.text)
      )
        return true;
  return false;
}
