/** Reads `# premise: accept …` comments of deployment files, which have lines and no syntax tree of ours. */
import {
  type Acceptance,
  type AcceptanceIssue,
  type FileAcceptances,
  readDirective,
  unusedIssue,
} from "./acceptances.ts";

const NONE: FileAcceptances = { all: [], accept: () => undefined, issues: () => [] };

interface InForce {
  readonly acceptance: Acceptance;
  /** Offsets that it covers. */
  readonly start: number;
  readonly end: number;
  used: boolean;
}

/** An acceptance behind something covers its line; one above covers the line below and what is nested in it. */
export function readTextAcceptances(
  path: string,
  text: string,
  rules: readonly string[],
  today: string,
): FileAcceptances {
  if (!text.includes("premise:")) return NONE;
  const issues: AcceptanceIssue[] = [];
  const inForce: InForce[] = [];
  const file = { fileName: path, text };
  for (const match of text.matchAll(/^([^\n]*?)(#|\/\/)[ \t]*premise:([^\n]*)$/gm)) {
    const [line, before = "", mark = ""] = match;
    // Only what opens the line or stands behind a space is a comment.
    if (before !== "" && !/\s$/.test(before)) continue;
    const start = match.index + before.length;
    const end = match.index + line.trimEnd().length;
    const body = text.indexOf("premise:", start + mark.length) + "premise:".length;
    const outcome = readDirective(file, { start, end, body, bodyEnd: end }, rules, today);
    if (outcome === undefined) continue;
    if ("kind" in outcome) issues.push(outcome);
    else
      inForce.push({
        acceptance: outcome,
        ...coverageOf(text, outcome, match.index, before),
        used: false,
      });
  }
  return {
    all: inForce.map(({ acceptance }) => acceptance),
    accept(rule, start, end) {
      const covering = inForce
        .filter((each) => each.acceptance.rule === rule && each.start <= start && end <= each.end)
        .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
      if (covering !== undefined) covering.used = true;
      return covering?.acceptance;
    },
    issues: (ran = () => true) =>
      [
        ...issues,
        ...inForce
          .filter((each) => !each.used && ran(each.acceptance.rule))
          .map(({ acceptance }) => unusedIssue(file, acceptance)),
      ].sort((a, b) => a.place.start - b.place.start),
  };
}

function coverageOf(
  text: string,
  acceptance: Acceptance,
  lineStart: number,
  before: string,
): { start: number; end: number } {
  if (acceptance.scope === "file") return { start: 0, end: text.length };
  const lineEnd = endOfLine(text, lineStart);
  if (before.trim() !== "") return { start: lineStart, end: lineEnd };
  const start = nextCodeLine(text, lineEnd + 1);
  const own = indentAt(text, start);
  let end = endOfLine(text, start);
  for (let next = end + 1; next < text.length; next = endOfLine(text, next) + 1) {
    const last = text.slice(text.lastIndexOf("\n", end - 1) + 1, end);
    const isContinued = /\\\s*$/.test(last);
    const isNested =
      indentAt(text, next) > own || text.slice(next, endOfLine(text, next)).trim() === "";
    if (!isContinued && !isNested) break;
    end = endOfLine(text, next);
  }
  return { start, end };
}

/** Past further comments and blank lines. */
function nextCodeLine(text: string, from: number): number {
  for (let at = from; at < text.length; at = endOfLine(text, at) + 1)
    if (!/^\s*(?:#|\/\/|$)/.test(text.slice(at, endOfLine(text, at)))) return at;
  return text.length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function indentAt(text: string, lineStart: number): number {
  let at = lineStart;
  while (text[at] === " " || text[at] === "\t") at++;
  return at - lineStart;
}
