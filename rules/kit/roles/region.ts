/** What a piece of code does that other instances notice. */
import type { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { isBusinessWrite } from "../effects/effect.ts";
import { effectsWithin, type ReachedEffect } from "../effects/summary.ts";

/** The first change of something shared (rows, messages, files of a store, another service) below the nodes. */
export function sharedChange(
  nodes: readonly ts.Node[],
  analysis: Analysis,
): ReachedEffect | undefined {
  let guessed: ReachedEffect | undefined;
  for (const node of nodes) {
    for (const each of effectsWithin(node, analysis)) {
      const { effect } = each;
      const isChange =
        isBusinessWrite(effect) || (effect.action === "call" && effect.target === "database");
      if (!isChange) continue;
      if (effect.certainty !== "name") return each;
      guessed ??= each;
    }
  }
  return guessed;
}
