/** What running a function does, own functions it calls included. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { onlyBodyOfCalled } from "../called.ts";
import type { DataCall } from "../data/access.ts";
import { type FunctionNode, isFunctionNode, isNamedFunction, outer } from "../syntax.ts";
import { type Effect, effectOfCall } from "./effect.ts";

export interface ReachedEffect {
  readonly effect: Effect;
  /** The calls that lead there, the one in the asked code first; empty when the effect stands there itself. */
  readonly via: readonly ts.CallExpression[];
  /** The call in the asked code: the first of `via`, or the effect's own. */
  readonly at: DataCall | ts.NewExpression;
}

/** How deep own functions are entered, and how many effects a summary keeps. */
const MAX_DEPTH = 4;
const MAX_EFFECTS = 120;

interface Memory {
  readonly summaries: Map<FunctionNode, readonly ReachedEffect[]>;
  /** By depth, what was found too deep down to be a summary. */
  readonly deep: readonly Map<FunctionNode, readonly ReachedEffect[]>[];
  readonly active: Set<FunctionNode>;
  /** How often a function that leads back to itself was cut short. */
  cuts: number;
}

/** What a call does by itself, own functions not entered. */
type Own = (call: DataCall | ts.NewExpression, analysis: Analysis) => Effect | undefined;

const memories = new WeakMap<Own, WeakMap<Analysis, Memory>>();

function memoryOf(analysis: Analysis, own: Own): Memory {
  let all = memories.get(own);
  if (all === undefined) {
    all = new WeakMap();
    memories.set(own, all);
  }
  let memory = all.get(analysis);
  if (memory === undefined) {
    const deep = Array.from({ length: MAX_DEPTH + 1 }, () => new Map());
    memory = { summaries: new Map(), deep, active: new Set(), cuts: 0 };
    all.set(analysis, memory);
  }
  return memory;
}

/** The effects of running a function's body, in source order; files only where `own` tells of them. */
export function effectsOfFunction(
  body: FunctionNode,
  analysis: Analysis,
  depth = 0,
  own: Own = effectOfCall,
): readonly ReachedEffect[] {
  const memory = memoryOf(analysis, own);
  const known = memory.summaries.get(body);
  if (known !== undefined) return known;
  if (body.body === undefined || depth > MAX_DEPTH) return [];
  if (memory.active.has(body)) {
    memory.cuts++;
    return [];
  }
  const before = memory.deep[depth]?.get(body);
  if (before !== undefined) return before;
  const { cuts } = memory;
  memory.active.add(body);
  const found = effectsWithin(body.body, analysis, depth, own);
  memory.active.delete(body);
  // Deep down the limit cuts short, and what was cut may be found from elsewhere.
  if (depth <= 1) memory.summaries.set(body, found);
  else if (memory.cuts === cuts) memory.deep[depth]?.set(body, found);
  return found;
}

/**
 * The effects of running the code below a node (the node included), in source order. Functions that are
 * merely declared there are left out; callbacks count as run.
 */
export function effectsWithin(
  root: ts.Node,
  analysis: Analysis,
  depth = 0,
  own: Own = effectOfCall,
): readonly ReachedEffect[] {
  const found: ReachedEffect[] = [];
  const visit = (node: ts.Node): void => {
    if (found.length >= MAX_EFFECTS) return;
    if (node !== root && isFunctionNode(node) && runsLater(node)) return;
    if (ts.isTypeNode(node)) return;
    ts.forEachChild(node, visit);
    if (
      ts.isCallExpression(node) ||
      ts.isNewExpression(node) ||
      ts.isTaggedTemplateExpression(node)
    )
      found.push(...effectsOfCall(node, analysis, depth, own));
  };
  visit(root);
  return found;
}

/** The effects of one call: its own, or those of the own function it runs. */
export function effectsOfCall(
  call: DataCall | ts.NewExpression,
  analysis: Analysis,
  depth = 0,
  own: Own = effectOfCall,
): readonly ReachedEffect[] {
  const effect = own(call, analysis);
  if (effect !== undefined && effect.certainty !== "name") return [{ effect, via: [], at: call }];
  if (ts.isCallExpression(call) && depth < MAX_DEPTH) {
    const body = onlyBodyOfCalled(call, analysis);
    if (body !== undefined)
      return effectsOfFunction(body, analysis, depth + 1, own).map((each) => ({
        effect: each.effect,
        via: [call, ...each.via],
        at: call,
      }));
  }
  return effect === undefined ? [] : [{ effect, via: [], at: call }];
}

/** A function that is given a name, put away or handed to a constructor runs when somebody calls it, not where it stands. */
export function runsLater(node: FunctionNode): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return true;
  const holder = outer(node);
  // `(async () => { … })()` and callbacks run.
  if (ts.isNewExpression(holder)) return holder.expression.getText() !== "Promise";
  if (ts.isCallExpression(holder)) return false;
  return isNamedFunction(node) || ts.isReturnStatement(holder) || isListed(node);
}

/** `from([prompt, () => …])`: elements of a list and choices are handed on as they are. */
function isListed(node: FunctionNode): boolean {
  const holder = outer(node);
  return ts.isArrayLiteralExpression(holder) || ts.isConditionalExpression(holder);
}
