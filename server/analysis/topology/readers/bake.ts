/** Reads files of `docker buildx bake` for one thing: which Dockerfile an image is made from. */
import { nameOfImage } from "../images.ts";
import { LABELS } from "../texts/hcl.ts";
import { type Document, entriesAt, isMapping, itemsAt, type Tree, textAt } from "../texts/tree.ts";
import type { BuiltImage } from "./ci.ts";
import { folderOf, joinFrom } from "./platforms.ts";

/** Targets that take from each other are followed so far. */
const DEEPEST = 8;

export function readBake({ root, path }: Document): readonly BuiltImage[] {
  const targets = targetsOf(root);
  return [...targets].flatMap(([name, target]) => {
    const chain = chainOf(name, targets);
    const pick = (key: string): string | undefined =>
      chain.map((each) => textAt(each, key)).find((text) => text !== undefined);
    const context = joinFrom(folderOf(path), pick("context") ?? ".");
    const dockerfile = joinFrom(context, pick("dockerfile") ?? "Dockerfile");
    const tags = itemsAt(target, "tags").flatMap((tag) => textOfTag(tag) ?? []);
    return tags.map((tag) => ({ name: nameOfImage(tag), dockerfile }));
  });
}

/** `target "api" { … }` of HCL and `{ "target": { "api": … } }` of JSON. */
function targetsOf(root: Tree): ReadonlyMap<string, Tree> {
  const written = entriesAt(root, "target").flatMap(([name, { value }]): [string, Tree][] =>
    isMapping(value) ? [[name, value]] : [],
  );
  const blocks = itemsAt(root, "target").flatMap((block): [string, Tree][] => {
    const [label] = itemsAt(block, LABELS);
    const name = textAt(label);
    return name === undefined ? [] : [[name, block]];
  });
  return new Map([...written, ...blocks]);
}

/** A target before those that it inherits from, the last one named first. */
function chainOf(name: string, targets: ReadonlyMap<string, Tree>, depth = 0): readonly Tree[] {
  const target = targets.get(name);
  if (target === undefined || depth > DEEPEST) return [];
  const parents = itemsAt(target, "inherits").flatMap((each) => textAt(each) ?? []);
  return [target, ...parents.reverse().flatMap((each) => chainOf(each, targets, depth + 1))];
}

/** A tag in which the version alone is a variable still names its image. */
function textOfTag(tag: Tree): string | undefined {
  const text = tag.kind === "unknown" ? tag.says.replace(/^"|"$/g, "") : textAt(tag);
  return text === undefined || /\$\{/.test(nameOfImage(text)) ? undefined : text;
}
