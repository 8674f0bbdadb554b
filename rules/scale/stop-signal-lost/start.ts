/** Says what stands between the platform and the program and takes the signal. */
import type { Confidence } from "../../kit/rule.ts";
import type { StartCommand } from "../../kit/topology.ts";

export interface Keeper {
  /** `The shell`, `npm`. */
  readonly who: string;
  readonly confidence: Confidence;
}

/** These pass signals on to all that they start. */
const FORWARDING = /^(?:dumb-init|catatonit|pm2|pm2-runtime|supervisord|s6-svscan|init)$/;
const INITS = /^(?:tini|docker-init|env|cross-env|nice|gosu|su-exec)$/;

export function keeperOf({ words }: Pick<StartCommand, "words">): Keeper | undefined {
  const [first = "", ...rest] = words;
  const program = baseName(first);
  if (FORWARDING.test(program)) return undefined;
  if (INITS.test(program)) {
    // `tini -g` signals the whole group.
    if (rest.some((word) => /^-\w*g/.test(word))) return undefined;
    const dashes = rest.indexOf("--");
    const inner = dashes >= 0 ? rest.slice(dashes + 1) : rest.filter((word) => !/^-|=/.test(word));
    return keeperOf({ words: inner });
  }
  if (/^(?:sh|ash|dash)$/.test(program)) {
    const flag = rest.findIndex((word) => /^-\w*c$/.test(word));
    return flag < 0 ? undefined : keeperInShell(rest[flag + 1] ?? "");
  }
  return managerOf(words);
}

/** A shell that runs the program itself stays in front of it; `exec` hands its place over. */
function keeperInShell(text: string): Keeper | undefined {
  const last =
    text
      .split(/&&|\|\||;|\n/)
      .at(-1)
      ?.trim() ?? "";
  // Traps, background work and pipes: somebody thought about it, or nobody can tell.
  if (/\btrap\b|[|`]|\$\(|(?<!&)&(?!&)/.test(text) || last === "") return undefined;
  const words = last.split(/\s+/).filter((word) => !/^\w+=/.test(word));
  if (words[0] === "exec") return managerOf(words.slice(1));
  if (!/^(?:node|bun|deno|tsx|ts-node|npm|npx|pnpm|yarn)$/.test(baseName(words[0] ?? "")))
    return undefined;
  return { who: "The shell", confidence: "likely" };
}

/** They start scripts in a shell of their own. */
function managerOf(words: readonly string[]): Keeper | undefined {
  const program = baseName(words[0] ?? "");
  if (!/^(?:npm|pnpm|yarn)$/.test(program)) return undefined;
  const isScript = words
    .slice(1)
    .some((word) => /^(?:run|run-script|start\S*|serve\S*|prod\S*)$/.test(word));
  if (!isScript) return undefined;
  return { who: program, confidence: program === "yarn" ? "possible" : "likely" };
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf("/") + 1);
}
