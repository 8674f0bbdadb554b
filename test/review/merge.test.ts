/** How an update treats items: every change of status, of code and of people's minds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "../../server/analysis/report.ts";
import { parseReview } from "../../server/review/document.ts";
import { createLinks } from "../../server/review/links.ts";
import { type MergeContext, mergeReview } from "../../server/review/merge.ts";
import type { PlanInput } from "../../server/review/plan.ts";
import { emptyReview } from "../../server/review/render.ts";
import { statesOf } from "../../server/review/states.ts";
import { COMMIT, context, finding, owners, plan, RULES, TODAY } from "./fakes.ts";

const EMPTY = emptyReview({ name: "ledger", level: "B", commit: COMMIT, tool: "premise 9.9.9" });

const fetchCall = finding();
const cache = finding({
  rule: "state/process-local-cache",
  message: "`prices` lives in this process only",
  file: "src/prices.ts",
  symbol: "prices",
});

function update(
  text: string,
  findings: readonly Finding[],
  change: { plan?: Partial<PlanInput>; context?: Partial<MergeContext> } = {},
) {
  const wanted = plan(findings, change.plan);
  const merged = mergeReview(text, wanted, context(change.context));
  const again = mergeReview(merged.text, wanted, context(change.context));
  assert.equal(again.text, merged.text, "a second update changes nothing");
  assert.deepEqual(again.changes, []);
  return merged;
}

/** What people write behind a key of the first item, or of the item that holds a text. */
function say(text: string, key: string, value: string, near = "- [ ] `fetch`"): string {
  const from = text.indexOf(near);
  assert.notEqual(from, -1, near);
  const at = text.indexOf(`  - ${key}:`, from);
  const next = text.indexOf("\n- [", from);
  if (at === -1 || (next !== -1 && at > next)) {
    const end = text.indexOf("\n", from);
    return `${text.slice(0, end)}\n  - ${key}: ${value}${text.slice(end)}`;
  }
  const end = text.indexOf("\n", at);
  return `${text.slice(0, at)}  - ${key}: ${value}${text.slice(end)}`;
}

function accepted(text: string, near?: string): string {
  const decided = say(
    say(text, "status", "accepted", near),
    "decision",
    "the card network retries",
    near,
  );
  return say(decided, "until", "2027-01-31", near);
}

const statuses = (text: string) =>
  statesOf(parseReview(text), TODAY).map(({ status, place }) => `${place?.file} ${status}`);

test("a new review holds items by illusion and rule, questions, and a sign-off", () => {
  const { text, changes } = update(EMPTY, [fetchCall, cache]);
  const order = [
    "## Where it runs",
    "## State is in one place",
    "“Everybody sees the same cache.”",
    "- [ ] `prices` lives in this process only: [src/prices.ts, prices](https://github.com/acme/shop/blob/",
    "### Only people know",
    "## Scale is just more",
    "- [ ] `fetch` has no deadline",
    "## Sign-off",
    "<!-- premise:end -->",
  ].map((part) => text.indexOf(part));
  assert.ok(!order.includes(-1), text);
  assert.deepEqual(
    [...order].sort((a, b) => a - b),
    order,
  );
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ["added", "added"],
  );
  assert.deepEqual(parseReview(text).faults, []);
});

test("repeats share one decision with their places; owners keep them apart", () => {
  const calls = ["a", "b", "c"].map((name) => finding({ file: `src/${name}.ts` }));
  const one = update(EMPTY, calls).text;
  assert.match(one, /: 3 places, one decision `scale\/no-deadline`/);
  assert.equal(parseReview(one).entries.filter(({ kind }) => kind === "group").length, 1);
  const owned = owners((path) => (path === "src/c.ts" ? ["@bo"] : ["@ana"]));
  const two = update(EMPTY, calls, { plan: { owners: owned } }).text;
  assert.match(two, /: 2 places, one decision/);
  assert.match(
    two,
    /src\/c\.ts, Charge\.submit\]\([^)]*\) `scale\/no-deadline`[^\n]*\n {2}- status: open\n {2}- owner: @bo/,
  );
});

test("packages keep repeats apart and are named", () => {
  const calls = ["apps/a/1", "apps/a/2", "apps/b/1", "apps/b/2"].map((name) =>
    finding({ file: `${name}.ts` }),
  );
  const moduleOf = (file: string): string => file.slice(0, 6);
  const { text } = update(EMPTY, calls, { plan: { moduleOf } });
  assert.match(text, /: 2 places in `apps\/a`, one decision `scale\/no-deadline`/);
  assert.match(text, /: 2 places in `apps\/b`, one decision/);
  assert.deepEqual(
    statesOf(parseReview(text), TODAY).map(({ message }) => message),
    calls.map(({ message }) => message),
  );
});

test("many different findings of one rule in one package are one decision; each place says what it is", () => {
  const many = ["axios.get", "axios.post", "fetch", "got"].map((call, index) =>
    finding({ file: `src/${index}.ts`, message: `\`${call}\` has no deadline: it may hang` }),
  );
  const { text } = update(EMPTY, many);
  assert.match(text, /- \[ \] About scale\/no-deadline: 4 places, one decision/);
  assert.match(text, /\n {2}- `axios\.get` has no deadline: \[src\/0\.ts, /);
  assert.equal(update(text, many).text, text);
  const fifth = finding({ file: "src/9.ts", message: "`ky` has no deadline: it may hang" });
  const decided = say(
    text.replace("status: open", "status: accepted"),
    "decision",
    "it may hang",
    "- [ ] About",
  );
  const later = update(decided, [...many, fifth]).text;
  assert.match(later, /About scale\/no-deadline: 5 places/);
  assert.match(
    later,
    /- `ky` has no deadline: \[src\/9\.ts[^\n]*new since the decision[^\n]*\n {4}- status: open/,
  );
  assert.deepEqual(
    statesOf(parseReview(later), TODAY).map(({ message }) => message),
    [...many, fifth].map(({ message }) => message.replace(": it may hang", "")),
  );
  const few = update(EMPTY, many.slice(0, 3)).text;
  assert.equal(parseReview(few).entries.filter(({ kind }) => kind === "finding").length, 3);
});

test("many places are folded below their decision, and a new one joins them there", () => {
  const places = Array.from({ length: 8 }, (_, index) => finding({ file: `src/${index}.ts` }));
  const { text } = update(EMPTY, [...places, cache]);
  const folded = / {2}- decision:\n\n {2}<details><summary>all places<\/summary>\n\n {2}- \[src\/0/;
  assert.match(text, folded);
  const states = (of: string) => statesOf(parseReview(of), TODAY).map(({ status }) => status);
  assert.equal(states(text).length, 9);
  assert.deepEqual(parseReview(text).faults, []);
  const more = update(text, [...places, cache, finding({ file: "src/8.ts" })]).text;
  assert.match(more, /src\/7\.ts[^\n]*\n {2}- \[src\/8\.ts[^\n]*\n\n {2}<\/details>\n/);
  const decided = say(
    say(more, "status", "accepted\n  - until: 2027-01-31"),
    "decision",
    "the gateway ends each of them",
  );
  assert.deepEqual(new Set(states(decided).slice(1)), new Set(["accepted"]));
  assert.equal(parseReview(decided).entries.filter(({ isFolded }) => isFolded).length, 0);
});

test("rules with findings stand before those that only ask", () => {
  const sure = finding({ rule: "scale/unbounded-queue", message: "`jobs` has no limit" });
  const { text } = update(EMPTY, [sure], { plan: { questions: [fetchCall] } });
  assert.ok(
    text.indexOf("premise:scale/unbounded-queue") < text.indexOf("premise:scale/no-deadline"),
  );
});

test("units about which the same is said share their words", () => {
  const layers = ["apps/a", "apps/b", "apps/c"].map((path) => ({
    path,
    layer: path === "apps/c" ? ("multi-node" as const) : ("unknown" as const),
    evidence: path === "apps/c" ? [{ file: "c.yaml", line: 3, text: "replicas: 3" }] : [],
  }));
  const { text } = update(EMPTY, [fetchCall], { plan: { layers } });
  assert.match(text, /Layer: \*\*unknown\*\* \(`apps\/a`, `apps\/b`\), nothing here says/);
  assert.match(text, /\*\*multi-node\*\* \(`apps\/c`\), by \[c\.yaml:3\]/);
});

test("what is shown: errors, then warnings, then questions; the widest reach first, no rule alone", () => {
  const spread = (rule: string, severity: Finding["severity"], reach: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      finding({
        rule,
        severity,
        file: `${rule}/${index}.ts`,
        symbol: `s${index}`,
        message: `${rule} breaks in way ${index}`,
        related: Array.from({ length: reach - index }, () => ({
          file: "src/routes.ts",
          range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
          message: "a caller",
        })),
      }),
    );
  const findings = [
    ...spread("scale/no-deadline", "warning", 30, 15),
    ...spread("scale/unbounded-queue", "warning", 18, 10),
    ...spread("state/process-local-cache", "error", 9, 9),
  ];
  const questions = spread("time/wall-clock-ordering", "warning", 40, 5);
  const { text } = update(EMPTY, findings, {
    // Each file a package: nothing becomes a group.
    plan: { questions, moduleOf: (file) => file },
  });
  const shown = parseReview(text).entries.filter(
    ({ kind, isFolded }) => kind === "finding" && !isFolded,
  );
  const count = (rule: string): number => shown.filter((entry) => entry.rule === rule).length;
  assert.equal(shown.length, 18);
  assert.equal(count("state/process-local-cache"), 9);
  assert.ok(count("scale/no-deadline") >= 5, String(count("scale/no-deadline")));
  assert.ok(count("scale/unbounded-queue") >= 2, String(count("scale/unbounded-queue")));
  assert.equal(count("time/wall-clock-ordering"), 0);
  const asks = parseReview(text).entries.flatMap(({ kind, rule }) =>
    kind === "ask" ? [rule] : [],
  );
  // The layer, then one for each illusion that was met.
  for (const illusion of ["time/", "state/", "scale/"]) {
    assert.ok(
      asks.some((rule) => rule?.startsWith(illusion)),
      `${illusion} in ${asks.join()}`,
    );
  }
});

test("a gone finding becomes fixed with the commit, its box is ticked, people's words stay", () => {
  const before = say(update(EMPTY, [fetchCall, cache]).text, "decision", "look at this in May");
  const { text, changes } = update(before, [cache]);
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ["fixed"],
  );
  assert.match(text, /- \[x\] `fetch` has no deadline/);
  assert.match(
    text,
    /- no longer found at \[8b1de04c\]\(https:\/\/github\.com\/acme\/shop\/commit\/8b1de04c/,
  );
  assert.match(text, /- decision: look at this in May/);
  const back = update(text, [fetchCall, cache]);
  assert.deepEqual(
    back.changes.map(({ kind }) => kind),
    ["returned"],
  );
  assert.match(back.text, /- \[ \] `fetch` has no deadline/);
  assert.match(back.text, /open again: the finding is back/);
  assert.doesNotMatch(back.text, /no longer found/);
});

test("a file that could not be analysed has no gone findings", () => {
  const before = update(EMPTY, [fetchCall]).text;
  const { text } = update(before, [], { context: { isUncertain: (file) => file === "src/a.ts" } });
  assert.equal(text, before);
});

test("an acceptance holds while the code does, and opens again when it changes", () => {
  const before = accepted(update(EMPTY, [fetchCall]).text);
  assert.equal(update(before, [fetchCall]).text, before);
  const changed = { ...fetchCall, content: "0123456789abcdef" };
  const { text, changes } = update(before, [changed]);
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ["reopened"],
  );
  assert.match(text, /- status: open\n/);
  assert.match(text, /open again: the code changed after it was accepted/);
  assert.match(text, /- decision: the card network retries/);
  const decided = say(text, "status", "accepted");
  const settled = update(decided, [changed]).text;
  assert.doesNotMatch(settled, /open again/, "the remark goes once people have decided anew");
});

test("an acceptance opens again when its day has passed", () => {
  const before = accepted(update(EMPTY, [fetchCall]).text);
  const last = update(before, [fetchCall], { context: { today: "2027-01-31" } });
  assert.deepEqual(last.changes, []);
  const { text, changes } = update(before, [fetchCall], { context: { today: "2027-02-01" } });
  assert.deepEqual(
    changes.map(({ kind, because }) => [kind, because]),
    [["reopened", "it was accepted until 2027-01-31"]],
  );
  assert.match(text, /- until: 2027-01-31/);
});

test("not-applicable and moved survive gone code; not-applicable opens again when the code changes", () => {
  for (const status of ["not-applicable", "moved"]) {
    const words = "the caller has its own deadline, PAY-12";
    const before = say(say(update(EMPTY, [fetchCall]).text, "status", status), "decision", words);
    assert.equal(update(before, []).text, before, status);
    const changed = update(before, [{ ...fetchCall, content: "0123456789abcdef" }]);
    const kinds = changed.changes.map(({ kind }) => kind);
    assert.deepEqual(kinds, [status === "moved" ? "changed" : "reopened"]);
  }
});

test("what people call fixed stays so, whatever is found", () => {
  const before = say(update(EMPTY, [fetchCall]).text, "status", "fixed");
  assert.equal(update(before, [fetchCall]).text, before);
  assert.equal(update(before, []).text, before);
});

test("a misspelt status is left for people", () => {
  const before = say(update(EMPTY, [fetchCall]).text, "status", "acepted");
  assert.equal(update(before, []).text, before);
});

test("moved and renamed code keeps its decision: same rule and code, other place", () => {
  const before = accepted(update(EMPTY, [fetchCall]).text);
  const moved = {
    ...fetchCall,
    file: "src/payments/charge.ts",
    symbol: "Payment.submit",
    fingerprint: "feedfacefeedface",
  };
  const { text, changes } = update(before, [moved]);
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ["moved"],
  );
  assert.match(text, /\[src\/payments\/charge\.ts, Payment\.submit\]/);
  assert.match(text, /premise:feedfacefeedface@/);
  assert.deepEqual(statuses(text), ["src/payments/charge.ts accepted"]);
});

test("of equal code in several new places, the one of the same name keeps the decision", () => {
  const before = accepted(update(EMPTY, [fetchCall]).text);
  const copy = (file: string, symbol: string) =>
    finding({ file, symbol, content: fetchCall.content });
  const { text } = update(before, [
    copy("src/x.ts", "Other.run"),
    copy("src/y.ts", "Charge.submit"),
  ]);
  assert.deepEqual(statuses(text).sort(), ["src/x.ts open", "src/y.ts accepted"]);
});

test("changed code in the same symbol keeps owner and notes, but not its acceptance", () => {
  const before = say(accepted(update(EMPTY, [fetchCall]).text), "owner", "@chi");
  const changed = finding({ message: "`got` has no deadline: a silent server holds this call" });
  const { text, changes } = update(before, [changed]);
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ["reopened"],
  );
  assert.match(text, /- \[ \] `got` has no deadline/);
  assert.match(text, /- owner: @chi/);
});

test("a group's decision covers the members listed then: a new one is open", () => {
  const calls = ["a", "b"].map((name) => finding({ file: `src/${name}.ts` }));
  const before = accepted(update(EMPTY, calls).text);
  const { text, changes } = update(before, [...calls, finding({ file: "src/c.ts" })]);
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ["joined"],
  );
  assert.match(text, /3 places, one decision/);
  assert.match(text, /src\/c\.ts, Charge\.submit\]\([^)]*\), \*\*new since the decision\*\*/);
  assert.deepEqual(statuses(text), ["src/a.ts accepted", "src/b.ts accepted", "src/c.ts open"]);
  const removed = text.replace(/\n {4}- status: open/, "");
  assert.equal(update(removed, [...calls, finding({ file: "src/c.ts" })]).text, text);
  const agreed = text.replace(/\n {4}- status: open/, "\n    - status: accepted");
  const settled = update(agreed, [...calls, finding({ file: "src/c.ts" })]).text;
  assert.doesNotMatch(settled, /new since the decision/);
  assert.deepEqual(
    statuses(settled).filter((each) => each.endsWith("open")),
    [],
  );
});

test("members of a group change, leave and return one by one", () => {
  const calls = ["a", "b", "c"].map((name) => finding({ file: `src/${name}.ts` }));
  const [a, b, c] = calls as [Finding, Finding, Finding];
  const before = accepted(update(EMPTY, calls).text);
  const changed = update(before, [a, { ...b, content: "0123456789abcdef" }, c]);
  assert.deepEqual(statuses(changed.text), [
    "src/a.ts accepted",
    "src/b.ts open",
    "src/c.ts accepted",
  ]);
  assert.match(changed.text, /changed since the decision/);
  const left = update(before, [a, c]);
  assert.match(left.text, /2 places, one decision/);
  assert.match(left.text, /src\/b\.ts, Charge\.submit\]\([^)]*\), \*\*gone since 8b1de04c\*\*/);
  assert.deepEqual(statuses(left.text), [
    "src/a.ts accepted",
    "src/b.ts fixed",
    "src/c.ts accepted",
  ]);
  const back = update(left.text, calls);
  assert.deepEqual(statuses(back.text), [
    "src/a.ts accepted",
    "src/b.ts open",
    "src/c.ts accepted",
  ]);
  const none = update(before, []);
  assert.deepEqual(
    new Set(statuses(none.text)),
    new Set(["src/a.ts fixed", "src/b.ts fixed", "src/c.ts fixed"]),
  );
  assert.match(
    none.text,
    /- \[x\] `fetch`[^[]*no longer found[^[]*\[8b1de04c\][\s\S]*- status: fixed/,
  );
});

test("a member may be decided apart from its group", () => {
  const calls = ["a", "b"].map((name) => finding({ file: `src/${name}.ts` }));
  const before = update(EMPTY, calls).text.replace(
    /( {2}- \[src\/b\.ts[^\n]*)/,
    "$1\n    - status: accepted\n    - decision: called by one night job only\n    - until: 2027-03-01",
  );
  assert.deepEqual(statuses(before), ["src/a.ts open", "src/b.ts accepted"]);
  assert.equal(update(before, calls).text, before);
});

test("items that come or change after a signature say so until somebody signs again", () => {
  const signed = update(EMPTY, [fetchCall]).text.replace(
    "|---|---|---|---|\n",
    "|---|---|---|---|\n| Ana | 2026-11-20 | 8b1de04 | |\n",
  );
  const later = update(signed, [{ ...fetchCall, content: "0123456789abcdef" }, cache]).text;
  assert.match(later, /`prices` lives in this process only[^\n]*\*\*new since sign-off\*\*/);
  assert.match(later, /`fetch` has no deadline[^\n]*\*\*changed since sign-off\*\*/);
  const again = later.replace("| Ana |", "| Bo | 2026-11-23 | 8b1de04 | |\n| Ana |");
  const settled = update(again, [{ ...fetchCall, content: "0123456789abcdef" }, cache]).text;
  assert.doesNotMatch(settled, /since sign-off/);
});

test("a line edited by hand is kept, also when its code moves", () => {
  const before = update(EMPTY, [fetchCall]).text.replace("a silent server holds", "Visa holds");
  const document = parseReview(before);
  assert.deepEqual(document.entries.filter(({ isEdited }) => isEdited).length, 1);
  const moved = { ...fetchCall, file: "src/z.ts", fingerprint: "feedfacefeedface" };
  const { text } = update(before, [moved]);
  assert.match(text, /Visa holds/);
  assert.match(text, /premise:feedfacefeedface@/);
  assert.equal(parseReview(text).entries.filter(({ isEdited }) => isEdited).length, 1);
});

test("an item that lost its mark, or part of it, gets it back with its decision", () => {
  const whole = accepted(update(EMPTY, [fetchCall]).text);
  for (const damage of [
    / <!-- premise:[0-9a-f]{16}[^>]*-->/,
    /(?<=premise:[0-9a-f]{4})[0-9a-f]{12}[^>]*-->/,
  ]) {
    const { text, changes } = update(whole.replace(damage, ""), [fetchCall]);
    assert.deepEqual(
      changes.map(({ kind }) => kind),
      ["restored"],
      String(damage),
    );
    assert.deepEqual(statuses(text), ["src/a.ts accepted"]);
  }
});

test("an item as people write it by hand is understood", () => {
  const id = fetchCall.fingerprint.slice(0, 6);
  const hand = EMPTY.replace(
    "## Sign-off",
    `* [x] our own words about [src/a.ts, Charge.submit](x) \`scale/no-deadline\` <!-- premise:${id} -->\n  * **Status**: Accepted\n  * until: 2027-01-31\n  * decision: the card network retries\n\n## Sign-off`,
  );
  assert.deepEqual(statuses(hand), ["src/a.ts accepted"]);
  const { text, changes } = update(hand, [fetchCall]);
  assert.deepEqual(changes, []);
  assert.match(text, /\* \[x\] our own words about/);
  assert.ok(text.includes(`premise:${fetchCall.fingerprint}@${fetchCall.content} -->`));
});

test("what the source accepts is shown, what another review decided is not asked; one in the file says so below", () => {
  const inSource: Finding = {
    ...cache,
    status: "accepted",
    reason: "one process by design",
    decision: { by: "source", file: cache.file, line: 4, until: "2027-05-01" },
  };
  const inReview: Finding = {
    ...fetchCall,
    status: "accepted",
    reason: "the network retries",
    decision: { by: "review", file: "design-reviews/2026-10-01-old.md", line: 9 },
  };
  const { text } = update(EMPTY, [inSource, inReview]);
  assert.match(text, /## Accepted in the source/);
  assert.match(
    text,
    /prices\]\([^)]*\) `state\/process-local-cache`: one process by design, until 2027-05-01 <!--/,
  );
  assert.doesNotMatch(text, /the network retries|`fetch`/);
  const asked = update(EMPTY, [cache]).text;
  assert.match(
    update(asked, [inSource]).text,
    /- accepted in the source: one process by design, until 2027-05-01 <!--/,
  );
  const over = update(text, [cache, fetchCall]).text;
  assert.doesNotMatch(over, /prices\][^\n]*one process by design/);
});

test("at most 18 decisions stand open to view, the rest is folded, and nothing is asked twice", () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    finding({ file: `src/f${index}.ts`, message: `\`call${index}\` has no deadline` }),
  );
  // Each file a package: nothing becomes a group.
  const change = { plan: { moduleOf: (file: string) => file } };
  const { text } = update(EMPTY, many, change);
  const { entries } = parseReview(text);
  const items = entries.filter(({ kind }) => kind === "finding");
  assert.equal(items.length, 40);
  assert.equal(items.filter(({ isFolded }) => isFolded).length, 22);
  const folded = (more: Finding): number => {
    const after = update(text, [...many, more], change).text;
    return parseReview(after).entries.filter(({ isFolded }) => isFolded).length;
  };
  assert.equal(folded(cache), 23);
  assert.equal(folded({ ...cache, severity: "error" }), 22, "an error is shown in a full review");
});

test("the level trims what is asked", () => {
  const info = finding({ severity: "info", file: "src/i.ts", message: "`x` may be slow" });
  const unsure = finding({ confidence: "possible", file: "src/q.ts", message: "`y` may wait" });
  const count = (level: "A" | "B" | "C") => {
    const change = { plan: { level, questions: [unsure] } };
    const { entries } = parseReview(update(EMPTY, [fetchCall, info], change).text);
    const asks = entries.filter(({ kind }) => kind === "ask").length;
    return { asks, findings: entries.length - asks };
  };
  assert.deepEqual(count("A"), { asks: 3, findings: 3 });
  assert.deepEqual(count("B"), { asks: 3, findings: 2 });
  assert.deepEqual(count("C"), { asks: 2, findings: 1 });
});

test("only wanted files add items, while every finding keeps its decision", () => {
  const before = accepted(update(EMPTY, [fetchCall]).text);
  const { text } = update(before, [fetchCall, cache, finding({ file: "src/n.ts" })], {
    plan: { added: ({ file }) => file === "src/n.ts" },
  });
  assert.deepEqual(statuses(text), ["src/a.ts accepted", "src/n.ts open"]);
});

test("a finding of a rule that this version does not have is not called fixed", () => {
  const before = update(EMPTY, [fetchCall]).text;
  const less = RULES.filter(({ id }) => id !== "scale/no-deadline");
  assert.equal(update(before, [], { plan: { rules: less } }).text, before);
});

test("links without a known host are relative and follow the lines", () => {
  const links = createLinks({});
  const at = (line: number) =>
    finding({ range: { start: { line, column: 1 }, end: { line, column: 2 } } });
  const before = update(EMPTY, [at(7)], { context: { links } }).text;
  assert.match(before, /\]\(\.\.\/src\/a\.ts#L7\)/);
  assert.match(update(before, [at(9)], { context: { links } }).text, /\]\(\.\.\/src\/a\.ts#L9\)/);
});

test("a pinned link stays while the code does, whatever is committed since", () => {
  const before = update(EMPTY, [fetchCall]).text;
  const commit = "1".repeat(40);
  const links = createLinks({ commit, remote: "git@github.com:acme/shop.git" });
  const { text } = update(before, [fetchCall], { context: { commit, links } });
  assert.equal(text, before);
});

test("hostile names cannot leave their place in the file", () => {
  const nasty = finding({
    file: "src/](x) <!-- premise:end -->`.ts",
    symbol: "a[`b`]|<img src=x>\n## fake",
    message: "`x` --> <script> ```\n- [ ] injected",
  });
  const { text } = update(EMPTY, [nasty, cache]);
  const document = parseReview(text);
  assert.deepEqual(document.faults, []);
  assert.equal(document.entries.filter(({ kind }) => kind === "finding").length, 2);
  assert.doesNotMatch(text, /^- \[ \] injected/m);
  assert.doesNotMatch(text, /^## fake/m);
});
