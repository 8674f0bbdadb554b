/**
 * Matches paths against globs in time proportional to pattern times path.
 * Patterns come from repositories that nobody vetted, and backtracking regular expressions can be made to hang.
 */

/** Parts of a pattern between slashes; `"**"` stands for any number of folders. */
export type Glob = readonly (Piece | "**")[];

/** One path segment's pattern. */
interface Piece {
  readonly literal: string | undefined;
  /** For `*text`, the commonest form: the text. */
  readonly suffix: string | undefined;
  readonly tokens: readonly Token[];
}
type Token = string | "any" | "rest" | CharacterClass;
interface CharacterClass {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [string, string])[];
}

/** `brackets` says whether `[a-z]` and `\` mean something (ignore files) or are plain text (tsconfig.json). */
export function parseGlob(pattern: string, brackets: boolean): Glob {
  const pieces: (Piece | "**")[] = [];
  for (const segment of pattern.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "**") pieces.push(parsePiece(segment, brackets));
    else if (pieces.at(-1) !== "**") pieces.push("**");
  }
  return pieces;
}

export function matchesGlob(glob: Glob, segments: readonly string[]): boolean {
  return matchSequence(glob, segments, (piece) => piece === "**", matchesPiece);
}

/** True when the glob matches the path or one of the folders above it. */
export function matchesGlobOrAbove(glob: Glob, segments: readonly string[]): boolean {
  return matchesGlob(glob.at(-1) === "**" ? glob : [...glob, "**"], segments);
}

/** `a{b,c}` → `ab`, `ac`, nested ones included; at most 256 results. */
export function expandBraces(pattern: string): readonly string[] {
  let open = [pattern];
  const done: string[] = [];
  while (open.length > 0 && open.length + done.length <= 256) {
    const next: string[] = [];
    for (const text of open) {
      const inner = /\{([^{}]*,[^{}]*)\}/.exec(text);
      if (inner === null) done.push(text);
      else
        for (const choice of (inner[1] ?? "").split(","))
          next.push(
            text.slice(0, inner.index) + choice + text.slice(inner.index + inner[0].length),
          );
    }
    open = next;
  }
  return done;
}

function parsePiece(text: string, brackets: boolean): Piece {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === "*") {
      if (tokens.at(-1) !== "rest") tokens.push("rest");
    } else if (letter === "?") tokens.push("any");
    else if (brackets && letter === "\\" && at + 1 < text.length) tokens.push(text.charAt(++at));
    else if (brackets && letter === "[") {
      const parsed = parseClass(text, at);
      if (parsed === undefined) tokens.push(letter);
      else {
        tokens.push(parsed.class);
        at = parsed.end;
      }
    } else tokens.push(letter);
  }
  const plain = (from: number) => tokens.slice(from).every((token) => isLetter(token));
  return {
    tokens,
    literal: plain(0) ? tokens.join("") : undefined,
    suffix: tokens[0] === "rest" && plain(1) ? tokens.slice(1).join("") : undefined,
  };
}

const POSIX_CLASSES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  alpha: [
    ["a", "z"],
    ["A", "Z"],
  ],
  digit: [["0", "9"]],
  alnum: [
    ["a", "z"],
    ["A", "Z"],
    ["0", "9"],
  ],
  upper: [["A", "Z"]],
  lower: [["a", "z"]],
  space: [
    ["\t", "\r"],
    [" ", " "],
  ],
  xdigit: [
    ["0", "9"],
    ["a", "f"],
    ["A", "F"],
  ],
  punct: [
    ["!", "/"],
    [":", "@"],
    ["[", "`"],
    ["{", "~"],
  ],
};

function parseClass(
  text: string,
  start: number,
): { readonly class: CharacterClass; readonly end: number } | undefined {
  let at = start + 1;
  const negated = text[at] === "!" || text[at] === "^";
  if (negated) at++;
  const ranges: (readonly [string, string])[] = [];
  for (let first = true; at < text.length; first = false) {
    if (text[at] === "]" && !first) return { class: { negated, ranges }, end: at };
    const named = /^\[:([a-z]+):\]/.exec(text.slice(at, at + 12));
    if (named !== null) {
      ranges.push(...(POSIX_CLASSES[named[1] ?? ""] ?? []));
      at += named[0].length;
      continue;
    }
    if (text[at] === "\\") at++;
    const from = text.charAt(at++);
    if (text[at] === "-" && at + 1 < text.length && text[at + 1] !== "]") {
      at += text[at + 1] === "\\" ? 2 : 1;
      ranges.push([from, text.charAt(at++)]);
    } else ranges.push([from, from]);
  }
  return undefined;
}

/** Plain letters are one-character strings; the two wildcards are longer words. */
function isLetter(token: Token): token is string {
  return typeof token === "string" && token.length === 1;
}

function matchesPiece(piece: Piece | "**", name: string): boolean {
  if (piece === "**") return true;
  if (piece.literal !== undefined) return piece.literal === name;
  if (piece.suffix !== undefined) return name.endsWith(piece.suffix);
  return matchSequence(piece.tokens, name, (token) => token === "rest", matchesToken);
}

function matchesToken(token: Token, letter: string): boolean {
  if (typeof token === "string") return token === "any" || token === letter;
  return token.ranges.some(([from, to]) => from <= letter && letter <= to) !== token.negated;
}

/** The two-pointer wildcard match: only the last wildcard seen ever needs another try. */
function matchSequence<Part, Item>(
  pattern: readonly Part[],
  items: ArrayLike<Item>,
  isWildcard: (part: Part) => boolean,
  matches: (part: Part, item: Item) => boolean,
): boolean {
  let part = 0;
  let item = 0;
  let retryPart = -1;
  let retryItem = 0;
  while (item < items.length) {
    const current = pattern[part];
    if (current !== undefined && isWildcard(current)) {
      retryPart = ++part;
      retryItem = item;
    } else if (current !== undefined && matches(current, items[item] as Item)) {
      part++;
      item++;
    } else if (retryPart >= 0) {
      part = retryPart;
      item = ++retryItem;
    } else return false;
  }
  for (let rest = pattern[part]; rest !== undefined && isWildcard(rest); rest = pattern[part])
    part++;
  return part === pattern.length;
}
