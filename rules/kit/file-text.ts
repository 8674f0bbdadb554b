/** Whether the text of a file holds a pattern anywhere, looked for once in a file and not once for each of its nodes. */
import type { ts } from "ts-morph";

const memories = new WeakMap<ts.SourceFile, Map<RegExp, boolean>>();

/** `pattern` is a constant: one that is made for each question would be looked for each time. */
export function textHas(file: ts.SourceFile, pattern: RegExp): boolean {
  let known = memories.get(file);
  if (known === undefined) {
    known = new Map();
    memories.set(file, known);
  }
  let found = known.get(pattern);
  if (found === undefined) {
    found = pattern.test(file.text);
    known.set(pattern, found);
  }
  return found;
}
