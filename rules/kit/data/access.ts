/** One call of a database client in terms that do not depend on the client. */
import type { ts } from "ts-morph";
import type { Operation } from "../tags.ts";

/**
 * How a call was understood: `resolved` by its declaration, `shape` because nothing resolves but only
 * such a client is called in this way, `name` because of the words in its name alone.
 */
export type Certainty = "resolved" | "shape" | "name";

export interface EntityRef {
  /** As the code names it: `sentEmail`, `invites`, `User`. */
  readonly name: string;
  /** The same for all spellings of one entity, see `entityKey`. */
  readonly key: string;
  readonly at: ts.Node;
}

export type Comparator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "other";

/** One field that a condition names. */
export interface Condition {
  readonly field: string;
  readonly comparator: Comparator;
  readonly value: ts.Expression | undefined;
  readonly node: ts.Node;
}

export interface Filter {
  readonly conditions: readonly Condition[];
  /** False when a part of the condition cannot be read: a spread, a variable from elsewhere, an unknown operator. */
  readonly isComplete: boolean;
  readonly node: ts.Node;
}

export type AssignmentKind = "set" | "increment" | "append" | "other";

/** One field that a write gives a value. */
export interface Assignment {
  readonly field: string;
  readonly kind: AssignmentKind;
  readonly value: ts.Expression | undefined;
  readonly node: ts.Node;
}

export interface Values {
  readonly assignments: readonly Assignment[];
  readonly isComplete: boolean;
  readonly node: ts.Node;
}

export interface SortKey {
  readonly field: string;
  readonly node: ts.Node;
}

/** A call or a tagged template: `prisma.user.count()`, `` sql`select 1` ``. */
export type DataCall = ts.CallExpression | ts.TaggedTemplateExpression;

export interface Access {
  /** The call that was recognised: it carries the catalog's facts, or has the shape. */
  readonly anchor: DataCall;
  /** The whole expression, of a builder to the end of its chain; what `await` stands before. */
  readonly node: ts.Expression;
  readonly client: string;
  readonly operation: Operation;
  readonly certainty: Certainty;
  readonly entity: EntityRef | undefined;
  /** The client, transaction or repository that the call goes through: `prisma`, `tx`, `this.users`. */
  readonly root: ts.Expression;
  readonly where: Filter | undefined;
  readonly data: Values | undefined;
  /** The most rows a read gives: an expression, or 1 where the operation says so. */
  readonly limit: ts.Expression | 1 | undefined;
  readonly offset: ts.Expression | undefined;
  readonly orderBy: readonly SortKey[] | undefined;
  /** The read locks its rows until the transaction ends. */
  readonly locksRows: boolean;
  /** The write says what happens on a conflict with a unique index. */
  readonly handlesConflict: boolean;
}

const READS: ReadonlySet<Operation> = new Set([
  "find-unique",
  "find-one",
  "find-many",
  "count",
  "exists",
  "aggregate",
]);

export function isRead(access: Access): boolean {
  return READS.has(access.operation);
}

export function isWrite(access: Access): boolean {
  return !READS.has(access.operation) && access.operation !== "query";
}

export function isInsert(access: Access): boolean {
  return access.operation === "insert" || access.operation === "insert-many";
}

/** `sent_emails`, `SentEmail`, `sentEmailRepository` → `sentemail`: one key for all spellings of an entity. */
export function entityKey(name: string): string {
  const bare = name
    .replace(/^.*[./]/, "")
    .replace(/[_\s-]+/g, "")
    .toLowerCase()
    .replace(/(?<=.)(repository|repo|model|entity|table|schema|collection|dao|store|delegate)$/, "")
    .replace(/^(db|tbl)(?=....)/, "");
  if (/(ss|us|is|news|series|status)$/.test(bare)) return bare;
  if (bare.endsWith("ies")) return `${bare.slice(0, -3)}y`;
  if (/(ches|shes|xes|sses)$/.test(bare)) return bare.slice(0, -2);
  return bare.endsWith("s") ? bare.slice(0, -1) : bare;
}

export function entityNamed(name: string, at: ts.Node): EntityRef {
  return { name, key: entityKey(name), at };
}

export function sameEntity(a: Access, b: Access): boolean {
  return a.entity !== undefined && b.entity !== undefined && a.entity.key === b.entity.key;
}

/** The condition on a field, `=` before any other. */
export function conditionOn(filter: Filter | undefined, field: string): Condition | undefined {
  const found = filter?.conditions.filter((each) => each.field === field) ?? [];
  return found.find((each) => each.comparator === "=") ?? found[0];
}
