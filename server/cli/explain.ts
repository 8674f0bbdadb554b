/** `premise explain`: prints the page of a rule or a pattern. */
import { nearestName } from "../analysis/suggestion.ts";
import type { Arguments, Misuse } from "./arguments.ts";
import { type Environment, EXIT } from "./environment.ts";
import { renderMarkdown } from "./markdown.ts";
import { createPaint, wantsColour } from "./paint.ts";

/** Returns the exit status. */
export function explain(given: Arguments, environment: Environment): number | Misuse {
  const [id, ...more] = given.positionals;
  const { out, variables } = environment;
  const pages = new Map<string, string>([
    ...environment.rules.map((rule): [string, string] => [rule.id, rule.page]),
    ...environment.patterns.map((pattern): [string, string] => [pattern.id, pattern.page]),
  ]);
  const known = [...pages.keys()];
  if (id === undefined) {
    return { misuse: `name a rule or a pattern; known: ${known.join(", ")}` };
  }
  if (more.length > 0) return { misuse: "explain takes one id" };
  const page = pages.get(id);
  if (page === undefined) {
    const nearest = nearestName(id, known);
    const hint =
      nearest === undefined ? `; known: ${known.join(", ")}` : `; did you mean '${nearest}'?`;
    return { misuse: `unknown rule or pattern '${id}'${hint}` };
  }
  out.write(
    renderMarkdown(page, {
      paint: createPaint(wantsColour(out.isTerminal, variables)),
      targetOf: (target) => targetOf(target, known),
    }),
  );
  return EXIT.clean;
}

/** A link to another page becomes the command that shows it; other files are not at hand in a terminal. */
function targetOf(target: string, known: readonly string[]): string {
  if (/^[a-z]+:/.test(target)) return target;
  const [, family, id] = /(?:([a-z-]+)\/)?([a-z-]+)\/README\.md(?:#.*)?$/.exec(target) ?? [];
  const found = known.find((each) => each === `${family}/${id}` || each === id);
  return found === undefined ? "" : `premise explain ${found}`;
}
