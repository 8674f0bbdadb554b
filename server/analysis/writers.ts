/** Which deployable units write which entities: what relies on a sole writer fails with the second one. */
import type { ts } from "ts-morph";
import type { Analysis } from "../../rules/kit/analysis.ts";
import { type EntityWrite, entitiesAround, writesIn } from "../../rules/kit/data/entities.ts";
import type { Place } from "../../rules/kit/rule.ts";
import { unitNameAt } from "./contexts/units.ts";
import { nodeAt } from "./fingerprint.ts";
import type { Placement } from "./placement.ts";
import type { Unit } from "./topology/unit.ts";

/** A unit that writes an entity, with one line that does. */
export interface Writer {
  readonly unit: Unit;
  readonly place: Place;
}

export interface WrittenEntity {
  readonly id: string;
  readonly name: string;
  readonly writers: readonly Writer[];
}

export type Writers = ReadonlyMap<string, WrittenEntity>;

export interface WritersParts {
  readonly units: readonly Unit[];
  readonly placement: Placement;
  /** The files whose code can have findings: neither tests nor scripts. */
  readonly files: readonly ts.SourceFile[];
  readonly analysis: Analysis;
}

/** What a file writes depends on its own text above all; a file is read once for as long as it stays the same. */
const written = new WeakMap<ts.SourceFile, readonly EntityWrite[]>();

export function writersOf({ units, placement, files, analysis }: WritersParts): Writers {
  const found = new Map<string, { id: string; name: string; writers: Map<Unit, Writer> }>();
  for (const file of files) {
    let writes = written.get(file);
    if (writes === undefined) {
      writes = writesIn(file, analysis);
      written.set(file, writes);
    }
    for (const { entity, at, place } of writes) {
      const known = found.get(entity.id) ?? { ...entity, writers: new Map() };
      found.set(entity.id, known);
      for (const runs of placement.reaching(file.fileName, unitNameAt(at))) {
        const unit = units.find((each) => each === runs);
        if (unit !== undefined && !known.writers.has(unit))
          known.writers.set(unit, { unit, place });
      }
    }
  }
  return new Map(
    [...found.values()].map((each) => [each.id, { ...each, writers: [...each.writers.values()] }]),
  );
}

/** The entities that the code of a finding has to do with, by the functions around its places. */
export function entitiesAt(
  places: readonly Place[],
  analysis: Analysis,
  fileAt: (path: string) => ts.SourceFile | undefined,
): ReadonlySet<string> {
  const nodes = places.flatMap(({ file, start, end }) => {
    const source = fileAt(file);
    return source === undefined ? [] : [nodeAt(source, start, end)];
  });
  return entitiesAround(nodes, analysis);
}
