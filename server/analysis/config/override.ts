/** Writes an override into the text of a premise.json: what somebody says of a folder. */
import { modify } from "jsonc-parser";
import type { Context } from "../../../rules/kit/rule.ts";

export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Later entries win, so the new one comes last. Comments and layout stay. */
export function overrideEdits(
  text: string,
  glob: string,
  context: Context,
): readonly Replacement[] {
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  const formattingOptions = {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: lineBreak,
  };
  const edits = modify(
    text,
    ["overrides", -1],
    { files: [glob], context },
    {
      formattingOptions,
      isArrayInsertion: true,
    },
  );
  return edits.map(({ offset, length, content }) => ({
    start: offset,
    end: offset + length,
    text: content,
  }));
}

/** A premise.json that says this and nothing else. */
export function overrideText(glob: string, context: Context): string {
  return `${JSON.stringify({ overrides: [{ files: [glob], context }] }, null, 2)}\n`;
}
