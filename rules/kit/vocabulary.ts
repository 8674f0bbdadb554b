/** What the tags mean and which words may follow them, as rules/catalog/README.md says: for people who write tags. */
import page from "../catalog/README.md";
import { OPERATIONS, TAG_NAMES } from "./tags.ts";

export interface TagWord {
  readonly word: string;
  readonly meaning: string;
}

export interface TagHelp {
  readonly name: string;
  /** `@remote read|write|call <to>`. */
  readonly usage: string;
  readonly meaning: string;
}

/** Every tag in the order of the page. */
export const TAG_HELP: readonly TagHelp[] = tableBelow("Tags").map(
  ([usage = "", meaning = ""]) => ({
    name: /^@(\w+)/.exec(usage)?.[1] ?? "",
    usage,
    meaning,
  }),
);

const WAYS = words("option argument client");

/** Words that may stand next, behind those that stand there already; parameters are the caller's to name. */
export function wordsAfter(tag: string, given: readonly string[]): readonly TagWord[] {
  const [first, second] = given;
  const at = given.length;
  switch (tag) {
    case "remote":
      return at === 0 ? words("read write call") : at === 1 ? tableWords("Targets") : [];
    case "file":
      return at === 0 ? words("read write call") : [];
    case "deadline":
      return atClause(given) ? WAYS : [];
    case "default":
      return at === 0 ? words("none 10s 30s") : [];
    case "creates":
      return at === 0 ? tableWords("Kinds of client") : [];
    case "clock":
      return at === 0 ? words("wall monotonic database") : [];
    case "data":
      return at === 1 ? OPERATIONS.map((word) => ({ word, meaning: "" })) : [];
    case "retries":
      if (at === 0) return words("3 forever");
      return at === 1 ? words("immediate constant exponential jittered") : at === 2 ? WAYS : [];
    case "idempotency":
      return at === 0 ? [...words("automatic"), ...WAYS] : atClause(given) ? WAYS : [];
    case "enters":
      return at === 0 ? words("request consumer job") : [];
    case "keeps":
      return at === 0 ? words("rate-limit session lock cache sockets queue schedule") : WAYS;
    case "pool":
      return at === 0 ? words("none") : at === 1 ? WAYS : [];
    case "lock":
      return at === 0 ? words("acquire release hold") : [];
    case "mark":
      return at === 0 ? tableWords("Marks") : [];
    case "proof":
      return at === 0
        ? words("proven read assumed")
        : first === undefined || second === "--"
          ? []
          : words(TAG_NAMES.join(" "));
    default:
      return [];
  }
}

/** Whether the tag names parameters of the function at this place. */
export function namesParameter(tag: string, given: readonly string[]): boolean {
  const last = given.at(-1);
  if (last === "option" || last === "argument") return true;
  if (tag === "enters" || tag === "creates") return given.length > 0;
  return ["bounds", "runs", "schedules", "transaction"].includes(tag);
}

function atClause(given: readonly string[]): boolean {
  return given.length === 0 || given.at(-1) === "|";
}

function words(text: string): readonly TagWord[] {
  return text.split(" ").map((word) => ({ word, meaning: "" }));
}

function tableWords(heading: string): readonly TagWord[] {
  return tableBelow(heading).map(([word = "", ...rest]) => ({ word, meaning: rest.at(-1) ?? "" }));
}

/** The rows of the first table below a heading, without code marks around the first cell. */
function tableBelow(heading: string): readonly (readonly string[])[] {
  const start = page.indexOf(`\n## ${heading}\n`);
  const end = page.indexOf("\n## ", start + 1);
  const lines = start < 0 ? [] : page.slice(start, end < 0 ? undefined : end).split("\n");
  const rows = lines.filter((line) => line.startsWith("|")).slice(2);
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell, index) => {
        const text = cell.trim().replaceAll("\\|", "|");
        return index === 0 ? text.replaceAll("`", "") : text;
      }),
  );
}
