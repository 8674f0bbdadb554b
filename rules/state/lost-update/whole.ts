/** Values that are loaded from a store, changed and stored whole again, by way of the functions that load and store them. */
import { ts } from "ts-morph";
import type { Analysis } from "../../kit/analysis.ts";
import { bodiesOfCalled } from "../../kit/called.ts";
import { type KeyedAccess, keyedAccessOf, keyPattern } from "../../kit/data/keyed.ts";
import { effectsOfFunction } from "../../kit/effects/summary.ts";
import { assignedTo, unitOf } from "../../kit/flow/origins.ts";
import {
  ancestors,
  calledName,
  descendants,
  type FunctionNode,
  isFunctionNode,
  unwrap,
} from "../../kit/syntax.ts";
import { localDeclaration } from "../../kit/time-values.ts";
import { wordsOf } from "../../kit/words.ts";
import { type Change, mutationOf } from "./mutations.ts";

export interface WholeUpdate {
  readonly write: ts.CallExpression;
  readonly read: ts.CallExpression;
  /** What is stored, in the function that reads and writes. */
  readonly value: ts.Expression;
  readonly change: Change;
  readonly stored: KeyedAccess;
  readonly loaded: KeyedAccess;
}

/** A leaf access, and what the call that leads to it gives for its key and value. */
interface Led {
  readonly access: KeyedAccess;
  readonly key: ts.Expression | undefined;
  readonly value: ts.Expression | undefined;
}

const STORING =
  /^(set|setex|psetex|hset|hmset|save|store|put|write|persist|update|replace|upsert|cache|send|commit|flush|sync|record|remember|keep|dump)$/;
const MAX_DEPTH = 8;
const MAX_BODY = 6000;

/** Costs nothing for calls whose names do not say that they store. */
export function wholeUpdateOf(
  write: ts.CallExpression,
  analysis: Analysis,
): WholeUpdate | undefined {
  const [verb = ""] = wordsOf(calledName(write.expression)?.text ?? "");
  if (!STORING.test(verb) || write.arguments.length === 0) return undefined;
  const unit = unitOf(write);
  if (ts.isSourceFile(unit)) return undefined;
  for (const stored of ledBy(write, "write", analysis)) {
    const { access, value } = stored;
    if (value === undefined || access.isConditional) continue;
    const source = sourceOf(value, { write, analysis, seen: new Set() }, undefined, 0);
    if (source === undefined) continue;
    const loaded = source.loaded.find((each) =>
      isSamePlace(each, stored, source.read, write, analysis),
    );
    if (loaded === undefined) continue;
    return {
      write,
      read: source.read,
      value,
      change: source.change,
      stored: access,
      loaded: loaded.access,
    };
  }
  return undefined;
}

type Action = KeyedAccess["action"];
const memories = new WeakMap<Analysis, Map<FunctionNode, readonly Led[]>>();

/** The accesses that a call is or leads to, with what the call gives for them. */
function ledBy(call: ts.CallExpression, action: Action, analysis: Analysis): readonly Led[] {
  const own = keyedAccessOf(call, analysis);
  if (own !== undefined) {
    if (own.action !== action) return [];
    const values = action === "read" ? [undefined] : own.values;
    return values.map((value) => ({ access: own, key: own.key, value }));
  }
  return bodiesOfCalled(call, analysis)
    .slice(0, 3)
    .flatMap((body) =>
      accessesIn(body, analysis)
        .filter(({ access }) => access.action === action)
        .map((led) => ({
          access: led.access,
          key: givenFor(led.key, body, call),
          value: givenFor(led.value, body, call),
        })),
    );
}

/** The argument for the parameter that an expression inside a function is made of. */
function givenFor(
  inner: ts.Expression | undefined,
  body: FunctionNode,
  call: ts.CallExpression,
): ts.Expression | undefined {
  if (inner === undefined) return undefined;
  const index = body.parameters.findIndex(
    ({ name }) => ts.isIdentifier(name) && mentions(inner, name.text),
  );
  return index < 0 ? undefined : call.arguments[index];
}

function mentions(node: ts.Expression, name: string): boolean {
  if (ts.isIdentifier(node)) return node.text === name;
  return [...descendants(node)].some(
    (each) =>
      ts.isIdentifier(each) &&
      each.text === name &&
      !(ts.isPropertyAccessExpression(each.parent) && each.parent.name === each),
  );
}

/** The accesses of a function's body, own functions that it calls included, in terms of its parameters. */
function accessesIn(body: FunctionNode, analysis: Analysis, depth = 0): readonly Led[] {
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  const known = memory.get(body);
  if (known !== undefined) return known;
  const found: Led[] = [];
  memory.set(body, found);
  if (body.body === undefined || body.body.end - body.body.pos > MAX_BODY) return found;
  for (const node of descendants(body.body)) {
    if (!ts.isCallExpression(node) || found.length > 4) continue;
    const own = keyedAccessOf(node, analysis);
    if (own !== undefined) {
      for (const value of own.action === "read" ? [undefined] : own.values)
        found.push({
          access: own,
          key: heldIn(own.key, analysis),
          value: value === undefined ? undefined : heldIn(value, analysis),
        });
    } else if (depth < 2 && isWaited(node))
      for (const inner of bodiesOfCalled(node, analysis).slice(0, 2))
        for (const led of accessesIn(inner, analysis, depth + 1))
          found.push({
            access: led.access,
            key: heldIn(givenFor(led.key, inner, node), analysis),
            value: heldIn(givenFor(led.value, inner, node), analysis),
          });
  }
  return found;
}

/** What a function waits for, or leaves to its caller to wait for. */
function isWaited(call: ts.CallExpression): boolean {
  let at: ts.Node = call.parent;
  while (ts.isParenthesizedExpression(at) || ts.isAsExpression(at) || ts.isNonNullExpression(at))
    at = at.parent;
  return ts.isAwaitExpression(at) || ts.isReturnStatement(at) || ts.isArrowFunction(at);
}

/** What a local name holds, so that the parameters it is made of show. */
function heldIn(value: ts.Expression | undefined, analysis: Analysis): ts.Expression | undefined {
  const at = value === undefined ? undefined : unwrap(value);
  if (at === undefined || !ts.isIdentifier(at)) return at;
  const declaration = localDeclaration(at, analysis);
  return declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined
    ? unwrap(declaration.initializer)
    : at;
}

interface Source {
  readonly read: ts.CallExpression;
  readonly loaded: readonly Led[];
  readonly change: Change;
}

interface Walk {
  readonly write: ts.CallExpression;
  readonly analysis: Analysis;
  readonly seen: Set<ts.Node>;
}

/** Functions that give the same in another form. */
const FORMS =
  /^(parse|stringify|serialize|deserialize|encode|decode|marshall|unmarshall|from|structuredClone|clone|cloneDeep|toString|transformToString|transformToByteArray|Number|String|safeParse|toJSON|json|text|promise|catch|concat)$/;
const ARITHMETIC = /^[-+*/%]$/;

/** The load that a value was made from, when it was changed on the way. */
function sourceOf(
  value: ts.Expression,
  walk: Walk,
  change: Change | undefined,
  depth: number,
): Source | undefined {
  const at = unwrap(value);
  if (depth > MAX_DEPTH || walk.seen.has(at)) return undefined;
  walk.seen.add(at);
  const go = (next: ts.Expression | undefined, by = change): Source | undefined =>
    next === undefined ? undefined : sourceOf(next, walk, by, depth + 1);
  const first = (all: readonly (ts.Expression | undefined)[], by = change): Source | undefined => {
    for (const each of all) {
      const found = go(each, by);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const parts: Change = change ?? { node: at, isPart: true };
  if (ts.isAwaitExpression(at)) {
    const call = unwrap(at.expression);
    return ts.isCallExpression(call) ? ofWaited(call, walk, change, depth) : undefined;
  }
  if (ts.isIdentifier(at)) return ofName(at, walk, change, depth);
  if (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at))
    return go(at.expression);
  if (ts.isConditionalExpression(at)) return first([at.whenTrue, at.whenFalse]);
  if (ts.isBinaryExpression(at)) {
    const operator = at.operatorToken.getText();
    if (operator === "??" || operator === "||") return first([at.left, at.right]);
    return ARITHMETIC.test(operator) ? first([at.left, at.right], parts) : undefined;
  }
  if (ts.isSpreadElement(at)) return go(at.expression);
  if (ts.isArrayLiteralExpression(at))
    return first(at.elements, at.elements.length > 1 ? parts : change);
  if (ts.isObjectLiteralExpression(at)) {
    const spreads = at.properties.filter(ts.isSpreadAssignment).map((each) => each.expression);
    const isMerged = at.properties.length > 1;
    const isKeyed =
      spreads.length > 1 ||
      at.properties.some(
        (each) =>
          (each.name !== undefined && ts.isComputedPropertyName(each.name)) ||
          (ts.isPropertyAssignment(each) &&
            (!isPlain(each.initializer) ||
              spreads.some((spread) => isMadeOf(each.initializer, spread)))),
      );
    const merged = isMerged ? (change ?? { node: at, isPart: isKeyed }) : change;
    return (
      first(spreads, merged) ??
      first(
        at.properties.map((each) =>
          ts.isPropertyAssignment(each)
            ? each.initializer
            : ts.isShorthandPropertyAssignment(each)
              ? each.name
              : undefined,
        ),
      )
    );
  }
  if (ts.isNewExpression(at)) return first(at.arguments ?? []);
  if (!ts.isCallExpression(at)) return undefined;
  const name = calledName(at.expression)?.text ?? "";
  const callee = unwrap(at.expression);
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
  const by = FORMS.test(name) ? change : parts;
  return first(receiver === undefined ? at.arguments : [receiver, ...at.arguments], by);
}

/** A literal, a name: nothing that a list or an object of what was read could hide in. */
function isPlain(value: ts.Expression): boolean {
  const at = unwrap(value);
  return !ts.isObjectLiteralExpression(at) && !ts.isArrayLiteralExpression(at);
}

/** `count: row.count + 1` beside `...row` */
function isMadeOf(value: ts.Expression, spread: ts.Expression): boolean {
  const row = unwrap(spread);
  return ts.isIdentifier(row) && !ts.isIdentifier(unwrap(value)) && mentions(value, row.text);
}

function ofWaited(
  call: ts.CallExpression,
  walk: Walk,
  change: Change | undefined,
  depth: number,
): Source | undefined {
  const { write, analysis } = walk;
  if (call.end > write.pos && !isWithin(call, write)) return undefined;
  const loaded = ledBy(call, "read", analysis);
  if (loaded.length > 0)
    return change === undefined || readsElsewhere(call, loaded, analysis)
      ? undefined
      : { read: call, loaded, change };
  const callee = unwrap(call.expression);
  // `(await get(key)).json()`, `res.Body.transformToString()`
  if (ts.isPropertyAccessExpression(callee) && FORMS.test(callee.name.text))
    return sourceOf(callee.expression, walk, change, depth + 1);
  const by = change ?? { node: call, isPart: true };
  for (const each of call.arguments) {
    const found = isFunctionNode(unwrap(each)) ? undefined : sourceOf(each, walk, by, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is loaded is a copy of something that lies in a database or behind another service. */
function readsElsewhere(
  call: ts.CallExpression,
  loaded: readonly Led[],
  analysis: Analysis,
): boolean {
  const store = loaded[0]?.access.store;
  return bodiesOfCalled(call, analysis).some((body) =>
    effectsOfFunction(body, analysis).some(
      ({ effect }) =>
        (effect.target === "database" && store !== "table") || effect.target === "http",
    ),
  );
}

function ofName(
  name: ts.Identifier,
  walk: Walk,
  change: Change | undefined,
  depth: number,
): Source | undefined {
  const { analysis, write } = walk;
  const declaration = localDeclaration(name, analysis);
  if (declaration === undefined) return undefined;
  const by = change ?? mutationOf(name, declaration, write, analysis);
  const holder = ts.isBindingElement(declaration) ? declaration.parent.parent : declaration;
  if (!ts.isVariableDeclaration(holder)) return undefined;
  const found =
    holder.initializer === undefined
      ? undefined
      : sourceOf(holder.initializer, walk, by, depth + 1);
  if (found !== undefined || ts.isBindingElement(declaration)) return found;
  if ((ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0) return undefined;
  for (const each of assignedTo(declaration, name, analysis)) {
    if (each.pos > write.pos) continue;
    const given = sourceOf(each, walk, by, depth + 1);
    if (given !== undefined) return given;
  }
  return undefined;
}

/** The value goes back to where it came from. */
function isSamePlace(
  loaded: Led,
  stored: Led,
  read: ts.CallExpression,
  write: ts.CallExpression,
  analysis: Analysis,
): boolean {
  const [from, to] = [loaded.access, stored.access];
  if (from.store !== to.store || plain(from.container) !== plain(to.container)) return false;
  if (!givesSame(read, write, stored.value)) return false;
  if (from.call === read && to.call === write)
    return to.key === undefined ? to.container !== undefined : plain(from.key) === plain(to.key);
  const [a, b] = [keyPattern(from.key, analysis), keyPattern(to.key, analysis)];
  if (/[^*]/.test(a) && /[^*]/.test(b)) return a === b;
  if (to.key === undefined) return to.container !== undefined;
  return loaded.key !== undefined && plain(loaded.key) === plain(stored.key);
}

function plain(node: ts.Expression | undefined): string {
  return node === undefined
    ? ""
    : unwrap(node)
        .getText()
        .replace(/^this\.|[?!\s]/g, "");
}

/** What the load was asked for is what the store is told, unless the value itself says where it belongs. */
function givesSame(
  read: ts.CallExpression,
  write: ts.CallExpression,
  value: ts.Expression | undefined,
): boolean {
  const asked = read.arguments.map(plain).filter((each) => each !== "");
  const told = write.arguments.filter((each) => each !== value && !isOption(each)).map(plain);
  if (asked.length === 0 || told.length === 0) return true;
  if (read.arguments.some((each) => ts.isNewExpression(unwrap(each)))) return true;
  const held = value === undefined ? "" : plain(value);
  return told.some(
    (each) =>
      asked.includes(each) ||
      (held !== "" && each.startsWith(`${held}.`)) ||
      asked.some((one) => one.endsWith(`.${each}`) || each.endsWith(`.${one}`)),
  );
}

function isOption(node: ts.Expression): boolean {
  const at = unwrap(node);
  return (
    ts.isNumericLiteral(at) ||
    ts.isStringLiteralLike(at) ||
    ts.isObjectLiteralExpression(at) ||
    /^[A-Z_]+$|[tT]tl|TTL|[eE]xpir/.test(at.getText())
  );
}

function isWithin(node: ts.Node, root: ts.Node): boolean {
  return node === root || [...ancestors(node)].includes(root);
}
