/** Weighs what a rule reported: who reaches it, how sure it is, how much it counts where it runs. */
import type { ts } from "ts-morph";
import type { Analysis } from "../../../rules/kit/analysis.ts";
import { type Route, routesTo } from "../../../rules/kit/routes.ts";
import type {
  Confidence,
  Context,
  Evidence,
  Fix,
  Place,
  Rule,
  Severity,
} from "../../../rules/kit/rule.ts";
import { enclosingStatement, placeOf } from "../../../rules/kit/syntax.ts";
import { unitNameAt } from "../contexts/units.ts";
import { nodeAt } from "../fingerprint.ts";
import type { Placement } from "../placement.ts";
import type { SoleWriters } from "../sole-writers.ts";
import type { Raised } from "../walk.ts";
import type { Core } from "./core.ts";
import { compare } from "./places.ts";
import { isOutOfUse, useOf } from "./usage.ts";
import type { Verdicts } from "./verdicts.ts";

export interface Draft {
  readonly rule: Rule;
  readonly place: Place;
  readonly node: ts.Node;
  /** What the identity is made of. */
  readonly shape: ts.Node;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly question: boolean;
  readonly message: string;
  readonly related: readonly Evidence[];
  readonly path: readonly Evidence[];
  readonly fixes: readonly Fix[];
  readonly basis: ts.Node;
}

export interface Drafts {
  /** Nothing when it does not count where it stands. `isEarly`: while files are missing. */
  draftOf(
    file: ts.SourceFile,
    raised: Raised,
    now: Analysis,
    isEarly: boolean,
    placement: Placement,
  ): Draft[];
}

export function createDrafts(
  core: Core,
  verdicts: Verdicts,
  soleWriters: () => Pick<SoleWriters, "others">,
): Drafts {
  return {
    draftOf(file, { rule, report }, now, isEarly, placement) {
      const place: Place =
        "kind" in report.at
          ? { file: file.fileName, start: report.at.getStart(file), end: report.at.getEnd() }
          : report.at;
      const node = "kind" in report.at ? report.at : nodeAt(file, place.start, place.end);
      const reach = now.reach(node);
      const isKnown = (context: Context): boolean => context !== "library";
      // Further routes tell more of a finding, and would have to be taken back more often than the finding.
      const isClear = isEarly && [...reach.contexts].some(isKnown);
      const routes = isClear ? [] : routesTo(node, now);
      const contexts = new Set([...reach.contexts, ...routes.map(({ entry }) => entry.context)]);
      if (![...contexts].some((context) => rule.contexts.includes(context))) return [];
      const known = [...contexts].some(isKnown);
      const use = useOf(node, now);
      if (use === "dead") return [];
      const confidence = isOutOfUse(node, known, use, now, core.loading().selection)
        ? "possible"
        : report.confidence === "certain" && !known
          ? "likely"
          : report.confidence;
      const others = isEarly ? [] : soleWriters().others(rule, report, place, placement);
      const verdict = verdicts.verdictOf(rule, node, placement, others.length > 0);
      if (verdict === "off") return [];
      const severity: Severity = capped(verdict === "question" ? "info" : verdict, report.atMost);
      const { users } = report;
      const route = users === undefined || isClear ? routes[0] : routeOfFirst(users, now);
      const fallback = users === undefined ? reach.path : [];
      const path = route === undefined ? fallback : callPathOf(route);
      const [entry] = path;
      const related: Evidence[] = [...(report.related ?? [])];
      related.push(...others);
      if (rule.leansOnInstances === true && others.length === 0)
        related.push(...placement.at(file.fileName, unitNameAt(node)).evidence);
      if (entry !== undefined && (route !== undefined || entry.file !== file.fileName))
        related.push(entry);
      return [
        {
          rule,
          place,
          node,
          shape: report.basis ?? node,
          severity,
          confidence,
          question: verdict === "question" || confidence === "possible",
          message: report.message,
          related,
          path,
          fixes: report.fixes ?? [],
          basis: report.basis ?? enclosingStatement(node),
        },
      ];
    },
  };
}

function routeOfFirst(users: readonly ts.Node[], now: Analysis): Route | undefined {
  for (const user of users) {
    const [route] = routesTo(user, now);
    if (route !== undefined) return route;
  }
  return undefined;
}

/** The entry and the calls that lead from it, for related places and code flows. */
export function callPathOf({ entry, via }: Route): readonly Evidence[] {
  return [
    { ...placeOf(entry.at), message: `reached from ${entry.label}` },
    ...via.map((call) => ({ ...placeOf(call), message: "through this call" })),
  ];
}

export function byPlace(a: Draft, b: Draft): number {
  return (
    a.place.start - b.place.start || a.place.end - b.place.end || compare(a.rule.id, b.rule.id)
  );
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function capped(severity: Severity, limit: Severity | undefined): Severity {
  return limit !== undefined && RANK[limit] < RANK[severity] ? limit : severity;
}
