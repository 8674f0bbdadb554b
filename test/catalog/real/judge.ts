/** Compares what the experiments saw with what the catalog states, and its proofs with the experiments. */
import { readFileSync } from "node:fs";
import { ts } from "ts-morph";
import { statedFacts } from "../../../rules/kit/stated.ts";
import { factsOfDeclaration } from "../../../rules/kit/tags.ts";
import { CATALOG_ROOT, loadCatalog } from "../../../server/analysis/catalog.ts";
import { knownPackages, symbolOf } from "../../../server/analysis/knowledge.ts";

interface Seen {
  readonly entry: string;
  readonly symbol: string;
  readonly fact: "default" | "deadline" | "body" | "retries" | "load";
  readonly way?: string;
  readonly covers?: "headers" | "total";
  readonly open?: boolean;
  readonly milliseconds?: number;
  readonly attempts?: number;
  readonly connected?: boolean;
  readonly message?: string;
  readonly seen?: string;
}

/** A default above this is read, not waited for; milliseconds. */
const WAITED_FOR = 60_000;

const results: readonly Seen[] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const declared = declarations();
const failures: string[] = [];
const proven = new Map<string, Set<string>>();

for (const seen of results) {
  const name = `${seen.entry} ${seen.symbol}`;
  const found = declared.get(name) ?? [];
  if (found.length === 0) failures.push(`${name}: no such declaration in the catalog`);
  const verdict = judged(seen, found);
  if (verdict === "proven") proven.set(name, (proven.get(name) ?? new Set()).add(seen.fact));
  else if (verdict !== undefined) failures.push(`${name}: ${verdict}`);
}
for (const [name, facts] of proven)
  for (const fact of facts)
    if (!(declared.get(name) ?? []).some((each) => isStated(each, fact)))
      failures.push(`${name}: the ${fact} was observed; say \`@proof proven ${fact}\``);
for (const [name, all] of declared)
  for (const declaration of all)
    for (const { fact, proof } of statedFacts(declaration))
      if (proof === "proven" && !isBacked(name, declaration, fact))
        failures.push(`${name}: no experiment proves its ${fact}`);

for (const [name, facts] of [...proven].sort())
  process.stdout.write(`proven   ${name}: ${[...facts].join(", ")}\n`);
for (const { entry, symbol, way, open, fact } of results)
  if (fact === "body")
    process.stdout.write(
      `body     ${entry} ${symbol}: ${way} ${open ? "ends at the headers" : "covers the body"}\n`,
    );
const facts = knownPackages().flatMap(({ symbols }) => symbols.flatMap((each) => each.facts));
const count = (proof: string): number => facts.filter((each) => each.proof === proof).length;
const clients = new Set(results.filter(({ fact }) => fact !== "load").map(({ entry }) => entry));
process.stdout.write(
  `${results.length} experiments with ${clients.size} clients; facts: ` +
    `${count("proven")} proven, ${count("read")} read, ${count("assumed")} assumed.\n`,
);
for (const failure of failures) process.stdout.write(`FAILED   ${failure}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** `proven`, what is wrong, or undefined when the run says nothing about the fact. */
function judged(seen: Seen, found: readonly ts.Declaration[]): string | undefined {
  if (seen.fact === "load") return seen.seen ?? "cannot be loaded";
  if (seen.fact === "body") {
    // A slow machine may end the call before the headers; only a deadline that does not hold is a contradiction.
    return seen.covers === "total" && seen.open ? `${seen.way} does not cover the body` : undefined;
  }
  if (seen.fact === "retries") {
    const counts = found.flatMap((each) => factsOfDeclaration(each)?.retries?.count ?? []);
    if (counts.length === 0) return "the catalog states no retries";
    const attempts = seen.attempts ?? 0;
    return counts.includes(attempts - 1)
      ? "proven"
      : `${attempts} attempts, not ${counts.map((each) => each + 1)}`;
  }
  if (seen.message === "resolved") return `the call resolved, it was to wait`;
  if (seen.fact === "deadline") return seen.open ? `${seen.way} does not end a call` : "proven";
  if (seen.connected === false) return `the call never connected: ${seen.message}`;
  const defaults = found.flatMap((each) => factsOfDeclaration(each)?.defaultDeadline ?? []);
  const [stated] = defaults;
  if (stated === undefined) return undefined;
  const waited = seen.milliseconds ?? 0;
  if (stated > WAITED_FOR) {
    if (!seen.open) return `ended by itself after ${waited} ms: ${seen.message}`;
    return stated === Number.POSITIVE_INFINITY ? "proven" : undefined;
  }
  const isClose = !seen.open && waited > stated * 0.9 && waited < stated * 1.5 + 10_000;
  return isClose
    ? "proven"
    : `${seen.open ? "still open" : "ended"} after ${waited} ms, not ${stated} ms`;
}

function isStated(declaration: ts.Declaration, fact: string): boolean {
  return statedFacts(declaration).some((each) => each.fact === fact && each.proof === "proven");
}

/** An experiment ran this declaration, or one beside it whose facts the interface states for all. */
function isBacked(name: string, declaration: ts.Declaration, fact: string): boolean {
  if (proven.get(name)?.has(fact)) return true;
  const entry = name.slice(0, name.indexOf(" "));
  const owner = declaration.parent;
  return [...declared].some(
    ([other, all]) =>
      other.startsWith(`${entry} `) &&
      proven.get(other)?.has(fact) === true &&
      all.some((each) => each.parent === owner),
  );
}

/** `axios@0 axios.Axios.get` → its overloads with facts. */
function declarations(): ReadonlyMap<string, ts.Declaration[]> {
  const found = new Map<string, ts.Declaration[]>();
  for (const [path, text] of loadCatalog().files()) {
    // Experiments run with the newest version of a package.
    if (/\.before\d+\.d\.ts$/.test(path)) continue;
    const entry = path
      .slice(CATALOG_ROOT.length)
      .replace(/^packages\//, "")
      .replace(/\.d\.ts$/, "");
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
    const visit = (node: ts.Node): void => {
      if (
        (ts.isFunctionLike(node) ||
          ts.isPropertySignature(node) ||
          ts.isPropertyDeclaration(node)) &&
        factsOfDeclaration(node) !== undefined
      ) {
        const name = `${entry} ${symbolOf(node)}`;
        found.set(name, [...(found.get(name) ?? []), node]);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}
