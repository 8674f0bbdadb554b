/** Pages as the editor shows them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { rules } from "../../rules/index.ts";
import { patterns } from "../../rules/patterns/index.ts";
import { productPages, relinked } from "../../server/lsp/pages.ts";

test("links between pages lead to pages that exist, and none is left that only the repository has", () => {
  const ids = [...rules, ...patterns].map(({ id }) => id);
  assert.ok(ids.length > 0);
  for (const id of ids) {
    const targets: string[] = [];
    const page = productPages.page(id, (target) => {
      targets.push(target);
      return `page:${target}`;
    });
    assert.ok(page?.text.startsWith(`# ${page.title}`), id);
    for (const target of targets)
      assert.ok(
        productPages.page(target, () => undefined),
        `${id} links to ${target}`,
      );
    assert.doesNotMatch(page?.text ?? "", /\]\(\.\.?\//, id);
  }
});

test("a link without a place in the client becomes its text", () => {
  const text =
    "See [Deadline](../../patterns/deadline/README.md) and [a spec](https://example.org).";
  assert.equal(
    relinked(text, "scale/no-deadline", (id) => `../${id}.md`),
    "See [Deadline](../deadline.md) and [a spec](https://example.org).",
  );
  assert.equal(
    relinked(text, "scale/no-deadline", () => undefined),
    "See Deadline and [a spec](https://example.org).",
  );
});

test("every page can be asked for by the ids of the list", () => {
  const all = productPages.all();
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  assert.ok(all.some(({ id, kind }) => id === "deadline" && kind === "pattern"));
  for (const { id, title } of all) {
    assert.equal(productPages.page(id, () => undefined)?.title, title);
  }
});
