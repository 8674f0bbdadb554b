/** Decisions to overwrite, drop or merge that compare the wall-clock times of two versions. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isSequenceName, provenanceOf } from "../../kit/provenance.ts";
import {
  type Confidence,
  defineRule,
  type Evidence,
  type ReportSink,
  SERVER_CONTEXTS,
} from "../../kit/rule.ts";
import { descendants, placeOf, propertyName } from "../../kit/syntax.ts";
import { type TimeComparison, type TimeValue, timeComparison } from "../../kit/time-values.ts";
import { borderOf, electedBy } from "./borders.ts";
import { decisionOf } from "./comparison.ts";
import { writeConditionsOf } from "./conditional-write.ts";
import type { Outcome } from "./consequences.ts";
import { clockFixes, comparisonFixes, queryFixes } from "./fix.ts";
import { latestRowOf } from "./latest-row.ts";
import { orderingOf } from "./ordering.ts";
import {
  askOfMark,
  askOfMarked,
  askOfOrder,
  askOfRead,
  askOfReplay,
  askOfSql,
  askOfTwoTimes,
  askOfWindow,
} from "./questions.ts";
import page from "./README.md";
import { highestOf, replayedBy } from "./replayed.ts";
import { sqlOf } from "./sql.ts";

const ID = "time/wall-clock-ordering";
const MAX_MESSAGE = 100;
const BECAUSE = "two machines' clocks disagree";

export default defineRule({
  id: ID,
  title: "Timestamps decide which write wins",
  assumption: "The larger timestamp is the later write.",
  patterns: [
    "optimistic-concurrency",
    "conflict-resolution",
    "sequencer",
    "lamport-clock",
    "hybrid-logical-clock",
    "version-vector",
  ],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "off",
    "multi-node": "warning",
    distributed: "error",
    unknown: "question",
  },
  leansOnInstances: true,
  leansOnSoleWriter: true,
  since: "0.1.0",
  page,
  on: {
    BinaryExpression(node, analysis, report) {
      askOfMarked(node, analysis, report);
      const comparison = timeComparison(node, analysis);
      if (comparison !== undefined) inspectComparison(comparison, analysis, report);
    },
    CallExpression(call, analysis, report) {
      const comparison = timeComparison(call, analysis);
      if (comparison !== undefined) inspectComparison(comparison, analysis, report);
      inspectOrdering(call, analysis, report);
      inspectRead(call, analysis, report);
      askOfMarked(call, analysis, report);
      inspectWrite(call, analysis, report);
    },
    VariableDeclaration: inspectVersion,
    PropertyAssignment(node, analysis, report) {
      inspectElection(node, analysis, report);
      askOfMarked(node, analysis, report);
    },
    TemplateExpression: inspectSql,
    NoSubstitutionTemplateLiteral: inspectSql,
  },
});

function inspectComparison(
  comparison: TimeComparison,
  analysis: Analysis,
  report: ReportSink,
): void {
  const decision = decisionOf(comparison, analysis);
  if (decision === undefined || decision === "shown") {
    askOfTwoTimes(comparison, analysis, report);
    askOfMark(comparison, (node) => timeComparison(node, analysis), analysis, report);
  }
  if (decision === undefined || !analysis.runsOnServer(comparison.node)) return;
  if (decision === "shown") {
    noteShown(comparison.node, analysis);
    return;
  }
  if (isVersioned(decision.outcome)) {
    note(comparison.node, "the write itself compares a version or sequence number", analysis);
    return;
  }
  const { left, right, node } = comparison;
  const property = left.names.at(-1) ?? "time";
  const text = plain(node);
  const sides = `\`${plain(left.source)}\` against \`${plain(right.source)}\``;
  const message = decision.keepsWinner
    ? `The greater \`${property}\` decides which version is kept; ${BECAUSE}`
    : fitting(
        `\`${text}\` decides which write wins; ${BECAUSE}`,
        `${sides} decides which write wins; ${BECAUSE}`,
        `${sides} decides this write; ${BECAUSE}`,
        `${sides} decides; ${BECAUSE}`,
        `\`${property}\` decides which write wins; ${BECAUSE}`,
      );
  const sources = [left, right].map((side) => sourceOf(side, analysis));
  const isResolved = decision.steps === 0 && sources.every((each) => each !== undefined);
  report({
    at: node,
    message,
    confidence: isVersionConflict(left, right, analysis)
      ? isResolved
        ? "certain"
        : "likely"
      : "possible",
    related: [
      evidenceOf(decision.outcome),
      ...sources.flatMap((each) => (each === undefined ? [] : [each])),
      ...stamps(node, property),
    ],
    fixes: [...comparisonFixes(comparison, analysis), ...clockFixes(node, analysis)],
  });
}

function inspectOrdering(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const ordering = orderingOf(call, analysis);
  if (ordering === undefined || ordering === "shown") {
    const replayed = replayedBy(call, analysis) ?? highestOf(call, analysis);
    if (replayed !== undefined && analysis.runsOnServer(call)) {
      if (!isDecided(replayed.at, analysis)) askOfReplay(replayed, report);
      return;
    }
  }
  if (ordering === undefined || !analysis.runsOnServer(call)) return;
  if (ordering === "shown") {
    noteShown(call, analysis);
    return;
  }
  if (ordering === "counted") {
    note(call, "a version or sequence number decides before the time does", analysis);
    return;
  }
  if ("kept" in ordering) {
    askOfOrder(ordering, report);
    return;
  }
  const { at, property, fold, comparison } = ordering;
  report({
    at,
    message: fold.isPick
      ? `What has the newest \`${property}\` is acted upon; ${BECAUSE}`
      : `Versions overwrite each other in the order of \`${property}\`; ${BECAUSE}`,
    // A pick rarely meets a tie that matters; a fold in the order of a writing time loses updates.
    confidence: fold.isPick || !isWritingTime(property) ? "possible" : confidenceOf(ordering.steps),
    related: [
      {
        ...placeOf(fold.at),
        message: fold.isPick ? "the newest is taken here" : "one is laid over the other here",
      },
      evidenceOf(fold.outcome),
      ...stamps(call, property),
    ],
    fixes: [
      ...(comparison === undefined ? [] : comparisonFixes(comparison, analysis)),
      ...clockFixes(call, analysis),
    ],
  });
}

/** The comparison by itself decides about a write, which is told there. */
function isDecided(node: ts.Expression, analysis: Analysis): boolean {
  const comparison = timeComparison(node, analysis);
  const decision = comparison === undefined ? undefined : decisionOf(comparison, analysis);
  return decision !== undefined && decision !== "shown";
}

function inspectRead(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const row = latestRowOf(call, analysis);
  if (row === undefined || row === "shown") {
    const order = askOfRead(call, analysis, report);
    if ((order ?? row) === "shown" && analysis.runsOnServer(call)) noteShown(call, analysis);
    return;
  }
  if (!analysis.runsOnServer(call)) return;
  if (row === "unique") {
    note(call, "a unique constraint catches a wrong or concurrent winner", analysis);
    return;
  }
  report({
    at: row.at,
    message: row.isFold
      ? isStop(row.use)
        ? `A loop in the order of \`${row.property}\` acts on what comes first; ${BECAUSE}`
        : `Rows overwrite each other in the order of \`${row.property}\`; ${BECAUSE}`
      : `The row with the newest \`${row.property}\` is taken for the current one; ${BECAUSE}`,
    // Rows are mostly written far apart, by one database or one person: nobody but the team knows.
    confidence: "possible",
    related: [
      ...(row.use === undefined
        ? []
        : [
            {
              ...placeOf(row.use),
              message: isStop(row.use)
                ? "the loop ends here"
                : row.isFold
                  ? "one is laid over the other here"
                  : "the newest is taken here",
            },
          ]),
      evidenceOf(row.outcome),
      ...stamps(call, row.property),
    ],
    fixes: [...(row.isFold ? [] : queryFixes(row.at, analysis)), ...clockFixes(call, analysis)],
  });
}

function inspectWrite(call: ts.CallExpression, analysis: Analysis, report: ReportSink): void {
  const [condition, ...others] = writeConditionsOf(call, analysis);
  if (condition === undefined || !analysis.runsOnServer(call)) return;
  report({
    at: condition.at,
    message: fitting(
      `\`${condition.column}\` against \`${condition.incoming}\` decides this write; ${BECAUSE}`,
      `The stored \`${condition.column}\` decides whether this write wins; ${BECAUSE}`,
    ),
    confidence: "possible",
    related: [
      { ...placeOf(call.expression), message: "this write depends on it" },
      ...others.map((each) => ({
        ...placeOf(each.at),
        message: `\`${each.column}\` is compared too`,
      })),
      ...stamps(call, condition.column),
    ],
    fixes: [...queryFixes(condition.at, analysis), ...clockFixes(call, analysis)],
    basis: call,
  });
}

/** The time at which one version ends and the next begins. */
function inspectVersion(
  node: ts.VariableDeclaration,
  analysis: Analysis,
  report: ReportSink,
): void {
  const border = borderOf(node);
  if (border === undefined || !analysis.runsOnServer(node)) return;
  report({
    at: node,
    message:
      "This time ends one version and begins the next; a clock that is behind turns them round",
    confidence: "possible",
    related: [
      { ...placeOf(border.ends), message: "the old version ends" },
      { ...placeOf(border.begins), message: "the new one begins" },
    ],
  });
}

/** The oldest row of all is taken for the first. */
function inspectElection(
  node: ts.PropertyAssignment,
  analysis: Analysis,
  report: ReportSink,
): void {
  const field = electedBy(node);
  if (field === undefined || !analysis.runsOnServer(node)) return;
  report({
    at: node,
    message: `The row with the least \`${field}\` is taken for the first; equal times give another one each time`,
    confidence: "possible",
  });
}

function inspectSql(
  node: ts.TemplateExpression | ts.NoSubstitutionTemplateLiteral,
  analysis: Analysis,
  report: ReportSink,
): void {
  askOfWindow(node, analysis, report);
  const found = sqlOf(node, analysis);
  if (found === undefined || found === "shown") askOfSql(node, analysis, report);
  if (found === undefined || !analysis.runsOnServer(node)) return;
  if (found === "shown") {
    noteShown(node, analysis);
    return;
  }
  const messages = {
    upsert: `The row with the greater \`${found.column}\` overwrites the other; ${BECAUSE}`,
    condition: `The stored \`${found.column}\` decides whether this write wins; ${BECAUSE}`,
    copy: `The version with the newest \`${found.column}\` is the one that is written; ${BECAUSE}`,
    latest: `The row with the newest \`${found.column}\` is taken for the current one; ${BECAUSE}`,
  };
  report({
    at: found.at,
    message: messages[found.kind],
    confidence: found.kind === "upsert" ? "likely" : "possible",
    related: found.kind === "latest" ? [evidenceOf(found.outcome)] : [],
    basis: node,
  });
}

/** True for a write whose `where` compares a version: a wrong order loses nothing there. */
function isVersioned({ effect }: Outcome): boolean {
  for (const node of descendants(effect.node)) {
    if (!ts.isPropertyAssignment(node) || propertyName(node.name) !== "where") continue;
    for (const each of descendants(node.initializer)) {
      if (
        (ts.isPropertyAssignment(each) || ts.isShorthandPropertyAssignment(each)) &&
        isSequenceName(propertyName(each.name) ?? "")
      )
        return true;
    }
  }
  return false;
}

/**
 * The same time of two versions, one of them stored and one handed in: the textbook conflict. Times of
 * unlike names, or of two versions from one place, are mostly ordered well enough: a question.
 */
function isVersionConflict(left: TimeValue, right: TimeValue, analysis: Analysis): boolean {
  if (left.names.at(-1) !== right.names.at(-1) || left.names.length === 0) return false;
  if (!isWritingTime(left.names.at(-1) ?? "")) return false;
  const sources = [left, right].map((side) => provenanceOf(side.source, analysis).source);
  return sources.includes("stored row") || sources.includes("shared memory");
}

/** A time that is stamped when something is written, as against a date that people choose. */
function isWritingTime(name: string): boolean {
  return /^ts$|time|stamp|updated|modified|edited|changed|created|written|seen|version|revision/i.test(
    name,
  );
}

function confidenceOf(steps: number): Confidence {
  return steps === 0 ? "certain" : steps === 1 ? "likely" : "possible";
}

function isStop(use: ts.Node | undefined): boolean {
  return use !== undefined && ts.isBreakStatement(use);
}

/** The first message that is short enough; the last one always is. */
function fitting(...messages: readonly string[]): string {
  return messages.find((message) => message.length <= MAX_MESSAGE) ?? messages.at(-1) ?? "";
}

function plain(node: ts.Node): string {
  return node.getText().replace(/\s+/g, " ");
}

function evidenceOf({ kind, effect }: Outcome): Evidence {
  const what =
    effect.kind === "message" ? "message" : effect.kind === "shared state" ? "assignment" : "write";
  return {
    ...placeOf(effect.node),
    message: kind === "write" ? `the ${what} that receives it` : `this ${what} depends on it`,
  };
}

/** Who hands in a time; undefined when that is not known. */
function sourceOf(value: TimeValue, analysis: Analysis): Evidence | undefined {
  const { source, at } = provenanceOf(value.source, analysis);
  switch (source) {
    case "stored row":
      return { ...placeOf(at), message: `\`${value.names.at(-1) ?? "it"}\` of a stored row` };
    case "shared memory":
      return { ...placeOf(at), message: "kept in this process" };
    case "caller":
      return { ...placeOf(at), message: "handed in with the message or by the caller" };
    case "wall clock":
      return { ...placeOf(at), message: "read from this machine's clock" };
    default:
      return undefined;
  }
}

/** Where the same file writes the property from this machine's clock. */
function stamps(node: ts.Node, property: string): Evidence[] {
  for (const each of descendants(node.getSourceFile())) {
    if (!ts.isPropertyAssignment(each) || propertyName(each.name) !== property) continue;
    const text = each.initializer.getText();
    if (/^(new Date\(\)|Date\.now\(\))/.test(text))
      return [{ ...placeOf(each), message: "stamped by this machine's clock" }];
  }
  return [];
}

function noteShown(node: ts.Node, analysis: Analysis): void {
  note(node, "nothing is written, sent or dropped because of this order", analysis);
}

function note(node: ts.Node, message: string, analysis: Analysis): void {
  analysis.guarded(ID, { ...placeOf(node), message });
}
