/** `premise review` as people run it, and its decisions in `premise check` and in a session. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { changedFiles, changedLines, fileAt } from "../../server/analysis/workspace/git.ts";
import { readOrigin } from "../../server/analysis/workspace/origin.ts";
import { createReviewedSession } from "../../server/review/session.ts";

const PROGRAM = path.join(process.cwd(), "dist/premise.js");
const TODAY = new Date().toISOString().slice(0, 10);

const call = (name: string) =>
  `export async function ${name}(id: string): Promise<unknown> {\n  const answer = await fetch("https://${name}.example/" + id);\n  return await answer.json();\n}\n`;

const FILES: Readonly<Record<string, string>> = {
  "package.json": '{ "name": "shop", "dependencies": { "express": "5" } }',
  "tsconfig.json": '{ "include": ["src"] }',
  "src/server.ts":
    'import express from "express";\nimport { charge } from "./charge";\nimport { ship } from "./ship";\n\nconst app = express();\napp.get("/charge/:id", async (request, response) => {\n  response.json([await charge(request.params.id), await ship(request.params.id)]);\n});\nconst server = app.listen(3000);\nprocess.on("SIGTERM", () => server.close());\n',
  "src/charge.ts": call("charge"),
  "src/ship.ts": call("ship"),
  ".github/CODEOWNERS": "* @acme/all\n/src/ship.ts @bo\n",
};

interface Repository {
  readonly root: string;
  readonly run: (...words: string[]) => { status: number | null; out: string; errors: string };
  readonly git: (...words: string[]) => string;
  readonly read: (name: string) => string;
  readonly write: (name: string, text: string) => void;
  /** The one review. */
  readonly review: () => string;
  readonly decide: (change: (text: string) => string) => void;
}

function repository(
  context: TestContext,
  files: Readonly<Record<string, string>> = FILES,
): Repository {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "premise-review-")));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  const git = (...words: string[]): string => {
    const given = [
      "-c",
      "user.name=t",
      "-c",
      "user.email=t@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    const { status, stdout, stderr } = spawnSync("git", [...given, ...words], {
      cwd: root,
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  git("init", "-q", "-b", "main");
  git("remote", "add", "origin", "https://me:secret@github.com/acme/shop.git");
  git("add", "-A");
  git("commit", "-qm", "start");
  const review = (): string => {
    const [name = ""] = readdirSync(path.join(root, "design-reviews"));
    return `design-reviews/${name}`;
  };
  const read = (name: string): string => readFileSync(path.join(root, name), "utf8");
  return {
    root,
    git,
    read,
    write,
    review,
    run: (...words) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
        cwd: root,
        encoding: "utf8",
      });
      return { status, out: stdout, errors: stderr };
    },
    decide: (change) => write(review(), change(read(review()))),
  };
}

/** Accepts the item about a file. */
const accept = (file: string) => (text: string) =>
  text
    .replace(
      new RegExp(`(- \\[ \\] [^\\n]*\\[${file}[^\\n]*\\n)  - status: open`),
      "$1  - status: accepted\n  - until: 2099-01-31",
    )
    .replace(
      new RegExp(`(- \\[ \\] [^\\n]*\\[${file}[\\s\\S]*?- decision:)`),
      "$1 the partner promised an answer",
    );

test("a review is created with owners and pinned links, then nothing is left to change", (context) => {
  const { run, read, review, git } = repository(context);
  const created = run("review", "--name", "Pay Ledger");
  assert.equal(created.status, 0, created.errors);
  assert.equal(review(), `design-reviews/${TODAY}-pay-ledger.md`);
  const text = read(review());
  assert.match(
    text,
    new RegExp(
      `\\[src/charge\\.ts, charge\\]\\(https://github\\.com/acme/shop/blob/${git("rev-parse", "HEAD")}/src/charge\\.ts#L2\\)`,
    ),
  );
  assert.match(text, /src\/ship\.ts[^\n]*\n {2}- status: open\n {2}- owner: @bo\n/);
  assert.match(text, /src\/charge\.ts[^\n]*\n {2}- status: open\n {2}- owner: @acme\/all\n/);
  assert.doesNotMatch(text, /secret/);
  assert.match(created.out, /2 decisions about 2 places/);
  assert.match(run("review").out, /nothing to change/);
  assert.equal(read(review()), text);
});

test("an accepted item takes its finding out of check, also with BOM and CRLF, until its code changes", (context) => {
  const { run, read, write, decide, review } = repository(context);
  run("review");
  assert.equal(run("check").status, 1);
  decide(
    (text) =>
      `\uFEFF${accept("src/ship.ts")(accept("src/charge.ts")(text)).replaceAll("\n", "\r\n")}`,
  );
  const check = run("check", "--format", "json");
  assert.equal(check.status, 0, check.out);
  assert.deepEqual(
    JSON.parse(check.out).findings.map(({ status, reason }: { status: string; reason: string }) => [
      status,
      reason,
    ]),
    [
      ["accepted", "the partner promised an answer"],
      ["accepted", "the partner promised an answer"],
    ],
  );
  assert.equal(run("review", "--check").status, 0);
  write("src/ship.ts", call("ship").replace('"https://ship', '"https://www.ship'));
  assert.equal(run("check").status, 1);
  const failed = run("review", "--check");
  assert.equal(failed.status, 1);
  assert.match(failed.out, /the code changed after it was accepted/);
  const update = run("review");
  assert.match(update.out, /open again: src\/ship\.ts, ship/);
  const text = read(review());
  assert.ok(text.startsWith("\uFEFF---\r\n"));
  assert.doesNotMatch(text, /[^\r]\n/);
});

test("moved and renamed code keeps its decision after an update; a new place is open", (context) => {
  const { root, run, write, read, decide, review } = repository(context);
  run("review");
  decide((text) => accept("src/ship.ts")(accept("src/charge.ts")(text)));
  mkdirSync(path.join(root, "src/partners"));
  renameSync(path.join(root, "src/ship.ts"), path.join(root, "src/partners/ship.ts"));
  write("src/server.ts", read("src/server.ts").replace("./ship", "./partners/ship"));
  assert.equal(run("check").status, 1);
  assert.match(run("review", "--check").out, /its code has moved; run 'premise review'/);
  assert.match(run("review").out, /moved along with its code: src\/partners\/ship\.ts, ship/);
  assert.equal(run("check").status, 0);
  assert.match(read(review()), /\[src\/partners\/ship\.ts, ship\]/);
  write("src/charge.ts", `${read("src/charge.ts")}${call("refund")}`);
  write(
    "src/server.ts",
    read("src/server.ts")
      .replace("{ charge }", "{ charge, refund }")
      .replace(
        "app.listen",
        'app.get("/r", async (_, r) => { r.json(await refund("1")); });\napp.listen',
      ),
  );
  assert.match(run("review").out, /new: src\/charge\.ts, refund/);
  assert.equal(run("check").status, 1);
});

test("acceptances in the source and in reviews are listed together", (context) => {
  const { run, read, write, decide, review } = repository(context);
  run("review");
  decide(accept("src/ship.ts"));
  write(
    "src/charge.ts",
    read("src/charge.ts").replace(
      "  const answer",
      "  // premise: accept scale/no-deadline -- the gateway cuts it off until 2099-02-01\n  const answer",
    ),
  );
  const { status, out } = run("review", "--list");
  assert.equal(status, 0);
  assert.match(out, new RegExp(`${review()} {2}1 open, 1 accepted; not signed`));
  assert.match(out, /2 acceptances in force/);
  assert.match(
    out,
    /src\/charge\.ts:3 {2}scale\/no-deadline {2}the gateway cuts it off, until 2099-02-01 \(in the source\)/,
  );
  assert.match(
    out,
    new RegExp(
      `src/ship\\.ts:2 {2}scale/no-deadline {2}the partner promised an answer, until 2099-01-31 \\(${review()}:\\d+\\)`,
    ),
  );
  assert.match(run("review").out, /^ {2}2 accepted;/m);
  assert.match(
    read(review()),
    /- accepted in the source: the gateway cuts it off, until 2099-02-01/,
  );
  assert.equal(run("review", "--check").status, 0);
});

test("a pull request's comment tells what the branch did and writes nothing", (context) => {
  const { root, run, write, read, git, decide } = repository(context);
  run("review", "--name", "shop");
  git("add", "-A");
  git("commit", "-qm", "review");
  git("checkout", "-qb", "feature");
  write("src/charge.ts", `${read("src/charge.ts")}${call("refund")}`);
  write(
    "src/server.ts",
    read("src/server.ts")
      .replace("{ charge }", "{ charge, refund }")
      .replace(
        "app.listen",
        'app.get("/r", async (_, r) => { r.json(await refund("1")); });\napp.listen',
      ),
  );
  git("commit", "-qam", "refunds");
  const before = readdirSync(path.join(root, "design-reviews"));
  const first = run("review", "--name", "shop", "--since", "main", "--format", "pr");
  assert.equal(first.status, 0, first.errors);
  assert.match(
    first.out,
    /^<!-- premise:pull-request shop -->\n### Design review: shop\n\n\*\*To decide\*\*\n\n- `fetch`[^\n]*src\/charge\.ts, refund/,
  );
  assert.doesNotMatch(first.out, /ship/);
  assert.deepEqual(readdirSync(path.join(root, "design-reviews")), before);
  assert.equal(git("status", "--porcelain"), "");
  run("review", "--name", "shop");
  decide(accept("src/charge.ts, refund"));
  git("commit", "-qam", "decided");
  const second = run("review", "--name", "shop", "--since", "main", "--format", "pr");
  assert.match(
    second.out,
    /\*\*Decided in this change\*\*\n\n- accepted until 2099-01-31: `fetch`/,
  );
  assert.doesNotMatch(second.out, /To decide/);
  assert.equal(run("review", "--since", "nowhere").status, 2);
});

test("bad usage, bad files and links out of the repository are refused in words", (context) => {
  const { root, run, write, review } = repository(context);
  assert.equal(run("review", "src", "test").status, 2);
  assert.equal(run("review", "src/charge.ts").status, 2);
  assert.equal(run("review", "--level", "D").status, 2);
  assert.equal(run("review", "--name", "///").status, 2);
  assert.match(run("review", "--check").errors, /there is no review in design-reviews/);
  assert.match(run("review", "--list", "--check").errors, /exclude each other/);
  run("review");
  const bytes = Buffer.concat([readFileSync(path.join(root, review())), Buffer.from([0xf0, 0x9f])]);
  writeFileSync(path.join(root, review()), bytes);
  const broken = run("review");
  assert.equal(broken.status, 2);
  assert.match(broken.errors, /is not valid UTF-8; it was not touched/);
  assert.deepEqual(readFileSync(path.join(root, review())), bytes);
  rmSync(path.join(root, "design-reviews"), { recursive: true });
  const outside = mkdtempSync(path.join(tmpdir(), "premise-outside-"));
  context.after(() => rmSync(outside, { recursive: true, force: true }));
  symlinkSync(outside, path.join(root, "design-reviews"));
  const linked = run("review");
  assert.equal(linked.status, 2);
  assert.match(linked.errors, /leaves the repository; nothing was written/);
  assert.deepEqual(readdirSync(outside), []);
  rmSync(path.join(root, "design-reviews"));
  write("premise.json", '{ "layr": 1 }');
  assert.equal(run("review").status, 2);
  assert.equal(existsSync(path.join(root, "design-reviews")), false);
});

test("the folder and the layer come from premise.json; a package has its own reviews", (context) => {
  const { root, run, read, write } = repository(context);
  write("premise.json", '{\n  "layer": "multi-node",\n  "reviews": "docs/reviews"\n}\n');
  run("review", "--name", "shop", "--level", "C");
  const text = read(`docs/reviews/${TODAY}-shop.md`);
  assert.match(text, /^level: C$/m);
  assert.match(
    text,
    /Layer: \*\*multi-node\*\*, by \[premise\.json:2\]\(https:[^)]*premise\.json#L2\)/,
  );
  writeFileSync(
    path.join(root, `docs/reviews/${TODAY}-shop.md`),
    accept("src/ship.ts")(accept("src/charge.ts")(text)),
  );
  assert.equal(run("check").status, 0);
  rmSync(path.join(root, "premise.json"));
  assert.equal(run("check").status, 1, "nobody looks there any more");
  run("review", "src", "--name", "inner");
  assert.ok(existsSync(path.join(root, `src/design-reviews/${TODAY}-inner.md`)));
  assert.match(
    read(`src/design-reviews/${TODAY}-inner.md`),
    /\[ship\.ts, ship\]\(https:[^)]*\/src\/ship\.ts#L2\)/,
  );
});

test("a session follows a review that is edited, on disk and in an editor", (context) => {
  const { root, run, review, read, write } = repository(context);
  run("review");
  const file = path.join(root, review());
  const source = path.join(root, "src/ship.ts");
  const session = createReviewedSession({ root });
  const status = () => session.check(source).findings.map((finding) => finding.status);
  assert.deepEqual(status(), ["open"]);
  const accepted = accept("src/ship.ts")(read(review()));
  session.setText(file, accepted);
  assert.deepEqual(status(), ["accepted"]);
  const [finding] = session.check(source).findings;
  assert.equal(finding?.decision?.by, "review");
  assert.equal(finding?.decision?.file, review());
  session.setText(file, undefined);
  assert.deepEqual(status(), ["open"]);
  write(review(), accepted);
  assert.equal(session.changedOnDisk([file]), true);
  assert.deepEqual(status(), ["accepted"]);
  assert.deepEqual(session.reviews().files, [file]);
});

test("changed files and lines come from git, which runs nothing of the repository's", (context) => {
  const { root, write, git } = repository(context, {
    "a.ts": Array.from({ length: 20 }, (_, index) => `${index + 1}\n`).join(""),
    "gone.ts": "x\n",
    'sub/odd "é.ts': "one\ntwo",
  });
  const proof = path.join(root, "..", `${path.basename(root)}-ran`);
  const program = `touch ${proof}`;
  for (const name of [
    "core.fsmonitor",
    "diff.external",
    "filter.evil=x.clean",
    "filter.evil=x.process",
    "diff.evil.textconv",
    "core.pager",
  ]) {
    git("config", "--local", name, program);
  }
  write(".gitattributes", "* filter=evil=x diff=evil\n");
  write(
    "a.ts",
    Array.from({ length: 20 }, (_, index) =>
      index === 4 ? "" : index === 9 ? "+++ b/no\n" : `${index + 1}\n`,
    ).join(""),
  );
  write('sub/odd "é.ts', "one\nzwei");
  write("new.ts", "n\n");
  rmSync(path.join(root, "gone.ts"));
  const names = [".gitattributes", "a.ts", "new.ts", 'sub/odd "é.ts'].map(
    (name) => `${root}/${name}`,
  );
  assert.deepEqual(changedFiles(root, "HEAD").value, names);
  const lines = changedLines(root, "HEAD").value;
  assert.deepEqual(lines?.get(`${root}/a.ts`), [
    { start: 4, end: 5 },
    { start: 9, end: 9 },
  ]);
  assert.deepEqual(lines?.get(`${root}/sub/odd "é.ts`), [{ start: 2, end: 2 }]);
  assert.equal(lines?.get(`${root}/new.ts`)?.[0]?.start, 1);
  assert.equal(lines?.has(`${root}/gone.ts`), false);
  assert.deepEqual(changedFiles(`${root}/sub`, "HEAD").value, [`${root}/sub/odd "é.ts`]);
  assert.equal(fileAt(root, "HEAD", `${root}/gone.ts`).value, "x\n");
  assert.equal(fileAt(root, "HEAD", `${root}/new.ts`).value, undefined);
  assert.match(changedFiles(root, "--output=/tmp/x").fault ?? "", /knows no commit/);
  assert.match(changedFiles(tmpdir(), "HEAD").fault ?? "", /not a git repository/);
  assert.equal(existsSync(proof), false);
});

test("commit and remote are read from git's files: branch, packed, detached, worktree, none", (context) => {
  const { root, git } = repository(context);
  const commit = git("rev-parse", "HEAD");
  const remote = "https://me:secret@github.com/acme/shop.git";
  assert.deepEqual(readOrigin(root), { commit, remote });
  git("pack-refs", "--all");
  assert.deepEqual(readOrigin(root), { commit, remote });
  const tree = `${root}-tree`;
  git("worktree", "add", "-q", tree, "-b", "other");
  context.after(() => rmSync(tree, { recursive: true, force: true }));
  assert.deepEqual(readOrigin(tree), { commit, remote });
  git("checkout", "-q", "--detach");
  assert.deepEqual(readOrigin(root), { commit, remote });
  git("remote", "remove", "origin");
  assert.deepEqual(readOrigin(root), { commit });
  assert.deepEqual(readOrigin(path.join(root, "src")), {});
  writeFileSync(path.join(root, ".git/HEAD"), "ref: refs/../../etc/passwd\n");
  assert.deepEqual(readOrigin(root), {});
});
