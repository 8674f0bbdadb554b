/** The kept report is what a review of the files would say, or it is not handed out. */
import assert from "node:assert/strict";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import type { ReportOfAll } from "../../server/analysis/report.ts";
import type { SessionOptions } from "../../server/analysis/session.ts";
import { createReviewedSession } from "../../server/review/session.ts";
import { writeRepository } from "../workspace/repository.ts";

const SERVER = `import express from "express";
import { rates } from "./lib/rates";
const app = express();
app.get("/", async (_request, response) => { response.json(await rates("EUR")); });
`;
const RATES = `import { BASE } from "./base";
export async function rates(base: string) {
  const response = await fetch(BASE + base);
  return response.json();
}
`;
const FILES: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "api", dependencies: { express: "4" } }),
  "tsconfig.json": JSON.stringify({ extends: "./base.json", include: ["src"] }),
  "base.json": "{}",
  ".gitignore": "out\n",
  "deploy/api.yaml": "kind: Deployment\nmetadata:\n  name: api\nspec:\n  replicas: 1\n",
  "src/server.ts": SERVER,
  "src/lib/rates.ts": RATES,
  "src/lib/base.ts": 'export const BASE = "https://rates.example.com/";\n',
};

interface Place {
  readonly root: string;
  readonly cache: { readonly folder: string; readonly build: string };
}

function place(context: TestContext, files: Readonly<Record<string, string>> = FILES): Place {
  const root = writeRepository(context, files);
  const folder = mkdtempSync(path.join(tmpdir(), "premise-cache-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return { root, cache: { folder, build: "1" } };
}

function review({ root, cache }: Place, more: Partial<SessionOptions> = {}): ReportOfAll {
  return createReviewedSession({ root, cache, today: "2026-03-01", ...more }).checkAll();
}

/** Asserts whether a report came from the last run, and that it says what a review says that keeps nothing. */
function expectKept(at: Place, isKept: boolean, why: string, more: Partial<SessionOptions> = {}) {
  const { stats, ...report } = review(at, more);
  const { stats: _, ...fresh } = createReviewedSession({
    root: at.root,
    today: "2026-03-01",
    ...more,
  }).checkAll();
  assert.deepEqual(report, fresh, why);
  assert.equal(stats.cached > 0, isKept, why);
}

test("over unchanged files the last report is told again", (context) => {
  const at = place(context);
  const { findings, stats } = review(at);
  assert.equal(stats.cached, 0);
  assert.equal(findings.length, 1);
  expectKept(at, true, "nothing changed");
  assert.equal(review(at).stats.cached, stats.files);
});

const CHANGES: Readonly<Record<string, (root: string) => void>> = {
  "a source of the same size": (root) =>
    writeFileSync(`${root}/src/lib/rates.ts`, RATES.replace("fetch(", "other(")),
  "a source that only others import": (root) =>
    appendFileSync(`${root}/src/lib/base.ts`, "export const NOTHING = 0;\n"),
  "a new source": (root) =>
    writeFileSync(`${root}/src/more.ts`, SERVER.replace("./lib/rates", "./lib/rates.ts")),
  "a new folder with a source": (root) => {
    mkdirSync(`${root}/src/more/deep`, { recursive: true });
    writeFileSync(`${root}/src/more/deep/more.ts`, SERVER.replace("./lib", "../../lib"));
  },
  "a source that goes": (root) => rmSync(`${root}/src/server.ts`),
  "a source that moves": (root) => renameSync(`${root}/src/lib/rates.ts`, `${root}/src/rates.ts`),
  "the deployment": (root) =>
    writeFileSync(
      `${root}/deploy/api.yaml`,
      (FILES["deploy/api.yaml"] ?? "").replace("replicas: 1", "replicas: 3"),
    ),
  "a manifest": (root) => writeFileSync(`${root}/package.json`, '{ "name": "web" }'),
  "a configuration that another extends": (root) =>
    writeFileSync(`${root}/base.json`, '{ "compilerOptions": { "baseUrl": "src" } }'),
  "what git ignores": (root) => writeFileSync(`${root}/.gitignore`, "lib\n"),
  "a configuration of ours where none was": (root) =>
    writeFileSync(`${root}/premise.json`, '{ "rules": { "scale/no-deadline": "off" } }'),
  "a baseline where none was": (root) =>
    writeFileSync(`${root}/premise-baseline.json`, '{ "version": 1 }'),
  "a review where none was": (root) => {
    mkdirSync(`${root}/design-reviews`);
    writeFileSync(`${root}/design-reviews/2026-01-01-a.md`, "# A\n");
  },
};

for (const [name, change] of Object.entries(CHANGES))
  test(`after a change of ${name} the files are looked at again`, (context) => {
    const at = place(context);
    review(at);
    change(at.root);
    expectKept(at, false, name);
    expectKept(at, true, "and that report is kept");
  });

test("a file that was touched or written anew beside it changes nothing of what others rest on", (context) => {
  const at = place(context);
  review(at);
  // As editors save: a new file in the place of the old one, here one that no answer rests on.
  writeFileSync(`${at.root}/src/notes.tmp`, "");
  rmSync(`${at.root}/src/notes.tmp`);
  expectKept(at, true, "the folder holds what it held");
});

test("a change of a file's time alone costs a review and no answer", (context) => {
  const at = place(context);
  review(at);
  const { mtime } = statSync(`${at.root}/src/server.ts`);
  writeFileSync(`${at.root}/src/server.ts`, SERVER.replace("EUR", "USD"));
  utimesSync(`${at.root}/src/server.ts`, mtime, mtime);
  expectKept(at, false, "somebody set the time back");
});

test("other settings, another build and another day have their own reports", (context) => {
  const at = place(context);
  review(at);
  expectKept(at, false, "layer", { layer: "multi-node" });
  expectKept(at, false, "rules", { rules: ["scale/no-deadline"] });
  expectKept(at, false, "questions", { questions: false });
  assert.equal(review({ ...at, cache: { ...at.cache, build: "2" } }).stats.cached, 0);
  expectKept(at, true, "a day on which nothing ends", { today: "2026-03-02" });
});

test("on the day after an acceptance ended the files are looked at again", (context) => {
  const accepted = RATES.replace(
    "  const response",
    "  // premise: accept scale/no-deadline -- the partner answers at once until 2026-03-05\n  const response",
  );
  const at = place(context, { ...FILES, "src/lib/rates.ts": accepted });
  review(at);
  expectKept(at, true, "the last day", { today: "2026-03-05" });
  expectKept(at, false, "the day after", { today: "2026-03-06" });
  assert.equal(review(at, { today: "2026-03-06" }).findings.length, 2);
});

test("the day is read however it is written", (context) => {
  const review = "# A\n\n- [x] decided\n  - Until:  2026-03-05\n";
  const at = place(context, { ...FILES, "design-reviews/2026-01-01-a.md": review });
  createReviewedSession({ ...at, today: "2026-03-01" }).checkAll();
  expectKept(at, true, "the last day", { today: "2026-03-05" });
  expectKept(at, false, "the day after", { today: "2026-03-06" });
});

test("a report that a repository brings along, or that is about nothing, is not believed", (context) => {
  const at = place(context);
  const inside = { root: at.root, cache: { folder: `${at.root}/.cache/premise`, build: "1" } };
  review(inside);
  expectKept(inside, false, "a cache inside what is reviewed");
  review(at);
  const [name = ""] = readdirSync(at.cache.folder);
  const file = path.join(at.cache.folder, name);
  const saved = JSON.parse(readFileSync(file, "utf8"));
  const nothing = { contents: [], folders: [], kinds: [], links: [], days: [] };
  writeFileSync(file, JSON.stringify({ ...saved, notes: nothing }));
  expectKept(at, false, "it rests on nothing");
});

test("a report that was cut off or is of another kind is no report", (context) => {
  const at = place(context);
  review(at);
  const [name = ""] = readdirSync(at.cache.folder);
  const file = path.join(at.cache.folder, name);
  const text = readFileSync(file, "utf8");
  for (const broken of [text.slice(0, -20), "", "null", "[]", '{ "asked": "" }']) {
    writeFileSync(file, broken);
    expectKept(at, false, broken.slice(0, 20));
  }
  assert.ok(readdirSync(at.cache.folder).every((each) => !each.endsWith(".part")));
});

test("of some files it tells what concerns them", (context) => {
  const at = place(context);
  review(at);
  const { root, cache } = at;
  const session = createReviewedSession({ root, cache, today: "2026-03-01" });
  assert.equal(session.checkAll(new Set([`${root}/src/lib/rates.ts`])).findings.length, 1);
  const none = session.checkAll(new Set([`${root}/src/server.ts`]));
  assert.deepEqual([none.findings.length, none.stats.cached > 0], [0, true]);
});

test("an editor is told at once, and of an unsaved text nothing that is not so", (context) => {
  const at = place(context);
  const { root, cache } = at;
  const [finding] = review(at).findings;
  const file = `${root}/src/lib/rates.ts`;
  const open = () => createReviewedSession({ root, cache, today: "2026-03-01" });
  const session = open();
  session.setText(file, RATES);
  assert.equal(session.prepare(0, file), true);
  const { report, isSettled } = session.early(file);
  assert.deepEqual([report.findings, isSettled], [[finding], true]);
  assert.equal(session.isComplete(), false);
  // Its fix needs the program.
  assert.ok((session.fixEdits(file, finding?.fingerprint ?? "", 0) ?? []).length > 0);
  const other = open();
  other.setText(file, RATES.replace("fetch(", "await (async (url: string) => url)("));
  assert.equal(other.prepare(0, file), false);
  assert.deepEqual(other.check(file).findings, []);
});

test("an editor's session keeps what it found once it knows all of it", (context) => {
  const at = place(context);
  const { root, cache } = at;
  const file = `${root}/src/lib/rates.ts`;
  const bounded = RATES.replace("+ base)", "+ base, { signal: AbortSignal.timeout(5) })");
  const session = createReviewedSession({ root, cache, today: "2026-03-01" });
  const kept = (): number => readdirSync(cache.folder).length;
  session.setText(file, RATES);
  session.remember();
  for (const each of session.files().slice(1)) session.check(each);
  session.remember();
  assert.equal(kept(), 0, "nobody has asked for the first file");
  for (const each of session.files()) session.check(each);
  session.setText(file, bounded);
  for (const each of session.files()) session.check(each);
  session.remember();
  assert.equal(kept(), 0, "what was found is of an unsaved text");
  writeFileSync(file, bounded);
  session.changedOnDisk([file]);
  for (const each of session.files()) session.check(each);
  session.remember();
  assert.equal(kept(), 1);
  expectKept(at, true, "saved");
  assert.deepEqual(review(at).findings, []);
});

test("a session keeps nothing once it has missed what changes the units", (context) => {
  const at = place(context, {
    ...FILES,
    "package.json": JSON.stringify({
      name: "api",
      dependencies: { express: "4" },
      scripts: { start: "node src/server.ts" },
    }),
  });
  const { root, cache } = at;
  const session = createReviewedSession({ root, cache, today: "2026-03-01" });
  for (const each of session.files()) session.check(each);
  // Its event is still to come when another one brings a new list of the folder.
  writeFileSync(`${root}/src/late.ts`, SERVER);
  writeFileSync(`${root}/src/soon.ts`, "export const soon = 1;\n");
  session.changedOnDisk([`${root}/src/soon.ts`]);
  for (const each of session.files()) session.check(each);
  session.remember();
  const { stats: _, ...kept } = createReviewedSession({
    root,
    cache,
    today: "2026-03-01",
  }).checkAll();
  const { stats: __, ...fresh } = createReviewedSession({ root, today: "2026-03-01" }).checkAll();
  assert.deepEqual(kept, fresh);
});

test("without a folder of its own a review is as good", (context) => {
  const at = place(context);
  chmodSync(at.cache.folder, 0o777);
  review(at);
  expectKept(at, process.getuid === undefined, "anybody could write there");
});
