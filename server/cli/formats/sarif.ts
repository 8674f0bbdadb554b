/** The report as SARIF 2.1.0, for code scanning and the tools that read it. */
import { LAYERS, type Rule, type Severity } from "../../../rules/kit/rule.ts";
import { ACCEPTANCE_RULE, TAG_RULE } from "../../analysis/engine/judge.ts";
import type { Finding, Problem, Range, RelatedPlace, ReportOfAll } from "../../analysis/report.ts";
import { renderMarkdown } from "../markdown.ts";
import { createPaint } from "../paint.ts";

/** An edit with its range in the text as it is. */
export interface PlacedEdit {
  /** As in the report. */
  readonly file: string;
  readonly range: Range;
  readonly text: string;
}

/** What SARIF says of a finding beyond the report. */
export interface FindingDetails {
  /** In the order of `fixes`; empty for one that cannot be computed any more. */
  readonly edits: readonly (readonly PlacedEdit[])[];
  /** From the entry point towards the finding, which is left out. */
  readonly callPath: readonly RelatedPlace[];
  /** GitHub's hash of the line where the finding starts. */
  readonly lineHash: string | undefined;
}

export interface SarifOptions {
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly showQuestions: boolean;
  readonly exitStatus: number;
  /** False when premise.json could not be used as it is. */
  readonly isComplete: boolean;
  readonly detailsOf: (finding: Finding) => FindingDetails;
  /** Where the baseline lies, as the report names files. */
  readonly baseline: string;
}

/** Paths of the report must be relative to the repository. Two runs give the same bytes. */
export function formatSarif(report: ReportOfAll, options: SarifOptions): string {
  const questions = options.showQuestions ? report.questions : [];
  const rules = descriptorsOf([...report.findings, ...questions], options.rules);
  const indexOf = new Map(rules.map((rule, index) => [rule.id, index]));
  const log = {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Premise",
            version: options.version,
            semanticVersion: options.version,
            rules,
            notifications: NOTIFICATIONS,
          },
        },
        invocations: [invocationOf(report, options)],
        originalUriBaseIds: { [BASE]: { description: { text: "The root of the repository." } } },
        // Those that the compiler counts lines by.
        newlineSequences: ["\r\n", "\n", "\r", "\u2028", "\u2029"],
        columnKind: "utf16CodeUnits",
        defaultSourceLanguage: "typescript",
        results: [
          ...report.findings.map((finding) => resultOf(finding, false, indexOf, report, options)),
          ...questions.map((finding) => resultOf(finding, true, indexOf, report, options)),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const BASE = "SRCROOT";

const LEVEL: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

interface Descriptor {
  readonly id: string;
}

/** Every rule, silent ones too: code scanning closes alerts of a rule only when it sees that the rule ran. */
function descriptorsOf(findings: readonly Finding[], rules: readonly Rule[]): Descriptor[] {
  const known = new Set<string>(rules.map((rule) => rule.id));
  const others = new Map([
    [ACCEPTANCE_RULE, "A recorded decision says why it holds."],
    [TAG_RULE, "A tag says what is known of a function."],
  ]);
  for (const { rule, assumption } of findings) {
    if (!known.has(rule)) others.set(rule, assumption);
  }
  return [
    ...rules.map(descriptorOf),
    ...[...others].map(([id, assumption]) => ({
      id,
      name: pascalCase(id.slice(id.indexOf("/") + 1)),
      shortDescription: { text: assumption },
      fullDescription: { text: assumption },
      help: { text: assumption },
      defaultConfiguration: { enabled: true, level: "warning" },
      properties: { tags: ["premise"] },
    })),
  ];
}

function descriptorOf(rule: Rule) {
  const level = LEVEL[strongest(rule)];
  return {
    id: rule.id,
    name: pascalCase(rule.id.slice(rule.id.indexOf("/") + 1)),
    shortDescription: { text: sentence(rule.title) },
    fullDescription: { text: sentence(rule.assumption) },
    help: {
      text: renderMarkdown(rule.page, { paint: createPaint(false), targetOf: targetIfAbsolute }),
      markdown: standalone(rule.page),
    },
    defaultConfiguration: { enabled: true, level },
    properties: {
      tags: [rule.id.slice(0, rule.id.indexOf("/")), ...rule.patterns],
      precision: "high",
      "problem.severity": level === "note" ? "recommendation" : level,
      severityByLayer: rule.severity,
    },
  };
}

/** What the rule says at most; each result has its own level, which depends on the layer. */
function strongest(rule: Rule): Severity {
  const verdicts = LAYERS.map((layer) => rule.severity[layer]);
  if (verdicts.includes("error")) return "error";
  return verdicts.includes("warning") ? "warning" : "info";
}

/** Links into our own tree lead nowhere from a code scanning page; their text stays. */
function standalone(markdown: string): string {
  return markdown.replace(/\[([^\]\n]*)\]\(([^)\n]*)\)/g, (whole, text: string, target: string) =>
    targetIfAbsolute(target) === "" ? text : whole,
  );
}

function targetIfAbsolute(target: string): string {
  return /^https?:/.test(target) ? target : "";
}

function resultOf(
  finding: Finding,
  isQuestion: boolean,
  indexOf: ReadonlyMap<string, number>,
  report: ReportOfAll,
  options: SarifOptions,
) {
  const details = options.detailsOf(finding);
  const place = (at: { readonly file: string; readonly range: Range }) => physical(at, report.root);
  const location = {
    physicalLocation: place(finding),
    ...(finding.symbol === ""
      ? {}
      : { logicalLocations: [{ fullyQualifiedName: finding.symbol }] }),
  };
  return {
    ruleId: finding.rule,
    ruleIndex: indexOf.get(finding.rule) ?? -1,
    // A question asks people to look and has no level.
    ...(isQuestion
      ? { kind: "review", level: "none" }
      : { kind: "fail", level: LEVEL[finding.severity] }),
    message: { text: messageOf(finding) },
    locations: [location],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map((related, index) => ({
            id: index + 1,
            physicalLocation: place(related),
            message: { text: related.message },
          })),
        }),
    ...codeFlows(finding, details, place),
    partialFingerprints: {
      "premise/v1": finding.fingerprint,
      ...(details.lineHash === undefined ? {} : { primaryLocationLineHash: details.lineHash }),
    },
    // On all results or on none, says the standard.
    suppressions: suppressionsOf(finding, report.root, options),
    ...fixesOf(finding, details, report.root),
    properties: {
      illusion: finding.illusion,
      assumption: finding.assumption,
      confidence: finding.confidence,
      patterns: finding.patterns,
      content: finding.content,
    },
  };
}

/** GitHub shows those related places that the text links to by their number. */
const MOST_LINKS = 5;

function messageOf(finding: Finding): string {
  const text = sentence(linkFree(finding.message));
  const links = finding.related
    .slice(0, MOST_LINKS)
    .map((related, index) => `[${linkFree(related.message) || related.file}](${index + 1})`);
  const hidden = finding.related.length - links.length;
  if (links.length === 0) return text;
  return `${text} See ${links.join(", ")}${hidden > 0 ? ` and ${hidden} more` : ""}.`;
}

/** Brackets in a name must not become a link. */
function linkFree(text: string): string {
  return /[[\]]/.test(text) ? text.replace(/[\\[\]]/g, "\\$&") : text;
}

function codeFlows(
  finding: Finding,
  { callPath }: FindingDetails,
  place: (at: { readonly file: string; readonly range: Range }) => object,
) {
  if (callPath.length === 0) return {};
  const steps = [...callPath, { ...finding, related: undefined }];
  const locations = steps.map((step, index) => ({
    location: { physicalLocation: place(step), message: { text: step.message } },
    nestingLevel: index,
    importance: index === 0 || index === steps.length - 1 ? "essential" : "important",
  }));
  return { codeFlows: [{ threadFlows: [{ locations }] }] };
}

function suppressionsOf(finding: Finding, root: string, options: SarifOptions) {
  const { decision } = finding;
  switch (finding.status) {
    case "open":
      return [];
    case "accepted":
      return [
        {
          kind: decision?.by === "review" ? "external" : "inSource",
          status: "accepted",
          ...(finding.reason === undefined ? {} : { justification: finding.reason }),
          ...(decision === undefined
            ? {}
            : {
                location: {
                  physicalLocation: {
                    artifactLocation: artifact(decision.file, root),
                    region: { startLine: decision.line },
                  },
                },
              }),
          ...(decision?.until === undefined ? {} : { properties: { until: decision.until } }),
        },
      ];
    case "baseline":
      return [
        { kind: "external", status: "accepted", justification: `Listed in ${options.baseline}.` },
      ];
  }
}

function fixesOf(finding: Finding, { edits }: FindingDetails, root: string) {
  const fixes = finding.fixes.flatMap((fix, index) => {
    const ofFix = edits[index] ?? [];
    // What only brings a helper repairs nothing by itself.
    if (ofFix.length === 0 || fix.isScaffold === true) return [];
    const byFile = new Map<string, PlacedEdit[]>();
    for (const edit of ofFix) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
    return [
      {
        description: { text: sentence(fix.title) },
        artifactChanges: [...byFile].map(([file, changes]) => ({
          artifactLocation: artifact(file, root),
          replacements: changes.map((change) => ({
            deletedRegion: region(change.range),
            ...(change.text === "" ? {} : { insertedContent: { text: change.text } }),
          })),
        })),
        properties: { safety: fix.safety, preferred: fix.preferred },
      },
    ];
  });
  return fixes.length === 0 ? {} : { fixes };
}

function physical(at: { readonly file: string; readonly range: Range }, root: string) {
  return { artifactLocation: artifact(at.file, root), region: region(at.range) };
}

function artifact(file: string, root: string) {
  const isOutside = file.startsWith("../") || file.startsWith("/") || /^[A-Za-z]:/.test(file);
  if (!isOutside) return { uri: uriOf(file), uriBaseId: BASE };
  const absolute = file.startsWith("../") ? outside(root, file) : file;
  return { uri: `file://${absolute.startsWith("/") ? "" : "/"}${uriOf(absolute)}` };
}

function outside(root: string, file: string): string {
  const parts = root.split("/");
  let rest = file;
  while (rest.startsWith("../")) {
    rest = rest.slice(3);
    if (parts.length > 1) parts.pop();
  }
  return [...parts, rest].join("/");
}

/** A path as a URI reference; names may hold anything that a file system allows. */
function uriOf(file: string): string {
  return file
    .split("/")
    .map((name) =>
      encodeURIComponent(name.replace(/\p{Surrogate}/gu, "\uFFFD")).replaceAll("%40", "@"),
    )
    .join("/");
}

function region({ start, end }: Range) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

const NOTIFICATIONS = [
  notificationDescriptor(
    "Configuration",
    "error",
    "A mistake in premise.json or in the baseline.",
    "Findings are reported as if the mistaken part were absent.",
  ),
  notificationDescriptor(
    "Input",
    "warning",
    "A file that could not be used as it is.",
    "It, or the part that could not be read, has no findings.",
  ),
] as const;

/** Code scanning wants of a notification what it wants of a rule. */
function notificationDescriptor(name: string, level: string, what: string, effect: string) {
  return {
    id: `premise/${name.toLowerCase()}`,
    name,
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${effect}` },
    help: { text: `${what} ${effect}` },
    defaultConfiguration: { level },
  };
}

function invocationOf({ problems, root }: ReportOfAll, options: SarifOptions) {
  const isConfiguration = ({ file }: Problem): boolean =>
    file === options.baseline || /(?:^|\/)premise\.json$/.test(file);
  const notification = (problem: Problem) => {
    const descriptor = NOTIFICATIONS[isConfiguration(problem) ? 0 : 1];
    return {
      descriptor: { id: descriptor.id, index: isConfiguration(problem) ? 0 : 1 },
      level: descriptor.defaultConfiguration.level,
      message: { text: sentence(problem.message) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: artifact(problem.file, root),
            ...(problem.line === undefined ? {} : { region: { startLine: problem.line } }),
          },
        },
      ],
    };
  };
  return {
    executionSuccessful: options.isComplete,
    exitCode: options.exitStatus,
    toolConfigurationNotifications: problems.filter(isConfiguration).map(notification),
    toolExecutionNotifications: problems.filter((each) => !isConfiguration(each)).map(notification),
  };
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function pascalCase(text: string): string {
  return text.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}
