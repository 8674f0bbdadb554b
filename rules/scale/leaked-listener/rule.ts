/** Listeners, subscriptions and timers that each call adds to something that outlives it. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { type Confidence, defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  isCallback,
  outer,
  placeOf,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { sharedByCalls } from "./answers.ts";
import { listenerFixes, raceFixes } from "./fix.ts";
import { type Lifetime, lifetimeOf, runsPerCall } from "./lifetime.ts";
import { connectedForGood, openedOnSomeWays, openedPerCall } from "./opened.ts";
import page from "./README.md";
import { restartOfEachError } from "./reconnect.ts";
import { type Removal, removalOf, renameFix } from "./removal.ts";

const ID = "scale/leaked-listener";

export default defineRule({
  id: ID,
  title: "Leaked listener",
  assumption: "It is gone when the request is.",
  patterns: ["structured-concurrency", "bounded-cache"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "warning",
    "multi-node": "warning",
    distributed: "warning",
    unknown: "warning",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const name = calledName(call.expression)?.text;
      if (name === undefined) return;
      if (LISTENING.test(name)) inspectListener(call, name, analysis, report);
      else if (SUBSCRIBING.test(name)) inspectSubscription(call, name, analysis, report);
      else if (name === "setInterval") inspectTimer(call, analysis, report);
      else if (name === "race") inspectRace(call, analysis, report);
      else if (WAITING.test(name)) inspectRestart(call, analysis, report);
      else inspectOpened(call, analysis, report);
    },
    NewExpression: inspectOpened,
  },
});

const LISTENING = /^(on|addListener|addEventListener|prependListener)$/;
const SUBSCRIBING = /^(subscribe|psubscribe|pSubscribe|sSubscribe|ssubscribe)$/;
/** Clients whose subscriptions are kept by a server; observables of other libraries hand back a handle. */
const BROKERS = /redis|subscriber|pubsub|valkey|nats|mqtt|^sub$/i;

const MOST_PLACES = 12;
const WAITING = /^(setTimeout|sleep|delay|wait)$/;

/** `bus.on("done", () => response.end())` in a handler. */
function inspectListener(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
  report: ReportSink,
): void {
  const [event, listener, options] = call.arguments;
  const receiver = receiverOf(call);
  if (receiver === undefined || event === undefined || listener === undefined) return;
  if (!isDropped(call) || endsByItself(options)) return;
  if (isOfProcess(event) && !isInCallback(call)) return;
  const lifetime = lifetimeOf(receiver, analysis) ?? sharedByCalls(call, receiver, analysis);
  if (lifetime === undefined) return;
  const removal = removalOf(call, name, receiver, listener);
  if (removal.kind === "removed") {
    analysis.guarded(ID, { ...placeOf(removal.at), message: "the listener is removed again" });
    return;
  }
  if (!analysis.runsOnServer(call)) return;
  const per = runsPerCall(call, analysis);
  if (per === undefined) return;
  const owner = shortened(receiver.getText(), 34);
  report({
    at: call.expression,
    basis: call,
    message:
      removal.kind === "other"
        ? `What is removed is another function than \`${shortened(owner, 26)}\` was given: each listener stays`
        : removal.kind === "unless-late"
          ? `Only the answer removes this listener of \`${shortened(owner, 24)}\`: it stays when that is late`
          : `\`${owner}\` outlives the call: each call adds a listener, and none is removed`,
    confidence: confidenceOf(call, lifetime, per, removal),
    related: related(lifetime, removal),
    fixes: listenerFixes(call, name, removal, analysis),
  });
}

/** `subscriber.subscribe(chatId)`: one more channel for each caller. */
function inspectSubscription(
  call: ts.CallExpression,
  name: string,
  analysis: Analysis,
  report: ReportSink,
): void {
  const [channel] = call.arguments;
  const receiver = receiverOf(call);
  if (channel === undefined || receiver === undefined || !isDropped(call)) return;
  if (!BROKERS.test(receiver.getText().split(".").at(-1) ?? "")) return;
  const removal = removalOf(call, name, receiver, undefined);
  if (removal.kind === "removed" || !analysis.runsOnServer(call)) return;
  const owner = shortened(receiver.getText(), 34);
  if (removal.kind === "other") {
    report({
      at: removal.at,
      basis: removal.at,
      message: `\`${removal.name}\` does not end what \`${name}\` began: the subscription stays`,
      confidence: "likely",
      related: [{ ...placeOf(call.expression), message: "subscribes by pattern" }],
      fixes: renameFix(removal),
    });
    return;
  }
  if (ts.isStringLiteralLike(unwrap(channel)) || isFixed(channel)) return;
  const lifetime = lifetimeOf(receiver, analysis);
  const per = runsPerCall(call, analysis);
  if (lifetime === undefined || per === undefined) return;
  report({
    at: call.expression,
    basis: call,
    message: `\`${owner}\` outlives the call: each one adds a channel, and none is given up`,
    confidence: confidenceOf(call, lifetime, per, removal),
    related: related(lifetime, removal),
  });
}

/** `CHANNEL`, `Channels.orders`: the same every time. */
function isFixed(channel: ts.Expression): boolean {
  const at = unwrap(channel);
  if (ts.isIdentifier(at)) return /^[A-Z][A-Z0-9_]*$/.test(at.text);
  return ts.isPropertyAccessExpression(at) && /^([A-Z]|this\.|env\b|config)/.test(at.getText());
}

/** `setInterval(…)` in a handler, and nothing keeps its handle. */
function inspectTimer(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  if (!ts.isIdentifier(unwrap(call.expression)) || !ts.isExpressionStatement(outer(call))) return;
  if (!analysis.runsOnServer(call)) return;
  const per = runsPerCall(call, analysis);
  // A file that starts a server starts its timers once, whoever else stands in it.
  if (per !== "proven" || (/\.listen\(/.test(call.getSourceFile().text) && !isInCallback(call)))
    return;
  report({
    at: call.expression,
    basis: call,
    message: "Each call starts a timer that nothing can end: its handle is dropped",
    confidence: isInCallback(call) ? "likely" : "possible",
  });
}

/** `Promise.race([work(), stopped])`: each race leaves a reaction on the promise that lives on. */
function inspectRace(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  if (call.expression.getText() !== "Promise.race") return;
  const [list] = call.arguments;
  const elements = list === undefined ? undefined : unwrap(list);
  if (elements === undefined || !ts.isArrayLiteralExpression(elements)) return;
  for (const each of elements.elements) {
    const at = unwrap(each);
    const timer = timerLeft(at, call);
    if (timer !== undefined && analysis.runsOnServer(call)) {
      report({
        at: timer.expression,
        basis: call,
        message: "The timer stays when the other wins: it holds all it knows until it fires",
        confidence: "possible",
        fixes: raceFixes(call, timer),
      });
      return;
    }
    if (!ts.isIdentifier(at) && !ts.isPropertyAccessExpression(at)) continue;
    const lifetime = lifetimeOf(at, analysis);
    if (lifetime === undefined || lifetime.certainty === "shape" || !analysis.runsOnServer(call))
      continue;
    if (runsPerCall(call, analysis) === undefined) continue;
    report({
      at: each,
      basis: call,
      message: `\`${shortened(at.getText(), 34)}\` outlives the race: each race leaves a reaction on it until it settles`,
      confidence: "possible",
      related: related(lifetime, { kind: "none" }),
    });
    return;
  }
}

/** `new Promise((_, reject) => setTimeout(reject, 30_000))` in a race, whose handle nobody keeps. */
function timerLeft(element: ts.Expression, race: ts.CallExpression): ts.CallExpression | undefined {
  if (!ts.isNewExpression(element) || element.expression.getText() !== "Promise") return undefined;
  const home = enclosingFunction(race);
  if (home === undefined || /clearTimeout|unref\(|\.clear\(/.test(home.getText())) return undefined;
  for (const node of descendants(element)) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== "setTimeout") continue;
    const holder = outer(node);
    const isKept = ts.isVariableDeclaration(holder) || ts.isBinaryExpression(holder);
    const delay = node.arguments[1];
    const isShort =
      delay !== undefined && ts.isNumericLiteral(unwrap(delay)) && Number(delay.getText()) < 1_000;
    return isKept || isShort ? undefined : node;
  }
  return undefined;
}

/** A handler of errors waits and connects again, however many errors come meanwhile. */
function inspectRestart(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const found = restartOfEachError(call);
  if (found === undefined || !analysis.runsOnServer(call)) return;
  report({
    at: call.expression,
    basis: call,
    message: `Each error starts one more wait and \`${shortened(found.name, 24)}\`: none knows of the one before`,
    confidence: "possible",
    related: [{ ...placeOf(found.begin), message: "begins again" }],
  });
}

/** What a call opens stays open on those of its ways out that do not come by the closing. */
function inspectOpened(
  call: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  if (ts.isCallExpression(call) && connectedForGood(call, analysis)) {
    if (!analysis.runsOnServer(call)) return;
    report({
      at: call.expression,
      basis: call,
      message: "Each call connects anew, and none of its ways out closes the connection",
      confidence: "possible",
    });
    return;
  }
  const found = openedPerCall(call);
  if (found === undefined || !analysis.runsOnServer(call)) return;
  const { contexts } = analysis.reach(call);
  if ([...contexts].every((each) => each === "startup")) return;
  const all =
    found.kind === "some-ways" ? openedOnSomeWays(call.getSourceFile(), analysis) : [call];
  if (all[0] !== call) return;
  const name = shortened(found.name, 24);
  report({
    at: call.expression,
    basis: call,
    message:
      found.kind === "handed-out"
        ? `Each call opens \`${name}\`: it stays open unless every caller comes to close it`
        : `\`${name}\` stays open when something fails before it is closed`,
    confidence: "possible",
    related: [
      ...found.places.map((each) => ({
        ...placeOf(each),
        message: found.kind === "handed-out" ? "goes on until then" : "closed here only",
      })),
      ...all.slice(1, MOST_PLACES).map((each) => ({
        ...placeOf(each.expression),
        message: "and this is left open in the same way",
      })),
    ],
  });
}

/** `SIGTERM`, `uncaughtException`: programs listen to these once, while they start. */
function isOfProcess(event: ts.Expression): boolean {
  const at = unwrap(event);
  return (
    ts.isStringLiteralLike(at) &&
    /^(SIG[A-Z]+|uncaught\w+|unhandled\w+|(beforeE|e)xit|warning)$/.test(at.text)
  );
}

/** Directly in a function that was handed to something, as handlers of routes are. */
function isInCallback(call: ts.Node): boolean {
  const own = enclosingFunction(call);
  return own !== undefined && isCallback(own);
}

function isDropped(call: ts.CallExpression): boolean {
  const holder = outer(call);
  return ts.isExpressionStatement(
    ts.isAwaitExpression(holder) || ts.isVoidExpression(holder) ? outer(holder) : holder,
  );
}

/** `{ once: true }`, `{ signal }` */
function endsByItself(options: ts.Expression | undefined): boolean {
  if (options === undefined) return false;
  const literal = unwrap(options);
  if (!ts.isObjectLiteralExpression(literal)) return !/^(true|false)$/.test(literal.getText());
  return literal.properties.some(
    (each) =>
      ts.isSpreadAssignment(each) ||
      (each.name !== undefined && /^(once|signal)$/.test(propertyName(each.name) ?? "")),
  );
}

function confidenceOf(
  call: ts.CallExpression,
  lifetime: Lifetime,
  per: "proven" | "likely",
  removal: Removal,
): Confidence {
  if (lifetime.certainty === "shape" || per === "likely") return "possible";
  if (removal.kind === "unless-late") return "possible";
  if (removal.kind === "other") return "certain";
  // A method may run once when the program starts, whoever its callers seem to be; a handler runs per request.
  return isInCallback(call) ? "likely" : "possible";
}

function related(lifetime: Lifetime, removal: Removal) {
  return [
    { ...placeOf(lifetime.at), message: lifetime.message },
    ...(removal.kind === "other"
      ? [{ ...placeOf(removal.at), message: "removes another function" }]
      : []),
    ...(removal.kind === "unless-late"
      ? [{ ...placeOf(removal.at), message: "gives up without removing it" }]
      : []),
  ];
}
