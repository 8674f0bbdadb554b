/** What changed between two topologies: units that grew, each with the line that says so. */
import type { Evidence, Layer } from "../../../rules/kit/rule.ts";
import type { Bounds, DeployedUnit } from "../../../rules/kit/topology.ts";
import { isHigher } from "./layer.ts";
import type { Unit } from "./unit.ts";

/** A unit that runs in more places, or more often, than before. */
export interface Growth {
  readonly unit: Unit;
  /** The changed line. */
  readonly evidence: Evidence;
  /** `grows from 1 instance to 3`, `moves to serverless`. */
  readonly says: string;
}

/** `lineOf` gives the text of the line that a piece of evidence stands on, in its own time. */
export function growthsOf(
  before: readonly Unit[],
  after: readonly Unit[],
  lineOf: { before(evidence: Evidence): string; after(evidence: Evidence): string },
): readonly Growth[] {
  const known = new Set(
    before.flatMap((unit) => unit.evidence.map((each) => keyOf(each, lineOf.before))),
  );
  return after.flatMap((unit): Growth[] => {
    const old = before.find((each) => isSame(each, unit));
    const says = old === undefined ? "is new" : sayGrowth(old, unit);
    if (says === undefined) return [];
    const changed = unit.evidence.find((each) => !known.has(keyOf(each, lineOf.after)));
    const evidence = changed ?? unit.evidence[0] ?? unit.deployments[0];
    if (evidence === undefined) return [];
    const place = "place" in evidence ? { ...evidence.place, message: unit.id } : evidence;
    return [{ unit, evidence: place, says: `${unit.id} ${says}` }];
  });
}

/** Everything that findings can depend on, as text: equal texts mean equal findings. */
export function factsOf(units: readonly DeployedUnit[], layer: Layer): string {
  const facts = units.map((unit) => [
    unit.id,
    unit.layer,
    unit.runtime,
    unit.instances,
    unit.processes,
    unit.regions,
    unit.surge,
    unit.affinity,
    unit.deployments.map(({ platform, probes, graceSeconds, start, variables, disk }) => [
      platform,
      probes.map(({ kind, path }) => [kind, path]),
      graceSeconds?.value,
      start?.words,
      [...variables].map(([name, { value }]) => [name, value]),
      disk,
    ]),
  ]);
  return JSON.stringify([layer, facts]);
}

function keyOf(evidence: Evidence, lineOf: (evidence: Evidence) => string): string {
  return `${evidence.file}\n${lineOf(evidence).trim()}`;
}

/** True for two states of one unit. */
export function isSame(one: Unit, other: Unit): boolean {
  return (
    one.code.folder === other.code.folder &&
    (one.code.entries.join() === other.code.entries.join() || one.id === other.id)
  );
}

/** Undefined when the unit did not grow. */
function sayGrowth(before: Unit, after: Unit): string | undefined {
  const isServerless = (unit: Unit): boolean =>
    unit.runtime === "serverless" || unit.runtime === "edge";
  if (!isServerless(before) && isServerless(after)) return `moves to ${after.runtime}`;
  if (after.regions > before.regions)
    return `grows from ${regions(before.regions)} to ${regions(after.regions)}`;
  if (isMore(before.instances, after.instances))
    return `grows from ${instances(before.instances)} to ${instances(after.instances)}`;
  if (isMore(before.processes, after.processes)) return "gets several processes";
  return isHigher(after.layer, before.layer)
    ? `goes from ${before.layer} to ${after.layer}`
    : undefined;
}

function isMore(before: Bounds | undefined, after: Bounds | undefined): boolean {
  if (after === undefined || before?.most === "any") return false;
  if (after.most === "any") return true;
  return after.most > (before?.most ?? 1);
}

function instances(bounds: Bounds | undefined): string {
  if (bounds === undefined) return "an unknown number of instances";
  if (bounds.most === "any") return "as many instances as needed";
  return bounds.most === 1 ? "1 instance" : `${bounds.most} instances`;
}

function regions(count: number): string {
  return count === 1 ? "1 region" : `${count} regions`;
}
