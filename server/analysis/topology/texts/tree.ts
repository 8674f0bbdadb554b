/** Values with their places, the one form in which readers see YAML, JSON, TOML, HCL and literals in code. */

/** UTF-16 offsets in the file, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Scalar extends Span {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
}
export interface Mapping extends Span {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Entry>;
}
export interface Entry {
  readonly key: Span;
  readonly value: Tree;
}
export interface Sequence extends Span {
  readonly kind: "list";
  readonly items: readonly Tree[];
}
/** A value that only running something would tell, and what it depends on (`REPLICAS`, `var.count`). */
export interface Unknown extends Span {
  readonly kind: "unknown";
  readonly says: string;
  /** What holds when nobody sets it. */
  readonly fallback?: Scalar;
}
export type Tree = Scalar | Mapping | Sequence | Unknown;

/** One document of a file. */
export interface Document {
  /** Absolute, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly root: Tree;
}

/** Why a text could not be used. */
export interface Fault {
  readonly line: number;
  readonly message: string;
}

export type Parsed =
  | { readonly documents: readonly Document[]; readonly fault?: undefined }
  | { readonly documents: readonly []; readonly fault: Fault };

/** The entry below a chain of keys; numbers index lists. */
export function entryAt(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): Entry | undefined {
  let value = tree;
  let key: Span | undefined;
  for (const step of path) {
    if (value === undefined) return undefined;
    if (typeof step === "number") {
      value = value.kind === "list" ? value.items[step] : undefined;
      key = value;
    } else {
      const entry = value.kind === "map" ? value.entries.get(step) : undefined;
      value = entry?.value;
      key = entry?.key;
    }
  }
  return value === undefined || key === undefined ? undefined : { key, value };
}

export function at(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): Tree | undefined {
  return path.length === 0 ? tree : entryAt(tree, ...path)?.value;
}

/** The text of a scalar; numbers and booleans as they are written in JSON. */
export function textAt(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): string | undefined {
  const value = at(tree, ...path);
  if (value?.kind !== "scalar" || value.value === null) return undefined;
  return String(value.value);
}

export function itemsAt(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): readonly Tree[] {
  const value = at(tree, ...path);
  return value?.kind === "list" ? value.items : [];
}

export function entriesAt(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): readonly (readonly [string, Entry])[] {
  const value = at(tree, ...path);
  return value?.kind === "map" ? [...value.entries] : [];
}

export function isMapping(tree: Tree | undefined): tree is Mapping {
  return tree?.kind === "map";
}

export function isTrue(tree: Tree | undefined): boolean {
  return tree?.kind === "scalar" && (tree.value === true || tree.value === "true");
}

/** From the key to the end of a value that is written on the same line, else the key alone. */
export function spanOfEntry({ key, value }: Entry, text: string): Span {
  if (value.start < key.start) return key;
  const line = text.indexOf("\n", key.start);
  const fits = value.kind !== "map" && (line < 0 || value.end <= line);
  return { start: key.start, end: fits ? Math.max(value.end, key.end) : key.end };
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let found = text.indexOf("\n"); found >= 0 && found < offset; ) {
    line++;
    found = text.indexOf("\n", found + 1);
  }
  return line;
}
