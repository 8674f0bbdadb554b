/** Reads scripts in JavaScript that start other programs for the commands that they start; nothing is ever run. */

import { launchesOf } from "./launch.ts";

/** Text beyond this is no launcher. */
const MOST_TEXT = 50_000;
const MOST_COMMANDS = 20;

/** `spawn("node", ["dist/main.js"])`, also through a function of its own that takes the same: the words of each. */
export function launchedIn(text: string): readonly (readonly string[])[] {
  if (text.length > MOST_TEXT || !/\bchild_process\b|\bexeca\b|from "zx"/.test(text)) return [];
  const found: (readonly string[])[] = [];
  for (const match of text.matchAll(CALL)) {
    const [, , program = "", rest = ""] = match;
    const words = [...rest.matchAll(/(["'`])([^"'`\n]*)\1/g)].map(([, , word = ""]) => word);
    if (!words.some((word) => word.includes("${"))) found.push([program, ...words]);
    else if (isWholeName(program)) found.push([program]);
    if (found.length >= MOST_COMMANDS) break;
  }
  return found;
}

/** Of a runtime or a shell the words say what runs; any other program is known without those that are not. */
function isWholeName(program: string): boolean {
  return launchesOf([program]).some(({ kind }) => kind === "other");
}

const CALL = /\(\s*(["'`])([\w./@-]{1,200})\1\s*,\s*\[([^[\]]{0,500})\]/g;
