/** Puts together what planning and merging a review need, for the command line and the editor alike. */
import type { Severity } from "../../rules/kit/rule.ts";
import type { ReportOfAll } from "../analysis/report.ts";
import { createModules } from "../analysis/workspace/modules.ts";
import { isWithin, joinPath, reportPath } from "../analysis/workspace/paths.ts";
import { parseReview } from "./document.ts";
import { createLinks, type Origin } from "./links.ts";
import type { MergeContext } from "./merge.ts";
import type { Owners } from "./owners.ts";
import { createPlan, type Plan, type ReviewedRule } from "./plan.ts";
import { LEVELS, type Level } from "./render.ts";

export interface ReviewInput {
  readonly report: Pick<ReportOfAll, "root" | "findings" | "questions" | "layers" | "problems">;
  readonly repositoryRoot: string;
  /** Absolute. */
  readonly reviewFile: string;
  /** The file's text; undefined when it does not exist yet. */
  readonly text: string | undefined;
  readonly rules: readonly ReviewedRule[];
  readonly owners: Owners;
  readonly origin: Origin;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** `premise x.y.z`. */
  readonly tool: string;
  /** Default: what the file says, else B. */
  readonly level?: Level;
  readonly leastSeverity?: Severity;
  /** Absolute paths of files whose findings may be added; all when absent. */
  readonly changed?: ReadonlySet<string>;
  /** Fingerprints of findings that may be added wherever they stand. */
  readonly grown?: ReadonlySet<string>;
  /** Fingerprints of the only findings that may be added. */
  readonly only?: ReadonlySet<string>;
}

export interface ReviewSetup {
  readonly plan: Plan;
  readonly context: MergeContext;
}

export function setUpReview(input: ReviewInput): ReviewSetup {
  const { report, repositoryRoot, reviewFile, origin, changed, grown, only } = input;
  const moduleOf = createModules(repositoryRoot);
  const { root } = report;
  const absolute = (file: string): string => joinPath(root, file);
  const repositoryPath = (file: string): string => reportPath(repositoryRoot, absolute(file));
  const broken = new Set(report.problems.map(({ file }) => file));
  const { commit } = origin;
  const { leastSeverity } = input;
  return {
    plan: createPlan({
      findings: report.findings,
      questions: report.questions,
      layers: report.layers,
      rules: input.rules,
      level: input.level ?? levelIn(input.text) ?? "B",
      ...(leastSeverity === undefined ? {} : { leastSeverity }),
      ...(changed === undefined
        ? {}
        : {
            added: ({ file, fingerprint }) =>
              changed.has(absolute(file)) || grown?.has(fingerprint) === true,
          }),
      ...(only === undefined ? {} : { only }),
      owners: input.owners,
      repositoryPath,
      moduleOf: (file) => reportPath(repositoryRoot, moduleOf(absolute(file))),
    }),
    context: {
      today: input.today,
      ...(commit === undefined ? {} : { commit }),
      tool: input.tool,
      links: createLinks(origin),
      reviewPath: reportPath(repositoryRoot, reviewFile),
      repositoryPath,
      // What could not be analysed, or lies outside what was looked at, may still be there.
      isUncertain: (file) => broken.has(file) || !isWithin(root, absolute(file)),
    },
  };
}

/** The level that a review's head names. */
export function levelIn(text: string | undefined): Level | undefined {
  if (text === undefined) return undefined;
  const said = parseReview(text)
    .settings.find(({ key }) => key === "level")
    ?.value.toUpperCase();
  return LEVELS.find((level) => level === said);
}
