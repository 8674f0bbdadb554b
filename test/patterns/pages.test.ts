/** Pattern and illusion pages are complete, listed, and lead to places that exist. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { ts } from "ts-morph";
import { patterns } from "../../rules/patterns/index.ts";
import { type Page, parsePage, sectionOf } from "../rules/markdown.ts";

const FOLDER = path.join(process.cwd(), "rules/patterns");
const HEADINGS = [
  "The assumption it answers",
  "How it works",
  "Forces",
  "When it is the wrong choice",
  "In TypeScript",
  "Sources",
];

test("rules/patterns/index.ts lists every pattern folder, sorted", () => {
  const onDisk = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  assert.deepEqual(
    patterns.map((pattern) => pattern.id),
    onDisk.sort(),
  );
});

for (const { id, title, page: text } of patterns)
  describe(id, () => {
    const page = parsePage(text);
    test("has its headings, each with content", () => {
      assert.equal(text, readFileSync(path.join(FOLDER, id, "README.md"), "utf8"));
      assert.equal(page.title, title);
      assert.notEqual(page.summary, "", "one sentence on one line follows the title");
      assert.deepEqual(page.headings, HEADINGS);
      for (const heading of HEADINGS) assert.match(sectionOf(text, heading), /\w/, heading);
      assert.match(sectionOf(text, "The assumption it answers"), /^"/m, "the assumption is quoted");
      const wrongUses = sectionOf(text, "When it is the wrong choice").match(/^- /gm) ?? [];
      assert.ok(wrongUses.length >= 2, "at least two concrete cases where it is wrong");
    });
    test("leads to places that exist", () => assertLinks(page, path.join(FOLDER, id)));
    test("shows TypeScript that parses", () => {
      const code = page.fences.filter((fence) => fence.info === "ts");
      assert.equal(code.length, page.fences.length, "every fence is ts");
      assert.ok(code.length > 0);
      for (const fence of code) {
        const { diagnostics = [] } = ts.transpileModule(fence.text, { reportDiagnostics: true });
        assert.deepEqual(
          diagnostics.map((diagnostic) => diagnostic.messageText),
          [],
          `fence on line ${fence.line}`,
        );
      }
    });
    test("names its template when it has one", () => {
      const hasTemplate = existsSync(path.join(FOLDER, id, "template.ts"));
      assert.equal(page.links.includes("template.ts"), hasTemplate);
    });
  });

for (const illusion of ["time", "state", "scale"])
  test(`the page of the ${illusion} illusion leads to places that exist`, () => {
    const folder = path.join(process.cwd(), "rules", illusion);
    const page = parsePage(readFileSync(path.join(folder, "README.md"), "utf8"));
    assert.notEqual(page.summary, "");
    assertLinks(page, folder);
  });

function assertLinks(page: Page, folder: string): void {
  for (const link of page.links.filter((target) => !target.startsWith("https://")))
    assert.ok(existsSync(path.join(folder, link)), `${link} leads nowhere`);
}
