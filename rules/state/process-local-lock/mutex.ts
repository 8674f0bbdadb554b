/** What runs under the mutex of a package, and what of it other instances do as well. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import type { ReachedEffect } from "../../kit/effects/summary.ts";
import { isKeptForProcess } from "../../kit/process-lifetime.ts";
import { usesOf } from "../../kit/references.ts";
import { homeOf } from "../../kit/roles/flow.ts";
import { sharedChange } from "../../kit/roles/region.ts";
import { isFunctionNode, outer, unwrap } from "../../kit/syntax.ts";

export interface Guarded {
  readonly holder: ts.VariableDeclaration | ts.PropertyDeclaration;
  readonly region: ts.Node;
  readonly change: ReachedEffect;
}

export function guardedBy(
  creation: ts.CallExpression | ts.NewExpression,
  analysis: Analysis,
): Guarded | undefined {
  const holder = outer(creation);
  if (!ts.isVariableDeclaration(holder) && !ts.isPropertyDeclaration(holder)) return undefined;
  if (!isKeptForProcess(creation, analysis)) return undefined;
  for (const use of usesOf(holder, analysis)) {
    const region = regionOf(use);
    if (region === undefined) continue;
    const change = sharedChange([region], analysis);
    if (change !== undefined) return { holder, region, change };
  }
  return undefined;
}

/** The function given to `runExclusive`, or the one that waits for `acquire`. */
function regionOf(use: ts.Node): ts.Node | undefined {
  const holder =
    ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
  const access = holder.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== holder) return undefined;
  const call = access.parent;
  if (!ts.isCallExpression(call) || !/^(runExclusive|acquire|lock)$/.test(access.name.text))
    return undefined;
  const work = call.arguments.map((each) => unwrap(each)).find(isFunctionNode);
  return work ?? homeOf(call)?.body;
}
