/** `premise catalog`: what is known about packages, fact by fact with its proof. */
import { PROOFS } from "../../rules/kit/proof.ts";
import { type KnownPackage, type KnownSymbol, knownPackages } from "../analysis/knowledge.ts";
import { nearestName } from "../analysis/suggestion.ts";
import type { Arguments, Misuse } from "./arguments.ts";
import { printCoverage } from "./coverage.ts";
import { type Environment, EXIT } from "./environment.ts";
import { createPaint, type Paint, wantsColour } from "./paint.ts";

/** Returns the exit status. */
export function printCatalog(given: Arguments, environment: Environment): number | Misuse {
  const covered = given.value("--coverage");
  if (covered !== undefined)
    return given.positionals.length > 0
      ? { misuse: "--coverage looks at a folder, not at packages" }
      : printCoverage(covered, given, environment);
  const all = knownPackages();
  const chosen: KnownPackage[] = [];
  for (const asked of given.positionals) {
    const found = all.filter(({ name }) => name === asked || name === `node:${asked}`);
    if (found.length > 0) chosen.push(...found);
    else return { misuse: unknownPackage(asked, all) };
  }
  const packages = given.positionals.length === 0 ? all : chosen;
  const { out, variables } = environment;
  if (given.value("--format") === "json") {
    out.write(`${JSON.stringify({ packages }, null, 2)}\n`);
    return EXIT.clean;
  }
  const paint = createPaint(wantsColour(out.isTerminal, variables));
  const isWhole = given.positionals.length === 0;
  for (const each of packages) out.write(isWhole ? lineOf(each, paint) : pageOf(each, paint));
  out.write(`\n${totalOf(packages)}\n`);
  if (isWhole) out.write("premise catalog NAME shows the facts of one package.\n");
  return EXIT.clean;
}

function unknownPackage(name: string, all: readonly KnownPackage[]): string {
  const names = all.map((each) => each.name);
  const nearest = nearestName(name, names);
  const hint = nearest === undefined ? "" : `; did you mean '${nearest}'?`;
  return `'${name}' is not in the catalog${hint}`;
}

function lineOf(known: KnownPackage, paint: Paint): string {
  const counts = countsOf(known.symbols);
  const proofs = PROOFS.filter((proof) => counts[proof] > 0).map(
    (proof) => `${counts[proof]} ${proof}`,
  );
  const facts = proofs.length === 0 ? "types only" : proofs.join(", ");
  return `${paint.bold(known.name)} ${paint.dim(known.versions)}  ${facts}\n`;
}

function pageOf(known: KnownPackage, paint: Paint): string {
  const lines = [`${paint.bold(known.name)} ${paint.dim(known.versions)}`];
  if (known.symbols.length === 0) lines.push("  Declared for its types; it carries no facts.");
  for (const { symbol, facts } of known.symbols) {
    lines.push(`  ${symbol}`);
    for (const { fact, value, proof, source } of facts) {
      const how = source === undefined ? proof : `${proof}: ${source}`;
      lines.push(`    ${fact} ${value}  ${paint.dim(`(${how})`)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function totalOf(packages: readonly KnownPackage[]): string {
  const symbols = packages.flatMap((each) => each.symbols);
  const counts = countsOf(symbols);
  const names = new Set(packages.map((each) => each.name)).size;
  const proofs = PROOFS.map((proof) => `${counts[proof]} ${proof}`).join(", ");
  return `${plural(names, "package")}, ${plural(symbols.length, "symbol")}, facts: ${proofs}.`;
}

function countsOf(symbols: readonly KnownSymbol[]): Record<(typeof PROOFS)[number], number> {
  const counts = { proven: 0, read: 0, assumed: 0 };
  for (const { facts } of symbols) for (const { proof } of facts) counts[proof]++;
  return counts;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
