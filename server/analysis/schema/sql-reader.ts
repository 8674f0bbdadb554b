/** Walks over the tokens of one SQL statement, or of one item of a list in it. */
import type { Place } from "../../../rules/kit/rule.ts";
import type { SqlToken } from "./sql-tokens.ts";

/** Where a text stands: a file of its own, or a literal inside one. */
export interface SqlOrigin {
  readonly file: string;
  /** Added to every position. */
  readonly offset: number;
}

export interface SqlReader {
  peek(): SqlToken | undefined;
  isSign(text: string): boolean;
  /** Takes these words when they follow one another. */
  take(...words: readonly string[]): boolean;
  /** Takes one of these words. */
  takeAny(...words: readonly string[]): string | undefined;
  takeSign(text: string): boolean;
  skip(): void;
  /** Takes a name and gives its last part when it is qualified. */
  name(): string | undefined;
  /** Takes what stands in parentheses, cut at its commas; undefined when none opens here. */
  list(): SqlReader[] | undefined;
  /** What is left, cut at its commas. */
  rest(): SqlReader[];
  /** Whether these words follow one another somewhere in what is left. */
  has(...words: readonly string[]): boolean;
  /** What is left. */
  tokens(): readonly SqlToken[];
  /** Of all of it, taken or not. */
  place(): Place;
  /** Of the name that comes next: a whole statement is too long to point at. */
  placeOfName(): Place;
}

export function createReader(tokens: readonly SqlToken[], origin: SqlOrigin): SqlReader {
  let index = 0;
  const word = (at: number): string | undefined =>
    tokens[at]?.kind === "word" ? tokens[at].text : undefined;
  const sign = (at: number): string | undefined =>
    tokens[at]?.kind === "sign" ? tokens[at].text : undefined;

  return {
    isSign: (text) => sign(index) === text,
    peek: () => tokens[index],
    take(...words) {
      if (!words.every((each, at) => word(index + at) === each)) return false;
      index += words.length;
      return true;
    },
    takeAny(...words) {
      const found = words.find((each) => word(index) === each);
      if (found !== undefined) index += 1;
      return found;
    },
    takeSign(text) {
      if (sign(index) !== text) return false;
      index += 1;
      return true;
    },
    skip() {
      index += 1;
    },
    name() {
      let found: string | undefined;
      for (;;) {
        const token = tokens[index];
        if (token?.kind !== "word" && token?.kind !== "name") return found;
        found = token.raw;
        index += 1;
        if (sign(index) !== ".") return found;
        index += 1;
      }
    },
    list() {
      if (sign(index) !== "(") return undefined;
      const end = closing(index);
      const parts: SqlReader[] = split(index + 1, end);
      index = end + 1;
      return parts;
    },
    rest: () => split(index, tokens.length),
    has: (...words) =>
      tokens.some((_, at) => at >= index && words.every((each, by) => word(at + by) === each)),
    tokens: () => tokens.slice(index),
    place: () => placeFrom(tokens[0], tokens.at(-1)),
    placeOfName() {
      let last = index;
      while (sign(last + 1) === ".") last += 2;
      return placeFrom(tokens[index], tokens[last]);
    },
  };

  function placeFrom(first: SqlToken | undefined, last: SqlToken | undefined): Place {
    const start = first?.start ?? 0;
    return {
      file: origin.file,
      start: origin.offset + start,
      end: origin.offset + (last?.end ?? start),
    };
  }

  function closing(from: number): number {
    let depth = 0;
    for (let at = from; at < tokens.length; at++) {
      if (sign(at) === "(") depth += 1;
      else if (sign(at) === ")" && --depth === 0) return at;
    }
    return tokens.length;
  }

  function split(from: number, to: number): SqlReader[] {
    const parts: SqlReader[] = [];
    let start = from;
    for (let at = from; at <= to; at++) {
      if (at < to && sign(at) === "(") at = Math.min(closing(at), to);
      if (at < to && sign(at) !== ",") continue;
      if (at > start) parts.push(createReader(tokens.slice(start, at), origin));
      start = at + 1;
    }
    return parts;
  }
}
