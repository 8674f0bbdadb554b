/** Names as words. */

/** The words of a name: `lastSeen_at` → last, seen, at. */
export function wordsOf(name: string): string[] {
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
