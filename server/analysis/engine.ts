/** Joins workspace, program, contexts and rules into a session: files in, findings out. */
import { ts } from "ts-morph";
import { rules as allRules } from "../../rules/index.ts";
import type { Analysis } from "../../rules/kit/analysis.ts";
import { contextsOf } from "../../rules/kit/contexts.ts";
import { inFileStyle } from "../../rules/kit/edit-style.ts";
import { type Route, routesTo } from "../../rules/kit/entries.ts";
import {
  type Confidence,
  type Context,
  type Evidence,
  type Fix,
  type Guard,
  illusionOf,
  type Place,
  type Rule,
  type Severity,
  type Verdict,
} from "../../rules/kit/rule.ts";
import {
  ancestors,
  enclosingFunction,
  enclosingStatement,
  functionOf,
  isFunctionNode,
  placeOf,
} from "../../rules/kit/syntax.ts";
import { type AcceptanceIssue, readAcceptances } from "./acceptances.ts";
import { type Assumed, type Assumption, assume } from "./assumption.ts";
import { BASELINE_NAME, coverFindings } from "./baseline.ts";
import { openBaseline } from "./baseline-file.ts";
import { loadCatalog, packageNameOf } from "./catalog.ts";
import { CONFIGURATION_NAME, type Configuration, readConfiguration } from "./config.ts";
import { createSelection, relativeTo } from "./contexts/selection.ts";
import { unitNameAt, unitsOf } from "./contexts/units.ts";
import { createDecisions, type Decisions, NO_DECISIONS } from "./decisions.ts";
import { declaredIn } from "./declarations.ts";
import {
  type DeploymentReviewParts,
  reviewableFiles,
  reviewDeployments,
} from "./deployment-files.ts";
import { createEarlyView } from "./early.ts";
import { contentHashOf, fingerprintsOf, nodeAt, symbolNameOf } from "./fingerprint.ts";
import { growthReport } from "./growth.ts";
import { type Lined, linedText } from "./lines.ts";
import { createLoading, type Loading } from "./loading.ts";
import { createPlacement, type Placement, type PlacementParts } from "./placement.ts";
import { createAnalysis, type Queries } from "./queries.ts";
import type {
  FileReport,
  Finding,
  LayerOfPath,
  Problem,
  Range,
  RelatedPlace,
  Timing,
} from "./report.ts";
import { createSchemas } from "./schema/schemas.ts";
import type { Session, SessionOptions, Under } from "./session.ts";
import { createSoleWriters, type SoleWriters } from "./sole-writers.ts";
import { surveyOf } from "./survey.ts";
import { type TagIssue, tagIssuesIn } from "./tag-issues.ts";
import { factsOf } from "./topology/change.ts";
import type { DeclarationIssue } from "./topology/declared.ts";
import { topologyReport } from "./topology/report.ts";
import { createTopology, type Topology, type TopologyParts } from "./topology/topology.ts";
import { createUserCatalog } from "./user-catalog.ts";
import { type Raised, type Subscriptions, subscribe, type View, walk } from "./walk.ts";
import { isSourceName } from "./workspace/discover.ts";
import { openWorkspace } from "./workspace/open.ts";
import { isWithin, joinPath, parentOf, reportPath } from "./workspace/paths.ts";
import { isReviewPath, REVIEWS_FOLDER, reviewFiles } from "./workspace/reviews.ts";

/** The id under which the acceptances themselves are reported. */
export const ACCEPTANCE_RULE = "premise/acceptance";
/** What is reported of the catalog's tags in a user's own comments. */
export const TAG_RULE = "premise/tag";

const EMPTY: FileReport = { findings: [], questions: [] };

const UNKNOWN = { report: EMPTY, isSettled: false };

/** What was found in a file. */
interface Result {
  readonly version: number;
  readonly kept: readonly Kept[];
  /** What the rules said that can find something; undefined once the others were asked as well. */
  readonly found: readonly Raised[] | undefined;
}

interface Early {
  readonly version: number;
  readonly kept: readonly Kept[];
  readonly wanted: readonly string[];
}

/** A finding with what a later request for its fixes needs. */
interface Kept {
  readonly finding: Finding;
  readonly question: boolean;
  readonly fixes: readonly Fix[];
  /** How an entry point gets there, entry first. */
  readonly path: readonly Evidence[];
}

/** Opens a folder for review. Nothing is read before the first question. */
export function createSession(options: SessionOptions): Session {
  const rules =
    options.rules === undefined
      ? allRules
      : allRules.filter((rule) => options.rules?.includes(rule.id));
  const allIds = allRules.map((rule) => rule.id);
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const subscriptions = new Map<string, Subscriptions>();
  const clock = createPhases();
  const ruleTimes = new Map<string, { milliseconds: number; findings: number }>();
  const defects = new Map<string, Problem>();

  const workspace = clock.time("find files", () => openWorkspace(options.root));
  let configuration = readSettings();
  let baseline = openBaseline(workspace, configuration, options.baseline);
  let decisions: Decisions | undefined;
  const catalog = loadCatalog();
  let ground: ReturnType<typeof layGround> | undefined;
  let state: Loading | undefined;
  let writers: SoleWriters | undefined;
  let analysis: { readonly version: number; readonly value: Queries } | undefined;
  let deployments:
    | { readonly version: string; readonly kept: ReadonlyMap<string, readonly Kept[]> }
    | undefined;
  const results = new Map<string, Result>();
  /** What was told of files before everything was loaded, and which files would have told more. */
  const early = new Map<string, Early>();

  function readSettings(): Configuration {
    return clock.time("configuration", () => readConfiguration(workspace, allIds));
  }

  /** What is known of the repository before a file is parsed. */
  function groundNow() {
    ground ??= layGround();
    return ground;
  }

  function layGround() {
    // First: where imports lead depends on what generators write.
    const schemas = clock.time("schemas", () =>
      createSchemas(workspace, (path) => selection.entry(path)?.scan.text),
    );
    const selection = clock.time("imports and roles", () =>
      createSelection(
        workspace,
        (path) => configuration.contextOverride(path),
        (path) => configuration.isCatalog(path),
      ),
    );
    const topologyParts: TopologyParts = {
      workspace,
      today,
      declared: (read) => declaredIn(configuration, workspace, read),
      isIgnored: (path) => configuration.isIgnored(path),
      isServer: selection.selected,
      specifiersOf: (path) => selection.entry(path)?.scan.imports ?? [],
      importsOf: selection.runtimeImports,
      importsVersion: selection.importsVersion,
    };
    const topology = createTopology(topologyParts);
    const placementParts: PlacementParts = {
      workspace,
      configuration,
      topology,
      graph: () => started().graph,
      asked: options.layer,
      relative,
      placeOf: relatedPlace,
    };
    const placement = createPlacement(placementParts);
    return { schemas, selection, topology, topologyParts, placement, placementParts };
  }

  function started(): Loading {
    state ??= createLoading({
      workspace,
      catalog,
      selection: groundNow().selection,
      generated: groundNow().schemas,
      users: createUserCatalog(workspace.files().filter((path) => configuration.isCatalog(path))),
      noteDefect(key, problem, path) {
        if (problem === undefined) defects.delete(`${path}#${key}`);
        else defects.set(`${path}#${key}`, { file: relative(path), ...problem });
      },
      time: clock.time,
      onProgress: options.onProgress ?? (() => {}),
    });
    return state;
  }

  function loaded(): Loading {
    const loading = started();
    loading.finish();
    return loading;
  }

  function analysisNow(): Queries {
    const { program, selection, graph, tagged, functions, answers } = started();
    const { placement, schemas, topology } = groundNow();
    if (analysis?.version !== program.version()) {
      const value = clock.time("bind", () =>
        createAnalysis({
          workspace,
          program,
          selection,
          graph,
          answers,
          taggedNames: tagged,
          isOwnFunction: functions.has,
          guarded: noteGuard,
          schemas: { find: (...asked) => clock.time("schemas", () => schemas.find(...asked)) },
          units: () => topology.model().units,
          stores: () => topology.model().deployedStores,
          filesOf: (unit) => topology.filesOf(unit),
          topologyOf: (path, name) => clock.time("topology", () => placement.at(path, name)),
        }),
      );
      analysis = { version: program.version(), value };
      // Results of an older state are of no use, and their fixes would keep its checker alive.
      forgetResults();
    }
    return analysis.value;
  }

  /** Guards that the rules recognised since somebody began to listen; undefined while nobody does. */
  let heard: { readonly rule: string; readonly guard: Guard }[] | undefined;
  function noteGuard(rule: string, guard: Guard): void {
    heard?.push({ rule, guard });
  }

  /** Runs the rules over a file again and keeps what they say of guards. */
  function guardsIn(path: string): readonly { readonly rule: string; readonly guard: Guard }[] {
    const file = loaded().program.sourceFile(path);
    if (file === undefined) return [];
    heard = [];
    // A new analysis, or memories would keep rules from looking again.
    analysis = undefined;
    examine(file, wholeView());
    const found = heard;
    heard = undefined;
    return found;
  }

  function relative(path: string): string {
    return relativeTo(workspace.root, path);
  }

  /** `findings` leaves for later what can only be a question. */
  function keptOf(path: string, scope: "findings" | "all" = "all"): readonly Kept[] {
    if (!isSourceName(path)) return deploymentsNow().get(path) ?? [];
    const { program } = loaded();
    const version = program.version();
    const before = results.get(path);
    const known = before?.version === version ? before : undefined;
    if (known !== undefined && (known.found === undefined || scope === "findings"))
      return known.kept;
    const file = program.sourceFile(path);
    const next: Result =
      file === undefined || configuration.isIgnored(path)
        ? { version, kept: [], found: undefined }
        : clock.time("rules", () => ({ version, ...resultFor(file, scope, known?.found) }));
    results.set(path, next);
    return next.kept;
  }

  /** `found` is what a search for findings alone came to before. */
  function resultFor(
    file: ts.SourceFile,
    scope: "findings" | "all",
    found: readonly Raised[] | undefined,
  ): Omit<Result, "version"> {
    const view = wholeView();
    const all = rulesAt(file.fileName);
    const first = all.filter((rule) => canFind(rule, file.fileName));
    if (scope === "findings" && first.length < all.length) {
      const raised = raisedBy(file, first, view);
      return { kept: judged(file, raised, first, view), found: raised };
    }
    if (found === undefined) return { kept: examine(file, view), found: undefined };
    const rest = all.filter((rule) => !first.includes(rule));
    const raised = [...found, ...raisedBy(file, rest, view)];
    return { kept: judged(file, raised, all, view), found: undefined };
  }

  /** What stands in deployment files and in premise.json; found for all of them at once. */
  function deploymentsNow(): ReadonlyMap<string, readonly Kept[]> {
    const { program } = loaded();
    const { topology, placement } = groundNow();
    const version = `${program.version()} ${topology.version()}`;
    if (deployments?.version === version) return deployments.kept;
    const kept = deploymentsUnder({ topology, placement, read: textOf }, analysisNow);
    deployments = { version, kept };
    return kept;
  }

  function textOf(path: string): string | undefined {
    return workspace.exists(path) ? workspace.read(path) : undefined;
  }

  function deploymentsUnder(
    { topology, placement, read }: Assumed,
    analysisOf: () => Analysis,
  ): ReadonlyMap<string, readonly Kept[]> {
    const found = reviewDeployments({
      rules,
      ruleIds: allIds,
      today,
      units: () => topology.model().units,
      issues: () => issuesOf(topology, placement),
      analysis: analysisOf,
      verdictOf(rule, unit, path) {
        const known = topology.model().units.find((each) => each === unit);
        const layer = known === undefined ? unit.layer : placement.layerOfUnit(known);
        return configuration.severityOf(rule.id, path) ?? rule.severity[layer];
      },
      read,
      identityOf: (path) => relativeTo(workspace.repositoryRoot, path),
      relative: (path) => reportPath(workspace.root, path),
      placeOf: relatedPlace,
      standing,
      failed: (rule, path, error) => noteDefect(rule, path, error),
      spent: noteTime,
    });
    const kept = new Map<string, readonly Kept[]>();
    for (const [path, each] of found) {
      const own = each.map((one) => ({ ...one, path: [] }));
      kept.set(path, covered(own, path));
    }
    return kept;
  }

  function issuesOf(topology: Topology, placement: Placement): readonly DeclarationIssue[] {
    return [...topology.model().issues, ...placement.issues()];
  }

  /** The findings under another topology than today's; what does not depend on it is computed again all the same. */
  function under(assumption: Assumption): Under & Pick<Assumed, "topology" | "placement" | "read"> {
    const { topologyParts, placementParts, placement: today } = groundNow();
    const assumed = assume(assumption, {
      topology: topologyParts,
      placement: placementParts,
      ruleIds: allIds,
    });
    const { topology, placement } = assumed;
    let at: { readonly version: number; readonly analysis: Analysis } | undefined;
    let inFiles: ReadonlyMap<string, readonly Kept[]> | undefined;
    // Rules remember what they found out by the analysis that told them: another one makes them look again.
    const analysisThen = (): Analysis => {
      const { program } = loaded();
      const version = program.version();
      if (at?.version !== version) {
        const analysis: Analysis = {
          ...analysisNow(),
          topologyOf: (node) => placement.at(node.getSourceFile().fileName, unitNameAt(node)),
          units: () => topology.model().units,
          stores: () => topology.model().deployedStores,
          codeOf: (unit) =>
            [...topology.filesOf(unit)].flatMap((path) => program.sourceFile(path) ?? []),
        };
        at = { version, analysis };
        inFiles = undefined;
      }
      return at?.analysis ?? analysisNow();
    };
    return {
      topology,
      placement,
      differs(path) {
        const [now, then] = [today.at(path), placement.at(path)];
        return factsOf(now.units, now.layer) !== factsOf(then.units, then.layer);
      },
      check(path) {
        const analysis = analysisThen();
        if (!isSourceName(path)) {
          inFiles ??= deploymentsUnder(assumed, () => analysis);
          return reportOf(inFiles.get(path) ?? []);
        }
        const file = loaded().program.sourceFile(path);
        if (file === undefined || configuration.isIgnored(path)) return EMPTY;
        const view: View = { next: () => analysis, isSettled: () => true };
        return reportOf(examine(file, view, placement));
      },
      read: assumed.read,
    };
  }

  function soleWriters(): SoleWriters {
    writers ??= createSoleWriters({
      rules,
      ground: groundNow,
      loaded,
      analysis: analysisNow,
      isIgnored: (path) => configuration.isIgnored(path),
      session: () => session,
      placeOf: relatedPlace,
      time: clock.time,
    });
    return writers;
  }

  /** Files of other kinds below the root that a finding can stand in. */
  function deploymentFiles(): readonly string[] {
    if (options.layer !== undefined && rules.every((rule) => rule.onUnit === undefined)) return [];
    const { topology, placement } = groundNow();
    return reviewableFiles(topology.model().units, issuesOf(topology, placement)).filter(
      (path) => isWithin(workspace.root, path) && !isSourceName(path) && !workspace.isSingleFile,
    );
  }

  function wholeView(): View {
    const now = analysisNow();
    return { next: () => now, isSettled: () => true };
  }

  function earlyOf(path: string): Early {
    const loading = started();
    const { program } = loading;
    const before = early.get(path);
    if (before?.version === program.version()) return before;
    const file = program.sourceFile(path);
    const view = createEarlyView(analysisNow(), loading, workspace, catalog);
    const kept =
      file === undefined || configuration.isIgnored(path)
        ? []
        : clock.time("rules", () => {
            const first = rules.filter((rule) => canFind(rule, path));
            return judged(file, raisedBy(file, first, view), first, view, true);
          });
    const found = { version: program.version(), kept, wanted: [...view.wanted()] };
    early.set(path, found);
    return found;
  }

  /** What has to be loaded before anything can be told of a file, then what would tell more. */
  function neededFor(path: string, { selection, neighbours }: Loading): string[] {
    if (!selection.selected(path)) return [];
    return [...neighbours().imports(path), ...(early.get(path)?.wanted ?? [])];
  }

  /** What people decided in review files; nothing is read when nobody can read such files. */
  function decisionsNow(): Decisions {
    const { readMentions } = options;
    if (readMentions === undefined) return NO_DECISIONS;
    decisions ??= clock.time("reviews", () =>
      createDecisions(
        reviewsHere().map((file) => ({
          file,
          mentions: readMentions(workspace.read(file) ?? "", today),
        })),
      ),
    );
    return decisions;
  }

  function reviewsHere(): readonly string[] {
    const { root, repositoryRoot } = workspace;
    const files = workspace.files();
    return reviewFiles({ root, repositoryRoot, files, configured: reviewsFolder });
  }

  /** True when one of the files is a schema; what was found with the older one is forgotten. */
  function schemasChanged(paths: readonly string[]): boolean {
    // Sources are looked at with their new text, see `update`.
    const others = paths.filter((path) => !isSourceName(path));
    const changes = new Set(others.map((path) => ground?.schemas.changed(path)));
    if (changes.has("modules")) {
      ground = undefined;
      state = undefined;
    } else if (changes.has("entities")) {
      state?.program.refreshGenerated();
      state?.answers.forget();
    } else return false;
    analysis = undefined;
    early.clear();
    forgetResults();
    return true;
  }

  function forgetResults(): void {
    results.clear();
    deployments = undefined;
  }

  /** Another decision changes what any file reports, but not what the analysis found out. */
  function forgetDecisions(): void {
    decisions = undefined;
    early.clear();
    forgetResults();
  }

  function reviewsFolder(folder: string): string | undefined {
    const setting = configuration.settingOf("reviews", folder);
    return setting === undefined ? undefined : joinPath(setting.directory, setting.value);
  }

  /** How a finding stands by what people decided in the source or in a review. */
  function standing({
    rule,
    fingerprint,
    content,
    path,
    acceptance,
  }: Standing): Pick<Finding, "status" | "reason" | "decision"> {
    if (acceptance !== undefined) {
      const { reason, until, line } = acceptance;
      const decision = { by: "source", file: relative(path), line } as const;
      return {
        status: "accepted",
        reason,
        decision: until === undefined ? decision : { ...decision, until },
      };
    }
    const found = decisionsNow().decisionOn({ rule, fingerprint, content });
    if (found === undefined) return { status: "open" };
    const decision = { by: "review", file: relative(found.file), line: found.line } as const;
    return {
      status: "accepted",
      reason: found.reason,
      decision: found.until === undefined ? decision : { ...decision, until: found.until },
    };
  }

  function noteDefect(rule: Rule, path: string, error: unknown): void {
    const message = `${rule.id} failed here: ${messageOf(error)}`;
    defects.set(`${rule.id} ${path}`, { file: relative(path), message });
  }

  function noteTime(rule: Rule, milliseconds: number): void {
    const sum = ruleTimes.get(rule.id) ?? { milliseconds: 0, findings: 0 };
    sum.milliseconds += milliseconds;
    ruleTimes.set(rule.id, sum);
  }

  /** The rules whose answers about a file somebody wants to hear. */
  function rulesAt(path: string): readonly Rule[] {
    if (options.questions !== false || heard !== undefined) return rules;
    return rules.filter((rule) => canFind(rule, path));
  }

  /** Whether a rule can report more than questions in a file, by the layers that its functions have. */
  function canFind(rule: Rule, path: string): boolean {
    return verdictsAt(rule, path).some((each) => each !== "question" && each !== "off");
  }

  function verdictsAt(
    { id, severity }: Rule,
    path: string,
    placement = groundNow().placement,
  ): readonly Verdict[] {
    const set = configuration.severityOf(id, path);
    if (set !== undefined) return [set];
    const layers = clock.time("topology", () => placement.layersIn(path));
    return [...layers].map((layer) => severity[layer]);
  }

  function subscriptionsOf(some: readonly Rule[]): Subscriptions {
    const key = some.map((rule) => rule.id).join();
    const found = subscriptions.get(key) ?? subscribe(some);
    subscriptions.set(key, found);
    return found;
  }

  function examine(
    file: ts.SourceFile,
    view: View,
    placement = groundNow().placement,
  ): readonly Kept[] {
    const ran = rulesAt(file.fileName);
    return judged(file, raisedBy(file, ran, view, placement), ran, view, false, placement);
  }

  /** Walks a file with some rules; those that are off in all of it cannot say anything. */
  function raisedBy(
    file: ts.SourceFile,
    some: readonly Rule[],
    view: View,
    placement = groundNow().placement,
  ): readonly Raised[] {
    const isOn = (rule: Rule): boolean =>
      heard !== undefined ||
      verdictsAt(rule, file.fileName, placement).some((each) => each !== "off");
    return walk(file, subscriptionsOf(some.filter(isOn)), view, {
      failed: (rule, error) => noteDefect(rule, file.fileName, error),
      spent: options.measure === true ? noteTime : undefined,
    });
  }

  /** While files are missing, nothing is said of decisions: what they are for may still turn up. */
  function judged(
    file: ts.SourceFile,
    raised: readonly Raised[],
    ran: readonly Rule[],
    view: View,
    isEarly = false,
    placement = groundNow().placement,
  ): readonly Kept[] {
    const acceptances = readAcceptances(file, allIds, today);
    const drafts = raised
      .flatMap((each) => {
        const draft = draftOf(file, each, view.next(), isEarly, placement);
        return view.isSettled() ? draft : [];
      })
      .sort(byPlace);
    const prints = fingerprintsOf(
      relativeTo(workspace.repositoryRoot, file.fileName),
      drafts.map((draft) => ({ rule: draft.rule.id, node: draft.shape })),
    );
    const kept: Kept[] = drafts.map((draft, index) => {
      const accepted = acceptances.accept(draft.rule.id, draft.place.start, draft.place.end);
      const sum = ruleTimes.get(draft.rule.id);
      if (sum !== undefined && !draft.question) sum.findings++;
      const fingerprint = prints[index] ?? "";
      const content = contentHashOf(draft.basis);
      return {
        question: draft.question,
        fixes: draft.fixes,
        path: draft.path,
        finding: {
          rule: draft.rule.id,
          illusion: illusionOf(draft.rule.id),
          severity: draft.severity,
          confidence: draft.confidence,
          message: draft.message,
          assumption: draft.rule.assumption,
          patterns: draft.rule.patterns,
          file: relative(file.fileName),
          range: rangeOf(file, draft.place),
          symbol: symbolNameOf(draft.node),
          related: draft.related.flatMap((each) => relatedPlace(each)),
          fixes: draft.fixes.map((fix, at) => ({
            title: fix.title,
            safety: fix.safety,
            preferred: at === 0 && fix.isStatement !== true,
          })),
          fingerprint,
          content,
          ...standing({
            rule: draft.rule.id,
            fingerprint,
            content,
            path: file.fileName,
            acceptance: accepted && {
              ...accepted,
              line: rangeOf(file, accepted.place).start.line,
            },
          }),
        },
      };
    });
    if (isEarly) return covered(kept, file.fileName);
    const ids = new Set<string>(ran.map((rule) => rule.id));
    for (const issue of acceptances.issues((rule) => ids.has(rule)))
      kept.push(
        keptIssue(file, issue, {
          rule: ACCEPTANCE_RULE,
          assumption: "A recorded decision says why it holds and is still needed.",
        }),
      );
    const describes = configuration.isCatalog(file.fileName);
    for (const issue of tagIssuesIn(file.fileName, file.text, describes))
      kept.push(
        keptIssue(file, issue, {
          rule: TAG_RULE,
          assumption: "A tag says what is known of a function.",
        }),
      );
    return covered(kept, file.fileName);
  }

  /** The same with the status that the baseline gives. Questions are not in it. */
  function covered(kept: readonly Kept[], path: string): readonly Kept[] {
    const findings = kept.filter((each) => !each.question).map((each) => each.finding);
    const name = reportPath(parentOf(baseline.path), path);
    const after = coverFindings(findings, baseline.baseline, name);
    if (after === findings) return kept;
    const byIdentity = new Map(findings.map((finding, index) => [finding, after[index]]));
    return kept.map((each) => ({
      ...each,
      finding: byIdentity.get(each.finding) ?? each.finding,
    }));
  }

  function draftOf(
    file: ts.SourceFile,
    { rule, report }: Raised,
    now: Analysis,
    isEarly: boolean,
    placement: Placement,
  ): Draft[] {
    const place: Place =
      "kind" in report.at
        ? { file: file.fileName, start: report.at.getStart(file), end: report.at.getEnd() }
        : report.at;
    const node = "kind" in report.at ? report.at : nodeAt(file, place.start, place.end);
    const reach = now.reach(node);
    const isKnown = (context: Context): boolean => context !== "library";
    // Further routes tell more of a finding, and would have to be taken back more often than the finding.
    const isClear = isEarly && [...reach.contexts].some(isKnown);
    const routes = isClear ? [] : routesTo(node, now);
    const contexts = new Set([...reach.contexts, ...routes.map(({ entry }) => entry.context)]);
    if (![...contexts].some((context) => rule.contexts.includes(context))) return [];
    const known = [...contexts].some(isKnown);
    const confidence = isOutOfUse(node, known, now)
      ? "possible"
      : report.confidence === "certain" && !known
        ? "likely"
        : report.confidence;
    const others = isEarly ? [] : soleWriters().others(rule, report, place, placement);
    const verdict = verdictOf(rule, node, placement, others.length > 0);
    if (verdict === "off") return [];
    const severity: Severity = capped(verdict === "question" ? "info" : verdict, report.atMost);
    const [route] = routes;
    const path = route === undefined ? reach.path : callPathOf(route);
    const [entry] = path;
    const related: Evidence[] = [...(report.related ?? [])];
    related.push(...others);
    if (rule.leansOnInstances === true && others.length === 0)
      related.push(...placement.at(file.fileName, unitNameAt(node)).evidence);
    if (entry !== undefined && (route !== undefined || entry.file !== file.fileName))
      related.push(entry);
    return [
      {
        rule,
        place,
        node,
        shape: report.basis ?? node,
        severity,
        confidence,
        question: verdict === "question" || confidence === "possible",
        message: report.message,
        related,
        path,
        fixes: report.fixes ?? [],
        basis: report.basis ?? enclosingStatement(node),
      },
    ];
  }

  /** In a file that others import: a method that nobody calls, code that only tests use, or nobody. */
  function isOutOfUse(node: ts.Node, isReached: boolean, now: Analysis): boolean {
    const { selection } = started();
    const importers = selection.importers(node.getSourceFile().fileName);
    if (importers.length === 0) return false;
    if (isUnusedMethod(node, now)) return true;
    if (isReached) return false;
    const areTests = importers.every((each) => selection.entry(each)?.role.contexts.has("test"));
    return areTests || isUnusedFunction(node, now);
  }

  /** `isShared`: another unit writes what the finding is about, so that one instance is not alone. */
  function verdictOf(rule: Rule, node: ts.Node, placement: Placement, isShared: boolean): Verdict {
    const path = node.getSourceFile().fileName;
    const layer = () => clock.time("topology", () => placement.layerAt(path, unitNameAt(node)));
    return (
      configuration.severityOf(rule.id, path) ?? rule.severity[isShared ? "multi-node" : layer()]
    );
  }

  /** Places in schemas and deployment files have no syntax tree, but a text. */
  function relatedPlace(each: Evidence): RelatedPlace[] {
    const source = state?.program.sourceFile(each.file) ?? textFile(each.file);
    if (source === undefined) return [];
    const file = reportPath(workspace.root, each.file);
    return [{ file, range: rangeOf(source, each), message: each.message }];
  }

  function textFile(path: string): Lined | undefined {
    const text = workspace.exists(path) ? workspace.read(path) : undefined;
    return text === undefined ? undefined : linedText(text);
  }

  function keptIssue(
    file: ts.SourceFile,
    issue: AcceptanceIssue | TagIssue,
    about: { readonly rule: string; readonly assumption: string },
  ): Kept {
    const node = nodeAt(file, issue.place.start, issue.place.end);
    const [fingerprint = ""] = fingerprintsOf(relativeTo(workspace.repositoryRoot, file.fileName), [
      {
        rule: `${about.rule}/${issue.kind}/${file.text.slice(issue.place.start, issue.place.end)}`,
        node,
      },
    ]);
    return {
      question: false,
      fixes: issue.fixes,
      path: [],
      finding: {
        ...about,
        illusion: "premise",
        severity: "warning",
        confidence: "certain",
        message: issue.message,
        patterns: [],
        file: relative(file.fileName),
        range: rangeOf(file, issue.place),
        symbol: symbolNameOf(node),
        related: [],
        fixes: issue.fixes.map((fix, at) => ({
          title: fix.title,
          safety: fix.safety,
          preferred: at === 0,
        })),
        fingerprint,
        content: contentHashOf(node),
        status: "open",
      },
    };
  }

  function layers(): readonly LayerOfPath[] {
    return clock.time("topology", () => groundNow().placement.layers());
  }

  function topologyProblems(): readonly Problem[] {
    const problems = ground === undefined ? [] : ground.topology.model().problems;
    return problems.map(({ path, line, message }) => ({
      file: reportPath(workspace.root, path),
      line,
      message,
    }));
  }

  function baselineProblems(): readonly Problem[] {
    const file = relative(baseline.path);
    return baseline.mistakes.map(({ line, message }) => ({ file, line, message }));
  }

  const reportOf = (kept: readonly Kept[]): FileReport =>
    kept.length === 0
      ? EMPTY
      : {
          findings: kept.flatMap((each) => (each.question ? [] : [each.finding])),
          questions:
            options.questions === false
              ? []
              : kept.flatMap((each) => (each.question ? [each.finding] : [])),
        };

  const session: Session = {
    root: workspace.root,
    repositoryRoot: workspace.repositoryRoot,
    problems: () =>
      [
        ...workspace.problems(),
        ...configuration.problems,
        ...baselineProblems(),
        ...(ground?.schemas.problems() ?? []),
        ...topologyProblems(),
        ...defects.values(),
      ].sort(
        (a, b) =>
          compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || compare(a.message, b.message),
      ),
    hasBadConfiguration: () => configuration.problems.length + baseline.mistakes.length > 0,
    files() {
      const { selection } = loaded();
      const sources = workspace.files().filter((path) => selection.selected(path));
      return [...sources, ...deploymentFiles()];
    },
    setText(path, text) {
      workspace.setText(path, text);
      if (isReviewPath(path, reviewsFolder)) {
        forgetDecisions();
        return;
      }
      if (ground?.topology.changed(path)) forgetResults();
      if (schemasChanged([path]) || ground === undefined || !isSourceName(path)) return;
      // Opening, saving and closing change nothing; only another text costs a new program.
      const now = workspace.exists(path) ? workspace.read(path) : undefined;
      if (now !== ground.selection.textOf(path)) update(path);
    },
    changedOnDisk(paths) {
      const settings = new Set(configuration.filesRead());
      const everything =
        workspace.invalidate(paths) ||
        paths.some(
          (path) =>
            path.endsWith(`/${CONFIGURATION_NAME}`) ||
            path.endsWith(`/${BASELINE_NAME}`) ||
            path === baseline.path ||
            settings.has(path),
        );
      if (everything) {
        ground = undefined;
        state = undefined;
        analysis = undefined;
        early.clear();
        forgetResults();
        defects.clear();
        configuration = readSettings();
        baseline = openBaseline(workspace, configuration, options.baseline);
        decisions = undefined;
        return true;
      }
      const sources = paths.filter((path) => !isReviewPath(path, reviewsFolder));
      const isDecided = sources.length < paths.length;
      if (isDecided) forgetDecisions();
      const isSchema = schemasChanged(sources);
      const isMoved = sources.filter((path) => ground?.topology.changed(path)).length > 0;
      if (isMoved) forgetResults();
      for (const path of sources) if (isSourceName(path)) update(path);
      return isDecided || isSchema || isMoved;
    },
    prepare(milliseconds, path) {
      const loading = started();
      if (path === undefined) {
        if (!loading.work(milliseconds)) return false;
        analysisNow();
        return true;
      }
      const isReady = () =>
        loading.isExplored() && neededFor(path, loading).every((each) => !loading.isWaiting(each));
      if (isReady()) return true;
      loading.work(milliseconds, loading.isExplored() ? neededFor(path, loading) : []);
      return isReady();
    },
    isComplete: () => state?.isComplete() ?? false,
    check: (path) => reportOf(keptOf(path)),
    checkFindings(path) {
      const { findings } = reportOf(keptOf(path, "findings"));
      return { findings, isWhole: results.get(path)?.found === undefined };
    },
    early(path) {
      const loading = started();
      if (loading.isComplete()) return { report: session.check(path), isSettled: true };
      if (!loading.isExplored()) return UNKNOWN;
      if (!loading.selection.selected(path)) return { report: EMPTY, isSettled: true };
      if ([...loading.neighbours().imports(path)].some(loading.isWaiting)) return UNKNOWN;
      const { kept, wanted } = earlyOf(path);
      return { report: reportOf(kept), isSettled: wanted.length === 0 };
    },
    checkAll(only) {
      const started = performance.now();
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
      const counts = loaded().selection.counts();
      return {
        root: workspace.root,
        layers: layers(),
        findings,
        questions,
        problems: session.problems(),
        stats: { ...counts, milliseconds: Math.round(performance.now() - started), cached: 0 },
      };
    },
    under: (assumption) => under(assumption),
    tellsOfTopology: (path) =>
      groundNow().topology.depends(path) ||
      path.endsWith(`/${CONFIGURATION_NAME}`) ||
      configuration.filesRead().includes(path),
    growth(texts) {
      if (options.layer !== undefined) return [];
      const { topology } = groundNow();
      const told = [...texts].filter(([path]) => session.tellsOfTopology(path));
      const then = under({ texts: new Map(told) });
      const grown = growthReport({
        then,
        now: { topology, files: session.files, check: session.check, read: textOf },
        placeOf: relatedPlace,
      });
      const sources = new Map([...texts].filter(([path]) => isSourceName(path)));
      return [...grown, ...soleWriters().growth(sources, then)];
    },
    callPath(path, fingerprint) {
      const kept = keptNow(path).find((each) => each.finding.fingerprint === fingerprint);
      return kept?.path.flatMap(relatedPlace) ?? [];
    },
    baseline: () => baseline,
    fixEdits(path, fingerprint, index) {
      const kept = keptNow(path).find((each) => each.finding.fingerprint === fingerprint);
      const edits = kept?.fixes[index]?.edits();
      const { program } = loaded();
      return edits && inFileStyle(edits, (file) => program.sourceFile(file));
    },
    explain(path) {
      const { selection, program, graph } = loaded();
      const entry = selection.entry(path);
      if (entry === undefined) return undefined;
      const file = program.sourceFile(path);
      const units = file === undefined ? [] : unitsOf(file).units;
      return {
        selected: selection.selected(path),
        because: entry.role.because,
        units: units.map(({ name }) => {
          const reached = graph.reached(path, name);
          const contexts =
            reached.contexts.size > 0 ? reached.contexts : selection.outsideContexts(path);
          const known = [...contexts].filter((each) => each !== "library" || contexts.size === 1);
          return { name, contexts: known, path: reached.path.map(relative) };
        }),
      };
    },
    survey() {
      const { program, selection } = loaded();
      const roles = workspace.files().flatMap((path) => {
        const role = selection.entry(path)?.role;
        if (role === undefined) return [];
        const outside = selection.outsideContexts(path);
        const loaded = outside.has("browser") ? (["browser"] as const) : outside;
        const contexts = [...new Set([...role.contexts, ...loaded])];
        const isReviewed = selection.selected(path) && !configuration.isIgnored(path);
        return [{ file: relative(path), contexts, because: role.because, isReviewed }];
      });
      return surveyOf({
        roles,
        files: program
          .paths()
          .filter((path) => !configuration.isIgnored(path))
          .flatMap((path) => program.sourceFile(path) ?? []),
        analysis: analysisNow(),
        relative,
        packageOf(specifier, from) {
          const found = workspace.resolve(specifier, from);
          if (found.kind === "own") return undefined;
          return found.kind === "external" ? packageNameOf(found.name) : `(missing ${specifier})`;
        },
      });
    },
    explainSilence(path, line) {
      const { selection, program } = loaded();
      const role = selection.entry(path)?.role;
      const file = program.sourceFile(path);
      if (role === undefined) return undefined;
      if (file === undefined)
        return {
          isReviewed: false,
          because: role.because,
          contexts: [...selection.outsideContexts(path), ...role.contexts],
          routes: [],
          guards: [],
          reported: [],
        };
      const node = nodeOnLine(file, line);
      const isHere = (place: Place): boolean =>
        file.getLineAndCharacterOfPosition(place.start).line <= line - 1 &&
        file.getLineAndCharacterOfPosition(place.end).line >= line - 1;
      const guards = guardsIn(path).filter(({ guard }) => isHere(guard));
      const now = analysisNow();
      const report = session.check(path);
      return {
        isReviewed: !configuration.isIgnored(path),
        because: role.because,
        contexts: [...contextsAt(node, now)],
        routes: routesTo(node, now).map((route) => ({
          context: route.entry.context,
          label: route.entry.label,
          places: callPathOf(route).flatMap(relatedPlace),
        })),
        guards: guards.flatMap(({ rule, guard }) =>
          relatedPlace(guard).map((place) => ({ rule, place })),
        ),
        reported: [...report.findings, ...report.questions].filter(
          ({ range }) => range.start.line <= line && range.end.line >= line,
        ),
      };
    },
    reviews: () => ({
      repositoryRoot: workspace.repositoryRoot,
      folder: reviewsFolder(workspace.root) ?? joinPath(workspace.root, REVIEWS_FOLDER),
      files: reviewsHere(),
    }),
    topology() {
      const { topology } = groundNow();
      return topologyReport(topology.model(), {
        root: workspace.root,
        relative: (path) => reportPath(workspace.root, path),
        placeOf: relatedPlace,
        fileCount: (unit) => topology.filesOf(unit).size,
      });
    },
    timing: (): Timing => ({
      phases: clock.phases(),
      rules: rules.map((rule) => ({
        id: rule.id,
        ...(ruleTimes.get(rule.id) ?? { milliseconds: 0, findings: 0 }),
      })),
      imports: loaded().selection.imports(),
    }),
  };

  function update(path: string): void {
    early.clear();
    if (state === undefined) ground?.selection.refresh(path);
    else state.update(path);
    if (ground?.schemas.changed(path) === undefined) return;
    analysis = undefined;
    forgetResults();
  }

  /** What was told last: a fix that is asked for does not wait for the rest. */
  function keptNow(path: string): readonly Kept[] {
    return state?.isComplete() === false ? (early.get(path)?.kept ?? []) : keptOf(path);
  }

  return session;
}

type Standing = Parameters<DeploymentReviewParts["standing"]>[0];

interface Draft {
  readonly rule: Rule;
  readonly place: Place;
  readonly node: ts.Node;
  /** What the identity is made of. */
  readonly shape: ts.Node;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly question: boolean;
  readonly message: string;
  readonly related: readonly Evidence[];
  readonly path: readonly Evidence[];
  readonly fixes: readonly Fix[];
  readonly basis: ts.Node;
}

/** The entry and the calls that lead from it, for related places and code flows. */
function callPathOf({ entry, via }: Route): readonly Evidence[] {
  return [
    { ...placeOf(entry.at), message: `reached from ${entry.label}` },
    ...via.map((call) => ({ ...placeOf(call), message: "through this call" })),
  ];
}

/** A top-level function that nothing in the repository names: dead, or called by people whom nobody can ask. */
function isUnusedFunction(node: ts.Node, analysis: Analysis): boolean {
  const top = topLevelOf(node);
  const variable = [...ancestors(node)].findLast(ts.isVariableDeclaration);
  const declared = ts.isFunctionDeclaration(top) ? top : variable;
  if (declared === undefined || functionOf(declared) === undefined) return false;
  const modifiers = ts.canHaveModifiers(top) ? (top.modifiers ?? []) : [];
  // Frameworks call default exports by the name of their file.
  if (modifiers.some((each) => each.kind === ts.SyntaxKind.DefaultKeyword)) return false;
  return analysis.referencesTo(declared).length === 0;
}

/** Decorated, inherited and implemented methods are called by people who do not name them. */
function isUnusedMethod(node: ts.Node, analysis: Analysis): boolean {
  const method = [...ancestors(node)].find(ts.isMethodDeclaration);
  const owner = method?.parent;
  if (method === undefined || owner === undefined || !ts.isClassDeclaration(owner)) return false;
  const isOpen = owner.heritageClauses !== undefined || ts.getDecorators(owner) !== undefined;
  if (isOpen || ts.getDecorators(method) !== undefined) return false;
  return analysis.referencesTo(method).length === 0;
}

/** The outermost node that begins on a line (1-based); the file for an empty line. */
function nodeOnLine(file: ts.SourceFile, line: number): ts.Node {
  const starts = file.getLineStarts();
  const start = starts[Math.min(line, starts.length) - 1] ?? 0;
  const end = starts[line] ?? file.text.length;
  const text = file.text.slice(start, end);
  return nodeAt(
    file,
    start + (text.length - text.trimStart().length),
    start + text.trimEnd().length,
  );
}

/** What runs the code at a node. */
function contextsAt(node: ts.Node, analysis: Queries): ReadonlySet<Context> {
  const fn = isFunctionNode(node) ? node : enclosingFunction(node);
  return fn === undefined ? analysis.reach(node).contexts : contextsOf(fn, analysis);
}

function topLevelOf(node: ts.Node): ts.Node {
  let at = node;
  while (at.parent !== undefined && !ts.isSourceFile(at.parent)) at = at.parent;
  return at;
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function capped(severity: Severity, limit: Severity | undefined): Severity {
  return limit !== undefined && RANK[limit] < RANK[severity] ? limit : severity;
}

function byPlace(a: Draft, b: Draft): number {
  return (
    a.place.start - b.place.start || a.place.end - b.place.end || compare(a.rule.id, b.rule.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rangeOf(file: Lined, place: Pick<Place, "start" | "end">): Range {
  const position = (offset: number) => {
    const { line, character } = file.getLineAndCharacterOfPosition(Math.min(offset, file.end));
    return { line: line + 1, column: character + 1 };
  };
  return { start: position(place.start), end: position(place.end) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Adds up the time of named phases; nested phases count for themselves as well. */
function createPhases() {
  const spent = new Map<string, number>();
  return {
    time<T>(name: string, work: () => T): T {
      const started = performance.now();
      try {
        return work();
      } finally {
        spent.set(name, (spent.get(name) ?? 0) + performance.now() - started);
      }
    },
    phases: () => [...spent].map(([name, milliseconds]) => ({ name, milliseconds })),
  };
}
