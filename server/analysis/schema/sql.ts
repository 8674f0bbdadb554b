/** Reads what SQL statements do to tables and their unique keys; all other statements are passed over. */
import type { FieldType } from "../../../rules/kit/analysis.ts";
import type { Place } from "../../../rules/kit/rule.ts";
import type { DdlChange, DdlColumn, DdlKey } from "./ddl.ts";
import { createReader, type SqlReader as Reader, type SqlOrigin } from "./sql-reader.ts";
import { type SqlToken, statementsOf } from "./sql-tokens.ts";
import { typeNamed } from "./types.ts";

/** Begins a statement that can matter; a dump of rows is not worth cutting up. */
const RELEVANT = /\b(?:create|alter|drop|rename)\b/i;

export function changesIn(text: string, origin: SqlOrigin): DdlChange[] {
  if (!RELEVANT.test(text)) return [];
  const changes: DdlChange[] = [];
  for (const tokens of statementsOf(text)) changes.push(...changesBy(tokens, origin));
  return changes;
}

function changesBy(tokens: readonly SqlToken[], origin: SqlOrigin): readonly DdlChange[] {
  const reader = createReader(tokens, origin);
  if (reader.take("create")) return created(reader);
  if (reader.take("alter")) return altered(reader);
  if (reader.take("drop")) return dropped(reader);
  if (reader.take("rename", "table")) return renamed(reader);
  return [];
}

function created(reader: Reader): readonly DdlChange[] {
  reader.take("or", "replace");
  const isUnique = reader.take("unique");
  reader.takeAny("clustered", "nonclustered");
  if (reader.takeAny("index") !== undefined) return isUnique ? createdIndex(reader) : [];
  while (reader.takeAny("temp", "temporary", "unlogged", "global", "local") !== undefined);
  return reader.take("table") ? createdTable(reader) : [];
}

function createdTable(reader: Reader): readonly DdlChange[] {
  reader.take("if", "not", "exists");
  const place = reader.placeOfName();
  const table = reader.name();
  if (table === undefined || reader.has("partition", "of")) return [];
  const items = reader.list();
  const columns: DdlColumn[] = [];
  const keys: DdlKey[] = [];
  let isComplete = items !== undefined && !reader.has("as", "select") && !reader.has("inherits");
  for (const item of items ?? []) {
    const key = tableKey(item);
    if (key === "other") continue;
    if (key === "like") isComplete = false;
    else if (key !== undefined) keys.push(key);
    else {
      const column = columnIn(item);
      if (column === undefined) continue;
      columns.push(column.column);
      keys.push(...column.keys);
    }
  }
  return [{ kind: "create", table, columns, keys, isComplete, place }];
}

/** A key that is written as an item of its own; `other` for what is neither key nor column. */
function tableKey(item: Reader): DdlKey | "other" | "like" | undefined {
  const place = item.place();
  const name = item.take("constraint") ? item.name() : undefined;
  if (item.take("primary", "key")) {
    while (item.takeAny("clustered", "nonclustered") !== undefined);
    return keyOf(item, name, true, place);
  }
  if (item.take("unique")) {
    const isNamed = item.takeAny("key", "index") !== undefined;
    while (item.takeAny("clustered", "nonclustered") !== undefined);
    item.take("nulls", "not", "distinct");
    const own = isNamed || !item.isSign("(") ? item.name() : undefined;
    return keyOf(item, name ?? own, false, place);
  }
  if (item.take("like")) return "like";
  const isOther =
    item.takeAny("foreign", "check", "exclude", "fulltext", "spatial", "period") !== undefined ||
    isIndexItem(item);
  return isOther || name !== undefined ? "other" : undefined;
}

/** `key name (a)`, `index (a)`, `index name a type minmax`; a column of that name has a type behind it. */
function isIndexItem(item: Reader): boolean {
  const [first, second] = item.tokens();
  if (first?.kind !== "word" || !/^(?:key|index|projection)$/.test(first.text)) return false;
  return second !== undefined && typeNamed(second.text) === undefined;
}

function keyOf(item: Reader, name: string | undefined, isPrimary: boolean, place: Place): DdlKey {
  const columns = item.list()?.map(columnKeyed);
  const isReadable = columns?.every((each) => each !== undefined) === true;
  return {
    name,
    columns: isReadable ? columns.flatMap((each) => each ?? []) : undefined,
    isPrimary,
    isPartial: false,
    place,
  };
}

/** `email`, `"email" desc`, `lower(email)`, `name(191)`: the one column that a part of an index is about. */
function columnKeyed(part: Reader): string | undefined {
  const tokens = part.tokens();
  const [first, second] = tokens;
  if (first === undefined) return undefined;
  const isPlain = second?.kind !== "sign" || tokens[2]?.kind === "number";
  if (isPlain && (first.kind === "word" || first.kind === "name")) return first.raw;
  // Equal columns have equal values of a function, so that such an index rejects them as well.
  const columns = new Set(
    tokens.flatMap((token, at) => {
      if (token.kind !== "name" && token.kind !== "word") return [];
      const isCast = tokens[at - 1]?.text === ":";
      const isCall = tokens[at + 1]?.text === "(";
      return isCast || isCall || NO_COLUMN.has(token.text) ? [] : [token.raw];
    }),
  );
  const [only] = columns;
  return columns.size === 1 ? only : undefined;
}

const NO_COLUMN: ReadonlySet<string> = new Set([
  ...["asc", "desc", "nulls", "first", "last", "collate", "as", "text", "null", "and", "or", "not"],
]);

function columnIn(
  item: Reader,
): { readonly column: DdlColumn; readonly keys: readonly DdlKey[] } | undefined {
  const place = item.placeOfName();
  const name = item.name();
  if (name === undefined) return undefined;
  const type = typeOf(item);
  const isPrimary = item.has("primary", "key");
  const isUnique = item.has("unique");
  const key = { name: undefined, columns: [name], isPartial: false, place: item.place() };
  return {
    column: { name, type, place },
    keys: isPrimary
      ? [{ ...key, isPrimary: true }]
      : isUnique
        ? [{ ...key, isPrimary: false }]
        : [],
  };
}

/** ClickHouse writes types into one another: `LowCardinality(Nullable(String))`. */
const WRAPPER = /^(?:lowcardinality|nullable|\()$/;

function typeOf(item: Reader): FieldType {
  const [first, ...rest] = item.tokens().filter(({ text }) => !WRAPPER.test(text));
  if (first === undefined) return "unknown";
  // `text[]`, `integer array`
  const isList = rest[0]?.text === "[" || rest[0]?.text === "array";
  return isList ? "list" : (typeNamed(first.text) ?? "unknown");
}

function createdIndex(reader: Reader): readonly DdlChange[] {
  const place = reader.place();
  reader.take("concurrently");
  reader.take("if", "not", "exists");
  const name = reader.take("on") ? undefined : reader.name();
  if (name !== undefined && !reader.take("on")) return [];
  reader.take("only");
  const table = reader.name();
  if (table === undefined) return [];
  if (reader.take("using")) reader.skip();
  const key = keyOf(reader, name, false, place);
  return [{ kind: "add-key", table, key: { ...key, isPartial: reader.has("where") } }];
}

function altered(reader: Reader): readonly DdlChange[] {
  if (reader.take("index")) {
    reader.take("if", "exists");
    const name = reader.name();
    const to = reader.take("rename", "to") ? reader.name() : undefined;
    return name === undefined || to === undefined ? [] : [{ kind: "rename-key", name, to }];
  }
  if (!reader.take("table")) return [];
  reader.take("if", "exists");
  reader.take("only");
  const table = reader.name();
  if (table === undefined) return [];
  return reader.rest().flatMap((action) => actionOn(table, action));
}

function actionOn(table: string, action: Reader): readonly DdlChange[] {
  if (action.take("add")) return addedTo(table, action);
  if (action.take("drop")) return droppedFrom(table, action);
  if (action.take("rename")) return renamedIn(table, action);
  if (action.take("change")) {
    action.take("column");
    const column = action.name();
    const to = action.name();
    if (column === undefined || to === undefined) return [];
    return column === to ? [] : [{ kind: "rename-column", table, column, to }];
  }
  return [];
}

function addedTo(table: string, action: Reader): readonly DdlChange[] {
  const key = tableKey(action);
  if (key === "other") return action.has("unique") ? [{ kind: "unknown", table }] : [];
  if (key === "like") return [{ kind: "unknown", table }];
  if (key !== undefined) {
    // `unique using index x`: the index says which columns; it was a key before.
    return action.has("using", "index") || key.columns === undefined
      ? []
      : [{ kind: "add-key", table, key }];
  }
  action.take("column");
  action.take("if", "not", "exists");
  const added = (action.isSign("(") ? (action.list() ?? []) : [action]).flatMap(
    (each) => columnIn(each) ?? [],
  );
  return added.flatMap(({ column, keys }): DdlChange[] => [
    { kind: "add-column", table, column },
    ...keys.map((each): DdlChange => ({ kind: "add-key", table, key: each })),
  ]);
}

function droppedFrom(table: string, action: Reader): readonly DdlChange[] {
  if (action.take("primary", "key")) return [{ kind: "drop-primary", table }];
  const what = action.takeAny("constraint", "index", "key", "column", "foreign", "check");
  if (what === "foreign" || what === "check") return [];
  action.take("if", "exists");
  const name = action.name();
  if (name === undefined) return [];
  return what === undefined || what === "column"
    ? [{ kind: "drop-column", table, column: name }]
    : [{ kind: "drop-key", table, name }];
}

function renamedIn(table: string, action: Reader): readonly DdlChange[] {
  if (action.takeAny("to", "as") !== undefined) {
    const to = action.name();
    return to === undefined ? [] : [{ kind: "rename-table", table, to }];
  }
  const what = action.takeAny("column", "constraint", "index", "key");
  const name = action.name();
  const to = action.take("to") ? action.name() : undefined;
  if (name === undefined || to === undefined) return [];
  return what === undefined || what === "column"
    ? [{ kind: "rename-column", table, column: name, to }]
    : [{ kind: "rename-key", name, to }];
}

function dropped(reader: Reader): readonly DdlChange[] {
  const what = reader.takeAny("table", "index");
  if (what === undefined) return [];
  reader.take("concurrently");
  reader.take("if", "exists");
  const names: string[] = [];
  do {
    const name = reader.name();
    if (name !== undefined) names.push(name);
  } while (reader.takeSign(","));
  const table = what === "index" && reader.take("on") ? reader.name() : undefined;
  return names.map(
    (name): DdlChange =>
      what === "table" ? { kind: "drop-table", table: name } : { kind: "drop-key", table, name },
  );
}

function renamed(reader: Reader): readonly DdlChange[] {
  return reader.rest().flatMap((part): DdlChange[] => {
    const table = part.name();
    const to = part.take("to") ? part.name() : undefined;
    return table === undefined || to === undefined ? [] : [{ kind: "rename-table", table, to }];
  });
}
