/** SQL texts in which wall-clock times choose between versions: newest-wins upserts, conditional updates, newest-row reads. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { Place } from "../../kit/rule.ts";
import { placeOf } from "../../kit/syntax.ts";
import { isMomentName, isRecordTimeName } from "../../kit/time-values.ts";
import { conditionOf } from "./conditional-write.ts";
import { createTracer, type Outcome } from "./consequences.ts";

export type SqlFinding =
  | { readonly kind: "upsert" | "copy"; readonly at: Place; readonly column: string }
  | {
      readonly kind: "condition";
      readonly at: Place;
      readonly column: string;
      readonly incoming: string;
      readonly steps: number;
    }
  | {
      readonly kind: "latest";
      readonly at: Place;
      readonly column: string;
      readonly outcome: Outcome;
    };

const NAME = '(?:\\w+\\s*\\.\\s*)?["`]?(\\w+)["`]?';
const EXCLUDED =
  /\bexcluded\s*\.\s*["`]?(\w+)["`]?\s*(?:>=?|<=?)|(?:>=?|<=?)\s*excluded\s*\.\s*["`]?(\w+)["`]?/i;
const NEWEST = new RegExp(`\\border\\s+by\\s+${NAME}\\s+desc\\b[^()]{0,120}?\\blimit\\s+1\\b`, "i");
const COMPARED = new RegExp(`${NAME}\\s*(?:<=?|>=?)\\s*$`);
const UPDATE = /^\s*update\s|\bdo\s+update\s+set\b|\bmerge\s+into\b/i;
const COPY = /\binsert\s+into\b[\s\S]*\bselect\b/i;

/** What a template says about times; undefined for every text that is not such SQL. */
export function sqlOf(
  node: ts.TemplateExpression | ts.NoSubstitutionTemplateLiteral,
  analysis: Analysis,
): SqlFinding | "shown" | undefined {
  const text = node.getText();
  if (
    ts.isTemplateSpan(node.parent) ||
    text.length < 20 ||
    !/excluded|order\s+by|update\s/i.test(text)
  )
    return undefined;
  const excluded = EXCLUDED.exec(text);
  const replaced = excluded?.[1] ?? excluded?.[2];
  if (replaced !== undefined && isMomentName(replaced))
    return { kind: "upsert", at: part(node, excluded), column: replaced };
  if (ts.isTemplateExpression(node) && UPDATE.test(text.slice(1))) {
    const found = conditionIn(node, analysis);
    if (found !== undefined) return found;
  }
  const order = NEWEST.exec(text);
  const newest = order?.[1];
  if (newest === undefined || !isRecordTimeName(newest)) return undefined;
  if (COPY.test(text)) return { kind: "copy", at: part(node, order), column: newest };
  const query = ts.isTaggedTemplateExpression(node.parent) ? node.parent : node;
  const outcome = createTracer(analysis, true).used(query);
  // A reader that serves many is judged by none of its callers.
  if (outcome === undefined || outcome.calls === 0 || !outcome.effect.isResolved) return "shown";
  return { kind: "latest", at: part(node, order), column: newest, outcome };
}

/** The part of a template that an expression matched. */
function part(node: ts.Node, match: RegExpExecArray | null): Place {
  const { file, start, end } = placeOf(node);
  return match === null
    ? { file, start, end }
    : { file, start: start + match.index, end: start + match.index + match[0].length };
}

/** `UPDATE … WHERE "sentAt" <= ${message.sentAt}`. */
function conditionIn(node: ts.TemplateExpression, analysis: Analysis): SqlFinding | undefined {
  let before = node.head.text;
  for (const span of node.templateSpans) {
    const where = before.search(/\bwhere\b/i);
    const column = where < 0 ? undefined : COMPARED.exec(before)?.[1];
    if (column !== undefined && isRecordTimeName(column)) {
      const condition = conditionOf(span.expression, column, span.expression, analysis);
      if (condition !== undefined)
        return {
          kind: "condition",
          column,
          incoming: condition.incoming,
          at: placeOf(span.expression),
          steps: condition.steps,
        };
    }
    before += `?${span.literal.text}`;
  }
  return undefined;
}
