/** `premise layers`: the units found, the layer of each and the lines behind it, and what was left aside. */
import path from "node:path";
import {
  type EvidenceLine,
  shownLines,
  type TopologyReport,
  type UnitReport,
} from "../analysis/topology/report.ts";
import { absolutePath } from "../analysis/workspace/paths.ts";
import type { Arguments, Misuse } from "./arguments.ts";
import { type Environment, EXIT } from "./environment.ts";
import { createPaint, type Paint, printable, wantsColour } from "./paint.ts";
import { isFolder } from "./review-files.ts";

const EDGES: ReadonlyMap<string, string> = new Map([
  ["queue", ", by a queue"],
  ["start", " (starts after it)"],
]);

/** How many ignored lines the text shows; JSON has all. */
const MOST_IGNORED = 12;

/** Returns the exit status. */
export function printLayers(given: Arguments, environment: Environment): number | Misuse {
  const [typed = ".", ...more] = given.positionals;
  if (more.length > 0) return { misuse: "layers takes one path" };
  const root = absolutePath(path.resolve(environment.directory, typed));
  if (!isFolder(root)) return { misuse: `'${typed}' is no folder` };
  const session = environment.createSession({ root });
  const report = session.topology();
  const { out, errors, variables } = environment;
  if (given.value("--format") === "json") {
    out.write(`${JSON.stringify({ version: 1, ...report }, null, 2)}\n`);
  } else {
    const paint = createPaint(wantsColour(out.isTerminal, variables));
    out.write(`${textOfLayers(report, paint).join("\n")}\n`);
  }
  for (const { file, line, message } of report.problems)
    errors.write(`${printable(`${file}:${line}: ${message}`)}\n`);
  return session.hasBadConfiguration() ? EXIT.misuse : EXIT.clean;
}

/** The lines of the text, without colours unless a paint is given. */
export function textOfLayers(
  report: TopologyReport,
  paint: Paint = createPaint(false),
): readonly string[] {
  const lines = report.units.flatMap((unit) => unitLines(unit, paint));
  if (report.units.length === 0)
    lines.push(
      "No deployment file leads to TypeScript code here: the layer is unknown.",
      "Declare it in premise.json, or put the deployment files into this repository.",
    );
  const section = (title: string, rows: readonly string[]): void => {
    if (rows.length > 0) lines.push("", paint.bold(title), ...rows);
  };
  section(
    "Stores",
    report.stores.map(({ id, kind, replicas, place }) => {
      const copies = replicas === 0 ? "" : `, ${replicas} read replicas`;
      return `  ${printable(id)}  ${kind}${copies}  ${paint.dim(placeText(place))}`;
    }),
  );
  section(
    "Between them",
    report.edges.map(({ from, to, via, place, takes }) => {
      const how = EDGES.get(via) ?? "";
      const places = [place, ...(takes === undefined ? [] : [takes])].map(placeText).join(", ");
      return `  ${printable(`${from} → ${to}`)}${how}  ${paint.dim(places)}`;
    }),
  );
  section(
    "Leads to no code we know",
    report.unmapped.map((each) => {
      const what = each.image === undefined ? each.name : `${each.name} (image ${each.image})`;
      return `  ${evidenceText(each, paint)}  ${printable(what)}`;
    }),
  );
  if (report.unmapped.length > 0)
    lines.push('  Say where it is: "units": { "NAME": { "roots": ["FOLDER"] } } in premise.json.');
  section(
    "Hints that decide nothing",
    report.hints.map((each) => `  ${evidenceText(each, paint)}`),
  );
  const ignored = report.ignored.slice(0, MOST_IGNORED);
  section(
    "Ignored",
    ignored.map((each) => `  ${evidenceText(each, paint)}, because ${each.because}`),
  );
  const rest = report.ignored.length - ignored.length;
  if (rest > 0) lines.push(paint.dim(`  and ${rest} more; --format json has them`));
  return lines;
}

function unitLines(unit: UnitReport, paint: Paint): string[] {
  const where = unit.entries.length === 0 ? unit.path : unit.entries.join(", ");
  const facts = [unit.runtime, instancesOf(unit), ...more(unit)].filter((each) => each !== "");
  return [
    `${paint.bold(printable(unit.id))}  ${paint.cyan(unit.layer)}  ${printable(where)}`,
    `  ${facts.join(", ")}`,
    ...shownLines(unit).map((each) => `  ${evidenceText(each, paint)}`),
    ...jobsBeside(unit).map((each) => `  ${evidenceText(each, paint)}`),
  ];
}

/** Migrations and their like that run the code of something that lives on. */
function jobsBeside({ runtime, deployments }: UnitReport): readonly EvidenceLine[] {
  if (runtime === "job") return [];
  return deployments.flatMap(({ name, place, ...each }) =>
    each.runtime === "job"
      ? [{ ...place, message: `${name} runs beside it and ends by itself` }]
      : [],
  );
}

function instancesOf({ runtime, servedBy, instances, processes, evidence }: UnitReport): string {
  if (runtime === "static") return filesText(servedBy);
  if (runtime === "job") return "ends by itself";
  const inside =
    processes.most === "any"
      ? ", a process for each core"
      : processes.most > 1
        ? ` × ${processes.most} processes`
        : "";
  if (instances === undefined)
    return `${evidence.length === 0 ? "nobody says" : "it is not settled"} how many run${inside}`;
  const { least, most } = instances;
  if (most === "any") return `${least} or more instances${inside}`;
  return `${least === most ? most : `${least} to ${most}`} instance${most === 1 ? "" : "s"}${inside}`;
}

function filesText(servedBy: readonly string[]): string {
  if (servedBy.length === 0) return "files without a process of its own";
  return `files that ${servedBy.join(" and ")} hand${servedBy.length === 1 ? "s" : ""} out`;
}

function more({ regions, affinity, surge }: UnitReport): readonly string[] {
  return [
    regions > 1 ? `${regions} regions` : "",
    affinity === "none" ? "" : `${affinity} callers`,
    surge > 0 ? "old and new overlap while deploying" : "",
  ];
}

function evidenceText(line: EvidenceLine, paint: Paint): string {
  return `${paint.dim(placeText(line))} ${printable(line.message)}`;
}

function placeText({ file, range }: EvidenceLine): string {
  return printable(`${file}:${range.start.line}`);
}
