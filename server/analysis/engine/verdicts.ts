/** Which rules count for a file, and how much what they say weighs there. */
import type { ts } from "ts-morph";
import type { Layer, Rule, Verdict } from "../../../rules/kit/rule.ts";
import { unitNameAt } from "../contexts/units.ts";
import type { Placement } from "../placement.ts";
import type { Core } from "./core.ts";

export interface Verdicts {
  /** The rules whose answers about a file somebody wants to hear. */
  rulesAt(path: string): readonly Rule[];
  /** Those of some rules that can report more than questions in a file, by the layers that its functions have. */
  finding(some: readonly Rule[], path: string): readonly Rule[];
  /** Those of some rules that are not off in all of a file. */
  on(some: readonly Rule[], path: string, placement: Placement): readonly Rule[];
  /** `isShared`: another unit writes what the finding is about, so that one instance is not alone. */
  verdictOf(rule: Rule, node: ts.Node, placement: Placement, isShared: boolean): Verdict;
}

export function createVerdicts(core: Core): Verdicts {
  const { options, rules, clock, guards } = core;

  function finding(some: readonly Rule[], path: string): readonly Rule[] {
    return having(some, path, core.ground().placement, (verdict) => !SILENT.has(verdict));
  }

  /** The layers are found out once for all rules, and not at all where each has a severity of its own. */
  function having(
    some: readonly Rule[],
    path: string,
    placement: Placement,
    is: (verdict: Verdict) => boolean,
  ): readonly Rule[] {
    const configuration = core.configuration();
    let layers: readonly Layer[] | undefined;
    return some.filter(({ id, severity }) => {
      const set = configuration.severityOf(id, path);
      if (set !== undefined) return is(set);
      layers ??= clock.time("topology", () => [...placement.layersIn(path)]);
      return layers.some((layer) => is(severity[layer]));
    });
  }

  return {
    rulesAt(path) {
      if (options.questions !== false || guards.isListening()) return rules;
      return finding(rules, path);
    },
    finding,
    on: (some, path, placement) =>
      guards.isListening() ? some : having(some, path, placement, (verdict) => verdict !== "off"),
    verdictOf(rule, node, placement, isShared) {
      const path = node.getSourceFile().fileName;
      const layer = () => clock.time("topology", () => placement.layerAt(path, unitNameAt(node)));
      const set = core.configuration().severityOf(rule.id, path);
      return set ?? rule.severity[isShared ? "multi-node" : layer()];
    },
  };
}

const SILENT: ReadonlySet<Verdict> = new Set(["question", "off"]);
