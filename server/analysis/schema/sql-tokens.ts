/** Cuts SQL of any dialect into words, names, texts and signs, with positions. */

export interface SqlToken {
  /** `name` is a quoted identifier, `word` everything else that looks like one. */
  readonly kind: "word" | "name" | "text" | "number" | "sign";
  /** Words in lower case, names and texts without their quotes. */
  readonly text: string;
  /** As written, without quotes. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/** Blank, comments, text, dollar-quoted text, quoted name, number, word, sign. */
const TOKEN =
  /(\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|#[^\n>-][^\n]*)|([EeNnBbXx]?'(?:[^'\\]|''|\\[\s\S])*'?)|(\$(\w*)\$[\s\S]*?(?:\$\4\$|$))|("(?:[^"]|"")*"?|`(?:[^`]|``)*`?|\[[A-Za-z_][^\]\n]*\])|(\d[\w.]*)|([\p{L}_][\p{L}\p{N}_$]*)|([\s\S])/gu;

/** The statements of a text: what stands between semicolons, each as its tokens. */
export function* statementsOf(text: string): Generator<readonly SqlToken[]> {
  let tokens: SqlToken[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [all, blank, quoted, dollar, , name, number, word] = match;
    if (blank !== undefined) continue;
    const at = { start: match.index, end: match.index + all.length };
    if (all === ";") {
      if (tokens.length > 0) yield tokens;
      tokens = [];
    } else if (quoted !== undefined || dollar !== undefined)
      tokens.push({ kind: "text", text: all, raw: all, ...at });
    else if (name !== undefined) {
      const raw = name.replace(/^["`[]|["`\]]$/g, "");
      tokens.push({ kind: "name", text: raw, raw, ...at });
    } else if (number !== undefined) tokens.push({ kind: "number", text: all, raw: all, ...at });
    else if (word !== undefined)
      tokens.push({ kind: "word", text: all.toLowerCase(), raw: all, ...at });
    else tokens.push({ kind: "sign", text: all, raw: all, ...at });
  }
  if (tokens.length > 0) yield tokens;
}
