/** Payments and other new things in code that runs again after a failure, without a key that makes the second time none. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { literalOf, propertyOf } from "../../kit/data/literals.ts";
import { withOptions, withProperty } from "../../kit/edits.ts";
import { effectOfCall, nameOfCall } from "../../kit/effects/effect.ts";
import { idInSight } from "../../kit/ids.ts";
import { optionState } from "../../kit/options.ts";
import { routesTo } from "../../kit/routes.ts";
import {
  defineRule,
  type Evidence,
  type Fix,
  type ReportSink,
  SERVER_CONTEXTS,
} from "../../kit/rule.ts";
import { ancestors, calledName, descendants, placeOf } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import page from "./README.md";
import { madeAgain, repeatingClient } from "./repeats.ts";

const ID = "state/retried-effect-without-key";

/**
 * Calls that move money, on whatever receiver of a payment client. What acts on something that is there
 * (`capture`, `pay`, `confirm`) is refused the second time.
 */
const MOVES =
  /\.(paymentIntents|charges|refunds|payouts|transfers|topups|subscriptions|subscriptionItems|invoices|invoiceItems|creditNotes|creditGrants|customerBalanceTransactions|transactions|payments|orders)\.(create|createBalanceTransaction|createReversal|refund|send)$/;

export default defineRule({
  id: ID,
  title: "Effect that a second attempt makes again",
  assumption: "If it failed I can just call it again.",
  patterns: ["idempotent-receiver"],
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
      if (MOVES.test(calleeText(call))) inspect(call, analysis, report);
      else inspectRetry(call, analysis, report);
    },
    PropertyAssignment(node, analysis, report) {
      const found = repeatingClient(node);
      if (found === undefined || !analysis.runsOnServer(node)) return;
      report({
        at: node,
        message:
          "What creates is sent again as well, and carries no idempotency key: it may be done twice",
        confidence: "possible",
        related: found.posts.slice(0, 5).map((each) => ({
          ...placeOf(each.expression),
          message: "makes something new each time",
        })),
      });
    },
  },
});

/** `pRetry(() => api.post("/orders", lines))` */
function inspectRetry(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const made = madeAgain(call, analysis);
  if (made === undefined || MOVES.test(calleeText(made)) || !analysis.runsOnServer(call)) return;
  report({
    at: made.expression,
    basis: call,
    message: `\`${nameOfCall(made, 26)}\` has no idempotency key: an attempt that was not answered is made twice`,
    confidence: "possible",
    related: [{ ...placeOf(call.expression), message: "tried again by this" }],
  });
}

function calleeText(call: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(call.expression)
    ? call.expression.getText().replace(/\s+|[?!]/g, "")
    : "";
}

function inspect(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const effect = effectOfCall(call, analysis);
  if (effect?.target !== "payment" || !analysis.runsOnServer(call)) return;
  if (hasKey(call, analysis)) {
    analysis.guarded(ID, { ...placeOf(call), message: "the call carries a key" });
    return;
  }
  const repeat = repeatAround(call, analysis);
  report({
    at: call.expression,
    basis: call,
    message: `\`${nameOfCall(call, 34)}\` has no idempotency key: a second attempt pays again`,
    confidence:
      repeat === undefined || takesWhatIsThere(call, analysis)
        ? "possible"
        : effect.certainty === "resolved"
          ? "certain"
          : "likely",
    related: repeat === undefined ? [] : [repeat],
    fixes: keyFix(call),
  });
}

/** The amount is a balance that was just asked for: what a first attempt took is gone for the second. */
function takesWhatIsThere(call: ts.CallExpression, analysis: Analysis): boolean {
  const amount = propertyOf(literalOf(call.arguments[0], analysis), "amount");
  return amount !== undefined && isOfBalance(amount, analysis, 0);
}

function isOfBalance(value: ts.Expression, analysis: Analysis, depth: number): boolean {
  if (depth > MAX_NAMES) return false;
  for (const node of [value, ...descendants(value)]) {
    if (ts.isCallExpression(node) && /balance/i.test(node.expression.getText())) return true;
    if (!ts.isIdentifier(node)) continue;
    const declaration = localDeclaration(node, analysis);
    const made =
      declaration !== undefined && ts.isBindingElement(declaration)
        ? sourceOfBinding(declaration)
        : declaration !== undefined && ts.isVariableDeclaration(declaration)
          ? declaration.initializer
          : undefined;
    if (made !== undefined && isOfBalance(made, analysis, depth + 1)) return true;
  }
  return false;
}

/** What `const [{ available: [first] }] = made` takes apart. */
function sourceOfBinding(element: ts.BindingElement): ts.Expression | undefined {
  const declaration = [...ancestors(element)].find(ts.isVariableDeclaration);
  return declaration?.initializer;
}

/** So many names after each other may stand between the amount and the balance. */
const MAX_NAMES = 4;

/** An option or header of that name; what cannot be read may hold it. */
function hasKey(call: ts.CallExpression, analysis: Analysis): boolean {
  if (call.arguments.some(ts.isSpreadElement)) return true;
  const [, options] = call.arguments;
  if (options === undefined) return /idempotency/i.test(call.arguments[0]?.getText() ?? "");
  if (/idempotency/i.test(options.getText())) return true;
  return optionState(options, ["idempotencyKey"], analysis).kind !== "absent";
}

/** What makes the call run again: a retry around it, or an entry that is delivered at least once. */
function repeatAround(call: ts.CallExpression, analysis: Analysis): Evidence | undefined {
  for (const at of ancestors(call)) {
    if (ts.isWhileStatement(at) || ts.isDoStatement(at))
      return { ...placeOf(at), message: "tried again in this loop" };
    if (ts.isCallExpression(at) && /retr|backOff/i.test(calledName(at.expression)?.text ?? ""))
      return { ...placeOf(at.expression), message: "tried again by this" };
  }
  const route = routesTo(call, analysis).find(
    ({ entry }) =>
      entry.context === "consumer" || entry.context === "job" || /webhook|cron/i.test(entry.label),
  );
  if (route !== undefined)
    return { ...placeOf(route.entry.at), message: "delivered, or started, at least once" };
  const isNamed =
    /[/._-](cron|webhooks?|workers?|jobs?|queues?|consumers?|processors?|workflows?)[/._-]/.test(
      call.getSourceFile().fileName,
    );
  return isNamed
    ? { ...placeOf(call.expression), message: "code in this folder runs at least once" }
    : undefined;
}

const OWNERS =
  /(user|customer|account|workspace|team|tenant|organi[sz]ation|org|member|owner|project|store|shop|company)(s?\.|_?)id$/i;

/** A key made of the id in sight, named after what is done. */
function keyFix(call: ts.CallExpression): readonly Fix[] {
  const id = idInSight(call);
  if (id === undefined || call.arguments.length === 0) return [];
  // Who pays may pay twice: the key is that of the one order, invoice or message.
  if (OWNERS.test(id.getText())) return [];
  const [, options] = call.arguments;
  const what = /\.(\w+?)s?\.\w+$/.exec(calleeText(call))?.[1] ?? "effect";
  const value = `\`${what}_\${${id.getText()}}\``;
  const literal =
    options === undefined ? undefined : ts.isObjectLiteralExpression(options) ? options : undefined;
  if (options !== undefined && literal === undefined) return [];
  return [
    {
      title: `Add an idempotency key made of \`${id.getText()}\``,
      safety: "review",
      edits: () =>
        literal === undefined
          ? [withOptions(call, 1, [`idempotencyKey: ${value}`])]
          : [withProperty(literal, "idempotencyKey", value)],
    },
  ];
}
