/** One round trip to a store for each element of a list, where one for all would do. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import {
  type Collection,
  collectionOf,
  combinatorOf,
  type Iteration,
  isSeldom,
  iterationOf,
} from "../../kit/collections.ts";
import type { Access } from "../../kit/data/access.ts";
import { lastName, receiverOf } from "../../kit/data/chain.ts";
import { isSettings, reachOf } from "../../kit/data/growth.ts";
import { resultOf } from "../../kit/data/results.ts";
import { type Effect, nameOfCall } from "../../kit/effects/effect.ts";
import { effectsWithin, type ReachedEffect } from "../../kit/effects/summary.ts";
import { defineRule, type ReportSink, SERVER_CONTEXTS } from "../../kit/rule.ts";
import { bodyOfCalled } from "../../kit/sinks.ts";
import {
  ancestors,
  calledName,
  descendants,
  enclosingFunction,
  isFunctionNode,
  placeOf,
  unwrap,
} from "../../kit/syntax.ts";
import { isUnseenCall, isUnseenWork } from "../../kit/unseen.ts";
import { shortened } from "../../kit/words.ts";
import { inspectField, inspectType, isFieldMark } from "./fields.ts";
import { batchFixes } from "./fix.ts";
import { siblingForMany } from "./many.ts";
import page from "./README.md";

const ID = "scale/n-plus-one";

/** So many further round trips of the same loop are shown. */
const OTHERS = 3;

/** What a list of keys or rows can be asked of in one call. */
const BATCHABLE: ReadonlySet<string> = new Set([
  ...[
    "find-unique",
    "find-one",
    "find-many",
    "count",
    "exists",
    "insert",
    "delete",
    "delete-many",
    "update",
    "upsert",
  ],
]);

export default defineRule({
  id: ID,
  title: "One round trip for each element",
  assumption: "One more query is cheap.",
  patterns: ["batching"],
  contexts: SERVER_CONTEXTS,
  severity: {
    "single-node": "question",
    "multi-node": "info",
    distributed: "info",
    unknown: "question",
  },
  since: "0.1.0",
  page,
  on: {
    ForOfStatement: (loop, analysis, report) => inspect(loop, analysis, report),
    ForStatement: (loop, analysis, report) => inspect(loop, analysis, report),
    WhileStatement: (loop, analysis, report) => inspect(loop, analysis, report),
    CallExpression(call, analysis, report) {
      if (isAsyncEach(call)) inspect(call, analysis, report);
    },
    Decorator(mark, analysis, report) {
      if (ts.isMethodDeclaration(mark.parent) && isFieldMark(mark))
        inspectField(mark.parent, analysis, report);
    },
    PropertyAssignment: inspectType,
  },
});

/** `list.map(async …)` and `forEach(async …)`: other callbacks cannot wait for a store. */
function isAsyncEach(call: ts.CallExpression): boolean {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !/^(map|forEach)$/.test(callee.name.text))
    return false;
  const callback = call.arguments[0] === undefined ? undefined : unwrap(call.arguments[0]);
  if (callback === undefined || !isFunctionNode(callback)) return false;
  const isAsync =
    callback.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
  return isAsync || isInCombinator(call);
}

function isInCombinator(call: ts.Node): boolean {
  const { parent } = call;
  return parent !== undefined && ts.isCallExpression(parent) && combinatorOf(parent) !== undefined;
}

function inspect(
  node: ts.ForOfStatement | ts.ForStatement | ts.WhileStatement | ts.CallExpression,
  analysis: Analysis,
  report: ReportSink,
): void {
  const iteration = iterationOf(node);
  if (iteration === undefined || iteration.element === undefined) return;
  if (!/\bawait\b|=>/.test(iteration.body.getText()) && !ts.isCallExpression(node)) return;
  if (!analysis.runsOnServer(node) || isInner(node)) return;
  const names = namesOf(iteration.element, iteration.body);
  const effects = effectsWithin(iteration.body, analysis);
  const candidates = effects.filter((each) => isPerElement(each, names, analysis));
  if (candidates.length === 0) inspectUnseen(iteration, names, node, analysis, report);
  if (candidates.length === 0 || paces(iteration)) return;
  const list = collectionOf(iteration.over, analysis);
  // What is done for a few elements only says nothing of what is done for all of them.
  const [found, ...others] = candidates.filter(
    (each) =>
      !mayStopEarly(iteration, each) &&
      (list.size !== "small" || (isPage(list, analysis) && isRead(each))) &&
      !(each.via.length > 0 && effects.some((other) => other.at === each.at && isStep(other))) &&
      isWorthAsking(each, list, iteration, analysis) &&
      !isOfItsOwn(each, list, names),
  );
  if (found === undefined) {
    if (list.size === "small")
      analysis.guarded(ID, { ...placeOf(list.at), message: "the list is short" });
    return;
  }
  report({
    at: ts.isTaggedTemplateExpression(found.at) ? found.at.tag : found.at.expression,
    basis: node,
    message: messageFor(found, iteration, analysis),
    // How long the list gets, and whether anybody waits, is for people to say.
    confidence: "possible",
    related: [
      { ...placeOf(iteration.over), message: "once for each of these" },
      ...(found.via.length === 0
        ? []
        : [{ ...placeOf(found.effect.node), message: "the round trip" }]),
      ...others
        .filter((each) => each.at !== found.at)
        .slice(0, OTHERS)
        .map((each) => ({ ...placeOf(each.at), message: "another round trip for each" })),
    ],
    fixes:
      found.effect.access === undefined || found.via.length > 0
        ? []
        : batchFixes(found.effect.access, iteration, analysis),
  });
}

/** Rows of a query, and for each of them an answer of code that is not in sight. */
function inspectUnseen(
  iteration: Iteration,
  names: ReadonlySet<string>,
  node: ts.Node,
  analysis: Analysis,
  report: ReportSink,
): void {
  const asked = unseenAnswer(iteration, names, analysis);
  if (asked === undefined || paces(iteration)) return;
  const list = collectionOf(iteration.over, analysis);
  const isLong =
    list.origin === "query" ? list.size !== "small" || isPage(list, analysis) : isSent(list);
  if (!isLong) return;
  const text = shortened(iteration.over.getText().replace(/\s+/g, " "), 18);
  report({
    at: asked.expression,
    basis: node,
    message: `\`${nameOfCall(asked, 28)}\` is asked for each of \`${text}\`; can all be asked at once?`,
    confidence: "possible",
    related: [{ ...placeOf(iteration.over), message: "once for each of these" }],
  });
}

/** Callers send as many as they like. */
function isSent({ origin, size }: Collection): boolean {
  return origin === "request" && size === "open";
}

/** `const card = await this.cards.of(row.id)`: its answer is used; in an own method of the file one step further. */
function unseenAnswer(
  { body }: Iteration,
  names: ReadonlySet<string>,
  analysis: Analysis,
): ts.CallExpression | undefined {
  for (const node of descendants(body, (each) => !isFunctionNode(each))) {
    const kept = keptAnswer(node);
    if (kept === undefined) continue;
    const value = unwrap(kept);
    const call = ts.isAwaitExpression(value) ? unwrap(value.expression) : undefined;
    if (call === undefined || !ts.isCallExpression(call)) continue;
    if (!call.arguments.some((each) => mentions(each, names)) || isSeldom(call, body)) continue;
    if (!ANSWERS.test(calledName(call.expression)?.text ?? "")) continue;
    if (isUnseenCall(call, analysis)) return call;
    const inner = bodyOfCalled(call, analysis)?.body;
    if (inner === undefined || inner.getSourceFile() !== call.getSourceFile()) continue;
    for (const each of descendants(inner))
      if (ts.isCallExpression(each) && isUnseenWork(each, analysis)) return call;
  }
  return undefined;
}

/** `const card = …` and `cards.push(…)`. */
function keptAnswer(node: ts.Node): ts.Expression | undefined {
  if (ts.isVariableDeclaration(node)) return node.initializer;
  return ts.isCallExpression(node) && calledName(node.expression)?.text === "push"
    ? node.arguments[0]
    : undefined;
}

/** Names that ask rather than do. */
const ANSWERS =
  /^(?!(create|send|save|store|update|delete|remove|insert|add|push|publish|run|process|execute|handle|sync|import|render|upload|charge)([A-Z]|$))/;

/** As many as fill a page: no short list, when each costs a round trip. */
function isPage({ access }: Collection, analysis: Analysis): boolean {
  const { limit } = access ?? {};
  if (limit === undefined || typeof limit === "number") return false;
  const target = unwrap(limit);
  if (ts.isNumericLiteral(target)) return Number(target.text) >= 20;
  const declaration = analysis.declarationOf(target);
  const value =
    declaration !== undefined && ts.isVariableDeclaration(declaration)
      ? declaration.initializer
      : undefined;
  return value !== undefined && Number(value.getText().replaceAll("_", "")) >= 20;
}

function isRead({ effect, via }: ReachedEffect): boolean {
  return effect.action === "read" && via.length <= 1;
}

/** Where the list can be long, or what is asked for each element stands in sight. */
function isWorthAsking(
  { via, at, effect }: ReachedEffect,
  list: Collection,
  { body, over }: Iteration,
  analysis: Analysis,
): boolean {
  const isDirect = via.length === 0;
  if (list.size === "small" || (via.length <= 1 && isPage(list, analysis))) return true;
  // Parts are batches already.
  if (/\b(chunk|batch|page)/i.test(over.getText())) return false;
  if (list.origin === "query" && list.access !== undefined && list.size === "open") {
    const reach = reachOf(list.access);
    if (reach === "all") return true;
    if (reach === "parent")
      return isDirect && (effect.action === "read" || !isSettings(list.access));
    return isDirect || (via.length === 1 && !isSettings(list.access));
  }
  if (list.size === "open") return via.length <= 1;
  // An own function in the same file is in sight too.
  const isNear =
    via.length === 1 &&
    (list.origin === "parameter" || effect.node.getSourceFile() === at.getSourceFile());
  return (isDirect || isNear) && !isSeldom(at, body);
}

/** Each row gets values of its own, which no one statement of these clients sets: a question for whole tables alone. */
function isOfItsOwn(
  { effect, via }: ReachedEffect,
  list: Collection,
  names: ReadonlySet<string>,
): boolean {
  const { access } = effect;
  if (access === undefined || effect.action === "read") return false;
  if (list.access !== undefined && reachOf(list.access) === "all") return false;
  return (
    via.length === 0 &&
    /^(update|update-many)$/.test(access.operation) &&
    access.data?.assignments.some(({ value }) => value !== undefined && mentions(value, names)) ===
      true
  );
}

/** Changes something in a function that does more than that: a step of a process, which no batch replaces. */
function isStep({ effect }: ReachedEffect): boolean {
  if (effect.action === "read") return false;
  const body = enclosingFunction(effect.node)?.body;
  if (body === undefined || !ts.isBlock(body)) return false;
  let statements = 0;
  for (const node of descendants(body, (each) => !isFunctionNode(each)))
    if (ts.isStatement(node) && !ts.isBlock(node)) statements++;
  return statements > 3;
}

/** A loop inside a loop over the same store is one finding, at the outer one. */
function isInner(node: ts.Node): boolean {
  for (const at of ancestors(node)) {
    if (ts.isForOfStatement(at) && at.expression !== node)
      return /batch|chunk|page/i.test(at.initializer.getText());
    if (isFunctionNode(at)) return false;
  }
  return false;
}

/** The element's own names, and names made of it in the body. */
function namesOf(element: ts.BindingName, body: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.add(name.text);
    else for (const each of name.elements) if (!ts.isOmittedExpression(each)) add(each.name);
  };
  add(element);
  for (const node of descendants(body)) {
    if (!ts.isVariableDeclaration(node) || node.initializer === undefined) continue;
    if (mentions(node.initializer, names)) add(node.name);
  }
  return names;
}

function mentions(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return names.has(node.text);
  let found = false;
  ts.forEachChild(node, (child) => {
    found ||= mentions(child, names);
  });
  return found;
}

function isPerElement(
  { effect, via, at }: ReachedEffect,
  names: ReadonlySet<string>,
  analysis: Analysis,
): boolean {
  if (via.length > 2 || effect.certainty === "name") return false;
  // Of the stores of objects, only those with commands take many keys at once.
  if (effect.target === "object-store")
    return (
      effect.action === "write" && /Command\b|upload/i.test(at.getText()) && mentions(at, names)
    );
  const { access } = effect;
  if (access === undefined && !asksByKey(effect.node) && !asksService(effect, via[0], analysis))
    return false;
  if (access === undefined) return mentions(via[0] ?? at, names);
  if (access.locksRows || !(BATCHABLE.has(access.operation) || changesOne(access))) return false;
  return mentions(via[0] ?? access.node, names);
}

/** An answer of another service, whose client knows how to ask for many. */
function asksService(
  { target, action, certainty }: Effect,
  call: ts.CallExpression | undefined,
  analysis: Analysis,
): boolean {
  if (target !== "http" || action !== "read" || certainty !== "resolved") return false;
  return call !== undefined && siblingForMany(call, analysis) !== undefined;
}

/** Key-value stores take many keys at once: `mget`, `BatchGetCommand`, a pipeline. */
function asksByKey(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false;
  const [first] = node.arguments;
  const command =
    first !== undefined && ts.isNewExpression(first) ? lastName(first.expression) : "";
  if (/^(Get|Put|Delete)(Item)?Command$/.test(command)) return true;
  const name = calledName(node.expression)?.text ?? "";
  const owner = lastName(receiverOf(node)).replace(/^[_#]+/, "");
  return (
    /^(get|set|setex|hget|hgetall|hGetAll|exists|lpush|rpush|lPush|rPush|sadd|sAdd|zadd|zAdd|del)$/.test(
      name,
    ) &&
    /redis|valkey|^kv$/i.test(owner) &&
    !/pipe|multi|batch/i.test(owner)
  );
}

/** `update(t).set(…).where(eq(t.id, id))`: by its key, one row. */
function changesOne(access: Access): boolean {
  return (
    access.operation === "update-many" &&
    access.where?.isComplete === true &&
    access.where.conditions.some(
      ({ field, comparator }) => comparator === "=" && /^(_?id|uuid)$/i.test(field),
    )
  );
}

/** Looking for the first that fits, or trying one after the other, needs one at a time. */
function mayStopEarly({ body }: Iteration, { effect, via }: ReachedEffect): boolean {
  if (effect.access === undefined || via.length > 0) return false;
  const { name } = resultOf(effect.access);
  for (const node of descendants(body, (each) => !isFunctionNode(each))) {
    if (!ts.isBreakStatement(node) && !ts.isReturnStatement(node)) continue;
    if (isFunctionNode(body.parent) && node.parent === body) continue;
    for (const at of ancestors(node, body))
      if (
        ts.isIfStatement(at) &&
        (name === undefined || mentions(at.expression, new Set([name.text])))
      )
        return true;
  }
  return false;
}

/** A pause between elements is a decision to go slowly. */
function paces({ body }: Iteration): boolean {
  return /\b(sleep|delay|setTimeout|wait)\(/.test(body.getText());
}

function messageFor(found: ReachedEffect, { over }: Iteration, analysis: Analysis): string {
  const text = over.getText().replace(/\s+/g, " ");
  const list = text.length > 24 ? `${text.slice(0, 23)}…` : text;
  const name = nameOfCall(found.at, 32);
  const many =
    found.effect.target === "http" && found.via[0] !== undefined
      ? siblingForMany(found.via[0], analysis)
      : undefined;
  return many === undefined
    ? `\`${name}\` makes one round trip for each of \`${list}\`; one for all would do`
    : `\`${name}\` makes one round trip for each; \`${many.slice(0, 28)}\` asks for all at once`;
}
