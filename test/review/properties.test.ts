/** What no edit by people, no merge and no accident may break, tried on thousands of made-up ones. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "../../server/analysis/report.ts";
import { readMentions } from "../../server/review/decisions.ts";
import { diagnoseReview } from "../../server/review/diagnose.ts";
import { parseReview } from "../../server/review/document.ts";
import { mergeReview } from "../../server/review/merge.ts";
import { applyEdits } from "../../server/review/place.ts";
import { emptyReview } from "../../server/review/render.ts";
import { statesOf } from "../../server/review/states.ts";
import { COMMIT, context, finding, owners, plan, random, TODAY } from "./fakes.ts";

const EDITED = 2400;
const MANGLED = 1200;
const MERGED = 400;

const OWNERS = owners((path) => (path.includes("b") ? ["@bo"] : ["@ana"]));
const FINDINGS: readonly Finding[] = [
  finding(),
  ...["b", "c", "d", "e"].map((name) =>
    finding({ file: `src/${name}.ts`, message: "`got` has no deadline: it waits" }),
  ),
  finding({
    rule: "state/process-local-cache",
    message: "`prices` lives here only",
    file: "src/p.ts",
  }),
  finding({
    rule: "time/wall-clock-ordering",
    message: "the later date wins 🚀",
    file: "src/日本.ts",
  }),
  finding({ rule: "scale/unbounded-queue", message: "`jobs` has no limit", file: "src/q.ts" }),
  // With those above so many places that they are folded.
  ...["f", "g", "h", "i"].map((name) =>
    finding({ file: `src/${name}.ts`, message: "`got` has no deadline: it waits" }),
  ),
  // Together with the one above enough for a group whose places say what they are.
  ...["mails", "events", "hooks"].map((name) =>
    finding({
      rule: "scale/unbounded-queue",
      message: `\`${name}\` grows: nothing is refused`,
      file: `src/${name}.ts`,
    }),
  ),
];
const START = emptyReview({ name: "ledger", level: "B", commit: COMMIT, tool: "premise 9.9.9" });
const PLAN = plan(FINDINGS, { owners: OWNERS });
const CREATED = mergeReview(START, PLAN, context()).text;
/** Cut at each of its bytes. */
const SHORT_PLAN = plan(
  [0, 1, 2, 6].flatMap((index) => FINDINGS[index] ?? []),
  { level: "C" },
);
const SHORT = mergeReview(START, SHORT_PLAN, context()).text;

type Random = (limit: number) => number;

const PROSE = [
  "We talked about this on Monday.",
  "Naïve café, 日本語, 🚀🧪 and a lone \u0301 mark",
  "see `fetch` and [the ADR](docs/adr/0012.md)",
  "> a quotation of somebody",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "```ts\nconst a = 1; // <!-- premise:abcdef0123456789 -->\n```",
  "1. first\n2. second",
  "* [ ] our own to-do",
  "- [x] done by us, without any mark",
  "<!-- a comment of ours -->",
  "\tindented by a tab",
  "ends with two spaces  ",
  "***",
  "a_b*c<d>&amp;\\",
  "status: this is prose",
];
const STATUSES = [
  "accepted",
  "fixed",
  "not-applicable",
  "moved",
  "open",
  "acepted",
  "",
  "Accepted.",
];
const WORDS = [
  "the network retries itself",
  "no",
  "ticket PAY-12 has the plan",
  "",
  "siehe Notiz für später",
];
const DATES = ["2027-01-31", "2026-01-01", "31.1.2027", "soon", ""];

/** One edit as people make them. Lines are without their breaks. */
function edit(lines: string[], next: Random): void {
  const at = next(lines.length + 1);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const fieldAt = (key: string): number => {
    const those = lines.flatMap((line, index) =>
      new RegExp(`^\\s*- ${key}:`).test(line) ? [index] : [],
    );
    return those.length === 0 ? -1 : pick(those);
  };
  const set = (key: string, value: string): void => {
    const index = fieldAt(key);
    if (index >= 0)
      lines[index] = `${/^\s*/.exec(lines[index] ?? "")?.[0] ?? ""}- ${key}: ${value}`;
  };
  switch (next(16)) {
    case 0:
      set("status", pick(STATUSES));
      return;
    case 1:
      set("decision", pick(WORDS));
      return;
    case 2:
      set("owner", pick(["@ana", "@nobody", "Ana and Bo", ""]));
      return;
    case 3: {
      const index = fieldAt("status");
      if (index >= 0) lines.splice(index + 1, 0, `  - until: ${pick(DATES)}`);
      return;
    }
    case 4: {
      const boxes = lines.flatMap((line, index) => (line.includes("- [ ]") ? [index] : []));
      const index = boxes.length === 0 ? 0 : pick(boxes);
      lines[index] = (lines[index] ?? "").replace("- [ ]", next(2) === 0 ? "- [x]" : "- [X]");
      return;
    }
    case 5:
      lines.splice(at, 0, "", ...pick(PROSE).split("\n"), "");
      return;
    case 6: {
      const index = fieldAt(pick(["status", "owner", "decision"]));
      if (index >= 0) lines.splice(index + 1, 0, `    ${pick(PROSE).split("\n")[0]}`);
      return;
    }
    case 7: {
      // A whole item goes elsewhere.
      const starts = lines.flatMap((line, index) => (/^- \[.\] /.test(line) ? [index] : []));
      if (starts.length < 2) return;
      const start = pick(starts);
      let end = start + 1;
      while (end < lines.length && /^\s+\S/.test(lines[end] ?? "")) end++;
      const item = lines.splice(start, end - start);
      const to = lines.flatMap((line, index) => (/^- \[.\] /.test(line) ? [index] : []));
      lines.splice(to.length === 0 ? lines.length : pick(to), 0, ...item);
      return;
    }
    case 8: {
      // A long line is wrapped at a space.
      const long = lines.flatMap((line, index) =>
        line.length > 90 && /^\s*- /.test(line) ? [index] : [],
      );
      if (long.length === 0) return;
      const index = pick(long);
      const line = lines[index] ?? "";
      const spaces = [...line.matchAll(/(?<=\S) (?=\S)/g)].map((found) => found.index).slice(3);
      if (spaces.length === 0) return;
      const cut = pick(spaces);
      const indent = " ".repeat(
        (/^\s*- (?:\[.\] )?/.exec(line)?.[0].length ?? 2) -
          (/\[.\]/.test(line.slice(0, 8)) ? 4 : 0),
      );
      lines.splice(index, 1, line.slice(0, cut), indent + line.slice(cut + 1));
      return;
    }
    case 9: {
      const index = fieldAt(pick(["status", "owner", "decision", "answer"]));
      if (index >= 0) lines.splice(index, 1);
      return;
    }
    case 10:
      set("answer", pick(WORDS));
      return;
    case 11: {
      const header = lines.findIndex((line) => line.startsWith("|---|---|---|"));
      if (header >= 0)
        lines.splice(
          header + 1,
          0,
          `| ${pick(["Ana", "Bo", ""])} | ${pick(DATES)} | 8b1de04 | ok |`,
        );
      return;
    }
    case 12: {
      // Somebody rewords a line of the tool.
      const owned = lines.flatMap((line, index) => (line.includes("has no") ? [index] : []));
      if (owned.length > 0) {
        const index = pick(owned);
        lines[index] = (lines[index] ?? "").replace("has no", "has, we think, no");
      }
      return;
    }
    case 13: {
      const blank = lines.flatMap((line, index) => (line === "" ? [index] : []));
      if (blank.length > 0) lines.splice(pick(blank), 1);
      return;
    }
    case 14: {
      const index = fieldAt(pick(["status", "owner"]));
      if (index >= 0)
        lines[index] = (lines[index] ?? "").replace("- ", "* ").replace(/(status|owner)/, "**$1**");
      return;
    }
    default: {
      const index = fieldAt("decision");
      if (index >= 0)
        lines[index] += ` ${pick(WORDS)}\n    ${pick(["and goes on here", "über zwei Zeilen 🧪"])}`;
    }
  }
}

function edited(text: string, next: Random): string {
  const lines = text.split("\n");
  for (let count = 1 + next(8); count > 0; count--) edit(lines, next);
  const joined = lines.join("\n").split("\n");
  const eol = next(4) === 0 ? "\r\n" : "\n";
  return (next(6) === 0 ? "\uFEFF" : "") + joined.join(eol);
}

/** The code of tomorrow: some findings go, move or change, some are new. */
function later(next: Random): readonly Finding[] {
  const changed = FINDINGS.flatMap((each): Finding[] => {
    switch (next(6)) {
      case 0:
        return [];
      case 1:
        return [
          {
            ...each,
            file: `lib/${each.file}`,
            fingerprint: `${each.fingerprint.slice(0, 12)}aaaa`,
          },
        ];
      case 2:
        return [{ ...each, content: `${each.content.slice(0, 12)}bbbb` }];
      default:
        return [each];
    }
  });
  const fresh = Array.from({ length: next(4) }, (_, index) =>
    finding({
      file: `src/new${index}.ts`,
      message: next(2) === 0 ? "`got` has no deadline: it waits" : "`ky` has no deadline",
    }),
  );
  return [...changed, ...fresh];
}

/** Everything in a text that is people's: all but marked lines, statuses, boxes and the head's settings. */
function people(text: string): string {
  const document = parseReview(text);
  const owned: { start: number; end: number }[] = [];
  for (const entry of document.entries.flatMap((each) => [each, ...each.members])) {
    owned.push(entry.line);
    if (entry.box !== undefined) owned.push(entry.box.span);
    for (const { key, valueSpan } of entry.fields) if (key === "status") owned.push(valueSpan);
    for (const { span } of entry.notes) owned.push(span);
  }
  for (const part of document.parts) owned.push(part.line);
  for (const { valueSpan } of document.settings) owned.push(valueSpan);
  for (const { text: words, remains } of document.lost)
    owned.push({ start: words.start, end: remains.end });
  return applyEdits(
    text,
    outermost(owned).map((span) => ({ ...span, text: "\uE000" })),
  );
}

function outermost(spans: readonly { start: number; end: number }[]) {
  const kept: { start: number; end: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || span.start >= last.end) kept.push(span);
  }
  return kept;
}

/** Runs of words of people's, in order; the tool's lines between them may come and go. */
function assertKept(before: string, after: string, about: string): void {
  const pieces = people(before)
    .split(/\uE000|\r\n|\n|\r/)
    .map((piece) => piece.trimEnd())
    .filter((piece) => !/^[\s>*+-]*(?:\[[ xX]?\]?)?[\s*_]*(?:status[*_]*:)?\s*$/i.test(piece));
  let at = 0;
  for (const piece of pieces) {
    const found = after.indexOf(piece, at);
    assert.notEqual(
      found,
      -1,
      `${about}: lost ${JSON.stringify(piece)}\n--- before\n${before}\n--- after\n${after}`,
    );
    at = found + piece.length;
  }
}

test(`people's text survives an update after ${EDITED} random edits of people and code, and updating twice changes nothing more`, () => {
  for (let seed = 1; seed <= EDITED; seed++) {
    const next = random(seed);
    const before = edited(CREATED, next);
    const wanted = plan(later(next), { owners: OWNERS });
    const merged = mergeReview(before, wanted, context());
    assert.equal(merged.isUnsettled, false, `seed ${seed} is not settled by one update`);
    assertKept(before, merged.text, `seed ${seed}`);
    if (merged.settled === 0) assert.equal(applyEdits(before, merged.edits), merged.text);
    // Looked at by the merge itself, too; once more from outside for a part of them.
    if (seed % 10 === 0) {
      assert.equal(mergeReview(merged.text, wanted, context()).text, merged.text, `seed ${seed}`);
    }
    // Every byte outside the edits is there by construction; the edits themselves touch the tool's text only.
    for (const { start, end } of merged.edits) {
      const touched = before.slice(start, end).trim();
      const isOurs =
        touched === "" ||
        /<!--\s*premise:/.test(touched) ||
        /^(?:x|X|[0-9a-f]{40}|premise 9\.9\.9|[ABC])$/.test(touched) ||
        STATUSES.includes(touched);
      assert.ok(isOurs, `seed ${seed} touched ${JSON.stringify(touched)}`);
    }
  }
});

test("every wanted finding is in the review once after an update, unless it is torn or hidden", () => {
  for (let seed = 1; seed <= 400; seed++) {
    const next = random(seed * 7919);
    const wanted = plan(later(next), { owners: OWNERS });
    const { text } = mergeReview(edited(CREATED, next), wanted, context());
    const document = parseReview(text);
    const ids = statesOf(document, TODAY).map(({ fingerprint }) => fingerprint);
    for (const { finding: each } of wanted.found) {
      const count = ids.filter((id) => id === each.fingerprint).length;
      assert.ok(
        count === 1 || document.strayIds.has(each.fingerprint),
        `seed ${seed}: ${each.file} ${count}`,
      );
    }
  }
});

/** Damage as accidents make it. */
function mangled(text: string, next: Random): string {
  const at = next(text.length);
  const length = 1 + next(60);
  switch (next(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + text.slice(at, at + length).repeat(2) + text.slice(at + length);
    case 2:
      return `${text.slice(0, at)}\`\`\`\n${text.slice(at)}`;
    case 3:
      return `${text.slice(0, at)}<!--${text.slice(at)}`;
    case 4:
      return `${text.slice(0, at)}\n<<<<<<< ours\n${text.slice(at)}`;
    case 5:
      return text.replace(/premise:[0-9a-f]+/, (id) => id.slice(0, 8 + next(12)));
    case 6:
      return text.replaceAll("\n", next(2) === 0 ? "" : "\r");
    default: {
      const units = text.split("");
      for (let count = 0; count < 20; count++) {
        const place = next(units.length);
        units[place] = ["\u0000", "-", ">", "\t", "`", "\uD83D", "]", "\n"][next(8)] ?? "";
      }
      return units.join("");
    }
  }
}

test(`${MANGLED} mangled files give diagnostics, keep what they held, and settle in one update`, () => {
  let unsettled = 0;
  for (let seed = 1; seed <= MANGLED; seed++) {
    const next = random(seed * 104_729);
    const before = mangled(edited(CREATED, next), next);
    const document = parseReview(before);
    for (const { start, end, fixes } of diagnoseReview(document, {
      today: TODAY,
      owners: OWNERS,
    })) {
      assert.ok(0 <= start && start <= end && end <= before.length, `seed ${seed}`);
      for (const { edits } of fixes) assert.equal(typeof applyEdits(before, edits), "string");
    }
    const wanted = plan(later(next), { owners: OWNERS });
    const merged = mergeReview(before, wanted, context());
    if (merged.isUnsettled) {
      unsettled++;
      assert.equal(merged.text, before);
    }
    assertKept(before, merged.text, `seed ${seed}`);
  }
  assert.ok(unsettled <= MANGLED / 200, `${unsettled} files could not be settled`);
});

test(`a file cut off at any of its ${Buffer.byteLength(SHORT)} bytes says so and loses nothing`, () => {
  const bytes = Buffer.from(SHORT);
  const end = bytes.lastIndexOf("-->") + 3;
  for (let length = 0; length < bytes.length; length++) {
    const text = bytes.subarray(0, length).toString("utf8");
    const document = parseReview(text);
    const found = diagnoseReview(document, { today: TODAY });
    if (length < end) assert.ok(found.length > 0, `cut at ${length} goes unnoticed`);
    // Updating each would take minutes.
    if (length % 5 !== 0) continue;
    const merged = mergeReview(text, SHORT_PLAN, context());
    assertKept(text, merged.text, `cut at ${length}`);
    assert.equal(
      mergeReview(merged.text, SHORT_PLAN, context()).text,
      merged.text,
      `cut at ${length}`,
    );
  }
});

test(`${MERGED} Git merges of two people's edits are settled or reported, and decide nothing by themselves`, () => {
  let settled = 0;
  let reported = 0;
  for (let seed = 1; seed <= MERGED; seed++) {
    const next = random(seed * 31_337);
    const lines = CREATED.split("\n");
    const from = next(lines.length - 2);
    const to = from + 1 + next(6);
    const side = (): string[] => {
      const own = lines.slice(from, to);
      if (next(3) > 0) edit(own, next);
      return own;
    };
    const text = [
      ...lines.slice(0, from),
      "<<<<<<< HEAD",
      ...side(),
      ...(next(2) === 0 ? ["||||||| base", ...lines.slice(from, to)] : []),
      "=======",
      ...side(),
      ">>>>>>> theirs",
      ...lines.slice(to),
    ].join("\n");
    const document = parseReview(text);
    assert.ok(diagnoseReview(document, { today: TODAY }).some(({ code }) => code === "conflict"));
    for (const { line, reason } of readMentions(text, TODAY)) {
      const isInside = document.conflicts.some(({ start, end }) => {
        const at = text
          .split("\n")
          .slice(0, line - 1)
          .join("\n").length;
        return start <= at && at < end;
      });
      assert.ok(!isInside || reason === undefined, `seed ${seed}`);
    }
    const merged = mergeReview(text, PLAN, context());
    if (merged.settled > 0) settled++;
    else {
      reported++;
      assert.match(merged.text, /^<{7} HEAD$/m);
      for (const { start, end } of document.conflicts) {
        assert.ok(merged.text.includes(text.slice(start, end)), `seed ${seed} changed a conflict`);
      }
    }
    assert.equal(mergeReview(merged.text, PLAN, context()).text, merged.text, `seed ${seed}`);
  }
  assert.ok(settled > 0 && reported > 0, `${settled} settled, ${reported} reported`);
});

test("hostile files are read in time and refused in words", () => {
  const hostile: [string, string][] = [
    ["- ".repeat(20_000), "too-deep"],
    [`${" ".repeat(400)}- a\n`.repeat(10), "too-deep"],
    ["`".repeat(5000), "too-deep"],
    ["x".repeat(1_200_000), "too-large"],
  ];
  for (const [text, code] of hostile) {
    const document = parseReview(text);
    assert.deepEqual(
      document.faults.map((fault) => fault.code),
      [code],
    );
    assert.equal(mergeReview(text, PLAN, context()).text, text);
  }
  const slow = [
    "*a_ ".repeat(20_000),
    "[".repeat(50_000),
    "<!-- premise:".repeat(10_000),
    "<<<<<<< a\n".repeat(10_000),
    "> ".repeat(40) + "x\n".repeat(2000),
  ];
  const started = performance.now();
  for (const text of slow) mergeReview(text, PLAN, context());
  assert.ok(performance.now() - started < 30_000, `${performance.now() - started} ms`);
});
