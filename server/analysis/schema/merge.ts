/** Adds to an entity the keys that only the database was told of. */
import type { EntitySchema, UniqueKey } from "../../../rules/kit/analysis.ts";
import type { Declared } from "./entity.ts";

/** The keys of a table under the entity's own names of its columns. */
export function withKeysOf(entity: EntitySchema, table: Declared): EntitySchema {
  const names = new Map<string, string>();
  for (const [name, field] of entity.fields) names.set(plain(name), field.name);
  const known = new Set(entity.uniques.map(setOf));
  const added: UniqueKey[] = [];
  for (const { fields, place } of table.entity.uniques) {
    const key = { fields: fields.map((each) => names.get(plain(each)) ?? each), place };
    if (known.has(setOf(key))) continue;
    known.add(setOf(key));
    added.push(key);
  }
  const isComplete = entity.isComplete && !table.hasPartialKey;
  if (added.length === 0 && isComplete === entity.isComplete) return entity;
  return { ...entity, uniques: [...entity.uniques, ...added], isComplete };
}

/** `org_id`, `orgId` and `OrgID` are one column. */
function plain(name: string): string {
  return name.replace(/_/g, "").toLowerCase();
}

function setOf({ fields }: UniqueKey): string {
  return fields.map(plain).sort().join();
}
