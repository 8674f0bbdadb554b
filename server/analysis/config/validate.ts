/** Reads JSON with comments against a description: keeps what is valid, tells what is not and where. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { didYouMean } from "../suggestion.ts";
import type { ObjectShape, Shape } from "./fields.ts";

export interface Mistake {
  readonly offset: number;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export interface Validated {
  /** The valid part. */
  readonly value: JsonObject;
  readonly mistakes: readonly Mistake[];
  /** 1-based line of a top-level key or of the n-th item of its list; 1 when it is not there. */
  lineOf(key: string, index?: number): number;
}

/** Never throws, whatever the text is. */
export function validateJson(text: string, shape: ObjectShape): Validated {
  const mistakes: Mistake[] = [];
  const add = (offset: number, message: string): void => {
    mistakes.push({ offset, line: lineAt(text, offset), message });
  };
  const errors: ParseError[] = [];
  let tree: Node | undefined;
  let value: unknown;
  try {
    tree = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    const [first] = errors;
    // Later errors are mostly echoes of the first.
    if (first !== undefined) {
      add(Math.min(first.offset, text.length), `malformed JSON: ${errorText(first)}`);
    }
    if (tree !== undefined) value = readObject(tree, shape, "the file", add);
  } catch {
    // Parser and reader recurse: only nesting beyond the stack gets here.
    return {
      value: {},
      mistakes: [{ offset: 0, line: 1, message: "malformed JSON: nested too deeply" }],
      lineOf: () => 1,
    };
  }
  return {
    value: value === undefined ? {} : (value as JsonObject),
    mistakes,
    lineOf(key, index) {
      const found = tree?.children?.find((property) => property.children?.[0]?.value === key);
      const item = index === undefined ? undefined : found?.children?.[1]?.children?.[index];
      return found === undefined ? 1 : lineAt(text, (item ?? found).offset);
    },
  };
}

type Add = (offset: number, message: string) => void;

/** The valid part of a value, or undefined when none of it is. `name` is how messages call it. */
function read(node: Node, shape: Shape, name: string, add: Add): unknown {
  const wrong = (expected: string): undefined => {
    add(node.offset, `${name} must be ${expected}, not ${described(node)}`);
    return undefined;
  };
  switch (shape.type) {
    case "text":
      if (node.type !== "string") return wrong("a string");
      return node.value === "" ? wrong("a string with something in it") : node.value;
    case "switch":
      return node.type === "boolean" ? node.value : wrong("true or false");
    case "choice": {
      if (node.type !== "string") return wrong(oneOf(shape.values));
      if (shape.values.includes(node.value)) return node.value;
      const hint = didYouMean(node.value, shape.values) || `; known: ${shape.values.join(", ")}`;
      add(node.offset, `unknown ${shape.noun} '${node.value}'${hint}`);
      return undefined;
    }
    case "list": {
      if (shape.orOne === true && node.type !== "array") {
        if (node.type !== "string") return wrong("a string or a list of strings");
        const item = read(node, shape.of, name, add);
        return item === undefined ? undefined : [item];
      }
      if (node.type !== "array") return wrong("a list");
      const items = (node.children ?? []).map((child) =>
        read(child, shape.of, `an item of ${name}`, add),
      );
      return items.filter((item) => item !== undefined);
    }
    case "map": {
      if (node.type !== "object") return wrong("an object");
      return readEntries(node, add, (key, keyNode, child) => {
        if (shape.keys.includes(key)) return read(child, shape.of, `'${key}'`, add);
        add(keyNode.offset, `unknown ${shape.noun} '${key}'${didYouMean(key, shape.keys)}`);
        return undefined;
      });
    }
    case "object":
      return readObject(node, shape, name, add);
    case "either":
      return read(node, node.type === "object" ? shape.object : shape.word, name, add);
    case "count": {
      const isCount = Number.isSafeInteger(node.value) && node.value >= shape.least;
      return isCount ? node.value : wrong(`a whole number of at least ${shape.least}`);
    }
    case "day":
      return isDay(node.value) ? node.value : wrong("a day as YYYY-MM-DD");
    case "record":
      if (node.type !== "object") return wrong("an object");
      return readEntries(node, add, (key, _keyNode, child) =>
        read(child, shape.of, `'${key}'`, add),
      );
  }
}

function readObject(node: Node, shape: ObjectShape, name: string, add: Add): unknown {
  if (node.type !== "object") {
    add(node.offset, `${name} must be an object, not ${described(node)}`);
    return undefined;
  }
  const names = Object.keys(shape.fields);
  const value = readEntries(node, add, (key, keyNode, child) => {
    const field = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    if (field !== undefined) return read(child, field.shape, `'${key}'`, add);
    if (shape.open === true) return plain(child);
    add(keyNode.offset, `unknown key '${key}'${didYouMean(key, names)}`);
    return undefined;
  });
  for (const required of shape.required ?? []) {
    const isThere = node.children?.some((property) => property.children?.[0]?.value === required);
    if (isThere !== true) add(node.offset, `${name} needs '${required}'`);
    if (!Object.hasOwn(value, required)) return undefined;
  }
  return value;
}

function readEntries(
  node: Node,
  add: Add,
  readEntry: (key: string, keyNode: Node, child: Node) => unknown,
): Record<string, unknown> {
  const entries = new Map<string, unknown>();
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [keyNode, child] = property.children ?? [];
    // Without a value there was a parse error, reported already.
    if (keyNode === undefined || child === undefined) continue;
    const key = String(keyNode.value);
    if (seen.has(key)) add(keyNode.offset, `key '${key}' is here twice; the last one counts`);
    seen.add(key);
    const value = readEntry(key, keyNode, child);
    if (value !== undefined) entries.set(key, value);
  }
  // `fromEntries` defines own properties, `__proto__` included.
  return Object.fromEntries(entries);
}

/** The value of a node as it stands. */
function plain(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(plain);
  if (node.type !== "object") return node.value;
  return readEntries(
    node,
    () => {},
    (_key, _keyNode, child) => plain(child),
  );
}

function described(node: Node): string {
  switch (node.type) {
    case "object":
      return "an object";
    case "array":
      return "a list";
    case "null":
      return "null";
    case "string":
      return node.value === "" ? "an empty string" : "a string";
    default:
      return `a ${node.type}`;
  }
}

/** True for a day that the calendar has. */
export function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.map((value) => `'${value}'`).join(", ")}`;
}

/** `CommaExpected` → `comma expected`. */
function errorText(error: ParseError): string {
  return printParseErrorCode(error.error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
