/** Walks files with the rules and keeps what was found in them, first the findings and then the questions. */
import type { ts } from "ts-morph";
import type { Rule } from "../../../rules/kit/rule.ts";
import { createEarlyView } from "../early.ts";
import type { Placement } from "../placement.ts";
import { type Part, type Raised, type Subscriptions, subscribe, type View, walk } from "../walk.ts";
import { isSourceName } from "../workspace/discover.ts";
import type { Core } from "./core.ts";
import type { Deployments } from "./deployments.ts";
import type { Judge } from "./judge.ts";
import type { Early, Kept, Result } from "./memory.ts";
import type { Verdicts } from "./verdicts.ts";

export interface Examiner {
  /** What is known of a file; `findings` leaves for later what can only be a question. */
  keptOf(path: string, scope?: "findings" | "all"): readonly Kept[];
  /** What was told last: a fix that is asked for does not wait for the rest. */
  keptNow(path: string): readonly Kept[];
  earlyOf(path: string): Early;
  /** All rules over one file; nothing of it is remembered. */
  examine(file: ts.SourceFile, view: View, placement: Placement): readonly Kept[];
  /** The analysis of everything. */
  wholeView(): View;
}

export function createExaminer(
  core: Core,
  verdicts: Verdicts,
  { judged }: Judge,
  deployments: Deployments,
): Examiner {
  const { options, clock, memory, workspace, catalog } = core;
  const { rulesAt, finding } = verdicts;
  const subscriptions = new Map<string, Subscriptions>();

  function keptOf(path: string, scope: "findings" | "all" = "all"): readonly Kept[] {
    if (!isSourceName(path)) return deployments.now().get(path) ?? [];
    const { program } = core.loaded();
    const version = program.version();
    const before = memory.results.get(path);
    const known = before?.version === version ? before : undefined;
    if (known !== undefined && (known.found === undefined || scope === "findings"))
      return known.kept;
    const file = program.sourceFile(path);
    const next: Result =
      file === undefined || core.configuration().isIgnored(path)
        ? { version, kept: [], found: undefined }
        : clock.time("rules", () => ({ version, ...resultFor(file, scope, known?.found) }));
    memory.results.set(path, next);
    return next.kept;
  }

  /** `found` is what a search for findings alone came to before. */
  function resultFor(
    file: ts.SourceFile,
    scope: "findings" | "all",
    found: readonly Raised[] | undefined,
  ): Omit<Result, "version"> {
    const view = wholeView();
    const { placement } = core.ground();
    const hearing = { file, view, placement, isEarly: false };
    const all = rulesAt(file.fileName);
    const first = finding(all, file.fileName);
    // What was not asked yet may be what an acceptance is for.
    const whole = first.filter((rule) => rule.asks === undefined);
    if (scope === "findings" && whole.length < all.length) {
      const raised = raisedBy(file, first, view, placement, ["on"]);
      return { kept: judged({ ...hearing, raised, ran: whole }), found: raised };
    }
    if (found === undefined) return { kept: examine(file, view, placement), found: undefined };
    const rest = all.filter((rule) => !first.includes(rule));
    const raised = [
      ...found,
      ...raisedBy(file, rest, view, placement, ["on"]),
      ...raisedBy(file, all, view, placement, ["asks"]),
    ];
    return { kept: judged({ ...hearing, raised, ran: all }), found: undefined };
  }

  function examine(file: ts.SourceFile, view: View, placement: Placement): readonly Kept[] {
    const ran = rulesAt(file.fileName);
    const raised = raisedBy(file, ran, view, placement, ["on", "asks"]);
    return judged({ file, raised, ran, view, placement, isEarly: false });
  }

  /** Walks a file with some rules; those that are off in all of it cannot say anything. */
  function raisedBy(
    file: ts.SourceFile,
    some: readonly Rule[],
    view: View,
    placement: Placement,
    parts: readonly Part[],
  ): readonly Raised[] {
    const on = verdicts.on(some, file.fileName, placement);
    return parts.flatMap((part) =>
      walk(file, subscriptionsOf(on, part), view, {
        failed: (rule, error) => core.noteDefect(rule, file.fileName, error),
        spent: options.measure === true ? core.noteTime : undefined,
      }),
    );
  }

  function subscriptionsOf(some: readonly Rule[], part: Part): Subscriptions {
    const key = [part, ...some.map((rule) => rule.id)].join();
    const found = subscriptions.get(key) ?? subscribe(some, part);
    subscriptions.set(key, found);
    return found;
  }

  function wholeView(): View {
    const now = core.analysis();
    return { next: () => now, isSettled: () => true };
  }

  function earlyOf(path: string): Early {
    const loading = core.loading();
    const { program } = loading;
    const before = memory.early.get(path);
    if (before?.version === program.version()) return before;
    const file = program.sourceFile(path);
    const view = createEarlyView(core.analysis(), loading, workspace, catalog);
    const kept =
      file === undefined || core.configuration().isIgnored(path)
        ? []
        : clock.time("rules", () => {
            const ran = finding(core.rules, path);
            const { placement } = core.ground();
            const raised = raisedBy(file, ran, view, placement, ["on"]);
            return judged({ file, raised, ran, view, placement, isEarly: true });
          });
    const found = { version: program.version(), kept, wanted: [...view.wanted()] };
    memory.early.set(path, found);
    return found;
  }

  return {
    keptOf,
    keptNow: (path) =>
      core.loadingSoFar()?.isComplete() === false && core.last.now() === undefined
        ? (memory.early.get(path)?.kept ?? [])
        : keptOf(path),
    earlyOf,
    examine,
    wholeView,
  };
}
