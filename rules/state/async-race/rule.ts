/** Statements about the same rows, or the same value in memory, that run side by side although their order decides what is left. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { combinatorOf } from "../../kit/collections.ts";
import { type Access, isRead, isWrite, sameEntity } from "../../kit/data/access.ts";
import { transactionAround } from "../../kit/data/transactions.ts";
import { indentAt, lineBreakOf, replaceNode } from "../../kit/edits.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { defineRule, type Fix, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { enclosingStatement, placeOf, unwrap } from "../../kit/syntax.ts";
import { emptiedAfterWait } from "./flushes.ts";
import { readBackAfterWait } from "./held-for-one.ts";
import { openedTwice, openedTwiceAtOnce } from "./lazy.ts";
import page from "./README.md";
import { replacedByOlder } from "./reloads.ts";
import { filledByLoop, isShared, judgedAcrossWait, sumAcrossWait } from "./shared.ts";

export default defineRule({
  id: "state/async-race",
  title: "Statements that race each other",
  assumption: "They run in the order in which they are written.",
  patterns: ["atomic-update"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "warning",
    "multi-node": "warning",
    distributed: "warning",
    unknown: "warning",
  },
  since: "0.1.0",
  page,
  on: {
    CallExpression(call, analysis, report) {
      const combinator = combinatorOf(call);
      if (combinator === "all" || combinator === "allSettled") inspect(call, analysis, report);
      const loop = filledByLoop(call, analysis);
      if (loop !== undefined) report(loop);
      const emptied = emptiedAfterWait(call, analysis);
      if (emptied !== undefined) report(emptied);
    },
    BinaryExpression(node, analysis, report) {
      const sum = sumAcrossWait(node, analysis);
      const found =
        sum ??
        emptiedAfterWait(node, analysis) ??
        openedTwiceAtOnce(node, analysis) ??
        readBackAfterWait(node, analysis) ??
        replacedByOlder(node, (target, owner) => isShared(target, owner, analysis), analysis);
      if (found !== undefined) report(found);
    },
    IfStatement(node, analysis, report) {
      const judged = judgedAcrossWait(node, analysis) ?? openedTwice(node, analysis);
      if (judged !== undefined) report(judged);
    },
  },
});

interface Part {
  readonly element: ts.Expression;
  readonly access: Access;
}

function inspect(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const list = call.arguments[0] === undefined ? undefined : unwrap(call.arguments[0]);
  if (list === undefined || !ts.isArrayLiteralExpression(list) || list.elements.length < 2) return;
  if (!analysis.runsOnServer(call)) return;
  const transaction = transactionAround(call, analysis);
  if (transaction !== undefined) {
    analysis.guarded("state/async-race", {
      ...placeOf(transaction.opener),
      message: "one connection takes the statements of a transaction in order",
    });
    return;
  }
  const parts = list.elements.flatMap((element): Part[] =>
    effectsWithin(element, analysis).flatMap(({ effect, via }) =>
      effect.access === undefined || effect.certainty === "name" || via.length > 1
        ? []
        : [{ element, access: effect.access }],
    ),
  );
  for (const [index, first] of parts.entries()) {
    const second = parts
      .slice(index + 1)
      .find(
        (each) =>
          each.element !== first.element &&
          !areAlternatives(first.element, each.element) &&
          isConflict(first.access, each.access),
      );
    if (second === undefined) continue;
    report({
      at: ts.isCallExpression(second.access.anchor)
        ? second.access.anchor.expression
        : second.access.anchor.tag,
      basis: call,
      message: `This and the ${wordFor(first.access)} beside it race for the same \`${entityOf(first.access)}\` rows`,
      confidence: confidenceOf(first.access, second.access),
      related: [{ ...placeOf(first.element), message: "runs at the same time" }],
      fixes: inOrder(call, list),
    });
    return;
  }
}

/** `...(failed ? [a()] : [])` beside `...(!failed ? [b()] : [])`. */
function areAlternatives(a: ts.Expression, b: ts.Expression): boolean {
  const [x, y] = [conditionOf(a), conditionOf(b)];
  if (x === undefined || y === undefined) return false;
  return x.startsWith(`!${y}`) || y.startsWith(`!${x}`);
}

function conditionOf(element: ts.Expression): string | undefined {
  const held = unwrap(ts.isSpreadElement(element) ? element.expression : element);
  if (ts.isConditionalExpression(held)) return held.condition.getText();
  return ts.isBinaryExpression(held) ? held.left.getText() : undefined;
}

/** Two changes of one entity, of which one removes or replaces what the other makes. */
function isConflict(a: Access, b: Access): boolean {
  if (!sameEntity(a, b) || (isRead(a) && isRead(b))) return false;
  if (namesOtherRows(a, b)) return false;
  const removes = /^delete/.test(a.operation) || /^delete/.test(b.operation);
  const makes =
    /^(insert|upsert|save)/.test(a.operation) || /^(insert|upsert|save)/.test(b.operation);
  if (isWrite(a) && isWrite(b))
    return removes ? makes : isBroad(a) && isBroad(b) ? sharesField(a, b) : false;
  return false;
}

/** Conditions that name different rows of the entity by the same field. */
function namesOtherRows(a: Access, b: Access): boolean {
  const conditions = a.where?.conditions ?? [];
  return conditions.some((one) => {
    const other = b.where?.conditions.find((each) => each.field === one.field);
    if (other?.value === undefined || one.value === undefined) return false;
    const [x, y] = [one.value.getText(), other.value.getText()];
    // `{ slug }` and `{ slug: { not: slug } }` have no row in common.
    const signs = [one.comparator, other.comparator].sort().join(" ");
    return signs === "= =" ? x !== y : signs === "!= =" && x === y;
  });
}

function isBroad(access: Access): boolean {
  return access.operation === "update" || access.operation === "update-many";
}

function sharesField(a: Access, b: Access): boolean {
  const fields = new Set(a.data?.assignments.map((each) => each.field));
  return b.data?.assignments.some((each) => fields.has(each.field) && each.kind === "set") ?? false;
}

/** The removed rows and the new one have a key in common: that is what makes the order matter. */
function confidenceOf(a: Access, b: Access): "likely" | "possible" {
  const [removal, making] = /^delete/.test(a.operation) ? [a, b] : [b, a];
  const keys =
    removal.where?.conditions.map((each) => [each.field, each.value?.getText()] as const) ?? [];
  const isShared = keys.some(([field, value]) =>
    making.data?.assignments.some(
      (each) =>
        each.field === field && (each.value?.getText() === value || each.value === undefined),
    ),
  );
  return isShared ? "likely" : "possible";
}

function wordFor(access: Access): string {
  if (/^delete/.test(access.operation)) return "deletion";
  return /^(insert|upsert|save)/.test(access.operation) ? "insertion" : "update";
}

function entityOf(access: Access): string {
  return access.entity?.name.slice(0, 28) ?? "";
}

/** `await first; await second;` for a statement whose results nobody uses. */
function inOrder(call: ts.CallExpression, list: ts.ArrayLiteralExpression): readonly Fix[] {
  const statement = enclosingStatement(call);
  const isAlone =
    ts.isExpressionStatement(statement) &&
    ts.isAwaitExpression(statement.expression) &&
    statement.expression.expression === call;
  if (!isAlone || list.elements.some(ts.isSpreadElement)) return [];
  return [
    {
      title: "Run them one after the other",
      safety: "review",
      edits: () => {
        const file = call.getSourceFile();
        const indent = indentAt(file, statement.getStart(file));
        const end = statement.getText(file).endsWith(";") ? ";" : "";
        const lines = list.elements.map((each) => `await ${each.getText(file)}${end}`);
        return [replaceNode(statement, lines.join(`${lineBreakOf(file)}${indent}`))];
      },
    },
  ];
}
