/** Reads numbers of instances out of values, and puts them into words. */
import type { Evidence, Place } from "../../../rules/kit/rule.ts";
import type { Amount, Missing } from "./model.ts";
import {
  at,
  type Document,
  type Entry,
  entryAt,
  type Span,
  spanOfEntry,
  type Tree,
} from "./texts/tree.ts";

export type Count =
  | { readonly kind: "number"; readonly value: number; readonly isFallback: boolean }
  /** Depends on a variable that nobody sets here. */
  | { readonly kind: "unknown"; readonly says: string };

/** Nobody runs more, and arithmetic stays exact. */
const MOST = 1_000_000;

/** The count that a value states; undefined for what is no count at all. */
export function countOf(value: Tree | undefined): Count | undefined {
  if (value === undefined) return undefined;
  if (value.kind === "unknown") {
    const fallback = countOf(value.fallback);
    if (fallback?.kind === "number") return { ...fallback, isFallback: true };
    return { kind: "unknown", says: value.says };
  }
  if (value.kind !== "scalar") return undefined;
  if (typeof value.value === "number") return counted(value.value, false);
  if (typeof value.value !== "string") return undefined;
  const text = value.value.trim();
  if (/^\d+$/.test(text)) return counted(Number(text), false);
  const variable = /^\$\{?(\w+)(?::?-([^}]*))?\}?$/.exec(text);
  if (variable !== null) {
    const fallback = variable[2];
    if (fallback !== undefined && /^\d+$/.test(fallback)) return counted(Number(fallback), true);
    return { kind: "unknown", says: variable[1] ?? text };
  }
  if (/\{\{|\$\{|\$\(|<[A-Z_]+>/.test(text)) return { kind: "unknown", says: text.slice(0, 60) };
  return undefined;
}

function counted(value: number, isFallback: boolean): Count | undefined {
  if (!Number.isInteger(value) || value < 0 || value > MOST) return undefined;
  return { kind: "number", value, isFallback };
}

/** The count at a path with the line that says it. */
export function countAt(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): (Count & { readonly entry: Entry }) | undefined {
  const entry = entryAt(tree, ...path);
  const count = countOf(entry?.value);
  return entry === undefined || count === undefined ? undefined : { ...count, entry };
}

/** A plain number at a path. */
export function numberAt(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): number | undefined {
  const value = at(tree, ...path);
  if (value?.kind !== "scalar") return undefined;
  const number = typeof value.value === "string" ? Number.parseFloat(value.value) : value.value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

export function placeOf(document: Pick<Document, "path">, span: Span): Place {
  return { file: document.path, start: span.start, end: span.end };
}

export function placeOfEntry(document: Document, entry: Entry): Place {
  return placeOf(document, spanOfEntry(entry, document.text));
}

export function evidenceAt(document: Document, entry: Entry, message: string): Evidence {
  return { ...placeOfEntry(document, entry), message };
}

/** Exactly so many, as a line states it. */
export function statedAmount(
  count: number,
  evidence: Evidence,
  by: Amount["by"] = "stated",
): Amount {
  return { least: count, most: count, by, evidence };
}

/** The amount or what is missing for it, from one count. */
export function amountOf(
  document: Document,
  count: Count & { readonly entry: Entry },
  message: (number: number) => string,
): { readonly instances: Amount } | { readonly missing: Missing } {
  if (count.kind === "unknown")
    return { missing: { unknown: count.says, place: placeOfEntry(document, count.entry) } };
  const evidence = evidenceAt(document, count.entry, message(count.value));
  return { instances: statedAmount(count.value, evidence, count.isFallback ? "habit" : "stated") };
}

/** `1 instance`, `3 instances`. */
export function instancesText(count: number): string {
  return count === 1 ? "1 instance" : `${count} instances`;
}

/** `2 to 10 instances`, `at least 2 instances`, `any number of instances`. */
export function boundsText(least: number, most: number | "any"): string {
  if (most === "any") return least > 1 ? `at least ${least} instances` : "any number of instances";
  return least === most ? instancesText(most) : `${least} to ${instancesText(most)}`;
}

/** `30s`, `2m`, `1500ms`, `1m30s` or a number of seconds, in seconds. */
export function secondsOf(value: Tree | undefined): number | undefined {
  if (value?.kind !== "scalar") return undefined;
  if (typeof value.value === "number") return value.value >= 0 ? value.value : undefined;
  if (typeof value.value !== "string") return undefined;
  const text = value.value.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (!/^(?:\d+(?:\.\d+)?(?:ms|us|h|m|s))+$/.test(text)) return undefined;
  let seconds = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|us|h|m|s)/g))
    seconds += Number(number) * (UNITS[unit ?? "s"] ?? 1);
  return seconds;
}

const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001, us: 0.000001 };
