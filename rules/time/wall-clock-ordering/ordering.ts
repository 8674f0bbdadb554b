/** Lists put in order by wall-clock time that are then folded by overwriting, or whose newest element is acted upon. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isSequenceName } from "../../kit/provenance.ts";
import { functionOf } from "../../kit/sinks.ts";
import {
  calledName,
  descendants,
  enclosingFunction,
  type FunctionNode,
  isFunctionNode,
  literalText,
  unwrap,
} from "../../kit/syntax.ts";
import {
  isMomentName,
  isRecordTimeName,
  localDeclaration,
  type TimeComparison,
  type TimeValue,
  threeWayComparison,
  timeComparison,
} from "../../kit/time-values.ts";
import { createTracer, type End, type Fold, PRESENTERS } from "./consequences.ts";
import { mentions, usesOf } from "./local-uses.ts";
import { areVersions } from "./names.ts";
import { mergedParts, pickedFrom, takenFrom } from "./sorted.ts";

export interface Ordering {
  /** The comparison that puts two elements in order. */
  readonly at: ts.Expression;
  readonly comparison: TimeComparison | undefined;
  /** The property that orders. */
  readonly property: string;
  readonly fold: Fold;
  readonly steps: number;
}

/** An order that is neither folded nor picked from at once, and still decides. */
export interface KeptOrder {
  readonly at: ts.Expression;
  readonly property: string;
  /** Where the list is taken from, put together, or its newest element used. */
  readonly kept: ts.Node;
  readonly kind: "taken" | "merged" | "picked";
}

/** The order that a call puts a list in and what it decides; "shown" when it decides nothing. */
export function orderingOf(
  call: ts.CallExpression,
  analysis: Analysis,
): Ordering | KeptOrder | "shown" | "counted" | undefined {
  const name = calledName(call.expression)?.text;
  if (
    name !== "sort" &&
    name !== "toSorted" &&
    name !== "sortBy" &&
    name !== "orderBy" &&
    name !== "maxBy"
  )
    return undefined;
  const found =
    name === "sort" || name === "toSorted" ? comparatorOrder(call, analysis) : keyOrder(call, name);
  if (found === undefined || found === "counted") return found;
  const tracer = createTracer(analysis);
  if (name === "maxBy") {
    const outcome = tracer.used(call);
    return outcome === undefined
      ? "shown"
      : {
          ...found,
          fold: { at: call, isPick: true, outcome },
          steps: outcome.effect.isResolved ? 1 : 2,
        };
  }
  const fold =
    tracer.folded(call, found.newest) ??
    sortedInPlace(call, name, (list) => tracer.foldedName(list, found.newest));
  if (fold === undefined) {
    const { at, property } = found;
    const taken = takenFrom(call);
    if (taken !== undefined) return { at, property, kept: taken, kind: "taken" };
    const merged = mergedParts(call, property);
    if (merged !== undefined) return { at, property, kept: merged, kind: "merged" };
    const picked = pickOf(call, found.newest, analysis);
    return picked === undefined ? "shown" : { at, property, kept: picked, kind: "picked" };
  }
  // Types are asked for last.
  const isProven =
    found.comparison === undefined
      ? false
      : found.comparison.left.isProven || found.comparison.right.isProven;
  return { ...found, fold, steps: (isProven ? 0 : 1) + (fold.outcome.effect.isResolved ? 0 : 1) };
}

/** The use of a row that is picked from the end of the list, by names that say it is the present one. */
function pickOf(call: ts.CallExpression, newest: End, analysis: Analysis): ts.Node | undefined {
  const home = enclosingFunction(call)?.name?.getText() ?? "";
  if (PRESENTERS.test(home)) return undefined;
  const lists: ts.Expression[] = [call];
  const { parent } = call;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name))
    lists.push(...mentions(parent.name, analysis));
  for (const list of lists) {
    const row = pickedFrom(list, newest);
    if (row === undefined) continue;
    const holder = row.parent;
    const name = ts.isBindingElement(holder)
      ? (row as ts.Identifier)
      : ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name)
        ? holder.name
        : undefined;
    const names = [call.expression.getText().slice(0, 60), name?.text ?? "", home];
    if (!areVersions(names.flatMap((each) => each.match(/\w+/g) ?? []))) continue;
    const [use] = usesOf(name, [], row, analysis);
    if (use !== undefined) return use.node;
  }
  return undefined;
}

interface Order {
  readonly at: ts.Expression;
  readonly comparison: TimeComparison | undefined;
  readonly property: string;
  readonly newest: End;
}

function comparatorOrder(
  call: ts.CallExpression,
  analysis: Analysis,
): Order | "counted" | undefined {
  const comparator =
    call.arguments[0] === undefined ? undefined : comparatorFunction(call.arguments[0], analysis);
  if (comparator?.body === undefined) return undefined;
  const [first, second] = comparator.parameters.map((parameter) =>
    ts.isIdentifier(parameter.name) ? parameter.name.text : undefined,
  );
  if (first === undefined || second === undefined) return undefined;
  let counts = false;
  for (const node of ts.isBlock(comparator.body)
    ? descendants(comparator.body)
    : [comparator.body, ...descendants(comparator.body)]) {
    if (!ts.isExpression(node)) continue;
    counts ||= isCounted(node);
    if (!ts.isBinaryExpression(node) && !ts.isCallExpression(node)) continue;
    const comparison = threeWayComparison(node, analysis) ?? timeComparison(node, analysis);
    if (comparison === undefined) continue;
    const { left, right } = comparison;
    const roots = [parameterOf(left, analysis), parameterOf(right, analysis)];
    if (
      !(roots[0] === first && roots[1] === second) &&
      !(roots[0] === second && roots[1] === first)
    )
      continue;
    const property = left.names.at(-1) ?? "";
    if (
      left.origin !== "field" ||
      right.origin !== "field" ||
      property !== right.names.at(-1) ||
      !isRecordTimeName(property)
    )
      continue;
    if (counts) return "counted";
    // `a - b` and `a > b ? 1` ascend when `a` is the first parameter.
    const isPositive =
      comparison.later === undefined
        ? !isDescending(node)
        : (comparison.later === "left") !== isNegativeWhenTrue(node);
    const ascends = (roots[0] === first) === isPositive;
    return { at: comparison.node, comparison, property, newest: ascends ? "last" : "first" };
  }
  return undefined;
}

function isDescending(node: ts.Expression): boolean {
  return ts.isCallExpression(node) && calledName(node.expression)?.text === "compareDesc";
}

/** `a > b ? -1 : 1` and `if (a > b) return -1`. */
function isNegativeWhenTrue(node: ts.Expression): boolean {
  const { parent } = node;
  const answer = ts.isConditionalExpression(parent)
    ? parent.whenTrue
    : ts.isIfStatement(parent)
      ? parent.thenStatement
      : undefined;
  return answer !== undefined && /^(\{\s*)?(return\s+)?-/.test(answer.getText());
}

/** A difference of versions or sequence numbers that comes before the times. */
function isCounted(node: ts.Expression): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  const name = (side: ts.Expression): string => {
    const target = unwrap(side);
    return ts.isPropertyAccessExpression(target) ? target.name.text : "";
  };
  return isSequenceName(name(node.left)) && name(node.left) === name(node.right);
}

function comparatorFunction(argument: ts.Expression, analysis: Analysis): FunctionNode | undefined {
  const target = unwrap(argument);
  if (isFunctionNode(target)) return target;
  return ts.isIdentifier(target) || ts.isPropertyAccessExpression(target)
    ? functionOf(analysis.declarationOf(target))
    : undefined;
}

/** The parameter that a time hangs on, through local names. */
function parameterOf(value: TimeValue, analysis: Analysis): string | undefined {
  let at = value.owner === undefined ? undefined : unwrap(value.owner);
  for (let depth = 0; at !== undefined && depth < 12; depth++) {
    if (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) {
      at = unwrap(at.expression);
      continue;
    }
    if (!ts.isIdentifier(at)) return undefined;
    const declaration = localDeclaration(at, analysis);
    if (declaration === undefined || ts.isParameter(declaration)) return at.text;
    at =
      ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined
        ? unwrap(declaration.initializer)
        : undefined;
  }
  return undefined;
}

/** lodash: `sortBy(list, "updatedAt")`, `orderBy(list, ["updatedAt"], ["desc"])`, `maxBy(list, (x) => x.updatedAt)`. */
function keyOrder(call: ts.CallExpression, name: string): Order | undefined {
  const [list, key, directions] = call.arguments;
  if (list === undefined || key === undefined) return undefined;
  const target = unwrap(key);
  const chosen = ts.isArrayLiteralExpression(target) ? target.elements[0] : target;
  if (chosen === undefined) return undefined;
  const at = unwrap(chosen);
  let property = literalText(at);
  if (property === undefined && ts.isArrowFunction(at) && !ts.isBlock(at.body)) {
    const body = unwrap(at.body);
    property = ts.isPropertyAccessExpression(body) ? body.name.text : undefined;
  }
  if (property === undefined || !isMomentName(property) || !isRecordTimeName(property))
    return undefined;
  const isDescending = directions !== undefined && /^\[?\s*["']desc/i.test(directions.getText());
  return {
    at: chosen,
    comparison: undefined,
    property,
    newest: isDescending || name === "maxBy" ? "first" : "last",
  };
}

/** `list.sort(…)` changes `list`, so later mentions of it are in order. */
function sortedInPlace(
  call: ts.CallExpression,
  name: string,
  follow: (list: ts.Identifier) => Fold | undefined,
): Fold | undefined {
  if (name !== "sort") return undefined;
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const list = unwrap(callee.expression);
  return ts.isIdentifier(list) ? follow(list) : undefined;
}
