/** What the short formats say about a whole report. */
import type { Finding, ReportOfAll } from "../../analysis/report.ts";
import { printable } from "../paint.ts";

export function openFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.status === "open");
}

/** One line of plain text: how many findings of which weight, and for which layer. */
export function summaryLine(report: ReportOfAll): string {
  const open = openFindings(report.findings);
  const of = (severity: Finding["severity"]): number =>
    open.filter((finding) => finding.severity === severity).length;
  const weights = [
    ...(of("error") === 0 ? [] : [countOf(of("error"), "error")]),
    ...(of("warning") === 0 ? [] : [countOf(of("warning"), "warning")]),
    ...(of("info") === 0 ? [] : [`${of("info")} info`]),
  ];
  const kept = [...report.findings, ...report.questions];
  const accepted = kept.filter((finding) => finding.status === "accepted").length;
  const baseline = kept.filter((finding) => finding.status === "baseline").length;
  const questions = openFindings(report.questions).length;
  return [
    open.length === 0
      ? "No findings"
      : `${countOf(open.length, "finding")} (${weights.join(", ")})`,
    ...(accepted === 0 ? [] : [`${accepted} accepted`]),
    ...(baseline === 0 ? [] : [`${baseline} in the baseline`]),
    ...(questions === 0 ? [] : [countOf(questions, "question")]),
    layerText(report),
  ].join(" · ");
}

function layerText({ layers }: ReportOfAll): string {
  const [first, ...rest] = layers;
  if (first === undefined) return "layer unknown";
  return rest.every(({ layer }) => layer === first.layer)
    ? `layer ${printable(first.layer)}`
    : countOf(layers.length, "folder with a layer", "folders with a layer");
}

export function countOf(amount: number, noun: string, nouns = `${noun}s`): string {
  return `${amount} ${amount === 1 ? noun : nouns}`;
}
