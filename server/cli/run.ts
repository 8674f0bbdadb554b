/** Finds the command that was asked for and runs it. */
import { existsSync } from "node:fs";
import path from "node:path";
import { didYouMean } from "../analysis/suggestion.ts";
import { type Arguments, type Misuse, readArguments } from "./arguments.ts";
import { COMMANDS, commandHelp, programHelp } from "./commands.ts";
import { type Environment, EXIT } from "./environment.ts";

/** What the program can do without loading the analysis. */
export type Shell = Pick<Environment, "directory" | "version" | "out" | "errors">;

export interface Actions {
  readonly catalog: (given: Arguments) => Promise<number | Misuse>;
  readonly layers: (given: Arguments) => Promise<number | Misuse>;
  readonly check: (given: Arguments) => Promise<number | Misuse>;
  readonly explain: (given: Arguments) => Promise<number | Misuse>;
  readonly init: (given: Arguments) => Promise<number | Misuse>;
  readonly review: (given: Arguments) => Promise<number | Misuse>;
  /** Serves until the editor ends it. */
  readonly lsp: () => Promise<void>;
}

/** Returns the exit status; undefined when the program goes on after the call. */
export async function runProgram(
  words: readonly string[],
  shell: Shell,
  actions: Actions,
): Promise<number | undefined> {
  const [first, ...rest] = words;
  if (first === undefined) {
    shell.errors.write(programHelp(shell.version));
    return EXIT.misuse;
  }
  if (first === "--version" || first === "-v") {
    shell.out.write(`premise ${shell.version}\n`);
    return EXIT.clean;
  }
  if (first === "--help" || first === "-h" || (first === "help" && rest.length === 0)) {
    shell.out.write(programHelp(shell.version));
    return EXIT.clean;
  }
  const name = first === "help" ? (rest[0] ?? "") : first;
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) return refuse(noCommand(name, shell), "premise --help", shell);
  if (first === "help" || asksForHelp(rest)) {
    shell.out.write(commandHelp(command));
    return EXIT.clean;
  }
  const hint = `premise ${command.name} --help`;
  const given = readArguments(rest, command.flags);
  if ("misuse" in given) return refuse(given.misuse, hint, shell);
  if (command.name === "lsp") {
    if (given.positionals.length > 0) return refuse("lsp takes no path", hint, shell);
    await actions.lsp();
    return undefined;
  }
  const outcome = await actionOf(command.name, actions)(given);
  return typeof outcome === "number" ? outcome : refuse(outcome.misuse, hint, shell);
}

function actionOf(name: string, actions: Actions): Actions["check"] {
  switch (name) {
    case "check":
      return actions.check;
    case "catalog":
      return actions.catalog;
    case "layers":
      return actions.layers;
    case "init":
      return actions.init;
    case "review":
      return actions.review;
    default:
      return actions.explain;
  }
}

/** Help wins over mistakes in the other words. */
function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf("--");
  const flags = end === -1 ? words : words.slice(0, end);
  return flags.includes("--help") || flags.includes("-h");
}

function noCommand(name: string, shell: Shell): string {
  if (name.startsWith("-"))
    return `unknown flag '${name}'${didYouMean(name, ["--help", "--version"])}`;
  if (existsSync(path.resolve(shell.directory, name))) {
    return `unknown command '${name}'; did you mean 'premise check ${name}'?`;
  }
  const names = COMMANDS.map((command) => command.name);
  return `unknown command '${name}'${didYouMean(name, names)}`;
}

function refuse(message: string, help: string, shell: Shell): number {
  shell.errors.write(`premise: ${message}\n${help} tells more.\n`);
  return EXIT.misuse;
}
