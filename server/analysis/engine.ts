/** Joins workspace, program, contexts and rules into a session: files in, findings out. */
import { inFileStyle } from "../../rules/kit/edit-style.ts";
import { tellWidth } from "../../rules/kit/habits.ts";
import { CONFIGURATION_NAME } from "./config.ts";
import { createChanges } from "./engine/changes.ts";
import { type Core, createCore } from "./engine/core.ts";
import { createDeployments } from "./engine/deployments.ts";
import { createDrafts } from "./engine/drafts.ts";
import { createEarlyAnswers } from "./engine/early-answers.ts";
import { createExaminer } from "./engine/examine.ts";
import { printWidthOf } from "./engine/formatter.ts";
import { createInspector } from "./engine/inspect.ts";
import { createJudge } from "./engine/judge.ts";
import { reportOf } from "./engine/memory.ts";
import { compare } from "./engine/places.ts";
import { createStandings } from "./engine/standing.ts";
import { reviewUnder } from "./engine/under.ts";
import { createVerdicts } from "./engine/verdicts.ts";
import { growthReport } from "./growth.ts";
import type { Finding, Problem, ReportOfAll } from "./report.ts";
import type { Session, SessionOptions } from "./session.ts";
import { createSoleWriters, type SoleWriters } from "./sole-writers.ts";
import { topologyReport } from "./topology/report.ts";
import { createTopology } from "./topology/topology.ts";
import { isSourceName } from "./workspace/discover.ts";
import { openWorkspace } from "./workspace/open.ts";
import { joinPath, parentOf, reportPath } from "./workspace/paths.ts";
import { REVIEWS_FOLDER } from "./workspace/reviews.ts";

/** Opens a folder for review. Nothing is read before the first question. */
export function createSession(options: SessionOptions): Session {
  const core = createCore(options);
  const { rules, clock, workspace, memory, relatedPlace } = core;
  const verdicts = createVerdicts(core);
  const standings = createStandings(core);
  const deployments = createDeployments(core, standings);
  const judge = createJudge(core, createDrafts(core, verdicts, soleWriters), standings);
  const examiner = createExaminer(core, verdicts, judge, deployments);
  const { keptOf, keptNow } = examiner;
  const hasQuestions = options.questions !== false;
  let writers: SoleWriters | undefined;

  function soleWriters(): SoleWriters {
    writers ??= createSoleWriters({
      rules,
      ground: core.ground,
      loaded: core.loaded,
      analysis: core.analysis,
      isIgnored: (path) => core.configuration().isIgnored(path),
      session: () => session,
      placeOf: relatedPlace,
      time: clock.time,
    });
    return writers;
  }

  const session: Session = {
    root: workspace.root,
    repositoryRoot: workspace.repositoryRoot,
    problems: () => problemsOf(core),
    hasBadConfiguration: () =>
      core.configuration().problems.length + core.baseline().mistakes.length > 0,
    files() {
      const { selection } = core.loaded();
      const sources = workspace.files().filter((path) => selection.selected(path));
      return [...sources, ...deployments.files()];
    },
    ...createChanges(core),
    ...createEarlyAnswers(core, examiner, (path) => session.check(path)),
    check: (path) => reportOf(keptOf(path), hasQuestions),
    checkFindings(path) {
      const { findings } = reportOf(keptOf(path, "findings"), hasQuestions);
      return { findings, isWhole: memory.results.get(path)?.found === undefined };
    },
    checkAll(only) {
      const started = performance.now();
      const last = core.loadingSoFar()?.isComplete() ? undefined : core.last.now();
      if (last !== undefined) {
        options.onProgress?.(1, 1);
        return reportAgain(last, only, started);
      }
      const findings: Finding[] = [];
      const questions: Finding[] = [];
      const paths = session.files().filter((path) => only?.has(path) ?? true);
      for (const [index, path] of paths.entries()) {
        const report = session.check(path);
        findings.push(...report.findings);
        questions.push(...report.questions);
        if (index % 20 === 0) options.onProgress?.(paths.length + index, paths.length * 2);
      }
      options.onProgress?.(1, 1);
      const counts = core.loaded().selection.counts();
      const report: ReportOfAll = {
        root: workspace.root,
        layers: clock.time("topology", () => core.ground().placement.layers()),
        findings,
        questions,
        problems: session.problems(),
        stats: { ...counts, milliseconds: Math.round(performance.now() - started), cached: 0 },
      };
      if (only === undefined) core.last.save(report);
      return report;
    },
    remember() {
      if (!session.isComplete() || !core.last.isWanted()) return;
      if (core.last.hasChanged() && !isAsFresh(core)) return;
      const version = core.loaded().program.version();
      const isFound = (path: string): boolean => {
        const result = memory.results.get(path);
        return result?.version === version && result.found === undefined;
      };
      if (session.files().filter(isSourceName).every(isFound)) session.checkAll();
    },
    under: (assumption) => reviewUnder(assumption, core, examiner, deployments),
    tellsOfTopology: (path) =>
      core.ground().topology.depends(path) ||
      path.endsWith(`/${CONFIGURATION_NAME}`) ||
      core.configuration().filesRead().includes(path),
    growth(texts) {
      if (options.layer !== undefined) return [];
      const { topology } = core.ground();
      const told = [...texts].filter(([path]) => session.tellsOfTopology(path));
      const then = reviewUnder({ texts: new Map(told) }, core, examiner, deployments);
      const grown = growthReport({
        then,
        now: { topology, files: session.files, check: session.check, read: core.textOf },
        placeOf: relatedPlace,
      });
      const sources = new Map([...texts].filter(([path]) => isSourceName(path)));
      return [...grown, ...soleWriters().growth(sources, then)];
    },
    callPath(path, fingerprint) {
      const kept = keptNow(path).find((each) => each.finding.fingerprint === fingerprint);
      return kept?.path.flatMap(relatedPlace) ?? [];
    },
    baseline: core.baseline,
    fixEdits(path, fingerprint, index) {
      const kept = keptNow(path).find((each) => each.finding.fingerprint === fingerprint);
      const { program } = core.loaded();
      const fileOf = (at: string) => {
        const file = program.sourceFile(at);
        const width = printWidthOf(parentOf(at), workspace.repositoryRoot, core.textOf);
        if (file !== undefined && width !== undefined) tellWidth(file, width);
        return file;
      };
      fileOf(path);
      const edits = kept?.fixes[index]?.edits();
      return edits && inFileStyle(edits, fileOf);
    },
    ...createInspector(core, examiner, (path) => session.check(path)),
    reviews: () => ({
      repositoryRoot: workspace.repositoryRoot,
      folder: core.reviewsFolder(workspace.root) ?? joinPath(workspace.root, REVIEWS_FOLDER),
      files: standings.reviews(),
    }),
    topology() {
      const { topology } = core.ground();
      return topologyReport(topology.model(), {
        root: workspace.root,
        relative: (path) => reportPath(workspace.root, path),
        placeOf: relatedPlace,
        fileCount: (unit) => topology.filesOf(unit).size,
      });
    },
    timing: () => ({
      phases: clock.phases(),
      rules: rules.map((rule) => ({
        id: rule.id,
        ...(core.ruleTimes.get(rule.id) ?? { milliseconds: 0, findings: 0 }),
      })),
      imports: core.loaded().selection.imports(),
    }),
  };

  return session;
}

/** What a session has taken in change by change is what a new one would find of files and units. */
function isAsFresh(core: Core): boolean {
  const { topology, topologyParts } = core.ground();
  const files = openWorkspace(core.workspace.root).files();
  return (
    files.join("\n") === core.workspace.files().join("\n") &&
    JSON.stringify(createTopology(topologyParts).model()) === JSON.stringify(topology.model())
  );
}

/** The last report, or what it says of some files, with the time it took to find that it holds. */
function reportAgain(
  last: ReportOfAll,
  only: ReadonlySet<string> | undefined,
  started: number,
): ReportOfAll {
  const isWanted = ({ file }: Finding): boolean => only?.has(joinPath(last.root, file)) ?? true;
  const milliseconds = Math.round(performance.now() - started);
  return {
    ...last,
    findings: last.findings.filter(isWanted),
    questions: last.questions.filter(isWanted),
    stats: { ...last.stats, milliseconds, cached: last.stats.files },
  };
}

function problemsOf(core: Core): readonly Problem[] {
  const { workspace } = core;
  const ground = core.groundSoFar();
  const baseline = core.baseline();
  const file = core.relative(baseline.path);
  const found: readonly Problem[] = [
    ...workspace.problems(),
    ...core.configuration().problems,
    ...baseline.mistakes.map(({ line, message }) => ({ file, line, message })),
    ...(ground?.schemas.problems() ?? []),
    ...(ground?.topology.model().problems ?? []).map(({ path, line, message }) => ({
      file: reportPath(workspace.root, path),
      line,
      message,
    })),
    ...core.defects.values(),
  ];
  return found.toSorted(
    (a, b) =>
      compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || compare(a.message, b.message),
  );
}
