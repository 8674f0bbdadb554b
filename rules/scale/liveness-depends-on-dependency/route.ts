/** Finds the handler in a unit's code that answers a path. */
import type { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { type Entry, entryAt } from "../../kit/entries.ts";
import type { Place } from "../../kit/rule.ts";
import { descendants, type FunctionNode, isFunctionNode, placeOf } from "../../kit/syntax.ts";
import type { DeployedUnit } from "../../kit/topology.ts";

export interface Route {
  readonly handler: FunctionNode;
  readonly entry: Entry;
  /** The path as the code writes it, the part that the probe's path ends with. */
  readonly path: string;
  readonly place: Place;
  /** False when a prefix is added somewhere else. */
  readonly isExact: boolean;
}

/** Undefined when no route answers the path, or several could. */
export function routeOf(asked: string, unit: DeployedUnit, analysis: Analysis): Route | undefined {
  const path = asked.replace(/[?#].*$/, "").replace(/(.)\/$/, "$1");
  const word = path.slice(path.lastIndexOf("/") + 1);
  if (word === "") return undefined;
  const found = analysis
    .codeOf(unit)
    .filter((file) => file.text.includes(word) || file.fileName.includes(`/${word}`))
    .flatMap((file) => routesIn(file, path, analysis));
  const exact = found.filter(({ isExact }) => isExact);
  const [only, ...more] = exact.length > 0 ? exact : found;
  return more.length === 0 ? only : undefined;
}

function routesIn(file: ts.SourceFile, path: string, analysis: Analysis): readonly Route[] {
  return [...descendants(file)].flatMap((node): Route[] => {
    if (!isFunctionNode(node)) return [];
    const entry = entryAt(node, analysis);
    const own = entry === undefined ? undefined : pathOf(entry);
    if (entry === undefined || own === undefined || !endsWith(path, own)) return [];
    return [{ handler: node, entry, path: own, place: placeOf(entry.at), isExact: own === path }];
  });
}

/** Only what answers GET. */
function pathOf({ label }: Entry): string | undefined {
  const [method, path] = label.split(" ");
  if (!/^(?:GET|ALL|HEAD|loader)$/.test(method ?? "") || path === undefined) return undefined;
  return path.startsWith("/") && path !== "/" ? path.replace(/(.)\/$/, "$1") : undefined;
}

function endsWith(path: string, own: string): boolean {
  return path === own || path.endsWith(own);
}
