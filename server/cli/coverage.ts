/** `premise catalog --coverage`: how much of a repository's awaited calls is known, and which packages are not. */
import path from "node:path";
import type { Survey } from "../analysis/survey.ts";
import { absolutePath } from "../analysis/workspace/paths.ts";
import type { Arguments, Misuse } from "./arguments.ts";
import { type Environment, EXIT } from "./environment.ts";
import { printable } from "./paint.ts";
import { isFolder } from "./review-files.ts";

/** How many unknown packages the text shows; JSON has every call. */
const MOST_UNKNOWN = 15;

/** Returns the exit status. */
export function printCoverage(
  typed: string,
  given: Arguments,
  environment: Environment,
): number | Misuse {
  const root = absolutePath(path.resolve(environment.directory, typed));
  if (!isFolder(root)) return { misuse: `'${typed}' is no folder` };
  const session = environment.createSession({ root });
  const survey = session.survey();
  const { out } = environment;
  if (given.value("--format") === "json")
    out.write(`${JSON.stringify({ version: 1, ...survey })}\n`);
  else out.write(`${textOf(survey).map(printable).join("\n")}\n`);
  return EXIT.clean;
}

function textOf({ functions, calls }: Survey): readonly string[] {
  const known = calls.filter((call) => call.known !== "unknown").length;
  const share = calls.length === 0 ? 100 : (100 * known) / calls.length;
  const unknown = calls.flatMap(({ known: how, from }) => (how === "unknown" ? [from ?? ""] : []));
  return [
    `Awaited calls on a server: ${calls.length}, of which ${known} have a known effect (${share.toFixed(1)} %).`,
    ...countsOf(calls.map((call) => call.known)).map(([how, count]) => `  ${count} ${WORDS[how]}`),
    "",
    "Functions by what runs them:",
    ...countsOf(functions.flatMap(({ contexts }) => contexts)).map(
      ([context, count]) => `  ${count} ${context}`,
    ),
    "",
    "What the unknown calls belong to:",
    ...countsOf(unknown)
      .slice(0, MOST_UNKNOWN)
      .map(([name, count]) => `  ${count} ${name}`),
  ];
}

const WORDS: Readonly<Record<string, string>> = {
  effect: "do something outside the process",
  named: "do something outside that only their names tell",
  own: "run functions of the repository",
  declared: "stay in the process",
  unknown: "are unknown",
};

/** Each word with how often it occurs, the most frequent first. */
function countsOf(words: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
