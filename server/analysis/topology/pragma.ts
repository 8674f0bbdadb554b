/** Reads `// layer: single-node — reason` at the head of a module: a layer that holds for this file alone. */
import type { Evidence, Layer, Place } from "../../../rules/kit/rule.ts";
import { isReason } from "./declared.ts";

export type Pragma =
  | { readonly kind: "declared"; readonly layer: Layer; readonly evidence: Evidence }
  /** One that declares nothing, since nobody says why. */
  | { readonly kind: "without-reason"; readonly place: Place };

/** Lines of comments that are looked at. */
const MOST_LINES = 40;

const COMMENT = /^\s*(?:$|#!|\/\/|\/\*|\*)/;
const STARTS_WITH_COMMENT = /^[\s#/*]/;
const PRAGMA =
  /^\s*(?:\/\/+|\/\*+|\*) ?layer: {0,4}(single-node|multi-node|distributed|unknown)(?!\w)(.*)$/s;
/** UTF-16 units; nobody writes a longer reason on one line. */
const LONGEST_LINE = 1000;

/** The first one in the comments before all code; undefined when there is none. */
export function pragmaIn(file: string, text: string): Pragma | undefined {
  // Most files begin with code: nothing is cut out of them.
  if (!STARTS_WITH_COMMENT.test(text)) return undefined;
  let start = 0;
  for (let count = 0; count < MOST_LINES && start < text.length; count++) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, "");
    if (!COMMENT.test(line)) return undefined;
    const found = line.length > LONGEST_LINE ? null : PRAGMA.exec(line);
    const rest = found?.[2]?.replace("*/", "").trim() ?? "";
    if (found !== null && /^(?:$|—|–|-)/.test(rest)) {
      const indent = line.length - line.trimStart().length;
      const place = { file, start: start + indent, end: start + line.trimEnd().length };
      const [, layer] = found;
      const reason = rest.replace(/^(?:—|–|--?)/, "").trim();
      if (!isReason(reason)) return { kind: "without-reason", place };
      return {
        kind: "declared",
        layer: layer as Layer,
        evidence: { ...place, message: `this file is declared ${layer}, because ${reason}` },
      };
    }
    if (end < 0) return undefined;
    start = end + 1;
  }
  return undefined;
}
