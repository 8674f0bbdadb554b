/** Completions and hovers for the catalog's tags in JSDoc comments. */
import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  MarkupKind,
  type Position,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { namesParameter, TAG_HELP, type TagHelp, wordsAfter } from "../../rules/kit/vocabulary.ts";
import type { Client } from "./capabilities.ts";

/** How far behind a comment the parameters of its function are looked for. */
const FOLLOWING = 600;

export function tagCompletions(text: TextDocument, position: Position): CompletionItem[] {
  const comment = commentAt(text, position);
  if (comment === undefined) return [];
  const line = text.getText({ start: { line: position.line, character: 0 }, end: position });
  const written = /(?:^|\*)[ \t]*@(?:(\w*)|(\w+)[ \t]+(.*))$/.exec(line);
  if (written === null) return [];
  const [, name, tag = "", rest = ""] = written;
  if (name !== undefined) return TAG_HELP.map((help) => tagItem(help, name.length, position));
  const typed = /[\w.-]*$/.exec(rest)?.[0] ?? "";
  const given = rest
    .slice(0, rest.length - typed.length)
    .split(/\s+/)
    .filter(Boolean);
  const words = wordsAfter(tag, given).map(({ word, meaning }, index) => ({
    ...itemAt(word, typed.length, position),
    kind: CompletionItemKind.Keyword,
    ...(meaning === "" ? {} : { detail: meaning }),
    sortText: String(index).padStart(3, "0"),
  }));
  if (words.length > 0 || !namesParameter(tag, given)) return words;
  return parametersAfter(text.getText().slice(comment.end)).map((parameter) => ({
    ...itemAt(parameter, typed.length, position),
    kind: CompletionItemKind.Variable,
  }));
}

/** What the tag under the pointer means; null where there is none. */
export function tagHover(text: TextDocument, position: Position, client: Client): Hover | null {
  const { line, character } = position;
  const whole = text.getText({
    start: { line, character: 0 },
    end: { line: line + 1, character: 0 },
  });
  const match = /(?:^|\*)[ \t]*(@(\w+))/.exec(whole);
  if (match === null) return null;
  const [all, name = ""] = match;
  const start = match.index + all.length - name.length;
  if (character < start || character > start + name.length) return null;
  const help = TAG_HELP.find((each) => `@${each.name}` === name);
  if (help === undefined || commentAt(text, position) === undefined) return null;
  return {
    contents: { kind: kindFor(client), value: textOf(help, client) },
    range: { start: { line, character: start }, end: { line, character: start + name.length } },
  };
}

function tagItem(help: TagHelp, typed: number, position: Position): CompletionItem {
  return {
    ...itemAt(help.name, typed, position),
    kind: CompletionItemKind.Keyword,
    detail: help.usage,
    documentation: { kind: MarkupKind.Markdown, value: help.meaning },
    // The tags of JSDoc itself come first.
    sortText: `~${help.name}`,
  };
}

function itemAt(word: string, typed: number, position: Position): CompletionItem {
  const start = { line: position.line, character: position.character - typed };
  return { label: word, textEdit: { range: { start, end: position }, newText: word } };
}

function kindFor(client: Client): MarkupKind {
  return client.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
}

function textOf({ usage, meaning }: TagHelp, client: Client): string {
  return client.markdownHover
    ? `\`${usage}\`\n\n${meaning}`
    : `${usage}\n\n${meaning.replaceAll("`", "")}`;
}

/** The JSDoc comment around a position, with the offset of its end, or the end of the text while it is open. */
function commentAt(text: TextDocument, position: Position): { readonly end: number } | undefined {
  const whole = text.getText();
  const at = text.offsetAt(position);
  const start = whole.lastIndexOf("/**", at);
  if (start < 0) return undefined;
  const close = whole.indexOf("*/", start + 3);
  if (close >= 0 && close < at) return undefined;
  return { end: close < 0 ? at : close + 2 };
}

/** The names of the parameters of the function that a text begins with. */
function parametersAfter(text: string): readonly string[] {
  const open = text.indexOf("(");
  if (open < 0 || open > FOLLOWING) return [];
  const names: string[] = [];
  let depth = 0;
  let isName = true;
  for (const [token] of text.slice(open, open + FOLLOWING).matchAll(/=>|[()[\]{}<>,]|[\w$]+/g)) {
    if (/^[([{<]$/.test(token)) {
      // A pattern has no name that a tag could use.
      if (depth === 1) isName = false;
      depth++;
    }
    if (/^[)\]}>]$/.test(token)) depth--;
    else if (token === "," && depth === 1) isName = true;
    else if (/^[\w$]/.test(token) && depth === 1 && isName && !MODIFIER.test(token)) {
      names.push(token);
      isName = false;
    }
    if (depth === 0) break;
  }
  return names;
}

const MODIFIER = /^(?:public|private|protected|readonly)$/;
