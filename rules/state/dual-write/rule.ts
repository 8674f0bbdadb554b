/** Changes of two systems that nothing ties together: a row and the event that tells of it, a payment and its row. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isInsert, isWrite } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
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
} from "../../kit/syntax.ts";
import { templateFixes } from "../../kit/templates.ts";
import { isUnseenWork, isWaitedFor } from "../../kit/unseen.ts";
import { wordsOf } from "../../kit/words.ts";
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
      const found = isTold ? untold(call, analysis) : unrecorded(call, analysis);
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
  const owner = ownerOf(call);
  if (!isAwaited(call) || call.arguments.length === 0) return false;
  if (SEARCH.test(owner)) return true;
  const effect = effectOfCall(call, analysis);
  if (effect !== undefined && effect.target !== "queue") return false;
  return BROKERS.test(owner) || (effect?.certainty === "resolved" && BROKERS.test(call.getText()));
}

/** Money that moves, an object that is gone: what no rollback takes back. */
function isDoneElsewhere(call: ts.CallExpression, analysis: Analysis): boolean {
  if (!isAwaited(call)) return false;
  if (/^send$/.test(calledName(call.expression)?.text ?? ""))
    return /^new Delete(Object|Objects)Command\(/.test(call.arguments[0]?.getText() ?? "");
  if (/^(deleteObjects?|removeObject)$/.test(calledName(call.expression)?.text ?? "")) return true;
  if (!PAYMENTS.test(ownerOf(call)) || /idempotency/i.test(call.getText())) return false;
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
  if (transactionAround(call, analysis) !== undefined || isCaught(call)) return undefined;
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
  if (transactionAround(call, analysis) !== undefined) return undefined;
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

function ownerOf(call: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(call.expression)
    ? call.expression.expression.getText().slice(0, 60)
    : "";
}

/** Its promise is waited for, also through `lastValueFrom(…)`. */
function isAwaited(call: ts.CallExpression): boolean {
  if (isWaitedFor(call)) return true;
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
  const names = new Set<string>();
  for (const node of descendants(at)) if (ts.isIdentifier(node)) names.add(node.text);
  for (const node of descendants(body)) {
    if (!ts.isVariableDeclaration(node) || node.initializer === undefined) continue;
    if (node.initializer.pos > at.pos || node.initializer.end < at.end) continue;
    for (const each of [node.name, ...descendants(node.name)])
      if (ts.isIdentifier(each)) names.add(each.text);
  }
  for (const argument of call.arguments)
    for (const node of [argument, ...descendants(argument)])
      if (
        ts.isIdentifier(node) &&
        names.has(node.text) &&
        !/^(id|data|key|value|JSON|name|status|type)$/.test(node.text) &&
        wordsOf(node.text).length > 0
      )
        return true;
  return false;
}
