/** What workflows, Makefiles and scripts say of several instances: shown, and too weak to decide anything. */
import type { Evidence } from "../../../rules/kit/rule.ts";

const COMMANDS: readonly (readonly [RegExp, (count: string, of: string) => string])[] = [
  [/--scale[= ](?<of>[\w-]+)=(\d+)/g, (count, of) => `a command scales ${of} to ${count}`],
  [
    /\bheroku (?:features|labs):enable\b[^\n"]*\bpreboot\b/g,
    () => "Heroku starts the new dynos before it stops the old ones",
  ],
  [/\bscale count (\d+)/g, (count) => `a command asks Fly for ${count} machines`],
  [/--max-instances[= ](\d+)/g, (count) => `a command bounds instances to ${count}`],
  [/\bkubectl scale\b[^\n]*--replicas[= ](\d+)/g, (count) => `a command scales to ${count} pods`],
  [
    /\bpm2(?:-runtime)?\b[^\n]* -i (max|\d+)/g,
    (count) => `a command starts PM2 with ${count} processes`,
  ],
];

/** Hints beyond these of one file say nothing new. */
const MOST_HINTS = 5;

export function hintsIn(file: string, text: string): readonly Evidence[] {
  const found: Evidence[] = [];
  for (const [pattern, say] of COMMANDS)
    for (const match of text.matchAll(pattern)) {
      if (found.length >= MOST_HINTS) return found;
      const { index } = match;
      found.push({
        file,
        start: index,
        end: index + match[0].length,
        message: say(match.at(-1) ?? "", match.groups?.of ?? ""),
      });
    }
  return found;
}

/** A workflow that deploys the same code several times: under several names, or to several places of production. */
export function deploymentHintsIn(file: string, text: string): readonly Evidence[] {
  if (!/deploy/i.test(text)) return [];
  const places = severalPlaces(file, text);
  return [...(places === undefined ? [] : [places]), ...severalServices(file, text)];
}

/** `environment: prod-eu`, a choice of `- prod-us`, `["prod-eu", "prod-us"]`. */
const PLACE =
  /(?:^[ \t]*(?:-|[\w-]*(?:environment|workspace|stack|stage|cluster|region)[\w-]*:)[ \t]*|["'`[,])["']?((?:[\w]+-)*prod(?:uction)?(?:-[\w-]+)?)["']?(?=\s*(?:$|[,\]`#]))/gim;

function severalPlaces(file: string, text: string): Evidence | undefined {
  const all = linesWith(/prod/i, text).flatMap(({ line, start }) =>
    [...line.matchAll(PLACE)].map((match) => ({
      name: (match[1] ?? "").toLowerCase(),
      at: start + match.index + match[0].lastIndexOf(match[1] ?? ""),
    })),
  );
  const names = [...new Set(all.map(({ name }) => name))];
  // `production` and `prod` are one place; `prod-eu` and `prod-us` are two.
  const places = names.filter((name) => names.some((other) => isBeside(name, other)));
  const first = all.find(({ name }) => places.includes(name));
  if (first === undefined) return undefined;
  const message = `a workflow deploys to several places of production: ${listed(places)}`;
  return { file, start: first.at, end: first.at + first.name.length, message };
}

/** The lines of a text that hold something: a slow pattern need not see the others. */
function linesWith(
  pattern: RegExp,
  text: string,
): readonly { readonly line: string; readonly start: number }[] {
  const found: { line: string; start: number }[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (pattern.test(line)) found.push({ line, start });
    start += line.length + 1;
  }
  return found;
}

/** Two names that differ in what follows `prod`. */
function isBeside(one: string, other: string): boolean {
  if (one === other) return false;
  const [stem, rest] = cut(one);
  const [otherStem, otherRest] = cut(other);
  return (
    stem === otherStem &&
    rest !== otherRest &&
    (PLACE_NAME.test(rest) || PLACE_NAME.test(otherRest))
  );
}

const PLACE_NAME =
  /^-(?:[a-z]{2}\d?|[a-z]{2}-[a-z]+-?\d?|hipaa|gov|global|emea|apac|americas|europe\w*|asia\w*)$/;

function cut(name: string): readonly [string, string] {
  const start = name.indexOf("prod");
  const end = name.startsWith("production", start) ? start + 10 : start + 4;
  return [name.slice(0, end), name.slice(end)];
}

/** A choice of services of which one is named after another: `web` and `web-ingestion` come from one folder. */
function severalServices(file: string, text: string): readonly Evidence[] {
  const options = serviceOptions(text);
  const bases = options.filter(
    ({ name }) =>
      options.some((other) => other.name.startsWith(`${name}-`)) &&
      !options.some((other) => name.startsWith(`${other.name}-`)),
  );
  return bases.map(({ name, start, end }) => {
    const all = options.filter((each) => each.name === name || each.name.startsWith(`${name}-`));
    const names = listed(all.map((each) => each.name));
    return {
      file,
      start,
      end,
      message: `a workflow deploys ${name} under several names: ${names}`,
    };
  });
}

interface Option {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The `options` of an input called `service`, line by line: a pattern over all of them takes ages on a long file. */
function serviceOptions(text: string): readonly Option[] {
  const found: Option[] = [];
  if (!text.includes("options:")) return found;
  let offset = 0;
  let input = -1;
  let list = -1;
  for (const line of text.split("\n")) {
    const start = offset;
    offset += line.length + 1;
    const content = line.trim();
    if (content === "" || content.startsWith("#")) continue;
    const indent = line.length - line.trimStart().length;
    const item = /^-[ \t]*([\w-]+)$/.exec(content);
    if (list >= 0 && indent >= list && item?.[1] !== undefined) {
      const at = start + line.indexOf(item[1], indent + 1);
      found.push({ name: item[1], start: at, end: at + item[1].length });
      continue;
    }
    if (list >= 0 && found.length > 0) return found;
    list = -1;
    if (input >= 0 && indent <= input) input = -1;
    if (input < 0 && /^(?:service|app|component)s?:$/.test(content)) input = indent;
    else if (input >= 0 && content === "options:") list = indent;
  }
  return found;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(", ");
  return names.length > 4 ? `${shown} …` : shown;
}
