/** Asks before everything is loaded, and tells which answers a file that is still missing could change. */
import { ts } from "ts-morph";
import type { Analysis } from "../../rules/kit/analysis.ts";
import { type Context, SERVER_CONTEXTS } from "../../rules/kit/rule.ts";
import type { Catalog } from "./catalog.ts";
import { unitNameAt } from "./contexts/units.ts";
import type { Loading } from "./loading.ts";
import type { Queries } from "./queries.ts";
import { namesWord, type Sight } from "./references.ts";
import type { View } from "./walk.ts";
import type { Workspace } from "./workspace.ts";

export interface EarlyView extends View {
  /** The files without which some answers were not certain: those that may tell soon, and only then the others. */
  wanted(): ReadonlySet<string>;
}

const SERVER: ReadonlySet<Context> = new Set(SERVER_CONTEXTS);

/** What a file resolves to is certain, since the checker looks into what it imports; who else names or reaches it is looked into here. */
export function createEarlyView(
  queries: Queries,
  { selection, graph, tagged, neighbours, isWaiting }: Loading,
  workspace: Workspace,
  catalog: Catalog,
): EarlyView {
  const { imports, importers } = neighbours();
  const wanted = new Set<string>();
  /** All of a deployment unit, which takes about as long as the repository. */
  const late = new Set<string>();
  const lacks = new Map<unknown, readonly string[]>();
  let isSettled = true;
  let shared: Analysis | undefined;

  function doubt(key: unknown, find: () => readonly string[], into = wanted): void {
    const missing = lacks.get(key) ?? find();
    lacks.set(key, missing);
    if (missing.length === 0) return;
    isSettled = false;
    shared = undefined;
    for (const path of missing) into.add(path);
  }

  function doubtSight(sight: Sight, declaration: ts.Declaration): void {
    if (sight.from !== "file") doubt(sight, () => lackingFor(sight, declaration));
  }

  /** The files that may name a declaration, with those between them and it, which may give it another name. */
  function lackingFor({ names, from }: Sight, declaration: ts.Declaration): string[] {
    const own = declaration.getSourceFile().fileName;
    const within = from === "importers" ? importers(own) : undefined;
    const isAny = names.has("default") || names.has("export=");
    const naming = [...(within ?? selected())].filter(
      (path) => isAny || [...names].some((name) => mentions(path, name)),
    );
    if (within === undefined) return naming.filter(isWaiting);
    const found = new Set<string>();
    for (const path of naming)
      for (const each of imports(path)) if (isWaiting(each) && within.has(each)) found.add(each);
    return [...found];
  }

  /** The files that may hold a call with a mark. */
  function lackingForMark(word: string): string[] {
    const names = [...tagged.marked(word)];
    const mark = `@mark ${word}`;
    const declaring = [...catalog.files()].flatMap(([path, text]) =>
      text.includes(mark) ? [path] : [],
    );
    const naming = selected().filter(
      (path) =>
        textOf(path).includes(mark) ||
        names.some((name) => mentions(path, name)) ||
        (isWaiting(path) && leadsTo(path, declaring)),
    );
    return naming.filter(isWaiting);
  }

  function leadsTo(path: string, declaring: readonly string[]): boolean {
    const owner = workspace.packageOf(path);
    return (selection.entry(path)?.scan.imports ?? []).some((specifier) => {
      const found = catalog.resolve(specifier, owner);
      return found !== undefined && declaring.includes(found);
    });
  }

  function selected(): string[] {
    return workspace.files().filter((path) => selection.selected(path));
  }

  function textOf(path: string): string {
    return selection.entry(path)?.scan.text ?? "";
  }

  function mentions(path: string, name: string): boolean {
    return namesWord(textOf(path), name);
  }

  function doubtReach(node: ts.Node): void {
    const path = node.getSourceFile().fileName;
    doubt(path, () => [...importers(path)].filter(isWaiting));
  }

  const asked: Analysis = {
    ...queries,
    referencesTo(declaration) {
      doubtSight(queries.sightOf(declaration), declaration);
      return queries.referencesTo(declaration);
    },
    callersOf(declaration) {
      for (const each of queries.sightsOfFunction(declaration))
        doubtSight(each.sight, each.declaration);
      return queries.callersOf(declaration);
    },
    straysOf(declaration) {
      doubtSight(queries.sightOf(declaration), declaration);
      const name = ts.getNameOfDeclaration(declaration)?.getText();
      if (name !== undefined)
        doubt(declaration, () =>
          selected().filter((path) => isWaiting(path) && mentions(path, name)),
        );
      return queries.straysOf(declaration);
    },
    callsTagged(word) {
      doubt(`@mark ${word}`, () => lackingForMark(word));
      return queries.callsTagged(word);
    },
    codeOf(unit) {
      doubt(unit, () => [...queries.pathsOf(unit)].filter(isWaiting), late);
      return queries.codeOf(unit);
    },
    reach(node) {
      doubtReach(node);
      return queries.reach(node);
    },
    runsOnServer(node) {
      const { contexts } = graph.reached(node.getSourceFile().fileName, unitNameAt(node));
      // Further files can only add contexts.
      if ([...contexts].some((context) => SERVER.has(context))) return true;
      doubtReach(node);
      return queries.runsOnServer(node);
    },
  };

  return {
    // Rules remember answers by analysis: another one after each doubt, so that no doubt gets lost.
    next() {
      isSettled = true;
      shared ??= { ...asked };
      return shared;
    },
    isSettled: () => isSettled,
    wanted: () => (wanted.size > 0 ? wanted : late),
  };
}
