/** Pages that are counted from the start of a list which others change and nothing fully orders. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { entityKey, type SortKey } from "../../kit/data/access.ts";
import { happens } from "../../kit/data/growth.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { ancestors, descendants, isFunctionNode, placeOf, unwrap } from "../../kit/syntax.ts";
import { isMomentName } from "../../kit/time-values.ts";
import { shortened, wordsOf } from "../../kit/words.ts";
import { orderFix, tieBreakFix } from "./fix.ts";
import { type Page, pageOf, pageOfSql } from "./pages.ts";
import page from "./README.md";

export default defineRule({
  id: "scale/offset-pagination",
  title: "Pages counted from a start that moves",
  assumption: "Rows stand still between two pages.",
  patterns: ["keyset-pagination"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "info",
    "multi-node": "info",
    distributed: "warning",
    unknown: "info",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const found = pageOf(call, analysis);
      if (found !== undefined) inspect(found, analysis, report);
    },
    TemplateExpression: inspectSql,
    NoSubstitutionTemplateLiteral: inspectSql,
  },
});

function inspectSql(
  node: ts.TemplateExpression | ts.NoSubstitutionTemplateLiteral,
  analysis: Analysis,
  report: ReportSink,
): void {
  const found = pageOfSql(node);
  if (found !== undefined) inspect(found, analysis, report);
}

function inspect(found: Page, analysis: Analysis, report: ReportSink): void {
  const { keys } = found;
  const loop = growsIn(found);
  const tied =
    keys === undefined || keys.some((key) => isTotal(key, found, analysis))
      ? undefined
      : keys.at(-1);
  const isUnordered = keys?.length === 0;
  if (loop === undefined && !isUnordered && (tied === undefined || !hasTies(tied, found))) return;
  if (!analysis.runsOnServer(found.node)) return;
  const name = shortened(tied?.field ?? "", 24);
  const of = found.entity === undefined ? "rows" : `\`${shortened(found.entity, 24)}\``;
  report({
    at: found.at,
    basis: found.node,
    message:
      loop !== undefined
        ? `The loop skips by position; ${of} that come or go meanwhile shift the rest`
        : isUnordered
          ? `Nothing orders these pages of ${of}, so a row can be on two of them or on none`
          : `Rows of equal \`${name}\` have no order, so a row can be on two pages or on none`,
    confidence: loop !== undefined && found.isResolved ? "likely" : "possible",
    related: [
      ...(loop === undefined ? [] : [{ ...placeOf(loop), message: "grows with each round" }]),
      ...(tied === undefined || tied.node === found.node
        ? []
        : [{ ...placeOf(tied.node), message: "two rows can have the same value" }]),
    ],
    fixes:
      tied !== undefined
        ? tieBreakFix(found, analysis)
        : isUnordered && loop === undefined
          ? orderFix(found, analysis)
          : [],
  });
}

/** The place where a loop around the read makes the offset grow. */
function growsIn(found: Page): ts.Node | undefined {
  const { offset } = found;
  if (offset === undefined) return undefined;
  const names = new Set<string>();
  for (const each of [offset, ...descendants(offset)])
    if (ts.isIdentifier(each)) names.add(each.text);
  for (const at of ancestors(found.node)) {
    if (isFunctionNode(at)) return undefined;
    if (!ts.isIterationStatement(at, false) || ts.isForOfStatement(at) || ts.isForInStatement(at))
      continue;
    for (const each of descendants(at, (node) => !isFunctionNode(node))) {
      const target = grown(each);
      if (target !== undefined && ts.isIdentifier(target) && names.has(target.text)) return each;
    }
  }
  return undefined;
}

/** The name that `x += n`, `x++` and `x = x + n` count up. */
function grown(node: ts.Node): ts.Expression | undefined {
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node))
    return node.operator === ts.SyntaxKind.PlusPlusToken ? unwrap(node.operand) : undefined;
  if (!ts.isBinaryExpression(node)) return undefined;
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.PlusEqualsToken) return unwrap(node.left);
  const { right } = node;
  const isSum =
    kind === ts.SyntaxKind.EqualsToken &&
    ts.isBinaryExpression(right) &&
    right.operatorToken.kind === ts.SyntaxKind.PlusToken &&
    right.left.getText() === node.left.getText();
  return isSum ? unwrap(node.left) : undefined;
}

/** What identifies a row, by its name or by the schema. */
function isTotal(key: SortKey, found: Page, analysis: Analysis): boolean {
  const words = wordsOf(key.field);
  if (
    /^(id|ids|uuid|ulid|slug|email|key|hash|token|sequence|seq|oid|pk|sku|handle|number|no|index|position|order|rank|version|rev)$/.test(
      words.at(-1) ?? "",
    )
  )
    return true;
  const entity = found.entity;
  if (entity === undefined) return false;
  return (
    analysis
      .schemaOf(entityKey(entity), found.node)
      ?.uniques.some(({ fields }) => fields.length === 1 && fields[0] === key.field) ?? false
  );
}

/** Times of what happens many times at once, and what many rows have in common; of anything else nobody knows. */
function hasTies({ field }: SortKey, { entity, node }: Page): boolean {
  const last = wordsOf(field).at(-1) ?? "";
  if (isMomentName(field) && !/^(date|day)$/.test(last))
    return entity === undefined || happens(entity) || isForPrograms(node);
  return /^(date|day|name|title|status|state|type|kind|priority|score|amount|total|price|count|clicks|sales|rating|size|label)$/.test(
    last,
  );
}

/** A program that goes through all pages misses a row where a person would look again. */
function isForPrograms(node: ts.Node): boolean {
  return /\/public-?api\/|\/api\/(public|v\d+)\//i.test(node.getSourceFile().fileName);
}
