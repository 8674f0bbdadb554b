/** Colours for terminals, and text from repositories made safe to print there. */

export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly magenta: (text: string) => string;
}

/** NO_COLOR switches colours off, FORCE_COLOR on, else a terminal decides. */
export function wantsColour(
  isTerminal: boolean,
  variables: Readonly<Record<string, string | undefined>>,
): boolean {
  const { NO_COLOR: never, FORCE_COLOR: always, TERM: terminal } = variables;
  if (never !== undefined && never !== "") return false;
  if (always !== undefined && always !== "") return always !== "0" && always !== "false";
  return isTerminal && terminal !== "dumb";
}

export function createPaint(coloured: boolean): Paint {
  const style =
    (open: number, close: number) =>
    (text: string): string =>
      coloured && text !== "" ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    red: style(31, 39),
    yellow: style(33, 39),
    green: style(32, 39),
    blue: style(34, 39),
    cyan: style(36, 39),
    magenta: style(35, 39),
  };
}

/**
 * Text from a repository without characters that would steer the terminal or reorder what is read:
 * control characters (tabs too) and bidirectional marks become `\uFFFD`. The length stays the same.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
}

/** Columns that printable text takes: wide characters take two, combining ones none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mn}|\p{Me}|\u200D|\uFE0F/u.test(character)) continue;
    width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  }
  return width;
}

/** The East Asian and pictographic blocks that terminals draw two columns wide. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}
