/** Marks in Redis or another shared cache that are looked for first and set later: "already done", "somebody has it". */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { isInsert } from "../../kit/data/access.ts";
import { receiverOf } from "../../kit/data/chain.ts";
import { accessIn } from "../../kit/data/read.ts";
import { effectOfCall, isBusinessWrite } from "../../kit/effects/effect.ts";
import { effectsWithin } from "../../kit/effects/summary.ts";
import { governing } from "../../kit/flow/governing.ts";
import { unitOf } from "../../kit/flow/origins.ts";
import { presencesIn } from "../../kit/flow/presence.ts";
import { resourceOf } from "../../kit/flow/resources.ts";
import { nameOf } from "../../kit/functions.ts";
import { ancestors, calledName, descendants, isFunctionNode, unwrap } from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { isUnseenWork } from "../../kit/unseen.ts";
import { hasWord } from "../../kit/words.ts";

export interface Claim {
  readonly set: ts.CallExpression;
  /** Where the mark is looked for. */
  readonly look: ts.CallExpression;
  /** What must not be done twice. */
  readonly effect: ts.Node;
  readonly isResolved: boolean;
}

/** So many names after each other may stand between the mark and where its value comes from. */
const MAX_NAMES = 3;
const SETS = /^(set|setex|setEx|psetex|sadd|sAdd|hset|hSet|put|setItem)$/;
const LOOKS = /^(get|exists|has|sismember|sIsMember|hexists|hExists|hget|hGet|ttl|getItem)$/;

export function claimOf(set: ts.CallExpression, analysis: Analysis): Claim | undefined {
  if (!isSetName(calledName(set.expression)?.text ?? "") || set.arguments.length < 2)
    return undefined;
  const effect = effectOfCall(set, analysis);
  if (effect?.target !== "cache" || effect.action !== "write" || isConditional(set))
    return undefined;
  const unit = unitOf(set);
  if (ts.isSourceFile(unit) || unit.body === undefined) return undefined;
  const key = keyOf(set);
  for (const each of governing(set, unit)) {
    if (each.kind !== "branch" && each.kind !== "exit") continue;
    for (const { subject, meaning, limit } of presencesIn(each.condition, each.holds, analysis)) {
      // `(await redis.exists(key)) === 1`
      const isNone = meaning === "absent" || (meaning === "room" && limit?.getText() === "1");
      if (!isNone) continue;
      const look = lookIn(subject, key, analysis);
      if (look === undefined) continue;
      if (!isMark(set, analysis)) return undefined;
      const scope = each.kind === "branch" ? branchOf(set, each.condition) : undefined;
      const done = doneMeanwhile(scope ?? unit.body, look, set, analysis);
      return done === undefined
        ? undefined
        : {
            set,
            look,
            effect: done.at,
            isResolved: effect.certainty === "resolved" && done.isKnown,
          };
    }
  }
  return undefined;
}

export function isSetName(name: string): boolean {
  return SETS.test(name);
}

/** `NX` and its like: the store decides. */
function isConditional(set: ts.CallExpression): boolean {
  return /\bnx\b|onlyIfNew|ifNotExists/i.test(
    set.arguments
      .slice(1)
      .map((each) => each.getText())
      .join(),
  );
}

/** Receiver and key, with the member of a set or hash. */
function keyOf(call: ts.CallExpression): string {
  const name = calledName(call.expression)?.text ?? "";
  const count = /^(s|h)(add|set|get|ismember|exists)/i.test(name) ? 2 : 1;
  const parts = call.arguments.slice(0, count).map((each) => each.getText());
  return [receiverOf(call)?.getText() ?? "", ...parts].join("\n");
}

function lookIn(
  subject: ts.Expression,
  key: string,
  analysis: Analysis,
): ts.CallExpression | undefined {
  let at = unwrap(subject);
  if (ts.isIdentifier(at)) {
    const declaration = localDeclaration(at, analysis);
    const made =
      declaration === undefined ? undefined : (listedValue(declaration) ?? ownValue(declaration));
    if (made === undefined) return undefined;
    at = unwrap(made);
  }
  if (ts.isAwaitExpression(at)) at = unwrap(at.expression);
  if (!ts.isCallExpression(at) || !LOOKS.test(calledName(at.expression)?.text ?? ""))
    return undefined;
  return keyOf(at) === key ? at : undefined;
}

function ownValue(declaration: ts.Declaration): ts.Expression | undefined {
  return ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
}

/** `const [taken] = await Promise.all([redis.exists(key), …])`: the look at the same place of the list. */
function listedValue(declaration: ts.Declaration): ts.Expression | undefined {
  if (!ts.isBindingElement(declaration) || !ts.isArrayBindingPattern(declaration.parent))
    return undefined;
  const holder = declaration.parent.parent;
  if (!ts.isVariableDeclaration(holder) || holder.initializer === undefined) return undefined;
  const waited = unwrap(holder.initializer);
  const all = ts.isAwaitExpression(waited) ? unwrap(waited.expression) : waited;
  if (!ts.isCallExpression(all) || all.expression.getText() !== "Promise.all") return undefined;
  const list = all.arguments[0] === undefined ? undefined : unwrap(all.arguments[0]);
  if (list === undefined || !ts.isArrayLiteralExpression(list)) return undefined;
  return list.elements[declaration.parent.elements.indexOf(declaration)];
}

/** The value tells nothing but that it is there, or names what was just created. What was loaded fills a cache. */
export function isMark(set: ts.CallExpression, analysis: Analysis): boolean {
  const value = set.arguments[1];
  if (value === undefined) return false;
  if (/^(sadd|sAdd)$/.test(calledName(set.expression)?.text ?? "")) return true;
  return isMarkValue(value, analysis, 0) !== false;
}

/** False for what was loaded, true for what was created, undefined when nothing in it was waited for. */
function isMarkValue(value: ts.Node, analysis: Analysis, depth: number): boolean | undefined {
  if (depth > MAX_NAMES) return undefined;
  for (const node of [value, ...descendants(value)]) {
    if (!ts.isIdentifier(node)) continue;
    const declaration = localDeclaration(node, analysis);
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) continue;
    // `process.pid`
    if (declaration.getSourceFile().isDeclarationFile) continue;
    const { initializer } = declaration;
    if (initializer === undefined) return false;
    const held = unwrap(initializer);
    const found = ts.isAwaitExpression(held)
      ? isCreation(held.expression, analysis)
      : isMarkValue(held, analysis, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isCreation(expression: ts.Expression, analysis: Analysis): boolean {
  const at = unwrap(expression);
  const access = accessIn(at, analysis);
  if (access !== undefined) return isInsert(access);
  return ts.isCallExpression(at) && resourceOf(at, analysis)?.action === "create";
}

/** What runs only because of the condition: what follows it runs in any case. */
function branchOf(node: ts.Node, condition: ts.Expression): ts.Node | undefined {
  let below = node;
  for (const at of ancestors(node)) {
    if (
      ts.isIfStatement(at) &&
      condition.pos >= at.expression.pos &&
      condition.end <= at.expression.end
    )
      return below;
    below = at;
  }
  return undefined;
}

/** A change that others notice, made on the way from the look to the mark or after it. */
function doneMeanwhile(
  body: ts.Node,
  look: ts.CallExpression,
  set: ts.CallExpression,
  analysis: Analysis,
): { readonly at: ts.Node; readonly isKnown: boolean } | undefined {
  const isMeant = (at: ts.Node): boolean => at.pos > look.pos && at !== set && !isInExit(at, body);
  for (const node of descendants(body))
    if (
      ts.isCallExpression(node) &&
      isMeant(node) &&
      resourceOf(node, analysis)?.action === "create"
    )
      return { at: node, isKnown: true };
  const change = effectsWithin(body, analysis).find(
    ({ effect, at }) =>
      isMeant(at) && isBusinessWrite(effect) && effect.access?.handlesConflict !== true,
  )?.at;
  if (change !== undefined) return { at: change, isKnown: true };
  const work = workAfter(body, set, analysis) ?? (isReservation(set, body) ? set : undefined);
  return work === undefined ? undefined : { at: work, isKnown: false };
}

/** The mark is itself what two must not have: `reserve(seat, user)` that puts who asked under the key. */
function isReservation(set: ts.CallExpression, body: ts.Node): boolean {
  const home = ts.isBlock(body) ? body.parent : body;
  const named = isFunctionNode(home) ? nameOf(home) : "";
  const value = set.arguments.at(-1) === set.arguments[0] ? undefined : set.arguments.slice(1);
  return (
    hasWord(`${named} ${set.arguments[0]?.getText() ?? ""}`, RESERVES) &&
    (value ?? []).some((each) =>
      /(id|user|owner|holder|driver|customer|worker|player)$/i.test(each.getText()),
    )
  );
}

const RESERVES =
  /^(reserv\w*|claim\w*|hold|holds|book(ing|ings)?|assign\w*|occup\w*|leas\w*|seats?|slots?)$/;

/** Work whose code is not in sight, waited for after the mark is set. */
function workAfter(body: ts.Node, set: ts.CallExpression, analysis: Analysis): ts.Node | undefined {
  for (const node of descendants(body)) {
    if (!ts.isCallExpression(node) || node.pos < set.end || isInExit(node, body)) continue;
    if (!ts.isAwaitExpression(node.parent)) continue;
    const name = calledName(node.expression)?.text ?? "";
    if (WORKS.test(name) && analysis.declarationOf(node.expression) === undefined) return node;
    if (
      !/^(get|find|load|list|read|is|has|log|emit|count|check|sleep|wait)/i.test(name) &&
      isUnseenWork(node, analysis)
    )
      return node;
  }
  return undefined;
}

const WORKS =
  /^(run|execute|perform|process|build|rebuild|generate|swap|apply|sync|import|export|send|deliver|charge|create|start|prepare|migrate|publish|compute|handle)([A-Z]|$)/;

/** What is done in a branch that leaves is not done with the mark. */
function isInExit(node: ts.Node, body: ts.Node): boolean {
  for (const at of ancestors(node, body)) {
    if (isFunctionNode(at)) return false;
    if (ts.isIfStatement(at.parent) && at.parent.thenStatement === at && ts.isBlock(at)) {
      const last = at.statements.at(-1);
      if (last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last)))
        return true;
    }
  }
  return false;
}
