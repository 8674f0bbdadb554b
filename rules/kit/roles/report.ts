/** What rules about process memory say of a collection in common: how sure, and where it lives. */
import type { ts } from "ts-morph";
import type { Confidence, Evidence } from "../rule.ts";
import { placeOf } from "../syntax.ts";
import type { RoleOfState } from "./role.ts";

/** A doubt about how long the collection lives makes a question of it. */
export function sureOf({ role, lifetime }: RoleOfState): Confidence {
  return lifetime === "unknown" ? "possible" : role.confidence;
}

/** Places with what they contribute, each once, and why the collection is there for all callers of the process. */
export function evidenceOf(
  found: RoleOfState,
  places: readonly (readonly [node: ts.Node, message: string])[],
): readonly Evidence[] {
  const related: Evidence[] = [];
  for (const [node, message] of places) {
    const place = placeOf(node);
    if (related.some((each) => each.start === place.start && each.end === place.end)) continue;
    related.push({ ...place, message });
  }
  const { lifetime } = found;
  if (lifetime !== "module" && lifetime !== "unknown") related.push(lifetime);
  return related;
}
