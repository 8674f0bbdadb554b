/** Says what becomes of an event that a client keeps in memory for a while: somebody is told of it, if later. */

import type { ts } from "ts-morph";
import type { Analysis } from "../../rules/kit/analysis.ts";
import type { DataCall } from "../../rules/kit/data/access.ts";
import type { Effect } from "../../rules/kit/effects/effect.ts";

/** Rules hear nothing of it: nobody waits for such a call, and it cannot fail. */
export function eventOf(call: DataCall | ts.NewExpression, analysis: Analysis): Effect | undefined {
  const isEvent = analysis.factsOf(call)?.has.has("sends-later") ?? false;
  return isEvent
    ? { node: call, target: "analytics", action: "write", certainty: "resolved" }
    : undefined;
}
