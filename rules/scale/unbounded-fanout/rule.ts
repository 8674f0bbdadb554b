/** Work that starts for every element of a list at once, where nothing bounds the list. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Collection, combinatorOf, isSeldom } from "../../kit/collections.ts";
import type { Access } from "../../kit/data/access.ts";
import { lastName } from "../../kit/data/chain.ts";
import { growsWithUse, isSettings, reachOf } from "../../kit/data/growth.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { type Effect, nameOfCall } from "../../kit/effects/effect.ts";
import type { ReachedEffect } from "../../kit/effects/summary.ts";
import {
  effectsOfElement,
  elementsOf,
  type Fanout,
  fanoutOf,
  isLimited,
} from "../../kit/fanout.ts";
import { type Confidence, defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { bodyOfCalled, functionOf } from "../../kit/sinks.ts";
import { calledName, descendants, placeOf } from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";
import { fanoutFixes } from "./fix.ts";
import { mapperFixes, mapperOf } from "./mappers.ts";
import { isUnmetered } from "./prefetch.ts";
import page from "./README.md";

const ID = "scale/unbounded-fanout";

/** Targets that have few places for callers; small commands to a cache are pipelined. */
const SCARCE: ReadonlySet<string> = new Set([
  ...[
    "database",
    "http",
    "mail",
    "push",
    "sms",
    "payment",
    "object-store",
    "search",
    "llm",
    "model",
    "rpc",
    "queue",
  ],
]);

export default defineRule({
  id: ID,
  title: "Work for every element of an open list at once",
  assumption: "The list is short.",
  patterns: ["bulkhead", "batching", "backpressure"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "info",
    "multi-node": "warning",
    distributed: "warning",
    unknown: "info",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const fanout = fanoutOf(call, analysis) ?? mapperOf(call);
      if (fanout !== undefined && /^all/.test(fanout.combinator)) inspect(fanout, analysis, report);
      else if (isUnmetered(call) && analysis.runsOnServer(call)) reportUnmetered(call, report);
    },
  },
});

function inspect(fanout: Fanout, analysis: Analysis, report: ReportSink): void {
  if (!analysis.runsOnServer(fanout.call)) return;
  const scarce = effectsOfElement(fanout, analysis).filter((each) =>
    SCARCE.has(each.effect.target),
  );
  const [effect] = scarce;
  if (effect === undefined) {
    inspectUnseen(fanout, analysis, report);
    return;
  }
  if (isLimited(fanout, analysis)) {
    analysis.guarded(ID, {
      ...placeOf(fanout.source),
      message: "a limiter gives each element a place",
    });
    return;
  }
  const list = elementsOf(fanout, analysis);
  if (list.size === "small" || (list.size === "unknown" && isFewByNature(fanout.over))) {
    analysis.guarded(ID, { ...placeOf(list.at), message: "the list is bounded here" });
    return;
  }
  const transaction = transactionAround(fanout.call, analysis);
  if (effect.effect.target === "database" && transaction !== undefined) {
    analysis.guarded(ID, {
      ...placeOf(transaction.opener),
      message: "one connection takes the statements of a transaction in order",
    });
    return;
  }
  // Several round trips for each element press on the pool even where the elements are not many.
  const confidence =
    confidenceOf(list, effect, fanout) ??
    (scarce.length > 1 && list.origin !== "parameter" && !isSeldom(effect.at, fanout.body)
      ? "possible"
      : undefined);
  if (confidence === undefined) return;
  report({
    at: fanout.call.expression,
    basis: fanout.call,
    message: messageFor(fanout, effect.effect, list),
    confidence,
    related: [
      ...(list.at === fanout.over ? [] : [{ ...placeOf(list.at), message: originText(list) }]),
      {
        ...placeOf(effect.at),
        message: `each element starts \`${nameOfCall(effect.effect.node)}\``,
      },
    ],
    fixes:
      combinatorOf(fanout.call) === undefined
        ? mapperFixes(fanout)
        : fanoutFixes(fanout, list, effect, analysis),
  });
}

/** Regions, languages, roles: nobody has many of them. */
function isFewByNature(over: ts.Expression): boolean {
  return /(region|locale|language|currenc|environment|role|plan|type|kind|status|weekday|month|field|column)(s|es|ies)?$/i.test(
    lastName(over),
  );
}

function reportUnmetered(call: ts.CallExpression, report: ReportSink): void {
  report({
    at: call.expression,
    basis: call,
    message: "The broker hands over all that waits at once: no `prefetch` bounds what is in work",
    confidence: "possible",
  });
}

/** Work that nothing resolves, for each row of a query over all there are, for each of what other unseen code gave, or for each that callers send. */
function inspectUnseen(fanout: Fanout, analysis: Analysis, report: ReportSink): void {
  const list = elementsOf(fanout, analysis);
  if (isLimited(fanout, analysis)) return;
  const isStream = list.origin === "remote" && list.size === "open";
  const call =
    list.origin === "query" && list.size === "open" && list.access !== undefined
      ? startedForRow(fanout, list.access, analysis)
      : (list.origin === "query" && list.access === undefined && list.size !== "small") ||
          (list.origin === "query" && list.size === "unknown") ||
          isStream ||
          (list.origin === "request" && list.size === "open")
        ? unseenWork(fanout, analysis)
        : undefined;
  if (call === undefined) return;
  report({
    at: fanout.call.expression,
    basis: fanout.call,
    message: `\`${shortText(fanout.over, 18)}\` has no bound${list.size === "open" ? "" : " in sight"}, and \`${(calledName(call.expression)?.text ?? "").slice(0, 18)}\` starts for each element at once`,
    confidence: "possible",
    related: [{ ...placeOf(list.at), message: originText(list) }],
    fixes: combinatorOf(fanout.call) === undefined ? mapperFixes(fanout) : [],
  });
}

function startedForRow(
  fanout: Fanout,
  access: Access,
  analysis: Analysis,
): ts.CallExpression | undefined {
  if (isSettings(access)) return undefined;
  const call = callsIn(fanout.body).find((each) =>
    GOES_OUT.test(calledName(each.expression)?.text ?? ""),
  );
  // What is known to do nothing outside is no question for the rows of one owner.
  return call !== undefined &&
    reachOf(access) !== "all" &&
    analysis.declarationOf(call.expression) !== undefined
    ? undefined
    : call;
}

/** A call into code that is not there, which each element waits for. */
function unseenWork(fanout: Fanout, analysis: Analysis): ts.CallExpression | undefined {
  for (const node of callsIn(fanout.body)) {
    if (isUnseenWork(node, analysis)) return node;
    const body = bodyOfCalled(node, analysis)?.body;
    const inner = body === undefined ? undefined : callsIn(body);
    if (inner?.some((each) => isUnseenWork(each, analysis)) === true) return node;
  }
  const named =
    ts.isIdentifier(fanout.body) || ts.isPropertyAccessExpression(fanout.body)
      ? functionOf(analysis.declarationOf(fanout.body))
      : undefined;
  return named?.body === undefined
    ? undefined
    : callsIn(named.body).find((each) => isUnseenWork(each, analysis));
}

function callsIn(body: ts.Node): readonly ts.CallExpression[] {
  return [body, ...descendants(body)].filter(ts.isCallExpression);
}

const GOES_OUT =
  /^(check|fetch|send|sync|download|upload|deliver|crawl|scrape|import|export|notify|ping|request|process|refresh|charge|publish|evaluate|embed)([A-Z]|$)/;

/** Undefined where the list is likely short, or where what waits for its turn harms nobody. */
function confidenceOf(
  list: Collection,
  reached: ReachedEffect,
  fanout: Fanout,
): Confidence | undefined {
  const { effect } = reached;
  const isOutside = !/^(database|queue)$/.test(effect.target);
  const isResolved = effect.certainty === "resolved";
  const sure = (confidence: Confidence): Confidence => (isResolved ? confidence : "possible");
  if (list.origin === "query" && list.size === "open" && list.access !== undefined)
    return ofRows(list.access, reached, isOutside);
  if (list.origin === "request") return list.isSeen === true ? sure("likely") : "possible";
  if (list.size === "open") return isOutside ? sure("likely") : "possible";
  if (isSeldom(reached.at, fanout.body)) return undefined;
  // A queue takes what comes, and what one customer pays with is little.
  if (/^(queue|payment)$/.test(effect.target)) return undefined;
  // Everything there is, as far as the name of the read tells.
  if (list.access?.certainty === "name" && /all/i.test(list.access.node.getText()))
    return "possible";
  // A file that somebody sent has as many rows as they like.
  if (isChange(reached) && /csv|rows|lines|records/i.test(fanout.over.getText())) return "possible";
  if (list.origin === "parameter") return isOutside || isChange(reached) ? "possible" : undefined;
  return isOutside || (isChange(reached) && reached.via.length > 0) ? "possible" : undefined;
}

/** All there are, all of a customer, all of something small. */
function ofRows(
  access: Access,
  { effect, via }: ReachedEffect,
  isOutside: boolean,
): Confidence | undefined {
  const isResolved = effect.certainty === "resolved" && access.certainty === "resolved";
  switch (reachOf(access)) {
    case "all":
      if (!isResolved || isSettings(access)) return "possible";
      return via.length > 2 ? "likely" : "certain";
    case "owner":
      if (isOutside) return isResolved && growsWithUse(access) ? "likely" : "possible";
      return isSettings(access) ? undefined : "possible";
    default:
      return isOutside && growsWithUse(access) ? "possible" : undefined;
  }
}

function isChange({ effect }: ReachedEffect): boolean {
  return effect.action === "write";
}

function originText(list: Collection): string {
  if (list.origin === "query") return "the query has no limit";
  if (list.origin === "request") return "callers choose how many";
  if (list.origin === "remote") return "the other side chooses how many";
  return "the list comes from here, without a bound in sight";
}

function messageFor(fanout: Fanout, effect: Effect, list: Collection): string {
  const name = shortText(fanout.over, 24);
  const work = WORK[effect.target] ?? `a ${effect.target} call`;
  const size = list.size === "open" ? "has no bound" : "has no bound in sight";
  return `\`${name}\` ${size}, and ${work} starts for each element at once`;
}

const WORK: Readonly<Record<string, string>> = {
  database: "a query",
  http: "a request",
  mail: "a mail",
  "object-store": "a transfer",
  llm: "a call of a model",
};

function shortText(node: ts.Node, most: number): string {
  const text = node.getText().replace(/\s+/g, " ");
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
