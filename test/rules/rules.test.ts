/** The one runner for all rules: pages are complete, examples are true, fixes repair. No rule has test code of its own. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, describe, test } from "node:test";
import { rules } from "../../rules/index.ts";
import type { Rule } from "../../rules/kit/rule.ts";
import { patterns } from "../../rules/patterns/index.ts";
import type { Finding } from "../../server/analysis/report.ts";
import { type AppliedFix, createBench, type Reported } from "./bench.ts";
import { type Example, examplesOfCases, examplesOfPage, strayFences } from "./examples.ts";
import { parsePage, sectionOf } from "./markdown.ts";
import { type Mark, writeMarks } from "./marks.ts";
import { type SnippetErrors, typecheck } from "./typecheck.ts";

const ROOT = process.cwd();
const HEADINGS = [
  "The assumption",
  "How it breaks",
  "The pattern",
  "Examples",
  "When it is right as it is",
  "Ask in review",
  "Sources",
];

/** A rule whose page or cases cannot be read still gets all other tests, and one that says why. */
const unreadable = new Map<string, unknown>();
/** `npm test -- rules/ state/some-rule` looks at the examples of one rule alone, which takes seconds. */
const only = process.env.PREMISE_ONLY_RULE;
const tested = rules.filter((rule) => only === undefined || rule.id === only);
const examples = tested.flatMap((rule) => {
  try {
    return [...examplesOfPage(rule.id, rule.page), ...examplesOfCases(ROOT, rule.id)];
  } catch (error) {
    unreadable.set(rule.id, error);
    return [];
  }
});
const bench = createBench(examples);
after(() => bench.dispose());

test("rules/index.ts lists every rule folder, sorted", () => {
  const onDisk = ["time", "state", "scale"].flatMap((illusion) =>
    readdirSync(path.join(ROOT, "rules", illusion), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${illusion}/${entry.name}`),
  );
  assert.deepEqual(
    rules.map((rule) => rule.id),
    onDisk.sort(),
  );
});

for (const rule of tested)
  describe(rule.id, () => {
    const own = examples.filter((example) => example.rule === rule.id);
    test("its page is complete", () => assertPage(rule));
    test("its release, patterns and folder exist", () => assertMetadata(rule));
    for (const example of own) {
      test(`${example.name} reports what it says`, () => assertReports(example));
      const isClean = example.kind === "good" || example.kind === "fine";
      if (isClean)
        test(`${example.name} is silent for all other rules`, () => assertClean(example));
      if (example.kind === "bad")
        test(`${example.name} becomes its \`ts good\` fence`, () => assertRepair(example));
      if (example.kind === "bad" || example.kind === "case")
        test(`${example.name} is repaired by each fix`, () => assertFixes(example));
    }
  });

test("no rule failed and no example is malformed", () => {
  for (const example of examples) bench.check(example);
  assert.deepEqual(bench.problems(), []);
});

function assertPage(rule: Rule): void {
  assert.equal(unreadable.get(rule.id), undefined);
  const at = `rules/${rule.id}/README.md`;
  assert.equal(
    rule.page,
    readFileSync(path.join(ROOT, at), "utf8"),
    "`page` is another file's text",
  );
  const page = parsePage(rule.page);
  assert.equal(page.title, rule.title, `${at}: the first line is the rule's title`);
  assert.notEqual(page.summary, "", `${at}: one sentence on one line follows the title`);
  assert.deepEqual(page.headings, HEADINGS, `${at}: the headings are fixed`);
  for (const heading of HEADINGS.filter((name) => name !== "Examples"))
    assert.match(sectionOf(rule.page, heading), /\w/, `${at}: "${heading}" is empty`);
  assert.deepEqual(
    strayFences(page.fences),
    [],
    `${at}: a ts fence is \`bad\`, \`good\` or \`fine\``,
  );
  const kinds = new Set(page.fences.map((fence) => fence.info.split(/\s+/)[1]));
  assert.ok(
    kinds.has("bad") && kinds.has("fine"),
    `${at}: show code that breaks and code that is fine`,
  );
  for (const link of page.links.filter((target) => !/^https?:/.test(target)))
    assert.ok(existsSync(path.join(ROOT, "rules", rule.id, link)), `${at}: ${link} leads nowhere`);
  for (const pattern of rule.patterns)
    assert.ok(
      sectionOf(rule.page, "The pattern").includes(`(../../patterns/${pattern}/README.md)`),
      `${at}: "The pattern" does not link ${pattern}`,
    );
}

function assertMetadata(rule: Rule): void {
  assert.ok(
    existsSync(path.join(ROOT, "rules", rule.id, "rule.ts")),
    "the id is the rule's folder",
  );
  const changelog = readFileSync(path.join(ROOT, "CHANGELOG.md"), "utf8");
  assert.ok(changelog.includes(`## [${rule.since}]`), `CHANGELOG.md has no release ${rule.since}`);
  assert.ok(changelog.includes(`\`${rule.id}\``), "CHANGELOG.md does not name the rule");
  assert.match(rule.assumption, /^\w.*\w/, "the assumption is a sentence somebody might say");
  assert.ok(rule.patterns.length > 0, "a rule names the pattern that answers it");
  const known = patterns.map((pattern) => pattern.id);
  for (const pattern of rule.patterns)
    assert.ok(known.includes(pattern), `no pattern '${pattern}'`);
}

/** Compares the example as written with the example as the analysis would mark it, as text. */
function assertReports(example: Example): void {
  const reported = bench.check(example).filter(({ finding }) => finding.rule === example.rule);
  const isUnmarked = example.files.every((file) => file.marks.length === 0);
  assert.ok(example.kind !== "bad" || !isUnmarked, `${example.origin}: a bad fence needs marks`);
  assert.ok(
    example.kind === "bad" || example.kind === "case" || isUnmarked,
    `${example.origin}: a ${example.kind} fence is silent and has no marks`,
  );
  for (const { finding } of reported) assertWording(finding, example.origin);
  for (const file of example.files) {
    const actual = reported
      .filter((report) => report.file === file.path)
      .map((report) => markOf(report, file.text, file.marks));
    assert.equal(
      writeMarks({ text: file.text, marks: actual }),
      writeMarks(file),
      `${example.origin}: ${file.path} is reported otherwise (+ actual, - expected)`,
    );
  }
}

/** Messages stand at the end of a line of code in some editors, so they are one short phrase. */
function assertWording({ message, fixes }: Finding, origin: string): void {
  assert.ok(message.length <= 100, `${origin}: over 100 characters: ${message}`);
  for (const text of [message, ...fixes.map((fix) => fix.title)])
    assert.match(text, /^\S[^\n]*[^.\s]$/, `${origin}: one line without a full stop`);
}

/** The mark an actual report would have; it repeats the expected mark's message where that is part of its own. */
function markOf({ finding, isQuestion }: Reported, text: string, expected: readonly Mark[]): Mark {
  const { start, end } = finding.range;
  const line = text.split("\n")[start.line - 1] ?? "";
  const mark = {
    line: start.line - 1,
    start: start.column - 1,
    end: end.line === start.line ? end.column - 1 : line.trimEnd().length,
    kind: isQuestion ? ("question" as const) : ("finding" as const),
  };
  const twin = expected.find(
    (other) => other.line === mark.line && other.start === mark.start && other.kind === mark.kind,
  );
  const isAsSaid = twin !== undefined && finding.message.includes(twin.message);
  return { ...mark, message: isAsSaid ? twin.message : finding.message };
}

function assertClean(example: Example): void {
  const others = bench
    .check(example)
    .filter(({ finding, isQuestion }) => finding.rule !== example.rule && !isQuestion);
  assert.deepEqual(
    others.map(describeReport),
    [],
    `${example.origin}: rules contradict each other`,
  );
}

function assertRepair(example: Example): void {
  const repaired = bench.repair(example);
  const isFixed = example.files.some((file) => repaired.get(file.path) !== file.text);
  if (!isFixed) return;
  const good = example.repaired;
  assert.ok(good !== undefined, `${example.origin}: has a fix, so a \`ts good\` fence must follow`);
  for (const file of good.files)
    assert.equal(
      repaired.get(file.path),
      file.text,
      `${good.origin}: ${file.path} is not what the preferred fix writes (+ actual, - expected)`,
    );
}

function assertFixes(example: Example): void {
  for (const fix of appliedFixes(example)) {
    const place = `${example.origin}, fix "${fix.title}"`;
    const count = (reports: readonly Reported[], rule: string): number =>
      reports.filter(({ finding }) => finding.rule === rule).length;
    const source = (): string => [...fix.texts.values()].join("\n");
    if (fix.isScaffold)
      assert.ok(fix.texts.size > example.files.length, `${place}: brings no file`);
    else
      assert.ok(
        count(fix.after, example.rule) < count(fix.before, example.rule),
        `${place}: the finding is still there in\n${source()}`,
      );
    for (const { finding } of fix.after)
      assert.ok(
        count(fix.after, finding.rule) <= count(fix.before, finding.rule),
        `${place}: brings a finding of ${finding.rule} into\n${source()}`,
      );
    assert.equal(fix.isOfferedAgain, false, `${place}: is offered again after it was applied`);
    const { before, after: afterwards } = errorsOf(fix);
    assert.deepEqual(afterwards.syntax, [], `${place}: does not parse\n${source()}`);
    assert.deepEqual(
      without(afterwards.types, before.types),
      [],
      `${place}: does not type-check\n${source()}`,
    );
  }
}

const fixesByExample = new Map<Example, AppliedFix[]>();
function appliedFixes(example: Example): AppliedFix[] {
  const fixes = fixesByExample.get(example) ?? bench.fixes(example);
  fixesByExample.set(example, fixes);
  return fixes;
}

/** All fixes of all examples are type-checked together, once. */
let checked: Map<AppliedFix, { before: SnippetErrors; after: SnippetErrors }> | undefined;
function errorsOf(fix: AppliedFix): { before: SnippetErrors; after: SnippetErrors } {
  checked ??= checkAll();
  const errors = checked.get(fix);
  assert.ok(errors !== undefined);
  return errors;
}

function checkAll(): Map<AppliedFix, { before: SnippetErrors; after: SnippetErrors }> {
  const fixable = examples.filter(({ kind }) => kind === "bad" || kind === "case");
  const jobs = fixable.flatMap((example) =>
    safely(() => appliedFixes(example)).map((fix) => ({ example, fix })),
  );
  const snippets = jobs.flatMap(({ example, fix }) => {
    const original = new Map(example.files.map((file) => [file.path, file.text]));
    const { manifest } = example.setting;
    return [
      { manifest, files: original },
      { manifest, files: fix.texts },
    ];
  });
  const errors = typecheck(snippets);
  return new Map(
    jobs.map(({ fix }, index) => {
      const [before, afterwards] = [errors[2 * index], errors[2 * index + 1]];
      assert.ok(before !== undefined && afterwards !== undefined);
      return [fix, { before, after: afterwards }];
    }),
  );
}

/** An example that cannot be fixed fails in its own test, not in everybody's. */
function safely<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch {
    return [];
  }
}

/** The items of `all` that remain when each of `known` takes away one equal item. */
function without(all: readonly string[], known: readonly string[]): string[] {
  const rest = [...known];
  return all.filter((item) => {
    const index = rest.indexOf(item);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

function describeReport({ finding, file }: Reported): string {
  return `${file}:${finding.range.start.line} ${finding.rule}: ${finding.message}`;
}
