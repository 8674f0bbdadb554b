/** Terraform modules as folders: their blocks, and what their variables come to under some inputs. */
import type { Sources } from "../../model.ts";
import { LABELS as LABELS_KEY } from "../../texts/hcl.ts";
import {
  at,
  type Document,
  type Entry,
  entriesAt,
  entryAt,
  isMapping,
  itemsAt,
  type Tree,
  textAt,
} from "../../texts/tree.ts";
import { folderOf } from "../platforms.ts";

/** A block with the file that it stands in. */
export interface Block {
  readonly document: Document;
  readonly labels: readonly string[];
  readonly tree: Tree;
}

export interface TerraformModule {
  readonly folder: string;
  readonly documents: readonly Document[];
}

/** A value and where it is written; `isDefault` for what a variable has when nobody sets it. */
export interface Input {
  readonly document: Document;
  readonly entry: Entry;
  readonly isDefault: boolean;
}

/** What a module is called with. */
export type Inputs = ReadonlyMap<string, Input>;

export const NO_INPUTS: Inputs = new Map();

export function modulesIn(paths: readonly string[], sources: Sources): readonly TerraformModule[] {
  const byFolder = new Map<string, Document[]>();
  for (const path of paths) {
    if (!path.endsWith(".tf")) continue;
    const list = byFolder.get(folderOf(path)) ?? [];
    byFolder.set(folderOf(path), list);
    list.push(...sources.documents(path));
  }
  return [...byFolder].map(([folder, documents]) => ({ folder, documents }));
}

export function blocksOf(module: TerraformModule, type: string): readonly Block[] {
  return module.documents.flatMap((document) =>
    itemsAt(document.root, type).map((tree) => ({ document, tree, labels: labelsOf(tree) })),
  );
}

/** Blocks inside a block. */
export function innerBlocks(tree: Tree | undefined, type: string): readonly Tree[] {
  const value = at(tree, type);
  return value?.kind === "list" ? value.items.filter(isMapping) : [];
}

export function labelsOf(tree: Tree): readonly string[] {
  return itemsAt(tree, LABELS_KEY).flatMap((label) => textAt(label) ?? []);
}

/** Values of a `.tfvars` file. */
export function inputsOf(document: Document): Inputs {
  return new Map(
    entriesAt(document.root).map(([name, entry]) => [name, { document, entry, isDefault: false }]),
  );
}

/** Follows `var.x`, `local.x` and conditions with a literal on both sides, to what is written somewhere. */
export function resolved(input: Input, module: TerraformModule, inputs: Inputs, depth = 0): Input {
  const { value } = input.entry;
  if (value.kind !== "unknown" || depth > DEEPEST) return input;
  const name = /^var\.(\w+)$/.exec(value.says.trim())?.[1];
  if (name !== undefined) {
    const given = inputs.get(name);
    // What the caller wrote was resolved where it was written.
    if (given !== undefined) return given;
    const variable = blocksOf(module, "variable").find(({ labels }) => labels[0] === name);
    const fallback = variable === undefined ? undefined : entryAt(variable.tree, "default");
    if (variable === undefined || fallback === undefined) return input;
    return { document: variable.document, entry: fallback, isDefault: true };
  }
  const local = /^local\.(\w+)$/.exec(value.says.trim())?.[1];
  if (local === undefined) return input;
  for (const block of blocksOf(module, "locals")) {
    const entry = entryAt(block.tree, local);
    if (entry === undefined) continue;
    const found = { document: block.document, entry, isDefault: input.isDefault };
    return resolved(found, module, inputs, depth + 1);
  }
  return input;
}

const DEEPEST = 8;
