/** Which edits leave the meaning of all other code alone, and what is remembered across them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ts } from "ts-morph";
import { createAnswers } from "../../server/analysis/answers.ts";
import { loadCatalog } from "../../server/analysis/catalog.ts";
import { beginEdit, endEdit } from "../../server/analysis/edit.ts";
import { createProgram } from "../../server/analysis/program.ts";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import { writeRepository } from "../workspace/repository.ts";

/** `‸from→to‸` is the edit. */
const STAYS: readonly string[] = [
  "export function f(): number { ‸→a();‸ return 1; }",
  "export async function f(): Promise<void> { if (x) { ‸go→stop‸(); } }",
  "class A { run(): void { ‸this.a()→‸; } rest() {} }",
  "export const f = (): string => { return ‸'a'→'b'‸; };",
  "app.get('/', async () => { ‸→a.‸ });",
  "await run(() => { ‸1→2‸; });",
  "let at = 0; export function f(): void { at = ‸1→2‸; }",
  "export function f(): void { let own = 0; ‸→own = 1;‸ }",
];
const SPREADS: readonly string[] = [
  "export function f() { return ‸1→'1'‸; }",
  "export const f = () => { return ‸1→2‸; };",
  "export function f(): ‸number→string‸ { return 1; }",
  "const a = ‸1→2‸;",
  "class A { b; constructor() { this.b = ‸1→2‸; } }",
  "let at: A | undefined; export function f(): void { ‸→at = undefined;‸ }",
  "handlers.push(() => { ‸1→2‸; });",
  "let run; run = () => { return ‸1→2‸; };",
  "export function f(): void { ‸→{‸ } export function g() {}",
  "export function f(): void { a(); ‸}→‸ export function g() {}",
  "export function f(): void { a(); ‸→`‸ } const a = `b`;",
  "export function f(): void { a(); ‸→/*‸ } /* more */",
  "export function f(): void { a(); ‸}→}}‸",
  "export function f(): void {‸ a(); } function g(): void {→‸ b(); }",
];

for (const [isKept, cases] of [
  [true, STAYS],
  [false, SPREADS],
] as const)
  for (const text of cases)
    test(`${isKept ? "stays inside" : "may change more"}: ${text}`, () => {
      const [before, after] = sidesOf(text);
      const edit = beginEdit(tree(before), after);
      assert.equal(endEdit(edit, tree(after)) !== undefined, isKept);
    });

test("an answer is kept until something it rests on changes", (context) => {
  const root = writeRepository(context, { "package.json": "{}" });
  const program = createProgram(openWorkspace(root), loadCatalog());
  const answers = createAnswers(program.sourceFile);
  const path = `${root}/a.ts`;
  const other = `${root}/b.ts`;
  let text = "function f(): void { one(); }\nfunction g() { two(); three(); }\n";
  program.add(path, text);
  program.add(other, "import './a'; four();");
  const ask = (): string[] => {
    const found: string[] = [];
    for (const file of [program.sourceFile(path), program.sourceFile(other)])
      for (const call of callsIn(file))
        answers.about(
          "facts",
          call,
          () => found.push(call.getText()),
          () => [],
        );
    return found;
  };
  const edit = (from: string, to: string): string[] => {
    const before = program.sourceFile(path);
    assert.ok(before !== undefined);
    text = text.replace(from, to);
    const begun = beginEdit(before, text);
    program.add(path, text, [], begun.range);
    const after = program.sourceFile(path);
    assert.ok(after !== undefined);
    answers.changed(begun, after, () => [path, other]);
    return ask();
  };
  assert.deepEqual(ask(), ["one()", "two()", "three()", "four()"]);
  assert.deepEqual(ask(), []);
  assert.deepEqual(edit("one()", "one(); more()"), ["one()", "more()"]);
  assert.deepEqual(edit("two()", "more()"), ["one()", "more()", "more()", "three()", "four()"]);
  answers.forget();
  assert.equal(ask().length, 5);
});

test("an answer with a declaration that was parsed again is found anew", (context) => {
  const root = writeRepository(context, { "package.json": "{}" });
  const program = createProgram(openWorkspace(root), loadCatalog());
  const answers = createAnswers(program.sourceFile);
  const path = `${root}/a.ts`;
  const before = "function f(): void { one(); }\nf();\n";
  const after = before.replace("one", "two");
  program.add(path, before);
  const declared = (): ts.Node | undefined => {
    const file = program.sourceFile(path);
    const call = callsIn(file).find((each) => each.getText() === "f()");
    assert.ok(file !== undefined && call !== undefined);
    const find = () => file.statements.find(ts.isFunctionDeclaration);
    return answers.about("declaration", call, find, (found) =>
      found === undefined ? [] : [found],
    );
  };
  const first = declared();
  const tree = program.sourceFile(path);
  assert.ok(tree !== undefined);
  const begun = beginEdit(tree, after);
  program.add(path, after, [], begun.range);
  const now = program.sourceFile(path);
  assert.ok(now !== undefined);
  answers.changed(begun, now, () => [path]);
  assert.notEqual(declared(), first);
  assert.equal(declared()?.getSourceFile(), now);
});

function callsIn(file: ts.SourceFile | undefined): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  if (file !== undefined) visit(setParents(file));
  return found;
}

/** What binding does. */
function setParents(file: ts.SourceFile): ts.SourceFile {
  const visit = (node: ts.Node): void =>
    ts.forEachChild(node, (child) => {
      (child as { parent: ts.Node }).parent = node;
      visit(child);
    });
  visit(file);
  return file;
}

function sidesOf(text: string): readonly [string, string] {
  const [head = "", change = "", tail = ""] = text.split("‸");
  const [from = "", to = ""] = change.split("→");
  return [head + from + tail, head + to + tail];
}

function tree(text: string): ts.SourceFile {
  return ts.createSourceFile("/a.ts", text, ts.ScriptTarget.ESNext);
}
