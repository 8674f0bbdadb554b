/** Names that tell a chain of versions of one thing from a list of different things. */
import { wordsOf } from "../../kit/words.ts";

/** Rows of such a kind follow each other; the newest is taken for the present. */
const VERSIONS: ReadonlySet<string> = new Set(
  "snapshot version revision execution session state status checkpoint build deployment change changeset release draft history transition step subscription configuration config settings edition generation balance run attempt".split(
    " ",
  ),
);
const NEWEST: ReadonlySet<string> = new Set(
  "latest current newest previous last recent".split(" "),
);
/** Different things of which the newest is a matter of taste, or of safety by design. */
const THINGS: ReadonlySet<string> = new Set(
  "token verification otp password passkey challenge code invite invitation email user member membership organization organisation org workspace project team account share template notification comment tag domain link partner program customer invoice commission payout order payment transaction".split(
    " ",
  ),
);
/** Rows of which a later write makes the others useless. */
const REPLACED: ReadonlySet<string> = new Set(
  "integration credential credentials connection installation secret key webhook".split(" "),
);

/**
 * Whether the names of table, variable and function read like versions of one thing, as the number of
 * guesses left: none when one says that it is a version and another that it is the newest.
 */
export function guessesOfVersions(names: readonly string[], ordersBy: string): number | undefined {
  const words = names.flatMap(wordsOf).map(singular);
  if (words.some((word) => THINGS.has(word) || word === "non" || word === "not")) return undefined;
  const isVersion = words.some((word) => VERSIONS.has(word));
  const isNewest = words.some((word) => NEWEST.has(word));
  if (isVersion || isNewest) return isVersion && isNewest ? 0 : 1;
  return /updat|modif/i.test(ordersBy) && words.some((word) => REPLACED.has(word)) ? 1 : undefined;
}

/** Whether names read like versions of one thing, whichever of them is meant. */
export function areVersions(names: readonly string[]): boolean {
  const words = names.flatMap(wordsOf).map(singular);
  return words.some((word) => VERSIONS.has(word)) && !words.some((word) => THINGS.has(word));
}

/** People and what they belong to: which of them is the newest says nothing about the others. */
const PEOPLE: ReadonlySet<string> = new Set(
  "user member membership owner person people organization organisation org workspace project team contact customer".split(
    " ",
  ),
);

/** Whether a table holds people, or groups of them. */
export function isOfPeople(entity: string): boolean {
  return PEOPLE.has(singular(wordsOf(entity).at(-1) ?? ""));
}

/** Whether table, variable and function read like one row that stands for all of its kind: the latest, or a credential that replaces others. */
export function isOneOfSeveral(names: readonly string[]): boolean {
  return names
    .flatMap(wordsOf)
    .map(singular)
    .some(
      (word) => VERSIONS.has(word) || NEWEST.has(word) || REPLACED.has(word) || word === "active",
    );
}

function singular(word: string): string {
  if (VERSIONS.has(word) || THINGS.has(word)) return word;
  return word.endsWith("s") ? word.slice(0, -1) : word;
}
