/** Reads a command line against the flags that a command declares. */
import { didYouMean } from "../analysis/suggestion.ts";

export interface FlagSpec {
  readonly name: string;
  /** What the value is called in help; a flag without it takes no value. */
  readonly value?: string;
  /** May be given more than once, and with several values between commas. */
  readonly repeats?: true;
  /** The only values allowed. */
  readonly choices?: readonly string[];
  readonly about: string;
  /** Accepted but not shown in help. */
  readonly hidden?: true;
}

export interface Arguments {
  readonly positionals: readonly string[];
  has(flag: string): boolean;
  /** The last value given. */
  value(flag: string): string | undefined;
  values(flag: string): readonly string[];
}

/** Bad usage: the message is for the person who typed the command. */
export class UsageError extends Error {}

/** Reads words into flags and positionals; `--` ends the flags. Throws `UsageError`. */
export function readArguments(words: readonly string[], specs: readonly FlagSpec[]): Arguments {
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--") {
      positionals.push(...words.slice(index + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      positionals.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const typed = equals === -1 ? word : word.slice(0, equals);
    const spec = specNamed(typed, specs);
    const values = given.get(spec.name) ?? [];
    given.set(spec.name, values);
    if (spec.value === undefined) {
      if (equals !== -1) throw new UsageError(`${typed} takes no value`);
      continue;
    }
    const next = equals === -1 ? words[++index] : word.slice(equals + 1);
    if (next === undefined || (equals === -1 && /^--?[a-z]/.test(next))) {
      throw new UsageError(`${typed} needs a value: ${typed} ${spec.value}`);
    }
    const parts = spec.repeats === true ? next.split(",").map((part) => part.trim()) : [next];
    for (const part of parts) values.push(checked(part, spec));
  }
  return {
    positionals,
    has: (flag) => given.has(flag),
    value: (flag) => given.get(flag)?.at(-1),
    values: (flag) => given.get(flag) ?? [],
  };
}

/** A whole number of at least 0, or `UsageError`. */
export function countOf(flag: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${flag} needs a whole number, not '${text}'`);
  return Number(text);
}

const SHORT: Readonly<Record<string, string>> = { "-h": "--help", "-v": "--version" };

function specNamed(typed: string, specs: readonly FlagSpec[]): FlagSpec {
  const name = SHORT[typed] ?? typed;
  const spec = specs.find((each) => each.name === name);
  if (spec !== undefined) return spec;
  const names = specs.filter((each) => each.hidden !== true).map((each) => each.name);
  throw new UsageError(`unknown flag '${typed}'${didYouMean(typed, names)}`);
}

function checked(value: string, spec: FlagSpec): string {
  if (value === "") throw new UsageError(`${spec.name} needs a value: ${spec.name} ${spec.value}`);
  if (spec.choices === undefined || spec.choices.includes(value)) return value;
  const hint = didYouMean(value, spec.choices) || `; known: ${spec.choices.join(", ")}`;
  throw new UsageError(`${spec.name}: unknown value '${value}'${hint}`);
}
