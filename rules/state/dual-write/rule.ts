/** Changes of two systems that nothing ties together: a row and the event that tells of it, a payment and its row. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isInsert, isWrite } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { spanAround } from "../../kit/data/spans.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { writtenTypeOf } from "../../kit/data/written.ts";
import { type Effect, effectOfCall, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin, type ReachedEffect } from "../../kit/effects/summary.ts";
import { defineRule, type Report, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { templateFixes } from "../../kit/templates.ts";
import { isUnseenWork, isWaitedFor } from "../../kit/unseen.ts";
import page from "./README.md";

export default defineRule({
  id: "state/dual-write",
  title: "Two writes that can part ways",
  assumption: "The second of two systems takes its part whenever the first has.",
  patterns: ["transactional-outbox", "idempotent-receiver"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "question",
    "multi-node": "question",
    distributed: "question",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const name = calledName(call.expression)?.text ?? "";
      const isTold = TELLS.test(name) && isTelling(call, analysis);
      const isDone =
        !isTold &&
        ((CHANGES.test(name) && isDoneElsewhere(call, analysis)) ||
          (MAKES.test(name) && isMadeElsewhere(call, analysis)));
      if (!isTold && !isDone) return;
      const found = isTold
        ? untold(call, analysis)
        : (unrecorded(call, analysis) ?? undone(call, analysis));
      if (found !== undefined && analysis.runsOnServer(call)) report(found);
    },
  },
});

const TELLS =
  /^(send|sendBatch|sendMessage|emit|publish|publishBatch|produce|publishEvent|index|update|bulk|addDocuments|saveObjects?|partialUpdateObjects?|upsert|delete)$/;
/** Brokers whose messages others build on; queues of jobs, sockets and emitters are told more loosely. */
const BROKERS =
  /kafka|producer|\bnats\b|jetstream|\bsns\b|eventbridge|rabbit|amqp|broker|servicebus|pulsar|kinesis/i;
const SEARCH = /elastic|opensearch|algolia|meili|typesense/i;
const CHANGES =
  /^(send|create|refund|charge|capture|pay|payout|transfer|cancel|deleteObject|removeObject|deleteObjects)$/;
const PAYMENTS = /stripe|payments?|bank|billing|paypal|adyen|braintree|mollie|razorpay|gateway/i;
/** What another side makes for us, by whatever name. */
const MAKES =
  /^(create|register|provision|issue|book|reserve|purchase|submit|place|allocate|subscribe)[A-Z]/;
const OTHER_SIDE =
  /(provider|gateway|connector|adapter|integration|(api|rest|http|remote|external)_?client|sdk)$/i;
/** Code that speaks of how the two are brought together again. */
const JOINED = /outbox|reconcil|compensat|rollback|\bsaga\b|inbox|afterCommit|sweep/i;

/** An event for others, or a copy in a search engine. */
function isTelling(call: ts.CallExpression, analysis: Analysis): boolean {
  const owner = `${ownerOf(call)} ${declaredAs(call, analysis)}`;
  if (!isAwaited(call) || call.arguments.length === 0) return false;
  if (SEARCH.test(owner)) return true;
  const effect = effectOfCall(call, analysis);
  if (effect !== undefined && effect.target !== "queue") return false;
  return (
    BROKERS.test(owner) ||
    (effect?.certainty === "resolved" && (BROKERS.test(call.getText()) || isCommand(call)))
  );
}

/** `sqs.send(new SendMessageCommand(…))`, and the same of other services of the cloud. */
function isCommand({ arguments: [first] }: ts.CallExpression): boolean {
  return /^new (SendMessage|SendMessageBatch|Publish|PublishBatch|PutEvents|PutRecord|PutRecords)Command\(/.test(
    first?.getText() ?? "",
  );
}

/** What the owner is declared as, with the module that this comes from: `Client "@elastic/elasticsearch"`. */
function declaredAs(call: ts.CallExpression, analysis: Analysis): string {
  if (!ts.isPropertyAccessExpression(call.expression)) return "";
  let client = unwrap(call.expression.expression);
  // `this.payments` of `this.payments.refunds`
  while (
    ts.isPropertyAccessExpression(client) &&
    unwrap(client.expression).kind !== ts.SyntaxKind.ThisKeyword
  )
    client = unwrap(client.expression);
  const type = writtenTypeOf(client, analysis);
  if (type === undefined) return "";
  const name = type.typeName.getText();
  for (const statement of call.getSourceFile().statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const imported = new RegExp(`\\b${name.split(".")[0]}\\b`);
    if (imported.test(statement.importClause?.getText() ?? ""))
      return `${name} ${statement.moduleSpecifier.getText()}`;
  }
  return name;
}

/** Money that moves, an object that is gone: what no rollback takes back. */
function isDoneElsewhere(call: ts.CallExpression, analysis: Analysis): boolean {
  if (!isAwaited(call)) return false;
  if (/^send$/.test(calledName(call.expression)?.text ?? ""))
    return /^new Delete(Object|Objects)Command\(/.test(call.arguments[0]?.getText() ?? "");
  if (/^(deleteObjects?|removeObject)$/.test(calledName(call.expression)?.text ?? "")) return true;
  if (!PAYMENTS.test(`${ownerOf(call)} ${declaredAs(call, analysis)}`)) return false;
  // A customer or a price without a row costs nobody anything.
  if (/(customers?|products?|prices?|sessions?|coupons?)$/i.test(ownerOf(call))) return false;
  return effectOfCall(call, analysis)?.target === "payment" || isUnseenWork(call, analysis);
}

/** `const code = await provider.createCode(…)` by code that is not in sight, before the row that keeps its answer. */
function isMadeElsewhere(call: ts.CallExpression, analysis: Analysis): boolean {
  if (!OTHER_SIDE.test(ownerOf(call).replace(/\(.*$/s, ""))) return false;
  if (/idempotency/i.test(call.getText()) || !isUnseenWork(call, analysis)) return false;
  const made = ts.isAwaitExpression(call.parent) ? call.parent.parent : undefined;
  if (made === undefined || !ts.isVariableDeclaration(made) || !ts.isIdentifier(made.name))
    return false;
  const { text } = made.name;
  const owner = enclosingFunction(call);
  for (const each of owner?.body === undefined ? [] : descendants(owner.body)) {
    if (each.pos < call.end || !ts.isCallExpression(each)) continue;
    const access = accessOf(each, analysis);
    const values = access !== undefined && isInsert(access) ? access.data?.node : undefined;
    if (values !== undefined && new RegExp(`\\b${text}\\b`).test(values.getText())) return true;
  }
  return false;
}

/** `await producer.send(…)` behind a write that is committed by then. */
function untold(call: ts.CallExpression, analysis: Analysis): Report | undefined {
  const owner = enclosingFunction(call);
  if (owner?.body === undefined || JOINED.test(owner.getText())) return undefined;
  if (isInside(call, analysis) || isCaught(call)) return undefined;
  const written = effectsWithin(owner.body, analysis).filter(
    (each) => isRow(each) && each.at.end <= call.pos && isOnTheWay(each.at, call),
  );
  const last = written.at(-1);
  if (last === undefined || !speaksOf(call, owner.body, last)) return undefined;
  const name = nameOfCall(call, 30);
  return {
    at: call.expression,
    basis: call,
    message: `When \`${name}\` fails, the row before it is stored and nobody hears of it`,
    confidence: "possible",
    related: [{ ...placeOf(last.at), message: "stored before, for good" }],
    fixes: templateFixes(
      call.getSourceFile(),
      "transactional-outbox",
      "Add an outbox that sends what was committed (transactional-outbox pattern)",
      analysis,
    ),
  };
}

/** `const refund = await payments.refund(…); await refunds.save({ externalId: refund.id })`. */
function unrecorded(call: ts.CallExpression, analysis: Analysis): Report | undefined {
  const owner = enclosingFunction(call);
  if (owner?.body === undefined || JOINED.test(owner.getText())) return undefined;
  // Asked again with the same key, the other side says what it has done.
  if (isInside(call, analysis) || /idempotency/i.test(call.getText())) return undefined;
  const effects = effectsWithin(owner.body, analysis).filter(isRow);
  // What is written down first says later what was begun.
  if (effects.some((each) => each.at.end <= call.pos)) return undefined;
  const record = effects.find((each) => each.at.pos > call.end && isOnTheWay(call, each.at));
  if (record === undefined || isCaught(record.at)) return undefined;
  return {
    at: ts.isTaggedTemplateExpression(record.at) ? record.at.tag : record.at.expression,
    basis: record.at,
    message: `When this fails, \`${nameOfCall(call, 30)}\` has happened and no row says so`,
    confidence: "possible",
    related: [{ ...placeOf(call.expression), message: "done before, and cannot be taken back" }],
  };
}

/** `await rows.markCancelled(id); await payments.cancel(…)`: the row says already what is still to be done. */
function undone(call: ts.CallExpression, analysis: Analysis): Report | undefined {
  const owner = enclosingFunction(call);
  if (owner?.body === undefined || JOINED.test(owner.getText())) return undefined;
  if (isInside(call, analysis) || isCaught(call)) return undefined;
  const rows = effectsWithin(owner.body, analysis).filter(isRow);
  const before = rows.findLast(
    (each) => each.at.end <= call.pos && isOnTheWay(each.at, call) && saysDone(each),
  );
  if (before === undefined || !speaksOf(call, owner.body, before)) return undefined;
  // A row that is changed afterwards says then how it went.
  const key = before.effect.access?.entity?.key;
  if (rows.some((each) => each.at.pos > call.end && each.effect.access?.entity?.key === key))
    return undefined;
  return {
    at: call.expression,
    basis: call,
    message: `When \`${nameOfCall(call, 30)}\` fails, the row says already that it is done`,
    confidence: "possible",
    related: [{ ...placeOf(before.at), message: "stored before, for good" }],
  };
}

/** A state from which nothing goes on: what is only begun is finished by somebody. */
function saysDone({ effect: { access } }: ReachedEffect): boolean {
  if (access === undefined) return false;
  if (/^delete/.test(access.operation)) return true;
  return (
    access.data?.assignments.some(
      ({ field, value }) =>
        /(status|state|stage|At|_at|^is[A-Z]\w*)$/.test(field) &&
        !/pending|processing|requested|creating|ing\b|draft|queued/i.test(value?.getText() ?? ""),
    ) ?? false
  );
}

function isInside(call: ts.CallExpression, analysis: Analysis): boolean {
  return (
    transactionAround(call, analysis) !== undefined || spanAround(call, analysis) !== undefined
  );
}

function ownerOf(call: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(call.expression)
    ? call.expression.expression.getText().slice(0, 60)
    : "";
}

/** Its promise is waited for, also through `lastValueFrom(….pipe(timeout(…)))`. */
function isAwaited(call: ts.CallExpression): boolean {
  if (isWaitedFor(call)) return true;
  const piped = ts.isPropertyAccessExpression(call.parent) ? call.parent.parent : undefined;
  if (
    piped !== undefined &&
    ts.isCallExpression(piped) &&
    calledName(piped.expression)?.text === "pipe"
  )
    return isAwaited(piped);
  const { parent } = call;
  return (
    ts.isCallExpression(parent) &&
    /^(lastValueFrom|firstValueFrom|toPromise)$/.test(calledName(parent.expression)?.text ?? "") &&
    isWaitedFor(parent)
  );
}

/** A row of the product; what is logged, cached or sent by itself is none. */
function isRow({ effect, via }: ReachedEffect): boolean {
  const { access } = effect;
  if (access === undefined || via.length > 2 || !isKnown(effect)) return false;
  return (
    isWrite(access) && !/log|audit|event|metric|cache|outbox|attempt/.test(access.entity?.key ?? "")
  );
}

function isKnown({ certainty }: Effect): boolean {
  return certainty !== "name";
}

/** The first runs whenever the second does. */
function isOnTheWay(first: ts.Node, second: ts.Node): boolean {
  const around = new Set<ts.Node>(ancestors(second));
  for (const at of ancestors(first)) {
    if (around.has(at)) return true;
    if (
      ts.isIfStatement(at) ||
      ts.isConditionalExpression(at) ||
      ts.isCatchClause(at) ||
      ts.isCaseClause(at)
    )
      return false;
  }
  return true;
}

/** A `catch` around it knows of the failure. */
function isCaught(node: ts.Node): boolean {
  let below = node;
  for (const at of ancestors(node)) {
    if (ts.isTryStatement(at) && at.tryBlock === below && at.catchClause !== undefined) {
      const text = at.catchClause.block.getText();
      return /await |return|\.(add|push|save|update|create|delete|refund|cancel)\(/.test(text);
    }
    if (isFunctionNode(at)) return false;
    if (
      ts.isPropertyAccessExpression(at) &&
      at.name.text === "catch" &&
      ts.isCallExpression(at.parent)
    )
      return true;
    below = at;
  }
  return false;
}

/** The message carries something of the row: its result, its id, or a value that it was given. */
function speaksOf(call: ts.CallExpression, body: ts.Node, { at }: ReachedEffect): boolean {
  const names = valuesIn([at]);
  for (const node of descendants(body)) {
    if (!ts.isVariableDeclaration(node) || node.initializer === undefined) continue;
    if (node.initializer.pos > at.pos || node.initializer.end < at.end) continue;
    for (const each of [node.name, ...descendants(node.name)])
      if (ts.isIdentifier(each)) names.add(each.text);
  }
  return [...valuesIn(call.arguments)].some((each) => names.has(each));
}

/** The variables that a call is given something of; names of members and keys are none. */
function valuesIn(nodes: readonly ts.Node[]): Set<string> {
  const found = new Set<string>();
  for (const top of nodes)
    for (const node of [top, ...descendants(top)]) {
      if (!ts.isIdentifier(node) || EVERYWHERE.test(node.text)) continue;
      const { parent } = node;
      const isName =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node) ||
        ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node);
      if (!isName) found.add(node.text);
    }
  return found;
}

const EVERYWHERE =
  /^(JSON|Date|Math|String|Number|Object|Array|Buffer|process|undefined|[A-Z][A-Z_0-9]+|ctx|context|tx|trx|prisma|db)$/;
