/** The list of everything that was found so far, as a client's own view shows it. */
import type { FileReport, Finding } from "../analysis/report.ts";
import { absolute, rangeOf } from "./convert.ts";
import type { Pages } from "./pages.ts";
import type { FindingItem, FindingsResult } from "./protocol.ts";
import type { Reviewer } from "./reviewer.ts";
import { uriOfPath } from "./uris.ts";

export function findingsResult(reviewer: Reviewer, pages: Pages): FindingsResult {
  const known = reviewer.known();
  return {
    findings: known.flatMap(({ session, reports }) =>
      reports.flatMap((report) => itemsOf(report, session.root, pages)),
    ),
    isComplete: known.length > 0 && known.every(({ isComplete }) => isComplete),
  };
}

export function itemsOf(
  { findings, questions }: FileReport,
  root: string,
  pages: Pages,
): FindingItem[] {
  return [
    ...findings.map((finding) => itemOf(finding, finding.severity, root, pages)),
    ...questions.map((question) => itemOf(question, "question", root, pages)),
  ];
}

function itemOf(
  finding: Finding,
  severity: FindingItem["severity"],
  root: string,
  pages: Pages,
): FindingItem {
  const { file, symbol, rule, illusion, message, assumption, fingerprint, status } = finding;
  return {
    uri: uriOfPath(absolute(root, file)),
    range: rangeOf(finding.range),
    file,
    symbol,
    rule,
    ruleTitle: pages.ruleTitle(rule),
    illusion,
    severity,
    message,
    assumption,
    fingerprint,
    status,
    ...(finding.reason === undefined ? {} : { reason: finding.reason }),
    reach: finding.related.length,
  };
}
