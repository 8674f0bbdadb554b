/** Which units pass messages to each other: what one puts into a queue or topic and another takes out of it. */
import type { Evidence } from "../../../rules/kit/rule.ts";
import { configuredSenders, maySendConfigured, type Variable } from "./configured.ts";
import { takenBy } from "./copies.ts";
import {
  constantsIn,
  type Endpoint,
  endpointsIn,
  isNamedForQueues,
  type Library,
  sendersOf,
} from "./endpoints.ts";
import type { Importers } from "./imports.ts";

/** What may be asked of the code of all units. */
export interface QueueFacts {
  /** Own files that run on a server. */
  readonly files: readonly string[];
  /** The unit whose own folder a file stands in and whose code contains it, by index; several may share both. */
  unitsOf(path: string): readonly number[];
  readonly importers: Importers;
  /** Files that import a library of queues. */
  readonly passing: ReadonlySet<string>;
  specifiersOf(path: string): readonly string[];
  /** Own files that a file imports at run time. */
  importsOf(path: string): readonly string[];
  /** What the env files of a unit say of a variable, by the unit's index. */
  variableOf(unit: number, name: string): Variable | undefined;
  textOf(path: string): string | undefined;
}

export interface QueueLink {
  readonly from: number;
  readonly to: number;
  readonly sends: Evidence;
  readonly takes: Evidence;
  /** True when both name the same queue. */
  readonly isSure: boolean;
}

/** An end with the units that use it, found out for those alone that have another end. */
interface Used extends Endpoint {
  units(): readonly number[];
}

export function queueLinks(facts: QueueFacts): readonly QueueLink[] {
  const endpoints = facts.files.flatMap((path) =>
    isNamedForQueues(path) || facts.passing.has(path)
      ? endpointsIn(path, facts.textOf(path) ?? "", facts.specifiersOf(path))
      : [],
  );
  const users = createUsers(facts);
  const asUsed = (each: Endpoint): Used => {
    let units: readonly number[] | undefined;
    return {
      ...each,
      units() {
        units ??= users(each);
        return units;
      },
    };
  };
  const taking = endpoints.filter(({ role }) => role === "takes").map(asUsed);
  if (taking.length === 0) return [];
  const wanted = taking.flatMap(({ key, library, units }) =>
    key !== undefined && (library === "messages" || library === "kafka") && units().length > 0
      ? [key]
      : [],
  );
  const { others, aliases } = named(wanted, facts);
  const asSaid = <T extends Endpoint>(each: T): T => ({
    ...each,
    key: aliases.get(each.key ?? "") ?? each.key,
  });
  const sending = [...endpoints.filter(({ role }) => role === "sends"), ...others];
  return linked(sending.map(asUsed).map(asSaid), taking.map(asSaid));
}

/** Calls that hand a name that somebody listens to over to whatever sends it, and constants with what they hold. */
function named(
  keys: readonly string[],
  facts: QueueFacts,
): { readonly others: readonly Endpoint[]; readonly aliases: ReadonlyMap<string, string> } {
  const all = new Set(keys);
  const aliases = new Map<string, string>();
  if (keys.length === 0) return { others: [], aliases };
  const stems = [...new Set(keys.map((key) => key.split(".")[0] ?? key))].slice(0, MOST_STEMS);
  const texts = facts.files.flatMap((path): [string, string][] => {
    const text = facts.textOf(path) ?? "";
    return stems.some((stem) => text.includes(stem)) ? [[path, text]] : [];
  });
  for (const [, text] of texts)
    for (const [name, value] of constantsIn(text))
      if (all.has(name) || all.has(value)) aliases.set(name, value);
  for (const [name, value] of aliases) all.add(name).add(value);
  // Files that say the constant's name need not say what it holds, and the other way round.
  const more = [...new Set([...aliases].flat().map((name) => name.split(".")[0] ?? name))];
  const seen = new Set(texts.map(([path]) => path));
  for (const path of more.length === 0 ? [] : facts.files) {
    const text = facts.textOf(path) ?? "";
    if (!seen.has(path) && more.some((stem) => text.includes(stem))) texts.push([path, text]);
  }
  const others = texts.flatMap(([path, text]) => sendersOf(path, text, all));
  return { others: [...others, ...configured(all, facts)], aliases };
}

/** Senders of the units' own code that find the name in their configuration. */
function configured(topics: ReadonlySet<string>, facts: QueueFacts): readonly Endpoint[] {
  return facts.files.flatMap((file) => {
    const text = facts.textOf(file) ?? "";
    const [unit, ...more] = maySendConfigured(text) ? facts.unitsOf(file) : [];
    if (unit === undefined || more.length > 0) return [];
    const imported = (): readonly string[] =>
      facts.importsOf(file).map((path) => facts.textOf(path) ?? "");
    const variable = (name: string): Variable | undefined => facts.variableOf(unit, name);
    const specifiers = facts.specifiersOf(file);
    return configuredSenders({ file, text, specifiers, imported, variable }, topics);
  });
}

const MOST_STEMS = 40;

function linked(sending: readonly Used[], taking: readonly Used[]): readonly QueueLink[] {
  const found = new Map<string, QueueLink>();
  const add = (from: number, to: number, sends: Used, takes: Used, isSure: boolean): void => {
    const id = `${from} ${to}`;
    const before = found.get(id);
    if (from === to || before?.isSure === true || (before !== undefined && !isSure)) return;
    found.set(id, { from, to, sends: sends.evidence, takes: takes.evidence, isSure });
  };
  const takesOf = (library: Library): ReadonlySet<number> =>
    new Set(taking.flatMap((each) => (each.library === library ? each.units() : [])));
  for (const sends of sending)
    for (const takes of taking) {
      const isSame = sends.key !== undefined && sends.key === takes.key;
      const isOpen = sends.key === undefined || takes.key === undefined;
      if (!isSame && !(isOpen && sends.library === takes.library && OPEN.has(sends.library)))
        continue;
      // Without a name only one unit can be meant, and none that may talk to itself.
      const consuming = isSame ? undefined : takesOf(takes.library);
      if (consuming !== undefined && consuming.size !== 1) continue;
      for (const from of sends.units())
        for (const to of takes.units())
          if (consuming?.has(from) !== true) add(from, to, sends, takes, isSame);
    }
  return [...found.values()];
}

/** Libraries whose queues exist for nothing but to be worked off by somebody. */
const OPEN: ReadonlySet<Library> = new Set(["bull", "pg-boss", "sqs", "amqp", "trigger.dev"]);

/** Who uses an endpoint: its own unit, or those whose own code imports what it hands out. */
function createUsers(facts: QueueFacts): (endpoint: Endpoint) => readonly number[] {
  const { importersOf, saidBy } = facts.importers;
  const handedOut = new Map<string, readonly number[]>();

  /** Those who use one of the names of a module, through whatever hands them on. */
  function usersOf(path: string, names: ReadonlySet<string>): readonly number[] {
    const users = new Set<number>();
    const wanted = new Map([[path, names]]);
    for (const [file, carried] of wanted) {
      if (wanted.size > MOST_FILES) break;
      for (const importer of importersOf(file)) {
        const { uses, handsOn, locals } = takenBy(saidBy(importer), file, carried);
        if (!uses && handsOn.size === 0) continue;
        const units = uses ? facts.unitsOf(importer) : [];
        for (const unit of units) users.add(unit);
        if (units.length > 0 || wanted.has(importer)) continue;
        const next = new Set([
          ...handsOn,
          ...(uses ? carriersOf(facts.textOf(importer) ?? "", locals) : []),
        ]);
        if (next.size > 0) wanted.set(importer, next);
      }
    }
    return [...users];
  }

  return (endpoint) => {
    const own = facts.unitsOf(endpoint.file);
    if (own.length > 0) return own.length === 1 ? own : callersAmong(own, endpoint, facts);
    const names = carriersAt(facts.textOf(endpoint.file) ?? "", endpoint.evidence.start);
    // Several queues of one class are used by the same code.
    const key = [endpoint.file, ...names].join("\n");
    const users = handedOut.get(key) ?? usersOf(endpoint.file, names);
    handedOut.set(key, users);
    return users;
  };
}

/** Of several units with one code base those that call the method in which an endpoint is opened. */
function callersAmong(
  own: readonly number[],
  { file, evidence }: Endpoint,
  facts: QueueFacts,
): readonly number[] {
  const method = methodAt(facts.textOf(file) ?? "", evidence.start);
  if (method === undefined) return own;
  const call = new RegExp(`[\\w$)\\]!?]\\.${escaped(method)}\\s*[(<]`);
  const calling = new Set<number>();
  for (const path of facts.files) {
    const text = facts.textOf(path) ?? "";
    if (text.includes(method) && call.test(text))
      for (const unit of facts.unitsOf(path)) calling.add(unit);
  }
  const found = own.filter((unit) => calling.has(unit));
  return found.length > 0 ? found : own;
}

/** The name of the method around a place; undefined for a constructor, which everybody calls who has the object. */
function methodAt(text: string, place: number): string | undefined {
  const around = [...text.slice(0, place).matchAll(METHOD)].at(-1);
  const name = around?.[1];
  return name === "constructor" ? undefined : name;
}

const METHOD =
  /^(?: {2,4}|\t)(?:(?:public|private|protected|static|override|async|readonly) )*(?!if\b|for\b|while\b|switch\b|catch\b|return\b|function\b|await\b|super\b|new\b)([\w$]+) ?\([^\n]*\{$/gm;

/** Further than this nobody hands a queue on. */
const MOST_FILES = 200;

/** Declarations of a module: each reaches to the next one. */
const DECLARATION =
  /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:class|function\*?|const|let|var|enum)\s+([\w$]+)/gm;

interface Part {
  readonly name: string;
  readonly start: number;
  readonly text: string;
}

function partsOf(text: string): readonly Part[] {
  const starts = [...text.matchAll(DECLARATION)];
  return starts.map((match, index) => ({
    name: match[1] ?? "",
    start: match.index,
    text: text.slice(match.index, starts[index + 1]?.index ?? text.length),
  }));
}

/** The declaration around a place, and those that mention it. */
function carriersAt(text: string, place: number): ReadonlySet<string> {
  const around = partsOf(text).findLast(({ start }) => start <= place);
  return around === undefined ? new Set(["default"]) : carriersOf(text, [around.name]);
}

function carriersOf(text: string, names: readonly string[]): ReadonlySet<string> {
  const parts = partsOf(text);
  const found = new Set(names);
  for (let size = -1; size < found.size; ) {
    size = found.size;
    const pattern = new RegExp(`(?<![\\w$])(?:${[...found].map(escaped).join("|")})(?![\\w$])`);
    for (const part of parts)
      if (!found.has(part.name) && pattern.test(part.text)) found.add(part.name);
  }
  if (/^export default\b/m.test(text)) found.add("default");
  return found;
}

function escaped(name: string): string {
  return name.replace(/\$/g, "\\$");
}
