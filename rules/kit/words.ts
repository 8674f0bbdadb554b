/** Names as words. */

/** Names that were taken apart before: code repeats its names, and rules ask for the same ones. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 60;

/** The words of a name: `lastSeen_at` → last, seen, at. */
export function wordsOf(name: string): readonly string[] {
  const before = known.get(name);
  if (before !== undefined) return before;
  const found = split(name);
  if (name.length > LONGEST_KNOWN) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, found);
  return found;
}

function split(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[\s_$.-]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

/** At most so many characters on one line, for names in messages. */
export function shortened(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** The end of a dotted name that fits, from a whole name on: `this.prisma.order.update` → `order.update`. */
export function lastNames(text: string, length: number): string {
  let rest = text;
  while (rest.length > length && rest.includes(".")) rest = rest.slice(rest.indexOf(".") + 1);
  return shortened(rest, length);
}

/** One of the words of a text (names, separated or not) is what the expression says. */
export function hasWord(text: string, expression: RegExp): boolean {
  return wordsOf(text).some((word) => expression.test(word));
}
