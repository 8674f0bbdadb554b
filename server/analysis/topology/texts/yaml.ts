/** Parses YAML into values with places; anchors are shared, never copied, so that none can explode. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseAllDocuments,
  type Document as YamlDocument,
} from "yaml";
import {
  type Budget,
  createBudget,
  faultOf,
  LONGEST_TEXT,
  nestsTooDeeply,
  TOO_LONG,
  TooMuch,
} from "./limits.ts";
import { type Entry, lineAt, type Parsed, type Scalar, type Tree } from "./tree.ts";

/** Never throws. A file with a mistake gives no documents: half of one could say anything. */
export function parseYamlText(path: string, text: string): Parsed {
  if (text.length > LONGEST_TEXT) return { documents: [], fault: TOO_LONG };
  if (nestsTooDeeply(text))
    return { documents: [], fault: faultOf("YAML", new TooMuch("nested too deeply")) };
  try {
    const found = parseAllDocuments(text, { uniqueKeys: false, logLevel: "silent", merge: true });
    const documents = Array.isArray(found) ? found : [];
    const [broken] = documents.flatMap((each) => each.errors);
    if (broken !== undefined) {
      const message = broken.message.split(/ at line \d+|\n/, 1)[0] ?? "";
      return {
        documents: [],
        fault: { line: lineAt(text, broken.pos[0]), message: `malformed YAML: ${clause(message)}` },
      };
    }
    const budget = createBudget();
    const roots = documents.flatMap((each) => convertDocument(each, budget));
    const [lost] = roots.flatMap((each) => each.lost);
    if (lost !== undefined) {
      const message = `malformed YAML: alias '${lost.key}' stands for nothing`;
      return { documents: [], fault: { line: lineAt(text, lost.start), message } };
    }
    const [twice] = roots.flatMap((each) => each.twice);
    if (twice !== undefined) {
      const message = `malformed YAML: key '${twice.key}' is here twice`;
      return { documents: [], fault: { line: lineAt(text, twice.start), message } };
    }
    return { documents: roots.map(({ root }) => ({ path, text, root })) };
  } catch (error) {
    return { documents: [], fault: faultOf("YAML", error) };
  }
}

interface Converted {
  readonly root: Tree;
  readonly twice: readonly { readonly key: string; readonly start: number }[];
  /** Aliases of no anchor before them. */
  readonly lost: readonly { readonly key: string; readonly start: number }[];
}

function convertDocument(
  document: YamlDocument.Parsed<ParsedNode, true> | YamlDocument<ParsedNode, true>,
  budget: Budget,
): Converted[] {
  const { contents } = document;
  if (contents === null) return [];
  const anchors = new Map<string, Tree>();
  const twice: { key: string; start: number }[] = [];
  const lost: { key: string; start: number }[] = [];

  function convert(node: unknown, depth: number): Tree {
    budget.spend(depth);
    const [start, end] = rangeOf(node);
    const nothing: Scalar = { kind: "scalar", value: null, start, end };
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) lost.push({ key: node.source, start });
      return target === undefined ? nothing : { ...target, start, end };
    }
    let tree: Tree = nothing;
    if (isMap(node)) tree = convertMap(node.items, start, end, depth);
    else if (isSeq(node))
      tree = {
        kind: "list",
        items: node.items.map((item) => convert(item, depth + 1)),
        start,
        end,
      };
    else if (isScalar(node) && isForeignTag(node.tag)) {
      tree = { kind: "unknown", says: `${node.tag} ${String(node.value)}`, start, end };
    } else if (isScalar(node)) {
      const { value } = node;
      const isPlain =
        typeof value === "string" || typeof value === "number" || typeof value === "boolean";
      if (isPlain) tree = { kind: "scalar", value, start, end };
      if (typeof value === "bigint") tree = { kind: "scalar", value: Number(value), start, end };
    }
    const { anchor } = (node ?? {}) as { anchor?: string };
    if (anchor !== undefined) anchors.set(anchor, tree);
    return tree;
  }

  function convertMap(
    items: readonly { key: unknown; value: unknown }[],
    start: number,
    end: number,
    depth: number,
  ): Tree {
    const own = new Map<string, Entry>();
    const merged: Tree[] = [];
    for (const { key, value } of items) {
      const [from, to] = rangeOf(key);
      const name = isScalar(key) && key.value !== null ? String(key.value) : undefined;
      const tree = convert(value, depth + 1);
      if (name === undefined) continue;
      if (isMergeKey(key)) {
        merged.push(...(tree.kind === "list" ? tree.items : [tree]));
        continue;
      }
      if (own.has(name)) twice.push({ key: name, start: from });
      own.set(name, { key: { start: from, end: to }, value: tree });
    }
    // Earlier sources win over later ones, and the mapping's own keys over all.
    for (const source of merged) {
      if (source.kind !== "map") continue;
      for (const [name, entry] of source.entries) {
        budget.spend(depth);
        if (!own.has(name)) own.set(name, entry);
      }
    }
    return { kind: "map", entries: own, start, end };
  }

  return [{ root: convert(contents, 0), twice, lost }];
}

/** `!Ref Count` and its kin stand for what only a deployment knows. */
function isForeignTag(tag: string | undefined): boolean {
  return tag !== undefined && /^!(?!!)\w/.test(tag);
}

/** The library gives `<<` as a symbol where merging is on. */
function isMergeKey(key: unknown): boolean {
  return isScalar(key) && (key.value === "<<" || typeof key.value === "symbol");
}

function rangeOf(node: unknown): readonly [number, number] {
  const { range } = (node ?? {}) as { range?: readonly [number, number, number] | null };
  return range === undefined || range === null ? [0, 0] : [range[0], range[1]];
}

/** `Nested mappings are not allowed.` → `nested mappings are not allowed`. */
function clause(message: string): string {
  const text = message.replace(/[.:]$/, "");
  return text.charAt(0).toLowerCase() + text.slice(1);
}
