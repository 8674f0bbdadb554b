/** Splits shell text into the commands it runs, as far as start commands need it; nothing is ever run. */

/** One simple command: `cd apps/api && FOO=1 exec node server.js` has two. */
export interface ShellCommand {
  /** Without assignments in front. */
  readonly words: readonly string[];
  readonly assignments: readonly string[];
  /** True when the shell does not wait for it: `server & `. */
  readonly isBackground: boolean;
}

/** Words beyond this are nobody's start command. */
const MOST_WORDS = 2000;

/** Reads shell text; what it cannot understand becomes part of a word. */
export function shellCommands(text: string): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  let count = 0;
  const finish = (isBackground: boolean): void => {
    const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
    const start = first < 0 ? words.length : first;
    if (words.length > 0)
      commands.push({
        words: words.slice(start),
        assignments: words.slice(0, start),
        isBackground,
      });
    words = [];
  };
  for (const token of tokensOf(text)) {
    if (count++ > MOST_WORDS) break;
    if (typeof token === "string") words.push(token);
    else finish(token.operator === "&");
  }
  finish(false);
  return commands.filter((command) => command.words.length > 0);
}

/** `node a.js --flag "x y"` → its words. */
export function shellWords(text: string): readonly string[] {
  return tokensOf(text).filter((token) => typeof token === "string");
}

type Token = string | { readonly operator: string };

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let word: string | undefined;
  const finish = (): void => {
    if (word !== undefined) tokens.push(word);
    word = undefined;
  };
  for (let index = 0; index < text.length; index++) {
    const letter = text.charAt(index);
    if (letter === "'" || letter === '"') {
      const end = closing(text, index);
      word = (word ?? "") + text.slice(index + 1, end).replace(/\\(["\\$`])/g, "$1");
      index = end;
    } else if (letter === "\\") {
      if (text[index + 1] === "\n") index++;
      else word = (word ?? "") + text.charAt(++index);
    } else if (letter === "#" && word === undefined) {
      const end = text.indexOf("\n", index);
      index = end < 0 ? text.length : end - 1;
    } else if (letter === "$" && text[index + 1] === "{") {
      const end = text.indexOf("}", index);
      const stop = end < 0 ? text.length : end;
      word = (word ?? "") + text.slice(index, stop + 1);
      index = stop;
    } else if (/[\n;&|()]/.test(letter)) {
      // `2>&1` joins two streams.
      if (letter === "&" && word !== undefined && /[<>]$/.test(word)) {
        word += letter;
        continue;
      }
      finish();
      const isDouble = text[index + 1] === letter && /[&|;]/.test(letter);
      tokens.push({ operator: isDouble ? letter + letter : letter });
      if (isDouble) index++;
    } else if (/\s/.test(letter)) finish();
    else word = (word ?? "") + letter;
  }
  finish();
  return tokens;
}

function closing(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let index = start + 1; index < text.length; index++) {
    if (quote === '"' && text[index] === "\\") index++;
    else if (text[index] === quote) return index;
  }
  return text.length;
}
