/** What a review file is told about itself, and what the quick fixes make of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type DiagnoseContext, diagnoseReview } from "../../server/review/diagnose.ts";
import { lineOf, parseReview } from "../../server/review/document.ts";
import { mergeReview } from "../../server/review/merge.ts";
import { applyEdits } from "../../server/review/place.ts";
import { emptyReview } from "../../server/review/render.ts";
import { COMMIT, context, finding, owners, plan, TODAY } from "./fakes.ts";

const EMPTY = emptyReview({ name: "ledger", level: "B", commit: COMMIT, tool: "premise 9.9.9" });
const ONE = mergeReview(EMPTY, plan([finding()]), context()).text;
const OWNERS = owners(() => ["@ana"]);

/** The review of one finding with other lines below its item. */
function below(...lines: string[]): string {
  return ONE.replace(
    / {2}- status: open\n {2}- owner:\n {2}- decision:/,
    lines.map((line) => `  - ${line}`).join("\n"),
  );
}

function found(text: string, change: Partial<DiagnoseContext> = {}) {
  return diagnoseReview(parseReview(text), { today: TODAY, owners: OWNERS, ...change });
}

function codes(text: string, change: Partial<DiagnoseContext> = {}): string[] {
  return found(text, change).map(({ code }) => code);
}

/** The text after the preferred fix of the first diagnostic with a code. */
function repaired(text: string, code: string): string {
  const fix = found(text)
    .find((each) => each.code === code)
    ?.fixes.find(({ isPreferred }) => isPreferred);
  assert.ok(fix !== undefined, `${code} has no preferred fix`);
  return applyEdits(text, fix.edits);
}

test("a review as it is created, and one that is decided well, has nothing to say", () => {
  assert.deepEqual(codes(ONE), []);
  const accepted = ["status: accepted", "decision: the card network retries", "until: 2027-01-31"];
  assert.deepEqual(codes(below(...accepted, "owner: @ana", "our own words: fine")), []);
  assert.deepEqual(codes(below("status: moved", "decision: PAY-12")), []);
});

const CASES: readonly [string, readonly string[], readonly string[], RegExp?][] = [
  ["no reason", ["status: accepted", "until: 2027-01-31"], ["missing-reason"]],
  ["an empty reason", ["status: not-applicable", "decision:"], ["missing-reason"]],
  ["a short reason", ["status: not-applicable", "decision: it's fine"], ["short-reason"]],
  [
    "no date",
    ["status: accepted", "decision: the network retries itself"],
    ["missing-until"],
    /- until: 2027-02-21/,
  ],
  [
    "a passed date",
    ["status: accepted", "decision: the network retries itself", "until: 2026-11-22"],
    ["passed-date"],
  ],
  [
    "another spelling of a date",
    ["status: accepted", "decision: the network retries itself", "until: 31.1.2027"],
    ["malformed-date"],
    /- until: 2027-01-31/,
  ],
  [
    "a day that is none",
    ["status: accepted", "decision: the network retries itself", "until: 2027-02-30"],
    ["malformed-date"],
  ],
  ["a misspelt status", ["status: acepted"], ["unknown-status"], /- status: accepted/],
  ["other words for a status", ["status: n/a"], ["unknown-status"], /- status: not-applicable/],
  [
    "a status with more behind it",
    ["status: fixed in PR 12"],
    ["unknown-status"],
    /- status: fixed\n/,
  ],
  [
    "two statuses",
    ["status: accepted", "status: open"],
    ["contradiction", "missing-reason", "missing-until"],
  ],
  [
    "a misspelt field",
    ["status: open", "decison: the network retries itself"],
    ["unknown-field"],
    /- decision: the network/,
  ],
  ["an owner that CODEOWNERS does not name", ["owner: @anna"], ["unknown-owner"]],
];

for (const [name, lines, expected, after] of CASES) {
  test(`${name} is told: ${expected.join(", ")}`, () => {
    const text = below(...lines);
    assert.deepEqual(codes(text).sort(), [...expected].sort());
    const [code = ""] = expected;
    const item = lineOf(text, text.indexOf("- [ ] `fetch`"));
    for (const { start } of found(text)) {
      const line = lineOf(text, start);
      assert.ok(line >= item && line <= item + lines.length, `line ${line}`);
    }
    if (after !== undefined) {
      const fixed = repaired(text, code);
      assert.match(fixed, after);
      assert.ok(!codes(fixed).includes(code));
    }
  });
}

test("a ticked box without a status is an error whose fix sets one", () => {
  const ticked = ONE.replace("- [ ] `fetch`", "- [x] `fetch`");
  assert.deepEqual(codes(ticked), ["missing-status"]);
  assert.match(repaired(ticked, "missing-status"), /- \[x\] `fetch`[^\n]*\n {2}- status: fixed/);
  const bare = below("owner:").replace("- [ ] `fetch`", "- [X] `fetch`");
  assert.match(
    repaired(bare, "missing-status"),
    /- \[X\] `fetch`[^\n]*\n {2}- status: fixed\n {2}- owner:/,
  );
  const [error] = found(ticked);
  assert.equal(error?.severity, "error");
  assert.deepEqual(error?.fixes.map(({ title }) => title).at(-1), "Take the tick away");
});

test("a question that is ticked needs an answer", () => {
  const ticked = ONE.replace("- [ ] How many", "- [x] How many");
  assert.deepEqual(codes(ticked), ["missing-answer"]);
  const answered = ticked.replace("- answer:", "- answer: two");
  assert.deepEqual(codes(answered), []);
});

test("a line of the tool edited by hand is told and can be restored", () => {
  const entry = parseReview(ONE).entries.find(({ kind }) => kind === "finding");
  const line = ONE.slice(entry?.line.start, entry?.line.end);
  const text = ONE.replace("a silent server holds", "nobody knows how long it holds");
  const lineFor = (id: string) => (id === entry?.mark.id ? line : undefined);
  const [told] = found(text, { lineFor });
  assert.equal(told?.code, "edited-line");
  assert.equal(applyEdits(text, told?.fixes[0]?.edits ?? []), ONE);
});

test("marks that are damaged, doubled, lost or hidden are told", () => {
  const { id = "" } = parseReview(ONE).entries.find(({ kind }) => kind === "finding")?.mark ?? {};
  assert.deepEqual(codes(ONE.replace(`premise:${id}`, "premise:9f3")), [
    "lost-mark",
    "malformed-mark",
  ]);
  assert.deepEqual(codes(ONE.replace(/ <!-- premise:[0-9a-f]{16}.*-->/, "")), ["lost-mark"]);
  assert.deepEqual(codes(ONE.replace("Layer:", `See <!-- premise:${id} --> Layer:`)).slice(0, 1), [
    "stray-mark",
  ]);
  const item = /- \[ \] `fetch`[\s\S]*?decision:/.exec(ONE)?.[0] ?? "";
  assert.deepEqual(codes(ONE.replace(item, `${item}\n${item}`)), ["duplicate-id"]);
  assert.deepEqual(codes(ONE.replace(item, `\`\`\`\n${item}\n\`\`\``)), ["hidden-mark"]);
});

test("a file that is cut off, or whose end people took away, says so and offers the rest", () => {
  const cut = ONE.slice(0, ONE.indexOf("## Sign-off"));
  assert.deepEqual(codes(cut), ["no-sign-off", "no-end"]);
  const whole = repaired(cut, "no-sign-off");
  assert.deepEqual(codes(whole), []);
});

test("signatures without name or date, of days to come, or older than items are told", () => {
  const signed = (row: string) => ONE.replace("|---|---|---|---|\n", `|---|---|---|---|\n${row}\n`);
  assert.deepEqual(codes(signed("| Ana | 2026-11-20 | 8b1de04 | |")), []);
  assert.deepEqual(codes(signed("| | 2026-11-20 | | |")), ["malformed-signature"]);
  assert.deepEqual(codes(signed("| Ana | | | |")), ["malformed-signature"]);
  assert.deepEqual(codes(signed("| Ana | 2027-11-20 | | |")), ["malformed-signature"]);
  const spelt = signed("| Ana | 20.11.2026 | | |");
  assert.match(repaired(spelt, "malformed-signature"), /\| Ana \| 2026-11-20 \|/);
  const later = mergeReview(
    signed("| Ana | 2026-11-20 | 8b1de04 | |"),
    plan([finding(), finding({ file: "src/n.ts", message: "`ky` has no deadline" })]),
    context(),
  ).text;
  const [told] = found(later);
  assert.equal(told?.code, "void-sign-off");
  assert.match(told?.message ?? "", /1 item/);
});

test("asked with the code, a decision is told when the code changed or is still there", () => {
  const mine = finding();
  const now = (content: string) => ({
    found: new Map([[mine.fingerprint, { content, status: "open" as const }]]),
  });
  const accepted = below(
    "status: accepted",
    "decision: the network retries itself",
    "until: 2027-01-31",
  );
  assert.deepEqual(codes(accepted, now(mine.content)), []);
  assert.deepEqual(codes(accepted, now("0123456789abcdef")), ["open-again"]);
  assert.deepEqual(codes(below("status: fixed"), now(mine.content)), ["still-found"]);
  assert.deepEqual(
    codes(below("status: fixed", "evidence: the gateway cuts it off"), now(mine.content)),
    [],
  );
});

test("Git conflicts are told; the ones that need no person have a fix", () => {
  const item = (name: string) =>
    mergeReview(
      EMPTY,
      plan([finding({ file: `src/${name}.ts`, message: `\`${name}\` waits` })]),
      context(),
    )
      .text.split("\n")
      .flatMap((line, index, all) =>
        line.startsWith("- [ ] `") ? all.slice(index, index + 4) : [],
      )
      .join("\n");
  const both = ONE.replace(
    "### Only people know",
    `<<<<<<< HEAD\n${item("x")}\n=======\n${item("y")}\n>>>>>>> other\n\n### Only people know`,
  );
  assert.deepEqual(codes(both), ["conflict"]);
  const settled = repaired(both, "conflict");
  assert.deepEqual(codes(settled), []);
  assert.equal(parseReview(settled).entries.filter(({ kind }) => kind === "finding").length, 3);
  const group = mergeReview(
    EMPTY,
    plan(["a", "b"].map((name) => finding({ file: `src/${name}.ts` }))),
    context(),
  ).text;
  const member = (name: string) =>
    `  - [src/${name}.ts, f](x) <!-- premise:${name.repeat(16)}@${name.repeat(16)} late:new -->`;
  const members = group.replace(
    /(\[src\/b\.ts.*\n)/,
    `$1<<<<<<< HEAD\n${member("c")}\n=======\n${member("d")}\n>>>>>>> other\n    - status: open\n`,
  );
  const joined = parseReview(repaired(members, "conflict")).entries.find(
    ({ kind }) => kind === "group",
  );
  assert.equal(joined?.members.length, 4);
  const torn = ONE.replace(
    "  - status: open",
    "<<<<<<< HEAD\n  - status: accepted\n=======\n  - status: fixed\n>>>>>>> other",
  );
  assert.equal(found(torn).find(({ code }) => code === "conflict")?.fixes.length, 2);
  assert.deepEqual(codes(ONE.replace("  - status: open", "<<<<<<< HEAD\n  - status: open")), [
    "conflict",
  ]);
});
