/** What is left to ask about a function that looks first and acts later: one question, however many looks it takes. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { accessOf } from "../../kit/data/read.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { duplicateHandler } from "../../kit/flow/conflicts.ts";
import { exclusionOver } from "../../kit/flow/exclusion.ts";
import { type Governing, governing, survived } from "../../kit/flow/governing.ts";
import { type Look, looksBehind } from "../../kit/flow/looks.ts";
import { unitOf } from "../../kit/flow/origins.ts";
import { ASSERTING, numberOf, presencesIn } from "../../kit/flow/presence.ts";
import type { Evidence, Report } from "../../kit/rule.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import { actsAt } from "./acts.ts";
import { pairsAround } from "./checks.ts";
import type { Doubt } from "./doubt.ts";
import { judgeFields } from "./fields.ts";
import { takenDoubts } from "./taken.ts";
import { turnDoubts } from "./turns.ts";
import { verdictDoubts } from "./verdicts.ts";

export const DECIDES =
  "What this finds decides what follows; two requests at once both find the same";

interface Deed {
  readonly node: ts.CallExpression;
  readonly kind: "make" | "take";
  readonly words: ReadonlySet<string>;
  /** It says by itself what happens to a second one, or writes what is there: only limits are asked about. */
  readonly isRepeatable: boolean;
}

interface Asked {
  readonly deed: Deed;
  readonly look: ts.CallExpression;
  readonly condition: ts.Expression | undefined;
}

const memories = new WeakMap<Analysis, Map<ts.Node, readonly Report[]>>();

/** The question of the function around a call, put at the first of its deeds alone. */
export function askedAt(call: ts.CallExpression, analysis: Analysis): Report | undefined {
  if (deedKindOf(call) === undefined && !CHANGES.test(calledName(call.expression)?.text ?? ""))
    return undefined;
  const unit = unitOf(call);
  if (ts.isSourceFile(unit)) return undefined;
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  let found = memory.get(unit);
  if (found === undefined) {
    found = askedIn(unit, analysis);
    memory.set(unit, found);
  }
  return found.find(({ basis }) => basis === call);
}

/** Names of calls that may change what is stored, beside those that make or take something. */
const CHANGES =
  /^(set|update|save|put|write|output|hset|hmset|sadd|zadd|p?setex|copy|send|store|upload|mark|patch|persist|change|transition|move|flush|find(One|ById)AndUpdate|provision|init|claim|hold|book|publish|assign|acquire|lock|take|createWriteStream|query|raw)/i;

function askedIn(unit: ts.Node, analysis: Analysis): readonly Report[] {
  const doubts: Doubt[] = [];
  const add = (doubt: Doubt): void => {
    const isKnown = doubts.some((each) => each.deed === doubt.deed && each.look === doubt.look);
    if (!isKnown) doubts.push(doubt);
  };
  for (const deed of deedsIn(unit, analysis)) {
    if (doubts.length > 8) break;
    for (const { look, condition } of doubtsOf(deed, unit, analysis))
      add({ deed: deed.node, look, condition });
  }
  for (const doubt of [
    ...takenDoubts(unit, analysis),
    ...turnDoubts(unit, analysis),
    ...verdictDoubts(unit, analysis),
  ])
    if (isOpen(doubt, analysis)) add(doubt);
  const homes = new Map<ts.Node, Doubt[]>();
  for (const doubt of doubts) {
    const home = homeOf(doubt, unit);
    homes.set(home, [...(homes.get(home) ?? []), doubt]);
  }
  return [...homes.values()].flatMap((each) => reportOf(each, analysis) ?? []);
}

/** Nothing keeps others out, and no other report speaks of it. */
function isOpen({ deed, look }: Doubt, analysis: Analysis): boolean {
  return (
    exclusionOver(look, deed, analysis) === undefined &&
    judgeFields(deed, analysis) === undefined &&
    !pairsAround(deed, analysis).some(({ acts }) => acts.some(({ node }) => node === deed))
  );
}

/** The innermost function that holds both: a handler of its own among others in one function. */
function homeOf({ deed, look }: Doubt, unit: ts.Node): ts.Node {
  for (const at of ancestors(deed, unit)) if (isFunctionNode(at) && isWithin(look, at)) return at;
  return unit;
}

function reportOf(doubts: readonly Doubt[], analysis: Analysis): Report | undefined {
  const [first] = doubts;
  if (first === undefined || !analysis.runsOnServer(first.deed)) return undefined;
  const { contexts } = analysis.reach(first.deed);
  if (contexts.size === 1 && contexts.has("startup")) return undefined;
  const related: Evidence[] = [];
  const shown = new Set<ts.Node>([first.look]);
  const show = (node: ts.Node | undefined, message: string): void => {
    if (node === undefined || shown.has(node) || related.length >= 8) return;
    shown.add(node);
    related.push({ ...placeOf(node), message });
  };
  for (const { deed, look, condition } of doubts) {
    show(look, "and this");
    if (condition !== undefined && !isWithin(look, condition)) show(condition, "this decides");
    show(deed.expression, "this is done because of it");
  }
  const opener = transactionAround(first.deed, analysis)?.opener;
  if (opener !== undefined && ts.isCallExpression(opener))
    show(opener.expression, "two of these transactions read before either writes");
  return {
    at: first.look.expression,
    message: DECIDES,
    confidence: "possible",
    related,
    basis: first.deed,
  };
}

const MAKES =
  /^(create|add|insert|save|register|invite|join|enroll|assign|grant|issue|duplicate|clone|copy|claim|redeem|subscribe|submit|provision|attach|reserve|book|upsert|import)$/;
const TAKES = /^(delete|remove|destroy|update|leave|demote|revoke|kick|deactivate)$/;
/** Notes beside the work, and what is only put together. */
const ASIDE =
  /^(log|logs|audit|audits|event|events|history|activity|activities|notification|notifications|metric|metrics|span|trace|cache|message|messages|change|changes|analytics|transaction|reaction|reactions|session|sessions|client|response|url|error|errors|link|hash|token|tokens|jwt|breadcrumb|comment|transport|stream|context|payload|params|query|object|request|options|config)$/;

/** What keeps copies, carries messages or answers from elsewhere. */
const OWNERS = /pub_?sub|qstash|queue|redis|cache|\bkv\b|analytics|audit|logger|pdf|mailer/i;

function deedKindOf(call: ts.CallExpression): "make" | "take" | undefined {
  const words = wordsOf(calledName(call.expression)?.text ?? "");
  const [verb = ""] = words;
  if (OWNERS.test(call.expression.getText().slice(-80))) return undefined;
  if (words.some((word, index) => index > 0 && ASIDE.test(word))) return undefined;
  if (TAKES.test(verb)) return "take";
  return MAKES.test(verb) || /^(values|execute|call|invoke)$/.test(verb) ? "make" : undefined;
}

/** What makes or takes something in a function and is waited for; what a pair speaks of already is left out. */
function deedsIn(unit: ts.Node, analysis: Analysis): Deed[] {
  const found: Deed[] = [];
  let spoken: Set<ts.Node> | undefined;
  for (const node of descendants(unit)) {
    if (!ts.isCallExpression(node)) continue;
    const kind = deedKindOf(node);
    if (kind === undefined || !isWaitedFor(node)) continue;
    const access = accessOf(node, analysis);
    if (access?.handlesConflict === true) continue;
    if (kind === "make") {
      const isRow = actsAt(node, analysis).length > 0;
      if (
        !isRow &&
        access !== undefined &&
        !/^(insert|insert-many|save|upsert)$/.test(access.operation)
      )
        continue;
      const verb = wordsOf(calledName(node.expression)?.text ?? "")[0] ?? "";
      if (!isRow && !MAKES.test(verb) && !isUseCase(node)) continue;
      spoken ??= new Set(
        pairsAround(node, analysis).flatMap(({ acts }) => acts.map((each) => each.node)),
      );
      if ([...spoken].some((each) => isWithin(node, each) || isWithin(each, node))) continue;
    }
    const words = nounsOf(`${node.expression.getText()} ${access?.entity?.name ?? ""}`);
    if ([...words].some((word) => ASIDE.test(word)) && words.size < 2) continue;
    const verb = wordsOf(calledName(node.expression)?.text ?? "")[0] ?? "";
    const isRepeatable =
      access?.operation === "upsert" || verb === "upsert" || (verb === "save" && words.size === 0);
    found.push({ node, kind, words, isRepeatable });
  }
  return found;
}

/** `this.createTag.execute(…)`: a class that is named like what it does. */
function isUseCase(call: ts.CallExpression): boolean {
  const callee = unwrap(call.expression);
  const owner = ts.isPropertyAccessExpression(callee)
    ? calledName(callee.expression)?.text
    : undefined;
  return MAKES.test(wordsOf(owner ?? "")[0] ?? "");
}

function isWaitedFor(call: ts.CallExpression): boolean {
  let at: ts.Node = call;
  while (
    ts.isPropertyAccessExpression(at.parent) ||
    (ts.isCallExpression(at.parent) && at.parent.expression === at) ||
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent) ||
    ts.isNonNullExpression(at.parent)
  )
    at = at.parent;
  return ts.isAwaitExpression(at.parent) || ts.isReturnStatement(at.parent);
}

/** Words that many names hold and that tell nothing of what they are about. */
const PLAIN =
  /^(this|self|prisma|db|tx|trx|client|service|services|repository|repositories|repo|repos|model|models|manager|store|dal|dao|data|get|find|fetch|load|read|list|count|first|one|many|unique|all|by|id|ids|or|throw|fail|create|add|insert|save|register|invite|join|check|has|is|exists|exist|existing|new|for|of|with|from|in|to|and|the|a|update|delete|remove|set|app|server|module|use|case|query|execute|call|where|values|select|into|ctx|context|input|command|body|value|item|items|entity|entities|internal|current|result|rows|row|length|size|total|number|async|await|request|api|handler|helper|util|utils|where|limit|offset|org|organization|organisation|workspace|team|project|user|company|account|tenant|environment|await)$/;

function nounsOf(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [name] of text.slice(0, 400).matchAll(/[A-Za-z_$][\w$]*/g))
    for (const word of wordsOf(name)) {
      const plain = word.replace(/(?<=[a-z]{3})s$/, "");
      if (plain.length > 2 && !PLAIN.test(word) && !PLAIN.test(plain)) found.add(plain);
    }
  return found;
}

const TENANTS =
  /(organi[sz]ation|workspace|team|project|user|company|account|tenant|environment)s?/gi;

/** What a name is about where it is about nothing but one of those that everything belongs to. */
function isAboutSame(look: ts.CallExpression, deed: Deed, subject: ts.Expression): boolean {
  const of = (text: string): ReadonlySet<string> =>
    new Set([...text.matchAll(TENANTS)].map(([name]) => name.toLowerCase().replace(/s$/, "")));
  const nouns = nounsOf(`${look.expression.getText()} ${subject.getText()}`);
  if ([...nouns].some((word) => deed.words.has(word))) return true;
  if (nouns.size > 0 || deed.words.size > 0) return false;
  const ends = of(look.expression.getText());
  return [...of(deed.node.expression.getText())].some((word) => ends.has(word));
}

function doubtsOf(deed: Deed, unit: ts.Node, analysis: Analysis): Asked[] {
  const found: Asked[] = [];
  const add = (look: ts.CallExpression, condition: ts.Expression | undefined): void => {
    if (look.pos >= deed.node.pos || isWithin(look, deed.node)) return;
    if (exclusionOver(look, deed.node, analysis) !== undefined) return;
    if (accessOf(look, analysis)?.locksRows === true) return;
    if (deed.kind === "make" && duplicateHandler(deed.node, analysis) !== undefined) return;
    found.push({ deed, look, condition });
  };
  for (const each of governing(deed.node, unit)) {
    if (each.kind === "partial" || each.kind === "caught") continue;
    if (each.kind === "assertion") {
      const call = each.condition as ts.CallExpression;
      if (deed.kind === "make" && assertsRoom(call, deed, analysis)) add(call, undefined);
      continue;
    }
    for (const [look, condition] of decidingLooks(each, deed, analysis)) add(look, condition);
  }
  for (const look of numbersGiven(deed, analysis)) add(look, undefined);
  if (deed.kind === "make") for (const [look, at] of firsts(deed, unit, analysis)) add(look, at);
  return found;
}

const LAST =
  /^(length|size|count|_count|total|totalCount|rowCount|right|value|data|rows|items|docs|id|_id|[A-Z]\w*)$/;
const COUNTS =
  /^(count|counts|counted|total|number|num|usage|used|amount|size|length|quota|limit)$/;
const LIMITS =
  /^(limits?|quotas?|max|maximum|allowed|allowance|cap|capacity|seats?|plan|entitlements?|threshold)$/;
const NO_COUNT =
  /date|time|now\b|expir|month|day|hour|minute|(?<!us)age\b|bytes|version|attempt|retr|depth|page|offset|price|rate\b|rateLimit|score|duration|timestamp|time_?out|bytes|file_?size|batch|chunk/i;

function decidingLooks(
  { condition, holds, kind }: Governing,
  deed: Deed,
  analysis: Analysis,
): [ts.CallExpression, ts.Expression][] {
  const found: [ts.CallExpression, ts.Expression][] = [];
  for (const { subject, meaning, limit } of presencesIn(condition, holds, analysis)) {
    if (deed.kind === "take") continue;
    if (meaning === "absent" && limit === undefined) {
      if (kind !== "exit" || deed.isRepeatable) continue;
      for (const look of looksIn(subject, analysis)) {
        if (!isPresence(look)) continue;
        if (isAboutSame(look.call, deed, subject)) found.push([look.call, condition]);
      }
    } else if (meaning === "room" && limit !== undefined) {
      const text = `${subject.getText()} ${limit.getText()}`;
      if (NO_COUNT.test(text)) continue;
      for (const look of looksIn(subject, analysis)) {
        const words = [
          ...wordsOf(subject.getText()),
          ...wordsOf(look.call.expression.getText().slice(-60)),
        ];
        const isCount =
          look.access?.operation === "count" ||
          look.path.some((name) => /^(length|size|_count|count|total|totalCount)$/.test(name)) ||
          words.some((word) => COUNTS.test(word));
        const isLimit =
          numberOf(limit) !== undefined ||
          wordsOf(limit.getText()).some((word) => LIMITS.test(word));
        if (isCount && isLimit && isAboutSame(look.call, deed, subject))
          found.push([look.call, condition]);
      }
    }
  }
  if (deed.kind === "take")
    for (const counted of lastOnes(condition, holds))
      for (const look of looksIn(counted, analysis))
        if (isLastOf(look, counted, deed)) found.push([look.call, condition]);
  return found;
}

/** A call in the condition itself looks, too: `if (await this.exists(name))`. */
function looksIn(subject: ts.Expression, analysis: Analysis): readonly Look[] {
  const at = unwrap(subject);
  const value = ts.isCallExpression(at) && ts.isAwaitExpression(at.parent) ? at.parent : at;
  return looksBehind(value, analysis).filter(
    ({ call }) => !OWNERS.test(call.expression.getText().slice(-80)),
  );
}

function isPresence({ path }: Look): boolean {
  return path.every((name) => LAST.test(name));
}

/** `owners === 1` before an exit, `owners.length > 1` around what is done: whether it is the last. */
function lastOnes(condition: ts.Expression, holds: boolean): ts.Expression[] {
  const found: ts.Expression[] = [];
  for (const node of [condition, ...descendants(condition, (each) => !isFunctionNode(each))]) {
    if (!ts.isBinaryExpression(node)) continue;
    const operator = node.operatorToken.getText();
    const number = numberOf(node.right);
    const isOne = number === 1 && (holds ? /^>$/ : /^(===?|<=)$/).test(operator);
    if (isOne || (number === 2 && operator === (holds ? ">=" : "<"))) found.push(node.left);
  }
  return found;
}

const RANKED = /owner|admin/i;

/** How many there are of what is taken, or of those who must not all go. */
function isLastOf(look: Look, counted: ts.Expression, deed: Deed): boolean {
  const text = `${look.call.expression.getText()} ${counted.getText()} ${look.path.join(" ")}`;
  if (look.access?.operation !== "count" && !/count|length|size|total/i.test(text)) return false;
  if (RANKED.test(text)) return true;
  const verb = wordsOf(calledName(deed.node.expression)?.text ?? "")[0] ?? "";
  return verb !== "update" && isPresence(look) && isAboutSame(look.call, deed, counted);
}

const QUOTA =
  /^(limits?|limited|quotas?|seats?|max|maximum|capacity|usage|allowance|credits?|plan|entitlements?|exceeds?|exceeded)$/;
const FREE =
  /^(free|unique|uniqueness|unused|taken|duplicates?|exists?|conflicts?|existing|already|overlap|overlaps)$/;

/** `await checkLimit(org)`, `await this.validate(command)` with a look inside that throws. */
function assertsRoom(call: ts.CallExpression, deed: Deed, analysis: Analysis): boolean {
  if (!isWaitedFor(call) || isWithin(call, deed.node)) return false;
  const text = call.expression.getText();
  const name = calledName(call.expression)?.text ?? "";
  const words = wordsOf(name);
  if (
    /rate|throttl/i.test(text) ||
    words.some((word) => /^(update|reset|and|enabled|active|timeout|permission|access)$/.test(word))
  )
    return false;
  const isCheck = ASSERTING.test(words[0] ?? "");
  if (isCheck && words.some((word) => QUOTA.test(word))) return true;
  if (isCheck && words.some((word) => FREE.test(word)) && !words.includes("not"))
    return !deed.isRepeatable && isAboutSame(call, deed, call);
  const owner = isCheck || !/^(call|execute|run|handle)$/.test(name) ? "" : text;
  const isOwned = owner !== "" && ASSERTING.test(wordsOf(ownerName(call, analysis))[0] ?? "");
  if (!isCheck && !isOwned) return false;
  const body = bodyOfCalled(call, analysis)?.body;
  if (body === undefined || body.end - body.pos > 8000) return false;
  return survived(body).some(
    (each) =>
      each.kind === "exit" &&
      presencesIn(each.condition, each.holds, analysis).some(({ subject, meaning, limit }) => {
        if (meaning !== "absent" && meaning !== "room") return false;
        if (limit !== undefined && NO_COUNT.test(`${subject.getText()} ${limit.getText()}`))
          return false;
        if (meaning === "room" && limit === undefined) return false;
        return looksIn(subject, analysis).some(
          (look) =>
            isPresence(look) &&
            (meaning === "room"
              ? /count|total|usage|used|length/i.test(
                  `${look.path.join(" ")} ${look.call.expression.getText()}`,
                )
              : isAboutSame(look.call, deed, subject)),
        );
      }),
  );
}

/** The class of `checker.call()` with `const checker = new CheckPlan()`. */
function ownerName(call: ts.CallExpression, analysis: Analysis): string {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return "";
  const owner = unwrap(callee.expression);
  const declaration = ts.isIdentifier(owner) ? localDeclaration(owner, analysis) : undefined;
  const made =
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined
      ? unwrap(declaration.initializer)
      : owner;
  if (ts.isNewExpression(made)) return calledName(made.expression)?.text ?? "";
  return calledName(callee.expression)?.text ?? "";
}

const NEXT = /^(next|highest|last|max|latest|available|unique|unused|free|new)$/;
const NUMBERS =
  /^(number|numbers|no|order|position|sequence|seq|index|priority|rank|version|slug|code|identifier|handle|username|counter)$/;

/** Looks for the next number or a free name whose answer a deed is given. */
function numbersGiven(deed: Deed, analysis: Analysis): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const roots = deed.node.arguments;
  for (const root of roots) {
    for (const node of [root, ...descendants(root, (each) => !isFunctionNode(each))]) {
      if (found.length > 2) return found;
      if (!ts.isIdentifier(node) || !isValue(node)) continue;
      for (const { call } of looksBehind(node, analysis)) {
        const words = wordsOf(calledName(call.expression)?.text ?? "");
        if (words.includes("with")) continue;
        if (words.some((word) => NEXT.test(word)) && words.some((word) => NUMBERS.test(word)))
          found.push(call);
      }
    }
  }
  return found;
}

function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(ts.isPropertyAssignment(parent) && parent.name === node);
}

const RANKS =
  /^(role|isAdmin|isOwner|isDefault|is_default|isPrimary|primary|isMain|admin|owner|default)$/i;

/** `data.role = hasAdmin ? "user" : "admin"` before the row is made. */
function firsts(
  deed: Deed,
  unit: ts.Node,
  analysis: Analysis,
): [ts.CallExpression, ts.Expression][] {
  const found: [ts.CallExpression, ts.Expression][] = [];
  for (const node of descendants(unit)) {
    if (node.pos >= deed.node.end || found.length > 0) break;
    const given = ts.isPropertyAssignment(node)
      ? { name: node.name.getText(), value: node.initializer }
      : ts.isBinaryExpression(node) &&
          node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
          ts.isPropertyAccessExpression(node.left)
        ? { name: node.left.name.text, value: node.right }
        : undefined;
    if (given === undefined || !RANKS.test(given.name)) continue;
    if (ts.isPropertyAssignment(node) && !isWithin(node, deed.node)) continue;
    const value = unwrap(given.value);
    const condition = ts.isConditionalExpression(value)
      ? value.condition
      : ts.isPrefixUnaryExpression(value) || ts.isBinaryExpression(value)
        ? value
        : undefined;
    if (condition === undefined) continue;
    for (const { subject, meaning, limit } of presencesIn(condition, true, analysis)) {
      if (limit !== undefined || (meaning !== "present" && meaning !== "absent")) continue;
      for (const look of looksIn(subject, analysis))
        if (isPresence(look)) found.push([look.call, condition]);
    }
  }
  return found;
}

function isWithin(node: ts.Node, root: ts.Node): boolean {
  return (
    node.getSourceFile() === root.getSourceFile() && node.pos >= root.pos && node.end <= root.end
  );
}
