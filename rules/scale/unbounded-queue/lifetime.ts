/** How long a collection lives, where that is in sight and where it is not. */
import type { Analysis } from "../../kit/analysis.ts";
import { isMadeOutOfSight, lifetimeOf, type ProcessState } from "../../kit/process-state.ts";
import type { Evidence } from "../../kit/rule.ts";

/** `unknown`: whoever makes the object is out of sight, and it may well live as long as the process. */
export function lifetimeOrUnseen(
  state: ProcessState,
  analysis: Analysis,
): Evidence | "module" | "unknown" | undefined {
  return lifetimeOf(state, analysis) ?? (isMadeOutOfSight(state, analysis) ? "unknown" : undefined);
}
