/** Explains what is known of files and lines, for people who wonder why something is or is not reported. */
import type { ts } from "ts-morph";
import { contextsOf } from "../../../rules/kit/contexts.ts";
import { routesTo } from "../../../rules/kit/routes.ts";
import type { Context, Place } from "../../../rules/kit/rule.ts";
import { enclosingFunction, isFunctionNode } from "../../../rules/kit/syntax.ts";
import { packageNameOf } from "../catalog.ts";
import { unitsOf } from "../contexts/units.ts";
import { nodeAt } from "../fingerprint.ts";
import type { Queries } from "../queries.ts";
import type { FileReport } from "../report.ts";
import type { Session } from "../session.ts";
import { surveyOf } from "../survey.ts";
import type { Core } from "./core.ts";
import { callPathOf } from "./drafts.ts";
import type { Examiner } from "./examine.ts";
import type { HeardGuard } from "./guards.ts";

export function createInspector(
  core: Core,
  examiner: Examiner,
  check: (path: string) => FileReport,
): Pick<Session, "explainSilence" | "explain" | "survey"> {
  const { workspace, relative } = core;

  /** Runs the rules over a file again and keeps what they say of guards. */
  function guardsIn(path: string): readonly HeardGuard[] {
    const file = core.loaded().program.sourceFile(path);
    if (file === undefined) return [];
    return core.guards.during(() => {
      // A new analysis, or memories would keep rules from looking again.
      core.forgetAnalysis();
      examiner.examine(file, examiner.wholeView(), core.ground().placement);
    });
  }

  return {
    explainSilence(path, line) {
      const { selection, program } = core.loaded();
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
      const now = core.analysis();
      const report = check(path);
      return {
        isReviewed: !core.configuration().isIgnored(path),
        because: role.because,
        contexts: [...contextsAt(node, now)],
        routes: routesTo(node, now).map((route) => ({
          context: route.entry.context,
          label: route.entry.label,
          places: callPathOf(route).flatMap(core.relatedPlace),
        })),
        guards: guards.flatMap(({ rule, guard }) =>
          core.relatedPlace(guard).map((place) => ({ rule, place })),
        ),
        reported: [...report.findings, ...report.questions].filter(
          ({ range }) => range.start.line <= line && range.end.line >= line,
        ),
      };
    },
    explain(path) {
      const { selection, program, graph } = core.loaded();
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
      const { program, selection } = core.loaded();
      const configuration = core.configuration();
      const roles = workspace.files().flatMap((path) => {
        const role = selection.entry(path)?.role;
        if (role === undefined) return [];
        const outside = selection.outsideContexts(path);
        const loaded = outside.has("browser") ? (["browser"] as const) : outside;
        const contexts = selection.isUnused(path)
          ? (["library"] as const)
          : [...new Set([...role.contexts, ...loaded])];
        const isReviewed = selection.selected(path) && !configuration.isIgnored(path);
        return [{ file: relative(path), contexts, because: role.because, isReviewed }];
      });
      return surveyOf({
        roles,
        files: program
          .paths()
          .filter((path) => !configuration.isIgnored(path))
          .flatMap((path) => program.sourceFile(path) ?? []),
        analysis: core.analysis(),
        relative,
        packageOf(specifier, from) {
          const found = workspace.resolve(specifier, from);
          if (found.kind === "own") return undefined;
          return found.kind === "external" ? packageNameOf(found.name) : `(missing ${specifier})`;
        },
      });
    },
  };
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
