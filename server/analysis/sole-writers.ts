/** What relies on one unit alone writing an entity: today, and compared with earlier sources. */
import type { Evidence, Place, Rule } from "../../rules/kit/rule.ts";
import type { Assumed } from "./assumption.ts";
import { writerGrowth } from "./growth.ts";
import type { Loading } from "./loading.ts";
import type { Placement } from "./placement.ts";
import type { Queries } from "./queries.ts";
import type { Finding, GrowthReport, Range, RelatedPlace } from "./report.ts";
import type { Session } from "./session.ts";
import type { Topology } from "./topology/topology.ts";
import type { Raised } from "./walk.ts";
import { joinPath } from "./workspace/paths.ts";
import { entitiesAt, type Writers, writersOf } from "./writers.ts";

export interface SoleWritersParts {
  readonly rules: readonly Rule[];
  ground(): { readonly topology: Topology; readonly placement: Placement };
  loaded(): Loading;
  analysis(): Queries;
  isIgnored(path: string): boolean;
  session(): Session;
  placeOf(evidence: Evidence): readonly RelatedPlace[];
  time<T>(phase: string, work: () => T): T;
}

export interface SoleWriters {
  /**
   * Lines of other units that write what a report in a unit with one instance is about. For those rules that
   * one instance silences, that is as much as a second instance; for all others it changes no severity.
   */
  others(
    rule: Rule,
    report: Raised["report"],
    place: Place,
    placement: Placement,
  ): readonly Evidence[];
  /** Compares who writes what now with who did when the sources held these texts. */
  growth(
    sources: ReadonlyMap<string, string | undefined>,
    then: Pick<Assumed, "topology" | "placement">,
  ): readonly GrowthReport[];
}

export function createSoleWriters(parts: SoleWritersParts): SoleWriters {
  let known: { readonly version: string; readonly value: Writers } | undefined;

  /** Only units with a process can write, and nothing is read of the code where there are not two of them. */
  function canBeSeveral(): boolean {
    const { units } = parts.ground().topology.model();
    return units.filter(({ runtime }) => runtime !== "static").length > 1;
  }

  function writersNow(): Writers {
    const { topology } = parts.ground();
    const version = `${parts.loaded().program.version()} ${topology.version()}`;
    if (known?.version !== version) known = { version, value: writersUnder(parts.ground()) };
    return known.value;
  }

  function writersUnder({ topology, placement }: Pick<Assumed, "topology" | "placement">): Writers {
    const { program, selection } = parts.loaded();
    const files = program
      .paths()
      .filter((path) => selection.selected(path) && !parts.isIgnored(path))
      .flatMap((path) => program.sourceFile(path) ?? []);
    const { units } = topology.model();
    const analysis = parts.analysis();
    return parts.time("writers", () => writersOf({ units, placement, files, analysis }));
  }

  /** The ids of the entities that the code around some places has to do with. */
  function about(places: readonly Place[]): ReadonlySet<string> {
    const { program } = parts.loaded();
    return entitiesAt(places, parts.analysis(), (path) => program.sourceFile(path));
  }

  /** The open findings that rely on a sole writer, each with what it is about. */
  function relyingNow() {
    const session = parts.session();
    const ids = new Set<string>(
      parts.rules.filter((rule) => rule.leansOnSoleWriter === true).map((rule) => rule.id),
    );
    return session.files().flatMap((path) =>
      session.check(path).findings.flatMap((finding) => {
        if (!ids.has(finding.rule) || finding.status !== "open") return [];
        const places = [finding, ...finding.related].flatMap(placeIn);
        return [{ path, finding, entities: about(places) }];
      }),
    );
  }

  function placeIn({ file, range }: Pick<Finding, "file" | "range">): Place[] {
    const path = joinPath(parts.session().root, file);
    const source = parts.loaded().program.sourceFile(path);
    if (source === undefined) return [];
    const offset = ({ line, column }: Range["start"]): number =>
      source.getPositionOfLineAndCharacter(line - 1, column - 1);
    return [{ file: path, start: offset(range.start), end: offset(range.end) }];
  }

  return {
    others({ severity, leansOnSoleWriter }, report, place, placement) {
      const isSilenced = severity["single-node"] !== severity["multi-node"];
      if (leansOnSoleWriter !== true || !isSilenced || !canBeSeveral()) return [];
      const { layer, units, evidence } = placement.at(place.file);
      // A layer without a line behind it is what whoever runs the review asked for.
      if (layer !== "single-node" || units.length === 0 || evidence.length === 0) return [];
      return [...about([place, ...(report.related ?? [])])].flatMap((id): Evidence[] => {
        const entity = writersNow().get(id);
        const other = entity?.writers.find(({ unit }) => !units.includes(unit));
        return entity === undefined || other === undefined
          ? []
          : [{ ...other.place, message: `${other.unit.id} writes ${entity.name} as well` }];
      });
    },
    growth(sources, then) {
      if (!canBeSeveral()) return [];
      const after = [...writersNow().values()].filter(({ writers }) => writers.length > 1);
      if (after.length === 0) return [];
      const session = parts.session();
      const relying = relyingNow();
      // The program is told the earlier texts file by file, which costs what as many edits cost.
      for (const [path, text] of sources) session.setText(path, text ?? "");
      const before = writersUnder(then);
      for (const path of sources.keys()) session.setText(path, undefined);
      return writerGrowth(before, new Map(after.map((each) => [each.id, each])), {
        relying(unit, entity) {
          const files = parts.ground().topology.filesOf(unit);
          return relying.flatMap(({ path, entities, finding }) =>
            files.has(path) && entities.has(entity) ? [finding] : [],
          );
        },
        placeOf: parts.placeOf,
      });
    },
  };
}
