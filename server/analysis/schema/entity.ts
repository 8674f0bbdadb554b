/** What every reader of schemas hands over, and the pieces it is made of. */
import type {
  EntitySchema,
  FieldSchema,
  FieldType,
  UniqueKey,
} from "../../../rules/kit/analysis.ts";
import { entityKey } from "../../../rules/kit/data/access.ts";
import type { Place } from "../../../rules/kit/rule.ts";

/** What declared an entity; SQL says what the database was told, all others what the code believes. */
export type SchemaSource =
  | "prisma"
  | "drizzle"
  | "typeorm"
  | "mikro-orm"
  | "sequelize"
  | "mongoose"
  | "models"
  | "sql";

/** An entity with the names it goes by. */
export interface Declared {
  readonly entity: EntitySchema;
  readonly source: SchemaSource;
  /** Keys of all its names: the model's, the table's, the variable's. */
  readonly keys: readonly string[];
  /** The names themselves, see `plainName`. */
  readonly names: ReadonlySet<string>;
  /** It has a key that holds for some rows only, which is not among `uniques`. */
  readonly hasPartialKey: boolean;
}

export interface SchemaProblem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export interface FieldParts {
  readonly name: string;
  /** The column's name where it differs. */
  readonly column?: string | undefined;
  readonly type: FieldType;
  readonly isUpdateTime?: boolean;
  readonly isVersion?: boolean;
  readonly place: Place;
}

export interface EntityParts {
  readonly name: string;
  /** The names of the table, the variable and the like. */
  readonly otherNames?: readonly (string | undefined)[];
  readonly source: SchemaSource;
  readonly place: Place;
  readonly fields: readonly FieldParts[];
  readonly uniques: readonly UniqueKey[];
  readonly isComplete: boolean;
  readonly hasPartialKey?: boolean;
  readonly end?: EntitySchema["end"];
}

export function declare(parts: EntityParts): Declared {
  const { name, source, place, isComplete, end } = parts;
  const uniques = distinct(parts.uniques);
  const key = entityKey(name);
  const all = [name, ...(parts.otherNames ?? [])].flatMap((each) => each || []);
  const names = new Set(all.map(plainName));
  // `user_collections` has another key than `UserCollection`, whose last word counts as a suffix.
  const keys = new Set([...all.map(entityKey), ...names]);
  const fields = fieldsOf(parts.fields);
  const entity = { name, key, place, fields, uniques, isComplete };
  return {
    entity: end === undefined ? entity : { ...entity, end },
    source,
    keys: [...keys],
    names,
    hasPartialKey: parts.hasPartialKey === true,
  };
}

/** `user_collections`, `UserCollection` → `usercollection`: tells apart what shares a key, as `User` does with it. */
export function plainName(name: string): string {
  return name
    .replace(/^.*[./]/, "")
    .replace(/[_\s-]+/g, "")
    .toLowerCase()
    .replace(/(?<=..)ies$/, "y")
    .replace(/(?<=[^s])s$/, "");
}

/** The first of the keys that say the same. */
function distinct(uniques: readonly UniqueKey[]): readonly UniqueKey[] {
  const known = new Map<string, UniqueKey>();
  for (const key of uniques) {
    const id = [...key.fields].sort().join();
    if (!known.has(id)) known.set(id, key);
  }
  return [...known.values()];
}

/** A field is found by the name in the code and by that of its column. */
function fieldsOf(parts: readonly FieldParts[]): ReadonlyMap<string, FieldSchema> {
  const fields = new Map<string, FieldSchema>();
  const columns: [string, FieldSchema][] = [];
  for (const { name, column, type, isUpdateTime = false, isVersion = false, place } of parts) {
    const field: FieldSchema = { name, type, isUpdateTime, isVersion, place };
    fields.set(name, field);
    if (column !== undefined) columns.push([column, field]);
  }
  for (const [column, field] of columns) if (!fields.has(column)) fields.set(column, field);
  return fields;
}
