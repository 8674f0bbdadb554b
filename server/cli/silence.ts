/** `premise check --explain-silence FILE:LINE`: what runs a line, and what kept it quiet. */
import nodePath from "node:path";
import type { Layer } from "../../rules/kit/rule.ts";
import type { RelatedPlace } from "../analysis/report.ts";
import type { Silence } from "../analysis/session.ts";
import { absolutePath } from "../analysis/workspace/paths.ts";
import type { Arguments, Misuse } from "./arguments.ts";
import { type Environment, EXIT } from "./environment.ts";
import { printable } from "./paint.ts";

/** Returns the exit status; finding nothing to say is no failure. */
export function explainSilence(given: Arguments, environment: Environment): number | Misuse {
  const asked = given.value("--explain-silence") ?? "";
  const match = /^(.+):(\d+)$/.exec(asked);
  const [file, line] = [match?.[1], Number(match?.[2])];
  if (file === undefined || line < 1)
    return { misuse: `--explain-silence takes FILE:LINE, not '${asked}'` };
  const roots = given.positionals.length === 0 ? ["."] : given.positionals;
  const path = absolutePath(nodePath.resolve(environment.directory, file));
  const layer = given.value("--layer") as Layer | undefined;
  for (const root of roots) {
    const session = environment.createSession({
      root: absolutePath(nodePath.resolve(environment.directory, root)),
      ...(layer === undefined ? {} : { layer }),
    });
    const found = session.explainSilence(path, line);
    if (found === undefined) continue;
    environment.out.write(`${linesOf(asked, found).map(printable).join("\n")}\n`);
    return EXIT.clean;
  }
  return { misuse: `${file} is not a TypeScript file of ${roots.join(", ")}` };
}

function linesOf(asked: string, found: Silence): string[] {
  const lines = [asked, `  file: ${found.because}${found.isReviewed ? "" : " (not reviewed)"}`];
  lines.push(`  runs in: ${found.contexts.join(", ") || "nothing that is known"}`);
  for (const { label, places } of found.routes) {
    lines.push(`  reached from ${label}`);
    for (const place of places) lines.push(`    ${nameOf(place)}`);
  }
  for (const { rule, place } of found.guards)
    lines.push(`  not reported by ${rule} because ${place.message} (${nameOf(place)})`);
  for (const { rule, severity, message, status } of found.reported)
    lines.push(`  ${status === "open" ? "reported" : status}: ${severity} ${rule}: ${message}`);
  if (found.guards.length === 0 && found.reported.length === 0)
    lines.push("  no rule has anything to say here");
  return lines;
}

function nameOf(place: RelatedPlace): string {
  return `${place.file}:${place.range.start.line}`;
}
