/** Finds what a text imports without parsing it: one pass over its characters that skips comments and strings. */

export interface Import {
  readonly specifier: string;
  /** `import type` and `export type` leave nothing behind at run time. */
  readonly isType: boolean;
}

/**
 * Imports, re-exports, dynamic imports, import types and `require` in order of appearance, then the
 * modules that `declare module` adds to. Broken code may hide what follows it.
 */
export function importsOf(text: string): Import[] {
  const found: Import[] = [];
  const augmented: Import[] = [];
  /** Per open template substitution, the depth of braces around it. */
  const substitutions: number[] = [];
  let isModule = false;
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWordStart(code)) at = word(at);
    else if (code === SLASH) at = afterComment(text, at) ?? at + 1;
    else if (code === QUOTE || code === APOSTROPHE) at = afterString(text, at);
    else if (code === BACKTICK) at = template(at + 1);
    else if (code === CLOSE_BRACE && substitutions.at(-1) === depth) {
      substitutions.pop();
      at = template(at + 1);
    } else {
      if (code === OPEN_BRACE) depth++;
      else if (code === CLOSE_BRACE && depth > 0) depth--;
      at++;
    }
  }
  return isModule ? [...found, ...augmented] : found;

  /** Goes on to the end of a template or into its next substitution. */
  function template(from: number): number {
    for (let end = from; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === BACKSLASH) end++;
      else if (code === BACKTICK) return end + 1;
      else if (code === DOLLAR && text.charCodeAt(end + 1) === OPEN_BRACE) {
        substitutions.push(depth);
        return end + 2;
      }
    }
    return text.length;
  }

  function word(from: number): number {
    const end = afterWord(text, from);
    const length = end - from;
    if (length !== 6 && length !== 7) return end;
    const name = text.slice(from, end);
    if (name === "require") return takeCall(end) ?? end;
    if (text.charCodeAt(from - 1) === DOT) return end;
    if (name === "import") return takeCall(end) ?? takeClause(end, false) ?? end;
    if (name === "export") {
      isModule ||= depth === 0;
      return takeClause(end, true) ?? end;
    }
    return name === "declare" ? (takeAugmentation(end) ?? end) : end;
  }

  /** `("x"` behind `require` or `import`. */
  function takeCall(from: number): number | undefined {
    const open = afterSpace(text, from);
    if (text.charCodeAt(open) !== OPEN_PARENTHESIS) return undefined;
    return take(afterSpace(text, open + 1), found, false);
  }

  /** What stands between the keyword and the specifier; undefined when this is no import or re-export. */
  function takeClause(from: number, isExport: boolean): number | undefined {
    const tokens: string[] = [];
    let hasOnlyTypes = true;
    for (let next = afterSpace(text, from); ; next = afterSpace(text, next)) {
      const code = text.charCodeAt(next);
      if (isQuote(code)) {
        if (tokens.length > 0 && tokens.at(-1) !== "from") return undefined;
        isModule ||= depth === 0;
        // `import { type A, type B }` is left out as `import type { A, B }` is.
        const isOnlyTypes = hasOnlyTypes && tokens[0] === "{}" && tokens.length === 2;
        return take(next, found, isTypeClause(tokens) || isOnlyTypes);
      }
      if (tokens.length === LONGEST_CLAUSE || (isExport && !mayFollow(tokens))) return undefined;
      if (isWordStart(code)) {
        const end = afterWord(text, next);
        tokens.push(text.slice(next, end));
        next = end;
      } else if (code === OPEN_BRACE) {
        const end = afterNames(text, next + 1);
        if (end === undefined) return undefined;
        hasOnlyTypes &&= /^\s*type\s+[\w$]/.test(text.slice(next + 1, end));
        hasOnlyTypes &&= !/,\s*(?!type\s+[\w$])[\w$]/.test(text.slice(next + 1, end));
        tokens.push("{}");
        next = end;
      } else if (code === ASTERISK || code === COMMA) {
        tokens.push(text.charAt(next));
        next++;
      } else if (code === EQUALS && !isExport) {
        const call = afterSpace(text, next + 1);
        const end = afterWord(text, call);
        isModule ||= depth === 0;
        return text.slice(call, end) === "require" ? takeCall(end) : undefined;
      } else return undefined;
    }
  }

  function takeAugmentation(from: number): number | undefined {
    const start = afterSpace(text, from);
    const end = afterWord(text, start);
    if (text.slice(start, end) !== "module") return undefined;
    return take(afterSpace(text, end), augmented, false);
  }

  /** Records the string or plain template at a place. */
  function take(from: number, into: Import[], isType: boolean): number | undefined {
    const code = text.charCodeAt(from);
    if (!isQuote(code) && code !== BACKTICK) return undefined;
    const close = text.indexOf(text.charAt(from), from + 1);
    const specifier = close < 0 ? "" : text.slice(from + 1, close);
    if (close < 0 || /[\n\\]|\$\{/.test(specifier)) return undefined;
    into.push({ specifier, isType });
    return close + 1;
  }
}

/** Tokens of `type a, * as b from`, and one to spare; without an end a text of keywords alone would be read again for each. */
const LONGEST_CLAUSE = 8;

const QUOTE = 34;
const DOLLAR = 36;
const APOSTROPHE = 39;
const OPEN_PARENTHESIS = 40;
const ASTERISK = 42;
const COMMA = 44;
const DOT = 46;
const SLASH = 47;
const EQUALS = 61;
const BACKSLASH = 92;
const BACKTICK = 96;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const LINE_FEED = 10;

/** `type` is a name of its own in `import type from` and `import type, {`. */
function isTypeClause(tokens: readonly string[]): boolean {
  return tokens[0] === "type" && tokens.length > 2 && tokens[1] !== ",";
}

/** What an `export` may still become a re-export with: `type`, `*`, `* as x`, `{}`, then `from`. */
function mayFollow(tokens: readonly string[]): boolean {
  const last = tokens.at(-1);
  return (
    last !== "from" &&
    (tokens.length < 2 || /^(type )?(\*|\* as|\* as \S+|\{\})$/.test(tokens.join(" ")))
  );
}

function afterWord(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWordPart(text.charCodeAt(end))) end++;
  return end;
}

/** Over space and comments. */
function afterSpace(text: string, at: number): number {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code === SLASH) {
      const after = afterComment(text, end);
      if (after === undefined) return end;
      end = after;
    } else if (code <= 32 || code === 160 || code === 65279) end++;
    else return end;
  }
}

/** Undefined when a slash begins no comment. */
function afterComment(text: string, at: number): number | undefined {
  const next = text.charCodeAt(at + 1);
  if (next !== SLASH && next !== ASTERISK) return undefined;
  const end = next === SLASH ? text.indexOf("\n", at + 2) : text.indexOf("*/", at + 2);
  if (end < 0) return text.length;
  return next === SLASH ? end : end + 2;
}

/** A string ends with its line at the latest: an apostrophe in a regular expression costs one line only. */
function afterString(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let end = at + 1; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === BACKSLASH) end++;
    else if (code === quote) return end + 1;
    else if (code === LINE_FEED) return end;
  }
  return text.length;
}

/** Behind the brace that closes a list of names; undefined when other things stand in it. */
function afterNames(text: string, at: number): number | undefined {
  let end = at;
  for (;;) {
    end = afterSpace(text, end);
    const code = text.charCodeAt(end);
    if (code === CLOSE_BRACE) return end + 1;
    if (isWordStart(code)) end = afterWord(text, end);
    else if (isQuote(code)) end = afterString(text, end);
    else if (code === COMMA) end++;
    else return undefined;
  }
}

function isQuote(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE;
}

function isWordStart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === DOLLAR ||
    code === 95 ||
    code > 160
  );
}

function isWordPart(code: number): boolean {
  return isWordStart(code) || (code >= 48 && code <= 57);
}
