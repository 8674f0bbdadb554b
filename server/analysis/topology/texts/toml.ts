/** Parses TOML into values with places. */
import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import {
  type Budget,
  createBudget,
  faultOf,
  LONGEST_TEXT,
  nestsTooDeeply,
  TOO_LONG,
  TooMuch,
} from "./limits.ts";
import type { Entry, Parsed, Span, Tree } from "./tree.ts";

/** Never throws. */
export function parseTomlText(path: string, text: string): Parsed {
  if (text.length > LONGEST_TEXT) return { documents: [], fault: TOO_LONG };
  if (nestsTooDeeply(text))
    return { documents: [], fault: faultOf("TOML", new TooMuch("nested too deeply")) };
  try {
    const program = parseTOML(text);
    const budget = createBudget();
    const root = newTable({ start: 0, end: text.length });
    for (const node of program.body[0].body) {
      if (node.type === "TOMLKeyValue") {
        assign(root, node, budget, 0);
        continue;
      }
      const table = tableAt(root, node, budget);
      for (const pair of node.body) assign(table, pair, budget, node.resolvedKey.length);
    }
    return { documents: [{ path, text, root: frozen(root) }] };
  } catch (error) {
    if (error instanceof ParseError) {
      const message = `malformed TOML: ${error.message.replace(/\.$/, "")}`;
      return { documents: [], fault: { line: error.lineNumber, message: lowered(message) } };
    }
    return { documents: [], fault: faultOf("TOML", error) };
  }
}

/** A table while it is put together: TOML may come back to one. */
interface Table extends Span {
  readonly kind: "table";
  readonly entries: Map<string, { key: Span; value: Building }>;
}
interface Tables extends Span {
  readonly kind: "tables";
  readonly items: Table[];
}
type Building = Tree | Table | Tables;

function newTable(span: Span): Table {
  return { kind: "table", entries: new Map(), ...span };
}

/** The table that a header opens; each `[[name]]` adds one to the list of that name. */
function tableAt(root: Table, node: AST.TOMLTable, budget: Budget): Table {
  const span = { start: node.range[0], end: node.range[1] };
  const keys = node.key.keys.map((key) => ({ name: nameOfKey(key), at: spanOf(key) }));
  let table = root;
  for (const [index, { name, at }] of keys.entries()) {
    budget.spend(index);
    const isLast = index === keys.length - 1;
    if (isLast && node.kind === "array") {
      const known = table.entries.get(name)?.value;
      const list: Tables =
        known?.kind === "tables" ? known : { kind: "tables", items: [], ...span };
      const item = newTable(span);
      list.items.push(item);
      if (known !== list) table.entries.set(name, { key: at, value: list });
      return item;
    }
    table = inner(table, name, at, span);
  }
  return table;
}

function inner(table: Table, name: string, key: Span, span: Span): Table {
  const known = table.entries.get(name)?.value;
  if (known?.kind === "table") return known;
  const last = known?.kind === "tables" ? known.items.at(-1) : undefined;
  if (last !== undefined) return last;
  const fresh = newTable(span);
  table.entries.set(name, { key, value: fresh });
  return fresh;
}

function assign(table: Table, pair: AST.TOMLKeyValue, budget: Budget, depth: number): void {
  let target = table;
  const { keys } = pair.key;
  for (const key of keys.slice(0, -1))
    target = inner(target, nameOfKey(key), spanOf(key), spanOf(pair));
  const last = keys.at(-1);
  if (last === undefined) return;
  const value = convert(pair.value, budget, depth + keys.length);
  target.entries.set(nameOfKey(last), { key: spanOf(last), value });
}

function convert(node: AST.TOMLContentNode, budget: Budget, depth: number): Building {
  budget.spend(depth);
  const span = spanOf(node);
  if (node.type === "TOMLArray")
    return {
      kind: "list",
      items: node.elements.map((each) => frozen(convert(each, budget, depth + 1))),
      ...span,
    };
  if (node.type === "TOMLInlineTable") {
    const table = newTable(span);
    for (const pair of node.body) assign(table, pair, budget, depth + 1);
    return table;
  }
  const { value } = node;
  if (value instanceof Date) return { kind: "scalar", value: value.toISOString(), ...span };
  return { kind: "scalar", value: typeof value === "bigint" ? Number(value) : value, ...span };
}

function frozen(value: Building): Tree {
  if (value.kind === "tables")
    return {
      kind: "list",
      items: value.items.map(frozen),
      start: value.start,
      end: value.end,
    };
  if (value.kind !== "table") return value;
  const entries = new Map<string, Entry>();
  for (const [name, entry] of value.entries)
    entries.set(name, { key: entry.key, value: frozen(entry.value) });
  return { kind: "map", entries, start: value.start, end: value.end };
}

function nameOfKey(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

function spanOf({ range }: { readonly range: readonly [number, number] }): Span {
  return { start: range[0], end: range[1] };
}

function lowered(message: string): string {
  return message.replace(/: ([A-Z])(?=[a-z ])/, (_, letter: string) => `: ${letter.toLowerCase()}`);
}
