/** The small parts of reviews: decisions, owners, links, questions, comments, checks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { rules } from "../../rules/index.ts";
import { createDecisions } from "../../server/analysis/decisions.ts";
import { checkReview } from "../../server/review/check.ts";
import { readMentions } from "../../server/review/decisions.ts";
import { diagnoseReview } from "../../server/review/diagnose.ts";
import { parseReview } from "../../server/review/document.ts";
import { createLinks } from "../../server/review/links.ts";
import { mergeReview } from "../../server/review/merge.ts";
import { parseOwners } from "../../server/review/owners.ts";
import { commentMark, pullRequestComment } from "../../server/review/pull-request.ts";
import { questionsOf } from "../../server/review/questions.ts";
import { emptyReview } from "../../server/review/render.ts";
import { COMMIT, context, finding, plan, TODAY } from "./fakes.ts";

const EMPTY = emptyReview({ name: "ledger", level: "B", commit: COMMIT, tool: "premise 9.9.9" });
const WORDS =
  "  - status: accepted\n  - until: 2027-01-31\n  - decision: the network retries itself";
const mine = finding();
const OPEN = mergeReview(EMPTY, plan([mine]), context()).text;
const ACCEPTED = OPEN.replace(/ {2}- status: open\n {2}- owner:\n {2}- decision:/, WORDS);

const decide = (...texts: string[]) =>
  createDecisions(
    texts.map((text, index) => ({ file: `/r/${index}.md`, mentions: readMentions(text, TODAY) })),
  ).decisionOn(mine);

test("a decision needs status, reason and date; then it names its file and line", () => {
  const decision = decide(ACCEPTED);
  assert.equal(decision?.reason, "the network retries itself");
  assert.equal(decision?.until, "2027-01-31");
  assert.equal(ACCEPTED.split("\n")[(decision?.line ?? 0) - 1]?.startsWith("- [ ] `fetch`"), true);
  assert.equal(decide(OPEN), undefined);
  assert.equal(decide(ACCEPTED.replace(/ {2}- until.*\n/, "")), undefined);
  assert.equal(decide(ACCEPTED.replace("the network retries itself", "fine")), undefined);
  assert.equal(decide(ACCEPTED.replace("2027-01-31", "2026-11-22")), undefined);
  assert.notEqual(decide(ACCEPTED.replace("2027-01-31", TODAY)), undefined);
});

test("a decision holds for the code it was made about and for no other rule", () => {
  const all = createDecisions([{ file: "/r/a.md", mentions: readMentions(ACCEPTED, TODAY) }]);
  assert.equal(all.decisionOn({ ...mine, content: "0123456789abcdef" }), undefined);
  assert.equal(all.decisionOn({ ...mine, rule: "scale/unbounded-queue" }), undefined);
  assert.equal(all.decisionOn({ ...mine, fingerprint: "0123456789abcdef" }), undefined);
});

test("the newest file that mentions a finding speaks; copies that disagree decide nothing", () => {
  assert.equal(decide(OPEN, ACCEPTED), undefined);
  assert.equal(decide(ACCEPTED, OPEN)?.file, "/r/0.md");
  assert.equal(decide("# no review", ACCEPTED)?.file, "/r/1.md");
  const item = /- \[ \] `fetch`[\s\S]*?itself/.exec(ACCEPTED)?.[0] ?? "";
  const copy = `${item}\n${item.replace("accepted", "open")}`;
  assert.equal(decide(ACCEPTED.replace(item, copy)), undefined);
  assert.notEqual(decide(ACCEPTED.replace(item, `${item}\n${item}`)), undefined);
});

test("an item between the sides of a Git conflict decides nothing", () => {
  const torn = ACCEPTED.replace(WORDS, `<<<<<<< a\n${WORDS}\n=======\n  - status: open\n>>>>>>> b`);
  assert.equal(decide(torn), undefined);
});

test("not-applicable with a reason silences too, and says why", () => {
  const text = ACCEPTED.replace(
    "status: accepted\n  - until: 2027-01-31",
    "status: not-applicable",
  );
  assert.equal(decide(text)?.reason, "not applicable: the network retries itself");
});

test("CODEOWNERS: the last line that matches decides", () => {
  const owners = parseOwners(
    [
      "# comment",
      "*            @all",
      "*.ts         @ts  # behind",
      "/docs/       @docs",
      "apps/        @apps",
      "/build/*     @build",
      "**/logs      @logs",
      "/src/a\\ b.ts team@example.com",
      "/src/free.ts",
      "/deep/**/x.ts @deep @two",
    ].join("\n"),
  );
  const cases: Record<string, string[]> = {
    "README.md": ["@all"],
    "src/a.ts": ["@ts"],
    "docs/a/b.ts": ["@docs"],
    "src/docs/a.md": ["@all"],
    "packages/apps/x/y.ts": ["@apps"],
    "build/a.ts": ["@build"],
    "build/sub/a.md": ["@all"],
    "x/logs/a/b.txt": ["@logs"],
    "src/a b.ts": ["team@example.com"],
    "src/free.ts": [],
    "deep/1/2/x.ts": ["@deep", "@two"],
  };
  for (const [path, expected] of Object.entries(cases)) {
    assert.deepEqual(owners.of(path), expected, path);
  }
  assert.ok(owners.all.includes("@logs"));
});

test("CODEOWNERS: GitLab's sections lend their owners to lines without any", () => {
  const owners = parseOwners(
    "[Backend][2] @back\n/server/\n/server/db/ @dba\n^[Docs]\n*.md @docs\n",
  );
  assert.deepEqual(owners.of("server/a.ts"), ["@back"]);
  assert.deepEqual(owners.of("server/db/a.ts"), ["@dba"]);
  assert.deepEqual(owners.of("x.md"), ["@docs"]);
});

test("links: each host's form, pinned to the commit, without credentials", () => {
  const url = (remote: string) =>
    createLinks({ commit: COMMIT, remote }).toLines(
      "src/a (b)#1.ts",
      { start: 2, end: 4 },
      "r/x.md",
    );
  const path = "src/a%20%28b%29%231.ts";
  const github = `https://github.com/o/r/blob/${COMMIT}/${path}#L2-L4`;
  assert.equal(url("https://github.com/o/r.git"), github);
  assert.equal(url("git@github.com:o/r.git"), github);
  assert.equal(url("ssh://git@github.com:22/o/r"), github);
  assert.equal(url("https://user:token@github.com/o/r"), github);
  assert.equal(
    url("git@gitlab.com:g/s/r.git"),
    `https://gitlab.com/g/s/r/-/blob/${COMMIT}/${path}#L2-4`,
  );
  assert.equal(
    url("https://x@bitbucket.org/o/r.git"),
    `https://bitbucket.org/o/r/src/${COMMIT}/${path}#lines-2:4`,
  );
  assert.equal(
    url("https://codeberg.org/o/r"),
    `https://codeberg.org/o/r/src/commit/${COMMIT}/${path}#L2-L4`,
  );
  for (const unknown of [
    "https://git.example/o/r",
    "../other",
    "",
    "file:///x",
    "https://github.com/../x",
  ]) {
    assert.equal(url(unknown), `../${path}#L2`, unknown);
  }
});

test("every rule's page holds questions for a review", () => {
  for (const rule of rules) assert.ok(questionsOf(rule).length > 0, rule.id);
});

const comment = (before: string | undefined, after: string) =>
  pullRequestComment({
    name: "ledger",
    before,
    after,
    reviewPath: "design-reviews/2026-11-01-ledger.md",
    today: TODAY,
    tool: "premise 9.9.9",
  });

test("the comment for a pull request tells what the change did and keeps its first line", () => {
  const first = comment(undefined, OPEN);
  assert.ok(first.startsWith(`${commentMark("ledger")}\n`));
  assert.match(first, /\*\*To decide\*\*\n\n- `fetch` has no deadline/);
  const decided = comment(OPEN, ACCEPTED);
  assert.match(
    decided,
    /\*\*Decided in this change\*\*\n\n- accepted until 2027-01-31: `fetch`[^\n]*the network retries itself/,
  );
  assert.doesNotMatch(decided, /To decide/);
  const fixed = comment(OPEN, mergeReview(OPEN, plan([]), context()).text);
  assert.match(fixed, /\*\*Fixed\*\*/);
  const changed = mergeReview(
    ACCEPTED,
    plan([{ ...mine, content: "0123456789abcdef" }]),
    context(),
  );
  assert.match(comment(ACCEPTED, changed.text), /\*\*Open again\*\*/);
  assert.match(comment(ACCEPTED, ACCEPTED), /asks nothing new/);
  assert.equal(comment(ACCEPTED, ACCEPTED).split("\n")[0], first.split("\n")[0]);
});

test("code that moved is no news in the comment", () => {
  const moved = { ...mine, file: "src/z.ts", fingerprint: "feedfacefeedface" };
  const after = mergeReview(ACCEPTED, plan([moved]), context()).text;
  assert.match(comment(ACCEPTED, after), /asks nothing new/);
});

function verify(
  text: string,
  findings: Parameters<typeof plan>[0],
  least: "info" | "warning" = "warning",
) {
  const wanted = plan(findings);
  const document = parseReview(text);
  return checkReview({
    document,
    plan: wanted,
    merged: mergeReview(text, wanted, context()),
    diagnostics: diagnoseReview(document, { today: TODAY }),
    today: TODAY,
    least,
  });
}

test("a check fails on what is open, missing, malformed or newer than the signatures", () => {
  const closed = { ...mine, status: "accepted" as const };
  assert.equal(verify(ACCEPTED, [closed]).fails, false);
  assert.match(verify(OPEN, [mine]).lines[0]?.message ?? "", /^open: `fetch`/);
  assert.match(
    verify(ACCEPTED, [closed, finding({ file: "src/n.ts" })]).lines[0]?.message ?? "",
    /^not in the review yet/,
  );
  assert.equal(verify(ACCEPTED.replace("accepted", "acepted"), [mine]).fails, true);
  assert.equal(verify(ACCEPTED, [closed], "info").fails, true, "an unanswered question");
  const moved = { ...mine, file: "src/z.ts", fingerprint: "feedfacefeedface" };
  assert.match(
    verify(ACCEPTED, [moved]).lines[0]?.message ?? "",
    /its code has moved; run 'premise review'/,
  );
  const signed = ACCEPTED.replace(
    "|---|---|---|---|\n",
    "|---|---|---|---|\n| Ana | 2026-11-20 | | |\n",
  );
  const info = finding({ file: "src/i.ts", severity: "info" });
  assert.equal(verify(signed, [closed, info]).fails, false);
  const later = verify(signed, [closed, finding({ file: "src/n.ts" })]);
  assert.ok(
    later.lines.some(({ message }) => /sign-off is older than the code of 1 item/.test(message)),
  );
});
