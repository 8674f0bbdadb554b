/** Names in a store that are found free first and filled later: keys of Redis, files, objects, items of a table. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { heldBy, literalOf, propertyOf } from "../../kit/data/literals.ts";
import { type Governing, governing } from "../../kit/flow/governing.ts";
import { looksBehind } from "../../kit/flow/looks.ts";
import { ASSERTING, type Presence, presencesIn } from "../../kit/flow/presence.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import { calledName, descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import { claimOf, isMark } from "./claims.ts";
import type { Doubt } from "./doubt.ts";
import { type Stored, sameThing, storedAt } from "./stored.ts";

/** Verbs of calls that may write, by themselves or in an own function. */
const FILLS =
  /^(set|setex|psetex|sadd|hset|hmset|zadd|put|write|output|copy|update|send|save|store|upload|create|provision|persist|init|claim|hold|reserve|book|mark|register|publish|add|assign|take|acquire|lock)$/;

export function takenDoubts(unit: ts.Node, analysis: Analysis): Doubt[] {
  const found: Doubt[] = [];
  for (const node of descendants(unit)) {
    if (!ts.isCallExpression(node) || found.length > 6) continue;
    const name = calledName(node.expression)?.text ?? "";
    if (!FILLS.test(wordsOf(name)[0] ?? "") && !/^p?setex$|^createWriteStream$/i.test(name))
      continue;
    const writes = storedAt(node, analysis).filter(
      ({ does, isConditional }) => does === "write" && !isConditional,
    );
    if (writes.length === 0 || isWatched(unit)) continue;
    const doubt = doubtOf(node, writes, unit, analysis);
    if (doubt !== undefined) found.push(doubt);
  }
  return found;
}

/** `redis.watch(key)`: the batch behind it fails when somebody has written in between. */
function isWatched(unit: ts.Node): boolean {
  return /\.watch\(/.test(unit.getText());
}

function doubtOf(
  deed: ts.CallExpression,
  writes: readonly Stored[],
  unit: ts.Node,
  analysis: Analysis,
): Doubt | undefined {
  for (const each of governing(deed, unit)) {
    for (const { look, path, presence } of looksOf(each, analysis)) {
      if (look.pos >= deed.pos) continue;
      const seen = storedAt(look, analysis).filter(({ does }) => does === "look");
      const write = writes.find((one) => seen.some((other) => sameThing(one, other)));
      if (write === undefined || !decides(presence, path, write, analysis)) continue;
      if (!isMinded(deed, write, each, analysis)) return undefined;
      return { deed, look, condition: each.kind === "assertion" ? undefined : each.condition };
    }
  }
  return undefined;
}

interface Judged {
  readonly look: ts.CallExpression;
  readonly path: readonly string[];
  readonly presence: Presence;
}

function looksOf(each: Governing, analysis: Analysis): Judged[] {
  const { condition, holds, kind } = each;
  if (kind === "caught" || kind === "assertion") {
    const call = unwrap(condition);
    if (!ts.isCallExpression(call)) return [];
    const isCheck = ASSERTING.test(wordsOf(calledName(call.expression)?.text ?? "")[0] ?? "");
    if (kind === "assertion" && (!isCheck || bodyOfCalled(call, analysis) === undefined)) return [];
    return [{ look: call, path: [], presence: { subject: call, meaning: "absent" } }];
  }
  return presencesIn(condition, holds, analysis).flatMap((presence) => {
    const at = unwrap(presence.subject);
    const value = ts.isCallExpression(at) && ts.isAwaitExpression(at.parent) ? at.parent : at;
    const looks = looksBehind(value, analysis).map(({ call, path }) => ({
      look: call,
      path,
      presence,
    }));
    // What answers at once is not waited for: `existsSync(path)`.
    return looks.length === 0 && ts.isCallExpression(at)
      ? [{ look: at, path: [], presence }]
      : looks;
  });
}

/** Members that hold what was found and say nothing of it. */
const HOLDERS = /^(Item|Items|Body|value|data|length|size|ContentLength|result|\$metadata|Count)$/;

/** Nothing was found there, or a state that the write changes. */
function decides(
  { meaning, limit }: Presence,
  path: readonly string[],
  write: Stored,
  analysis: Analysis,
): boolean {
  const field = path.findLast((name) => !HOLDERS.test(name));
  const isNone = meaning === "absent" || (meaning === "room" && limit?.getText() === "1");
  if (field === undefined) return isNone;
  return (isNone || meaning === "present") && sets(write.values, field, analysis);
}

/** A value gives the field something new. */
function sets(values: readonly ts.Expression[], field: string, analysis: Analysis): boolean {
  return values.some((each) => {
    const literal = literalOf(each, analysis);
    if (literal === undefined) return new RegExp(`\\b${field}\\b`).test(each.getText());
    return propertyOf(literal, field) !== undefined;
  });
}

/** The second one would not write the same, or was to be refused. */
function isMinded(
  deed: ts.CallExpression,
  write: Stored,
  each: Governing,
  analysis: Analysis,
): boolean {
  if (write.store === "item") return true;
  if (write.store === "cache") {
    const claim = claimOf(deed, analysis);
    if (claim !== undefined || (write.steps === 0 && !isMark(deed, analysis))) return false;
    const values = write.steps === 0 ? write.values : deed.arguments;
    return differs(values, write.place, analysis) || (isRefused(each) && write.steps === 0);
  }
  // What lies beside the program is its own.
  if (write.store === "file" && OWN_PLACES.test(write.place)) return false;
  return isRefused(each) || differs(write.values, write.place, analysis);
}

/** Whoever finds something there is told so. */
function isRefused({ condition, kind }: Governing): boolean {
  if (kind === "assertion") return true;
  if (kind !== "exit") return false;
  let at: ts.Node = condition;
  while (!ts.isIfStatement(at) && !ts.isSourceFile(at)) at = at.parent;
  return (
    ts.isIfStatement(at) &&
    /\bthrow\b|\b(40[03-9]|422)\b|already|conflict|exists|taken|error|reason|reject/i.test(
      at.thenStatement.getText(),
    )
  );
}

const MADE_UP =
  /\b(random\w*|uuid\w*|v4|nanoid|cuid2?|ulid|createId|generate\w*(Secret|Token|Key|Id|Password)|customAlphabet)\s*\(/i;
/** Who asked, as against what is asked for. */
const ASKER =
  /\b(user|owner|customer|holder|account|member|buyer|worker|actor|driver|player|author|requester|claimant|guest|entrant)_?Id\b/i;
const OWN_PLACES = /\b(homedir|tmpdir)\(/;
const MAX_NAMES = 3;

/** What two requests put at one place is not the same. */
function differs(
  values: readonly ts.Node[],
  place: string,
  analysis: Analysis,
  depth = 0,
): boolean {
  if (depth > MAX_NAMES) return false;
  for (const value of values) {
    const text = value.getText();
    const asker = ASKER.exec(text)?.[0];
    if (MADE_UP.test(text) || (asker !== undefined && !place.includes(asker))) return true;
    for (const node of [value, ...descendants(value, (each) => !isFunctionNode(each))]) {
      if (!ts.isIdentifier(node)) continue;
      const declaration = localDeclaration(node, analysis);
      if (declaration === undefined || !ts.isVariableDeclaration(declaration)) continue;
      if (declaration.getSourceFile() !== value.getSourceFile()) continue;
      const held = heldBy(declaration.initializer, analysis);
      if (
        held !== undefined &&
        !ts.isAwaitExpression(held) &&
        differs([held], place, analysis, depth + 1)
      )
        return true;
    }
  }
  return false;
}
