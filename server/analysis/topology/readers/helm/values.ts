/** Layers of Helm values, and the few expressions of templates whose result they decide. */
import type { Document, Entry, Tree } from "../../texts/tree.ts";
import { entryAt } from "../../texts/tree.ts";

/** A values file (or part of one) and how much it says: defaults are what a chart's author wrote down first. */
export interface ValuesLayer {
  readonly document: Document;
  /** Where the chart's own values begin in it. */
  readonly root: Tree;
  readonly isDefault: boolean;
}

/** A value with the line that states it. */
export interface Found {
  readonly entry: Entry;
  readonly layer: ValuesLayer;
}

/** The value at a path: later layers win. */
export function lookUp(layers: readonly ValuesLayer[], path: readonly string[]): Found | undefined {
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index];
    const entry = layer === undefined ? undefined : entryAt(layer.root, ...path);
    if (layer !== undefined && entry !== undefined) return { entry, layer };
  }
  return undefined;
}

/** What an expression comes to; `found` is the value it was read from. */
export interface Result {
  readonly value: string | number | boolean | null;
  readonly found?: Found;
  /** True for the `default` of an expression whose value nobody sets. */
  readonly isFallback?: true;
}

/** The result of an expression; undefined when it depends on something else than values. */
export function evaluate(expression: string, layers: readonly ValuesLayer[]): Result | undefined {
  if (expression.length > LONGEST) return undefined;
  const stages = splitOutside(expression, "|");
  let result = evaluateCall(wordsOf(stages[0] ?? ""), layers);
  for (const stage of stages.slice(1)) {
    const [name, ...words] = wordsOf(stage);
    if (name === "default") {
      if (result !== undefined && isTruthy(result)) continue;
      const fallback = evaluateCall(words, layers);
      // An expression that is unknown may as well have a value of its own.
      if (result === undefined || fallback === undefined) return undefined;
      result = { ...fallback, isFallback: true };
    } else if (
      !/^(?:int|int64|toString|quote|squote|trim|lower|toYaml|tpl|float64)$/.test(name ?? "")
    )
      return undefined;
  }
  return result;
}

/** Whether a condition holds; undefined when values do not tell. */
export function holds(condition: string, layers: readonly ValuesLayer[]): boolean | undefined {
  if (condition.length > LONGEST) return undefined;
  const result = evaluate(condition, layers);
  return result === undefined ? undefined : isTruthy(result);
}

/** No condition is longer, and everything here recurses by parentheses. */
const LONGEST = 400;

function isTruthy({ value }: Result): boolean {
  return value !== null && value !== false && value !== 0 && value !== "";
}

function evaluateCall(
  words: readonly string[],
  layers: readonly ValuesLayer[],
): Result | undefined {
  const [first = "", ...rest] = words;
  if (rest.length === 0) return evaluateOperand(first, layers);
  const operands = () => rest.map((word) => evaluateOperand(word, layers));
  switch (first) {
    case "not": {
      const [only] = operands();
      return only === undefined ? undefined : { value: !isTruthy(only) };
    }
    case "and":
    case "or": {
      const isAnd = first === "and";
      const all = operands();
      // One operand may settle it whatever the others are.
      if (all.some((each) => each !== undefined && isTruthy(each) !== isAnd))
        return { value: !isAnd };
      return all.includes(undefined) ? undefined : { value: isAnd };
    }
    case "eq":
    case "ne": {
      const [one, other] = operands();
      if (one === undefined || other === undefined) return undefined;
      return { value: (one.value === other.value) === (first === "eq") };
    }
    case "gt":
    case "ge":
    case "lt":
    case "le": {
      const [one, other] = operands();
      const [left, right] = [Number(one?.value), Number(other?.value)];
      if (one === undefined || other === undefined) return undefined;
      const holding = { gt: left > right, ge: left >= right, lt: left < right, le: left <= right };
      return { value: holding[first] };
    }
    case "default": {
      const [fallback, own] = operands();
      if (own === undefined) return undefined;
      if (isTruthy(own)) return own;
      return fallback === undefined ? undefined : { ...fallback, isFallback: true };
    }
    case "kindIs": {
      const [kind, own] = operands();
      if (kind?.value !== "invalid" || own === undefined) return undefined;
      return { value: own.value === null };
    }
    case "int":
    case "int64":
    case "toString":
    case "quote":
      return operands()[0];
    default:
      return undefined;
  }
}

function evaluateOperand(word: string, layers: readonly ValuesLayer[]): Result | undefined {
  if (word.startsWith("(") && word.endsWith(")")) return evaluate(word.slice(1, -1), layers);
  const path = /^\$?\.Values\.([\w.-]+)$/.exec(word)?.[1];
  if (path !== undefined) {
    const found = lookUp(layers, path.split("."));
    if (found === undefined) return { value: null };
    const { value } = found.entry;
    if (value.kind === "scalar") return { value: value.value, found };
    if (value.kind === "map") return { value: value.entries.size > 0, found };
    return value.kind === "list" ? { value: value.items.length > 0, found } : undefined;
  }
  if (/^".*"$|^`.*`$/.test(word)) return { value: word.slice(1, -1) };
  if (/^-?\d+$/.test(word)) return { value: Number(word) };
  if (word === "true" || word === "false") return { value: word === "true" };
  return undefined;
}

/** Words of a call; what stands in parentheses or quotes is one. */
function wordsOf(text: string): readonly string[] {
  return splitOutside(text.trim(), " ").filter((word) => word !== "");
}

function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote: string | undefined;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const letter = text.charAt(index);
    if (quote !== undefined) {
      if (letter === quote) quote = undefined;
    } else if (letter === '"' || letter === "`") quote = letter;
    else if (letter === "(") depth++;
    else if (letter === ")") depth--;
    else if (depth === 0 && (letter === separator || (separator === " " && /\s/.test(letter)))) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}
