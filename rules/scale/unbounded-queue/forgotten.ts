/** Finds the one caller that puts entries in and, unlike its siblings, never takes them out again. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isWithin, namedFunction } from "../../kit/functions.ts";
import { keyDomain } from "../../kit/key-domain.ts";
import type { ProcessState, StateUse } from "../../kit/process-state.ts";
import { callsOf } from "../../kit/references.ts";
import { type FunctionNode, unwrap } from "../../kit/syntax.ts";

export interface Forgotten {
  /** The call that adds; no removal stands in its file. */
  readonly adds: ts.CallExpression;
  /** A sibling that adds, in a function that removes as well. */
  readonly sibling: ts.CallExpression;
}

/**
 * `pool.add(id, x)` without `pool.remove(id)`, where other callers pair the two. Only for classes whose
 * entries come and go through methods that take the key: there the callers, not the class, bound it.
 */
export function forgottenRemoval(state: ProcessState, analysis: Analysis): Forgotten | undefined {
  const { holder } = state;
  if (holder === undefined) return undefined;
  const changes = state.uses.filter((use) => use.kind !== "size" && !use.inner);
  const removals = changes.filter((use) => use.kind === "remove" || use.kind === "reset");
  const adding = keyedMethods(changes.filter((use) => use.kind === "grow"));
  const removing = keyedMethods(removals);
  const [add] = adding ?? [];
  if (adding?.length !== 1 || add === undefined || removing === undefined) return undefined;
  if (removing.length === 0) return undefined;

  const isOutside = (call: ts.Node): boolean => !isWithin(call, holder);
  const added = callsOf(add.method, analysis).filter(ts.isCallExpression).filter(isOutside);
  if (added.length < 2) return undefined;
  const removed = [...withOwnCallers(removing, holder, analysis)]
    .flatMap((method) => callsOf(method, analysis))
    .filter(isOutside);
  const homes = new Set(removed.map(namedFunction));
  const files = new Set(removed.map((call) => call.getSourceFile()));
  const sibling = added.find((call) => homes.has(namedFunction(call)));
  const adds = added.find((call) => {
    const key = call.arguments[add.index];
    return (
      !files.has(call.getSourceFile()) &&
      key !== undefined &&
      keyDomain(key, analysis).domain === "open"
    );
  });
  return adds === undefined || sibling === undefined ? undefined : { adds, sibling };
}

interface KeyedMethod {
  readonly method: ts.MethodDeclaration;
  /** Position of the key among its parameters. */
  readonly index: number;
}

/** The methods that the uses stand in, each with its key as a parameter; undefined when one is anything else. */
function keyedMethods(uses: readonly StateUse[]): KeyedMethod[] | undefined {
  const found: KeyedMethod[] = [];
  for (const { within, key } of uses) {
    const name = key === undefined ? undefined : unwrap(key);
    if (within === undefined || !ts.isMethodDeclaration(within)) return undefined;
    const index = within.parameters.findIndex(
      (each) =>
        name !== undefined &&
        ts.isIdentifier(name) &&
        ts.isIdentifier(each.name) &&
        each.name.text === name.text,
    );
    if (index < 0) return undefined;
    found.push({ method: within, index });
  }
  return found;
}

/** The removing methods and those of the same class that call them: `abort(id)` removes as well. */
function withOwnCallers(
  removing: readonly KeyedMethod[],
  holder: ts.ClassLikeDeclaration,
  analysis: Analysis,
): Set<FunctionNode> {
  const found = new Set<FunctionNode>(removing.map((each) => each.method));
  for (const method of found) {
    for (const call of callsOf(method, analysis)) {
      const caller = isWithin(call, holder) ? namedFunction(call) : undefined;
      if (caller !== undefined) found.add(caller);
    }
  }
  return found;
}
