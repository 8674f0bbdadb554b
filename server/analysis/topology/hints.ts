/** Commands in workflows, Makefiles and scripts that start several instances: shown, and too weak to decide anything. */
import type { Evidence } from "../../../rules/kit/rule.ts";

const COMMANDS: readonly (readonly [RegExp, (count: string) => string])[] = [
  [/--scale[= ][\w-]+=(\d+)/g, (count) => `a command scales a service to ${count}`],
  [/\bscale count (\d+)/g, (count) => `a command asks Fly for ${count} machines`],
  [/--max-instances[= ](\d+)/g, (count) => `a command bounds instances to ${count}`],
  [/\bkubectl scale\b[^\n]*--replicas[= ](\d+)/g, (count) => `a command scales to ${count} pods`],
  [
    /\bpm2(?:-runtime)?\b[^\n]* -i (max|\d+)/g,
    (count) => `a command starts PM2 with ${count} processes`,
  ],
];

/** Hints beyond these of one file say nothing new. */
const MOST_HINTS = 5;

export function hintsIn(file: string, text: string): readonly Evidence[] {
  const found: Evidence[] = [];
  for (const [pattern, say] of COMMANDS)
    for (const match of text.matchAll(pattern)) {
      if (found.length >= MOST_HINTS) return found;
      const { index } = match;
      found.push({
        file,
        start: index,
        end: index + match[0].length,
        message: say(match[1] ?? ""),
      });
    }
  return found;
}
