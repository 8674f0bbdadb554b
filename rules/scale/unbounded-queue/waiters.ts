/** Judges semaphores and mutexes that are written by hand: who waits for a turn stands in an array without an end. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { lifetimeOf, type ProcessState, type StateUse } from "../../kit/process-state.ts";
import type { Report } from "../../kit/rule.ts";
import { ancestors, calledName, descendants, placeOf } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { removalOf, sizeTests } from "./bounds.ts";

/** Something beside the queue ends a wait. */
const GIVES_UP = /timeout|signal|abort|deadline/i;

export function judgeWaiters(
  state: ProcessState,
  growth: readonly StateUse[],
  analysis: Analysis,
): Report | undefined {
  if (state.shape !== "array" || growth.length === 0 || !growth.every(isWaiting)) return undefined;
  const removals = state.uses.filter((use) => use.kind === "remove" || use.kind === "reset");
  const served = removals.filter((use) => removalOf(use, state, analysis) !== "idle");
  // Whoever gives up is taken out of the middle.
  if (served.length === 0 || !served.every(isTurn)) return undefined;
  if (state.uses.some((use) => use.kind === "escape")) return undefined;
  if (sizeTests(state.uses, analysis).length > 0 || growth.some(refuses)) return undefined;
  const lifetime = lifetimeOf(state, analysis);
  if (lifetime === undefined) return undefined;
  return {
    at: state.name,
    message: `Whoever waits for a turn stands in \`${shortened(state.name.text, 24)}\`: no limit, and nobody gives up`,
    confidence: "possible",
    related: [
      ...growth.slice(0, 2).map((use) => ({ ...placeOf(use.node), message: "waits here" })),
      ...served.slice(0, 2).map((use) => ({ ...placeOf(use.node), message: "the next one goes" })),
      ...(lifetime === "module" ? [] : [lifetime]),
    ],
  };
}

/** `new Promise((resolve) => waiting.push(resolve))` */
function isWaiting(use: StateUse): boolean {
  const { within } = use;
  if (within === undefined || !/resolve/i.test(use.value?.getText() ?? "")) return false;
  const made = within.parent;
  return ts.isNewExpression(made) && made.expression.getText() === "Promise";
}

function isTurn(use: StateUse): boolean {
  return (
    ts.isCallExpression(use.node) &&
    /^(shift|pop)$/.test(calledName(use.node.expression)?.text ?? "")
  );
}

/** The function that queues up says no to some, or lets them go after a time. */
function refuses(use: StateUse): boolean {
  const { within } = use;
  const owner = [...ancestors(within ?? use.node)].find(
    (at) => ts.isMethodDeclaration(at) || ts.isFunctionDeclaration(at) || ts.isArrowFunction(at),
  );
  if (owner === undefined || GIVES_UP.test(owner.getText())) return true;
  for (const node of descendants(owner)) if (ts.isThrowStatement(node)) return true;
  return false;
}
