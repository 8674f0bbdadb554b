/** Acceptance comments: where they count, what they cover, what is wrong with them, and their edits. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ts } from "ts-morph";
import type { TextEdit } from "../rules/kit/rule.ts";
import {
  type AcceptanceIssue,
  acceptanceEdit,
  readAcceptances,
} from "../server/analysis/acceptances.ts";

const DEADLINE = "scale/no-deadline";
const RULES = [DEADLINE, "time/wall-clock-ordering"];
const TODAY = "2026-11-23";
const REASON = "measured in load test";

function parse(text: string, name = "/repo/a.ts"): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true);
}

/** The words of `text` before which a finding of the rule is accepted, asked for every `fetch(…)`. */
function acceptedCalls(text: string): string[] {
  const file = parse(text);
  const acceptances = readAcceptances(file, RULES, TODAY);
  return [...text.matchAll(/fetch\((\w*)[^;]*?\)/g)]
    .filter(
      (call) => acceptances.accept(DEADLINE, call.index, call.index + call[0].length) !== undefined,
    )
    .map((call) => call[1] ?? "");
}

function issuesOf(text: string): readonly AcceptanceIssue[] {
  return readAcceptances(parse(text), RULES, TODAY).issues();
}

function apply(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((left, right) => right.start - left.start)
    .reduce(
      (result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end),
      text,
    );
}

function fixed(text: string): string {
  const [issue] = issuesOf(text);
  const [fix] = issue?.fixes ?? [];
  assert.ok(fix !== undefined, `a fix for ${issue?.kind}`);
  return apply(text, fix.edits());
}

test("a comment above a statement covers it, and nothing after it", () => {
  const text = `
// premise: accept ${DEADLINE} -- ${REASON}
await fetch(one, {
  method: "POST",
});
await fetch(two);`;
  assert.deepEqual(acceptedCalls(text), ["one"]);
});

test("a comment at the end of a line covers what starts or ends on it", () => {
  const text = `
await fetch(zero);
await fetch(one); // premise: accept ${DEADLINE} -- ${REASON}
await fetch(two, {
}); // premise: accept ${DEADLINE} -- ${REASON}
await fetch(three);`;
  assert.deepEqual(acceptedCalls(text), ["one", "two"]);
});

test("a comment above a function, method or class covers all of it", () => {
  const text = `
// premise: accept ${DEADLINE} -- ${REASON}
export async function send() {
  await fetch(one);
  const again = () => fetch(two);
}
class Api {
  /** Sends. */
  // premise: accept ${DEADLINE} -- ${REASON}
  @Post("/x")
  async post() { await fetch(three); }
  async get() { await fetch(four); }
}
/* premise: accept ${DEADLINE} -- ${REASON} */
@Injectable()
export class Client {
  run = () => fetch(five);
}`;
  assert.deepEqual(acceptedCalls(text), ["one", "two", "three", "five"]);
});

test("a comment above a property, an argument or a link of a chain covers that", () => {
  const text = `
run({
  // premise: accept ${DEADLINE} -- ${REASON}
  first: () => fetch(one),
  second: () => fetch(two),
});
api
  // premise: accept ${DEADLINE} -- ${REASON}
  .fetch(three)
  .fetch(four);`;
  assert.deepEqual(acceptedCalls(text), ["one", "three"]);
});

test("accept-file covers the file from anywhere in it", () => {
  const text = `await fetch(one);
function f() {
  // premise: accept-file ${DEADLINE} -- ${REASON}
}
await fetch(two);`;
  assert.deepEqual(acceptedCalls(text), ["one", "two"]);
});

test("the narrowest acceptance is the one that is used", () => {
  const text = `// premise: accept ${DEADLINE} -- the outer one here
function f() {
  fetch(one); // premise: accept ${DEADLINE} -- the inner one here
}`;
  const file = parse(text);
  const acceptances = readAcceptances(file, RULES, TODAY);
  const at = text.indexOf("fetch");
  assert.equal(acceptances.accept(DEADLINE, at, at + 10)?.reason, "the inner one here");
  assert.deepEqual(
    acceptances.issues().map((issue) => [issue.kind, issue.place.start]),
    [["unused", 0]],
  );
});

test("strings, templates, regular expressions and JSX text hold no acceptances", () => {
  const directive = `// premise: accept ${DEADLINE} -- ${REASON}`;
  const texts = [
    `const a = "${directive}"; fetch(one);`,
    `const a = \`\n${directive}\n\`; fetch(one);`,
    "const a = /premise: accept x/; fetch(one);",
    `// see 'premise: accept ${DEADLINE} -- ${REASON}' in the guide\nfetch(one);`,
    `// premise: the caller holds the lock\nfetch(one);`,
    `// premise: accept that clocks differ\nfetch(one);`,
  ];
  for (const text of texts) {
    assert.deepEqual(acceptedCalls(text), [], text);
    assert.deepEqual(issuesOf(text), [], text);
  }
  const jsx = parse(`const a = <p>\n${directive}\n</p>;`, "/repo/a.tsx");
  assert.deepEqual(readAcceptances(jsx, RULES, TODAY).all, []);
  const inside = parse(
    `const a = \`\${ /* premise: accept ${DEADLINE} -- ${REASON} */ fetch(one)}\`;`,
  );
  assert.equal(readAcceptances(inside, RULES, TODAY).all.length, 1);
});

test("reason and date are read apart", () => {
  const [acceptance] = readAcceptances(
    parse(`fetch(one); // premise: accept ${DEADLINE} -- the bank retries until 2027-01-31`),
    RULES,
    TODAY,
  ).all;
  assert.equal(acceptance?.reason, "the bank retries");
  assert.equal(acceptance?.until, "2027-01-31");
  const [endless] = readAcceptances(
    parse(`fetch(one); // premise: accept ${DEADLINE} -- fine until we have two nodes`),
    RULES,
    TODAY,
  ).all;
  assert.equal(endless?.reason, "fine until we have two nodes");
  assert.equal(endless?.until, undefined);
});

test("what is wrong is said, and a wrong acceptance accepts nothing", () => {
  const cases: [string, AcceptanceIssue["kind"], RegExp][] = [
    [`accept ${DEADLINE}`, "missing-reason", /needs a reason/],
    [`accept ${DEADLINE} --`, "missing-reason", /needs a reason/],
    [`accept ${DEADLINE} -- until 2027-01-31`, "missing-reason", /needs a reason/],
    [`accept ${DEADLINE} -- too short`, "short-reason", /'too short' is too short/],
    [`accept ${DEADLINE} -- a - - .`, "short-reason", /three words/],
    [`accept ${DEADLINE}: ${REASON}`, "unknown-rule", /did you mean 'scale\/no-deadline'/],
    [`accept ${DEADLINE} ${REASON}`, "malformed", /follows ' -- '/],
    [`accept scale/no-deadlnie -- ${REASON}`, "unknown-rule", /did you mean 'scale\/no-deadline'/],
    [`accpet ${DEADLINE} -- ${REASON}`, "malformed", /unknown directive/],
    [`ignore ${DEADLINE} -- ${REASON}`, "malformed", /write 'premise: accept/],
    [`accept -- ${REASON}`, "malformed", /names no rule/],
    [`accept ${DEADLINE} -- ${REASON} until 2026-11-22`, "passed", /ended on 2026-11-22/],
    [`accept ${DEADLINE} -- ${REASON} until 2027-02-30`, "malformed", /is not a date/],
    [`accept ${DEADLINE} -- ${REASON} until 1/2/2027`, "malformed", /is not a date/],
  ];
  for (const [directive, kind, message] of cases) {
    const text = `fetch(one); // premise: ${directive}`;
    assert.deepEqual(acceptedCalls(text), [], directive);
    const issues = issuesOf(text);
    assert.deepEqual(
      issues.map((issue) => issue.kind),
      [kind],
      directive,
    );
    assert.match(issues[0]?.message ?? "", message);
  }
});

test("an acceptance holds on its last day", () => {
  const text = `fetch(one); // premise: accept ${DEADLINE} -- ${REASON} until ${TODAY}`;
  assert.deepEqual(acceptedCalls(text), ["one"]);
});

test("an acceptance of a rule that did not run is not called unused", () => {
  const text = `fetch(one); // premise: accept ${DEADLINE} -- ${REASON}`;
  const acceptances = readAcceptances(parse(text), RULES, TODAY);
  assert.deepEqual(
    acceptances.issues((rule) => rule !== DEADLINE),
    [],
  );
  assert.deepEqual(
    acceptances.issues().map((issue) => issue.kind),
    ["unused"],
  );
});

test("fixes correct the id and remove what is unused or over, and nothing else", () => {
  assert.equal(
    fixed(`fetch(one); // premise: accept scale/no-deadlnie -- ${REASON}`),
    `fetch(one); // premise: accept ${DEADLINE} -- ${REASON}`,
  );
  assert.equal(
    fixed(`a();\r\n  // premise: accept ${DEADLINE} -- ${REASON}\r\n  b();\r\n`),
    "a();\r\n  b();\r\n",
  );
  assert.equal(fixed(`a(); // premise: accept ${DEADLINE} -- ${REASON}\nb();`), "a();\nb();");
  assert.equal(
    fixed(`a(/* premise: accept ${DEADLINE} -- ${REASON} until 2020-01-01 */ b);`),
    "a( b);",
  );
  for (const directive of [`accept ${DEADLINE}`, `accept ${DEADLINE} -- too short`]) {
    assert.deepEqual(
      issuesOf(`a(); // premise: ${directive}`)[0]?.fixes,
      [],
      "a reason is a person's",
    );
  }
});

test("the accepting edit covers the finding it was made for, wherever that stands", () => {
  const texts = [
    "await fetch(one);\nawait fetch(two);",
    "function f() {\n\tif (a) return fetch(one);\n\tfetch(two);\n}",
    "class A {\n  go = async () => fetch(one);\n  stay = () => fetch(two);\n}",
    "a(); fetch(one);\nfetch(two);",
    "f(`\n  text`); fetch(one);\nfetch(two);",
    "const t = `\n$" + "{run(() => { fetch(one); })}`;\nfetch(two);",
    "switch (x) {\n  case 1:\n    fetch(one);\n}\nfetch(two);",
    "const api = {\n  go() {\n    return fetch(\n      one,\n    );\n  },\n};\nfetch(two);",
  ];
  for (const text of texts) {
    const edit = acceptanceEdit(
      parse(text),
      text.indexOf("fetch("),
      DEADLINE,
      ` ${REASON}\n*/ here `,
    );
    const result = apply(text, [edit]);
    const file = parse(result);
    const acceptances = readAcceptances(file, RULES, TODAY);
    const place = (word: string) => result.search(new RegExp(`fetch\\(\\s*${word}`));
    assert.ok(acceptances.accept(DEADLINE, place("one"), place("one") + 9), result);
    assert.equal(acceptances.accept(DEADLINE, place("two"), place("two") + 9), undefined, result);
    assert.deepEqual(acceptances.issues(), [], result);
  }
});

test("the accepting edit keeps indentation, line breaks and other tools' comments", () => {
  const text = "function f() {\r\n  // eslint-disable-next-line x\r\n  fetch(one);\r\n}\r\n";
  const edit = acceptanceEdit(parse(text), text.indexOf("fetch("), DEADLINE, REASON, "2027-01-31");
  assert.equal(
    apply(text, [edit]),
    `function f() {\r\n  // premise: accept ${DEADLINE} -- ${REASON} until 2027-01-31\r\n  // eslint-disable-next-line x\r\n  fetch(one);\r\n}\r\n`,
  );
});

test("long hostile comments are read in linear time", () => {
  const started = performance.now();
  issuesOf(`/*${"*".repeat(200_000)} x premise: accept */ a();`);
  issuesOf(`a(); // premise: accept ${DEADLINE} -- ${",".repeat(200_000)} until 1`);
  issuesOf(`a(); // premise: accept ${DEADLINE} -- ${"until 1 ".repeat(30_000)}`);
  assert.ok(performance.now() - started < 1500);
});
