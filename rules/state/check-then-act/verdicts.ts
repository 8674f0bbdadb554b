/** Rows that are made after another function has counted their like, or has looked for a name that none of them has. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { onlyBodyOfCalled } from "../../kit/called.ts";
import { type Access, entityKey, isRead } from "../../kit/data/access.ts";
import { accessOf } from "../../kit/data/read.ts";
import { sqlSourceOf } from "../../kit/data/sql.ts";
import { duplicateHandler } from "../../kit/flow/conflicts.ts";
import { type Governing, governing } from "../../kit/flow/governing.ts";
import { looksBehind } from "../../kit/flow/looks.ts";
import {
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import { type Act, actsAt } from "./acts.ts";
import type { Doubt } from "./doubt.ts";

/** Own functions are entered so deep, and not when they are longer. */
const MAX_STEPS = 2;
const LONG = 6000;

export function verdictDoubts(unit: ts.Node, analysis: Analysis): Doubt[] {
  const found: Doubt[] = [];
  for (const node of descendants(unit)) {
    if (found.length > 4) break;
    if (!ts.isCallExpression(node)) continue;
    const act = actsAt(node, analysis).find(({ kind }) => kind === "row");
    if (act === undefined) continue;
    found.push(...counted(node, act, unit, analysis), ...probed(node, act, analysis));
  }
  return found;
}

/** A comparison with how many or how much there is of what is made. */
function counted(
  deed: ts.CallExpression,
  { key }: Act,
  unit: ts.Node,
  analysis: Analysis,
): Doubt[] {
  for (const each of governing(deed, unit)) {
    if (each.kind === "partial" || each.kind === "caught") continue;
    for (const look of looksOf(each, analysis)) {
      if (look.pos >= deed.pos) continue;
      const isCompared = each.kind !== "assertion" && hasComparison(each.condition, analysis);
      const counts = isCompared && countsAt(look, key, analysis, 0);
      if (!counts && !judgesCount(onlyBodyOfCalled(look, analysis), key, analysis)) continue;
      return [{ deed, look, condition: each.kind === "assertion" ? undefined : each.condition }];
    }
  }
  return [];
}

function looksOf({ condition, kind }: Governing, analysis: Analysis): ts.CallExpression[] {
  const at = unwrap(condition);
  if (kind === "assertion") return ts.isCallExpression(at) ? [at] : [];
  return valuesIn(at).flatMap((each) => looksBehind(each, analysis).map(({ call }) => call));
}

/** The names, members and awaited calls that a condition is made of. */
function valuesIn(condition: ts.Expression): ts.Expression[] {
  const found: ts.Expression[] = [];
  for (const node of [condition, ...descendants(condition, (each) => !isFunctionNode(each))])
    if (ts.isAwaitExpression(node) || (ts.isIdentifier(node) && !isMemberName(node)))
      found.push(node);
  return found;
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) &&
    parent.name === node
  );
}

const ORDERED = /^[<>]=?$/;
/** Comparisons of times, pages and sizes of one thing. */
const NO_COUNT =
  /date|time|now\b|expir|month|day|hour|minute|version|attempt|retr|depth|page|offset|duration|batch|chunk|cursor|position/i;

function hasComparison(condition: ts.Expression, analysis: Analysis): boolean {
  const at = unwrap(condition);
  for (const node of [at, ...descendants(at, (each) => !isFunctionNode(each))]) {
    if (ts.isBinaryExpression(node) && ORDERED.test(node.operatorToken.getText())) {
      if (/^[01]$/.test(node.right.getText()) || NO_COUNT.test(node.getText())) continue;
      return true;
    }
    if (!ts.isIdentifier(node) || isMemberName(node)) continue;
    const declaration = localDeclaration(node, analysis);
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) continue;
    const held =
      declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
    if (held !== undefined && ts.isBinaryExpression(held) && hasComparison(held, analysis))
      return true;
  }
  return false;
}

/** The call counts or sums up rows of the kind, by itself or in the own function that it runs. */
function countsAt(
  call: ts.CallExpression | ts.TaggedTemplateExpression,
  key: string,
  analysis: Analysis,
  steps: number,
): boolean {
  const access = accessOf(call, analysis);
  if (access !== undefined && access.certainty !== "name") return counts(access, key, analysis);
  if (steps >= MAX_STEPS || !ts.isCallExpression(call)) return false;
  const body = onlyBodyOfCalled(call, analysis)?.body;
  if (body === undefined || body.end - body.pos > LONG) return false;
  for (const node of [body, ...descendants(body)])
    if (
      (ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)) &&
      countsAt(node, key, analysis, steps + 1)
    )
      return true;
  return false;
}

function counts(access: Access, key: string, analysis: Analysis): boolean {
  if (access.locksRows) return false;
  if (/^(count|aggregate)$/.test(access.operation)) return access.entity?.key === key;
  const text = sqlSourceOf(access.anchor, analysis)?.text;
  if (text === undefined || !/\b(sum|count)\s*\(/i.test(text)) return false;
  return [...text.matchAll(/\b(?:from|join)\s+["`]?(?:\w+["`]?\.["`]?)?(\w+)/gi)].some(
    ([, table]) => entityKey(table ?? "") === key,
  );
}

/** A function of the project that counts the rows, compares how many there are and says what it thinks of it. */
function judgesCount(body: FunctionNode | undefined, key: string, analysis: Analysis): boolean {
  if (body?.body === undefined || body.body.end - body.body.pos > LONG) return false;
  for (const node of descendants(body.body, (each) => !isFunctionNode(each))) {
    if (!ts.isBinaryExpression(node) || !ORDERED.test(node.operatorToken.getText())) continue;
    if (NO_COUNT.test(node.getText()) || /^[01]$/.test(node.right.getText())) continue;
    const looks = valuesIn(node).flatMap((each) => looksBehind(each, analysis));
    if (looks.some(({ call }) => countsAt(call, key, analysis, 1))) return true;
  }
  return false;
}

/** `slug: await pickSlug(title)` of a function that tries names until no row has one. */
function probed(deed: ts.CallExpression, act: Act, analysis: Analysis): Doubt[] {
  const values = act.access?.data?.assignments.map(({ value }) => value) ?? deed.arguments;
  for (const value of values) {
    if (value === undefined || (act.steps === 0 && act.access?.handlesConflict === true)) continue;
    const names = [value, ...descendants(value, (each) => !isFunctionNode(each))];
    for (const name of names) {
      if (!ts.isIdentifier(name) || isMemberName(name)) continue;
      const look = looksBehind(name, analysis).find(({ call }) => probes(call, act.key, analysis));
      if (look === undefined || look.call.pos >= deed.pos) continue;
      if (duplicateHandler(deed, analysis) !== undefined) return [];
      return [{ deed, look: look.call, condition: undefined }];
    }
  }
  return [];
}

/** A loop that looks for rows of the kind, or a function that calls itself when it has found one. */
function probes(call: ts.CallExpression, key: string, analysis: Analysis): boolean {
  const body = onlyBodyOfCalled(call, analysis)?.body;
  const name = calledName(call.expression)?.text ?? "";
  // What is waited for has looked somewhere.
  if (body === undefined)
    return analysis.declarationOf(call.expression) === undefined && isFreeName(name);
  if (body.end - body.pos > LONG) return false;
  const roots = [...descendants(body)].filter(
    (node) => ts.isIterationStatement(node, false) && !ts.isForOfStatement(node),
  );
  const isRecursive = [...descendants(body)].some(
    (node) => ts.isCallExpression(node) && calledName(node.expression)?.text === name,
  );
  for (const root of isRecursive ? [body] : roots)
    for (const node of descendants(root)) {
      if (!ts.isCallExpression(node) && !ts.isTaggedTemplateExpression(node)) continue;
      const access = accessOf(node, analysis);
      if (access !== undefined && isRead(access) && access.entity?.key === key) return true;
    }
  return false;
}

const PICKS =
  /^(pick|choose|find|get|make|generate|create|build|ensure|reserve|allocate|derive|resolve|suggest|compute|next|unique)$/;
const NAMES = /^(slug|slugs|handle|username|subdomain|permalink|shortcode|alias)$/;
/** What is looked for by such a name is there already. */
const OF_OTHERS = /^(by|from|for|with|of)$/;

/** `pickSlug`, `generateUniqueHandle` */
function isFreeName(name: string): boolean {
  const words = wordsOf(name);
  return (
    PICKS.test(words[0] ?? "") &&
    NAMES.test(words.at(-1) ?? "") &&
    !words.some((word) => OF_OTHERS.test(word))
  );
}
