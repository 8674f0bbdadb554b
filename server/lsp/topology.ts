/** Where the code runs, and what would be found if it ran elsewhere, for a client's own view. */
import type { Layer, Severity } from "../../rules/kit/rule.ts";
import type { FileReport, Finding } from "../analysis/report.ts";
import type { Session } from "../analysis/session.ts";
import { type EvidenceLine, shownLines, type UnitReport } from "../analysis/topology/report.ts";
import { absolute, rangeOf } from "./convert.ts";
import { itemsOf } from "./findings.ts";
import type { Pages } from "./pages.ts";
import type { TopologyLine, TopologyResult, WhatIfResult } from "./protocol.ts";
import type { Reviewer } from "./reviewer.ts";
import { uriOfPath } from "./uris.ts";

/** Lines that decide nothing, of one folder. */
const MOST_IGNORED = 50;

export function topologyResult(reviewer: Reviewer): TopologyResult {
  const all = reviewer.known().map(({ session }) => ({ session, report: session.topology() }));
  return {
    units: all.flatMap(({ session, report }) =>
      report.units.map((unit) => ({
        id: unit.id,
        path: unit.path,
        layer: unit.layer,
        says: sayUnit(unit),
        evidence: shownLines(unit).map((line) => lineOf(line, session.root)),
      })),
    ),
    unmapped: all.flatMap(({ session, report }) =>
      report.unmapped.map((line) => ({
        ...lineOf(line, session.root),
        text: `${line.image ?? line.name}: ${line.message}`,
      })),
    ),
    ignored: all.flatMap(({ session, report }) =>
      report.ignored.slice(0, MOST_IGNORED).map((line) => ({
        ...lineOf(line, session.root),
        text: `${line.message}, because ${line.because}`,
      })),
    ),
  };
}

function lineOf({ file, range, message }: EvidenceLine, root: string): TopologyLine {
  return {
    uri: uriOfPath(absolute(root, file)),
    range: rangeOf(range),
    place: `${file}:${range.start.line}`,
    text: message,
  };
}

function sayUnit({ runtime, instances, regions, evidence }: UnitReport): string {
  if (runtime === "static") return "files without a process of its own";
  if (runtime === "job") return "a job that ends by itself";
  if (instances === undefined)
    return `${evidence.length === 0 ? "nobody says" : "it is not settled"} how many run`;
  const { least, most } = instances;
  const count =
    most === "any"
      ? `${least} or more instances`
      : `${least === most ? most : `${least} to ${most}`} instance${most === 1 ? "" : "s"}`;
  return regions > 1 ? `${count}, ${regions} regions` : count;
}

export interface WhatIfParts {
  readonly reviewer: Reviewer;
  readonly pages: Pages;
  /** Called between files: lets waiting messages in; false ends the work. */
  readonly pause: () => Promise<boolean>;
}

/** Nothing is written and nothing is kept: the findings of today stay what they are. */
export async function whatIf(
  layer: Layer,
  { reviewer, pages, pause }: WhatIfParts,
): Promise<WhatIfResult> {
  const appears: WhatIfResult["appears"][number][] = [];
  const goes: WhatIfResult["goes"][number][] = [];
  for (const { session } of reviewer.known()) {
    const then = session.under({ layer });
    for (const path of session.files()) {
      if (!then.differs(path)) continue;
      if (!(await pause())) return { layer, appears, goes, isComplete: false };
      const [before, after] = [session.check(path), then.check(path)];
      appears.push(...itemsOf(missingIn(before, after), session.root, pages));
      goes.push(...itemsOf(missingIn(after, before), session.root, pages));
    }
  }
  return { layer, appears, goes, isComplete: true };
}

const WEIGHT: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** The open findings of the other report that this one has not, or has as something lesser. */
function missingIn(one: FileReport, other: FileReport): FileReport {
  const known = new Map(one.findings.map((each) => [each.fingerprint, WEIGHT[each.severity]]));
  const isNew = ({ fingerprint, severity, status, illusion }: Finding): boolean =>
    status === "open" &&
    illusion !== "premise" &&
    WEIGHT[severity] > (known.get(fingerprint) ?? -1);
  return { findings: other.findings.filter(isNew), questions: [] };
}

/** The unit whose folder holds a file, the deepest first. */
export function unitOfFile(path: string, session: Session): UnitReport | undefined {
  const { units } = session.topology();
  const holds = (unit: UnitReport): boolean => {
    const folder = absolute(session.root, unit.path === "." ? "" : unit.path);
    return path === folder || path.startsWith(`${folder.replace(/\/$/, "")}/`);
  };
  return units.filter(holds).sort((a, b) => b.path.length - a.path.length)[0];
}
