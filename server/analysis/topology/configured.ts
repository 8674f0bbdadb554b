/** Topics whose names code reads from its configuration: what the variable holds stands in the unit's env files. */
import type { Stated } from "../../../rules/kit/topology.ts";
import { constantsIn, type Endpoint, KEY, TYPES } from "./endpoints.ts";

/** One source that reads variables of its environment and sends messages. */
export interface ConfiguredSource {
  readonly file: string;
  readonly text: string;
  readonly specifiers: readonly string[];
  /** Texts of the own modules that it imports, where the names of variables may be constants. */
  imported(): readonly string[];
  /** The variable in the env files of the unit. */
  variable(name: string): Variable | undefined;
}

/** What an env file says. */
export interface Variable {
  readonly value: string;
  /** As people see it. */
  readonly file: string;
}

/** Env files of a folder, the one that is really read first; templates say what the others are to hold. */
export function environmentFilesIn(folder: string): readonly string[] {
  return [".env", ".env.production", ".env.example", ".env.sample", ".env.template"].map(
    (name) => `${folder}/${name}`,
  );
}

/** `NAME=value`, with or without quotes, the last one of a name. */
export function variablesIn(file: string, text: string): ReadonlyMap<string, Stated<string>> {
  const found = new Map<string, Stated<string>>();
  for (const match of text.matchAll(VARIABLE)) {
    const [all, name = "", double, single, bare = ""] = match;
    const start = match.index + all.indexOf(name);
    const end = match.index + all.trimEnd().length;
    found.set(name, { value: double ?? single ?? bare.trim(), file, start, end });
  }
  return found;
}

const VARIABLE =
  /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^#\n]*))/gm;

/** True for a text that may send to a topic which its configuration names. */
export function maySendConfigured(text: string): boolean {
  return /\bConfigService\b|\bprocess\.env\b/.test(text) && SENDS.test(text);
}

const VERBS = "\\.(?:emit|send|publish|produce|dispatch|enqueue)(?:Message|Event)?";
const READ = `(?:this\\.)?[\\w$]+(?:\\.get(?:OrThrow)?${TYPES}\\([^()]{1,120}\\)|\\.env(?:\\.\\w+|\\[[^\\]\\n]{1,80}\\]))?`;
const SENDS = new RegExp(`${VERBS}${TYPES}\\(\\s*(?:\\{\\s*topic:\\s*)?(${READ})\\s*[,)}]`);

/** The places where a source sends to one of the topics under the name of a variable. */
export function configuredSenders(
  source: ConfiguredSource,
  topics: ReadonlySet<string>,
): readonly Endpoint[] {
  const { file, text } = source;
  return [...text.matchAll(new RegExp(SENDS, "g"))].flatMap((match): Endpoint[] => {
    const name = variableBehind(match[1] ?? "", source, 0);
    const variable = name === undefined ? undefined : source.variable(name);
    if (variable === undefined || !topics.has(variable.value)) return [];
    const start = match.index + 1;
    const line = text.indexOf("\n", start);
    const message = `messages go into ${variable.value} here, as ${name} in ${variable.file} says`;
    const end = line < 0 ? text.length : line;
    const evidence = { file, start, end, message };
    return [{ file, role: "sends", library: "messages", key: variable.value, evidence }];
  });
}

const DEEPEST = 3;

/** The variable of the environment that an expression holds; undefined where nothing or more than one is known. */
function variableBehind(
  expression: string,
  source: ConfiguredSource,
  depth: number,
): string | undefined {
  const { text, specifiers } = source;
  const plain = /^process\.env\.(\w+)/.exec(expression)?.[1];
  if (plain !== undefined) return plain;
  const read = specifiers.includes("@nestjs/config") ? FROM_SERVICE.exec(expression) : null;
  const key = (FROM_PROCESS.exec(expression) ?? read)?.[1];
  if (key !== undefined) return constantOf(key, source);
  const name = /^(?:this\.)?([\w$]+)$/.exec(expression.trim())?.[1];
  if (name === undefined || depth > DEEPEST) return undefined;
  const assigned = new RegExp(
    `(?<![\\w$])${name.replace(/\$/g, "\\$")}[!?]?(?:\\s*:[^=;(){}\\n]{1,80})?\\s*=(?![=>])\\s*([^;]{1,300})`,
    "g",
  );
  const found = new Set(
    [...text.matchAll(assigned)].map(([, value = ""]) =>
      variableBehind(value.trim(), source, depth + 1),
    ),
  );
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

const FROM_PROCESS = new RegExp(`^process\\.env\\[\\s*${KEY}`);
/** What is called after a configuration and comes from the package is one. */
const FROM_SERVICE = new RegExp(
  `^(?:this\\.)?[\\w$]*[cC]onfig[\\w$]*\\.get(?:OrThrow)?${TYPES}\\(\\s*${KEY}`,
);

/** The text that a key is: written out, a constant, or a member of an enumeration, here or in what is imported. */
function constantOf(key: string, { text, imported }: ConfiguredSource): string | undefined {
  const quoted = /^(["'`])(.*)\1$/.exec(key)?.[2];
  if (quoted !== undefined) return quoted.includes("${") ? undefined : quoted;
  const found = new Set(
    [text, ...imported()].flatMap((each): readonly string[] => {
      if (!each.includes(key.slice(key.indexOf(".") + 1))) return [];
      if (key.includes("."))
        return constantsIn(each).flatMap(([name, value]) => (name === key ? [value] : []));
      const declared = new RegExp(
        `\\bconst ${key.replace(/\$/g, "\\$")}(?:\\s*:[^=\\n]+)?\\s*=\\s*["']([^"'\\n]+)["']`,
      ).exec(each)?.[1];
      return declared === undefined ? [] : [declared];
    }),
  );
  const [only] = found;
  return found.size === 1 ? only : undefined;
}
