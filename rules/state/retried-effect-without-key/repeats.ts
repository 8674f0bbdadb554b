/** Calls that make something new on the other side, within what tries them again. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { effectOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { importOf } from "../../kit/imports.ts";
import { mentionsOf } from "../../kit/references.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenWork } from "../../kit/unseen.ts";

const RETRIES =
  /^(p?Retry|withRetr(y|ies)|retry(With\w*|Async|able|ing|Fn|Operation|Request)?|backOff|asyncRetry|\w+WithRetr(y|ies)|execRetry|promiseRetry|attempt)$/i;
/** Names of calls that make something new each time. */
const MAKES =
  /^(create|charge|send|pay|transfer|book|order|issue|buy|purchase|place|refund|payout|topUp|credit|debit|withdraw|dispatch|submit)([A-Z]|$)/;
const KEY =
  /idempot|dedup|requestId|request_id|clientToken|externalId|external_id|messageId|identifier|nonce/i;

/** The call of a retry helper's callback that makes something new, with nothing that makes the second attempt the same. */
export function madeAgain(
  call: ts.CallExpression,
  analysis: Analysis,
): ts.CallExpression | undefined {
  if (!RETRIES.test(calledName(call.expression)?.text ?? "")) return undefined;
  const work = call.arguments.map((each): ts.Node => unwrap(each)).find(isFunctionNode);
  const body = work?.body;
  if (body === undefined || KEY.test(aroundOf(call).getText())) return undefined;
  for (const node of [body, ...descendants(body)]) {
    if (!ts.isCallExpression(node)) continue;
    if (isPost(node, analysis)) return node;
    if (SEARCHES.test(node.getText())) continue;
    if (MAKES.test(calledName(node.expression)?.text ?? "") && isUnseenWork(node, analysis))
      return node;
  }
  const reached = effectsWithin(body, analysis).find(
    ({ effect, via }) =>
      via.length <= 1 &&
      effect.action === "write" &&
      effect.certainty !== "name" &&
      /^(sms|payment)$/.test(effect.target),
  );
  return reached !== undefined && ts.isCallExpression(reached.at) ? reached.at : undefined;
}

function aroundOf(call: ts.CallExpression): ts.Node {
  return enclosingFunction(call) ?? call.getSourceFile();
}

/** A request that creates: by its name, or by `method: "POST"`; reads by `POST`, as searches, are none. */
function isPost(call: ts.CallExpression, analysis: Analysis): boolean {
  const name = calledName(call.expression)?.text ?? "";
  const text = call.getText();
  const isNamed = name === "post" && receiverOf(call) !== undefined;
  const isMethod = /^(fetch|request|axios|got|ky)$/.test(name) && /method:\s*["'`]POST/i.test(text);
  if (!isNamed && !isMethod) return false;
  if (SEARCHES.test(text)) return false;
  return effectOfCall(call, analysis)?.target === "http" || isUnseenWork(call, analysis);
}

const SEARCHES =
  /search|preview|estimate|simulat|session|query|graphql|token|oauth|login|auth|embed|complet|chat|generate|predict|render|convert|translate|validate|verify|check|list|lookup|analy|batch-?get|rpc|ingest|telemetry|metrics|logs?\b/i;

/** Where the options of a client say that what creates is sent again, too. */
export interface RepeatingClient {
  readonly at: ts.Node;
  /** The requests of that client that create. */
  readonly posts: readonly ts.CallExpression[];
}

/** `retry: { methods: ["GET", "POST"] }` of got and ky, `axiosRetry(client, { retryCondition: () => true })`. */
export function repeatingClient(node: ts.PropertyAssignment): RepeatingClient | undefined {
  const at = isRepeating(node) ? node : undefined;
  if (at === undefined || KEY.test(withoutTests(node))) return undefined;
  const posts = mentionsOf(node.getSourceFile(), "post").flatMap((each) => {
    const { parent } = each;
    return ts.isPropertyAccessExpression(parent) &&
      parent.name === each &&
      ts.isCallExpression(parent.parent) &&
      !SEARCHES.test(parent.parent.arguments[0]?.getText() ?? "")
      ? [parent.parent]
      : [];
  });
  return posts.length === 0 ? undefined : { at, posts };
}

/** The file's text; what axios-retry calls its tests is no key. */
function withoutTests(node: ts.Node): string {
  return node.getSourceFile().text.replace(/is\w*Idempotent\w*Error/g, "");
}

function isRepeating(node: ts.PropertyAssignment): boolean {
  const name = propertyName(node.name);
  if (name === "methods") {
    const holder = node.parent.parent;
    return (
      /["'`]POST["'`]/i.test(node.initializer.getText()) &&
      ts.isPropertyAssignment(holder) &&
      propertyName(holder.name) === "retry"
    );
  }
  if (name !== "retryCondition") return false;
  const test = unwrap(node.initializer);
  const call = node.parent.parent;
  return (
    saysYesToPosts(test) &&
    ts.isCallExpression(call) &&
    importOf(call.expression)?.specifier === "axios-retry"
  );
}

/** Failures after which axios-retry is told to go on whatever the method was; its own default leaves `POST` out. */
const ANY_METHOD =
  /status|\.code\b|ECONN|ETIMEDOUT|timeout|isRetryableError|(^|[^\w])isNetworkError\b|!\s*\w+\.response/i;

/** `() => true`, `isRetryableError`, `(error) => error.response?.status >= 500`, with no look at the method. */
function saysYesToPosts(test: ts.Expression): boolean {
  if (ts.isIdentifier(test) || ts.isPropertyAccessExpression(test))
    return /isRetryableError$|(^|\.)isNetworkError$/.test(test.getText());
  if (!isFunctionNode(test) || test.body === undefined) return false;
  const text = test.body.getText();
  if (/\bmethod\b|isSafe|\.config\b/i.test(text)) return false;
  if (/^(\{\s*return\s+)?true\b/.test(text)) return true;
  const told = text.replace(/isNetworkOrIdempotentRequestError|isIdempotentRequestError/g, "");
  // `isNetworkOrIdempotentRequestError(error) && …` asks for less than the default.
  return (
    !/isNetworkOr\w+\([^)]*\)\s*&&|isIdempotent\w+\([^)]*\)\s*&&/.test(text) &&
    ANY_METHOD.test(told)
  );
}
