/** Reads a command line against the flags that a command declares. */
import { didYouMean } from "../analysis/suggestion.ts";

export interface FlagSpec {
  readonly name: string;
  /** What the value is called in help; a flag without it takes no value. */
  readonly value?: string;
  /** May be given more than once, and with several values between commas. */
  readonly repeats?: true;
  /** The value is a whole number of at least 0. */
  readonly counts?: true;
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

/** Bad usage, said to the person who typed the command. */
export interface Misuse {
  readonly misuse: string;
}

/** Sorts words into flags and positionals; `--` ends the flags. */
export function readArguments(
  words: readonly string[],
  specs: readonly FlagSpec[],
): Arguments | Misuse {
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
    const spec = specs.find((each) => each.name === (SHORT[typed] ?? typed));
    if (spec === undefined) return { misuse: unknownFlag(typed, specs) };
    const values = given.get(spec.name) ?? [];
    given.set(spec.name, values);
    if (spec.value === undefined) {
      if (equals !== -1) return { misuse: `${typed} takes no value` };
      continue;
    }
    const text = equals === -1 ? words[++index] : word.slice(equals + 1);
    const isFlag = equals === -1 && text !== undefined && /^-(?:-|[a-z]$)/.test(text);
    const parts = isFlag || text === undefined ? [""] : valuesIn(text, spec);
    for (const part of parts) {
      const mistake = mistakeIn(part, spec);
      if (mistake !== undefined) return { misuse: mistake };
      values.push(part);
    }
  }
  return {
    positionals,
    has: (flag) => given.has(flag),
    value: (flag) => given.get(flag)?.at(-1),
    values: (flag) => given.get(flag) ?? [],
  };
}

const SHORT: Readonly<Record<string, string>> = { "-h": "--help", "-v": "--version" };

function unknownFlag(typed: string, specs: readonly FlagSpec[]): string {
  const names = specs.filter((spec) => spec.hidden !== true).map((spec) => spec.name);
  return `unknown flag '${typed}'${didYouMean(typed, names)}`;
}

function valuesIn(text: string, spec: FlagSpec): readonly string[] {
  return spec.repeats === true ? text.split(",").map((part) => part.trim()) : [text];
}

function mistakeIn(value: string, spec: FlagSpec): string | undefined {
  if (value === "") return `${spec.name} needs a value: ${spec.name} ${spec.value}`;
  if (spec.counts === true && !/^\d{1,9}$/.test(value)) {
    return `${spec.name} needs a whole number, not '${value}'`;
  }
  if (spec.choices === undefined || spec.choices.includes(value)) return undefined;
  const hint = didYouMean(value, spec.choices) || `; known: ${spec.choices.join(", ")}`;
  return `${spec.name}: unknown value '${value}'${hint}`;
}
