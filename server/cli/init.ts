/** `premise init`: shows what it would write for a repository, asks, and writes what is not there yet. */
import { lstatSync, mkdirSync, realpathSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CONFIGURATION_NAME } from "../analysis/config.ts";
import {
  absolutePath,
  isWithin,
  joinPath,
  parentOf,
  reportPath,
} from "../analysis/workspace/paths.ts";
import { readText } from "../analysis/workspace/text.ts";
import type { Arguments, Misuse } from "./arguments.ts";
import { unifiedDiff } from "./diff.ts";
import { type Environment, EXIT } from "./environment.ts";
import { countOf } from "./formats/summary.ts";
import { type Detected, detect } from "./init/detect.ts";
import { configurationText, gitlabJob, hookLine, hookText, workflowText } from "./init/texts.ts";
import { printable } from "./paint.ts";

/** Returns the exit status. Nothing that exists is ever written to. */
export async function init(given: Arguments, environment: Environment): Promise<number | Misuse> {
  const [typed = ".", ...more] = given.positionals;
  if (more.length > 0) return { misuse: "init takes one path" };
  const root = absolutePath(path.resolve(environment.directory, typed));
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return { misuse: `'${typed}' is no folder` };
  }
  const detected = detect(root);
  const ruleIds = environment.rules.map((rule) => rule.id);
  const files: PlannedFile[] = [];
  const notes: string[] = [];
  files.push({
    path: joinPath(root, CONFIGURATION_NAME),
    text: configurationText(detected, ruleIds),
    ifPresent: "keep",
  });
  if (given.has("--ci")) planCi(detected, files, notes);
  if (given.has("--hook")) planHook(detected, files, notes);

  environment.out.write(`${findings(detected).join("\n")}\n\n`);
  const missing: PlannedFile[] = [];
  for (const file of files) {
    const state = stateOf(file, detected);
    environment.out.write(`${state.text}\n`);
    if (state.isMissing) missing.push(file);
  }
  for (const note of notes) environment.out.write(`${note}\n`);
  if (missing.length === 0) {
    environment.errors.write("premise: nothing to write\n");
    return EXIT.clean;
  }
  const chosen = await choose(missing, given, environment, detected);
  return write(chosen, environment, detected) ? EXIT.clean : EXIT.misuse;
}

interface PlannedFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly mode?: number;
  /** `keep` for what people fill in; else the difference is shown, and `append` shows the text at the end. */
  readonly ifPresent: "keep" | "compare" | "append";
  /** What stands at the end where `append` applies. */
  readonly line?: string;
  /** Asked about on its own, with this sentence. */
  readonly question?: string;
}

function planCi(detected: Detected, files: PlannedFile[], notes: string[]): void {
  const { ci, repository } = detected;
  if (ci.includes("GitHub Actions") || ci.length === 0) {
    files.push({
      path: joinPath(repository, ".github/workflows/premise.yml"),
      text: workflowText(detected),
      ifPresent: "compare",
    });
    return;
  }
  if (ci.includes("GitLab CI")) {
    notes.push(`For .gitlab-ci.yml, to add by hand:\n\n${gitlabJob(detected)}`);
    return;
  }
  notes.push(
    `For ${ci.join(", ")}, add a step that runs: ${hookLine(detected).replace(/ --since HEAD$/, "")}`,
  );
}

function planHook(detected: Detected, files: PlannedFile[], notes: string[]): void {
  const { hooks, repository, hasRepository } = detected;
  const line = hookLine(detected);
  if (!hasRepository) {
    notes.push("No hook: there is no git repository here.");
  } else if (hooks === "husky") {
    files.push({
      path: joinPath(repository, ".husky/pre-commit"),
      text: hookText(detected),
      mode: 0o755,
      ifPresent: "append",
      line,
    });
  } else if (hooks !== undefined) {
    notes.push(`For ${hooks}, to add by hand as a pre-commit command: ${line}`);
  } else if (lstatSync(joinPath(repository, ".git"), { throwIfNoEntry: false })?.isDirectory()) {
    const config = readText(joinPath(repository, ".git/config")).text ?? "";
    if (/^\s*hookspath\s*=/im.test(config)) {
      notes.push(`git takes its hooks from elsewhere (core.hooksPath); add there: ${line}`);
      return;
    }
    files.push({
      path: joinPath(repository, ".git/hooks/pre-commit"),
      text: hookText(detected),
      mode: 0o755,
      ifPresent: "append",
      line,
      question: "Write .git/hooks/pre-commit? It runs at each commit in this clone, and only here",
    });
  } else {
    notes.push("No hook: this is a linked worktree; run init in the main one.");
  }
}

/** What was found, in lines for people. */
function findings(detected: Detected): string[] {
  const { packages, units, ci, hooks, packageManager } = detected;
  const width = Math.max(0, ...units.map((unit) => unit.folder.length));
  return [
    `${countOf(packages, "package")}, ${countOf(units.length, "of them a server", "of them servers")}`,
    ...units.map(({ folder, frameworks }) => `  ${folder.padEnd(width)}  ${frameworks.join(", ")}`),
    `packages by ${packageManager}; builds by ${ci.join(", ") || "nothing known"}; hooks by ${hooks ?? "git alone"}`,
  ].map(printable);
}

interface FileState {
  readonly text: string;
  readonly isMissing: boolean;
}

function stateOf(file: PlannedFile, { repository }: Detected): FileState {
  const name = reportPath(repository, file.path);
  const there = lstatSync(file.path, { throwIfNoEntry: false });
  if (there === undefined) return { text: unifiedDiff(name, "", file.text), isMissing: true };
  const present = readText(file.path).text;
  if (
    present === undefined ||
    file.ifPresent === "keep" ||
    present === file.text ||
    (file.line !== undefined && present.includes(file.line))
  ) {
    return { text: `${name} is there already and stays as it is`, isMissing: false };
  }
  const wanted =
    file.ifPresent === "append"
      ? `${present}${present.endsWith("\n") || present === "" ? "" : "\n"}${file.line ?? file.text}\n`
      : file.text;
  const diff = unifiedDiff(name, present, wanted);
  return {
    text: `${name} is there already; to apply by hand:\n\n${shown(diff)}`,
    isMissing: false,
  };
}

/** A diff holds lines of the repository. */
function shown(diff: string): string {
  return diff
    .split("\n")
    .map((line) => line.split("\t").map(printable).join("\t"))
    .join("\n");
}

/** The files to write: all with --yes, else those that the person at the terminal wants. */
async function choose(
  missing: readonly PlannedFile[],
  given: Arguments,
  { ask, errors }: Environment,
  { repository }: Detected,
): Promise<readonly PlannedFile[]> {
  if (given.has("--yes")) return missing;
  if (ask === undefined) {
    errors.write("premise: nothing is written; --yes writes it\n");
    return [];
  }
  const plain = missing.filter((file) => file.question === undefined);
  const names = plain.map((file) => reportPath(repository, file.path)).join(" and ");
  const chosen = plain.length > 0 && (await ask(`Write ${names}?`)) ? [...plain] : [];
  for (const file of missing) {
    if (file.question !== undefined && (await ask(`${file.question}?`))) chosen.push(file);
  }
  return chosen;
}

/** False when something could not be written. */
function write(
  files: readonly PlannedFile[],
  { errors }: Environment,
  { repository }: Detected,
): boolean {
  let isWritten = true;
  for (const file of files) {
    const name = printable(reportPath(repository, file.path));
    try {
      if (!staysInside(repository, file.path)) throw new Error("its folder lies outside");
      mkdirSync(parentOf(file.path), { recursive: true });
      // Fails when the file has come into being meanwhile.
      writeFileSync(file.path, file.text, { flag: "wx", mode: file.mode ?? 0o644 });
      errors.write(`premise: wrote ${name}\n`);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      const why = code ?? (error instanceof Error ? error.message : "failed");
      errors.write(`premise: cannot write ${name} (${String(why)})\n`);
      isWritten = false;
    }
  }
  return isWritten;
}

/** Follows links in the folders that exist already. */
function staysInside(repository: string, file: string): boolean {
  let folder = parentOf(file);
  while (statSync(folder, { throwIfNoEntry: false }) === undefined) {
    if (lstatSync(folder, { throwIfNoEntry: false }) !== undefined) return false;
    folder = parentOf(folder);
  }
  return isWithin(absolutePath(realpathSync(repository)), absolutePath(realpathSync(folder)));
}
