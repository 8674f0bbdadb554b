/** What a change of the topology breaks: findings of today that the earlier deployment files did not make. */
import type { Evidence, Severity } from "../../rules/kit/rule.ts";
import type { Assumed } from "./assumption.ts";
import type { FileReport, Finding, GrowthReport, RelatedPlace } from "./report.ts";
import type { Under } from "./session.ts";
import { growthsOf, isSame } from "./topology/change.ts";
import type { Topology } from "./topology/topology.ts";
import type { Unit } from "./topology/unit.ts";
import { isSourceName } from "./workspace/discover.ts";
import type { Writers } from "./writers.ts";

export interface GrowthParts {
  readonly then: Under & Pick<Assumed, "topology" | "read">;
  readonly now: {
    readonly topology: Topology;
    files(): readonly string[];
    check(path: string): FileReport;
    read(path: string): string | undefined;
  };
  placeOf(evidence: Evidence): readonly RelatedPlace[];
}

/** What a second writer of an entity breaks: the findings in the code of the unit that was alone with it. */
export function writerGrowth(
  before: Writers,
  after: Writers,
  parts: {
    /** The open findings in a unit's code that rely on a sole writer of the entity. */
    relying(unit: Unit, entity: string): readonly Finding[];
    placeOf(evidence: Evidence): readonly RelatedPlace[];
  },
): readonly GrowthReport[] {
  return [...after.values()].flatMap(({ id, name, writers }) => {
    const [owner, ...others] = before.get(id)?.writers ?? [];
    if (owner === undefined || others.length > 0) return [];
    const now = writers.find(({ unit }) => isSame(owner.unit, unit));
    if (now === undefined) return [];
    return writers
      .filter((each) => each !== now)
      .flatMap(({ unit, place }) => {
        const message = `${unit.id} writes ${name} too, which ${now.unit.id} alone wrote`;
        return parts.placeOf({ ...place, message }).map((at) => ({
          unit: unit.id,
          place: at,
          findings: parts.relying(now.unit, id),
        }));
      });
  });
}

const WEIGHT: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export function growthReport({ then, now, placeOf }: GrowthParts): readonly GrowthReport[] {
  const growths = growthsOf(then.topology.model().units, now.topology.model().units, {
    before: ({ file, start }) => lineAt(then.read(file), start),
    after: ({ file, start }) => lineAt(now.read(file), start),
  });
  if (growths.length === 0) return [];
  const created = now
    .files()
    .filter((path) => !isSourceName(path) || then.differs(path))
    .flatMap((path) => createdIn(path, { then, now }).map((finding) => ({ path, finding })));
  return growths.flatMap(({ unit, evidence, says }) => {
    const files = now.topology.filesOf(unit);
    const own = created.filter(({ path }) => files.has(path) || speaksOf(unit, path));
    return placeOf({ ...evidence, message: says }).map((place) => ({
      unit: unit.id,
      place,
      findings: own.map(({ finding }) => finding),
    }));
  });
}

/** New ones, and those that were no more than a remark before. */
function createdIn(path: string, { then, now }: Pick<GrowthParts, "then" | "now">): Finding[] {
  const before = new Map(
    then.check(path).findings.map(({ fingerprint, severity }) => [fingerprint, WEIGHT[severity]]),
  );
  return now
    .check(path)
    .findings.filter(
      ({ fingerprint, severity, status, illusion }) =>
        status === "open" &&
        illusion !== "premise" &&
        WEIGHT[severity] > (before.get(fingerprint) ?? -1),
    );
}

function speaksOf(unit: Unit, path: string): boolean {
  return (
    unit.evidence.some(({ file }) => file === path) ||
    unit.deployments.some(({ place }) => place.file === path)
  );
}

function lineAt(text = "", at: number): string {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at);
  return text.slice(start, end < 0 ? undefined : end);
}
