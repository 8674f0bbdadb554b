/** Reads `// premise: accept …` comments, decides what they cover and says what is wrong with them. */
import { ts } from "ts-morph";
import type { Fix, Place, TextEdit } from "../../rules/kit/rule.ts";
import { didYouMean, nearestName } from "./suggestion.ts";
import { pragmaIn } from "./topology/pragma.ts";

/** A recorded decision to live with a finding. */
export interface Acceptance {
  readonly rule: string;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until?: string;
  readonly scope: "place" | "file";
  /** The comment. */
  readonly place: Place;
}

export interface AcceptanceIssue {
  readonly kind:
    | "malformed"
    | "missing-reason"
    | "short-reason"
    | "unknown-rule"
    | "passed"
    | "unused";
  readonly message: string;
  /** The comment, or the part of it that is wrong. */
  readonly place: Place;
  readonly fixes: readonly Fix[];
}

/** The acceptances of one file. Stateful: `accept` notes which ones were needed, `issues` reports the rest. */
export interface FileAcceptances {
  readonly all: readonly Acceptance[];
  /** The narrowest acceptance in force that covers the range `[start, end)`; it counts as used from then on. */
  accept(rule: string, start: number, end: number): Acceptance | undefined;
  /**
   * What is wrong, in source order; ask after every finding of the file went through `accept`.
   * `ran` tells which rules looked at the file: an acceptance of another rule is not called unused.
   */
  issues(ran?: (rule: string) => boolean): readonly AcceptanceIssue[];
}

const NONE: FileAcceptances = { all: [], accept: () => undefined, issues: () => [] };

const PRAGMA_REASON =
  "a layer for this file needs a reason in three words or more: `layer: … — why`";

/**
 * Reads every acceptance of a file. `rules` are the known rule ids, `today` is `YYYY-MM-DD`.
 * An acceptance that is malformed, has no proper reason or whose date has passed accepts nothing.
 */
export function readAcceptances(
  file: ts.SourceFile,
  rules: readonly string[],
  today: string,
): FileAcceptances {
  const pragma = pragmaIn(file.fileName, file.text);
  const issues: AcceptanceIssue[] =
    pragma?.kind === "without-reason"
      ? [{ kind: "missing-reason", message: PRAGMA_REASON, place: pragma.place, fixes: [] }]
      : [];
  if (!file.text.includes("premise:") && issues.length === 0) return NONE;
  const inForce: { acceptance: Acceptance; covers: Coverage; used: boolean }[] = [];
  for (const comment of directivesOf(file)) {
    const outcome = readDirective(file, comment, rules, today);
    if (outcome === undefined) continue;
    if ("kind" in outcome) issues.push(outcome);
    else {
      const covers = outcome.scope === "file" ? WHOLE_FILE : coverageOf(file, comment);
      inForce.push({ acceptance: outcome, covers, used: false });
    }
  }
  return {
    all: inForce.map((entry) => entry.acceptance),
    accept(rule, start, end) {
      let best: (typeof inForce)[number] | undefined;
      for (const entry of inForce) {
        if (entry.acceptance.rule !== rule || !covers(file, entry.covers, start, end)) continue;
        if (best === undefined || entry.covers.size < best.covers.size) best = entry;
      }
      if (best !== undefined) best.used = true;
      return best?.acceptance;
    },
    issues(ran = () => true) {
      const unused = inForce
        .filter((entry) => !entry.used && ran(entry.acceptance.rule))
        .map(({ acceptance }) => unusedIssue(file, acceptance));
      return [...issues, ...unused].sort((left, right) => left.place.start - right.place.start);
    },
  };
}

/**
 * The edit that accepts a finding that starts at an offset: a comment above its statement, indented like
 * it, or right before the statement when another one stands before it on that line.
 * `reason` is a person's; line breaks in it become spaces.
 */
export function acceptanceEdit(
  file: ts.SourceFile,
  start: number,
  rule: string,
  reason: string,
  until?: string,
): TextEdit {
  const words = reason.trim().replace(/\s+/g, " ");
  const directive = `premise: accept ${rule} -- ${words}${until === undefined ? "" : ` until ${until}`}`;
  const { text, fileName } = file;
  const statement = statementAround(file, start);
  const opening = openingNode(file, statement);
  if (opening === undefined) {
    const at = statement.getStart(file);
    const comment = `/* ${directive.replaceAll("*/", "* /")} */ `;
    return { file: fileName, start: at, end: at, text: comment };
  }
  const anchor = opening.getStart(file);
  const indentation = text.slice(startOfLine(text, anchor), anchor);
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const at = startOfLine(text, aboveDirectives(file, opening));
  return { file: fileName, start: at, end: at, text: `${indentation}// ${directive}${lineBreak}` };
}

function statementAround(file: ts.SourceFile, position: number): ts.Node {
  let node = innermost(file, position);
  while (!ts.isSourceFile(node) && !isStatementLike(node)) node = node.parent;
  return node;
}

/** The statement or the one around it that opens the line on which the statement starts. */
function openingNode(file: ts.SourceFile, statement: ts.Node): ts.Node | undefined {
  const line = lineOf(file, statement.getStart(file));
  for (let node = statement; node !== undefined; node = node.parent) {
    const start = node.getStart(file);
    if (lineOf(file, start) !== line) return undefined;
    if (opensLine(file.text, start)) return node;
  }
  return undefined;
}

function isStatementLike(node: ts.Node): boolean {
  return (ts.isStatement(node) && !ts.isBlock(node)) || ts.isClassElement(node);
}

/** Offset above the comments that other tools read as being about the next line: nothing may come between. */
function aboveDirectives(file: ts.SourceFile, node: ts.Node): number {
  const { text } = file;
  let at = node.getStart(file);
  const comments = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  for (const { pos, end } of comments.reverse()) {
    const isDirective = /next-line|-ignore\b|@ts-/.test(text.slice(pos, end));
    if (!isDirective || !opensLine(text, pos)) break;
    at = pos;
  }
  return at;
}

function innermost(file: ts.SourceFile, position: number): ts.Node {
  let node: ts.Node = file;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, (child) =>
      child.getStart(file) <= position && position < child.end ? child : undefined,
    );
    if (inner === undefined) return node;
    node = inner;
  }
}

interface Comment extends DirectiveComment {
  /** The token that the comment stands before. */
  readonly next: ts.Node;
}

/** The comments that begin with `premise:`. Only places where the word occurs are looked at. */
function directivesOf(file: ts.SourceFile): Comment[] {
  const { text } = file;
  const found: Comment[] = [];
  let at = text.indexOf("premise:");
  while (at !== -1) {
    const comment = commentAround(file, at);
    if (comment !== undefined) {
      const opening = text.slice(comment.pos, at);
      if (/^\/[/*][/*\s]*$/.test(opening)) {
        const isBlock = comment.kind === ts.SyntaxKind.MultiLineCommentTrivia;
        found.push({
          start: comment.pos,
          end: comment.end,
          body: at + "premise:".length,
          bodyEnd: isBlock ? comment.end - 2 : comment.end,
          next: comment.next,
        });
      }
    }
    at = text.indexOf("premise:", comment?.end ?? at + 1);
  }
  return found;
}

/** The comment around an offset, if the offset is in one and not in a string, template, expression or JSX text. */
function commentAround(
  file: ts.SourceFile,
  offset: number,
): (ts.CommentRange & { next: ts.Node }) | undefined {
  const token = tokenAround(file, offset);
  if (token === undefined || token.kind === ts.SyntaxKind.JsxText) return undefined;
  const { text } = file;
  const ranges = [
    // What stands before the first token on the line of the previous one trails that one.
    ...(ts.getTrailingCommentRanges(text, token.pos) ?? []),
    ...(ts.getLeadingCommentRanges(text, token.pos) ?? []),
  ];
  const range = ranges.find((candidate) => candidate.pos <= offset && offset < candidate.end);
  return range === undefined ? undefined : { ...range, next: token };
}

/** The token whose text or leading trivia holds an offset. */
function tokenAround(file: ts.SourceFile, offset: number): ts.Node | undefined {
  let node: ts.Node = file;
  for (;;) {
    const inner: ts.Node | undefined = node
      .getChildren(file)
      .find((child) => !ts.isJSDoc(child) && child.pos <= offset && offset < child.end);
    if (inner === undefined) {
      if (node === file) return file.endOfFileToken;
      return node;
    }
    if (offset >= inner.getStart(file) && inner.getChildCount(file) === 0) return undefined;
    if (inner.getChildCount(file) === 0) return inner;
    node = inner;
  }
}

/** What a comment is about and where its directive stands in it. */
export interface DirectiveComment {
  readonly start: number;
  readonly end: number;
  /** Offset of the first character after `premise:`. */
  readonly body: number;
  /** End of the body: before the closing of a block comment. */
  readonly bodyEnd: number;
}

/** A text with the name of its file. */
export type NamedText = Pick<ts.SourceFile, "fileName" | "text">;

/** Reads one directive; undefined for prose that begins like one. */
export function readDirective(
  file: NamedText,
  comment: DirectiveComment,
  rules: readonly string[],
  today: string,
): Acceptance | AcceptanceIssue | undefined {
  const place: Place = { file: file.fileName, start: comment.start, end: comment.end };
  const body = file.text
    .slice(comment.body, comment.bodyEnd)
    // Same length, so that offsets hold: the line starts of a block comment are no part of the text.
    .replace(/(^|\n)([ \t]*\*+)/g, (_, lineBreak: string, stars: string) => {
      return lineBreak + " ".repeat(stars.length);
    });
  const words = /^\s*(\S*)\s*(\S*)\s*([\s\S]*)$/.exec(body);
  const [, verb = "", rule = "", rest = ""] = words ?? [];
  const usage = "write 'premise: accept <rule> -- <reason>'";
  if (verb !== "accept" && verb !== "accept-file") {
    // Prose may begin with the word too: only what names a rule or nearly says `accept` was meant as a directive.
    const meant = nearestName(verb, ["accept", "accept-file"]);
    const namesRule = /^(?:time|state|scale)\//.test(rule) || rules.includes(rule);
    if (meant === undefined && !namesRule) return undefined;
    if (!namesRule && !rest.startsWith("--")) return undefined;
    const verbStart = comment.body + body.indexOf(verb);
    const verbPlace: Place = { file: place.file, start: verbStart, end: verbStart + verb.length };
    return {
      kind: "malformed",
      message: `unknown directive 'premise: ${verb}'; ${usage}`,
      place: verbPlace,
      fixes: [replaceFix(verbPlace, meant ?? "accept")],
    };
  }
  if (rule === "" || rule === "--") {
    return {
      kind: "malformed",
      message: `the acceptance names no rule; ${usage}`,
      place,
      fixes: [],
    };
  }
  const ruleStart = comment.body + body.indexOf(rule, body.indexOf(verb) + verb.length);
  if (!rules.includes(rule)) {
    const rulePlace: Place = { file: place.file, start: ruleStart, end: ruleStart + rule.length };
    const nearest = nearestName(rule, rules);
    const isProse = nearest === undefined && !rule.includes("/") && !rest.startsWith("--");
    if (isProse) return undefined;
    return {
      kind: "unknown-rule",
      message: `unknown rule '${rule}'${didYouMean(rule, rules)}`,
      place: rulePlace,
      fixes: nearest === undefined ? [] : [replaceFix(rulePlace, nearest)],
    };
  }
  const text = rest.trim().replace(/\s+/g, " ");
  if (text === "" || text === "--" || /^-- until \S+$/.test(text) || /^until \S+$/.test(text)) {
    return {
      kind: "missing-reason",
      message: "an acceptance needs a reason of at least three words after ' -- '",
      place,
      fixes: [],
    };
  }
  if (!text.startsWith("-- ")) {
    return {
      kind: "malformed",
      message: `the reason of an acceptance follows ' -- '; ${usage}`,
      place,
      fixes: [],
    };
  }
  const dated = /\buntil (\d[\d./-]*\d)\)?\.?$/.exec(text);
  const reason = withoutTail(text.slice(3, dated?.index)).trim();
  const until = dated?.[1];
  if (until !== undefined && !isDate(until)) {
    return {
      kind: "malformed",
      message: `'${until}' is not a date; write 'until YYYY-MM-DD'`,
      place,
      fixes: [],
    };
  }
  if (wordCount(reason) < 3) {
    return {
      kind: "short-reason",
      message: `'${reason}' is too short a reason; say in at least three words why it holds here`,
      place,
      fixes: [],
    };
  }
  // Dates of this form sort like the days they name.
  if (until !== undefined && until < today) {
    return {
      kind: "passed",
      message: `the acceptance of '${rule}' ended on ${until}; decide again`,
      place,
      fixes: [removalFix(file, place, "Remove the acceptance that has ended")],
    };
  }
  return {
    rule,
    reason,
    ...(until === undefined ? {} : { until }),
    scope: verb === "accept" ? "place" : "file",
    place,
  };
}

/** Says that nothing is left to accept. */
export function unusedIssue(file: NamedText, acceptance: Acceptance): AcceptanceIssue {
  return {
    kind: "unused",
    message: `nothing left to accept: '${acceptance.rule}' finds nothing here`,
    place: acceptance.place,
    fixes: [removalFix(file, acceptance.place, "Remove the unused acceptance")],
  };
}

/** What joins a reason to `until`: no regular expression, since `[…]+$` is quadratic on hostile text. */
function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && " ,;(".includes(text[end - 1] ?? "x")) end--;
  return text.slice(0, end);
}

/** Words hold a letter or a digit: `-- x . .` does not have three. Scripts without spaces count by length. */
export function wordCount(text: string): number {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
  return Math.max(words, Math.floor((text.match(unspaced)?.length ?? 0) / 2));
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

interface Coverage {
  /** Covers what lies inside `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** Covers also what begins or ends on this 0-based line. */
  readonly line: number;
  /** Smaller is narrower. */
  readonly size: number;
}

const WHOLE_FILE: Coverage = {
  start: 0,
  end: Number.POSITIVE_INFINITY,
  line: -1,
  size: Number.POSITIVE_INFINITY,
};

function covers(file: ts.SourceFile, coverage: Coverage, start: number, end: number): boolean {
  if (coverage.start <= start && end <= coverage.end) return true;
  return coverage.line === lineOf(file, start) || coverage.line === lineOf(file, end);
}

/** A comment behind code covers its line; a comment of its own covers the node below and the line that begins it. */
function coverageOf(file: ts.SourceFile, comment: Comment): Coverage {
  if (!opensLine(file.text, comment.start)) {
    return { start: 0, end: 0, line: lineOf(file, comment.start), size: 0 };
  }
  const start = comment.next.getStart(file);
  let node = comment.next;
  while (
    node.parent !== undefined &&
    !ts.isSourceFile(node.parent) &&
    node.parent.getStart(file) === start
  ) {
    node = node.parent;
  }
  if (node.kind === ts.SyntaxKind.EndOfFileToken || CLOSING.has(node.kind)) {
    return { start: 0, end: 0, line: -1, size: 0 };
  }
  return { start, end: node.end, line: lineOf(file, start), size: node.end - start };
}

/** Tokens that end what the comment stands in: such a comment has nothing below it. */
const CLOSING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.CloseBraceToken,
  ts.SyntaxKind.CloseBracketToken,
  ts.SyntaxKind.CloseParenToken,
]);

function replaceFix(place: Place, text: string): Fix {
  return {
    title: `Write '${text}'`,
    safety: "review",
    edits: () => [{ ...place, text }],
  };
}

/** Takes the comment away, with its whole line when nothing else stands there. A decision is a person's to drop, hence `review`. */
function removalFix(file: NamedText, place: Place, title: string): Fix {
  return {
    title,
    safety: "review",
    edits: () => {
      const { text } = file;
      const isWholeLine = opensLine(text, place.start) && closesLine(text, place.end);
      if (isWholeLine) {
        const start = startOfLine(text, place.start);
        const end = endOfLine(text, place.end);
        const lineBreak = text.startsWith("\r\n", end) ? 2 : end < text.length ? 1 : 0;
        return [{ file: place.file, start, end: end + lineBreak, text: "" }];
      }
      let start = place.start;
      // The space before a trailing comment goes too, unless code follows on the line.
      if (closesLine(text, place.end)) while (isBlank(text[start - 1])) start--;
      return [{ file: place.file, start, end: place.end, text: "" }];
    },
  };
}

function lineOf(file: ts.SourceFile, offset: number): number {
  return file.getLineAndCharacterOfPosition(offset).line;
}

function opensLine(text: string, offset: number): boolean {
  return text.slice(startOfLine(text, offset), offset).trim() === "";
}

function closesLine(text: string, offset: number): boolean {
  return text.slice(offset, endOfLine(text, offset)).trim() === "";
}

function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text[start - 1])) start--;
  return start;
}

function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text[end])) end++;
  return end;
}

function isLineBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}
