/** From a write to the reports it earns: what is lost, how sure that is, and what shows it. */
import { ts } from "ts-morph";
import type { Analysis, EntitySchema } from "../../kit/analysis.ts";
import type { Access } from "../../kit/data/access.ts";
import { type KeyedAccess, keyPattern } from "../../kit/data/keyed.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { type Effect, isBusinessWrite } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { exclusionOver } from "../../kit/flow/exclusion.ts";
import { type Origin, unitOf } from "../../kit/flow/origins.ts";
import { lockFix, serialiseFix } from "../../kit/flow/serialise.ts";
import type { Confidence, Evidence, Fix, Report } from "../../kit/rule.ts";
import { calledName, descendants, placeOf } from "../../kit/syntax.ts";
import type { CachedUpdate } from "./cached.ts";
import { claimBefore } from "./claims.ts";
import { stateFix } from "./compare.ts";
import { fixesOf } from "./fix.ts";
import { logsVersion, mayOwnAll, replacesAll } from "./kinds.ts";
import { alongside, comparesState, type Transition } from "./transitions.ts";
import type { Update } from "./updates.ts";
import type { WholeUpdate } from "./whole.ts";

export const RULE_ID = "state/lost-update";
const MAX_MESSAGE = 100;

export function judgeUpdate(update: Update, analysis: Analysis): Report | undefined {
  const { write, access, composition, origin } = update;
  if (!analysis.runsOnServer(write)) return undefined;
  const silence = silencer(analysis);
  if (update.guard !== undefined) return silence(write, update.guard);
  const exclusion = exclusionOver(origin.at, write, analysis);
  if (exclusion !== undefined) return silence(exclusion.node, exclusion.message);
  if (origin.access?.locksRows === true)
    return silence(origin.access.anchor, "it locks the rows first");
  const schema = schemaOf(access ?? origin.access, analysis);
  const column = schema?.fields.get(composition.field);
  if (column?.type === "relation") return undefined;
  if (column?.type === "text" && composition.kind !== "state") return undefined;
  if (
    schema !== undefined &&
    [...schema.fields.values()].some((each) => each.isVersion) &&
    update.isDocument
  )
    return silence(write, "the client compares a version on every write");
  const { field } = composition;
  const confidence = confidenceOf(update, schema, analysis);
  if (confidence === "possible" && composition.kind === "object" && FORMS.test(field))
    return silence(write, "one person at a time sets what such a form holds");
  const messages = {
    number: `\`${field}\` is computed from what was read; a change in between is overwritten`,
    list: `\`${field}\` is rebuilt from what was read; what others add in between is lost`,
    state: `\`${field}\` follows upon what was read; a change in between is overwritten`,
    object: `\`${field}\` is merged with what was read; what others set in between is lost`,
  };
  return {
    at: update.at,
    message: fitting(
      messages[composition.kind],
      "Computed from what was read; a change in between is overwritten",
    ),
    confidence,
    related: [
      ...readEvidence(origin),
      ...(isInside(update.at, write)
        ? []
        : [{ ...placeOf(write.expression), message: "it is written here" }]),
      ...transactionEvidence(write, analysis),
    ],
    fixes: fixesOf(update, schema, analysis),
    basis: write,
  };
}

export function judgeTransition(transition: Transition, analysis: Analysis): Report | undefined {
  const { write, assignment, origin } = transition;
  if (!analysis.runsOnServer(write)) return undefined;
  const silence = silencer(analysis);
  if (comparesState(transition)) return silence(write, "the write compares the state it expects");
  const exclusion = exclusionOver(origin.at, write, analysis);
  if (exclusion !== undefined) return silence(exclusion.node, exclusion.message);
  if (origin.access?.locksRows === true)
    return silence(origin.access.anchor, "it locks the rows first");
  const claim = claimBefore(transition, analysis);
  if (claim !== undefined) return silence(claim, "a write before it took the row for this request");
  const effect = effectAfter(transition, analysis);
  if (effect === undefined && !transition.isClaim) return undefined;
  // The second says again when it happened, and does nothing else.
  if (effect === undefined && MOMENT.test(transition.assignment.field)) return undefined;
  const isSure = effect !== undefined && transition.isClaim && origin.access?.certainty !== "name";
  const schema = schemaOf(transition.access, analysis);
  const isKnown =
    transition.access.certainty === "resolved" ||
    (transition.access.certainty === "shape" && schema !== undefined);
  return {
    at: assignment.node,
    message: fitting(
      `\`${assignment.field}\` was judged before this; two requests both pass and both go on`,
      "The state was judged before this; two requests both pass and both go on",
    ),
    confidence: isSure && isKnown && origin.via.length === 0 ? "likely" : "possible",
    related: [
      { ...placeOf(transition.condition), message: "it is judged here" },
      ...readEvidence(origin),
      ...(effect === undefined ? [] : [{ ...placeOf(effect), message: "both do this" }]),
    ],
    fixes: stateFixes(transition, analysis),
    basis: write,
  };
}

export function judgeCached(update: CachedUpdate, analysis: Analysis): Report | undefined {
  const { set, get, value, isResolved } = update;
  if (!analysis.runsOnServer(set)) return undefined;
  const exclusion = exclusionOver(get, set, analysis);
  if (exclusion !== undefined) return silencer(analysis)(exclusion.node, exclusion.message);
  return {
    at: value,
    message: "Computed from what was read under this key; a change in between is overwritten",
    confidence: isResolved ? "likely" : "possible",
    related: [{ ...placeOf(get), message: "it is read here" }],
    basis: set,
  };
}

export function judgeWhole(update: WholeUpdate, analysis: Analysis): Report | undefined {
  const { write, read, change, stored, loaded } = update;
  if (!analysis.runsOnServer(write)) return undefined;
  const { contexts } = analysis.reach(write);
  if (contexts.size === 1 && contexts.has("startup")) return undefined;
  if (isMark(update)) return undefined;
  const silence = silencer(analysis);
  const exclusion = exclusionOver(read, write, analysis);
  if (exclusion !== undefined) return silence(exclusion.node, exclusion.message);
  const watch = watchIn(unitOf(write));
  if (watch !== undefined)
    return silence(watch, "the store refuses the write when the key changed");
  const isSure =
    change.isPart &&
    stored.store !== "file" &&
    stored.certainty === "resolved" &&
    loaded.certainty === "resolved" &&
    !isOnesOwn(stored, analysis) &&
    [...contexts].some((each) => /^(request|consumer|library)$/.test(each));
  return {
    at: update.value,
    message: "Stored whole from what was read; what others store in between is lost",
    confidence: isSure ? "likely" : "possible",
    related: [
      { ...placeOf(read.expression), message: "it is read here" },
      ...(isInside(change.node, write)
        ? []
        : [{ ...placeOf(change.node), message: "it is changed here" }]),
      ...(stored.call === write
        ? []
        : [{ ...placeOf(stored.call.expression), message: "it is stored here" }]),
    ],
    basis: write,
  };
}

/** How far a single reader has come: nobody else moves it. */
function isMark({ write, value }: WholeUpdate): boolean {
  return /cursor|offset|checkpoint|watermark|bookmark|position/i.test(
    `${calledName(write.expression)?.text ?? ""} ${value.getText()}`,
  );
}

/** `redis.watch(key)` before a transaction. */
function watchIn(unit: ts.Node): ts.Node | undefined {
  for (const node of descendants(unit))
    if (ts.isCallExpression(node) && /^watch$/i.test(calledName(node.expression)?.text ?? ""))
      return node;
  return undefined;
}

/** What one run or one visitor keeps for itself, and copies of what lies elsewhere. */
const OWN =
  /session|oauth|otp|verif|progress|\bjob|\brun|task|handshake|nonce|cache|draft|wizard|\bstate\b/i;

function isOnesOwn({ key, call }: KeyedAccess, analysis: Analysis): boolean {
  return OWN.test(
    `${keyPattern(key, analysis)} ${key?.getText() ?? ""} ${call.expression.getText()}`,
  );
}

function stateFixes(transition: Transition, analysis: Analysis): Fix[] {
  const compared = stateFix(transition, analysis);
  if (compared !== undefined) return [compared];
  const read = transition.origin.access;
  if (read === undefined || transition.origin.via.length > 0) return [];
  const { write } = transition;
  const held = lockFix(read, write, analysis) ?? serialiseFix(read, write, analysis);
  return held === undefined ? [] : [held];
}

function silencer(analysis: Analysis): (node: ts.Node, message: string) => undefined {
  return (node, message) => {
    analysis.guarded(RULE_ID, { ...placeOf(node), message });
    return undefined;
  };
}

/** What is done with the change of state that must not be done twice. */
function effectAfter(transition: Transition, analysis: Analysis): ts.Node | undefined {
  for (const node of alongside(transition)) {
    const found = effectsWithin(node, analysis).find(
      ({ effect, at }) => at !== transition.write && isUnrepeatable(effect),
    );
    if (found !== undefined) return found.at;
  }
  return undefined;
}

/** How it looks and what one person likes to be told. */
export const FORMS =
  /(preferences|notification_?settings)$|^(white_?label|branding|styling|theme|appearance)$/i;
const MOMENT = /(^last\w+|^(delivered|seen|read|opened|used|accepted|verified|locked)_?)At$/;
/** A line more in the book of what people did. */
const BOOK = /audit|activity|history|log$/i;

function isUnrepeatable(effect: Effect): boolean {
  if (!isBusinessWrite(effect) || effect.certainty === "name") return false;
  if (effect.target !== "database") return true;
  const { access } = effect;
  if (BOOK.test(access?.entity?.key ?? "")) return false;
  return (
    access?.operation === "insert" ||
    access?.operation === "increment" ||
    access?.data?.assignments.some((each) => each.kind === "increment") === true
  );
}

function schemaOf(access: Access | undefined, analysis: Analysis): EntitySchema | undefined {
  return access?.entity === undefined
    ? undefined
    : analysis.schemaOf(access.entity.key, access.anchor);
}

function confidenceOf(
  update: Update,
  schema: EntitySchema | undefined,
  analysis: Analysis,
): Confidence {
  const { access, origin, composition } = update;
  const read = origin.access;
  if (read === undefined || !update.isSameRow) return "possible";
  const certainties = [read.certainty, access?.certainty ?? read.certainty];
  if (certainties.includes("name")) return "possible";
  if (logsVersion(update) || mayOwnAll(update) || replacesAll(update, analysis)) return "possible";
  let steps = origin.via.length > 1 ? 1 : 0;
  steps += origin.unknowns;
  if (certainties.includes("shape")) {
    if (schema === undefined) return "possible";
    steps += 1;
  }
  if (composition.kind !== "number") steps += 1;
  else if (!isNumeric(composition.base, schema, composition.field, analysis)) steps += 1;
  return steps === 0 ? "certain" : steps === 1 ? "likely" : "possible";
}

function isNumeric(
  base: ts.Expression,
  schema: EntitySchema | undefined,
  field: string,
  analysis: Analysis,
): boolean {
  if (schema?.fields.get(field)?.type === "number") return true;
  const { flags } = analysis.checker.getTypeAtLocation(base);
  return (flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) !== 0;
}

function readEvidence(origin: Origin): Evidence[] {
  const { access, at } = origin;
  const name =
    access === undefined
      ? undefined
      : ts.isCallExpression(access.anchor)
        ? calledName(access.anchor.expression)
        : access.anchor.tag;
  return [
    {
      ...placeOf(name ?? at),
      message: access === undefined ? "it was handed in" : "it is read here",
    },
  ];
}

function transactionEvidence(write: ts.Node, analysis: Analysis): Evidence[] {
  const opener = transactionAround(write, analysis)?.opener;
  if (opener === undefined) return [];
  return [
    {
      ...placeOf(ts.isCallExpression(opener) ? opener.expression : opener),
      message: "two of these transactions read before either writes",
    },
  ];
}

function isInside(node: ts.Node, root: ts.Node): boolean {
  return node.pos >= root.pos && node.end <= root.end;
}

function fitting(...messages: readonly string[]): string {
  const found = messages.find((message) => message.length <= MAX_MESSAGE);
  return found ?? (messages.at(-1) ?? "").slice(0, MAX_MESSAGE);
}
