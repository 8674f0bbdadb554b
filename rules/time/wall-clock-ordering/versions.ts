/** Whether two points in time belong to two versions of one thing. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { provenanceOf } from "../../kit/provenance.ts";
import { descendants, enclosingFunction, propertyName, unwrap } from "../../kit/syntax.ts";
import {
  isMomentName,
  isRecordTimeName,
  localDeclaration,
  type TimeComparison,
  type TimeValue,
} from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";

/** How two times are related, and how many guesses that took. */
export interface Relation {
  readonly steps: number;
}

/** Words that say which of two versions a name stands for. */
const ROLES: ReadonlySet<string> = new Set(
  "incoming new newer next candidate existing stored current previous prev prior last latest newest old older other local remote known best winner result acc accumulator saved persisted original upstream downstream server client snapshot update updated".split(
    " ",
  ),
);
const OLD_ROLES: ReadonlySet<string> = new Set(
  "existing stored current previous prev prior last latest old known saved persisted snapshot".split(
    " ",
  ),
);
const NEW_ROLES: ReadonlySet<string> = new Set(
  "incoming new newer next candidate remote update event message hub upstream".split(" "),
);
/** Too common in names of times to tell what they are the time of. */
const GENERIC: ReadonlySet<string> = new Set(
  "at on date time timestamp ts ms last latest first new current previous prev incoming existing stored is value event iso unix epoch seconds millis utc".split(
    " ",
  ),
);
/** The moment a state was entered; a later occurrence ends it. */
const STATE_TIMES =
  /^(last_?)?(resolved|closed|deleted|archived|removed|revoked|cancell?ed|dismissed|acknowledged|read|muted|processed|synced|reset)(At|_at|Date|Time|_time)(Ms)?$/i;
/** The moment something happened, as somebody else saw it. */
const OCCURRENCES =
  /^(last_?)?(seen|occurred|received|happened|emitted|sent|event|message)(At|_at|Ts|_ts|Time|_time|Timestamp|_timestamp)?(Ms|_ms)?$|^timestamp$/i;
/** The moment of a write, as its writer saw it. */
const WRITE_TIMES =
  /^(last_?)?(updated|modified|edited|changed|written|synced)(_?at|_?date|_?time|_?timestamp|_?ts)?(_?ms)?$|^(event_?)?(timestamp|ts)$/i;
/** Functions that answer which of two is newer. */
const NEWER =
  /newer|older|stale|supersed|outdated|fresher|freshest|latest|conflict|isAhead|isBehind|outOfOrder|lastWrite/i;

/** Decides from syntax, names and the types of the owners; undefined when these are not two versions. */
export function relationOf(comparison: TimeComparison, analysis: Analysis): Relation | undefined {
  const { left, right } = comparison;
  if (!isCandidate(left) || !isCandidate(right)) return undefined;
  if (left.owner !== undefined && right.owner !== undefined && sameText(left.owner, right.owner))
    return undefined;
  const isNamedTime = [left, right].map((side) => isRecordTime(side));
  if (!isNamedTime.some(Boolean)) return undefined;
  const guess = (): number => (left.isProven || right.isProven ? 0 : 1);

  const leftName = propertyOf(left);
  const rightName = propertyOf(right);
  if (
    left.origin === "field" &&
    right.origin === "field" &&
    leftName !== undefined &&
    leftName === rightName
  ) {
    if (!isRecordTime(left)) return undefined;
    return areSameThing(left, right, analysis) ? { steps: guess() } : undefined;
  }
  if (!isNamedTime.every(Boolean)) {
    // One side is what a shared map held before: `const prior = this.seen.get(id)`.
    const [other, named] = isNamedTime[0] ? [right, left] : [left, right];
    return isLookup(other) && named.isProven && hasRole(other, OLD_ROLES)
      ? { steps: 1 + guess() }
      : undefined;
  }
  if (left.origin === "unknown" || right.origin === "unknown") return undefined;
  const body = predicateName(comparison.node);
  if (body !== undefined && NEWER.test(body)) return { steps: guess() };
  if (isStateAgainstOccurrence(left, right)) return { steps: guess() };
  if (isStoredAgainstIncoming(left, right, analysis)) return { steps: Math.max(1, guess()) };
  if (isWrittenBack(left, right) || isWrittenBack(right, left))
    return { steps: Math.max(1, guess()) };
  const hasRoles =
    (hasRole(left, OLD_ROLES) && hasRole(right, NEW_ROLES)) ||
    (hasRole(right, OLD_ROLES) && hasRole(left, NEW_ROLES));
  const stems = shareStem(left, right);
  if (stems && (hasRole(left, ROLES) || hasRole(right, ROLES))) return { steps: guess() };
  if (hasRoles && (left.origin === "variable") === (right.origin === "variable"))
    return { steps: guess() };
  return undefined;
}

/** The name of the first identifier an owner hangs on, through local names. */
export function rootOf(value: TimeValue): string | undefined {
  return value.owner === undefined ? undefined : headName(value.owner);
}

export function headName(node: ts.Expression): string | undefined {
  let at = unwrap(node);
  while (
    ts.isPropertyAccessExpression(at) ||
    ts.isElementAccessExpression(at) ||
    ts.isCallExpression(at)
  )
    at = unwrap(at.expression);
  return ts.isIdentifier(at) ? at.text : undefined;
}

/** The property a time is kept in, or the name of the variable. */
export function propertyOf(value: TimeValue): string | undefined {
  return value.names.at(-1);
}

function isCandidate(value: TimeValue): boolean {
  if (value.origin === "now" || value.origin === "shifted" || value.origin === "fixed")
    return false;
  return value.origin !== "unknown" || isLookup(value);
}

function isRecordTime(value: TimeValue): boolean {
  const moments = value.names.filter(isMomentName);
  if (moments.length === 0) return false;
  return moments.every(isRecordTimeName) && isRecordTimeName(moments.at(-1) ?? "");
}

/** `map.get(key)` and `record[key]`. */
function isLookup(value: TimeValue): boolean {
  const source = unwrap(value.source);
  if (ts.isElementAccessExpression(source)) return true;
  if (!ts.isCallExpression(source)) return false;
  const callee = unwrap(source.expression);
  return ts.isPropertyAccessExpression(callee) && callee.name.text === "get";
}

function hasRole(value: TimeValue, roles: ReadonlySet<string>): boolean {
  const owner = value.owner === undefined ? [] : wordsOf(nearestName(value.owner) ?? "");
  return [...value.names.flatMap(wordsOf), ...owner].some((word) => roles.has(word));
}

/** `stripe` in `billing.stripe`, `latest` in `latest`. */
function nearestName(node: ts.Expression): string | undefined {
  const target = unwrap(node);
  if (ts.isIdentifier(target)) return target.text;
  if (ts.isPropertyAccessExpression(target)) return target.name.text;
  if (ts.isElementAccessExpression(target) || ts.isCallExpression(target))
    return nearestName(target.expression);
  return undefined;
}

function sameText(a: ts.Expression, b: ts.Expression): boolean {
  const plain = (node: ts.Expression): string => node.getText().replace(/[?!\s]/g, "");
  return plain(a) === plain(b);
}

/** Two owners of equal property: of one type, or named as versions of each other. */
function areSameThing(left: TimeValue, right: TimeValue, analysis: Analysis): boolean {
  if (left.owner === undefined || right.owner === undefined) return false;
  const a = nearestName(left.owner) ?? "";
  const b = nearestName(right.owner) ?? "";
  const types = [left.owner, right.owner].map((owner) => typeName(owner, analysis));
  if (types[0] !== undefined && types[1] !== undefined) {
    if (types[0] === types[1]) return true;
    if (!isVersionPair(a, b)) return false;
  }
  return isVersionPair(a, b) || comesFromSameList(left.owner, right.owner, analysis);
}

function isVersionPair(a: string, b: string): boolean {
  const words = [wordsOf(a), wordsOf(b)] as const;
  if (words.some((each) => each.some((word) => ROLES.has(word)))) return true;
  if (a.length <= 2 && b.length <= 2) return true;
  if (
    /^(left|right|first|second|one|two|lhs|rhs)$/.test(a) &&
    /^(left|right|first|second|one|two|lhs|rhs)$/.test(b)
  )
    return true;
  return a.replace(/[\dAB]$/, "") === b.replace(/[\dAB]$/, "");
}

function comesFromSameList(a: ts.Expression, b: ts.Expression, analysis: Analysis): boolean {
  const declarations = [a, b].map((each) => {
    const target = unwrap(each);
    return ts.isIdentifier(target) ? localDeclaration(target, analysis) : undefined;
  });
  // `for (const item of items) if (item.at > winner.at) winner = item`
  const [first, second] = declarations;
  if (first === undefined || second === undefined) return false;
  return (
    [first, second].some(
      (each) => ts.isVariableDeclaration(each) && ts.isForOfStatement(each.parent.parent),
    ) &&
    [first, second].some(
      (each) => ts.isVariableDeclaration(each) && (each.parent.flags & ts.NodeFlags.Let) !== 0,
    )
  );
}

function typeName(node: ts.Expression, analysis: Analysis): string | undefined {
  const type = analysis.checker.getNonNullableType(analysis.checker.getTypeAtLocation(node));
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return undefined;
  return type.aliasSymbol?.name ?? type.getSymbol()?.name;
}

function shareStem(left: TimeValue, right: TimeValue): boolean {
  const stems = (value: TimeValue): string[] =>
    value.names.flatMap(wordsOf).filter((word) => !GENERIC.has(word));
  const all = stems(right);
  if (stems(left).some((word) => all.includes(word))) return true;
  const bare = (value: TimeValue): boolean => stems(value).length === 0;
  return bare(left) && bare(right);
}

function isStateAgainstOccurrence(left: TimeValue, right: TimeValue): boolean {
  const [a, b] = [propertyOf(left) ?? "", propertyOf(right) ?? ""];
  return (
    (STATE_TIMES.test(a) && OCCURRENCES.test(b) && left.origin === "field") ||
    (STATE_TIMES.test(b) && OCCURRENCES.test(a) && right.origin === "field")
  );
}

/** `stored.updatedAt > dto.timestamp`: the time of a row's last write against the time a message carries. */
function isStoredAgainstIncoming(left: TimeValue, right: TimeValue, analysis: Analysis): boolean {
  const isWriteTime = (value: TimeValue): boolean => WRITE_TIMES.test(propertyOf(value) ?? "");
  if (!isWriteTime(left) || !isWriteTime(right)) return false;
  const sources = [left, right].map((side) => provenanceOf(side.source, analysis).source);
  const isKept = (source: string | undefined): boolean =>
    source === "stored row" || source === "shared memory";
  return (
    (isKept(sources[0]) && sources[1] === "caller") ||
    (isKept(sources[1]) && sources[0] === "caller")
  );
}

/** `if (row.lastSeenAt >= event.at) return;` and later `lastSeenAt: event.at`: each row keeps its newest time. */
function isWrittenBack(stored: TimeValue, incoming: TimeValue): boolean {
  const field = propertyOf(stored);
  const scope = enclosingFunction(stored.node);
  if (stored.origin !== "field" || field === undefined || scope === undefined) return false;
  const given = incoming.source.getText();
  if (given === stored.source.getText()) return false;
  for (const node of descendants(scope)) {
    if (node.pos < stored.node.end) continue;
    const value =
      ts.isPropertyAssignment(node) && propertyName(node.name) === field
        ? node.initializer
        : ts.isBinaryExpression(node) &&
            node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
            ts.isPropertyAccessExpression(node.left) &&
            node.left.name.text === field
          ? node.right
          : undefined;
    if (value !== undefined && isMadeOf(value, given)) return true;
  }
  return false;
}

/** The value itself, or a date made of it. */
function isMadeOf(value: ts.Expression, text: string): boolean {
  const at = unwrap(value);
  if (at.getText() === text) return true;
  if (ts.isNewExpression(at) || ts.isCallExpression(at))
    return at.arguments?.some((each) => isMadeOf(each, text)) ?? false;
  return false;
}

/** The name of the function whose answer a comparison is. */
function predicateName(node: ts.Node): string | undefined {
  for (let at: ts.Node = node; at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (ts.isFunctionDeclaration(parent) || ts.isMethodDeclaration(parent))
      return parent.name?.getText();
    if (ts.isVariableDeclaration(parent) && (ts.isArrowFunction(at) || ts.isFunctionExpression(at)))
      return parent.name.getText();
    if (ts.isClassLike(parent) || ts.isSourceFile(parent)) return undefined;
    if (ts.isBlock(parent) && !isFunctionBody(parent) && !ts.isReturnStatement(at))
      return undefined;
  }
  return undefined;
}

function isFunctionBody(block: ts.Block): boolean {
  return ts.isFunctionLike(block.parent);
}
