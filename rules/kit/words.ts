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
