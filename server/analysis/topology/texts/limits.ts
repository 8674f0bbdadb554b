/** Bounds that no deployment file comes near and that keep hostile ones from costing anything. */
import type { Fault } from "./tree.ts";

/** UTF-16 units of a text that is parsed. */
export const LONGEST_TEXT = 512 * 1024;

/** Levels of nesting. */
export const DEEPEST = 100;

/** Values in one file. */
export const MOST_VALUES = 100_000;

export const TOO_LONG: Fault = {
  line: 1,
  message: "is larger than 512 kB; not read as deployment",
};

/** Thrown inside a conversion and caught by the parser that started it. */
export class TooMuch extends Error {}

/** Thrown for a key that a text says again on some line: nobody knows which one counts. */
export class Twice extends Error {
  readonly line: number;

  constructor(key: string, line: number) {
    super(`key '${key}' is here twice`);
    this.line = line;
  }
}

/** Counts values and levels of one conversion. */
export function createBudget() {
  let values = 0;
  return {
    /** Call once for each value. */
    spend(depth: number): void {
      values++;
      if (depth > DEEPEST) throw new TooMuch("nested too deeply");
      if (values > MOST_VALUES) throw new TooMuch(`more than ${MOST_VALUES} values`);
    },
  };
}

export type Budget = ReturnType<typeof createBudget>;

/** What to say of a failure inside a parser: ours, or its stack. */
export function faultOf(kind: string, error: unknown): Fault {
  if (error instanceof Twice)
    return { line: error.line, message: `malformed ${kind}: ${error.message}` };
  const isStack = error instanceof RangeError;
  const message = error instanceof TooMuch ? error.message : isStack ? "nested too deeply" : "";
  return { line: 1, message: `malformed ${kind}: ${message || "cannot be parsed"}` };
}

/** True for a text that nests brackets beyond what parsers should be asked to follow. */
export function nestsTooDeeply(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x5b || unit === 0x7b) depth++;
    else if ((unit === 0x5d || unit === 0x7d) && depth > 0) depth--;
    if (depth > 10 * DEEPEST) return true;
  }
  return false;
}
