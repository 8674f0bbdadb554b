/** Hashes lines the way GitHub's code scanning does, so that its own count and ours agree. */

/** How many characters from the start of a line count; blanks do not. */
const WINDOW = 100;
const FACTOR = 37;
const TWO_32 = 2 ** 32;
/** What stands behind the last character. */
const END_OF_FILE = 0xffff;

/**
 * `primaryLocationLineHash` of the wanted lines (1-based): a rolling hash modulo 2^64 over the next hundred
 * characters that are neither space nor tab, every line break counting as one line feed, in hexadecimal,
 * then a colon and how often this hash has occurred in the file so far.
 * A byte order mark must still be in the text.
 */
export function lineHashes(text: string, wanted: ReadonlySet<number>): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  if (wanted.size === 0) return found;
  const window = new Uint16Array(WINDOW);
  /** The line that starts at a place of the window; 0 where none does. */
  const starts = new Uint32Array(WINDOW);
  const seen = new Map<string, number>();
  const { high: leavingHigh, low: leavingLow } = powerOfFactor(WINDOW);
  let high = 0;
  let low = 0;
  let at = 0;
  let line = 0;
  let isStart = true;
  let wasReturn = false;

  const finishLine = (): void => {
    const number = starts[at] ?? 0;
    if (number === 0) return;
    starts[at] = 0;
    const hash =
      high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, "0");
    const times = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, times);
    if (wanted.has(number)) found.set(number, `${hash}:${times}`);
  };
  const push = (unit: number): void => {
    const leaving = window[at] ?? 0;
    window[at] = unit;
    // All products stay below 2^53: a factor of 32 bits times one of 16.
    const goneLow = leavingLow * leaving;
    const goneHigh = leavingHigh * leaving + Math.floor(goneLow / TWO_32);
    const nextLow = low * FACTOR + unit - (goneLow >>> 0);
    high = (high * FACTOR + Math.floor(nextLow / TWO_32) - (goneHigh >>> 0)) >>> 0;
    low = nextLow >>> 0;
    at = (at + 1) % WINDOW;
  };
  const read = (unit: number): void => {
    if (unit === 0x20 || unit === 0x09 || (wasReturn && unit === 0x0a)) {
      wasReturn = false;
      return;
    }
    wasReturn = unit === 0x0d;
    finishLine();
    if (isStart) starts[at] = ++line;
    const isBreak = unit === 0x0a || unit === 0x0d;
    isStart = isBreak;
    push(isBreak ? 0x0a : unit);
  };
  for (let index = 0; index < text.length; index++) read(text.charCodeAt(index));
  read(END_OF_FILE);
  for (let index = 0; index < WINDOW; index++) {
    finishLine();
    push(0);
  }
  return found;
}

function powerOfFactor(exponent: number): { readonly high: number; readonly low: number } {
  const power = BigInt.asUintN(64, BigInt(FACTOR) ** BigInt(exponent));
  return { high: Number(power >> 32n), low: Number(power & 0xffffffffn) };
}
