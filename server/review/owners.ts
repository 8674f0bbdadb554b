/** Reads CODEOWNERS and says who owns a path: the last line that matches decides. */
import {
  type Glob,
  matchesGlob,
  matchesGlobOrAbove,
  parseGlob,
} from "../analysis/workspace/glob.ts";
import { joinPath } from "../analysis/workspace/paths.ts";
import { readText } from "../analysis/workspace/text.ts";

export interface Owners {
  /** Owners of a path relative to the repository's root; empty when nobody is named. */
  of(path: string): readonly string[];
  /** Everyone named anywhere, sorted. */
  readonly all: readonly string[];
}

/** What a repository's CODEOWNERS says. */
export function readOwners(repositoryRoot: string): Owners {
  for (const name of OWNERS_FILES) {
    const { text } = readText(joinPath(repositoryRoot, name));
    if (text !== undefined) return parseOwners(text);
  }
  return NO_OWNERS;
}

export const NO_OWNERS: Owners = { of: () => [], all: [] };

/** Where code hosts look for the file; the first that exists counts. */
export const OWNERS_FILES = [
  ".github/CODEOWNERS",
  "CODEOWNERS",
  "docs/CODEOWNERS",
  ".gitlab/CODEOWNERS",
] as const;

interface Line {
  readonly glob: Glob;
  /** A pattern that ends in a star names the entries of a folder and nothing below them. */
  readonly isShallow: boolean;
  readonly owners: readonly string[];
}

/** UTF-16 units; nothing longer can match a path. */
const LONGEST_LINE = 8192;

export function parseOwners(text: string): Owners {
  const lines: Line[] = [];
  /** GitLab: `[Section] @default`, whose owners stand for lines without any. */
  let fallback: readonly string[] = [];
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.length > LONGEST_LINE) continue;
    const section = /^\^?\[[^\]]+\](?:\[\d+\])?(.*)$/.exec(line);
    if (section !== null) {
      fallback = ownersIn((section[1] ?? "").split(/\s+/));
      continue;
    }
    const [pattern = "", ...words] = line.split(/(?<!\\)\s+/);
    const owners = ownersIn(words);
    const glob = globOf(pattern);
    if (glob.length === 0) continue;
    const isShallow = pattern.endsWith("/*");
    lines.push({ glob, isShallow, owners: owners.length > 0 ? owners : fallback });
  }
  return {
    of(path) {
      const segments = path.split("/");
      const line = lines.findLast(({ glob, isShallow }) =>
        isShallow ? matchesGlob(glob, segments) : matchesGlobOrAbove(glob, segments),
      );
      return line?.owners ?? [];
    },
    all: [...new Set(lines.flatMap((line) => line.owners))].sort(),
  };
}

/** Up to a comment. */
function ownersIn(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => word.startsWith("#"));
  return (end === -1 ? words : words.slice(0, end)).filter((word) => word.includes("@"));
}

function globOf(pattern: string): Glob {
  const plain = pattern.replace(/\\([ #])/g, "$1");
  const inner = plain.endsWith("/") ? plain.slice(0, -1) : plain;
  const isAnchored = inner.includes("/");
  return parseGlob(isAnchored ? inner : `**/${inner}`, false);
}
