/** Says what a start command launches: a module, a script of a package, a framework, a shell file. */
import { type ShellCommand, shellCommands } from "./shell.ts";

/** What stands between the platform and the program, outermost first: `npm`, `sh`, `tini`, `pm2`. */
export type Wrapper = string;

interface Started {
  readonly wrappers: readonly Wrapper[];
  /** The folder that `cd` or a flag chose, relative to where the command runs. */
  readonly folder: string;
  /** True when a shell starts it and stays between it and the platform. */
  readonly isUnderShell: boolean;
  readonly isBackground: boolean;
  /** `-i max` of pm2; undefined when one process is started. */
  readonly processes?: string;
}

export type Launch =
  | (Started & {
      readonly kind: "module";
      readonly path: string;
      /** The first word behind it, which may be a command of the program. */
      readonly command?: string;
    })
  /** `npm run start:worker`, `turbo run start --filter=@scope/api`; `package` selects another one. */
  | (Started & { readonly kind: "script"; readonly script: string; readonly package?: string })
  /** `next start`, `nest start`: the package in the folder is what runs. */
  | (Started & { readonly kind: "package"; readonly package?: string })
  | (Started & { readonly kind: "shell-file"; readonly path: string })
  /** `pm2-runtime ecosystem.config.js`. */
  | (Started & { readonly kind: "ecosystem"; readonly path: string })
  | (Started & { readonly kind: "other"; readonly program: string; readonly command?: string });

/** The long-running programs that the words of a command start, the last one first. */
export function launchesOf(words: readonly string[]): readonly Launch[] {
  return read(words, { wrappers: [], folder: "", isUnderShell: false, isBackground: false }, 0);
}

/** The same for shell text, such as a line of a Procfile or of a package's scripts. */
export function launchesOfShell(text: string, isUnderShell = true): readonly Launch[] {
  return readShell(text, { wrappers: [], folder: "", isUnderShell, isBackground: false }, 0);
}

const DEEPEST = 8;

function readShell(text: string, outer: Started, depth: number): readonly Launch[] {
  if (depth > DEEPEST) return [];
  const commands = shellCommands(text);
  let { folder } = outer;
  const found: Launch[] = [];
  for (const [index, command] of commands.entries()) {
    const [program, target] = command.words;
    if (program === "cd" && target !== undefined) {
      folder = joinFolder(folder, target);
      continue;
    }
    const isLast = index === commands.length - 1;
    if (!isLast && !command.isBackground) continue;
    found.push(...readCommand(command, { ...outer, folder }, depth));
  }
  return found.reverse();
}

function readCommand(command: ShellCommand, outer: Started, depth: number): readonly Launch[] {
  const isReplaced = command.words[0] === "exec";
  const words = isReplaced ? command.words.slice(1) : command.words;
  const isBackground = outer.isBackground || command.isBackground;
  const isUnderShell = !isReplaced && outer.isUnderShell;
  return read(words, { ...outer, isBackground, isUnderShell }, depth + 1);
}

/** Programs that hand over to the command behind them; what is listed takes that many words of its own. */
const PREFIXES: ReadonlyMap<string, number> = new Map([
  ["dumb-init", 0],
  ["tini", 0],
  ["/sbin/tini", 0],
  ["/usr/bin/tini", 0],
  ["/usr/bin/dumb-init", 0],
  ["/tini", 0],
  ["catatonit", 0],
  ["env", 0],
  ["cross-env", 0],
  ["cross-env-shell", 0],
  ["dotenv", 0],
  ["dotenvx", 0],
  ["env-cmd", 0],
  ["doppler", 0],
  ["infisical", 0],
  ["su-exec", 1],
  ["gosu", 1],
  ["nice", 0],
  ["time", 0],
  ["npx", 0],
  ["bunx", 0],
  ["opentelemetry-instrument", 0],
]);

const RUNTIMES =
  /^(?:node|nodejs|bun|deno|tsx|ts-node|ts-node-dev|ts-node-esm|nodemon|swc-node|electron|esr|jiti|vite-node)$/;
/** Flags of these programs that take the next word. */
const VALUED =
  /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions|--env-file|--preload|--cwd|--config|-c|-P|--project|--tsconfig|--watch-path|-e|--ext|--exec|--title|--max-old-space-size)$/;

const FRAMEWORKS =
  /^(?:next|nest|remix-serve|react-router-serve|remix|medusa|strapi|nuxt|astro|vinxi|nitro|sst|redwood|rw|keystone|directus|payload|wasp|encore|adonis|moleculer-runner|fastify|probot|functions-framework)$/;

function read(words: readonly string[], outer: Started, depth: number): readonly Launch[] {
  const [program, ...rest] = words;
  if (program === undefined || depth > DEEPEST) return [];
  const name = program.slice(program.lastIndexOf("/") + 1);
  if (/^(?:sh|bash|ash|dash|zsh)$/.test(name)) {
    const flag = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
    const inner = { ...outer, wrappers: [...outer.wrappers, "sh"] };
    if (flag >= 0)
      return readShell(rest[flag + 1] ?? "", { ...inner, isUnderShell: true }, depth + 1);
    const file = rest.find((word) => !word.startsWith("-"));
    return file === undefined ? [] : [{ ...inner, kind: "shell-file", path: file }];
  }
  const own = PREFIXES.get(name) ?? PREFIXES.get(program);
  if (own !== undefined) {
    const inner = behindPrefix(rest, own);
    return read(inner, { ...outer, wrappers: [...outer.wrappers, name] }, depth + 1);
  }
  if (name === "pm2" || name === "pm2-runtime") return [readPm2(name, rest, outer)];
  if (name === "deno" && rest[0] === "task") return readManager(name, rest, outer, depth);
  if (RUNTIMES.test(name)) {
    const isScript = name === "bun" && rest[0] === "run" && !/[./]/.test(rest[1] ?? ".");
    if (!isScript) return readRuntime(name, rest, outer);
  }
  if (/^(?:npm|pnpm|yarn|bun|corepack)$/.test(name)) return readManager(name, rest, outer, depth);
  if (name === "turbo" || name === "lerna") return [readTasks(rest, outer, name)];
  if (name === "nx") return [readNx(rest, outer)];
  if (FRAMEWORKS.test(name)) {
    const folder = rest.slice(1).find((word) => !word.startsWith("-") && /^[./\w-]+$/.test(word));
    const isFolder = name === "next" && folder !== undefined && !/^\d+$/.test(folder);
    const inner = isFolder ? { ...outer, folder: joinFolder(outer.folder, folder) } : outer;
    return [{ ...inner, wrappers: [...inner.wrappers, name], kind: "package" }];
  }
  if (/\.(?:sh|bash)$/.test(name) || name === "entrypoint" || name === "docker-entrypoint")
    return [{ ...outer, kind: "shell-file", path: program }];
  return [{ ...outer, kind: "other", program, ...commandIn(rest) }];
}

/** Skips the prefix's own flags and assignments; what comes behind `--` is certain. */
function behindPrefix(words: readonly string[], own: number): readonly string[] {
  const dashes = words.indexOf("--");
  if (dashes >= 0) return words.slice(dashes + 1);
  let index = own;
  while (index < words.length) {
    const word = words[index] ?? "";
    if (word === "run") index++;
    else if (/^-(?:e|f|p|c)$/.test(word)) index += 2;
    else if (word.startsWith("-") || /^[A-Za-z_]\w*=/.test(word)) index++;
    else break;
  }
  return words.slice(index);
}

function readRuntime(name: string, words: readonly string[], outer: Started): readonly Launch[] {
  let index = 0;
  while (index < words.length) {
    const word = words[index] ?? "";
    if (word === "run" || word === "watch" || word === "serve" || word === "--") index++;
    else if (VALUED.test(word)) index += 2;
    else if (word.startsWith("-")) index++;
    else break;
  }
  const path = words[index];
  const wrappers = name === "nodemon" ? [...outer.wrappers, name] : outer.wrappers;
  if (path === undefined) return [];
  return [{ ...outer, wrappers, kind: "module", path, ...commandIn(words.slice(index + 1)) }];
}

function commandIn([first]: readonly string[]): { readonly command?: string } {
  return first !== undefined && /^[a-z][\w:-]*$/.test(first) ? { command: first } : {};
}

function readPm2(name: string, words: readonly string[], outer: Started): Launch {
  const wrappers = [...outer.wrappers, name];
  const flag = words.findIndex((word) => word === "-i" || word === "--instances");
  const joined = words.find((word) => /^--instances=/.test(word))?.slice("--instances=".length);
  const processes = flag >= 0 ? words[flag + 1] : joined;
  const given = { ...outer, wrappers, ...(processes === undefined ? {} : { processes }) };
  const path = words.find(
    (word, index) =>
      !word.startsWith("-") &&
      word !== "start" &&
      !/^-(?:i|n|-instances|-name)$/.test(words[index - 1] ?? ""),
  );
  if (path === undefined) return { ...given, kind: "other", program: name };
  return /\.config\.[cm]?[jt]s$|\.(?:json|ya?ml)$/.test(path)
    ? { ...given, kind: "ecosystem", path }
    : { ...given, kind: "module", path };
}

/** `npm --prefix x run start`, `pnpm --filter api start`, `yarn workspace api start:prod`. */
function readManager(
  name: string,
  words: readonly string[],
  outer: Started,
  depth: number,
): readonly Launch[] {
  let { folder } = outer;
  let selected: string | undefined;
  const rest: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const [flag, joined] = word.startsWith("--") ? word.split("=", 2) : [word, undefined];
    const value = joined ?? words[index + 1];
    if (/^(?:--prefix|-C|--dir|--cwd)$/.test(flag ?? "") && value !== undefined) {
      folder = joinFolder(folder, value);
      if (joined === undefined) index++;
    } else if (/^(?:--filter|-F|-w|--workspace)$/.test(flag ?? "") && value !== undefined) {
      selected = packageOfFilter(value);
      if (joined === undefined) index++;
    } else if (word === "workspace" && name === "yarn") {
      selected = words[index + 1];
      index++;
    } else if (!word.startsWith("-")) rest.push(word);
  }
  const [first, second] = rest;
  const given = {
    ...outer,
    folder,
    wrappers: [...outer.wrappers, name],
    ...(selected === undefined ? {} : { package: selected }),
  };
  if (first === "exec" || first === "dlx" || first === "x")
    return read(rest.slice(1), { ...outer, folder, wrappers: given.wrappers }, depth + 1);
  const isNamed =
    first === "run" || first === "run-script" || (name === "deno" && first === "task");
  const script = isNamed ? second : first;
  return script === undefined ? [] : [{ ...given, kind: "script", script }];
}

/** `turbo run start --filter=@scope/api`. */
function readTasks(words: readonly string[], outer: Started, name: string): Launch {
  const rest = words.filter((word) => !word.startsWith("-") && word !== "run");
  const index = words.findIndex((word) => /^--(?:filter|scope)(?:=|$)|^-F$/.test(word));
  const found = words[index]?.includes("=") ? words[index]?.split("=", 2)[1] : words[index + 1];
  const selected = index < 0 || found === undefined ? undefined : packageOfFilter(found);
  return {
    ...outer,
    wrappers: [...outer.wrappers, name],
    kind: "script",
    script: rest[0] ?? "start",
    ...(selected === undefined ? {} : { package: selected }),
  };
}

/** `nx serve api`, `nx run api:serve:production`, `nx run-many --target=serve --projects=api`. */
function readNx(words: readonly string[], outer: Started): Launch {
  const rest = words.filter((word) => !word.startsWith("-"));
  const [command = "", project = ""] = rest;
  const given = { ...outer, wrappers: [...outer.wrappers, "nx"] };
  const flagged = (flag: RegExp): string | undefined => {
    const index = words.findIndex((word) => flag.test(word));
    const word = words[index];
    return word?.includes("=") ? word.slice(word.indexOf("=") + 1) : words[index + 1];
  };
  const target =
    command === "run-many"
      ? flagged(/^(?:--targets?|-t)(?:=|$)/)
      : command === "run"
        ? undefined
        : command;
  const [name = "", own] = (
    command === "run-many" ? (flagged(/^(?:--projects|-p)(?:=|$)/) ?? "") : project
  ).split(":");
  const script = target ?? own ?? "";
  return script === "" || name.includes(",")
    ? { ...given, kind: "package", package: name }
    : { ...given, kind: "script", script, package: name };
}

/** `@scope/api...`, `./apps/api`, `{apps/api}` → what names the package. */
function packageOfFilter(filter: string): string {
  return filter.replace(/^[.]{3}|[.]{3}$/g, "").replace(/^[{]|[}]$/g, "");
}

function joinFolder(folder: string, target: string): string {
  if (target.startsWith("/") || folder === "") return target;
  return `${folder}/${target}`;
}
