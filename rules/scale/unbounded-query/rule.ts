/** Reads of a whole table, or of a part that grows with use, into memory. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Access } from "../../kit/data/access.ts";
import { literalOf, propertyOf } from "../../kit/data/literals.ts";
import { accessOf } from "../../kit/data/read.ts";
import { resultOf } from "../../kit/data/results.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { placeOf, propertyName, unwrap } from "../../kit/syntax.ts";
import { wordsOf } from "../../kit/words.ts";
import page from "./README.md";

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
      const access = accessOf(call, analysis);
      if (access === undefined || access.certainty === "name") return;
      if (access.operation === "find-many") inspect(access, analysis, report);
      else if (access.limit === 1 && access.client === "prisma")
        inspectRelations(access, analysis, report);
    },
  },
});

/** Entities that get a row for each thing that happens. */
const GROWS =
  /^(event|log|trace|span|observation|message|mail|email|audit|click|view|visit|session|run|job|task|execution|record|history|transaction|payment|invoice|order|notification|delivery|webhook|response|submission|answer|score|metric|measurement|sample|item|row|entry|media|file|upload|attachment|document|link|comment|activity|lead|contact|subscriber|user|member|customer|account|request|attempt|result|change|version|snapshot|revision|usage|ping|check|incident|feedback|survey|recipient|commission|payout|sale|conversion|datapoint|point|cell|field|node|asset|product|variant|price|stock|inventory)$/;
/** Entities that people set up by hand. */
const SETTINGS =
  /^(config|setting|flag|feature|plan|role|permission|scope|category|country|currency|language|locale|region|template|provider|integration|plugin|migration|model|type|status|tag|label|column|index|enum|unit|zone|theme|environment|workspace|organization|team|project|space|base|board|group|domain|policy|rule)$/;

function inspect(access: Access, analysis: Analysis, report: ReportSink): void {
  if (access.limit !== undefined || !analysis.runsOnServer(access.anchor) || isStreamed(access))
    return;
  const { where } = access;
  const conditions = where?.conditions ?? [];
  const isWhole = where === undefined || (conditions.length === 0 && where.isComplete);
  const grows = growsWithUse(access);
  if (isWhole ? isSettings(access) : !grows || isNarrow(access)) return;
  if (isCount(access)) return;
  report({
    at: ts.isCallExpression(access.anchor) ? access.anchor.expression : access.anchor.tag,
    basis: access.node,
    message: isWhole
      ? `This reads the whole table of \`${nameOf(access)}\` into memory, however many rows it has`
      : `Nothing limits how many rows of \`${nameOf(access)}\` this reads into memory`,
    confidence: access.certainty === "resolved" ? "likely" : "possible",
    related:
      access.entity === undefined
        ? []
        : [{ ...placeOf(access.entity.at), message: "grows with use" }],
  });
}

/** `include: { items: true }`: one row brings along as many as it has. */
function inspectRelations(access: Access, analysis: Analysis, report: ReportSink): void {
  const { anchor } = access;
  if (!ts.isCallExpression(anchor) || !analysis.runsOnServer(anchor)) return;
  const options = literalOf(anchor.arguments[0], analysis);
  for (const each of literalOf(propertyOf(options, "include"), analysis)?.properties ?? []) {
    const name = each.name === undefined ? undefined : propertyName(each.name);
    if (name === undefined || !ts.isPropertyAssignment(each)) continue;
    if (!name.endsWith("s") || !HAPPENS.test(lastWordOf(name)) || !isOpen(each.initializer))
      continue;
    report({
      at: each.name,
      basis: each,
      message: `Nothing limits how many \`${name.slice(0, 32)}\` come along with this row`,
      confidence: access.certainty === "resolved" ? "likely" : "possible",
    });
  }
}

function isOpen(relation: ts.Expression): boolean {
  const value = unwrap(relation);
  if (value.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (!ts.isObjectLiteralExpression(value)) return false;
  return propertyOf(value, "take") === undefined && propertyOf(value, "where") === undefined;
}

/** Of entities that grow, those that count what happens rather than who takes part. */
const HAPPENS =
  /^(event|log|trace|span|observation|message|audit|click|view|visit|session|run|execution|record|history|transaction|delivery|response|submission|score|metric|sample|item|row|entry|activity|request|attempt|snapshot|revision|ping|check|datapoint|point|comment)$/;

function nameOf(access: Access): string {
  return access.entity?.name.slice(0, 32) ?? "rows";
}

function lastWord(access: Access): string {
  return lastWordOf(access.entity?.name ?? "");
}

function lastWordOf(name: string): string {
  const words = wordsOf(name);
  return (words.at(-1) ?? "").replace(/ies$/, "y").replace(/(?<!s)s$/, "");
}

function growsWithUse(access: Access): boolean {
  return GROWS.test(lastWord(access));
}

function isSettings(access: Access): boolean {
  return access.entity === undefined || SETTINGS.test(lastWord(access));
}

/** By id, by a list of ids, or of one parent of few: the caller's own small set. */
function isNarrow(access: Access): boolean {
  return (access.where?.conditions ?? []).some(
    ({ field, comparator }) =>
      comparator === "in" ||
      (comparator === "=" &&
        /^(_?id|uuid|slug|key|token|email|hash|externalId|external_id)$/.test(field)) ||
      (comparator === "=" && isSmallParent(field)),
  );
}

/** Rows of one user, one document, one parent of a handful. */
function isSmallParent(field: string): boolean {
  const words = wordsOf(field);
  const parent =
    words.length > 1 && /^(id|ids)$/.test(words.at(-1) ?? "") ? (words.at(-2) ?? "") : "";
  return /^(user|member|author|owner|creator|parent|form|page|envelope|document|invoice|order|cart|session|recipient|question|template|rule|workflow|step|group|field|variant|folder)$/.test(
    parent,
  );
}

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
