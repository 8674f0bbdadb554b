/** Writes the lines of a review file that belong to the tool. */
import type { Illusion } from "../../rules/kit/rule.ts";
import { hashOf } from "../analysis/fingerprint.ts";
import type { Finding, LayerOfPath } from "../analysis/report.ts";
import { checkOf, markedLine, markText } from "./marks.ts";
import type { ReviewedRule } from "./plan.ts";

export const ILLUSIONS = ["time", "state", "scale"] as const satisfies readonly Illusion[];

const ILLUSION_HEADINGS: Readonly<Record<Illusion, string>> = {
  time: "Time is shared and trustworthy",
  state: "State is in one place and consistent",
  scale: "Scale is just more of the same",
};

const NONE: ReadonlyMap<string, string> = new Map();

/** How critical a service is; trims what is asked. */
export const LEVELS = ["A", "B", "C"] as const;
export type Level = (typeof LEVELS)[number];

export interface Header {
  readonly name: string;
  readonly level: Level;
  readonly commit: string | undefined;
  readonly tool: string;
}

/** A review without items: what is added to it later finds its place by the marks. */
export function emptyReview({ name, level, commit, tool }: Header): string {
  return `${[
    "---",
    `review: ${name}`,
    `level: ${level}`,
    ...(commit === undefined ? [] : [`commit: ${commit}`]),
    `tool: ${tool}`,
    "---",
    "",
    `# Design review: ${name}`,
    "",
    "Each box is one decision about code that relies on something which may not hold.",
    "Set its `status` to `accepted`, `fixed`, `not-applicable` or `moved`, and write the reason behind `decision:`.",
    "An accepted one also needs `until: YYYY-MM-DD`; that day, or a change of its code, opens it again.",
    "A decision covers the places listed below it; a place that differs gets a `status` and `decision` of its own below its line.",
    "**To confirm** marks what the code alone cannot prove.",
    "`premise review` updates the lines that end in a hidden mark; every other word in this file is yours.",
    "",
    ...signOffLines(),
  ].join("\n")}\n`;
}

export function signOffLines(): readonly string[] {
  return [
    `## Sign-off ${partMark("sign-off")}`,
    "",
    "A signature stands for the code of its day; items whose code changes later say so.",
    "",
    "| who | date | commit | note |",
    "|---|---|---|---|",
    "",
    endLine(),
  ];
}

export function endLine(): string {
  return partMark("end");
}

export function partMark(id: string): string {
  return markText({ id, attributes: NONE });
}

export function illusionHeading(illusion: Illusion): string {
  return `## ${ILLUSION_HEADINGS[illusion]} ${partMark(illusion)}`;
}

/** The assumption, as somebody might say it, and where its answers are. The second line is people's from then on. */
export function ruleHeading(id: string, rule: ReviewedRule | undefined): readonly string[] {
  const plain = (rule?.assumption ?? id).replace(/^["“]|["”]$/g, "");
  const heading = `### “${escaped(plain)}” ${partMark(id)}`;
  if (rule === undefined) return [heading];
  const patterns = rule.patterns.map((pattern) => pattern.replaceAll("-", " ")).join(", ");
  const answers = patterns === "" ? "" : `Answered by: ${patterns}. `;
  return [heading, "", `${answers}When it is fine as it is: \`premise explain ${id}\`.`];
}

export function asksHeading(illusion: Illusion): string {
  return `### Only people know ${partMark(`asks:${illusion}`)}`;
}

export function layerHeading(): string {
  return `## Where it runs ${partMark("layer")}`;
}

export function elsewhereHeading(): string {
  return `## Accepted in the source ${partMark("elsewhere-list")}`;
}

export function moreOpening(): readonly string[] {
  return [`<details>${partMark("more")}`, "<summary>Less pressing</summary>"];
}

export const MORE_CLOSING = "</details>";

/** The places of a group behind one line that opens them. How many there are stands in the group's own line. */
export function foldedPlaces(lines: readonly string[]): readonly string[] {
  return ["", "  <details><summary>all places</summary>", "", ...lines, "", "  </details>"];
}

/** Marks on an item's line that say what happened since people looked at it. */
export interface Labels {
  readonly texts: readonly string[];
}

/** The visible text of an item about one finding. */
export function findingText(finding: Finding, url: string, labels: readonly string[]): string {
  const place = placeText(finding, url);
  return `${escaped(finding.message)}: ${place} \`${finding.rule}\`${labelText(labels)}`;
}

export interface GroupWords {
  /** What is wrong, in words that hold for all places. */
  readonly message: string;
  readonly rule: string;
  readonly places: number;
  readonly module: string;
}

/** The visible text of an item about several places. */
export function groupText(
  { message, rule, places, module }: GroupWords,
  labels: readonly string[],
): string {
  const count = places === 1 ? "1 place" : `${places} places`;
  const where = module === "." ? "" : ` in \`${module.replaceAll("`", "")}\``;
  return `${escaped(message)}: ${count}${where}, one decision \`${rule}\`${labelText(labels)}`;
}

/** A place of a group; `isWide` when the group's own words do not say what is wrong there. */
export function memberText(
  finding: Finding,
  url: string,
  labels: readonly string[],
  isWide: boolean,
): string {
  const what = isWide ? `${escaped(whatOf(finding.message))}: ` : "";
  return `${what}${placeText(finding, url)}${labelText(labels)}`;
}

/** What a message says is there; why that is wrong, behind the first colon or semicolon, holds for the whole group. */
export function whatOf(message: string): string {
  return /^(?:`[^`]*`|[^`:;])+(?=[:;] )/.exec(message)?.[0] ?? message;
}

/** The label shows file and symbol: they say where to look without changing with every line above. */
export function placeText(finding: Pick<Finding, "file" | "symbol">, url: string): string {
  const symbol = finding.symbol === "<module>" ? "top level" : finding.symbol;
  return `[${escaped(`${finding.file}, ${symbol}`)}](${url})`;
}

function labelText(labels: readonly string[]): string {
  return labels.map((label) => `, **${label}**`).join("");
}

/** Units and files that the line about layers names before it only counts. */
const MOST_UNITS = 4;
const MOST_EVIDENCE = 3;

/** Where the layers come from, in one line: for each layer its units and what says so, the best founded first. */
export function layerLine(
  layers: readonly LayerOfPath[],
  urlOf: (file: string, line: number) => string,
): string {
  const groups = new Map<LayerOfPath["layer"], LayerOfPath[]>();
  for (const each of layers) groups.set(each.layer, [...(groups.get(each.layer) ?? []), each]);
  const words = [...groups].map(([layer, units]) => {
    const founded = [...units].sort((left, right) => right.evidence.length - left.evidence.length);
    const isAll = groups.size === 1 && units.some(({ path }) => path === ".") && units.length === 1;
    const where = isAll ? "" : ` (${unitNames(founded.map(({ path }) => path))})`;
    const evidence = founded.flatMap((unit) => unit.evidence);
    const seen = new Set<string>();
    const lines = evidence
      .filter(({ file, line }) => !seen.has(`${file}:${line}`) && seen.add(`${file}:${line}`))
      .slice(0, MOST_EVIDENCE)
      .map(({ file, line, text }) => {
        const said = text === "" ? "" : `: ${escaped(text)}`;
        return `[${escaped(`${file}:${line}`)}](${urlOf(file, line)})${said}`;
      })
      .join("; ");
    const isUnsaid = layer === "unknown" && founded.at(-1)?.evidence.length === 0;
    const missing = "nothing here says how many instances run; declare `layer` in premise.json";
    if (lines === "") {
      return `**${layer}**${where}, ${isUnsaid ? missing : "as told on the command line"}`;
    }
    return `**${layer}**${where}, by ${lines}${isUnsaid ? `; for the others ${missing}` : ""}`;
  });
  const text = `Layer: ${words.join(". ")}.`;
  return markedLine(text, { id: "layer-line", attributes: NONE });
}

function unitNames(paths: readonly string[]): string {
  const names = paths
    .slice(0, MOST_UNITS)
    .map((path) => (path === "." ? "the root" : `\`${path.replaceAll("`", "")}\``));
  const more = paths.length - MOST_UNITS;
  return names.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

export interface Remark {
  readonly kind: "gone" | "reopened" | "source";
  readonly text: string;
}

/** A sub-line of the tool; without its bullet. */
export function remarkText({ kind, text }: Remark): string {
  return markedLine(text, { id: `note:${kind}`, attributes: NONE });
}

/** The identity of a group, fixed when it is made. */
export function groupId(rule: string, message: string, module: string, owner: string): string {
  return `group:${rule}:${hashOf([rule, message, module, owner])}`;
}

export { checkOf };

/** Text that Markdown shows as it is; code spans stay code. */
export function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu, " ")
    .split(/(`[^`]+`)/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replace(/[\\`*[\]<>|&]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&"),
    )
    .join("")
    .trim();
}
