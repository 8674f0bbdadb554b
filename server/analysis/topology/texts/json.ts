/** Parses JSON, comments and trailing commas allowed, into values with places. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import {
  type Budget,
  createBudget,
  faultOf,
  LONGEST_TEXT,
  nestsTooDeeply,
  TOO_LONG,
  TooMuch,
} from "./limits.ts";
import { type Entry, type Fault, lineAt, type Parsed, type Tree } from "./tree.ts";

/** Never throws. */
export function parseJsonText(path: string, text: string): Parsed {
  if (text.length > LONGEST_TEXT) return { documents: [], fault: TOO_LONG };
  if (nestsTooDeeply(text))
    return { documents: [], fault: faultOf("JSON", new TooMuch("nested too deeply")) };
  try {
    const errors: ParseError[] = [];
    const node = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    const [first] = errors;
    if (first !== undefined) {
      const what = printParseErrorCode(first.error)
        .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
        .toLowerCase();
      return {
        documents: [],
        fault: { line: lineAt(text, first.offset), message: `malformed JSON: ${what}` },
      };
    }
    if (node === undefined) return { documents: [] };
    const twice: Fault[] = [];
    const root = convert(node, createBudget(), 0, (key) => {
      const message = `malformed JSON: key '${String(key.value)}' is here twice`;
      twice.push({ line: lineAt(text, key.offset), message });
    });
    const [fault] = twice;
    return fault === undefined ? { documents: [{ path, text, root }] } : { documents: [], fault };
  } catch (error) {
    return { documents: [], fault: faultOf("JSON", error) };
  }
}

function convert(node: Node, budget: Budget, depth: number, twice: (key: Node) => void): Tree {
  budget.spend(depth);
  const span = { start: node.offset, end: node.offset + node.length };
  if (node.type === "array") {
    const items = (node.children ?? []).map((child) => convert(child, budget, depth + 1, twice));
    return { kind: "list", items, ...span };
  }
  if (node.type !== "object") return { kind: "scalar", value: node.value ?? null, ...span };
  const entries = new Map<string, Entry>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    if (entries.has(name)) twice(key);
    entries.set(name, {
      key: { start: key.offset, end: key.offset + key.length },
      value: convert(value, budget, depth + 1, twice),
    });
  }
  return { kind: "map", entries, ...span };
}
