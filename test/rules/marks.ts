/** Marks: comment lines of carets under the code that a rule reports, read from and written into source text. */

export interface Mark {
  /** 0-based line of the code above the mark, counted without mark lines. */
  readonly line: number;
  /** 0-based columns, end exclusive; a range of several lines is cut at the end of its first. */
  readonly start: number;
  readonly end: number;
  /** `^^^` marks a finding, `???` a question. */
  readonly kind: "finding" | "question";
  /** Part of the message; empty when the mark does not say. */
  readonly message: string;
}

export interface MarkedText {
  /** The source without its mark lines. */
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** `//    ^^^ message`; `//<^^^` reaches back to the start of the line, where a comment leaves no room for carets. */
const MARK = /^\s*\/\/(?<fromStart><?)\s*(?<carets>\^+|\?{3,})(?:\s+(?<message>.*))?$/;

export function readMarks(source: string): MarkedText {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of source.split("\n")) {
    const match = MARK.exec(line);
    const { fromStart = "", carets = "", message = "" } = match?.groups ?? {};
    if (match === null) lines.push(line);
    else if (lines.length === 0) throw new Error(`a mark needs a line of code above it: ${line}`);
    else {
      const start = line.indexOf(carets);
      marks.push({
        line: lines.length - 1,
        start: fromStart === "" ? start : 0,
        end: start + carets.length,
        kind: carets.startsWith("^") ? "finding" : "question",
        message: message.trim(),
      });
    }
  }
  return { text: lines.join("\n"), marks };
}

/** The source with its marks, in one canonical form, so that expected and actual can be compared as text. */
export function writeMarks({ text, marks }: MarkedText): string {
  const sorted = [...marks].sort((a, b) => a.start - b.start || a.end - b.end);
  return text
    .split("\n")
    .flatMap((line, index) => [line, ...sorted.filter((mark) => mark.line === index).map(markLine)])
    .join("\n");
}

function markLine({ start, end, kind, message }: Mark): string {
  const sign = kind === "finding" ? "^" : "?";
  const carets =
    start < 2
      ? `//<${sign.repeat(Math.max(end - 3, 1))}`
      : `//${" ".repeat(start - 2)}${sign.repeat(end - start)}`;
  return `${carets} ${message}`.trimEnd();
}
