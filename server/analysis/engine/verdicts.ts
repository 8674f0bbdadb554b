/** Which rules count for a file, and how much what they say weighs there. */
import type { ts } from "ts-morph";
import type { Rule, Verdict } from "../../../rules/kit/rule.ts";
import { unitNameAt } from "../contexts/units.ts";
import type { Placement } from "../placement.ts";
import type { Core } from "./core.ts";

export interface Verdicts {
  /** The rules whose answers about a file somebody wants to hear. */
  rulesAt(path: string): readonly Rule[];
  /** Whether a rule can report more than questions in a file, by the layers that its functions have. */
  canFind(rule: Rule, path: string): boolean;
  /** Whether a rule is off in all of a file. */
  isOff(rule: Rule, path: string, placement: Placement): boolean;
  /** `isShared`: another unit writes what the finding is about, so that one instance is not alone. */
  verdictOf(rule: Rule, node: ts.Node, placement: Placement, isShared: boolean): Verdict;
}

export function createVerdicts(core: Core): Verdicts {
  const { options, rules, clock, guards } = core;

  function canFind(rule: Rule, path: string): boolean {
    const { placement } = core.ground();
    return verdictsAt(rule, path, placement).some((each) => each !== "question" && each !== "off");
  }

  function verdictsAt(
    { id, severity }: Rule,
    path: string,
    placement: Placement,
  ): readonly Verdict[] {
    const set = core.configuration().severityOf(id, path);
    if (set !== undefined) return [set];
    const layers = clock.time("topology", () => placement.layersIn(path));
    return [...layers].map((layer) => severity[layer]);
  }

  return {
    rulesAt(path) {
      if (options.questions !== false || guards.isListening()) return rules;
      return rules.filter((rule) => canFind(rule, path));
    },
    canFind,
    isOff: (rule, path, placement) =>
      !guards.isListening() && verdictsAt(rule, path, placement).every((each) => each === "off"),
    verdictOf(rule, node, placement, isShared) {
      const path = node.getSourceFile().fileName;
      const layer = () => clock.time("topology", () => placement.layerAt(path, unitNameAt(node)));
      const set = core.configuration().severityOf(rule.id, path);
      return set ?? rule.severity[isShared ? "multi-node" : layer()];
    },
  };
}
