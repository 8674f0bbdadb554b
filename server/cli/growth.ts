/** What changed deployment files break, for the commands that compare with a commit. */
import type { Finding, GrowthReport } from "../analysis/report.ts";
import type { Session } from "../analysis/session.ts";
import { isSourceName } from "../analysis/workspace/discover.ts";
import { textsBefore } from "../analysis/workspace/git.ts";

/** Empty without a commit to compare with; that git knows it was seen before. */
export function growthSince(ref: string | undefined, session: Session): readonly GrowthReport[] {
  if (ref === undefined) return [];
  let sources = 0;
  const texts = textsBefore(session.repositoryRoot, ref, (path) => {
    if (session.tellsOfTopology(path)) return true;
    return isSourceName(path) && ++sources <= MOST_SOURCES;
  });
  if (texts.value === undefined || texts.value.size === 0) return [];
  // Of half the sources nobody could say who wrote what.
  const isWhole = sources <= MOST_SOURCES;
  const told = [...texts.value].filter(([path]) => isWhole || session.tellsOfTopology(path));
  return told.length === 0 ? [] : session.growth(new Map(told));
}

/** A change of more files than anybody reads is compared by its deployment files alone. */
const MOST_SOURCES = 1000;

/** Those that bring something, each finding under the first that brings it. */
export function tellingGrowth(growth: readonly GrowthReport[]): readonly GrowthReport[] {
  const shown = new Set<string>();
  return growth.flatMap((each) => {
    const findings = each.findings.filter(({ fingerprint }) => !shown.has(fingerprint));
    for (const { fingerprint } of findings) shown.add(fingerprint);
    return findings.length === 0 ? [] : [{ ...each, findings }];
  });
}

/** `deploy/api.yaml:7 api grows from 1 instance to 3 instances` and a line for each finding. */
export function growthLines(
  growth: readonly GrowthReport[],
): readonly { readonly head: string; readonly findings: readonly string[] }[] {
  return tellingGrowth(growth).map(({ place, findings }) => ({
    head: `${place.file}:${place.range.start.line} ${place.message}`,
    findings: findings.map(lineOf),
  }));
}

function lineOf({ file, range, message, rule }: Finding): string {
  return `${file}:${range.start.line} ${message} (${rule})`;
}
