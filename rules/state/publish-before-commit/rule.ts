/** Messages, mails and calls to others that leave while the transaction they speak of is still open. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { DataCall } from "../../kit/data/access.ts";
import { type Transaction, transactionAround, transactionOf } from "../../kit/data/transactions.ts";
import { type Effect, effectOfCall, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin, type ReachedEffect } from "../../kit/effects/summary.ts";
import { type Confidence, defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { ancestors, calledName, isFunctionNode, placeOf, unwrap } from "../../kit/syntax.ts";
import { templateFixes } from "../../kit/templates.ts";
import { moveFix } from "./fix.ts";
import page from "./README.md";

const ID = "state/publish-before-commit";

const OUTWARD: ReadonlySet<string> = new Set(["queue", "mail", "push", "sms", "payment", "http"]);

export default defineRule({
  id: ID,
  title: "Announced before it is true",
  assumption: "What I announce inside the transaction is already true.",
  patterns: ["transactional-outbox"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "info",
    "multi-node": "warning",
    distributed: "error",
    unknown: "warning",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const transaction = transactionOf(call, analysis);
      if (transaction !== undefined) inspect(transaction, analysis, report);
    },
    Decorator(decorator, analysis, report) {
      const method = decorator.parent;
      if (!ts.isMethodDeclaration(method) || method.body === undefined) return;
      const transaction = transactionAround(method.body, analysis);
      if (transaction?.opener === decorator) inspect(transaction, analysis, report);
    },
  },
});

function inspect(transaction: Transaction, analysis: Analysis, report: ReportSink): void {
  const { body, handle } = transaction;
  if (body.body === undefined || !analysis.runsOnServer(body)) return;
  const name = handle !== undefined && ts.isIdentifier(handle.name) ? handle.name.text : undefined;
  const [first, ...others] = effectsWithin(body.body, analysis, 0, announcedBy).filter(
    (each) => isAnnouncement(each.effect) && !isDeferred(each.at, body) && !takesPart(each, name),
  );
  if (first === undefined) return;
  const { effect, at, via } = first;
  report({
    at: ts.isTaggedTemplateExpression(at) ? at.tag : at.expression,
    basis: at,
    message: `\`${nameOfCall(at, 36)}\` runs before the commit: a rollback cannot take it back`,
    confidence: confidenceOf(transaction, effect, via.length),
    related: [
      {
        ...placeOf(
          ts.isDecorator(transaction.opener) ? transaction.opener : transaction.opener.expression,
        ),
        message: "the transaction begins here",
      },
      ...(via.length === 0
        ? []
        : [{ ...placeOf(effect.node), message: `what leaves: ${effect.target}` }]),
      ...others.slice(0, 5).map((each) => ({ ...placeOf(each.at), message: "and so does this" })),
    ],
    fixes: [
      ...moveFix(transaction, at),
      ...templateFixes(at.getSourceFile(), "transactional-outbox", OUTBOX, analysis),
    ],
  });
}

const OUTBOX = "Add an outbox that sends what was committed (transactional-outbox pattern)";

/** What a call announces: to other systems, or to the subscribers of an API, who see it at once. */
function announcedBy(call: DataCall | ts.NewExpression, analysis: Analysis): Effect | undefined {
  return (
    effectOfCall(call, analysis) ??
    (ts.isCallExpression(call) && tellsSubscribers(call, analysis)
      ? { node: call, target: "push", action: "write", certainty: "shape" }
      : undefined)
  );
}

/** `publish` of an engine that GraphQL subscriptions listen to. */
function tellsSubscribers(call: ts.CallExpression, analysis: Analysis): boolean {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "publish") return false;
  const declared = analysis.declarationOf(callee)?.getSourceFile();
  return declared?.isDeclarationFile === true && SUBSCRIPTIONS.test(declared.fileName);
}

const SUBSCRIPTIONS = /graphql[\w-]*-subscriptions/;

/** Reads can be repeated; caches, logs and metrics are forgiven. */
function isAnnouncement({ target, action, access }: Effect): boolean {
  if (access !== undefined || !OUTWARD.has(target)) return false;
  return target === "http" ? action === "write" : action !== "read";
}

function confidenceOf(transaction: Transaction, effect: Effect, depth: number): Confidence {
  if (effect.certainty === "name") return "possible";
  const isKnown = transaction.isResolved && effect.certainty === "resolved";
  if (depth > 2) return "possible";
  return isKnown
    ? depth === 0
      ? "certain"
      : "likely"
    : effect.certainty === "shape"
      ? "possible"
      : "likely";
}

const LATER =
  /^(afterCommit|onCommit|afterTransactionCommit|runOnTransactionCommit|runOnCommit|setImmediate|nextTick|setTimeout|defer|after|waitUntil|push)$/;

/** Handed to something that runs it later: `tx.afterCommit(() => …)`, `effects.push(() => …)`. */
function isDeferred(at: ts.Node, body: ts.Node): boolean {
  let isInside = false;
  for (const node of ancestors(at, body)) {
    if (isFunctionNode(node)) isInside = true;
    if (
      isInside &&
      ts.isCallExpression(node) &&
      LATER.test(calledName(node.expression)?.text ?? "")
    )
      return true;
  }
  return false;
}

/** A queue in the same database, written through the transaction, commits with it. */
function takesPart({ at, effect }: ReachedEffect, handle: string | undefined): boolean {
  if (handle === undefined) return false;
  const calls = [at, effect.node];
  return calls.some((call) => {
    const receiver = ts.isCallExpression(call) ? call.expression : undefined;
    const words = [receiver, ...("arguments" in call ? (call.arguments ?? []) : [])];
    return (
      call === at &&
      words.some(
        (each) =>
          each !== undefined &&
          new RegExp(`\\b${handle}\\b`).test(each.getText()) &&
          isHandleWord(each, handle),
      )
    );
  });
}

/** The handle itself is given, not one of its rows. */
function isHandleWord(node: ts.Node, handle: string): boolean {
  if (ts.isIdentifier(node)) return node.text === handle;
  if (isFunctionNode(node)) return false;
  if (ts.isPropertyAccessExpression(node)) return isHandleWord(node.expression, handle);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.some(
      (each) =>
        (ts.isShorthandPropertyAssignment(each) && each.name.text === handle) ||
        (ts.isPropertyAssignment(each) &&
          ts.isIdentifier(each.initializer) &&
          each.initializer.text === handle),
    );
  return false;
}
