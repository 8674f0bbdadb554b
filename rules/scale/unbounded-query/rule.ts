/** Reads of a whole table, or of a part that grows with use, into memory. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Access, Condition } from "../../kit/data/access.ts";
import { growsWithUse, happens, isSettings, reachOf } from "../../kit/data/growth.ts";
import { literalOf, propertyOf } from "../../kit/data/literals.ts";
import { accessOf } from "../../kit/data/read.ts";
import { resultOf } from "../../kit/data/results.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import {
  calledName,
  descendants,
  enclosingStatement,
  literalText,
  placeOf,
  propertyName,
  unwrap,
} from "../../kit/syntax.ts";
import { hasMissingParts } from "../../kit/unseen.ts";
import { wordsOf } from "../../kit/words.ts";
import { cutInMemory } from "./cut.ts";
import { isCallersChoice } from "./limits.ts";
import { nestedGrowth } from "./nested.ts";
import { inspectPages } from "./pages.ts";
import page from "./README.md";
import { listedIn, skippedOnly, soughtInMemory } from "./shapes.ts";
import { isOfParent, isSent, mayLimit } from "./statements.ts";
import { inspectKeys } from "./store-keys.ts";

const ID = "scale/unbounded-query";

export default defineRule({
  id: ID,
  title: "Query that returns as many rows as there are",
  assumption: "The table stays small.",
  patterns: ["batching", "keyset-pagination"],
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
      inspectKeys(call, analysis, report);
      const access = accessOf(call, analysis);
      if (access === undefined || access.certainty === "name") return;
      let isAsked = false;
      const sink: ReportSink = (each) => {
        isAsked = true;
        report(each);
      };
      if (access.operation === "find-many") inspect(access, analysis, sink);
      else if (access.limit === 1 && access.client === "prisma" && !isSettings(access))
        inspectRelations(access, analysis, sink);
      else if (access.limit === 1 && /^mongo/.test(access.client))
        inspectPopulated(access, analysis, sink);
      if (!isAsked) inspectNested(access, analysis, report);
    },
    DoStatement: inspectPages,
    ForStatement: inspectPages,
    WhileStatement: inspectPages,
    TemplateExpression: inspectStatement,
    NoSubstitutionTemplateLiteral: inspectStatement,
  },
});

/** What comes along below what comes along, once for the query. */
function inspectNested(access: Access, analysis: Analysis, report: ReportSink): void {
  const [first, ...rest] = nestedGrowth(access, analysis);
  if (first === undefined || !analysis.runsOnServer(access.anchor)) return;
  report({
    at: first.at,
    basis: access.node,
    message: `Nothing limits how many \`${first.name.slice(0, 32)}\` this brings along, each with rows of its own`,
    confidence: "possible",
    related: [
      { ...placeOf(access.anchor), message: "one query" },
      ...rest.map((each) => ({ ...placeOf(each.at), message: "not limited either" })),
    ],
  });
}

/** `` client.$queryRaw`select …` `` */
function inspectStatement(
  { parent }: ts.TemplateLiteral,
  analysis: Analysis,
  report: ReportSink,
): void {
  if (!ts.isTaggedTemplateExpression(parent) || !isSent(parent)) return;
  const access = accessOf(parent, analysis);
  if (access?.operation !== "find-many" || access.certainty === "name") return;
  if (mayLimit(parent.template, analysis) || isOfParent(access)) return;
  inspect(access, analysis, report);
}

function inspect(access: Access, analysis: Analysis, report: ReportSink): void {
  if (!analysis.runsOnServer(access.anchor) || isStreamed(access)) return;
  if (access.limit !== undefined) {
    inspectLimit(access, analysis, report);
    return;
  }
  if (isPartOfQuery(access) || isLimitedLater(access) || isWrite(access)) return;
  const { where } = access;
  const conditions = where?.conditions ?? [];
  const isWhole = where === undefined || (conditions.length === 0 && where.isComplete);
  const cut = cutInMemory(access);
  const skipped = skippedOnly(access);
  const series = !isWhole && isSeries(access, analysis);
  const listed =
    !isWhole &&
    growsWithUse(access) &&
    !isNarrow(access) &&
    !LISTED.test(where?.node.getText() ?? "")
      ? listedIn(access)
      : undefined;
  const isMany =
    skipped !== undefined || (cut !== undefined && !LISTED.test(where?.node.getText() ?? ""))
      ? true
      : isWhole
        ? growsWithUse(access) || isOfOwners(access)
        : series || listed !== undefined || (!isNarrow(access) && isMuch(access, analysis));
  const maySeek = !isSettings(access) && !isNarrow(access);
  if (!isMany && !maySeek) return;
  if (isCount(access) || isAggregate(access) || isDistinct(access) || !isNamed(access)) return;
  if (isOpenEnded(access, analysis) || isOne(access) || isUnique(access, analysis)) return;
  const sought = maySeek ? soughtInMemory(access) : undefined;
  if (!isMany && sought === undefined) return;
  report({
    at: ts.isCallExpression(access.anchor) ? access.anchor.expression : access.anchor.tag,
    basis: access.node,
    message:
      skipped !== undefined
        ? `Rows of \`${nameOf(access)}\` are skipped, but nothing limits how many follow`
        : sought !== undefined
          ? `All rows of \`${nameOf(access)}\` are read to look for one of them; the store can look for it`
          : cut !== undefined
            ? `All rows of \`${nameOf(access)}\` are read, and the page is cut from them in memory`
            : listed !== undefined
              ? `However many rows of \`${nameOf(access)}\` there are, they go into one list of one statement`
              : isWhole
                ? `This reads the whole table of \`${nameOf(access)}\` into memory, however many rows it has`
                : `Nothing limits how many rows of \`${nameOf(access)}\` this reads into memory`,
    confidence:
      access.certainty === "resolved" &&
      cut === undefined &&
      sought === undefined &&
      !series &&
      listed === undefined
        ? "likely"
        : "possible",
    related: [
      ...(cut === undefined ? [] : [{ ...placeOf(cut), message: "the page is cut here" }]),
      ...(listed === undefined ? [] : [{ ...placeOf(listed), message: "all of them stand here" }]),
      ...(sought === undefined ? [] : [{ ...placeOf(sought), message: "one is looked for here" }]),
      ...(access.entity === undefined
        ? []
        : [{ ...placeOf(access.entity.at), message: "grows with use" }]),
    ],
  });
}

/** `limit: input.limit`, and nobody says how much that may be. */
function inspectLimit(access: Access, analysis: Analysis, report: ReportSink): void {
  const { limit } = access;
  if (limit === undefined || typeof limit === "number") return;
  if (!isCallersChoice(limit, analysis)) return;
  report({
    at: limit,
    basis: access.node,
    message: `Whoever calls says how many rows of \`${nameOf(access)}\` are read: nothing caps it`,
    confidence: "possible",
  });
}

/** `exists(eb.selectFrom("a").where(…))`, `let query = db.selectFrom("a")`: not sent as it stands. */
function isPartOfQuery(access: Access): boolean {
  return access.client === "kysely" && !/\.(execute|stream)\w*\(/.test(access.node.getText());
}

/** `const query = db.select().from(t); … query.limit(size)`: the limit comes where the query is sent. */
function isLimitedLater(access: Access): boolean {
  const { name } = resultOf(access);
  if (name === undefined) return false;
  const text = ts.findAncestor(access.node, ts.isBlock)?.getText() ?? "";
  return new RegExp(`\\b${name.text}\\b[^;]{0,400}?\\.(limit|take|fetch|paginate)\\(`).test(text);
}

/** `knex.insert(rows).into("t")` gives back what it wrote. */
function isWrite(access: Access): boolean {
  return (
    access.client === "knex" &&
    /\.(insert|update|del|delete|truncate)\(/.test(access.node.getText())
  );
}

/** `distinct: ["currency"]` with nothing else selected: one row for each value, of which there are few kinds. */
function isDistinct(access: Access): boolean {
  const text = access.node.getText();
  const match =
    /\bdistinct: *\[([^\]]*)\]|\.distinct\(([^)]*)\)|\bselectDistinct\(([^)]*)\)|\bselect distinct\b(?! on\b)\s*(.*?)\bfrom\b/is.exec(
      text,
    );
  if (match === null) return false;
  const columns = match.slice(1).find((each) => each !== undefined) ?? "";
  return !FREE.test(columns);
}

/** Columns that hold what people write, or who they are: as many values as people. */
const FREE =
  /\b(value|string_?value|email|url|path|page_?path|referr?er|query|term|text|ip|ip_?address|(user|customer|visitor|session|trace|device|contact)_?id)\b/i;

/** Options that come from elsewhere, in part or as a whole, may carry the limit. */
function isOpenEnded(access: Access, analysis: Analysis): boolean {
  if (!ts.isCallExpression(access.anchor)) return false;
  return access.anchor.arguments.some((each) => {
    const given = unwrap(each);
    if (ts.isSpreadElement(given)) return true;
    const options = literalOf(given, analysis);
    if (options !== undefined) return options.properties.some(ts.isSpreadAssignment);
    return access.client === "prisma" && !ts.isObjectLiteralExpression(given);
  });
}

/** Only the first row is taken: `rows[0]`, `const [row] = …`, `const { rows: [row] } = …`. */
function isOne(access: Access): boolean {
  const { name, parts, value } = resultOf(access);
  if (ts.isElementAccessExpression(value)) return true;
  const { parent } = value;
  if (ts.isVariableDeclaration(parent) && ts.isArrayBindingPattern(parent.name)) return true;
  const names = [...(name === undefined ? [] : [name]), ...parts.values()].map((each) => each.text);
  const body = bodyAround(access.node)?.getText() ?? "";
  return names.some((each) => new RegExp(`\\b${each}(\\.rows)?\\??\\.?\\[0\\]`).test(body));
}

function bodyAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, ts.isBlock);
}

/** Every field of some unique key is given. */
function isUnique(access: Access, analysis: Analysis): boolean {
  const schema =
    access.entity === undefined ? undefined : analysis.schemaOf(access.entity.key, access.anchor);
  const given = new Set(
    (access.where?.conditions ?? [])
      .filter(({ comparator }) => comparator === "=")
      .map(({ field }) => field),
  );
  return schema?.uniques.some((key) => key.fields.every((field) => given.has(field))) ?? false;
}

/** `include: { items: true }`: one row brings along as many as it has. */
function inspectRelations(access: Access, analysis: Analysis, report: ReportSink): void {
  const { anchor } = access;
  if (!ts.isCallExpression(anchor) || !analysis.runsOnServer(anchor)) return;
  const options = literalOf(anchor.arguments[0], analysis);
  for (const each of literalOf(propertyOf(options, "include"), analysis)?.properties ?? []) {
    const name = each.name === undefined ? undefined : propertyName(each.name);
    if (name === undefined || !ts.isPropertyAssignment(each)) continue;
    if (!name.endsWith("s") || !happens(name) || isPart(name) || !isOpen(each.initializer))
      continue;
    report({
      at: each.name,
      basis: each,
      message: `Nothing limits how many \`${name.slice(0, 32)}\` come along with this row`,
      confidence: access.certainty === "resolved" ? "likely" : "possible",
    });
  }
}

/** `findById(id).populate("messages")`: as many as there are come along with one document. */
function inspectPopulated(access: Access, analysis: Analysis, report: ReportSink): void {
  const chain = enclosingStatement(access.node);
  if (!/populate/.test(chain.getText()) || !analysis.runsOnServer(access.anchor)) return;
  for (const call of descendants(chain)) {
    if (!ts.isCallExpression(call) || calledName(call.expression)?.text !== "populate") continue;
    const [given] = call.arguments;
    const target = given === undefined ? undefined : unwrap(given);
    if (target === undefined) continue;
    const path = ts.isObjectLiteralExpression(target) ? propertyOf(target, "path") : target;
    const name = path === undefined ? undefined : literalText(path);
    if (name === undefined || !name.endsWith("s") || !happens(name) || isPart(name)) continue;
    if (/\b(limit|perDocumentLimit|match)\b/.test(target.getText())) continue;
    report({
      at: path ?? target,
      basis: call,
      message: `Nothing limits how many \`${name.slice(0, 32)}\` come along with this document`,
      confidence: "possible",
    });
  }
}

function isOpen(relation: ts.Expression): boolean {
  const value = unwrap(relation);
  if (value.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (!ts.isObjectLiteralExpression(value)) return false;
  return propertyOf(value, "take") === undefined && propertyOf(value, "where") === undefined;
}

/** What happens adds up below one parent; what people set up adds up over a customer, if at all. */
function isMuch(access: Access, analysis: Analysis): boolean {
  const name = access.entity?.name ?? "";
  const reach = reachOf(access);
  if (isSince(access) && !isSettings(access)) return true;
  if (happens(name)) return reach !== "parent" || !FEW_BELOW.test(name);
  // What one restaurant was ever ordered is many, though a restaurant is one row.
  if (reach === "parent" && growsWithUse(access) && isHistory(access) && !FEW.test(name))
    return true;
  if (reach === "all" && isBacklog(access) && !isSettings(access)) return true;
  // Of an entity that nothing else in sight tells of, the order tells that time adds to it.
  const isAlone = hasMissingParts(access.node.getSourceFile(), analysis);
  if (isAlone && reach !== "parent" && isHistory(access) && !isSettings(access))
    return !FEW.test(name);
  return reach !== "parent" && growsWithUse(access) && !FEW.test(name);
}

/** Everything from some moment on, in the order of time: what a page of a history looks like without its end. */
function isSince(access: Access): boolean {
  const conditions = access.where?.conditions ?? [];
  return conditions.some(
    ({ field, comparator }) =>
      /^>/.test(comparator) &&
      WHEN.test(field) &&
      !conditions.some((each) => each.field === field && /^</.test(each.comparator)) &&
      access.orderBy?.[0]?.field === field,
  );
}

/** The values over time of each thing on a list: as many rows as things times moments. */
function isSeries(access: Access, analysis: Analysis): boolean {
  const conditions = access.where?.conditions ?? [];
  const [order] = access.orderBy ?? [];
  return (
    order !== undefined &&
    MOMENT.test(order.field) &&
    isOpenSpan(
      conditions.filter(({ field }) => field === order.field),
      analysis,
    ) &&
    conditions.some(({ field, comparator }) => comparator === "in" && !/^_?id$/.test(field)) &&
    !conditions.some(({ field, comparator }) => comparator === "=" && isSmallParent(field))
  );
}

/** Not one moment, and not from one to another: `date: { gte: since }`, `date: range`. */
function isOpenSpan(held: readonly Condition[], analysis: Analysis): boolean {
  const has = (comparator: RegExp): boolean =>
    held.some((each) => comparator.test(each.comparator));
  if (held.length === 0 || (has(/^</) && has(/^>/))) return false;
  return held.every(({ comparator, value }) => comparator !== "=" || isOpenRange(value, analysis));
}

/** A name that says it stands for a span, where nothing in sight gives the span two ends. */
function isOpenRange(value: ts.Expression | undefined, analysis: Analysis): boolean {
  if (value === undefined || !ts.isIdentifier(value) || !SPAN.test(value.text)) return false;
  const declaration = analysis.declarationOf(value);
  const text =
    declaration !== undefined && ts.isVariableDeclaration(declaration)
      ? (declaration.initializer?.getText() ?? "")
      : "";
  return !(/\bgte?\b/.test(text) && /\blte?\b/.test(text));
}

const SPAN = /(range|filter|window|period|span)$/i;
const MOMENT =
  /^(date|day|time|timestamp|ts|hour|minute|bucket|recorded_?at|measured_?at|observed_?at)$/i;

/** Each customer, each tenant: a whole table of those that the product is for. */
function isOfOwners(access: Access): boolean {
  return OWNERS.test(access.entity?.name ?? "");
}

const OWNERS =
  /^(program|workspace|organi[sz]ation|tenant|team|project|store|shop|site|website|company|merchant|partner|campaign|monitor|page|article|post|bot|agent|playlist|conversation|thread|ticket|issue|board|repository|student|patient|employee|listing|vendor|supplier|affiliate)s?$/i;

/** All that are due or have expired by now: after a day's outage those of a day. */
function isBacklog(access: Access): boolean {
  return (access.where?.conditions ?? []).some(
    ({ field, comparator }) => /^<=?$/.test(comparator) && DUE.test(field),
  );
}

const DUE =
  /(until|due|expir\w*|next\w*|run_?at|scheduled\w*|remind\w*|retention|delete_?after|retry_?at)$|^(keep|due|expires?|next)/i;

/** The newest first, and every one of them: a list that time makes longer. */
function isHistory(access: Access): boolean {
  return (
    DESCENDING.test(access.node.getText()) &&
    (access.orderBy ?? []).some(({ field }) => WHEN.test(field))
  );
}

const DESCENDING = /\bdesc\b|:\s*-1\b|"-\w|'-\w/i;
const WHEN = /^_?id$|^created|^(at|ts|on|when)$|(_at|At|_on|On|[dD]ate|[tT]ime(stamp)?)$/;

/** Grow with use, but a customer has dozens of them. */
const FEW =
  /(field|node|asset|version|change|webhook|view|user|member|account|variant|price|survey|revision|recipient|email|comment)s?$/i;

/** Happen, but to one thing a handful of times. */
const FEW_BELOW = /(comment|request|attempt|snapshot|revision|check)s?$/i;

/** Numbers of groups, not the rows themselves. */
function isAggregate(access: Access): boolean {
  return /(?<!\bMath\.)\b(count|countAll|sum|avg|max|min|groupBy)\(|group by/i.test(
    access.node.getText(),
  );
}

/** A table whose name the code computes is no table that anybody can speak of. */
function isNamed(access: Access): boolean {
  const name = access.entity?.name ?? "";
  return /^[\w.]+$/.test(name) && !/(table|table_?name)$/i.test(name);
}

function nameOf(access: Access): string {
  return access.entity?.name.slice(0, 32) ?? "rows";
}

/** `envelopeItems`, `lineItems`: what something small consists of. */
function isPart(relation: string): boolean {
  const words = wordsOf(relation);
  return words.length > 1 && SMALL.test(words.at(-2) ?? "");
}

/** By id, by a list of ids, or of one parent of few: the caller's own small set. */
function isNarrow(access: Access): boolean {
  const conditions = access.where?.conditions ?? [];
  // From one date to another.
  const isAbove = (field: string): boolean =>
    conditions.some(
      (each) => DATE.test(each.field) && DATE.test(field) && /^>/.test(each.comparator),
    );
  return (
    LISTED.test(access.where?.node.getText() ?? "") ||
    conditions.some(
      ({ field, comparator, value }) =>
        comparator === "in" ||
        (/^</.test(comparator) && (isAbove(field) || isBoth(field, conditions))) ||
        (comparator === "=" &&
          /^(_?id|uuid|slug|name|key|token|email|hash|externalId|external_id)$/.test(field)) ||
        (comparator === "=" && isSmallParent(field)) ||
        (comparator === "=" && CHOSEN.test(field)) ||
        (comparator === "=" && value !== undefined && PASSING.test(value.getText())),
    )
  );
}

/** Between two values of one field. */
function isBoth(field: string, conditions: readonly Condition[]): boolean {
  return conditions.some((each) => each.field === field && /^>/.test(each.comparator));
}

/** A list of values somewhere in the condition, below `OR` or in a spread as well. */
const LISTED = /\bin:\s|\$in\b|\bin_?array\(|\bin\s*\((?!\s*select)|=\s*any\s*\(/i;
/** What is valid now: begun before, ending after. */
const DATE = /(At|Date|Time|On|_at|_date|_time|starts?|ends?|from|until|expires)$/i;
/** States that rows pass through, so few are in one at a time. */
const PASSING =
  /^["'`]?[\w.]*\b(processing|running|in_?progress|executing|sending|locked)\b["'`]?$/i;

/** What people picked out by hand. */
const CHOSEN = /^(is_?)?(bookmarked|starred|pinned|favou?rite|default|primary|featured)$/i;

/** Rows of one user, one document, one parent of a handful. */
function isSmallParent(field: string): boolean {
  const words = wordsOf(field);
  const parent =
    words.length > 1 && /^(id|ids)$/.test(words.at(-1) ?? "") ? (words.at(-2) ?? "") : "";
  return SMALL.test(parent);
}

const SMALL =
  /^(user|member|author|owner|creator|parent|form|page|envelope|document|invoice|order|cart|line|menu|session|recipient|question|template|rule|workflow|step|group|field|variant|folder)$/;

/** `for await (const row of query)`, cursors and streams take one at a time. */
function isStreamed(access: Access): boolean {
  const text = access.node.getText();
  if (/\.(cursor|stream|iterate|eachAsync|asyncIterator|toStream)\(/.test(text)) return true;
  const { value } = resultOf(access);
  return ts.isForOfStatement(value.parent) && value.parent.awaitModifier !== undefined;
}

/** Only the number is used: `(await find()).length`. */
function isCount(access: Access): boolean {
  const { parent } = resultOf(access).value;
  return ts.isPropertyAccessExpression(parent) && parent.name.text === "length";
}
