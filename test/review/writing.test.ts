/** What editors write into reviews for people: decisions, and lines of the tool put back as they were. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decisionEdits } from "../../server/review/decide.ts";
import { diagnoseReview } from "../../server/review/diagnose.ts";
import { type Entry, parseReview } from "../../server/review/document.ts";
import { mergeReview } from "../../server/review/merge.ts";
import { applyEdits } from "../../server/review/place.ts";
import { emptyReview } from "../../server/review/render.ts";
import { lineFor } from "../../server/review/restore.ts";
import { statesOf } from "../../server/review/states.ts";
import { COMMIT, context, finding, plan, TODAY } from "./fakes.ts";

const EMPTY = emptyReview({ name: "ledger", level: "B", commit: COMMIT, tool: "premise 9.9.9" });
const alone = finding({ file: "src/z.ts", message: "`got` has no deadline: it may hang" });
const repeats = ["a", "b"].map((name) => finding({ file: `src/${name}.ts` }));
const all = [...repeats, alone];
const PLAN = plan(all);
const TEXT = mergeReview(EMPTY, PLAN, context()).text;

function decided(text: string, pick: (entries: readonly Entry[]) => Entry | undefined): string {
  const document = parseReview(text);
  const entry = pick(document.entries.filter(({ kind }) => kind !== "ask"));
  assert.ok(entry);
  const decision = {
    status: "accepted",
    reason: "the gateway ends it -->\n<!-- premise:end -->",
    owner: "@ana",
    until: "2027-03-31",
  } as const;
  return applyEdits(text, decisionEdits(document, entry, decision));
}

const statuses = (text: string): string[] =>
  statesOf(parseReview(text), TODAY).map(({ status, owner }) => `${status} ${owner}`);

test("a decision fills the lines that are there, and an update leaves it alone", () => {
  const text = decided(TEXT, (entries) => entries.find(({ kind }) => kind === "finding"));
  assert.deepEqual(statuses(text), ["open ", "open ", "accepted @ana"]);
  assert.deepEqual(diagnoseReview(parseReview(text), { today: TODAY }), []);
  const silenced = all.map((each) =>
    each === alone ? { ...each, status: "accepted" as const } : each,
  );
  assert.equal(mergeReview(text, plan(silenced), context()).text, text);
});

test("a decision about a group holds for its places, one about a place for it alone", () => {
  const group = decided(TEXT, (entries) => entries.find(({ kind }) => kind === "group"));
  assert.deepEqual(statuses(group), ["accepted @ana", "accepted @ana", "open "]);
  const member = decided(
    TEXT,
    (entries) => entries.find(({ kind }) => kind === "group")?.members[1],
  );
  assert.deepEqual(statuses(member), ["open ", "accepted @ana", "open "]);
  assert.deepEqual(diagnoseReview(parseReview(member), { today: TODAY }), []);
});

test("lines that contradict each other all get the decision; a bare item gets its lines", () => {
  const twice = TEXT.replace(/ {2}- status: open\n {2}- owner:\n {2}- decision:\n(?=\n)/, (lines) =>
    lines.replace("  - owner:", "  - status: fixed\n  - owner:"),
  );
  const pick = (entries: readonly Entry[]) => entries.find(({ kind }) => kind === "finding");
  assert.deepEqual(statuses(decided(twice, pick)).at(-1), "accepted @ana");
  const bare = TEXT.replace(/ {2}- status: open\n {2}- owner:\n {2}- decision:\n(?=\n)/, "");
  assert.deepEqual(statuses(decided(bare, pick)).at(-1), "accepted @ana");
  const windows = decided(TEXT.replaceAll("\n", "\r\n"), pick);
  assert.deepEqual(statuses(windows).at(-1), "accepted @ana");
  assert.doesNotMatch(windows, /[^\r]\n/);
});

test("an edited line of the tool can be put back, as long as there is something to say", () => {
  const setup = { plan: PLAN, context: context() };
  const change = (from: string, to: string): string => TEXT.replace(from, to);
  const [first = ""] = /- \[ \] `fetch`[^\n]*/.exec(TEXT) ?? [];
  const groupId = /premise:(group:[\w/:-]+)/.exec(first)?.[1] ?? "";
  const edited = parseReview(change("`fetch` has no deadline", "fetch is fine"));
  assert.equal(lineFor(edited, groupId, setup), first.slice("- [ ] ".length));
  const item = parseReview(change("`got` has no deadline", "got is fine"));
  const line = lineFor(item, alone.fingerprint, setup);
  assert.match(line ?? "", /^`got` has no deadline: it may hang: \[src\/z\.ts/);
  assert.equal(lineFor(item, alone.fingerprint, { ...setup, plan: plan(repeats) }), undefined);
  assert.equal(lineFor(parseReview(TEXT), alone.fingerprint, setup), undefined, "nothing edited");
  const layer = parseReview(change("Layer: **unknown**", "Layer: **known**"));
  assert.match(lineFor(layer, "layer-line", setup) ?? "", /^Layer: \*\*unknown\*\*/);
});
