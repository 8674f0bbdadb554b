/** Lines and columns of a text that has no syntax tree. */

/** What it takes to turn an offset into a place that people can read; a source file has it. */
export interface Lined {
  readonly end: number;
  /** 0-based. */
  getLineAndCharacterOfPosition(offset: number): { line: number; character: number };
}

export function linedText(text: string): Lined {
  return {
    end: text.length,
    getLineAndCharacterOfPosition(offset) {
      const before = text.slice(0, offset);
      const lastBreak = before.lastIndexOf("\n");
      return { line: before.split("\n").length - 1, character: offset - lastBreak - 1 };
    },
  };
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  return linedText(text).getLineAndCharacterOfPosition(offset).line + 1;
}
