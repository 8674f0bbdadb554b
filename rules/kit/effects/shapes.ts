/** Messages, mails, payments and cache commands that nothing resolves but whose look leaves little doubt. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import type { Certainty } from "../data/access.ts";
import { lastName, receiverOf } from "../data/chain.ts";
import { functionOf } from "../sinks.ts";
import { calledName, isFunctionNode, unwrap } from "../syntax.ts";
import { wordsOf } from "../words.ts";
import type { Action, Effect } from "./effect.ts";

const REDIS_READS: ReadonlySet<string> = new Set([
  ...["get", "mget", "hget", "hgetall", "hGetAll", "exists", "ttl", "lrange", "llen", "smembers"],
  ...["sismember", "sIsMember", "sMembers", "zrange", "zscore", "zcard", "scard", "keys", "scan"],
  ...["zCard", "sCard", "lLen", "hLen", "lRange", "zRange", "zScore", "mGet", "hmget", "hexists"],
]);
const REDIS_WRITES: ReadonlySet<string> = new Set([
  ...[
    "set",
    "setex",
    "setEx",
    "psetex",
    "setnx",
    "mset",
    "getset",
    "getdel",
    "hset",
    "hSet",
    "hmset",
  ],
  ...["del", "unlink", "expire", "pexpire", "incr", "incrby", "decr", "decrby", "hincrby", "lpush"],
  ...["rpush", "lpop", "rpop", "sadd", "sAdd", "srem", "zadd", "zAdd", "zrem", "xadd", "persist"],
  ...["incrBy", "decrBy", "hIncrBy", "lPush", "rPush", "lPop", "rPop", "sRem", "zRem", "xAdd"],
  ...["incrbyfloat", "hsetnx", "setNX", "rpoplpush", "lmove", "zincrby", "zIncrBy", "hdel", "hDel"],
]);
const REDIS = /redis|valkey|^(kv|cache|cacheClient)$|Redis$|^upstash/i;
const QUEUE =
  /(queue|producer|publisher|pubsub|bus|broker|kafka|sqs|sns|rabbit|channel|jobs?|emitter|inngest|qstash|amqp|nats|tasks?)$/i;
const QUEUE_VERBS =
  /^(add|addBulk|publish|publishMessage|publishJSON|publishBatch|send|sendBatch|sendToQueue|sendMessage|enqueue|emit|dispatch|produce|trigger|triggerJob|batchTrigger|schedule|push)$/;
const STRIPE_WRITES =
  /^(create|update|cancel|confirm|capture|refund|pay|finalizeInvoice|del|voidInvoice|attach|detach|sendInvoice)$/;

const RECORDS = /^(createSchema|deleteKeys|exists|getTime|listKeys|update)$/;

/** Names of clients of object stores. */
const OBJECT_STORE =
  /^(s3\w*|gcs|r2|minio|blob\w*|bucket|storage)$|(S3|Storage|Bucket|Blob)(Client|Service)?$|^storage(Client|Service|Provider)$/;

/** Only for calls without a declaration; the words of a name alone give `name`. */
export function messageShape(call: ts.CallExpression, analysis: Analysis): Effect | undefined {
  const found = byLook(call) ?? byRegistration(call, analysis);
  return found === undefined || isKnown(unwrap(call.expression), analysis) ? undefined : found;
}

function byLook(call: ts.CallExpression): Effect | undefined {
  const callee = unwrap(call.expression);
  const name = calledName(callee)?.text;
  if (name === undefined) return undefined;
  const receiver = receiverOf(call);
  // `mailLimit(() => …)` is about something that sends; what it sends stands in the function.
  const [first] = call.arguments;
  if (receiver === undefined)
    return first !== undefined && isFunctionNode(unwrap(first)) ? undefined : byWords(call, name);
  const owner = lastName(receiver).replace(/^[_#]+|_+$/g, "");
  const text = receiver.getText();
  if (/(^|\.)_?stripe\b/i.test(text) && /^[\w.?!]+$/.test(text))
    return made(call, "payment", STRIPE_WRITES.test(name) ? "write" : "read", "shape");
  if (
    /(^|\.)_?(resend|postmark|sendgrid|sgMail|transporter|mailer|mailgun|mailtrap|mailjet|sparkpost|brevo|ses)(Client)?\b/i.test(
      text,
    ) &&
    /^(send|sendMail|sendEmail|create)$/.test(name)
  )
    return made(call, "mail", "write", "shape");
  if (
    /^(sms|texts?|twilio|messagebird|vonage)(Service|Sender|Client|Gateway|Provider)?$/i.test(owner)
  )
    if (/^(send|deliver)/.test(name)) return made(call, "sms", "write", "shape");
  // `mail.send({ to, … })`
  if (/^(e?mail|mails|emails|mailer)(Service|Sender|Client)?$/i.test(owner) && /^send/.test(name))
    if (first !== undefined && hasReceiver(first)) return made(call, "mail", "write", "shape");
  if (
    /(^|\.)_?(openai|anthropic|groq|mistral|cohere|gemini|genAI|bedrock)(Client)?\.\w/i.test(
      `${text}.${name}`,
    ) &&
    /^(create|generate\w*|embed(?!\w*Model$)\w*|parse|stream|chat|complete)$/.test(name)
  )
    return made(call, "model", "call", "shape");
  if (REDIS.test(owner)) {
    if (REDIS_READS.has(name)) return made(call, "cache", "read", "shape");
    if (REDIS_WRITES.has(name)) return made(call, "cache", "write", "shape");
  }
  if (QUEUE.test(owner) && QUEUE_VERBS.test(name) && call.arguments.length > 0)
    return made(call, "queue", "write", "shape");
  const stored = OBJECT_STORE.test(owner)
    ? /^(upload|put|delete|remove|copy|move|save|download|get|list|head|send)/.exec(name)
    : null;
  if (stored !== null) {
    const isRead = /^(download|get|list|head)/.test(name);
    return made(call, "object-store", isRead ? "read" : "write", "shape");
  }
  if (/cache$/i.test(owner) && isAwaitedOrListed(call)) {
    if (/^(set|del|delete|put|mset|expire|invalidate|clear|remove)/.test(name))
      return made(call, "cache", "write", "shape");
    if (/^(get|mget|has|fetch)/.test(name)) return made(call, "cache", "read", "shape");
  }
  // What was indexed is kept in a database, of LangChain's interface.
  if (/recordManager$/i.test(owner) && RECORDS.test(name))
    return made(call, "database", /^(exists|get|list)/.test(name) ? "read" : "write", "name");
  if (/^(fetch|request)$/.test(name) && /(client|api|fetcher|http|sdk|agent)$/i.test(owner))
    return made(call, "http", "call", "name");
  return byWords(call, name);
}

/** What a container hands out as its query: `container.resolve(Keys.REMOTE_QUERY)`, then `query(…)` or `query.graph(…)`. */
function byRegistration(call: ts.CallExpression, analysis: Analysis): Effect | undefined {
  const callee = unwrap(call.expression);
  const holder = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee;
  if (!ts.isIdentifier(holder) || !/query$/i.test(holder.text)) return undefined;
  if (holder !== callee && !/^(graph|gql|query)$/.test(calledName(callee)?.text ?? ""))
    return undefined;
  const declared = analysis.declarationOf(holder);
  if (declared === undefined || !ts.isVariableDeclaration(declared)) return undefined;
  const resolved = declared.initializer && unwrap(declared.initializer);
  if (resolved === undefined || !ts.isCallExpression(resolved)) return undefined;
  const [key] = resolved.arguments;
  return calledName(resolved.expression)?.text === "resolve" &&
    /query\W?$/i.test(key?.getText() ?? "")
    ? made(call, "database", "read", "name")
    : undefined;
}

function hasReceiver(argument: ts.Expression): boolean {
  const message = unwrap(argument);
  return (
    ts.isObjectLiteralExpression(message) &&
    message.properties.some((each) => each.name?.getText() === "to")
  );
}

/** A body says more than a name, and so does a catalog that says nothing. */
function isKnown(callee: ts.Expression, analysis: Analysis): boolean {
  const declaration = analysis.declarationOf(callee);
  if (declaration === undefined) return false;
  return functionOf(declaration) !== undefined || declaration.getSourceFile().isDeclarationFile;
}

/** `sendInviteEmail(…)`, `publishOrderCreated(…)`, `triggerJob(…)`. */
function byWords(call: ts.CallExpression, name: string): Effect | undefined {
  const words = wordsOf(name);
  const [verb = ""] = words;
  const last = words.at(-1) ?? "";
  if (
    /^(send|deliver|email|mail)$/.test(verb) &&
    words.some((word) => /^(e?mails?|sms|otp|notifications?|invites?|invitations?)$/.test(word))
  )
    return made(call, words.includes("sms") ? "sms" : "mail", "write", "name");
  if (verb === "send" && words.some((word) => /^(webhooks?|slack|discord)$/.test(word)))
    return made(call, "http", "write", "name");
  if (/^(publish|enqueue|dispatch|produce)$/.test(verb) && words.length > 1)
    return made(call, "queue", "write", "name");
  if (verb === "trigger" && /^(job|task|workflow|webhooks?|event|run)s?$/.test(last))
    return made(call, "queue", "write", "name");
  return undefined;
}

/** A map in memory answers at once; what is waited for, or collected to be, lies elsewhere. */
function isAwaitedOrListed(call: ts.CallExpression): boolean {
  let at: ts.Node = call.parent;
  while (ts.isParenthesizedExpression(at) || ts.isAsExpression(at)) at = at.parent;
  return (
    ts.isAwaitExpression(at) ||
    ts.isReturnStatement(at) ||
    ts.isVoidExpression(at) ||
    (ts.isArrayLiteralExpression(at) && ts.isCallExpression(at.parent))
  );
}

function made(
  node: ts.CallExpression,
  target: string,
  action: Action,
  certainty: Certainty,
): Effect {
  return { node, target, action, certainty };
}
