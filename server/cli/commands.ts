/** The commands of `premise`, their flags and their help. */
import { LAYERS, SEVERITIES } from "../../rules/kit/rule.ts";
import type { FlagSpec } from "./arguments.ts";

export interface CommandSpec {
  readonly name: string;
  /** What follows the command, as help shows it. */
  readonly operands: string;
  readonly about: string;
  readonly flags: readonly FlagSpec[];
  /** Further help, lines of at most 80 characters. */
  readonly notes?: readonly string[];
}

const HELP: FlagSpec = { name: "--help", about: "shows this" };

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: "check",
    operands: "[PATH…]",
    about: "finds the assumptions that no longer hold",
    flags: [
      {
        name: "--format",
        value: "FORMAT",
        choices: ["pretty", "json", "sarif", "github", "gitlab", "junit", "markdown"],
        about: "pretty, json, sarif, github, gitlab, junit or markdown",
      },
      { name: "--output", value: "FILE", about: "writes the report to a file" },
      {
        name: "--rule",
        value: "ID",
        repeats: true,
        about: "runs only this rule; repeatable, or with commas",
      },
      {
        name: "--layer",
        value: "LAYER",
        choices: LAYERS,
        about: `reviews for ${LAYERS.slice(0, 3).join(", ")} or unknown`,
      },
      {
        name: "--min-severity",
        value: "SEVERITY",
        choices: SEVERITIES,
        about: "leaves out what is below error, warning or info",
      },
      { name: "--questions", about: "shows what is worth asking in a review, too" },
      {
        name: "--max-warnings",
        value: "N",
        counts: true,
        about: "ends with status 0 up to N warnings",
      },
      { name: "--since", value: "REF", about: "checks only the files changed since a commit" },
      {
        name: "--diff",
        value: "REF",
        about: "keeps findings on lines changed since a commit or that growth brings",
      },
      {
        name: "--baseline",
        value: "FILE",
        about: "takes this baseline, not premise.json's or premise-baseline.json",
      },
      { name: "--write-baseline", about: "lists what is found now; later only lowers the counts" },
      { name: "--prune", about: "removes stale entries from the baseline" },
      { name: "--fix", about: "applies the safe fixes" },
      { name: "--fix-dry-run", about: "prints the safe fixes as a unified diff" },
      {
        name: "--explain-silence",
        value: "FILE:LINE",
        about: "tells what runs a line and which guards kept it quiet",
      },
      { name: "--timing", about: "tells on standard error where the time went" },
      { name: "--no-cache", about: "looks at everything again and keeps nothing" },
      HELP,
    ],
    notes: [
      "Without PATH the current folder is checked. Fixes and reports apply to what PATH holds.",
      "The format is pretty, inside GitHub Actions github. Paths in sarif, github, gitlab,",
      "junit and markdown start at the repository's root. --since and --diff compare the files",
      "on disk with the commit where the current branch left REF.",
      "",
      "A baseline lists how many findings of a rule a function had when Premise came in.",
      "They are not shown and do not count; one more in that function shows all of them.",
      "",
      "Exit status: 0 nothing at or above the threshold (--min-severity, default warning),",
      "1 findings, 2 bad usage or bad premise.json, 101 a defect of Premise itself.",
    ],
  },
  {
    name: "review",
    operands: "[PATH]",
    about: "creates or updates a checklist of the decisions to make",
    flags: [
      { name: "--name", value: "NAME", about: "names the review; its newest file is updated" },
      {
        name: "--level",
        value: "LEVEL",
        choices: ["A", "B", "C"],
        about: "how critical the service is: A asks most, C least; B at first",
      },
      {
        name: "--since",
        value: "REF",
        about: "adds only what files changed since a commit, or growth, raise",
      },
      {
        name: "--min-severity",
        value: "SEVERITY",
        choices: SEVERITIES,
        about: "adds and verifies nothing below error, warning or info",
      },
      {
        name: "--layer",
        value: "LAYER",
        choices: LAYERS,
        about: `reviews for ${LAYERS.slice(0, 3).join(", ")} or unknown`,
      },
      { name: "--list", about: "shows the reviews and every acceptance in force" },
      { name: "--check", about: "verifies the newest review of each name, or of NAME" },
      {
        name: "--format",
        value: "FORMAT",
        choices: ["pr"],
        about: "pr prints a comment for a pull request and writes nothing",
      },
      HELP,
    ],
    notes: [
      "Writes design-reviews/DATE-NAME.md below PATH, and from then on updates it: only lines",
      "that end in a hidden mark are Premise's, every other byte stays. An item that is accepted",
      "with a reason and a date takes its finding out of every report until that day.",
      "",
      "Exit status of --check: 0 done, 1 something is open, passed, malformed or newer than the",
      "sign-off, 2 bad usage or bad premise.json.",
    ],
  },
  {
    name: "explain",
    operands: "ID",
    about: "shows the page of a rule or a pattern",
    flags: [HELP],
    notes: ["ID is a rule such as scale/no-deadline, or a pattern such as deadline."],
  },
  {
    name: "layers",
    operands: "[PATH]",
    about: "shows what runs where: units, their layer and the lines behind it",
    flags: [
      {
        name: "--format",
        value: "FORMAT",
        choices: ["pretty", "json"],
        about: "pretty or json",
      },
      HELP,
    ],
    notes: [
      "A unit is code that is deployed together. Its layer comes from deployment files;",
      "examples, tests, development and staging are listed as ignored and decide nothing.",
      "What premise.json declares wins over what is inferred.",
    ],
  },
  {
    name: "catalog",
    operands: "[NAME…]",
    about: "shows what is known about packages, and how each fact was proven",
    flags: [
      {
        name: "--coverage",
        value: "PATH",
        about: "how much of that code is known, and which packages are not",
      },
      {
        name: "--format",
        value: "FORMAT",
        choices: ["pretty", "json"],
        about: "pretty or json",
      },
      HELP,
    ],
    notes: [
      "NAME is a package such as axios, a module such as node:http, or platform.",
      "A fact is proven when the catalog's own tests observe it against a server that stays",
      "silent, read when it was seen in the package named, assumed when it was neither.",
    ],
  },
  {
    name: "init",
    operands: "[PATH]",
    about: "writes a commented premise.json, after showing it",
    flags: [
      { name: "--ci", about: "a workflow for GitHub Actions, too" },
      { name: "--hook", about: "a pre-commit hook, too: by husky where it is in use, else git's" },
      { name: "--yes", about: "writes without asking" },
      HELP,
    ],
    notes: [
      "What is there already is never written to: it stays, or the change is shown for you to",
      "make. Where nobody can be asked, nothing is written without --yes.",
    ],
  },
  {
    name: "lsp",
    operands: "",
    about: "runs the language server on standard input and output",
    flags: [
      { name: "--stdio", about: "the only transport, and the default", hidden: true },
      { name: "--clientProcessId", value: "PID", about: "set by editors", hidden: true },
      HELP,
    ],
  },
];

export function programHelp(version: string): string {
  const width = Math.max(...COMMANDS.map((command) => heading(command).length));
  return [
    `premise ${version}`,
    "Tells which assumptions of a TypeScript backend no longer hold as it grows.",
    "",
    "Usage: premise COMMAND",
    "",
    ...COMMANDS.map((command) => `  ${heading(command).padEnd(width)}  ${command.about}`),
    "",
    "  --help     shows this, or the flags of a command",
    "  --version  shows the version",
    "",
  ].join("\n");
}

export function commandHelp(command: CommandSpec): string {
  const flags = command.flags.filter((flag) => flag.hidden !== true);
  const left = (flag: FlagSpec): string =>
    flag.value === undefined ? flag.name : `${flag.name} ${flag.value}`;
  const width = Math.max(...flags.map((flag) => left(flag).length));
  return [
    `Usage: premise ${heading(command)}${flags.length > 1 ? " [FLAGS]" : ""}`,
    "",
    `${command.about.charAt(0).toUpperCase()}${command.about.slice(1)}.`,
    "",
    ...flags.map((flag) => `  ${left(flag).padEnd(width)}  ${flag.about}`),
    ...(command.notes === undefined ? [] : ["", ...command.notes]),
    "",
  ].join("\n");
}

function heading(command: CommandSpec): string {
  return command.operands === "" ? command.name : `${command.name} ${command.operands}`;
}
