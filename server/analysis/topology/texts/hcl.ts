/** Parses HCL (Terraform, Nomad) into values with places, by a grammar that is compiled once when the program starts. */
import hclGrammar from "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm";
import { Language, type Node, Parser } from "web-tree-sitter";
import runtime from "web-tree-sitter/web-tree-sitter.wasm";
import { type Budget, createBudget, faultOf, LONGEST_TEXT, TOO_LONG, Twice } from "./limits.ts";
import type { Entry, Mapping, Parsed, Scalar, Sequence, Span, Tree } from "./tree.ts";

let parser: Parser | undefined;
let starting: Promise<void> | undefined;

/** Compiles the grammar; call it before a repository is opened. A machine that cannot do it reads no HCL. */
export function prepareHcl(): Promise<void> {
  starting ??= start();
  return starting;
}

async function start(): Promise<void> {
  try {
    // With the bytes at hand the runtime looks for no file and no address.
    await Parser.init({ wasmBinary: runtime });
    const language = await Language.load(hclGrammar);
    const made = new Parser();
    made.setLanguage(language);
    parser = made;
  } catch {
    parser = undefined;
  }
}

/** Milliseconds after which a text is given up. */
const PATIENCE = 2000;

/** The key under which a block keeps its labels. */
export const LABELS = " labels";

/**
 * Never throws. Blocks become lists under their type, each with its labels under `LABELS`; what only an
 * evaluation would tell is unknown under its own text, such as `var.count`.
 */
export function parseHclText(path: string, text: string): Parsed {
  if (text.length > LONGEST_TEXT) return { documents: [], fault: TOO_LONG };
  if (parser === undefined)
    return { documents: [], fault: { line: 1, message: "HCL cannot be read on this machine" } };
  try {
    const deadline = performance.now() + PATIENCE;
    const tree = parser.parse(text, null, { progressCallback: () => performance.now() > deadline });
    if (tree === null) {
      parser.reset();
      return {
        documents: [],
        fault: { line: 1, message: "malformed HCL: takes too long to parse" },
      };
    }
    try {
      const { rootNode } = tree;
      if (rootNode.hasError) {
        const line = (firstError(rootNode)?.startPosition.row ?? 0) + 1;
        return { documents: [], fault: { line, message: "malformed HCL: cannot be parsed" } };
      }
      const body = rootNode.namedChildren.find((child) => child?.type === "body");
      const root = body
        ? convertBody(body, createBudget(), 0)
        : { kind: "map" as const, entries: new Map(), start: 0, end: text.length };
      return { documents: [{ path, text, root }] };
    } finally {
      tree.delete();
    }
  } catch (error) {
    return { documents: [], fault: faultOf("HCL", error) };
  }
}

/** The outermost mistake on the way down: what is below is an echo. */
function firstError(root: Node): Node | undefined {
  let at: Node | undefined = root;
  while (at !== undefined && !at.isError && !at.isMissing) {
    const inner: Node | null | undefined = at.children.find(
      (child) => child !== null && (child.hasError || child.isError || child.isMissing),
    );
    at = inner ?? undefined;
  }
  return at;
}

function spanOf({ startIndex, endIndex }: Node): Span {
  return { start: startIndex, end: endIndex };
}

function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => child !== null);
}

function convertBody(body: Node, budget: Budget, depth: number): Mapping {
  budget.spend(depth);
  const entries = new Map<string, Entry>();
  for (const child of childrenOf(body)) {
    const [name, ...rest] = childrenOf(child);
    if (name === undefined) continue;
    if (child.type === "attribute") {
      const [value] = rest;
      if (entries.has(name.text)) throw new Twice(name.text, name.startPosition.row + 1);
      if (value !== undefined)
        entries.set(name.text, { key: spanOf(name), value: convert(value, budget, depth + 1) });
    } else if (child.type === "block") addBlock(entries, name, rest, budget, depth);
  }
  return { kind: "map", entries, ...spanOf(body) };
}

function addBlock(
  entries: Map<string, Entry>,
  type: Node,
  rest: readonly Node[],
  budget: Budget,
  depth: number,
): void {
  const labels = rest
    .filter((node) => node.type === "string_lit" || node.type === "identifier")
    .map((node): Scalar => ({ kind: "scalar", value: literalText(node), ...spanOf(node) }));
  const body = rest.find((node) => node.type === "body");
  const made = body === undefined ? undefined : convertBody(body, budget, depth + 1);
  const last = labels.at(-1);
  const head = { start: type.startIndex, end: last?.end ?? type.endIndex };
  const list: Sequence = { kind: "list", items: labels, ...head };
  const block: Mapping = {
    kind: "map",
    entries: new Map([...(made?.entries ?? []), [LABELS, { key: head, value: list }]]),
    ...head,
  };
  const known = entries.get(type.text);
  const items = known?.value.kind === "list" ? known.value.items : [];
  entries.set(type.text, {
    key: known?.key ?? head,
    value: { kind: "list", items: [...items, block], ...head },
  });
}

function convert(node: Node, budget: Budget, depth: number): Tree {
  budget.spend(depth);
  const span = spanOf(node);
  const scalar = (value: Scalar["value"]): Scalar => ({ kind: "scalar", value, ...span });
  const [only, ...others] = childrenOf(node);
  switch (node.type) {
    case "expression":
    case "literal_value":
    case "collection_value":
    case "template_expr":
    case "operation":
      return only !== undefined && others.length === 0
        ? { ...convert(only, budget, depth + 1), ...span }
        : unknown(node);
    case "numeric_lit":
      return scalar(Number(node.text));
    case "bool_lit":
      return scalar(node.text === "true");
    case "null_lit":
      return scalar(null);
    case "string_lit":
      return scalar(literalText(node));
    case "quoted_template":
      return node.text.includes("${") || node.text.includes("%{")
        ? unknown(node)
        : scalar(node.text.slice(1, -1));
    case "heredoc_template":
      return node.text.includes("${") ? unknown(node) : scalar(heredocText(node.text));
    case "unary_operation":
      return only?.type === "literal_value" && node.text.startsWith("-")
        ? scalar(-Number(only.text))
        : unknown(node);
    case "tuple":
      return {
        kind: "list",
        items: childrenOf(node)
          .filter((child) => child.type === "expression")
          .map((child) => convert(child, budget, depth + 1)),
        ...span,
      };
    case "object":
      return convertObject(node, budget, depth);
    case "function_call":
      return convertCall(node, budget, depth);
    default:
      return unknown(node);
  }
}

function convertObject(node: Node, budget: Budget, depth: number): Mapping {
  const entries = new Map<string, Entry>();
  for (const element of childrenOf(node)) {
    if (element.type !== "object_elem") continue;
    const [key, value] = childrenOf(element);
    if (key === undefined || value === undefined) continue;
    const name = key.text.replace(/^"|"$/g, "");
    entries.set(name, { key: spanOf(key), value: convert(value, budget, depth + 1) });
  }
  return { kind: "map", entries, ...spanOf(node) };
}

/** Functions that leave a value as it is. */
function convertCall(node: Node, budget: Budget, depth: number): Tree {
  const [name, list] = childrenOf(node);
  const [argument] = list === undefined ? [] : childrenOf(list);
  if (
    argument !== undefined &&
    /^(?:jsonencode|toset|tolist|tonumber|tostring|distinct|sensitive)$/.test(name?.text ?? "")
  )
    return { ...convert(argument, budget, depth + 1), ...spanOf(node) };
  return unknown(node);
}

function unknown(node: Node): Tree {
  return { kind: "unknown", says: node.text.slice(0, 200), ...spanOf(node) };
}

function literalText(node: Node): string {
  return node.type === "string_lit" ? node.text.slice(1, -1) : node.text;
}

function heredocText(text: string): string {
  const lines = text.split("\n");
  return lines.slice(1, -1).join("\n");
}
