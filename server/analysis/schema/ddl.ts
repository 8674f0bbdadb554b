/** Changes of a database's tables, as migrations make them one after the other, and what they add up to. */
import type { FieldType } from "../../../rules/kit/analysis.ts";
import type { Place } from "../../../rules/kit/rule.ts";
import { type Declared, declare, type FieldParts } from "./entity.ts";

export interface DdlKey {
  /** The name of the constraint or index, for when it is dropped. */
  readonly name: string | undefined;
  /** Undefined when the columns cannot be read. */
  readonly columns: readonly string[] | undefined;
  readonly isPrimary: boolean;
  /** Holds for some of the rows only. */
  readonly isPartial: boolean;
  readonly place: Place;
}

export interface DdlColumn {
  readonly name: string;
  readonly type: FieldType;
  readonly place: Place;
}

export type DdlChange =
  | {
      readonly kind: "create";
      readonly table: string;
      readonly columns: readonly DdlColumn[];
      readonly keys: readonly DdlKey[];
      /** False for `create table … as select` and the like. */
      readonly isComplete: boolean;
      readonly place: Place;
    }
  | { readonly kind: "add-key"; readonly table: string; readonly key: DdlKey }
  | { readonly kind: "add-column"; readonly table: string; readonly column: DdlColumn }
  | { readonly kind: "drop-key"; readonly table: string | undefined; readonly name: string }
  | { readonly kind: "drop-primary"; readonly table: string }
  | { readonly kind: "drop-column"; readonly table: string; readonly column: string }
  | { readonly kind: "drop-table"; readonly table: string }
  | { readonly kind: "rename-table"; readonly table: string; readonly to: string }
  | { readonly kind: "rename-key"; readonly name: string; readonly to: string }
  | {
      readonly kind: "rename-column";
      readonly table: string;
      readonly column: string;
      readonly to: string;
    }
  /** Something happened to the table that cannot be read. */
  | { readonly kind: "unknown"; readonly table: string };

interface Table {
  name: string;
  place: Place;
  columns: Map<string, DdlColumn>;
  keys: DdlKey[];
  isComplete: boolean;
}

/** The tables that are there after all changes, in the order of their creation. */
export function tablesAfter(changes: readonly DdlChange[], isWhole: boolean): Declared[] {
  const tables = new Map<string, Table>();
  for (const change of changes) apply(change, tables);
  return [...tables.values()].map((table) => declaredBy(table, isWhole));
}

function apply(change: DdlChange, tables: Map<string, Table>): void {
  if (change.kind === "drop-key" || change.kind === "rename-key") {
    changeKey(change, tables);
    return;
  }
  const id = idOf(change.table);
  if (change.kind === "create") {
    // `if not exists` of a second migration: what the first one made is there.
    if (tables.has(id)) return;
    tables.set(id, {
      name: change.table,
      place: change.place,
      columns: new Map(change.columns.map((column) => [idOf(column.name), column])),
      keys: change.keys.map((key) => named(key, change.table)),
      isComplete: change.isComplete,
    });
    return;
  }
  if (change.kind === "drop-table") {
    tables.delete(id);
    return;
  }
  const table = tables.get(id) ?? unseen(change, tables);
  if (table === undefined) return;
  switch (change.kind) {
    case "add-key":
      table.keys.push(named(change.key, change.table));
      return;
    case "add-column":
      table.columns.set(idOf(change.column.name), change.column);
      return;
    case "drop-primary":
      table.keys = table.keys.filter((key) => !key.isPrimary);
      return;
    case "drop-column":
      dropColumn(table, change.column);
      return;
    case "rename-column":
      renameColumn(table, change.column, change.to);
      return;
    case "rename-table":
      tables.delete(id);
      tables.set(idOf(change.to), { ...table, name: change.to });
      return;
    case "unknown":
      table.isComplete = false;
  }
}

/** A table that something else made: its keys are worth having, but there may be more. */
function unseen(change: DdlChange, tables: Map<string, Table>): Table | undefined {
  if (change.kind !== "add-key") return undefined;
  const table: Table = {
    name: change.table,
    place: change.key.place,
    columns: new Map(),
    keys: [],
    isComplete: false,
  };
  tables.set(idOf(change.table), table);
  return table;
}

function changeKey(
  change: Extract<DdlChange, { kind: "drop-key" | "rename-key" }>,
  tables: ReadonlyMap<string, Table>,
): void {
  const name = idOf(change.name);
  for (const table of tables.values()) {
    const isElsewhere =
      change.kind === "drop-key" &&
      change.table !== undefined &&
      idOf(table.name) !== idOf(change.table);
    if (isElsewhere) continue;
    table.keys = table.keys.flatMap((key) => {
      if (key.name === undefined || idOf(key.name) !== name) return [key];
      return change.kind === "drop-key" ? [] : [{ ...key, name: change.to }];
    });
  }
}

/** The database drops the keys of a column with it. */
function dropColumn(table: Table, column: string): void {
  const id = idOf(column);
  table.columns.delete(id);
  table.keys = table.keys.filter((key) => !key.columns?.some((each) => idOf(each) === id));
}

function renameColumn(table: Table, from: string, to: string): void {
  const id = idOf(from);
  const column = table.columns.get(id);
  table.columns.delete(id);
  if (column !== undefined) table.columns.set(idOf(to), { ...column, name: to });
  table.keys = table.keys.map((key) => ({
    ...key,
    columns: key.columns?.map((each) => (idOf(each) === id ? to : each)),
  }));
}

/** Databases name what people leave unnamed; PostgreSQL's names are the ones that migrations rely on. */
function named(key: DdlKey, table: string): DdlKey {
  if (key.name !== undefined) return key;
  const name = key.isPrimary ? `${table}_pkey` : `${[table, ...(key.columns ?? [])].join("_")}_key`;
  return { ...key, name };
}

function declaredBy(table: Table, isWhole: boolean): Declared {
  const isReadable = table.keys.every((key) => !key.isPartial && key.columns !== undefined);
  return declare({
    name: table.name,
    source: "sql",
    place: table.place,
    fields: [...table.columns.values()].map(
      ({ name, type, place }): FieldParts => ({ name, type, place }),
    ),
    uniques: table.keys.flatMap(({ columns, isPartial, place }) =>
      columns === undefined || columns.length === 0 || isPartial
        ? []
        : [{ fields: columns, place }],
    ),
    isComplete: table.isComplete && isReadable && isWhole,
    hasPartialKey: !isReadable,
  });
}

/** Names without quotes are the same in any case. */
function idOf(name: string): string {
  return name.toLowerCase();
}
