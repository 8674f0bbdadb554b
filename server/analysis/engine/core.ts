/** What all parts of a session share: settings, how far the repository is loaded, and the answers about it. */
import { rules as allRules } from "../../../rules/index.ts";
import type { Evidence, Rule } from "../../../rules/kit/rule.ts";
import type { BaselineFile } from "../baseline.ts";
import { openBaseline } from "../baseline-file.ts";
import { type Catalog, loadCatalog } from "../catalog.ts";
import { type Configuration, readConfiguration } from "../config.ts";
import { relativeTo } from "../contexts/selection.ts";
import { type Lined, linedText } from "../lines.ts";
import { createLoading, type Loading } from "../loading.ts";
import { createAnalysis, type Queries } from "../queries.ts";
import type { Problem, RelatedPlace } from "../report.ts";
import type { SessionOptions } from "../session.ts";
import { createUserCatalog } from "../user-catalog.ts";
import { type LastReport, NO_LAST_REPORT, openLastReport } from "../workspace/last-report.ts";
import { openWorkspace } from "../workspace/open.ts";
import { joinPath, reportPath } from "../workspace/paths.ts";
import type { Workspace } from "../workspace.ts";
import { type Ground, layGround } from "./ground.ts";
import { createGuardLog, type GuardLog } from "./guards.ts";
import { createMemory, type Memory } from "./memory.ts";
import { createPhases, type Phases } from "./phases.ts";
import { rangeOf } from "./places.ts";

export interface Core {
  readonly options: SessionOptions;
  readonly rules: readonly Rule[];
  /** The ids of all rules, those that do not run included. */
  readonly allIds: readonly string[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly clock: Phases;
  readonly workspace: Workspace;
  readonly catalog: Catalog;
  readonly guards: GuardLog;
  readonly memory: Memory;
  /** What an earlier session found, where it still holds. */
  readonly last: LastReport;
  readonly defects: Map<string, Problem>;
  readonly ruleTimes: Map<string, { milliseconds: number; findings: number }>;
  configuration(): Configuration;
  baseline(): BaselineFile;
  /** What is known of the repository before a file is parsed. */
  ground(): Ground;
  /** The same as far as somebody asked for it. */
  groundSoFar(): Ground | undefined;
  loading(): Loading;
  loadingSoFar(): Loading | undefined;
  /** Loads all that is not. */
  loaded(): Loading;
  analysis(): Queries;
  forgetAnalysis(): void;
  forgetGround(): void;
  /** Reads the configuration again. */
  refreshSettings(): void;
  relative(path: string): string;
  relatedPlace(evidence: Evidence): RelatedPlace[];
  textOf(path: string): string | undefined;
  reviewsFolder(folder: string): string | undefined;
  noteDefect(rule: Rule, path: string, error: unknown): void;
  noteTime(rule: Rule, milliseconds: number): void;
}

export function createCore(options: SessionOptions): Core {
  const allIds = allRules.map((rule) => rule.id);
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const clock = createPhases();
  const guards = createGuardLog();
  const memory = createMemory();
  const defects: Core["defects"] = new Map();
  const ruleTimes: Core["ruleTimes"] = new Map();
  const last = openLast(options, today);
  const workspace = clock.time("find files", () => openWorkspace(options.root));
  let configuration = readSettings();
  let baseline = openBaseline(workspace, configuration, options.baseline);
  const catalog = loadCatalog();
  let ground: Ground | undefined;
  let state: Loading | undefined;
  let analysis: { readonly version: number; readonly value: Queries } | undefined;

  function readSettings(): Configuration {
    return clock.time("configuration", () => readConfiguration(workspace, allIds));
  }

  function groundNow(): Ground {
    ground ??= layGround({
      workspace,
      configuration,
      today,
      layer: options.layer,
      clock,
      graph: () => started().graph,
      relative,
      placeOf: relatedPlace,
    });
    return ground;
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

  function analysisNow(): Queries {
    const { program, selection, graph, tagged, functions, answers, isComplete } = started();
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
          isOwnFunction: (name) => functions.has(name) || !isComplete(),
          guarded: guards.note,
          schemas: { find: (...asked) => clock.time("schemas", () => schemas.find(...asked)) },
          units: () => topology.model().units,
          stores: () => topology.model().deployedStores,
          filesOf: (unit) => topology.filesOf(unit),
          topologyOf: (path, name) => clock.time("topology", () => placement.at(path, name)),
        }),
      );
      analysis = { version: program.version(), value };
      // Results of an older state are of no use, and their fixes would keep its checker alive.
      memory.forgetResults();
    }
    return analysis.value;
  }

  function relative(path: string): string {
    return relativeTo(workspace.root, path);
  }

  /** Places in schemas and deployment files have no syntax tree, but a text. */
  function relatedPlace(each: Evidence): RelatedPlace[] {
    const source = state?.program.sourceFile(each.file) ?? textFile(each.file);
    if (source === undefined) return [];
    const file = reportPath(workspace.root, each.file);
    return [{ file, range: rangeOf(source, each), message: each.message }];
  }

  function textOf(path: string): string | undefined {
    return workspace.exists(path) ? workspace.read(path) : undefined;
  }

  function textFile(path: string): Lined | undefined {
    const text = textOf(path);
    return text === undefined ? undefined : linedText(text);
  }

  return {
    options,
    rules:
      options.rules === undefined
        ? allRules
        : allRules.filter((rule) => options.rules?.includes(rule.id)),
    allIds,
    today,
    clock,
    workspace,
    catalog,
    guards,
    memory,
    last,
    defects,
    ruleTimes,
    configuration: () => configuration,
    baseline: () => baseline,
    ground: groundNow,
    groundSoFar: () => ground,
    loading: started,
    loadingSoFar: () => state,
    loaded() {
      const loading = started();
      loading.finish();
      return loading;
    },
    analysis: analysisNow,
    forgetAnalysis() {
      analysis = undefined;
    },
    forgetGround() {
      ground = undefined;
      state = undefined;
    },
    refreshSettings() {
      configuration = readSettings();
      baseline = openBaseline(workspace, configuration, options.baseline);
    },
    relative,
    relatedPlace,
    textOf,
    reviewsFolder(folder) {
      const setting = configuration.settingOf("reviews", folder);
      return setting === undefined ? undefined : joinPath(setting.directory, setting.value);
    },
    noteDefect(rule, path, error) {
      const message = `${rule.id} failed here: ${messageOf(error)}`;
      defects.set(`${rule.id} ${path}`, { file: relative(path), message });
    },
    noteTime(rule, milliseconds) {
      const sum = ruleTimes.get(rule.id) ?? { milliseconds: 0, findings: 0 };
      sum.milliseconds += milliseconds;
      ruleTimes.set(rule.id, sum);
    },
  };
}

/** Whoever measures wants the work done. */
function openLast(options: SessionOptions, today: string): LastReport {
  const { cache, root, layer, rules, baseline, questions, readMentions } = options;
  if (cache === undefined || options.measure === true) return NO_LAST_REPORT;
  const asked = [root, layer, rules, baseline, questions !== false, readMentions !== undefined];
  return openLastReport(cache, root, JSON.stringify(asked), today);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
