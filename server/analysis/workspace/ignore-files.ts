/** Reads ignore files as git does and says whether they ignore a path. */
import { type Glob, matchesGlob, parseGlob } from "./glob.ts";
import { isWithin, nameOf, pathBelow } from "./paths.ts";

/** The rules of one ignore file, relative to its folder. */
export interface IgnoreFile {
  readonly folder: string;
  readonly rules: readonly IgnoreRule[];
}
interface IgnoreRule {
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  /** Set when the pattern has no slash: it is compared with the last segment alone. */
  readonly anywhere: boolean;
  readonly glob: Glob;
}

export function parseIgnoreFile(folder: string, text: string): IgnoreFile {
  return { folder, rules: text.split(/\r?\n/).flatMap(parseRule) };
}

/**
 * Whether the files, outermost first, ignore the path; undefined when no rule speaks of it.
 * Folders above the path must be asked about first: what lies in an ignored folder cannot be brought back.
 */
export function ignoreVerdict(
  files: readonly IgnoreFile[],
  path: string,
  isFolder: boolean,
): boolean | undefined {
  const name = [nameOf(path)];
  for (let at = files.length - 1; at >= 0; at--) {
    const file = files[at];
    if (file === undefined || file.rules.length === 0 || !isWithin(file.folder, path)) continue;
    let segments: readonly string[] | undefined;
    const rule = file.rules.findLast((candidate) => {
      if (candidate.foldersOnly && !isFolder) return false;
      if (candidate.anywhere) return matchesGlob(candidate.glob, name);
      segments ??= pathBelow(file.folder, path).split("/");
      return matchesGlob(candidate.glob, segments);
    });
    if (rule !== undefined) return !rule.negated;
  }
  return undefined;
}

/** In UTF-16 units; nothing longer can match a path. */
const LONGEST_PATTERN = 4096;

function parseRule(line: string): readonly IgnoreRule[] {
  let text = trimEnd(line);
  if (text === "" || text.length > LONGEST_PATTERN || text.startsWith("#")) return [];
  const negated = text.startsWith("!");
  if (negated) text = text.slice(1);
  const foldersOnly = text.endsWith("/");
  if (foldersOnly) text = text.slice(0, -1);
  if (text === "") return [];
  const anywhere = !text.includes("/");
  const glob = parseGlob(text, true);
  if (glob.length === 0) return [];
  // `a/**` means what lies in `a`, not `a` itself.
  const inside = !anywhere && text.endsWith("/**");
  return [
    { negated, foldersOnly, anywhere, glob: inside ? [...glob, ...parseGlob("*", true)] : glob },
  ];
}

/** Spaces at the end count only when escaped. */
function trimEnd(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === " " && line[end - 2] !== "\\") end--;
  return line.slice(0, end);
}
