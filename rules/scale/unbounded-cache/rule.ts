/** Entries of a shared store or a cache in memory that are written for each key and never end. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { calledName, descendants, enclosingFunction, unwrap } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { expiryFixes } from "./fix.ts";
import { isOpenKey } from "./keys.ts";
import { inspectMemory } from "./memory.ts";
import page from "./README.md";

export default defineRule({
  id: "scale/unbounded-cache",
  title: "Entries that never end",
  assumption: "There are only so many keys.",
  patterns: ["bounded-cache", "cache-invalidation"],
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
      inspect(call, analysis, report);
      inspectMemory(call, analysis, report);
    },
    NewExpression: inspectMemory,
  },
});

const SETS = /^(set|put|mset|getset|setnx|setNX|setJson|json)$/;
const GROWS =
  /^(lpush|rpush|lPush|rPush|lpushx|rpushx|sadd|sAdd|zadd|zAdd|xadd|xAdd|hset|hSet|hmset|hincrby|hIncrBy|append|pfadd|incr|incrby)$/;
const STORE = /redis|valkey|^kv$|_KV$|KV$|^(upstash|memcached)$|^ioredis$/i;
const ENDS =
  /\b(ex|px|exat|pxat|ttl|expir\w*|maxAge|keepttl|EX|PX|PXAT|EXAT|KEEPTTL|MAXLEN)\b|ttl|expir|seconds|duration|lifetime|maxlen/i;

function inspect(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const name = calledName(call.expression)?.text;
  const receiver = receiverOf(call);
  if (name === undefined || receiver === undefined) return;
  const isSet = SETS.test(name);
  if (!isSet && !GROWS.test(name)) return;
  const owner = lastName(receiver).replace(/^[_#]+/, "");
  if (!STORE.test(owner) && !isPipeline(receiver)) return;
  const [key, value, ...rest] = call.arguments;
  if (key === undefined || ts.isSpreadElement(key)) return;
  if (isSet && (value === undefined || rest.some((each) => mayEnd(each)) || rest.length > 1))
    return;
  if (!isSet && rest.some((each) => /maxlen/i.test(each.getText()))) return;
  const home = namedFunction(call) ?? enclosingFunction(call);
  if (home === undefined || !isOpenKey(key, analysis)) return;
  if (isLock(key, rest) || isEndedBy(call, key, home) || isKeptOnPurpose(key, home)) return;
  if (!analysis.runsOnServer(call)) return;
  const what = shortened(quotable(key), 34);
  report({
    at: call.expression,
    basis: call,
    message: isSet
      ? `The entry of each \`${what}\` stays for ever: nothing makes it end`
      : `\`${what}\` grows and stays for ever: nothing trims it or makes it end`,
    confidence: "possible",
    fixes: isSet ? expiryFixes(call, owner, analysis) : [],
  });
}

/** The key for a place between backticks, which stand around a template already. */
function quotable(key: ts.Expression): string {
  const text = key.getText();
  const isTemplate = ts.isTemplateExpression(key) || ts.isNoSubstitutionTemplateLiteral(key);
  return (isTemplate ? text.slice(1, -1) : text).replaceAll("`", '"');
}

/** `redis.pipeline().set(…)`, `multi.lpush(…)` */
function isPipeline(receiver: ts.Expression): boolean {
  return (
    /^(multi|pipeline|pipe|p)$/.test(lastName(receiver)) ||
    /\.(multi|pipeline)\(\)/.test(receiver.getText())
  );
}

/** An option that can hold an expiry, or that cannot be read. */
function mayEnd(node: ts.Expression): boolean {
  const target = unwrap(node);
  if (ts.isObjectLiteralExpression(target))
    return (
      target.properties.some(ts.isSpreadAssignment) ||
      ENDS.test(target.properties.map((each) => each.name?.getText() ?? "").join(" "))
    );
  return !ts.isStringLiteralLike(target) || ENDS.test(target.text);
}

function isLock(key: ts.Expression, rest: readonly ts.Expression[]): boolean {
  return (
    /lock|mutex|lease|leader/i.test(key.getText()) ||
    /\bnx\b/i.test(rest.map((each) => each.getText()).join(" "))
  );
}

/** The function gives the key an end, trims it, or removes it again. */
function isEndedBy(call: ts.CallExpression, key: ts.Expression, home: ts.Node): boolean {
  const text = key.getText();
  for (const node of descendants(home)) {
    if (!ts.isCallExpression(node) || node === call) continue;
    const name = calledName(node.expression)?.text ?? "";
    if (
      /^(p?expire(at)?|pExpire|expireAt|ltrim|lTrim|xtrim|zremrangeby\w+|zRemRangeBy\w+|touch)$/i.test(
        name,
      )
    ) {
      const [first] = node.arguments;
      if (first === undefined || first.getText() === text || node.pos > call.pos) return true;
    }
    if (
      /^(del|unlink|delete|getdel|lrem|srem|lpop|rpop|brpop|blpop)$/i.test(name) &&
      node.arguments[0]?.getText() === text
    )
      return true;
    if (/^(eval|evalsha)$/.test(name)) return true;
  }
  return false;
}

/** What is a registry, an index or a setting is meant to stay. */
function isKeptOnPurpose(key: ts.Expression, home: Parameters<typeof nameOf>[0]): boolean {
  return /import|export|batch|\bjob|progress|config|setting|flag|version|migrat|schema|registry|index|cursor|checkpoint|offset|watermark|queue|stream|leader|cron|schedule|install/i.test(
    `${key.getText()} ${nameOf(home)}`,
  );
}
