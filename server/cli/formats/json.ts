/** The machine-readable report. Its shape and the order of its keys are stable. */
import type { Finding, GrowthReport, ReportOfAll } from "../../analysis/report.ts";

/** The report as indented JSON with a final line break; two runs differ in `stats` only. */
export function formatJson(report: ReportOfAll, version: string): string {
  const { root, layers, findings, questions, problems, growth = [], stats } = report;
  const document = {
    version: 1,
    tool: `premise ${version}`,
    root,
    layers: layers.map(({ path, layer, evidence }) => ({
      path,
      layer,
      evidence: evidence.map(({ file, line, text }) => ({ file, line, text })),
    })),
    findings: findings.map(findingOf),
    questions: questions.map(findingOf),
    problems: problems.map(({ file, line, message }) => ({ file, line, message })),
    // Only a comparison of two commits has it; JSON.stringify leaves it out otherwise.
    growth: growth.length === 0 ? undefined : growth.map(growthOf),
    stats: {
      files: stats.files,
      lines: stats.lines,
      milliseconds: stats.milliseconds,
      cached: stats.cached,
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function growthOf({ unit, place, findings }: GrowthReport): object {
  return {
    unit,
    file: place.file,
    line: place.range.start.line,
    text: place.message,
    findings: findings.map(({ fingerprint }) => fingerprint),
  };
}

function findingOf(finding: Finding): object {
  const { start, end } = finding.range;
  return {
    rule: finding.rule,
    illusion: finding.illusion,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    assumption: finding.assumption,
    patterns: finding.patterns,
    file: finding.file,
    range: {
      start: { line: start.line, column: start.column },
      end: { line: end.line, column: end.column },
    },
    symbol: finding.symbol,
    related: finding.related.map(({ file, range, message }) => ({
      file,
      range: {
        start: { line: range.start.line, column: range.start.column },
        end: { line: range.end.line, column: range.end.column },
      },
      message,
    })),
    fixes: finding.fixes.map(({ title, safety, preferred }) => ({ title, safety, preferred })),
    fingerprint: finding.fingerprint,
    content: finding.content,
    status: finding.status,
    // Left out by JSON.stringify when there is none.
    reason: finding.reason,
  };
}
