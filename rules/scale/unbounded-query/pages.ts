/** Pages that are read one after the other and all kept: reading in pieces bounds nothing then. */
import type { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isSettings } from "../../kit/data/growth.ts";
import { accessIn } from "../../kit/data/read.ts";
import { type KeptPages, keptPages } from "../../kit/paging.ts";
import type { ReportSink } from "../../kit/rule.ts";
import { type Loop, placeOf } from "../../kit/syntax.ts";

export function inspectPages(loop: Loop, analysis: Analysis, report: ReportSink): void {
  const kept = keptPages(loop);
  if (kept === undefined) return;
  const source = sourceOf(kept, loop, analysis);
  if (source === undefined || !analysis.runsOnServer(loop)) return;
  report({
    at: kept.at,
    basis: loop,
    message: `It is read page by page, but \`${kept.list.text.slice(0, 32)}\` keeps every page, however many there are`,
    confidence: "possible",
    related: [{ ...placeOf(source), message: "one page" }],
  });
}

/** What asks a store for the next page: a query with a limit, or one that goes on where DynamoDB says. */
function sourceOf(
  { awaited }: KeptPages,
  loop: Loop,
  analysis: Analysis,
): ts.Expression | undefined {
  const [first] = awaited;
  if (/\bLastEvaluatedKey\b/.test(loop.getText())) return first;
  return awaited.find((each) => {
    const access = accessIn(each.expression, analysis);
    return (
      access?.operation === "find-many" &&
      access.certainty !== "name" &&
      access.limit !== undefined &&
      !isSettings(access)
    );
  });
}
