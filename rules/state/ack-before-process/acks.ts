/** Messages that are taken out of their queue before they are handled. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { callsOf } from "../../kit/references.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  enclosingStatement,
  type FunctionNode,
  isFunctionNode,
  literalText,
  outer,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";

export interface Early {
  readonly at: ts.Node;
  readonly name: string;
  readonly work: ts.Node;
}

const MESSAGE =
  /^(m|msg|message|job|event|record|delivery|payload|item|rabbitMessage|data|chan|channel|ch|consumer|queue|\w*(Channel|Message|Consumer|Queue|Msg))$/i;
const ASIDE = /log|metric|trace|track|telemetr|captur|report|count|span|close|sleep|delay|ack/i;

/** `channel.ack(message); await handle(message);` */
export function ackBeforeWork(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): Early | undefined {
  if (!isAck(call, name) && !isOwnAck(call, name, analysis)) return undefined;
  const home = enclosingFunction(call);
  if (home?.body === undefined || !ts.isBlock(home.body)) return undefined;
  const statement = enclosingStatement(call);
  if (!ts.isExpressionStatement(statement) || !ts.isBlock(statement.parent)) return undefined;
  if (hasWorkBefore(statement, analysis)) return undefined;
  const work = workAfter(statement, analysis) ?? workOfReceivers(statement, home, analysis);
  if (work === undefined) return undefined;
  return { at: call.expression, name: nameOfCall(work), work: work.expression };
}

/** `const messages = await this.receive()`, which has confirmed them, and then their work. */
function workOfReceivers(
  statement: ts.Statement,
  home: FunctionNode,
  analysis: Analysis,
): ts.CallExpression | undefined {
  if (!handsOn(home, statement) || !isForAll(statement, home)) return undefined;
  for (const call of callsOf(home, analysis).slice(0, 4)) {
    const holder = enclosingStatement(call);
    // `for (const message of await this.receive()) …`
    const work = ts.isForOfStatement(holder)
      ? workIn(holder.statement, analysis)
      : ts.isReturnStatement(holder)
        ? undefined
        : workAfter(holder as ts.Statement, analysis);
    if (work !== undefined && work !== call) return work;
  }
  return undefined;
}

/** The function gives back, or yields, something after the confirmation. */
function handsOn(home: FunctionNode, statement: ts.Statement): boolean {
  if (home.body === undefined) return false;
  for (const node of descendants(home.body, (each) => !isFunctionNode(each)))
    if (
      (ts.isReturnStatement(node) || ts.isYieldExpression(node)) &&
      node.expression !== undefined &&
      node.pos >= statement.end - 1 &&
      !/^(true|false|null|undefined|\[\])$/.test(node.expression.getText())
    )
      return true;
  return false;
}

/** Nothing but the number of messages decides whether they are confirmed. */
function isForAll(statement: ts.Statement, home: FunctionNode): boolean {
  for (const at of ancestors(statement, home)) {
    if (ts.isIfStatement(at) && !/length|size|^\w+$/.test(at.expression.getText())) return false;
    if (ts.isCatchClause(at) || ts.isSwitchStatement(at) || ts.isConditionalExpression(at))
      return false;
  }
  return true;
}

function isAck(call: ts.CallExpression, name: string): boolean {
  const receiver = receiverOf(call);
  if (
    /^(ack|acknowledge|ackMessage|ackAll|complete|deleteMessage|commitOffsets|xack|xAck)$/.test(
      name,
    )
  ) {
    if (receiver === undefined) return /^(ack|acknowledge)$/.test(name);
    if (name === "complete") return /^(message|msg|receiver)$/.test(lastName(receiver));
    if (/^(deleteMessage|commitOffsets|xack|xAck)$/.test(name)) return true;
    return MESSAGE.test(lastName(receiver));
  }
  // `sqs.send(new DeleteMessageCommand({ … }))`
  return (
    name === "send" && /^new DeleteMessage\w*Command\(/.test(call.arguments[0]?.getText() ?? "")
  );
}

/** `await this.remove(message)`, whose body is little more than the confirmation. */
function isOwnAck(call: ts.CallExpression, name: string, analysis: Analysis): boolean {
  const [message] = call.arguments;
  if (!OWN_ACK.test(name.replace(/^[#_]+/, "")) || message === undefined) return false;
  if (!MESSAGE.test(lastName(message).replace(/s$/, ""))) return false;
  const body = bodyOfCalled(call, analysis)?.body;
  if (body === undefined) return false;
  for (const node of descendants(body)) {
    if (!ts.isCallExpression(node)) continue;
    if (isAck(node, calledName(node.expression)?.text ?? "")) return true;
  }
  return false;
}

const OWN_ACK =
  /^(ack|acknowledge|confirm|remove|delete|drop|complete|finish|commit|discard|done)/i;

/** What the statements after it wait for. */
export function workAfter(
  statement: ts.Statement,
  analysis: Analysis,
): ts.CallExpression | undefined {
  let at: ts.Node = statement;
  for (;;) {
    const { parent } = at;
    if (ts.isBlock(parent)) {
      const rest = parent.statements.slice(parent.statements.indexOf(at as ts.Statement) + 1);
      for (const each of rest) {
        const found = workIn(each, analysis);
        if (found !== undefined) return found;
        if (ts.isReturnStatement(each) || ts.isThrowStatement(each)) return undefined;
      }
    }
    if (parent === undefined || isFunctionNode(parent)) return undefined;
    // Behind a condition only that branch was confirmed early.
    if (!ts.isBlock(parent) && !ts.isTryStatement(parent)) return undefined;
    if (ts.isBlock(parent) && !ts.isTryStatement(parent.parent)) return undefined;
    if (ts.isTryStatement(parent) && at !== parent.tryBlock) return undefined;
    at = parent;
  }
}

/** `sqs.send(new ReceiveMessageCommand({ … }))` */
function isReading(call: ts.CallExpression): boolean {
  return /^new (Receive|Get|List|Describe|Query|Scan|Head|BatchGet)\w*Command\(/.test(
    call.arguments[0]?.getText().slice(0, 60) ?? "",
  );
}

function workIn(root: ts.Node, analysis: Analysis): ts.CallExpression | undefined {
  for (const node of [root, ...descendants(root, (each) => !isFunctionNode(each))]) {
    if (!ts.isCallExpression(node)) continue;
    const name = (calledName(node.expression)?.text ?? "").replace(/^[#_]+/, "");
    if (ASIDE.test(name) || isReading(node)) continue;
    const holder = outer(node);
    const isWaited = ts.isAwaitExpression(holder) || ts.isReturnStatement(holder);
    if (!isWaited) continue;
    if (
      /^(process|handle|consume|run|execute|dispatch|on|perform|import|sync|send|save|create|update|insert|upsert|store|charge|apply|ingest)/i.test(
        name,
      )
    )
      return node;
    if (isUnseenWork(node, analysis) && !/^(get|find|load|list|read|is|has)/.test(name))
      return node;
    if (
      effectsWithin(node, analysis).some(
        ({ effect }) => effect.action !== "read" && effect.target !== "log",
      )
    )
      return node;
  }
  return undefined;
}

/** What was waited for before the confirmation may have been the work. */
function hasWorkBefore(statement: ts.Statement, analysis: Analysis): boolean {
  let at: ts.Node = statement;
  for (const parent of ancestors(statement)) {
    if (ts.isBlock(parent)) {
      const before = parent.statements.slice(0, parent.statements.indexOf(at as ts.Statement));
      if (before.some((each) => workIn(each, analysis) !== undefined)) return true;
    }
    if (isFunctionNode(parent)) return false;
    at = parent;
  }
  return false;
}

/** `eachMessage: async ({ message }) => { persist(message).catch(log) }`: its end is the confirmation. */
export function leftRunning(call: ts.CallExpression, name: string): Early | undefined {
  if (name !== "catch" && name !== "then") return undefined;
  if (!ts.isExpressionStatement(outer(call))) return undefined;
  const home = enclosingFunction(call);
  if (home === undefined || !isMessageHandler(home)) return undefined;
  let work = receiverOf(call);
  while (work !== undefined && ts.isCallExpression(work)) {
    const inner = receiverOf(work);
    if (!/^(then|catch|finally)$/.test(calledName(work.expression)?.text ?? "")) break;
    work = inner;
  }
  if (work === undefined || !ts.isCallExpression(work)) return undefined;
  if (ASIDE.test(calledName(work.expression)?.text ?? "")) return undefined;
  return { at: work.expression, name: nameOfCall(work), work: work.expression };
}

/** Handed over as `eachMessage`, or to `consume` and a worker, which take its end for the end of the work. */
function isMessageHandler(home: ts.Node): boolean {
  const { parent } = home;
  if (ts.isPropertyAssignment(parent))
    return /^(eachMessage|eachBatch|handleMessage|processMessage)$/.test(
      propertyName(parent.name) ?? "",
    );
  if (ts.isMethodDeclaration(home))
    return /^(eachMessage|eachBatch|handleMessage)$/.test(propertyName(home.name) ?? "");
  return ts.isNewExpression(parent) && /^(Worker|Consumer)$/.test(parent.expression.getText());
}

/** `channel.consume(queue, handler, { noAck: true })` */
export function consumedWithoutAck(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
): Early | undefined {
  if (!/^(consume|subscribe)$/.test(name)) return undefined;
  const [, , options] = call.arguments;
  const literal = options === undefined ? undefined : unwrap(options);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return undefined;
  const option = literal.properties.find(
    (each): each is ts.PropertyAssignment =>
      ts.isPropertyAssignment(each) &&
      /^(noAck|autoAck)$/.test(propertyName(each.name) ?? "") &&
      each.initializer.kind === ts.SyntaxKind.TrueKeyword,
  );
  const handler = call.arguments[1];
  if (option === undefined || handler === undefined) return undefined;
  const callback = unwrap(handler);
  // Answers of a call come to a queue of their own, and nobody sends them twice.
  const queue = call.arguments[0]?.getText() ?? "";
  if (/reply|response|rpc|\bq\.queue\b/i.test(queue) || literalText(call.arguments[0]) === "")
    return undefined;
  const body = isFunctionNode(callback) ? callback.body : undefined;
  const given = body === undefined || ts.isBlock(body) ? undefined : unwrap(body);
  const work =
    given !== undefined && ts.isCallExpression(given)
      ? given
      : isFunctionNode(callback)
        ? workIn(callback.body ?? callback, analysis)
        : undefined;
  if (work === undefined) {
    if (isFunctionNode(callback)) return undefined;
    return { at: option, name: callback.getText(), work: callback };
  }
  return { at: option, name: nameOfCall(work), work: work.expression };
}
