/** What a review is asked about orders by time that nobody can prove wrong from the code: ties and clocks are known to the team alone. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { ReportSink } from "../../kit/rule.ts";
import { descendants, enclosingFunction, placeOf } from "../../kit/syntax.ts";
import type { TimeComparison } from "../../kit/time-values.ts";
import { shortened } from "../../kit/words.ts";
import { writeConditionsOf } from "./conditional-write.ts";
import { electedAlike, electedRowOf } from "./elected-row.ts";
import { latestRowOf } from "./latest-row.ts";
import { type Listed, listedOf } from "./listed.ts";
import { type Marked, markedAssignment, markedCall, markedProperty } from "./markers.ts";
import { type Mark, markOf } from "./marks.ts";
import { newestInFile, newestInSql, newestPerKeyOf } from "./newest-per-key.ts";
import type { KeptOrder } from "./ordering.ts";
import type { Replayed } from "./replayed.ts";
import { twoTimesIn, twoTimesOfColumns, twoTimesOfFields } from "./two-writers.ts";
import { windowIn, windowsOf } from "./windows.ts";

const DISAGREE = "two can share it, and clocks disagree";

const LISTED: Readonly<Record<Listed["kind"], (property: string) => string>> = {
  applied: (name) => `Steps are applied in the order of \`${name}\` alone; ${DISAGREE}`,
  first: (name) => `A loop in the order of \`${name}\` acts on what comes first; ${DISAGREE}`,
  turns: (name) => `Who spoke last is told by \`${name}\` alone; ${DISAGREE}`,
  page: (name) =>
    `Pages go on behind a row in the order of \`${name}\` alone; equal times are skipped or repeated`,
};
const USES: Readonly<Record<Listed["kind"], string>> = {
  applied: "one is applied after the other",
  first: "the loop ends here",
  turns: "taken in this order",
  page: "the row to go on behind",
};

/** Asks about a read in the order of a time alone; "shown" when its order decides nothing. */
export function askOfRead(
  call: ts.CallExpression,
  analysis: Analysis,
  report: ReportSink,
): "shown" | undefined {
  const elected = electedRowOf(call, analysis);
  if (elected !== undefined && elected !== "shown") {
    if (!analysis.runsOnServer(call)) return undefined;
    // One question for the reads of a file that do the same.
    const alike = electedAlike(elected, analysis).filter(
      (each) => each.call === call || isLeftToUs(each.call, analysis),
    );
    if (alike.some((each) => each.call.pos < call.pos && analysis.runsOnServer(each.call)))
      return undefined;
    const kept = {
      write: "this write depends on it",
      refusal: "refused because of it",
      answer: "given to the caller",
    };
    const name = shortened(elected.property, 24);
    report({
      at: elected.at,
      message: `Only \`${name}\` says which row is the ${elected.isDescending ? "newest" : "first"}; ${DISAGREE}`,
      confidence: "possible",
      related: [
        { ...placeOf(elected.use), message: kept[elected.kind] },
        ...alike
          .filter((each) => each.call !== call)
          .map((each) => ({ ...placeOf(each.at), message: "chosen in the same way" })),
      ],
      basis: call,
    });
    return undefined;
  }
  const kept = newestPerKeyOf(call, analysis);
  if (kept !== undefined) {
    if (!analysis.runsOnServer(call)) return undefined;
    report({
      at: kept.at,
      message: `Of several rows only the newest \`${shortened(kept.property, 24)}\` is kept; ${DISAGREE}`,
      confidence: "possible",
      related: [{ ...placeOf(kept.use), message: "the others are left out here" }],
      basis: call,
    });
    return undefined;
  }
  const listed = listedOf(call, analysis);
  if (listed === undefined) return elected;
  if (!analysis.runsOnServer(call)) return undefined;
  report({
    at: listed.at,
    message: LISTED[listed.kind](shortened(listed.property, 20)),
    confidence: "possible",
    related: [{ ...placeOf(listed.use), message: USES[listed.kind] }],
    basis: call,
  });
  return undefined;
}

function isLeftToUs(call: ts.CallExpression, analysis: Analysis): boolean {
  const row = latestRowOf(call, analysis);
  return row === undefined || row === "shown";
}

/** Asks about rows that are taken or left by the time of another row, once for a function. */
export function askOfMarked(node: ts.Node, analysis: Analysis, report: ReportSink): void {
  if (ts.isPropertyAssignment(node) || ts.isCallExpression(node))
    askOfTwoTimes(node, analysis, report);
  const marked = markedAt(node, analysis);
  if (marked === undefined || isKnownCondition(node, analysis)) return;
  if (!analysis.runsOnServer(node)) return;
  const home = enclosingFunction(node) ?? node.getSourceFile();
  const alike = [...descendants(home)].flatMap((each) => {
    const other = each === node ? marked : markedAt(each, analysis);
    return other?.column === marked.column ? [other] : [];
  });
  if (alike[0] !== undefined && alike[0].at !== marked.at) return;
  const mark = shortened(marked.mark.getText().replace(/\s+/g, " "), 36);
  report({
    at: marked.at,
    message: `\`${mark}\` decides which rows count; equal times and two machines' clocks`,
    confidence: "possible",
    related: alike
      .slice(1)
      .map((each) => ({ ...placeOf(each.at), message: "compared in the same way" })),
  });
}

function markedAt(node: ts.Node, analysis: Analysis): Marked | undefined {
  if (ts.isPropertyAssignment(node)) return markedProperty(node, analysis);
  if (ts.isBinaryExpression(node)) return markedAssignment(node, analysis);
  return ts.isCallExpression(node) ? markedCall(node, analysis) : undefined;
}

/** A write whose condition compares a version that comes in is asked about as a write. */
function isKnownCondition(node: ts.Node, analysis: Analysis): boolean {
  for (let at = node; at !== undefined && !ts.isStatement(at); at = at.parent) {
    if (!ts.isCallExpression(at)) continue;
    if (writeConditionsOf(at, analysis).some((each) => each.at === node)) return true;
  }
  return false;
}

/** Asks about a row's time that is compared with a moment of another clock, once for a function. */
export function askOfMark(
  comparison: TimeComparison,
  compare: (node: ts.Expression) => TimeComparison | undefined,
  analysis: Analysis,
  report: ReportSink,
): void {
  const mark = markOf(comparison, analysis);
  if (mark === undefined || !analysis.runsOnServer(comparison.node)) return;
  const home = enclosingFunction(comparison.node) ?? comparison.node.getSourceFile();
  const others: ts.Node[] = [];
  for (const node of descendants(home)) {
    if (node === comparison.node || !(ts.isBinaryExpression(node) || ts.isCallExpression(node)))
      continue;
    const other = compare(node);
    if (other === undefined || markOf(other, analysis)?.kind !== mark.kind) continue;
    if (node.pos < comparison.node.pos) return;
    others.push(node);
  }
  report({
    at: comparison.node,
    message: messageOf(mark),
    confidence: "possible",
    related: [
      {
        ...placeOf(mark.use),
        message: mark.kind === "created" ? "makes the row or finds it" : "depends on it",
      },
      ...others.map((each) => ({ ...placeOf(each), message: "compared in the same way" })),
    ],
  });
}

function messageOf({ kind, row, other }: Mark): string {
  const name = shortened(row.names.find((each) => each !== "") ?? "time", 24);
  return kind === "created"
    ? `Whether the row was there before is told by \`${name}\` and this machine's clock`
    : `\`${name}\` against \`${shortened(other.names[0] ?? "", 20)}\` decides what is new; two machines' clocks disagree`;
}

const ORDERS: Readonly<Record<KeptOrder["kind"], readonly [(name: string) => string, string]>> = {
  taken: [(name) => `What is taken next is told by \`${name}\` alone; ${DISAGREE}`, "taken here"],
  merged: [
    (name) => `Parts of several writers are put together by \`${name}\`; their clocks disagree`,
    "put together here",
  ],
  picked: [
    (name) => `Only \`${name}\` says which one is the newest; ${DISAGREE}`,
    "the newest is used here",
  ],
};

/** Asks about a list in memory that is put in order by a time. */
export function askOfOrder({ at, property, kept, kind }: KeptOrder, report: ReportSink): void {
  const [message, use] = ORDERS[kind];
  report({
    at,
    message: message(shortened(property, 24)),
    confidence: "possible",
    related: [{ ...placeOf(kept), message: use }],
  });
}

/** Asks about what several machines stamped and one puts in order by these stamps. */
export function askOfReplay({ at, property, kept, kind }: Replayed, report: ReportSink): void {
  const name = shortened(property, 24);
  report({
    at,
    message:
      kind === "replayed"
        ? `What several sent is applied in the order of their own \`${name}\`; their clocks disagree`
        : `The highest \`${name}\` is taken for the newest; each writer stamps with a clock of its own`,
    confidence: "possible",
    related: [
      {
        ...placeOf(kept),
        message: kind === "replayed" ? "one is applied after the other" : "stamped here",
      },
    ],
  });
}

/** Asks about two times of one row that tell what came last. */
export function askOfTwoTimes(
  compared: TimeComparison | ts.PropertyAssignment | ts.CallExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const found =
    "left" in compared
      ? twoTimesIn(compared)
      : ts.isCallExpression(compared)
        ? twoTimesOfColumns(compared)
        : twoTimesOfFields(compared);
  if (found === undefined || !analysis.runsOnServer(found.at)) return;
  const [one, other] = [shortened(found.one, 20), shortened(found.other, 20)];
  report({
    at: found.at,
    message: `\`${one}\` against \`${other}\` tells what came last; whoever writes them has a clock each`,
    confidence: "possible",
  });
}

/** Asks about exports of what lies between two times, once for a file. */
export function askOfWindow(
  node: ts.TemplateExpression | ts.NoSubstitutionTemplateLiteral,
  analysis: Analysis,
  report: ReportSink,
): void {
  const own = windowIn(node);
  if (own === undefined) return;
  const [first, ...others] = windowsOf(node.getSourceFile());
  if (first?.start !== own.start || !analysis.runsOnServer(node)) return;
  report({
    at: first,
    message: `Rows that appear late with an earlier \`${shortened(own.column, 20)}\` fall out of this window`,
    confidence: "possible",
    related: others.map((each) => ({ ...each, message: "read in the same way" })),
    basis: node,
  });
}

/** Asks about SQL that keeps the newest row of each key, once for a file. */
export function askOfSql(
  node: ts.TemplateExpression | ts.NoSubstitutionTemplateLiteral,
  analysis: Analysis,
  report: ReportSink,
): void {
  const [own] = newestInSql(node);
  if (own === undefined) return;
  const [first, ...others] = newestInFile(node.getSourceFile());
  if (first === undefined || first.start !== own.start || !analysis.runsOnServer(node)) return;
  report({
    at: first,
    message: `The row with the newest \`${shortened(first.column, 20)}\` stands for its key; ${DISAGREE}`,
    confidence: "possible",
    related: others.map((each) => ({ ...each, message: `chosen by \`${each.column}\` as well` })),
    basis: node,
  });
}
