/** The role of a memory of what was handled: asked whether an id was there, told that it is now. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { accessOf } from "../data/read.ts";
import { effectsWithin } from "../effects/summary.ts";
import { isWithin, nameOf } from "../functions.ts";
import type { ProcessState, StateUse } from "../process-state.ts";
import { callsOf } from "../references.ts";
import type { Confidence } from "../rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../syntax.ts";
import { homeOf, type Leave, leaveOf, outcomesOf } from "./flow.ts";
import { keptBy } from "./values.ts";

export interface Dedupe {
  readonly kind: "dedupe";
  /** Asks whether the id was there before. */
  readonly asked: ts.Node;
  /** Remembers it. */
  readonly told: ts.Node;
  readonly key: ts.Expression;
  readonly home: FunctionNode;
  /** What ends the work for an id that was there. */
  readonly leave: Leave | undefined;
  readonly confidence: Confidence;
}

/** Names of such memories. */
const MEMORY =
  /processed|handled|seen|dedup|duplicat|idempot|delivered|replay|nonces?|consumed|already|received|recent(ly)?(events?|messages?|ids?|webhooks?)|(events?|messages?|webhooks?|deliver(y|ies)|requests?)(ids?|cache)?$|sentIds|sent(emails|messages|notifications|alerts)/i;
/** What arrives more than once. */
const ARRIVING =
  /(event|message|msg|delivery|webhook|request|idempotency|tx|txn|transaction|notification|update|callback|nonce|signature|invoice|payment|charge|alert|trigger|execution|record|sequence)_?(id|key|hash|uuid|number|seq)?$|^(id|key|jti|nonce|hash|signature|dedupe?_?key|idempotency_?key)$/i;
/** Memories of what this process itself did: subscribed, connected, warned. */
const OWN =
  /warn|logged|log(s|ged)?$|subscri|register|listen|connect|attach|init|loaded|mount|watch|join|visited|traversed|path|files?$|modules?|tables?|columns?|types?|plugins?|routes?|dirs?|folders?|bucket|container|collection|index(es)?$|schemas?|emitted|printed|reported|compiled|import/i;

/** Finds the memory of handled ids that a collection is. */
export function dedupeIn(
  state: ProcessState,
  uses: readonly StateUse[],
  analysis: Analysis,
): Dedupe | undefined {
  if (state.isFixed) return undefined;
  const grows = uses.filter((use) => use.kind === "grow" && !use.inner);
  const isMemoryOfIds = (use: StateUse): boolean =>
    state.shape === "array" || keptBy(use, analysis) === "mark";
  if (grows.length === 0 || !grows.every(isMemoryOfIds)) return undefined;
  const asks = uses.filter((use) => use.kind === "lookup" && !use.inner && use.key !== undefined);
  for (const ask of asks) {
    const home = homeOf(ask.node);
    if (home === undefined || ask.key === undefined) continue;
    const guardedBy = decisionOf(ask, home);
    if (guardedBy === undefined) continue;
    const told = toldFor(ask, home, grows);
    if (told === undefined || isTakenBack(told, uses, home)) continue;
    const words = `${state.name.text} ${nameOf(home)} ${state.holder?.name?.text ?? ""}`;
    const keyName = lastName(ask.key);
    const isMemory = MEMORY.test(words);
    const isArriving = ARRIVING.test(keyName);
    // Who is shut out is no memory of what was handled.
    if (/revok|black_?list|deny_?list|block_?list|banned|signed_?out/i.test(state.name.text))
      continue;
    if (OWN.test(state.name.text) && !/webhook|event|message|deliver/i.test(state.name.text))
      continue;
    if (!isMemory && !isArriving) continue;
    const runs = workBehind(guardedBy, home, analysis);
    if (runs === "none") continue;
    if (isAskedDurably(home, ask.key, analysis)) continue;
    const isIdentity = isArriving || /(id|key|hash)$/i.test(keyName);
    const sure = isMemory && (isIdentity || runs === "effect") ? "likely" : "possible";
    return {
      kind: "dedupe",
      asked: ask.node,
      told: told.node,
      key: ask.key,
      home,
      leave: guardedBy.leave,
      confidence: sure,
    };
  }
  return undefined;
}

interface Decision {
  /** What runs for an id that was not there. */
  readonly work: readonly ts.Node[];
  /** The function answers yes or no; its callers do the work. */
  readonly isVerdict: boolean;
  readonly leave: Leave | undefined;
}

/** "It was there" ends the work: leaves, or does nothing. */
function decisionOf(ask: StateUse, home: FunctionNode): Decision | undefined {
  for (const outcome of outcomesOf(ask.node, home)) {
    if (outcome.kind === "value") {
      const isReturned = ts.isReturnStatement(outcome.node) || ts.isArrowFunction(outcome.node);
      if (isReturned) return { work: [], isVerdict: true, leave: undefined };
      continue;
    }
    const leave = leaveOf(outcome.holds);
    if (leave !== undefined) {
      // A stored answer is given back: a cache.
      if (
        leave.how === "return" &&
        leave.value !== undefined &&
        leave.value.getText().includes(`.get(`)
      )
        continue;
      const { value } = leave;
      const answer = value === undefined ? undefined : unwrap(value);
      const isVerdict =
        answer !== undefined &&
        (answer.kind === ts.SyntaxKind.TrueKeyword || answer.kind === ts.SyntaxKind.FalseKeyword);
      return { work: outcome.fails, isVerdict, leave };
    }
    if (outcome.holds === undefined && outcome.fails.length > 0)
      return { work: outcome.fails, isVerdict: false, leave: undefined };
  }
  return undefined;
}

/** The growth that belongs to the question: the same key in the same function, or in a sibling of the class or file. */
function toldFor(
  ask: StateUse,
  home: FunctionNode,
  grows: readonly StateUse[],
): StateUse | undefined {
  const key = ask.key?.getText();
  const sameFunction = grows.find(
    (grow) => isWithin(grow.node, home) && keyOf(grow)?.getText() === key,
  );
  if (sameFunction !== undefined) return sameFunction;
  return grows.find((grow) => {
    if (isWithin(grow.node, home)) return false;
    const own = keyOf(grow);
    return own !== undefined && lastName(own) === lastName(ask.key);
  });
}

function keyOf(use: StateUse): ts.Expression | undefined {
  return use.key ?? use.value;
}

/** Removed when the work ends: a lock, not a memory. */
function isTakenBack(told: StateUse, uses: readonly StateUse[], home: FunctionNode): boolean {
  const key = keyOf(told)?.getText();
  return uses.some((use) => {
    if (use.kind !== "remove" || use.inner || use.key?.getText() !== key) return false;
    for (const at of ancestors(use.node)) {
      if (ts.isCatchClause(at)) return false;
      if (ts.isCallExpression(at)) {
        const name = calledName(at.expression)?.text ?? "";
        if (name === "setTimeout") return false;
        if (name === "finally") return true;
      }
      if (
        ts.isTryStatement(at) &&
        at.finallyBlock !== undefined &&
        isWithin(use.node, at.finallyBlock)
      )
        return true;
    }
    return (
      isWithin(use.node, home) && use.node.pos > told.node.pos && !isConditional(use.node, home)
    );
  });
}

function isConditional(node: ts.Node, home: FunctionNode): boolean {
  for (const at of ancestors(node, home))
    if (ts.isIfStatement(at) || ts.isForOfStatement(at) || isFunctionNode(at)) return true;
  return false;
}

/** What the id's first arrival starts: effects that are known, work that is unknown, or mere logging. */
function workBehind(
  decision: Decision,
  home: FunctionNode,
  analysis: Analysis,
): "effect" | "work" | "none" {
  if (decision.isVerdict) {
    for (const call of callsOf(home, analysis).slice(0, 4)) {
      const outer = homeOf(call);
      if (outer !== undefined && effectsWithin(outer, analysis).length > 0) return "effect";
    }
    return "work";
  }
  let found: "work" | "none" = "none";
  for (const node of decision.work) {
    if (effectsWithin(node, analysis).some(({ effect }) => effect.action !== "read"))
      return "effect";
    for (const each of [node, ...descendants(node)]) {
      if (!ts.isCallExpression(each)) continue;
      const text = each.expression.getText();
      if (/(^|\.)_?log(ger)?\b|console|metric|span|trace|debug|warn$|info$|error$/i.test(text))
        continue;
      if (
        /\.(add|set|push|has|get|delete|includes|map|filter|join|toString|now|trim|slice|parse|stringify)$/.test(
          text,
        )
      )
        continue;
      found = "work";
    }
  }
  return found;
}

/** The same id is also looked up or inserted where all instances see it. */
function isAskedDurably(home: FunctionNode, key: ts.Expression, analysis: Analysis): boolean {
  const name = lastName(key);
  for (const node of descendants(home)) {
    if (!ts.isCallExpression(node)) continue;
    const access = accessOf(node, analysis);
    if (access === undefined) {
      if (
        /\b(setnx|NX)\b|"nx"|nx: true/i.test(node.getText()) &&
        /\.set(nx)?$/i.test(node.expression.getText())
      )
        return true;
      continue;
    }
    if (
      /dedup|idempot|processed|handled|webhook_?event|event_?log|inbox|nonce/i.test(
        access.entity?.name ?? "",
      )
    )
      return true;
    const isLookup =
      access.operation === "find-unique" ||
      access.operation === "find-one" ||
      access.operation === "exists" ||
      access.operation === "count";
    if (
      isLookup &&
      (access.where?.conditions.some(
        (each) => each.value !== undefined && lastName(each.value) === name,
      ) ??
        false)
    )
      return true;
  }
  return false;
}

/** `event.id` → `eventId`, `messageId` → `messageId`: the words of a key. */
export function lastName(node: ts.Expression | undefined): string {
  if (node === undefined) return "";
  const target = unwrap(node);
  if (ts.isIdentifier(target)) return target.text;
  if (ts.isPropertyAccessExpression(target)) {
    const owner = lastName(target.expression);
    return /^(id|key|uuid|hash|number)$/i.test(target.name.text) && owner !== "this"
      ? `${owner}_${target.name.text}`
      : target.name.text;
  }
  if (ts.isTemplateExpression(target)) return lastName(target.templateSpans.at(-1)?.expression);
  if (ts.isElementAccessExpression(target)) {
    const { argumentExpression } = target;
    return ts.isStringLiteralLike(argumentExpression)
      ? argumentExpression.text
      : lastName(target.expression);
  }
  if (ts.isCallExpression(target)) {
    const [first] = target.arguments;
    return first === undefined || ts.isStringLiteralLike(first)
      ? first !== undefined && ts.isStringLiteralLike(first)
        ? first.text
        : lastName(target.expression)
      : lastName(first);
  }
  if (ts.isBinaryExpression(target)) return lastName(target.right);
  return "";
}
