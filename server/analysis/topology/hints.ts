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
  return [severalPlaces(file, text), severalServices(file, text)].flatMap((each) => each ?? []);
}

/** `environment: prod-eu`, a choice of `- prod-us`, `["prod-eu", "prod-us"]`. */
const PLACE =
  /(?:^[ \t]*(?:-|[\w-]*(?:environment|workspace|stack|stage|cluster|region)[\w-]*:)[ \t]*|["'`[,])["']?((?:[\w]+-)*prod(?:uction)?(?:-[\w-]+)?)["']?(?=\s*(?:$|[,\]`#]))/gim;

function severalPlaces(file: string, text: string): Evidence | undefined {
  const all = [...text.matchAll(PLACE)].map((match) => ({
    name: (match[1] ?? "").toLowerCase(),
    at: match.index + match[0].lastIndexOf(match[1] ?? ""),
  }));
  const names = [...new Set(all.map(({ name }) => name))];
  // `production` and `prod` are one place; `prod-eu` and `prod-us` are two.
  const places = names.filter((name) => names.some((other) => isBeside(name, other)));
  const first = all.find(({ name }) => places.includes(name));
  if (first === undefined) return undefined;
  const message = `a workflow deploys to several places of production: ${listed(places)}`;
  return { file, start: first.at, end: first.at + first.name.length, message };
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
function severalServices(file: string, text: string): Evidence | undefined {
  const choice =
    /^([ \t]*)(?:service|app|component)s?:[ \t]*\n(?:\1[ \t]+.*\n|[ \t]*\n)*?\1[ \t]+options:[ \t]*\n((?:[ \t]*-[ \t]*[\w-]+[ \t]*\n)+)/m.exec(
      text,
    );
  const list = choice?.[2];
  if (choice === null || list === undefined) return undefined;
  const names = [...list.matchAll(/-[ \t]*([\w-]+)/g)].map(([, name = ""]) => name);
  const base = names.find((name) => names.some((other) => other.startsWith(`${name}-`)));
  if (base === undefined) return undefined;
  const start = choice.index + choice[0].indexOf(list) + list.search(/\S/);
  const end = text.indexOf("\n", start);
  const all = names.filter((name) => name === base || name.startsWith(`${base}-`));
  const message = `a workflow deploys ${base} under several names: ${listed(all)}`;
  return { file, start, end, message };
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(", ");
  return names.length > 4 ? `${shown} …` : shown;
}
