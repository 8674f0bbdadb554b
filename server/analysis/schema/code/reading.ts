/** What one source file says about entities, before the pieces of several files are put together. */
import type { UniqueKey } from "../../../../rules/kit/analysis.ts";
import type { Place } from "../../../../rules/kit/rule.ts";
import type { DdlChange } from "../ddl.ts";
import type { FieldParts, SchemaSource } from "../entity.ts";

/** A field whose type and key may be what a helper of the repository says: `id: publicId("id")`. */
export interface CodeField extends FieldParts {
  readonly helper?: string | undefined;
}

/** An entity, or a piece of one that others take in: a base class, shared columns. */
export interface CodeEntity {
  readonly name: string;
  readonly otherNames: readonly (string | undefined)[];
  readonly source: SchemaSource;
  readonly place: Place;
  readonly fields: readonly CodeField[];
  readonly uniques: readonly UniqueKey[];
  readonly isComplete: boolean;
  /** Names of the pieces that this one takes in. */
  readonly takes: readonly string[];
  /** The same for what may as well be no piece: options that a variable holds. */
  readonly mayTake?: readonly string[];
  readonly isPiece: boolean;
}

/** A function or variable that stands for a column: what a field that uses it becomes. */
export interface ColumnHelper {
  readonly name: string;
  readonly file: string;
  readonly type: CodeField["type"];
  readonly isUnique: boolean;
  readonly isUpdateTime: boolean;
}

/** Something said of an entity elsewhere: `userSchema.index(…)`, `model("User", userSchema)`. */
export interface Addition {
  readonly file: string;
  /** The name of the variable or class it is said of. */
  readonly to: string;
  readonly otherNames?: readonly string[];
  readonly fields?: readonly CodeField[];
  readonly uniques?: readonly UniqueKey[];
  /** More is said than can be read. */
  readonly isOpen?: boolean;
}

export interface Reading {
  readonly entities: CodeEntity[];
  readonly helpers: ColumnHelper[];
  readonly additions: Addition[];
  readonly changes: DdlChange[];
}

export function emptyReading(): Reading {
  return { entities: [], helpers: [], additions: [], changes: [] };
}
