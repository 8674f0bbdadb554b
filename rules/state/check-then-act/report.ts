/** From a check and what follows it to the report: how sure it is, what it says, what it shows. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Access } from "../../kit/data/access.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { duplicateHandler } from "../../kit/flow/conflicts.ts";
import { exclusionOver } from "../../kit/flow/exclusion.ts";
import type { Confidence, Evidence, Report } from "../../kit/rule.ts";
import {
  ancestors,
  calledName,
  descendants,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import type { Act } from "./acts.ts";
import { type Check, type Pair, readOf } from "./checks.ts";
import type { Claim } from "./claims.ts";
import { consumedWith, refusedWith } from "./consumed.ts";
import { absenceFixes, countFixes } from "./fix.ts";
import { gapOf } from "./gaps.ts";
import { isHarmless, isRoundCap } from "./harm.ts";
import {
  isAboutNewRow,
  isPartlyCovered,
  isRandomKey,
  overlapOf,
  type Uniqueness,
  uniquenessOf,
} from "./uniqueness.ts";

export const RULE_ID = "state/check-then-act";
const MAX_MESSAGE = 100;

export function judge(pair: Pair, analysis: Analysis): Report | undefined {
  const { check, acts } = pair;
  const [act] = acts;
  if (act === undefined || !analysis.runsOnServer(act.node)) return undefined;
  const contexts = analysis.reach(act.node).contexts;
  if (contexts.size === 1 && contexts.has("startup")) return undefined;
  const silence = (node: ts.Node, message: string): undefined => {
    analysis.guarded(RULE_ID, { ...placeOf(node), message });
    return undefined;
  };
  const exclusion = exclusionOver(check.at, act.node, analysis);
  if (exclusion !== undefined) return silence(exclusion.node, exclusion.message);
  const read = readOf(check);
  if (read?.locksRows === true) return silence(read.anchor, "it locks the rows first");
  if (check.kind === "room") return roomReport(pair, act, read, analysis);
  if (read !== undefined && isRandomKey(read, analysis))
    return silence(read.anchor, "it looks for a value that was just made up");
  if (read !== undefined && isAboutNewRow(read, analysis))
    return silence(read.anchor, "nobody else knows the row yet");
  const handler = duplicateHandler(act.node, analysis) ?? handlerInside(act, analysis);
  if (handler !== undefined)
    return silence(handler, "a duplicate that the database refuses is expected here");
  const consumed = check.kind === "number" ? undefined : consumedWith(act.node, analysis);
  if (consumed !== undefined)
    return silence(consumed, "a row that is there once is taken away with it");
  if (act.kind === "thing" && hasIdempotencyKey(act.node))
    return silence(act.node, "the other side is told that two calls are one");
  if (check.kind === "first") return firstReport(pair, act, read, analysis);
  return check.kind === "number"
    ? numberReport(pair, act, read, analysis)
    : absenceReport(pair, act, read, analysis);
}

/** An own function that inserts may expect the duplicate itself. */
function handlerInside(act: Act, analysis: Analysis): ts.Node | undefined {
  return act.steps === 0 || act.access === undefined
    ? undefined
    : duplicateHandler(act.access.anchor, analysis, NO_CALLERS);
}

/** As deep as `duplicateHandler` asks callers, so that it asks none. */
const NO_CALLERS = 2;

export function judgeClaim(claim: Claim, analysis: Analysis): Report | undefined {
  const { set, look, effect, isResolved } = claim;
  if (!analysis.runsOnServer(set)) return undefined;
  const exclusion = exclusionOver(look, set, analysis);
  if (exclusion !== undefined) {
    analysis.guarded(RULE_ID, { ...placeOf(exclusion.node), message: exclusion.message });
    return undefined;
  }
  return {
    at: look.expression,
    message: "No mark is found here and one is set later; two requests at once both go on",
    confidence: isResolved ? "likely" : "possible",
    related: [
      { ...placeOf(set.expression), message: "the mark is set here" },
      { ...placeOf(effect), message: "both do this" },
    ],
    basis: set,
  };
}

function absenceReport(
  { check, acts }: Pair,
  act: Act,
  read: Access | undefined,
  analysis: Analysis,
): Report | undefined {
  const uniqueness =
    read === undefined ? undefined : uniquenessOf(check.origin, read, act.access, analysis);
  const overlap = read === undefined ? "unknown" : overlapOf(read, act.access?.data);
  if (overlap === "none" && !check.isGetOrCreate) return undefined;
  const isCovered = uniqueness?.kind === "covered";
  let confidence = confidenceOf(check, act, read, uniqueness, analysis);
  if (overlap === "none") confidence = "possible";
  // Compared with the latest of several: told apart by more than being there.
  if (read?.orderBy !== undefined && confidence === "certain") confidence = "likely";
  if (read?.orderBy !== undefined && isComparison(check)) confidence = "possible";
  // The look is about another row, and another part of the condition may have decided.
  if (check.isUncertain === true && read !== undefined && !sameEntityAs(read, act))
    confidence = "possible";
  // A key over more than was looked for refuses the second of two equal requests, though not of any two.
  if (
    read !== undefined &&
    !keepsLimit(check) &&
    (isPartlyCovered(read, act.access, uniqueness, analysis) ||
      refusedWith(act.node, analysis) !== undefined)
  )
    confidence = "possible";
  if (isHarmless(check, act, uniqueness, analysis)) confidence = "possible";
  // Whoever asked gets an answer for the failure, too.
  if (isCovered && isAnswered(act.node)) confidence = "possible";
  // Two who edit one list at once: the second fails, tries again and sees what the first did.
  if (isCovered && check.isListed === true) confidence = "possible";
  // The key refuses the second too late, or not what the look would have refused.
  const gap = isCovered ? gapOf(check, act, read, uniqueness, analysis) : undefined;
  if (gap !== undefined) confidence = "possible";
  else if (isCovered && !check.isGetOrCreate) {
    // The database refuses the second; that it does so with another error than the check is all there is to say.
    if (uniqueness.schema !== undefined) {
      const at = uniqueness.key?.place ?? uniqueness.schema.place;
      analysis.guarded(RULE_ID, { ...at, message: "a unique key refuses the second" });
      return undefined;
    }
    confidence = "possible";
  }
  // Whoever asked is refused once and finds it when asking again; a job fails as a whole.
  const schema = isCovered ? uniqueness.schema : undefined;
  if (
    schema !== undefined &&
    gap === undefined &&
    confidence === "possible" &&
    isAsked(act.node, analysis)
  ) {
    const at = (isCovered ? uniqueness.key?.place : undefined) ?? schema.place;
    analysis.guarded(RULE_ID, { ...at, message: "a unique key refuses the second" });
    return undefined;
  }
  const what =
    gap?.message ??
    (isCovered
      ? fitting(
          `\`${act.name}\` runs because none was found; of two at once, one fails on the unique key`,
          "Created because none was found; of two requests at once, one fails on the unique key",
        )
      : fitting(
          `\`${act.name}\` runs because none was found here; two requests at once both create it`,
          "Created because none was found here; two requests at once both create it",
        ));
  return {
    at: shownAt(check),
    message: what,
    // Nothing wrong is stored, and whoever is refused can ask again.
    confidence: isCovered ? "possible" : confidence,
    related: [
      ...evidenceOf(acts, check),
      ...othersOf(check),
      ...insideEvidence(check),
      ...(gap === undefined ? [] : [gap.evidence]),
      ...schemaEvidence(uniqueness, read, act),
      ...transactionEvidence(act, analysis),
    ],
    ...(isCovered ? { atMost: "info" as const } : {}),
    fixes: gap === undefined ? absenceFixes(check, act, uniqueness, analysis) : [],
    basis: act.node,
  };
}

/** Only people wait for it, who try again. */
function isAsked(node: ts.Node, analysis: Analysis): boolean {
  const { contexts } = analysis.reach(node);
  return contexts.has("request") && !contexts.has("job") && !contexts.has("consumer");
}

function sameEntityAs(read: Access, act: Act): boolean {
  return read.entity !== undefined && read.entity.key === act.access?.entity?.key;
}

/** `count >= 1`: a limit of one, which keys do not keep. */
function keepsLimit({ condition }: Check): boolean {
  return condition !== undefined && />=\s*[1-9]/.test(condition.getText());
}

/** A `catch` around it goes on in the regular way, whatever failed. */
function isAnswered(node: ts.Node): boolean {
  for (const at of ancestors(node)) {
    if (isFunctionNode(at)) return false;
    if (!ts.isTryStatement(at) || at.catchClause === undefined || !isIn(node, at.tryBlock))
      continue;
    return ![...descendants(at.catchClause.block)].some(ts.isThrowStatement);
  }
  return false;
}

function isIn(node: ts.Node, root: ts.Node): boolean {
  return node.pos >= root.pos && node.end <= root.end;
}

/** The name by which it is looked, not all that it is asked. */
function shownAt({ at }: Check): ts.Node {
  if (ts.isTaggedTemplateExpression(at)) return at.tag;
  return ts.isCallExpression(at) ? at.expression : at;
}

/** The check compares what a row holds, not whether there is one. */
function isComparison({ condition }: Check): boolean {
  return (
    condition !== undefined &&
    /[=!]==?\s*(?!null|undefined|0\b)|isDuplicate|isSame|equal/i.test(condition.getText())
  );
}

function roomReport(
  { check, acts }: Pair,
  act: Act,
  read: Access | undefined,
  analysis: Analysis,
): Report | undefined {
  return {
    at: shownAt(check),
    message: fitting(
      `\`${act.name}\` relies on room found here; requests at once all find it and pass the limit`,
      "Room found here decides; requests at once all find it and pass the limit together",
    ),
    // A round number in the code keeps abuse away: nobody misses the few beyond it.
    confidence: isRoundCap(check, analysis)
      ? "possible"
      : confidenceOf(check, act, read, undefined, analysis),
    related: [
      ...evidenceOf(acts, check),
      ...insideEvidence(check),
      ...transactionEvidence(act, analysis),
    ],
    fixes: countFixes(check, act, analysis),
    basis: act.node,
  };
}

function firstReport(
  { check, acts }: Pair,
  act: Act,
  read: Access | undefined,
  analysis: Analysis,
): Report {
  return {
    at: shownAt(check),
    message: fitting(
      `\`${check.field ?? "it"}\` says whether one is there; two requests at once are both the first`,
    ),
    // A second owner is worth a squiggle; a second default is a matter of looks.
    confidence: /role|admin|owner/i.test(check.field ?? "")
      ? confidenceOf(check, act, read, undefined, analysis)
      : "possible",
    related: [...evidenceOf(acts, check), ...transactionEvidence(act, analysis)],
    fixes: countFixes(check, act, analysis),
    basis: act.node,
  };
}

function numberReport(
  { check, acts }: Pair,
  act: Act,
  read: Access | undefined,
  analysis: Analysis,
): Report | undefined {
  const field = check.field ?? "number";
  const schema =
    act.access?.entity === undefined
      ? undefined
      : analysis.schemaOf(act.access.entity.key, act.access.anchor);
  const key = schema?.uniques.find((each) => each.fields.includes(field));
  const isOrder = /order|position|rank|sort|index|weight|priority/i.test(field);
  const confidence = confidenceOf(check, act, read, undefined, analysis);
  return {
    at: shownAt(check),
    message:
      key === undefined
        ? fitting(
            `\`${field}\` is one more than what this finds; two requests at once get the same one`,
          )
        : fitting(
            `\`${field}\` is one more than what this finds; of two requests at once, one fails`,
          ),
    // Whoever is refused by the key asks again; a job fails as a whole.
    confidence:
      isOrder || (key !== undefined && isAsked(act.node, analysis)) ? "possible" : confidence,
    related: [
      ...evidenceOf(acts, check),
      ...(key === undefined
        ? []
        : [{ ...key.place, message: "the unique key that refuses the second" }]),
      ...transactionEvidence(act, analysis),
    ],
    ...(key === undefined ? {} : { atMost: "info" as const }),
    // The key refuses the second already: a transaction would fail in its place.
    fixes: key === undefined ? countFixes(check, act, analysis) : [],
    basis: act.node,
  };
}

function confidenceOf(
  check: Check,
  act: Act,
  read: Access | undefined,
  uniqueness: Uniqueness | undefined,
  analysis: Analysis,
): Confidence {
  const { origin } = check;
  if (read === undefined) return "possible";
  if (read.certainty === "name" || act.certainty === "name") return "possible";
  let steps = origin.unknowns + (origin.via.length > 1 ? 1 : 0) + (act.steps > 1 ? 1 : 0);
  if (check.isUncertain === true) steps += 1;
  const isShaped = read.certainty === "shape" || act.certainty === "shape";
  if (isShaped) {
    const name = read.entity?.key ?? "";
    // The schema knows a model of that name: what looks like a call of its client is one.
    if (analysis.schemaOf(name, act.node) === undefined) return "possible";
    steps += 1;
  }
  if (uniqueness !== undefined && uniqueness.kind === "unknown") steps += 1;
  return steps === 0 ? "certain" : steps === 1 ? "likely" : "possible";
}

function evidenceOf(acts: readonly Act[], check: Check): Evidence[] {
  return [
    ...judgedAt(check),
    ...acts.slice(0, 3).map((act) => ({
      ...placeOf(calleeOf(act.node)),
      message: act === acts[0] ? "this is done because of it" : "and this",
    })),
  ];
}

/** Looks for the same kind of row beside the one that is shown. */
function othersOf({ at, others }: Check): Evidence[] {
  return (others ?? [])
    .filter((each) => each.getSourceFile() === at.getSourceFile())
    .slice(0, 3)
    .map((each) => ({
      ...placeOf(ts.isCallExpression(each) ? each.expression : each),
      message: "and so does what this finds",
    }));
}

/** The condition, where it does not hold the look itself. */
function judgedAt({ at, condition }: Check): Evidence[] {
  if (condition === undefined || condition.getSourceFile() !== at.getSourceFile()) return [];
  const isLook = condition.pos <= at.pos && at.end <= condition.end;
  return isLook ? [] : [{ ...placeOf(condition), message: "this decides" }];
}

function calleeOf(node: Act["node"]): ts.Node {
  return ts.isTaggedTemplateExpression(node) ? node.tag : node.expression;
}

/** The read inside the own function that was called for the check. */
function insideEvidence(check: Check): Evidence[] {
  const { access, via } = check.origin;
  if (access === undefined || (via.length === 0 && check.assertion === undefined)) return [];
  return [
    { ...placeOf(calledName(calleeNode(access)) ?? access.anchor), message: "it is read here" },
  ];
}

function calleeNode(access: Access): ts.Expression {
  return ts.isCallExpression(access.anchor) ? access.anchor.expression : access.anchor.tag;
}

function schemaEvidence(
  uniqueness: Uniqueness | undefined,
  read: Access | undefined,
  act: Act,
): Evidence[] {
  if (uniqueness?.schema === undefined) return [];
  if (uniqueness.key !== undefined)
    return [{ ...uniqueness.key.place, message: "this unique key refuses the second" }];
  if (uniqueness.kind !== "open") return [];
  const fields = (read?.where?.conditions ?? [])
    .filter((each) => each.comparator === "=")
    .map((each) => each.field);
  const name = act.access?.entity?.name ?? uniqueness.schema.name;
  const isOfRow = read?.entity?.key === act.access?.entity?.key;
  return [
    {
      ...uniqueness.schema.place,
      message:
        fields.length === 0 || !isOfRow
          ? `nothing here keeps a second ${name} out`
          : `no unique key on ${fields.slice(0, 4).join(", ")} here`,
    },
  ];
}

/** A transaction around both, which is what many take for a lock. */
function transactionEvidence(act: Act, analysis: Analysis): Evidence[] {
  const transaction = transactionAround(act.node, analysis);
  if (transaction === undefined) return [];
  const { opener } = transaction;
  const options = ts.isCallExpression(opener) ? opener.arguments.at(-1) : undefined;
  const isolation =
    options === undefined || !ts.isObjectLiteralExpression(unwrap(options)) ? undefined : options;
  return [
    {
      ...placeOf(isolation ?? (ts.isCallExpression(opener) ? opener.expression : opener)),
      message: "two of these transactions read before either writes",
    },
  ];
}

function hasIdempotencyKey(node: ts.Node): boolean {
  return /idempoten/i.test(node.getText());
}

/** The first message that is short enough. */
export function fitting(...messages: readonly string[]): string {
  const found = messages.find((message) => message.length <= MAX_MESSAGE);
  return found ?? (messages.at(-1) ?? "").slice(0, MAX_MESSAGE);
}
