/** Adds to an entity the keys that only the database was told of. */
import type { EntitySchema, UniqueKey } from "../../../rules/kit/analysis.ts";
import type { Declared } from "./entity.ts";

/**
 * The keys of a table under the entity's own names of its columns. Migrations that do not know the entity's
 * keys have fallen behind: what else they say may be gone, which leaves doubt.
 */
export function withKeysOf(entity: EntitySchema, table: Declared): EntitySchema {
  const names = new Map<string, string>();
  for (const [name, field] of entity.fields) {
    names.set(plain(name), field.name);
    if (field.type === "relation") names.set(plain(`${name}id`), field.name);
  }
  const known = new Set(entity.uniques.map(setOf));
  const told = new Set<string>();
  const added: UniqueKey[] = [];
  for (const { fields, place } of table.entity.uniques) {
    const key = { fields: fields.map((each) => names.get(plain(each)) ?? each), place };
    told.add(setOf(key));
    if (!known.has(setOf(key))) added.push(key);
  }
  const isTold = table.entity.fields.size > 0;
  const hasFallenBehind = isTold && [...known].some((key) => !told.has(key));
  const isComplete =
    entity.isComplete && !table.hasPartialKey && !(hasFallenBehind && added.length > 0);
  if (hasFallenBehind || added.length === 0)
    return isComplete === entity.isComplete ? entity : { ...entity, isComplete };
  return { ...entity, uniques: [...entity.uniques, ...added], isComplete };
}

/** `org_id`, `orgId` and `OrgID` are one column. */
function plain(name: string): string {
  return name.replace(/_/g, "").toLowerCase();
}

function setOf({ fields }: UniqueKey): string {
  return fields.map(plain).sort().join();
}
