/** Reads a Dockerfile: what the final image starts, where, and which folders of the repository it holds. */
import type { Place } from "../../../../rules/kit/rule.ts";
import type { StartCommand, Stated } from "../../../../rules/kit/topology.ts";
import { shellCommands, shellWords } from "../commands/shell.ts";

/** What a container of the image starts with. */
export interface Image {
  /** Absolute path of the Dockerfile. */
  readonly path: string;
  readonly workdir: string;
  readonly entrypoint: StartCommand | undefined;
  readonly cmd: StartCommand | undefined;
  readonly stopSignal: Stated<string> | undefined;
  /** The command of `HEALTHCHECK`; `NONE` counts as absent. */
  readonly healthcheck: Stated<string> | undefined;
  readonly copies: readonly Copy[];
  /** The base images of all stages that it is made from, its own first. */
  readonly bases: readonly string[];
  readonly variables: ReadonlyMap<string, Stated<string>>;
  /** Where a path inside the image may come from, through the stages that it was copied through. */
  originsOf(inside: string): readonly Origin[];
}

export type Origin =
  /** In the build context, as its files are called there. */
  | { readonly kind: "context"; readonly path: string }
  /** Below a package that `pnpm deploy` laid out on its own. */
  | { readonly kind: "package"; readonly name: string; readonly path: string };

export interface Copy {
  readonly sources: readonly string[];
  readonly target: string;
  /** Absent for what comes from the build context. */
  readonly from: string | undefined;
  readonly place: Place;
}

interface Instruction extends Place {
  readonly name: string;
  /** Behind the name, continuation lines joined. */
  readonly rest: string;
}

interface Stage {
  readonly name: string;
  readonly base: string;
  readonly instructions: Instruction[];
}

/** Instructions beyond this are not read. */
const MOST_INSTRUCTIONS = 2000;

/** The image that a target (the last stage when not given) of the file makes; undefined when there is no stage. */
export function readDockerfile(path: string, text: string, target?: string): Image | undefined {
  const stages = stagesOf(instructionsOf(path, text));
  const wanted =
    target === undefined
      ? stages.at(-1)
      : stages.find((stage) => stage.name.toLowerCase() === target.toLowerCase());
  if (wanted === undefined) return undefined;
  return imageOf(path, wanted, stages);
}

/** What the container starts with: the entry point with the command as its arguments, and the command alone. */
export function commandsOf(image: Image): readonly (readonly string[])[] {
  const { entrypoint, cmd } = image;
  if (entrypoint === undefined) return cmd === undefined ? [] : [cmd.words];
  if (cmd === undefined || entrypoint.form === "shell") return [entrypoint.words];
  // An entry point that is a script ends in `exec "$@"`, which is the command.
  return [[...entrypoint.words, ...cmd.words], cmd.words];
}

/** Stages of the file by name, the last one first. */
export function stageNames(path: string, text: string): readonly string[] {
  return stagesOf(instructionsOf(path, text)).map(({ name }) => name);
}

/** A stage with those that it is built upon, the lowest first. */
function chainOf(wanted: Stage, stages: readonly Stage[]): readonly Stage[] {
  const chain: Stage[] = [];
  for (let stage: Stage | undefined = wanted; stage !== undefined && !chain.includes(stage); ) {
    chain.unshift(stage);
    const { base }: Stage = stage;
    stage = stages.find((each) => each.name === base);
  }
  return chain;
}

function imageOf(path: string, wanted: Stage, stages: readonly Stage[]): Image {
  const chain = chainOf(wanted, stages);
  let workdir = "/";
  let entrypoint: StartCommand | undefined;
  let cmd: StartCommand | undefined;
  let stopSignal: Stated<string> | undefined;
  let healthcheck: Stated<string> | undefined;
  const copies: Copy[] = [];
  const variables = new Map<string, Stated<string>>();
  for (const instruction of chain.flatMap((stage) => stage.instructions)) {
    const { name, rest, file, start, end } = instruction;
    const place: Place = { file, start, end };
    if (name === "WORKDIR") workdir = below(workdir, unquoted(rest));
    else if (name === "CMD") cmd = commandOf(rest, place);
    else if (name === "ENTRYPOINT") {
      entrypoint = commandOf(rest, place);
      // A new entry point takes away the command of the base image.
      if (!chain.at(-1)?.instructions.some((each) => each.name === "CMD")) cmd = undefined;
    } else if (name === "STOPSIGNAL") stopSignal = { value: rest.trim(), ...place };
    else if (name === "HEALTHCHECK") healthcheck = healthcheckOf(rest, place);
    else if (name === "COPY" || name === "ADD") copies.push(copyOf(rest, workdir, place));
    else if (name === "ENV") addVariables(rest, place, variables);
  }
  return {
    path,
    workdir,
    entrypoint,
    cmd,
    stopSignal,
    healthcheck,
    copies,
    bases: [chain[0]?.base ?? "", ...stages.map(({ base }) => base)],
    variables,
    originsOf: (inside) => originsIn(inside, wanted, stages, 0).slice(0, MOST_ORIGINS),
  };
}

const DEEPEST = 6;
const MOST_ORIGINS = 32;
/** Nothing lies below these. */
const FILE = /\.(?:[cm]?[jt]sx?|json|ya?ml|lock|toml|sh|md|txt|prisma|env)$/;

/** Whatever was put there last comes first. */
function originsIn(
  inside: string,
  wanted: Stage,
  stages: readonly Stage[],
  depth: number,
): readonly Origin[] {
  if (depth > DEEPEST) return [];
  const { copies, deployed } = laidOut(wanted, stages);
  const found = deployed.flatMap(({ name, target }): Origin[] => {
    const rest = restOf(inside, target);
    return rest === undefined ? [] : [{ kind: "package", name, path: rest }];
  });
  for (const { sources, target, from } of copies) {
    const rest = restOf(inside, target);
    if (rest === undefined) continue;
    for (const source of sources) {
      const isFile = source.slice(source.lastIndexOf("/") + 1) === rest;
      if (!isFile && rest !== "" && FILE.test(source)) continue;
      const path = isFile || rest === "" ? source : `${source}/${rest}`;
      const stage = stages.find(({ name }, index) => name === from || String(index) === from);
      if (from === undefined) found.push({ kind: "context", path });
      else if (stage !== undefined)
        found.push(...originsIn(below("/", path), stage, stages, depth + 1));
      if (found.length > MOST_ORIGINS) return found;
    }
  }
  return found;
}

/** What a stage holds, the last step first. */
function laidOut(
  wanted: Stage,
  stages: readonly Stage[],
): {
  readonly copies: readonly Copy[];
  readonly deployed: readonly { readonly name: string; readonly target: string }[];
} {
  let workdir = "/";
  const copies: Copy[] = [];
  const deployed: { name: string; target: string }[] = [];
  for (const { name, rest, ...place } of chainOf(wanted, stages).flatMap(
    (stage) => stage.instructions,
  )) {
    if (name === "WORKDIR") workdir = below(workdir, unquoted(rest));
    else if (name === "COPY" || name === "ADD") copies.unshift(copyOf(rest, workdir, place));
    else if (name === "RUN" && /\bpnpm\b.*\bdeploy\b/.test(rest))
      for (const { words } of shellCommands(rest)) {
        const deploy = deployOf(words);
        if (deploy !== undefined)
          deployed.unshift({ name: deploy.name, target: below(workdir, deploy.folder) });
      }
  }
  return { copies, deployed };
}

/** `pnpm --filter=api deploy --prod /out`. */
function deployOf(
  words: readonly string[],
): { readonly name: string; readonly folder: string } | undefined {
  const start = words.indexOf("deploy");
  if (words[0] !== "pnpm" || start < 0) return undefined;
  const flag = words.findIndex((word) => /^(?:--filter|-F)(?:=|$)/.test(word));
  const flagged = words[flag]?.includes("=") ? words[flag]?.split("=", 2)[1] : words[flag + 1];
  const folder = words
    .slice(start + 1)
    .find((word, index, all) => !word.startsWith("-") && all[index - 1] !== "--filter");
  return flag < 0 || flagged === undefined || folder === undefined
    ? undefined
    : { name: flagged, folder };
}

/** The path below a folder, empty for the folder itself; undefined for what lies outside. */
function restOf(path: string, folder: string): string | undefined {
  if (path === folder) return "";
  const start = folder === "/" ? "/" : `${folder}/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}

function instructionsOf(path: string, text: string): Instruction[] {
  const found: Instruction[] = [];
  let offset = 0;
  let current: { name: string; rest: string; start: number } | undefined;
  let heredoc: string | undefined;
  for (const line of text.split("\n")) {
    const start = offset;
    offset += line.length + 1;
    if (found.length > MOST_INSTRUCTIONS) break;
    if (heredoc !== undefined) {
      if (line.trim() === heredoc) heredoc = undefined;
      continue;
    }
    // Comments and blank lines do not end a continued instruction.
    if (/^\s*(?:#|$)/.test(line)) continue;
    const isContinued = /[\\`]\s*$/.test(line);
    const content = line.replace(/[\\`]\s*$/, " ").trimEnd();
    if (current === undefined) {
      const match = /^\s*([A-Za-z]+)(?:\s+|$)/.exec(content);
      if (match === null) continue;
      const indent = line.length - line.trimStart().length;
      current = {
        name: (match[1] ?? "").toUpperCase(),
        rest: content.slice(match[0].length),
        start: start + indent,
      };
    } else current.rest += ` ${content.trim()}`;
    if (isContinued) continue;
    heredoc = /<<-?\s*["']?(\w+)["']?/.exec(current.rest)?.[1];
    const end = start + line.trimEnd().length;
    found.push({
      name: current.name,
      rest: current.rest.trim(),
      file: path,
      start: current.start,
      end,
    });
    current = undefined;
  }
  return found;
}

function stagesOf(instructions: readonly Instruction[]): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of instructions) {
    if (instruction.name !== "FROM") {
      stages.at(-1)?.instructions.push(instruction);
      continue;
    }
    const words = instruction.rest.split(/\s+/).filter((word) => !word.startsWith("--"));
    const [base = "", as, name] = words;
    const isNamed = as?.toLowerCase() === "as" && name !== undefined;
    stages.push({ base, name: isNamed ? name : String(stages.length), instructions: [] });
  }
  return stages;
}

function commandOf(rest: string, place: Place): StartCommand {
  const list = stringList(rest);
  if (list === undefined) return { words: ["/bin/sh", "-c", rest], form: "shell", ...place };
  const isShell =
    /(?:^|\/)(?:ba|a|da)?sh$/.test(list[0] ?? "") && list.some((word) => /^-[a-z]*c$/.test(word));
  return { words: list, form: isShell ? "shell" : "exec", ...place };
}

function stringList(rest: string): readonly string[] | undefined {
  if (!rest.startsWith("[")) return undefined;
  try {
    const value: unknown = JSON.parse(rest);
    const isList = Array.isArray(value) && value.every((item) => typeof item === "string");
    return isList ? value : undefined;
  } catch {
    return undefined;
  }
}

function healthcheckOf(rest: string, place: Place): Stated<string> | undefined {
  const command = /(?:^|\s)CMD\s+([\s\S]+)$/i.exec(rest)?.[1];
  if (command === undefined) return undefined;
  return { value: (stringList(command) ?? [command]).join(" "), ...place };
}

function copyOf(rest: string, workdir: string, place: Place): Copy {
  const words = (stringList(rest) ?? shellWords(rest)).filter((word) => word !== "");
  const from = words.find((word) => word.startsWith("--from="))?.slice("--from=".length);
  const paths = words.filter((word) => !word.startsWith("--"));
  return { sources: paths.slice(0, -1), target: below(workdir, paths.at(-1) ?? "."), from, place };
}

function addVariables(rest: string, place: Place, variables: Map<string, Stated<string>>): void {
  const words = shellWords(rest);
  const [first = "", ...others] = words;
  if (!first.includes("=")) {
    if (first !== "") variables.set(first, { value: others.join(" "), ...place });
    return;
  }
  for (const word of words) {
    const equals = word.indexOf("=");
    if (equals > 0)
      variables.set(word.slice(0, equals), { value: word.slice(equals + 1), ...place });
  }
}

/** A path inside the image. */
function below(folder: string, path: string): string {
  const segments = path.startsWith("/") ? [] : folder.split("/");
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return `/${segments.filter((segment) => segment !== "").join("/")}`;
}

function unquoted(text: string): string {
  return text.trim().replace(/^["']|["']$/g, "");
}
