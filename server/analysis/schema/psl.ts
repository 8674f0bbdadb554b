/** Parses Prisma's schema language into blocks with positions; a line that does not parse costs that line only. */
import { lineAt } from "../lines.ts";

/** UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name, number or text; `items` for what stands in brackets and in the parentheses of a call. */
export interface PslValue {
  readonly text: string;
  readonly kind: "name" | "number" | "text" | "list" | "call";
  readonly items: readonly PslArgument[];
  readonly at: Span;
}

export interface PslArgument {
  readonly key: string | undefined;
  readonly value: PslValue;
}

/** `@id`, `@db.VarChar(3)`, `@@unique([a, b])`; the name stands without its signs. */
export interface PslAttribute {
  readonly name: string;
  readonly args: readonly PslArgument[];
  readonly at: Span;
}

/** A field of a model, or a value of an enum, whose `type` is empty. */
export interface PslField {
  readonly name: string;
  readonly type: string;
  readonly isList: boolean;
  readonly isOptional: boolean;
  readonly attributes: readonly PslAttribute[];
  /** The name alone. */
  readonly at: Span;
}

export type PslKind = "model" | "view" | "type" | "enum" | "generator" | "datasource";

export interface PslBlock {
  readonly kind: PslKind;
  readonly name: string;
  /** The name alone. */
  readonly at: Span;
  /** The brace at its end. */
  readonly close: Span | undefined;
  readonly fields: readonly PslField[];
  /** Those with `@@`. */
  readonly attributes: readonly PslAttribute[];
  /** `provider = "…"` of generators and data sources. */
  readonly settings: ReadonlyMap<string, PslValue>;
  /** False when a line of the block could not be read. */
  readonly isWhole: boolean;
}

export interface PslProblem {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export interface PslFile {
  readonly blocks: readonly PslBlock[];
  readonly problems: readonly PslProblem[];
}

const KINDS: ReadonlySet<string> = new Set([
  "model",
  "view",
  "type",
  "enum",
  "generator",
  "datasource",
] satisfies PslKind[]);

/** Brackets within brackets; real schemas need three. */
const MAX_DEPTH = 50;

export function parsePsl(text: string): PslFile {
  const tokens = tokensOf(text);
  const blocks: PslBlock[] = [];
  const problems: PslProblem[] = [];
  let index = 0;
  let depth = 0;

  const peek = (): Token => tokens[index] ?? END;
  const isSign = (sign: string): boolean => peek().kind === "sign" && peek().text === sign;

  function take(): Token {
    const token = peek();
    if (index < tokens.length) index += 1;
    return token;
  }

  function takeSign(sign: string): Token {
    if (!isSign(sign)) throw new Unexpected(`expected ${sign}`, peek());
    return take();
  }

  function takeName(what: string): Token {
    if (peek().kind !== "name") throw new Unexpected(`expected ${what}`, peek());
    return take();
  }

  function skipBreaks(): void {
    while (peek().kind === "break") take();
  }

  function endLine(): void {
    if (peek().kind !== "break" && peek().kind !== "end" && !isSign("}"))
      throw new Unexpected("expected the end of the line", peek());
  }

  /** Leaves the rest of a line that cannot be read. */
  function recover(error: unknown): void {
    if (!(error instanceof Unexpected)) throw error;
    problems.push({ line: lineAt(text, error.token.at.start), message: error.message });
    depth = 0;
    while (peek().kind !== "break" && peek().kind !== "end" && !isSign("}")) take();
  }

  function block(): PslBlock {
    const word = takeName("a block");
    if (!isKind(word.text)) throw new Unexpected(`unknown block ${word.text}`, word);
    const name = takeName(`the name of the ${word.text}`);
    takeSign("{");
    const fields: PslField[] = [];
    const attributes: PslAttribute[] = [];
    const settings = new Map<string, PslValue>();
    const mistakes = problems.length;
    const isConfig = word.text === "generator" || word.text === "datasource";
    for (;;) {
      skipBreaks();
      if (isSign("}") || peek().kind === "end" || startsBlock()) break;
      try {
        if (isSign("@@")) attributes.push(attribute());
        else if (isConfig) setting(settings);
        else fields.push(field(word.text === "enum"));
        endLine();
      } catch (error) {
        recover(error);
      }
    }
    const close = isSign("}") ? take().at : undefined;
    if (close === undefined)
      problems.push({ line: lineAt(text, word.at.start), message: `${name.text} has no end` });
    const isWhole = problems.length === mistakes;
    return {
      kind: word.text,
      name: name.text,
      at: name.at,
      close,
      fields,
      attributes,
      settings,
      isWhole,
    };
  }

  /** `model X {` inside a block: the brace before it is missing. */
  function startsBlock(): boolean {
    const [kind, name, brace] = tokens.slice(index, index + 3);
    return (
      kind?.kind === "name" &&
      isKind(kind.text) &&
      name?.kind === "name" &&
      brace?.kind === "sign" &&
      brace.text === "{"
    );
  }

  function setting(into: Map<string, PslValue>): void {
    const name = takeName("a setting");
    takeSign("=");
    into.set(name.text, value());
  }

  function field(isValue: boolean): PslField {
    const name = takeName("a field");
    let type = "";
    let isList = false;
    let isOptional = false;
    if (!isValue) {
      type = takeName(`the type of ${name.text}`).text;
      if (isSign("(")) items(")");
      if (isSign("[")) {
        take();
        takeSign("]");
        isList = true;
      }
      if (isSign("?")) {
        take();
        isOptional = true;
      }
    }
    const attributes: PslAttribute[] = [];
    while (isSign("@")) attributes.push(attribute());
    return { name: name.text, type, isList, isOptional, attributes, at: name.at };
  }

  function attribute(): PslAttribute {
    const sign = take();
    const name = takeName("an attribute");
    const args = isSign("(") ? items(")") : [];
    const last = tokens[index - 1] ?? name;
    return { name: name.text, args, at: { start: sign.at.start, end: last.at.end } };
  }

  function items(close: ")" | "]"): PslArgument[] {
    if (depth >= MAX_DEPTH) throw new Unexpected("nested too deeply", peek());
    depth += 1;
    take();
    const found: PslArgument[] = [];
    for (skipBreaks(); !isSign(close); skipBreaks()) {
      const first = peek();
      const next = tokens[index + 1];
      const isKey = first.kind === "name" && next?.kind === "sign" && next.text === ":";
      if (isKey) index += 2;
      skipBreaks();
      found.push({ key: isKey ? first.text : undefined, value: value() });
      skipBreaks();
      if (!isSign(",")) break;
      take();
    }
    takeSign(close);
    depth -= 1;
    return found;
  }

  function value(): PslValue {
    const token = peek();
    if (isSign("[")) {
      const list = items("]");
      return { text: "", kind: "list", items: list, at: spanTo(token) };
    }
    if (token.kind !== "name" && token.kind !== "number" && token.kind !== "text")
      throw new Unexpected("expected a value", token);
    take();
    if (token.kind === "name" && isSign("(")) {
      const list = items(")");
      return { text: token.text, kind: "call", items: list, at: spanTo(token) };
    }
    return { text: token.text, kind: token.kind, items: [], at: token.at };
  }

  function spanTo(first: Token): Span {
    return { start: first.at.start, end: tokens[index - 1]?.at.end ?? first.at.end };
  }

  for (skipBreaks(); peek().kind !== "end"; skipBreaks()) {
    try {
      const found = block();
      blocks.push(found);
      if (!startsBlock()) endLine();
    } catch (error) {
      recover(error);
      // What belongs to a block that has no beginning is not a mistake each.
      while (!startsBlock() && peek().kind !== "end") take();
    }
  }
  return { blocks, problems };
}

interface Token {
  readonly kind: "name" | "number" | "text" | "sign" | "break" | "end" | "stray";
  readonly text: string;
  readonly at: Span;
}

const END: Token = { kind: "end", text: "", at: { start: 0, end: 0 } };

/** What was read is not what the language allows there. */
class Unexpected extends Error {
  readonly token: Token;

  constructor(message: string, token: Token) {
    const found = token.kind === "end" ? "the end of the file" : JSON.stringify(token.text);
    super(`${message}, found ${found}`);
    this.token = token;
  }
}

/** Blank, line break, comments, text, number, name with dots, signs; whatever else is a stray character. */
const TOKEN =
  /([^\S\n]+)|(\n)|(\/\/[^\n]*)|(\/\*[\s\S]*?(?:\*\/|$))|("(?:[^"\\\n]|\\.)*"?)|(-?\d[\w.+-]*)|([\p{L}_$][\w$-]*(?:\.[\p{L}_$][\w$-]*)*)|(@@|[@{}()[\],:=?])|(.)/gsu;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [all, blank, newline, line, block, quoted, number, name, sign] = match;
    if (blank !== undefined || line !== undefined || block !== undefined) continue;
    const at = { start: match.index, end: match.index + all.length };
    if (newline !== undefined) tokens.push({ kind: "break", text: "\n", at });
    else if (quoted !== undefined) tokens.push({ kind: "text", text: unquoted(quoted), at });
    else if (number !== undefined) tokens.push({ kind: "number", text: number, at });
    else if (name !== undefined) tokens.push({ kind: "name", text: name, at });
    else tokens.push({ kind: sign === undefined ? "stray" : "sign", text: all, at });
  }
  tokens.push({ ...END, at: { start: text.length, end: text.length } });
  return tokens;
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, "").replace(/\\(.)/g, "$1");
}

function isKind(word: string): word is PslKind {
  return KINDS.has(word);
}
