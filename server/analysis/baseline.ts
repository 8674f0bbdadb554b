/** The baseline: how many findings of each rule a file's symbols had when Premise came in. Counts only go down. */
import { type Node, type ParseError, parseTree } from "jsonc-parser";
import type { Finding } from "./report.ts";

export const BASELINE_NAME = "premise-baseline.json";

/** Rule → file → symbol → number of findings. Files are relative to the baseline's folder, with forward slashes. */
export interface Baseline {
  readonly rules: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>;
}

export interface BaselineMistake {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export interface ParsedBaseline {
  /** What could be understood; nothing at all when the text is no JSON. */
  readonly baseline: Baseline;
  readonly mistakes: readonly BaselineMistake[];
  /** 1-based line of an entry; 1 when it is not there. */
  lineOf(rule: string, file?: string, symbol?: string): number;
}

/** Where a baseline is, and what it holds. */
export interface BaselineFile extends ParsedBaseline {
  /** Absolute. */
  readonly path: string;
  /** False when there is no such file (yet). */
  readonly exists: boolean;
  /** True when a person or premise.json named the file, rather than its usual name. */
  readonly isNamed: boolean;
}

const EMPTY: Baseline = { rules: new Map() };

/** Never throws, whatever the text is. */
export function parseBaseline(text: string): ParsedBaseline {
  const broken = (line: number, message: string): ParsedBaseline => ({
    baseline: EMPTY,
    mistakes: [{ line, message }],
    lineOf: () => 1,
  });
  const conflict = /^(?:<{7}|>{7})(?: |\r?$)/m.exec(text);
  if (conflict !== null) {
    return broken(lineAt(text, conflict.index), "has an unresolved merge conflict");
  }
  const errors: ParseError[] = [];
  let tree: Node | undefined;
  try {
    tree = parseTree(text, errors, { allowTrailingComma: true });
  } catch {
    // The parser recurses: only nesting beyond the stack gets here.
    return broken(1, "malformed JSON: nested too deeply");
  }
  const [first] = errors;
  if (first !== undefined || tree === undefined) {
    return broken(lineAt(text, first?.offset ?? 0), "malformed JSON");
  }
  return readTree(tree, text);
}

function readTree(tree: Node, text: string): ParsedBaseline {
  const mistakes: BaselineMistake[] = [];
  const lines = new Map<string, number>();
  const add = (node: Node, message: string): void => {
    mistakes.push({ line: lineAt(text, node.offset), message });
  };
  // Found from the last to the next: counting lines from the start each time would take the square of the length.
  let line = 1;
  let counted = 0;
  const note = (node: Node, ...names: string[]): void => {
    for (let at = text.indexOf("\n", counted); at >= 0 && at < node.offset; ) {
      line++;
      counted = at + 1;
      at = text.indexOf("\n", counted);
    }
    lines.set(names.join("\0"), line);
  };
  const rules = new Map<string, Map<string, Map<string, number>>>();
  for (const [key, value, node] of propertiesOf(tree, add)) {
    if (key === "version") {
      if (value.value !== 1) add(value, "'version' must be 1; a newer Premise wrote this file");
    } else if (key !== "rules") add(node, `unknown key '${key}'`);
    else {
      for (const [rule, files, ruleNode] of propertiesOf(value, add)) {
        note(ruleNode, rule);
        const ofRule = new Map<string, Map<string, number>>();
        rules.set(rule, ofRule);
        for (const [file, symbols, fileNode] of propertiesOf(files, add)) {
          note(fileNode, rule, file);
          const ofFile = new Map<string, number>();
          ofRule.set(file, ofFile);
          for (const [symbol, count, symbolNode] of propertiesOf(symbols, add)) {
            note(symbolNode, rule, file, symbol);
            if (isCount(count.value)) ofFile.set(symbol, count.value);
            else add(count, "a count must be a whole number above 0");
          }
        }
      }
    }
  }
  return {
    baseline: { rules },
    mistakes,
    lineOf: (...names) => lines.get(names.join("\0")) ?? 1,
  };
}

function* propertiesOf(
  node: Node,
  add: (node: Node, message: string) => void,
): Generator<readonly [key: string, value: Node, property: Node]> {
  if (node.type !== "object") {
    add(node, "must be an object");
    return;
  }
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    yield [String(key.value), value, property];
  }
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

/** The text of a baseline: sorted by code unit, one line for each symbol, so that diffs and merges stay small. */
export function formatBaseline(baseline: Baseline): string {
  const rules = sorted(baseline.rules).map(([rule, files]) => {
    const ofRule = sorted(files)
      .filter(([, symbols]) => symbols.size > 0)
      .map(([file, symbols]) => {
        const counts = sorted(symbols).map(
          ([symbol, count]) => `        ${JSON.stringify(symbol)}: ${count}`,
        );
        return `      ${JSON.stringify(file)}: {\n${counts.join(",\n")}\n      }`;
      });
    const body = ofRule.length === 0 ? "{}" : `{\n${ofRule.join(",\n")}\n    }`;
    return `    ${JSON.stringify(rule)}: ${body}`;
  });
  const body = rules.length === 0 ? "{}" : `{\n${rules.join(",\n")}\n  }`;
  return `{\n  "version": 1,\n  "rules": ${body}\n}\n`;
}

/** The findings of one file with their status: those of a symbol are covered unless there are more than the baseline lists. */
export function coverFindings(
  findings: readonly Finding[],
  baseline: Baseline,
  file: string,
): readonly Finding[] {
  const isListed = [...baseline.rules.values()].some((files) => files.has(file));
  if (!isListed) return findings;
  const found = countsOf(findings.map((finding) => ({ finding, file })));
  return findings.map((finding) => {
    if (finding.status !== "open") return finding;
    const { rule, symbol } = finding;
    const listed = countIn(baseline, rule, file, symbol);
    const now = countIn(found, rule, file, symbol);
    // Which of too many is the new one, nobody can tell: all of them are shown.
    return now <= listed ? { ...finding, status: "baseline" } : finding;
  });
}

/** A finding with its file as a baseline names it. */
export interface Located {
  readonly finding: Finding;
  readonly file: string;
}

/** What a run has looked at. */
export interface Scope {
  /** The rules that ran. */
  readonly rules: readonly string[];
  /** Every rule there is. */
  readonly known: readonly string[];
  /** True for a file, as the baseline names it, that was checked or would have been if it were still there. */
  readonly holds: (file: string) => boolean;
}

/** An entry that does not say what is there. */
export interface Deviation {
  readonly rule: string;
  readonly file: string;
  readonly symbol: string;
  readonly listed: number;
  readonly found: number;
  /** True when no release of Premise at hand has the rule. */
  readonly isUnknownRule: boolean;
}

/** Entries of the scope that list more than was found (stale) or less (exceeded); others are as they should be. */
export function deviationsOf(
  baseline: Baseline,
  found: readonly Located[],
  scope: Scope,
): readonly Deviation[] {
  const now = countsOf(found);
  return [...entriesOf(baseline)].flatMap(({ rule, file, symbol, count }) => {
    const isUnknownRule = !scope.known.includes(rule);
    if (!isUnknownRule && !scope.rules.includes(rule)) return [];
    if (!isUnknownRule && !scope.holds(file)) return [];
    const current = countIn(now, rule, file, symbol);
    return current === count
      ? []
      : [{ rule, file, symbol, listed: count, found: current, isUnknownRule }];
  });
}

/** The baseline with stale entries lowered to what is there, or removed. */
export function pruned(baseline: Baseline, found: readonly Located[], scope: Scope): Baseline {
  const counts = copyOf(baseline);
  for (const { rule, file, symbol, listed, found: now, isUnknownRule } of deviationsOf(
    baseline,
    found,
    scope,
  )) {
    if (isUnknownRule) counts.delete(rule);
    else if (now < listed) setCount(counts, rule, file, symbol, now);
  }
  return { rules: counts };
}

export interface Tightened {
  readonly baseline: Baseline;
  /** Findings that the new baseline lists. */
  readonly listed: number;
  /** How many the old one listed beyond that, not counting rules that are new to it. */
  readonly fewer: number;
  /** Findings that came in with rules that the old baseline did not know. */
  readonly added: number;
  /** Findings that stay out, since counts never rise. */
  readonly refused: number;
}

/**
 * What to write for the findings of a run. Without an old baseline, and for a rule that the old one does not
 * mention, everything found is listed. Else a file's count of a rule never rises: within it, findings may move
 * from symbol to symbol, and those of a file that is gone may follow their symbol into a file that is not listed.
 */
export function tightened(
  old: Baseline | undefined,
  found: readonly Located[],
  scope: Scope,
): Tightened {
  const now = countsOf(found);
  const counts = copyOf(old ?? EMPTY);
  let added = 0;
  let refused = 0;
  for (const rule of scope.rules) {
    const before = old?.rules.get(rule);
    const current = now.rules.get(rule) ?? new Map<string, ReadonlyMap<string, number>>();
    if (before === undefined) {
      counts.set(rule, new Map([...current].map(([file, symbols]) => [file, new Map(symbols)])));
      for (const symbols of current.values()) added += sum(symbols);
      continue;
    }
    const credit = creditOf(before, current, scope);
    const files = new Set([...before.keys(), ...current.keys()].filter(scope.holds));
    for (const file of [...files].sort()) {
      const symbols = current.get(file) ?? new Map<string, number>();
      const listed = before.get(file);
      const allowed =
        listed === undefined ? takeFrom(credit, symbols) : fitted(symbols, listed, sum(listed));
      refused += sum(symbols) - sum(allowed);
      setFile(counts, rule, file, allowed);
    }
  }
  const baseline = { rules: counts };
  const before = old === undefined ? 0 : totalOf(old);
  const listed = totalOf(baseline);
  const isNew = old === undefined;
  return {
    baseline,
    listed,
    fewer: isNew ? 0 : before + added - listed,
    added: isNew ? 0 : added,
    refused,
  };
}

/** What files that are gone had, by symbol. */
function creditOf(
  before: ReadonlyMap<string, ReadonlyMap<string, number>>,
  current: ReadonlyMap<string, ReadonlyMap<string, number>>,
  scope: Scope,
): Map<string, number> {
  const credit = new Map<string, number>();
  for (const [file, symbols] of before) {
    if (current.has(file) || !scope.holds(file)) continue;
    for (const [symbol, count] of symbols) credit.set(symbol, (credit.get(symbol) ?? 0) + count);
  }
  return credit;
}

function takeFrom(
  credit: Map<string, number>,
  symbols: ReadonlyMap<string, number>,
): Map<string, number> {
  const taken = new Map<string, number>();
  for (const [symbol, count] of symbols) {
    const left = credit.get(symbol) ?? 0;
    const amount = Math.min(left, count);
    if (amount === 0) continue;
    taken.set(symbol, amount);
    credit.set(symbol, left - amount);
  }
  return taken;
}

/** The counts of today where `budget` allows: first what each symbol had, then the rest in the order of symbols. */
function fitted(
  symbols: ReadonlyMap<string, number>,
  listed: ReadonlyMap<string, number>,
  budget: number,
): Map<string, number> {
  if (sum(symbols) <= budget) return new Map(symbols);
  const allowed = new Map<string, number>();
  let left = budget;
  const grant = (symbol: string, amount: number): void => {
    const granted = Math.min(amount, left);
    if (granted <= 0) return;
    left -= granted;
    allowed.set(symbol, (allowed.get(symbol) ?? 0) + granted);
  };
  const order = sorted(symbols);
  for (const [symbol, count] of order) grant(symbol, Math.min(count, listed.get(symbol) ?? 0));
  // A symbol that was renamed takes its whole count along or nothing: half a count covers nothing.
  for (const [symbol, count] of order) {
    const missing = count - (allowed.get(symbol) ?? 0);
    if (missing <= left) grant(symbol, missing);
  }
  return allowed;
}

type Counts = Map<string, Map<string, Map<string, number>>>;

/** Findings that nobody has accepted, counted. */
function countsOf(found: readonly Located[]): Baseline {
  const counts: Counts = new Map();
  for (const { finding, file } of found) {
    if (finding.status === "accepted") continue;
    const { rule, symbol } = finding;
    const ofFile = counts.get(rule)?.get(file);
    setCount(counts, rule, file, symbol, (ofFile?.get(symbol) ?? 0) + 1);
  }
  return { rules: counts };
}

function countIn(baseline: Baseline, rule: string, file: string, symbol: string): number {
  return baseline.rules.get(rule)?.get(file)?.get(symbol) ?? 0;
}

function setCount(counts: Counts, rule: string, file: string, symbol: string, count: number): void {
  const ofRule = counts.get(rule) ?? new Map<string, Map<string, number>>();
  const ofFile = ofRule.get(file) ?? new Map<string, number>();
  counts.set(rule, ofRule);
  if (count > 0) ofFile.set(symbol, count);
  else ofFile.delete(symbol);
  if (ofFile.size > 0) ofRule.set(file, ofFile);
  else ofRule.delete(file);
}

function setFile(counts: Counts, rule: string, file: string, symbols: Map<string, number>): void {
  const ofRule = counts.get(rule) ?? new Map<string, Map<string, number>>();
  counts.set(rule, ofRule);
  if (symbols.size > 0) ofRule.set(file, symbols);
  else ofRule.delete(file);
}

function copyOf(baseline: Baseline): Counts {
  return new Map(
    [...baseline.rules].map(([rule, files]) => [
      rule,
      new Map([...files].map(([file, symbols]) => [file, new Map(symbols)])),
    ]),
  );
}

function* entriesOf(baseline: Baseline) {
  for (const [rule, files] of sorted(baseline.rules)) {
    for (const [file, symbols] of sorted(files)) {
      for (const [symbol, count] of sorted(symbols)) yield { rule, file, symbol, count };
    }
  }
}

function totalOf(baseline: Baseline): number {
  let total = 0;
  for (const { count } of entriesOf(baseline)) total += count;
  return total;
}

function sum(symbols: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of symbols.values()) total += count;
  return total;
}

/** By code unit: the file must not depend on the machine's language. */
function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
