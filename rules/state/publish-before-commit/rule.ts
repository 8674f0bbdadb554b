/** Messages, mails and calls to others that leave while the transaction they speak of is still open. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type DataCall, isRead, isWrite } from "../../kit/data/access.ts";
import { isWithin, type Span, spansOf } from "../../kit/data/spans.ts";
import { type Transaction, transactionAround, transactionOf } from "../../kit/data/transactions.ts";
import { type Effect, effectOfCall, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin, type ReachedEffect } from "../../kit/effects/summary.ts";
import {
  type Confidence,
  defineRule,
  type Evidence,
  type ReportSink,
  SERVER_CONTEXTS,
} from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  enclosingFunction,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
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
      const span = mayCommit(call) ? spanEndedBy(call, analysis) : undefined;
      if (span !== undefined) inspectSpan(span, analysis, report);
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
  const effects = effectsWithin(body.body, analysis, 0, announcedBy);
  if (isRelay(effects)) return;
  const [first, ...others] = effects.filter(
    (each) => isAnnouncement(each.effect) && !isDeferred(each.at, body) && !takesPart(each, name),
  );
  if (first === undefined) return;
  const { at } = first;
  report({
    ...said(first),
    confidence: confidenceOf(transaction, first.effect, first.via.length),
    related: [
      {
        ...placeOf(
          ts.isDecorator(transaction.opener) ? transaction.opener : transaction.opener.expression,
        ),
        message: "the transaction begins here",
      },
      ...placesOf(first, others),
    ],
    fixes: [
      ...moveFix(transaction, at),
      ...templateFixes(at.getSourceFile(), "transactional-outbox", OUTBOX, analysis),
    ],
  });
}

/** By the name alone, so that other calls cost nothing. */
function mayCommit(call: ts.CallExpression): boolean {
  const name = calledName(call.expression)?.text ?? "";
  return (
    /^(commit|commitTransaction)$/.test(name) ||
    /^["'`]\s*(commit|end)\b/i.test(call.arguments[0]?.getText().slice(0, 20) ?? "")
  );
}

function spanEndedBy(call: ts.CallExpression, analysis: Analysis): Span | undefined {
  const home = enclosingFunction(call);
  return home === undefined
    ? undefined
    : spansOf(home, analysis).find(({ commit }) => commit === call);
}

/** Between `BEGIN` and `COMMIT`, of statements of their own. */
function inspectSpan(span: Span, analysis: Analysis, report: ReportSink): void {
  const { home, begin, handle } = span;
  if (home.body === undefined || !analysis.runsOnServer(home)) return;
  const effects = effectsWithin(home.body, analysis).filter((each) => isWithin(each.at, span));
  if (isRelay(effects)) return;
  // Nothing that is only read can turn out untrue.
  if (!effects.some(({ effect }) => effect.access !== undefined && isWrite(effect.access))) return;
  const name = unwrap(handle).getText();
  const [first, ...others] = effects.filter(
    (each) =>
      isAnnouncement(each.effect) &&
      !isDeferred(each.at, home) &&
      !isInCatch(each.at, home) &&
      !(/^\w+$/.test(name) && takesPart(each, name)),
  );
  if (first === undefined) return;
  report({
    ...said(first),
    confidence:
      first.effect.certainty === "resolved" && first.via.length < 2 ? "likely" : "possible",
    related: [
      {
        ...placeOf(ts.isCallExpression(begin) ? begin.expression : begin.tag),
        message: "the transaction begins here",
      },
      ...placesOf(first, others),
    ],
    fixes: templateFixes(first.at.getSourceFile(), "transactional-outbox", OUTBOX, analysis),
  });
}

/** What is sent are the rows of an outbox that is read here: they were committed before. */
function isRelay(effects: readonly ReachedEffect[]): boolean {
  return effects.some(({ effect: { access } }) => {
    const key = access?.entity?.key ?? "";
    return access !== undefined && isRead(access) && /outbox|pendingmessage|unsent/.test(key);
  });
}

function isInCatch(node: ts.Node, home: ts.Node): boolean {
  return [...ancestors(node, home)].some((each) => ts.isCatchClause(each));
}

function said({ at }: ReachedEffect): { at: ts.Node; basis: ts.Node; message: string } {
  return {
    at: ts.isTaggedTemplateExpression(at) ? at.tag : at.expression,
    basis: at,
    message: `\`${nameOfCall(at, 36)}\` runs before the commit: a rollback cannot take it back`,
  };
}

function placesOf(
  { via, effect }: ReachedEffect,
  others: readonly ReachedEffect[],
): readonly Evidence[] {
  return [
    ...(via.length === 0
      ? []
      : [{ ...placeOf(effect.node), message: `what leaves: ${effect.target}` }]),
    ...others.slice(0, 5).map((each) => ({ ...placeOf(each.at), message: "and so does this" })),
  ];
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
