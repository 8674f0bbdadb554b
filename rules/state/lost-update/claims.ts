/** Writes that took a row for one request before its state is written again. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { accessOf } from "../../kit/data/read.ts";
import { unitOf } from "../../kit/flow/origins.ts";
import { descendants } from "../../kit/syntax.ts";
import type { Transition } from "./transitions.ts";

/**
 * `updateMany({ where: { id, status: "failed" }, data: { status: "processing" } })` between the look and the write:
 * of two requests one gets through, and what it writes later overwrites nobody.
 */
export function claimBefore(transition: Transition, analysis: Analysis): ts.Node | undefined {
  const { write, access, assignment, origin } = transition;
  const unit = unitOf(write);
  for (const node of descendants(unit)) {
    if (!ts.isCallExpression(node) || node.pos <= origin.at.pos || node.end >= write.pos) continue;
    const other = accessOf(node, analysis);
    if (other === undefined || !/^update/.test(other.operation)) continue;
    if (other.entity?.key !== access.entity?.key) continue;
    const isCompared = other.where?.conditions.some(({ field }) => field === assignment.field);
    const isSet = other.data?.assignments.some(({ field }) => field === assignment.field);
    if (isCompared === true && isSet === true) return node;
  }
  return undefined;
}
