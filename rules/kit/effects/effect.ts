/** What a call does to the world outside the function, whichever client it is made on. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { type Access, type Certainty, type DataCall, isRead } from "../data/access.ts";
import { lastName, receiverOf } from "../data/chain.ts";
import { heldBy } from "../data/literals.ts";
import { accessOf } from "../data/read.ts";
import { calledName, leadingText, literalText, propertyName, unwrap } from "../syntax.ts";
import { lastNames } from "../words.ts";
import { messageShape } from "./shapes.ts";

/** `call` is an effect that arguments decide and that cannot be read. */
export type Action = "read" | "write" | "call";

export interface Effect {
  readonly node: DataCall | ts.NewExpression;
  /** `http`, `database`, `cache`, `queue`, `mail`, `payment`, `object-store` …, as `@remote` says. */
  readonly target: string;
  readonly action: Action;
  readonly certainty: Certainty;
  readonly access?: Access;
}

/** Targets whose change people or other systems notice: what must not be lost, repeated or done early. */
const BUSINESS: ReadonlySet<string> = new Set([
  ...["database", "queue", "mail", "push", "sms", "payment", "object-store", "http", "search"],
]);

const memories = new WeakMap<Analysis, Map<ts.Node, Effect | undefined>>();

/** The effect that a call has by itself, own functions not entered; undefined when it has none that is known. */
export function effectOfCall(
  call: DataCall | ts.NewExpression,
  analysis: Analysis,
): Effect | undefined {
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  if (memory.has(call)) return memory.get(call);
  const found = read(call, analysis);
  memory.set(call, found);
  return found;
}

/** What a call does with files of the machine it runs on, for those who ask; whoever asks for effects gets none of these. */
export function fileEffectOf(
  call: DataCall | ts.NewExpression,
  analysis: Analysis,
): Effect | undefined {
  const action = analysis.factsOf(call)?.file;
  return action === undefined
    ? undefined
    : { node: call, target: "file", action, certainty: "resolved" };
}

function read(call: DataCall | ts.NewExpression, analysis: Analysis): Effect | undefined {
  const facts = analysis.factsOf(call);
  if (facts !== undefined) {
    const access =
      ts.isNewExpression(call) || facts.data === undefined ? undefined : accessOf(call, analysis);
    if (access !== undefined) return ofAccess(access);
    if (facts.remote === undefined) return undefined;
    const action =
      facts.remote.effect === "call"
        ? decidedBy(call, facts.remote.to)
        : ((facts.remote.to === "database" ? statedBy(call, analysis) : undefined) ??
          facts.remote.effect);
    return { node: call, target: facts.remote.to, action, certainty: "resolved" };
  }
  if (ts.isNewExpression(call)) return undefined;
  const message = ts.isCallExpression(call) ? messageShape(call, analysis) : undefined;
  if (message !== undefined) return message;
  const access = accessOf(call, analysis);
  return access === undefined ? undefined : ofAccess(access);
}

function ofAccess(access: Access): Effect {
  return {
    node: access.anchor,
    target: "database",
    action: isRead(access) ? "read" : access.operation === "query" ? "call" : "write",
    certainty: access.certainty,
    access,
  };
}

/** What a call that is there for changes does with `SET search_path …`, `BEGIN`, or `SELECT … FOR UPDATE`; undefined for changes. */
function statedBy(call: DataCall | ts.NewExpression, analysis: Analysis): Action | undefined {
  const texts = ts.isTaggedTemplateExpression(call)
    ? [call.template.getText().slice(1)]
    : textsOf(call.arguments?.[0], analysis);
  if (texts.length === 0) return undefined;
  if (texts.every((each) => /^\s*(select|show|explain)\b/i.test(each))) return "read";
  return texts.every((each) => CHANGES_NOTHING.test(each)) ? "call" : undefined;
}

const CHANGES_NOTHING =
  /^\s*(set|show|begin|start\s+transaction|commit|rollback|savepoint|release|lock|explain|select)\b/i;

/** The texts that an argument may begin with, by way of constants and choices; none when one cannot be read. */
function textsOf(argument: ts.Expression | undefined, analysis: Analysis): readonly string[] {
  const held = heldBy(argument, analysis);
  if (held === undefined) return [];
  if (ts.isConditionalExpression(held)) {
    const [one, other] = [textsOf(held.whenTrue, analysis), textsOf(held.whenFalse, analysis)];
    return one.length === 0 || other.length === 0 ? [] : [...one, ...other];
  }
  const text = ts.isTaggedTemplateExpression(held)
    ? held.template.getText().slice(1)
    : leadingText(held);
  return text === undefined ? [] : [text];
}

/** `fetch(url)` reads, `fetch(url, { method: "POST" })` writes; undecided otherwise. */
function decidedBy(call: DataCall | ts.NewExpression, target: string): Action {
  if (target !== "http" || !("arguments" in call)) return "call";
  let hasOptions = false;
  for (const argument of call.arguments ?? []) {
    const literal = unwrap(argument);
    if (!ts.isObjectLiteralExpression(literal)) {
      if (argument !== call.arguments?.[0]) hasOptions = true;
      continue;
    }
    for (const each of literal.properties) {
      if (ts.isSpreadAssignment(each)) hasOptions = true;
      if (each.name === undefined || propertyName(each.name) !== "method") continue;
      const method = ts.isPropertyAssignment(each)
        ? literalText(unwrap(each.initializer))
        : undefined;
      if (method === undefined) return "call";
      return /^(get|head|options)$/i.test(method) ? "read" : "write";
    }
  }
  return hasOptions ? "call" : "read";
}

/** A change that somebody outside notices; reads, caches, logs and metrics are none. */
export function isBusinessWrite(effect: Effect): boolean {
  return effect.action === "write" && BUSINESS.has(effect.target);
}

/** What stands before the call, for messages: `stripe.refunds.create`, shortened from the front to so many characters. */
export function nameOfCall(call: DataCall | ts.NewExpression, length = 40): string {
  const callee = ts.isTaggedTemplateExpression(call) ? call.tag : call.expression;
  const text = callee.getText().replace(/\s+/g, "");
  if (text.length <= length) return text;
  if (/^[\w$.?!]+$/.test(text)) return lastNames(text, length);
  const receiver = ts.isCallExpression(call) ? receiverOf(call) : undefined;
  return lastNames(`${lastName(receiver)}.${calledName(callee)?.text ?? ""}`, length);
}
