/** Judges maps below maps: few keys above, and under each of them an entry for every request, user or message. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { namedFunction, nameOf } from "../../kit/functions.ts";
import { keyDomain } from "../../kit/key-domain.ts";
import { outsideUses, type ProcessState, type StateUse } from "../../kit/process-state.ts";
import type { Report } from "../../kit/rule.ts";
import { calledName, placeOf } from "../../kit/syntax.ts";
import { shortened } from "../../kit/words.ts";
import { sizeTests } from "./bounds.ts";
import { lifetimeOrUnseen } from "./lifetime.ts";

/** Who subscribes to one transaction or session comes with the traffic, unlike what listens from the start. */
export function subscriptionsOf(state: ProcessState): readonly StateUse[] {
  return state.uses.filter((use) => {
    const owner = use.kind === "grow" && use.inner ? namedFunction(use.node) : undefined;
    return owner !== undefined && nameOf(owner) === "subscribe";
  });
}

export function judgeNested(
  state: ProcessState,
  growth: readonly StateUse[],
  analysis: Analysis,
): Report | undefined {
  if (state.uses.some((use) => use.kind === "remove" || use.kind === "reset")) return undefined;
  if (sizeTests(state.uses, analysis).length > 0) return undefined;
  const within = growth.find(
    (use) => use.inner && isKeyedMethod(use.node) && hasOpenKey(use, analysis),
  );
  const lifetime = within === undefined ? undefined : lifetimeOrUnseen(state, analysis);
  if (within?.key === undefined || lifetime === undefined) return undefined;
  const elsewhere = outsideUses(state, analysis);
  if (elsewhere.some((use) => use.kind === "remove" || use.kind === "reset")) return undefined;
  return {
    at: state.name,
    message: `\`${shortened(state.name.text, 24)}\` keeps an entry per \`${shortened(within.key.getText(), 20)}\` under each key: no limit`,
    confidence: "possible",
    related: [
      { ...placeOf(within.node), message: "grows here, one level down" },
      ...(typeof lifetime === "string" ? [] : [lifetime]),
    ],
  };
}

function isKeyedMethod(node: ts.Node): boolean {
  return ts.isCallExpression(node) && calledName(node.expression)?.text === "set";
}

function hasOpenKey({ key }: StateUse, analysis: Analysis): boolean {
  return key !== undefined && keyDomain(key, analysis).domain === "open";
}
