/** Asks git what changed since a commit, so that nothing in the repository's own settings can run a program. */
import { spawnSync } from "node:child_process";
import { joinPath, pathBelow } from "./paths.ts";

/** 1-based, both ends included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

export type GitAnswer<T> =
  | { readonly value: T; readonly fault?: undefined }
  /** Why there is no answer, as a sentence for the person who asked. */
  | { readonly value?: undefined; readonly fault: string };

/**
 * Absolute paths of the files below `root` (a folder) that differ from what they were where the current
 * branch left `ref`, files that git does not know yet included, deleted ones not; sorted by code unit.
 */
export function changedFiles(root: string, ref: string): GitAnswer<readonly string[]> {
  const start = startOf(root, ref);
  if (start.fault !== undefined) return start;
  const changed = git(root, ["diff", ...DIFF, "--name-only", "-z", "--diff-filter=d", start.value]);
  if (changed.fault !== undefined) return changed;
  const fresh = untracked(root);
  if (fresh.fault !== undefined) return fresh;
  const names = new Set([...pathsIn(changed.value), ...fresh.value]);
  return { value: [...names].map((name) => joinPath(root, name)).sort() };
}

/**
 * Which lines of which file (as `changedFiles` names them) are new or altered. Where lines were only
 * taken out, the lines on both sides of the gap count; a file that git does not know yet counts whole.
 */
export function changedLines(
  root: string,
  ref: string,
): GitAnswer<ReadonlyMap<string, readonly LineRange[]>> {
  const start = startOf(root, ref);
  if (start.fault !== undefined) return start;
  const diff = git(root, [
    "diff",
    ...DIFF,
    "-U0",
    "--find-renames",
    "--diff-filter=d",
    start.value,
  ]);
  if (diff.fault !== undefined) return diff;
  const fresh = untracked(root);
  if (fresh.fault !== undefined) return fresh;
  const lines = new Map<string, readonly LineRange[]>();
  for (const [name, ranges] of rangesIn(diff.value)) lines.set(joinPath(root, name), ranges);
  for (const name of fresh.value) {
    lines.set(joinPath(root, name), [{ start: 1, end: Number.MAX_SAFE_INTEGER }]);
  }
  return { value: lines };
}

/**
 * The text that a file (absolute, below `root`) had where the current branch left `ref`; undefined when it
 * was not there.
 */
export function fileAt(root: string, ref: string, file: string): GitAnswer<string | undefined> {
  const start = startOf(root, ref);
  if (start.fault !== undefined) return start;
  const name = `./${pathBelow(root, file)}`;
  const listed = git(root, ["ls-tree", "-z", "--name-only", start.value, name]);
  if (listed.fault !== undefined) return listed;
  if (listed.value === "") return { value: undefined };
  return git(root, ["show", "--no-ext-diff", "--no-textconv", `${start.value}:${name}`]);
}

/**
 * What changed files that `wants` picks by their absolute path held where the current branch left `ref`;
 * undefined for files that were not there. Files that are gone since are among them.
 */
export function textsBefore(
  root: string,
  ref: string,
  wants: (path: string) => boolean,
): GitAnswer<ReadonlyMap<string, string | undefined>> {
  const start = startOf(root, ref);
  if (start.fault !== undefined) return start;
  const changed = git(root, ["diff", ...DIFF, "--no-renames", "--name-only", "-z", start.value]);
  if (changed.fault !== undefined) return changed;
  const fresh = untracked(root);
  if (fresh.fault !== undefined) return fresh;
  const wanted = (names: readonly string[]): readonly string[] =>
    names.filter((name) => wants(joinPath(root, name)));
  const before = contentsAt(root, start.value, wanted(pathsIn(changed.value)));
  if (before.fault !== undefined) return before;
  const gone = wanted(fresh.value).map((name) => [name, undefined] as const);
  return {
    value: new Map([...gone, ...before.value].map(([name, text]) => [joinPath(root, name), text])),
  };
}

/** What files held at a commit, with one process for all of them; undefined for those that were not there. */
function contentsAt(
  root: string,
  commit: string,
  names: readonly string[],
): GitAnswer<readonly (readonly [string, string | undefined])[]> {
  // A line break ends a request, so that a name with one cannot be asked for.
  const asked = names.filter((name) => !name.includes("\n"));
  if (asked.length === 0) return { value: [] };
  const input = asked.map((name) => `${commit}:./${name}\n`).join("");
  const answer = run(root, ["cat-file", "--batch"], filtersOff(root), input);
  if (answer.fault !== undefined) return answer;
  const found: (readonly [string, string | undefined])[] = [];
  let at = 0;
  for (const name of asked) {
    const end = answer.value.indexOf(10, at);
    const head = answer.value.toString("utf8", at, end < 0 ? undefined : end);
    const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(head) ?? [];
    at = end + 1;
    const stop = at + Number(size ?? 0);
    found.push([name, type === "blob" ? answer.value.toString("utf8", at, stop) : undefined]);
    // What git does not know has no content behind its line.
    if (size !== undefined) at = stop + 1;
  }
  return { value: found };
}

/** Paths come out relative to the folder asked about, and submodules are not entered. */
const DIFF = [
  "--no-ext-diff",
  "--no-textconv",
  "--no-color",
  "--ignore-submodules=all",
  "--relative",
  "--src-prefix=a/",
  "--dst-prefix=b/",
] as const;

/** The commit that the work since `ref` is measured from: where the branches parted, else `ref` itself. */
function startOf(root: string, ref: string): GitAnswer<string> {
  const commit = git(root, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${ref}^{commit}`,
  ]);
  if (commit.fault !== undefined) {
    if (commit.isQuiet !== true) return commit;
    const hint = "a shallow clone may need 'git fetch' first";
    return { fault: `git knows no commit '${ref}' here; ${hint}` };
  }
  const id = commit.value.trim();
  const parted = git(root, ["merge-base", id, "HEAD"]);
  return { value: parted.value?.trim() || id };
}

function untracked(root: string): GitAnswer<readonly string[]> {
  const listed = git(root, ["ls-files", "--others", "--exclude-standard", "-z"]);
  return listed.fault === undefined ? { value: pathsIn(listed.value) } : listed;
}

function pathsIn(text: string): readonly string[] {
  return text.split("\0").filter((name) => name !== "");
}

type Output<T = string> =
  | { readonly value: T; readonly fault?: undefined }
  /** `isQuiet` when git ended with a failure but had nothing to say. */
  | { readonly value?: undefined; readonly fault: string; readonly isQuiet?: boolean };

const MOST_OUTPUT = 512 * 1024 * 1024;
const MOST_MILLISECONDS = 120_000;

function git(
  root: string,
  words: readonly string[],
  settings: readonly string[] = filtersOff(root),
): Output {
  const found = run(root, words, settings);
  return found.fault === undefined ? { value: found.value.toString("utf8") } : found;
}

function run(
  root: string,
  words: readonly string[],
  settings: readonly string[],
  input = "",
): Output<Buffer> {
  const { status, stdout, stderr, error } = spawnSync(
    "git",
    [
      "--no-pager",
      ...["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"],
      ...["-c", "core.quotePath=false"],
      ...["-C", root],
      ...words,
    ],
    {
      input,
      maxBuffer: MOST_OUTPUT,
      timeout: MOST_MILLISECONDS,
      windowsHide: true,
      env: environment(settings),
    },
  );
  if (error !== undefined) {
    const code = "code" in error ? String(error.code) : error.message;
    return { fault: code === "ENOENT" ? "git is not installed" : `git failed (${code})` };
  }
  if (status === 0) return { value: stdout };
  const said =
    stderr
      .toString("utf8")
      .trim()
      .split("\n")[0]
      ?.replace(/^(fatal|error): /, "") ?? "";
  return said === "" ? { fault: "git failed", isQuiet: true } : { fault: `git: ${said}` };
}

/**
 * Comparing with the working tree sends files through the `filter` programs of the repository's settings.
 * An empty setting switches one off; naming them in the environment leaves no way to escape by odd names.
 */
function filtersOff(root: string): readonly string[] {
  const names = git(root, ["config", "-z", "--name-only", "--get-regexp", "^filter\\."], []);
  if (names.value === undefined) return [];
  return [...new Set(pathsIn(names.value))].filter((name) =>
    /\.(clean|smudge|process|required)$/i.test(name),
  );
}

function environment(emptied: readonly string[]): Record<string, string | undefined> {
  const settings: Record<string, string> = { GIT_CONFIG_COUNT: String(emptied.length) };
  for (const [index, name] of emptied.entries()) {
    settings[`GIT_CONFIG_KEY_${index}`] = name;
    settings[`GIT_CONFIG_VALUE_${index}`] = name.toLowerCase().endsWith(".required") ? "false" : "";
  }
  const inherited = Object.entries(process.env).filter(
    // What a surrounding git command set is about that repository, and a program for diffs is not wanted.
    ([name]) =>
      !/^GIT_(DIR|WORK_TREE|INDEX_FILE|EXTERNAL_DIFF|CONFIG_.*|PREFIX|TRACE.*)$/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    ...settings,
    // Nothing is written, fetched or asked: a partial clone would otherwise go to its server.
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_TERMINAL_PROMPT: "0",
    GIT_EDITOR: "true",
    LC_ALL: "C",
    // Windows would look for git.exe in the repository first.
    NoDefaultCurrentDirectoryInExePath: "1",
  };
}

/** Reads `diff -U0`; hunks are skipped by their length, since a changed line may look like a header. */
function* rangesIn(diff: string): Generator<readonly [string, readonly LineRange[]]> {
  let name: string | undefined;
  let ranges: LineRange[] = [];
  const lines = diff.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.startsWith("diff --git ")) {
      if (name !== undefined) yield [name, ranges];
      name = undefined;
      ranges = [];
    } else if (line.startsWith("+++ ")) name = nameIn(line.slice(4));
    else if (line.startsWith("@@ ")) {
      const [, removed = "1", from = "0", added = "1"] =
        /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
      const start = Number(from);
      const count = Number(added);
      ranges.push(
        count === 0
          ? { start: Math.max(start, 1), end: start + 1 }
          : { start, end: start + count - 1 },
      );
      // "\\ No newline at end of file" stands behind either half and counts for none.
      for (let left = Number(removed) + count; left > 0 && at + 1 < lines.length; ) {
        if (lines[++at]?.startsWith("\\") !== true) left--;
      }
    }
  }
  if (name !== undefined) yield [name, ranges];
}

/** The path behind `+++ `: `b/` goes, a tab after a name with spaces goes, and C-like quoting is undone. */
function nameIn(text: string): string | undefined {
  if (text === "/dev/null") return undefined;
  const bare = text.endsWith("\t") ? text.slice(0, -1) : text;
  const name = bare.startsWith('"') ? unquoted(bare) : bare;
  return name.startsWith("b/") ? name.slice(2) : name;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
};

function unquoted(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
      code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
    );
}
