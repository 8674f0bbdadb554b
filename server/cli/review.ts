/** `premise review`: creates, updates, lists and verifies review checklists, and comments on pull requests. */
import path from "node:path";
import type { Layer, Severity } from "../../rules/kit/rule.ts";
import type { GrowthReport, ReportOfAll } from "../analysis/report.ts";
import type { Session } from "../analysis/session.ts";
import { changedFiles, fileAt } from "../analysis/workspace/git.ts";
import { readOrigin } from "../analysis/workspace/origin.ts";
import { absolutePath, isWithin, reportPath } from "../analysis/workspace/paths.ts";
import { checkReview } from "../review/check.ts";
import { diagnoseReview } from "../review/diagnose.ts";
import { lineOf, parseReview } from "../review/document.ts";
import { type Change, type ChangeKind, mergeReview } from "../review/merge.ts";
import { namedReviews, slugOf, targetReview } from "../review/names.ts";
import { type Owners, readOwners } from "../review/owners.ts";
import { pullRequestComment } from "../review/pull-request.ts";
import { emptyReview, type Level } from "../review/render.ts";
import { type ReviewSetup, setUpReview } from "../review/setup.ts";
import { countStates, countText, statesOf, unanswered } from "../review/states.ts";
import type { Arguments, Misuse } from "./arguments.ts";
import { type Environment, EXIT } from "./environment.ts";
import { countOf } from "./formats/summary.ts";
import { growthLines, growthSince } from "./growth.ts";
import { printable } from "./paint.ts";
import { createProgress } from "./progress.ts";
import { isFolder, readReview, storeReview } from "./review-files.ts";

/** How many changes of one kind are named. */
const MOST_CHANGES = 12;

/** Returns the exit status. */
export function review(given: Arguments, environment: Environment): number | Misuse {
  const [typed = ".", ...more] = given.positionals;
  if (more.length > 0) return { misuse: "review takes one path" };
  const root = absolutePath(path.resolve(environment.directory, typed));
  if (!isFolder(root)) return { misuse: `'${typed}' is no folder` };
  const modes = ["--list", "--check", "--format"].filter((flag) => given.has(flag));
  if (modes.length > 1) return { misuse: `${modes.join(" and ")} exclude each other` };
  const name = given.value("--name");
  if (name !== undefined && slugOf(name) === "")
    return { misuse: `'${name}' is no name for a file` };

  const work = open(root, given, environment);
  if (work.session.hasBadConfiguration()) {
    printProblems(work, environment);
    environment.errors.write("premise: with this premise.json nothing was reviewed\n");
    return EXIT.misuse;
  }
  const since = given.value("--since");
  const changed = since === undefined ? undefined : changedFiles(root, since);
  if (changed?.fault !== undefined) return { misuse: changed.fault };
  const full: Work =
    changed === undefined
      ? work
      : { ...work, changed: new Set(changed.value), growth: growthSince(since, work.session) };
  if (given.has("--list")) return list(full, environment);
  if (given.has("--check")) return verify(full, given, environment);
  if (given.has("--format")) return comment(full, given, environment);
  return write(full, given, environment);
}

interface Work {
  readonly root: string;
  readonly session: Session;
  readonly report: ReportOfAll;
  readonly repositoryRoot: string;
  /** Where reviews of this path are kept, absolute. */
  readonly folder: string;
  /** All reviews that hold here, absolute, the newest first. */
  readonly files: readonly string[];
  readonly owners: Owners;
  readonly today: string;
  readonly tool: string;
  readonly changed?: ReadonlySet<string>;
  /** What changed deployment files bring. */
  readonly growth?: readonly GrowthReport[];
}

function open(root: string, given: Arguments, environment: Environment): Work {
  const progress = createProgress(environment.errors);
  const layer = given.value("--layer") as Layer | undefined;
  const today = new Date().toISOString().slice(0, 10);
  const session = environment.createSession({
    root,
    today,
    ...(layer === undefined ? {} : { layer }),
    onProgress: progress.report,
  });
  const report = session.checkAll();
  progress.clear();
  const { repositoryRoot, folder, files } = session.reviews();
  return {
    root,
    session,
    report,
    repositoryRoot,
    folder,
    files,
    owners: readOwners(repositoryRoot),
    today,
    tool: `premise ${environment.version}`,
  };
}

function setUp(
  work: Work,
  file: string,
  text: string | undefined,
  given: Arguments,
  environment: Environment,
): ReviewSetup {
  const level = given.value("--level") as Level | undefined;
  const leastSeverity = given.value("--min-severity") as Severity | undefined;
  return setUpReview({
    report: work.report,
    repositoryRoot: work.repositoryRoot,
    reviewFile: file,
    text,
    rules: environment.rules,
    owners: work.owners,
    origin: readOrigin(work.repositoryRoot),
    today: work.today,
    tool: work.tool,
    ...(level === undefined ? {} : { level }),
    ...(leastSeverity === undefined ? {} : { leastSeverity }),
    ...(work.changed === undefined ? {} : { changed: work.changed }),
    grown: new Set(
      (work.growth ?? []).flatMap(({ findings }) => findings.map((each) => each.fingerprint)),
    ),
  });
}

// ——— creating and updating ———

function write(work: Work, given: Arguments, environment: Environment): number | Misuse {
  const { out, errors } = environment;
  const { name, file, exists } = target(work, given);
  if (!isWithin(work.repositoryRoot, file)) {
    return { misuse: `the reviews folder '${work.folder}' lies outside the repository` };
  }
  const before = exists ? readReview(file) : undefined;
  if (before?.fault !== undefined) {
    errors.write(`premise: ${shown(work, file)} ${before.fault}; it was not touched\n`);
    return EXIT.misuse;
  }
  const setup = setUp(work, file, before?.text, given, environment);
  const start =
    before?.text ??
    emptyReview({ name, level: setup.plan.level, commit: setup.context.commit, tool: work.tool });
  const merged = mergeReview(start, setup.plan, setup.context);
  if (before === undefined && merged.changes.length === 0 && setup.plan.elsewhere.length === 0) {
    if (work.report.stats.files === 0) errors.write("premise: no TypeScript files to review\n");
    out.write("Nothing to decide: no review was written.\n");
    printProblems(work, environment);
    return EXIT.clean;
  }
  if (merged.isUnsettled) {
    errors.write(
      `premise: ${shown(work, file)} is too damaged to be updated; repair what is named below\n`,
    );
  }
  if (merged.text === before?.text) out.write(`${shown(work, file)}: nothing to change\n`);
  else {
    const fault = storeReview(work.repositoryRoot, file, before?.text, merged.text);
    if (fault !== undefined) {
      errors.write(`premise: ${shown(work, file)} ${fault}\n`);
      return EXIT.misuse;
    }
    const verb = before === undefined ? "created" : "updated";
    out.write(`${shown(work, file)}: ${verb}\n`);
    out.write(
      before === undefined ? createdText(merged.text, work.today) : changesText(merged.changes),
    );
    if (merged.settled > 0) out.write(`  ${countOf(merged.settled, "Git conflict")} settled\n`);
  }
  const after = parseReview(merged.text);
  out.write(`${standing(merged.text, work.today)}\n`);
  printGrowth(work, environment);
  const wrong = diagnoseReview(after, { today: work.today, owners: work.owners });
  for (const { start: at, severity, message } of wrong) {
    if (severity === "info") continue;
    errors.write(`${printable(`${shown(work, file)}:${lineOf(merged.text, at)}: ${message}`)}\n`);
  }
  printProblems(work, environment);
  return EXIT.clean;
}

/** The review that the flags mean. */
function target(work: Work, given: Arguments): ReturnType<typeof targetReview> {
  return targetReview(work, { root: work.root, name: given.value("--name"), today: work.today });
}

function createdText(text: string, today: string): string {
  const document = parseReview(text);
  const items = document.entries.filter(
    ({ kind }) => kind === "finding" || kind === "group",
  ).length;
  const places = statesOf(document, today).length;
  const asks = document.entries.filter(({ kind }) => kind === "ask").length;
  return `  ${countOf(items, "decision")} about ${countOf(places, "place")}, ${countOf(asks, "question")} for people\n`;
}

const WORDS: Readonly<Record<ChangeKind, string>> = {
  added: "new",
  joined: "new, in a group",
  moved: "moved along with its code",
  changed: "code changed",
  reopened: "open again",
  fixed: "fixed",
  returned: "back",
  restored: "mark restored",
};

function changesText(changes: readonly Change[]): string {
  const lines: string[] = [];
  for (const [kind, word] of Object.entries(WORDS)) {
    const those = changes.filter((change) => change.kind === kind);
    for (const { place, rule, because } of those.slice(0, MOST_CHANGES)) {
      const why = because === undefined ? "" : ` (${because})`;
      lines.push(printable(`  ${word}: ${place} ${rule}${why}`));
    }
    if (those.length > MOST_CHANGES)
      lines.push(`  ${word}: and ${those.length - MOST_CHANGES} more`);
  }
  return lines.map((line) => `${line}\n`).join("");
}

function standing(text: string, today: string): string {
  const document = parseReview(text);
  const questions = unanswered(document).length;
  const asked = questions === 0 ? "" : `; ${countOf(questions, "question")} without an answer`;
  return `  ${countText(countStates(statesOf(document, today)))}${asked}`;
}

// ——— listing ———

function list(work: Work, environment: Environment): number {
  const { out } = environment;
  for (const file of work.files) {
    const { text, fault } = readReview(file);
    if (text === undefined) {
      out.write(`${printable(`${shown(work, file)}  ${fault}`)}\n`);
      continue;
    }
    if (!text.includes("premise:")) continue;
    const document = parseReview(text);
    const signature = document.signatures.findLast(({ who }) => who !== "");
    const signed =
      signature === undefined ? "not signed" : `signed by ${signature.who} on ${signature.date}`;
    const counts = countText(countStates(statesOf(document, work.today)));
    out.write(`${printable(`${shown(work, file)}  ${counts}; ${signed}`)}\n`);
    for (const { start, severity, message } of diagnoseReview(document, { today: work.today })) {
      if (severity !== "error") continue;
      out.write(`${printable(`  line ${lineOf(text, start)}: ${message}`)}\n`);
    }
  }
  if (work.files.length === 0) out.write("No reviews.\n");
  const accepted = [...work.report.findings, ...work.report.questions].filter(
    (finding) => finding.status === "accepted" && finding.decision !== undefined,
  );
  out.write(
    accepted.length === 0
      ? "No acceptances in force.\n"
      : `${countOf(accepted.length, "acceptance")} in force\n`,
  );
  for (const { file, range, rule, reason = "", decision } of accepted) {
    const until = decision?.until === undefined ? "" : `, until ${decision.until}`;
    const where =
      decision?.by === "source" ? "in the source" : `${decision?.file}:${decision?.line}`;
    out.write(
      `${printable(`  ${file}:${range.start.line}  ${rule}  ${reason}${until} (${where})`)}\n`,
    );
  }
  printProblems(work, environment);
  return EXIT.clean;
}

// ——— verifying ———

function verify(work: Work, given: Arguments, environment: Environment): number | Misuse {
  const all = namedReviews(work);
  const typed = given.value("--name");
  const wanted = typed === undefined ? undefined : slugOf(typed);
  // Of each name the newest counts; older ones are the record.
  const newest = all.filter(
    ({ name }, index) =>
      all.findIndex((other) => other.name === name) === index &&
      (wanted === undefined || wanted === name),
  );
  if (newest.length === 0) {
    const what = wanted === undefined ? "no review" : `no review named '${wanted}'`;
    return { misuse: `there is ${what} in ${shown(work, work.folder)}` };
  }
  let fails = false;
  for (const { file } of newest) {
    const { text, fault } = readReview(file);
    if (text === undefined) {
      environment.out.write(`${printable(`${shown(work, file)}: ${fault}`)}\n`);
      fails = true;
      continue;
    }
    const setup = setUp(work, file, text, given, environment);
    const document = parseReview(text);
    const result = checkReview({
      document,
      plan: setup.plan,
      merged: mergeReview(text, setup.plan, setup.context),
      diagnostics: diagnoseReview(document, {
        today: work.today,
        owners: work.owners,
        found: new Map(setup.plan.found.map(({ finding }) => [finding.fingerprint, finding])),
      }),
      today: work.today,
      least: (given.value("--min-severity") ?? "warning") as Severity,
    });
    for (const { line, message, fails: isBad } of result.lines) {
      const weight = isBad ? "" : "note: ";
      environment.out.write(`${printable(`${shown(work, file)}:${line}: ${weight}${message}`)}\n`);
    }
    const verdict = result.fails ? "not done" : "done";
    environment.out.write(
      `${printable(`${shown(work, file)}: ${verdict}, ${countText(result.counts)}`)}\n`,
    );
    fails ||= result.fails;
  }
  printProblems(work, environment);
  return fails ? EXIT.findings : EXIT.clean;
}

// ——— commenting on a pull request ———

function comment(work: Work, given: Arguments, environment: Environment): number | Misuse {
  const { name, file, exists } = target(work, given);
  const current = exists ? readReview(file) : undefined;
  if (current?.fault !== undefined) return { misuse: `${shown(work, file)} ${current.fault}` };
  const since = given.value("--since");
  const old = since === undefined ? undefined : fileAt(work.repositoryRoot, since, file);
  if (old?.fault !== undefined) return { misuse: old.fault };
  const setup = setUp(work, file, current?.text, given, environment);
  const { commit } = setup.context;
  const start =
    current?.text ?? emptyReview({ name, level: setup.plan.level, commit, tool: work.tool });
  environment.out.write(
    pullRequestComment({
      name,
      before: since === undefined ? current?.text : old?.value,
      after: mergeReview(start, setup.plan, setup.context).text,
      reviewPath: reportPath(work.repositoryRoot, file),
      today: work.today,
      tool: work.tool,
      growth: growthLines(work.growth ?? []),
    }),
  );
  printProblems(work, environment);
  return EXIT.clean;
}

// ——— small things ———

function shown(work: Work, file: string): string {
  return reportPath(work.root, file);
}

function printGrowth({ growth = [] }: Work, { out }: Environment): void {
  const lines = growthLines(growth);
  if (lines.length > 0) out.write("  what this growth breaks\n");
  for (const { head, findings } of lines) {
    out.write(`${printable(`    ${head}`)}\n`);
    for (const line of findings) out.write(`${printable(`      ${line}`)}\n`);
  }
}

/** How many problems standard error shows. */
const MOST_PROBLEMS = 20;

function printProblems({ report }: Work, { errors }: Environment): void {
  for (const { file, line, message } of report.problems.slice(0, MOST_PROBLEMS)) {
    const place = line === undefined ? file : `${file}:${line}`;
    errors.write(`problem ${printable(place)}: ${printable(message)}\n`);
  }
  const hidden = report.problems.length - MOST_PROBLEMS;
  if (hidden > 0) errors.write(`and ${hidden} more problems\n`);
}
