/** What a unique key that refuses the second row does not keep: what ran before it, and what it takes for another. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Access } from "../../kit/data/access.ts";
import { nameOfCall } from "../../kit/effects/effect.ts";
import { effectsOfCall } from "../../kit/effects/summary.ts";
import { unitOf } from "../../kit/flow/origins.ts";
import type { Evidence } from "../../kit/rule.ts";
import { ancestors, descendants, isFunctionNode, placeOf } from "../../kit/syntax.ts";
import type { Act } from "./acts.ts";
import type { Check } from "./checks.ts";
import type { Uniqueness } from "./uniqueness.ts";

export interface Gap {
  readonly message: string;
  readonly evidence: Evidence;
}

export function gapOf(
  check: Check,
  act: Act,
  read: Access | undefined,
  uniqueness: Uniqueness,
  analysis: Analysis,
): Gap | undefined {
  return looserLook(read, uniqueness) ?? sentBefore(check, act, analysis);
}

/** The look takes two for one that differ in case, and the key does not. */
function looserLook(read: Access | undefined, { key }: Uniqueness): Gap | undefined {
  const loose = read?.where?.conditions.find(
    ({ field, node }) =>
      key?.fields.includes(field) === true && /\bmode\s*:\s*["'`]insensitive/.test(node.getText()),
  );
  return loose === undefined
    ? undefined
    : {
        message: `This looks for \`${loose.field}\` in any case; the key lets in a second that differs in case`,
        evidence: { ...placeOf(loose.node), message: "upper and lower case are one here" },
      };
}

const OUTWARD: ReadonlySet<string> = new Set(["mail", "sms", "payment", "push"]);

/** A mail that leaves between the look and the row leaves twice, whichever of the two rows stays. */
function sentBefore(check: Check, act: Act, analysis: Analysis): Gap | undefined {
  const unit = unitOf(act.node);
  if (check.at.getSourceFile() !== act.node.getSourceFile() || ts.isSourceFile(unit))
    return undefined;
  for (const node of descendants(unit)) {
    if (!ts.isCallExpression(node) || node.pos < check.at.end || node.end > act.node.pos) continue;
    if (isElsewhere(node, act.node)) continue;
    const sent = effectsOfCall(node, analysis).find(
      ({ effect }) => OUTWARD.has(effect.target) && effect.action === "write",
    );
    if (sent !== undefined)
      return {
        message: `Two requests at once both reach \`${nameOfCall(node, 30)}\` before the key refuses one`,
        evidence: { ...placeOf(node.expression), message: "this leaves twice" },
      };
  }
  return undefined;
}

/** It stands in a branch or a function beside the way to the act. */
function isElsewhere(node: ts.Node, act: ts.Node): boolean {
  for (const at of ancestors(node)) {
    if (at.pos <= act.pos && act.end <= at.end) return false;
    if (isFunctionNode(at) || ts.isIfStatement(at) || ts.isCatchClause(at)) return true;
  }
  return false;
}
