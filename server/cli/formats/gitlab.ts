/** The report as GitLab's Code Quality artifact. */
import type { Finding, ReportOfAll } from "../../analysis/report.ts";
import { printable } from "../paint.ts";
import { openFindings } from "./summary.ts";

/** GitLab knows info, minor, major, critical and blocker; the last stays for what people find themselves. */
const SEVERITY = { error: "critical", warning: "major", info: "minor" } as const;

/** Paths of the report must be relative to the repository. Accepted findings and the baseline's are left out. */
export function formatGitlab(report: ReportOfAll, showQuestions: boolean): string {
  const entries = [
    ...openFindings(report.findings).map((finding) => entryOf(finding, SEVERITY[finding.severity])),
    ...(showQuestions ? openFindings(report.questions) : []).map((finding) =>
      entryOf(finding, "info"),
    ),
  ];
  return `${JSON.stringify(entries, null, 2)}\n`;
}

function entryOf(finding: Finding, severity: string) {
  const { start, end } = finding.range;
  return {
    description: printable(finding.message),
    check_name: finding.rule,
    fingerprint: finding.fingerprint,
    severity,
    location: {
      path: finding.file,
      lines: { begin: start.line, end: end.line },
    },
  };
}
