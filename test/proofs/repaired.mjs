/** Lays out an example twice: as it is, and as a fix of Premise leaves it. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Loads a module of the example, from before and from after the first fix whose title matches. */
export async function loadBoth(example, { rule, fix, entry, work }) {
  const before = path.join(work, "before");
  const after = path.join(work, "after");
  for (const folder of [before, after]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync(example, folder, { recursive: true });
  }
  applyFix(after, rule, fix);
  return { before: await load(before, entry), after: await load(after, entry) };
}

function applyFix(folder, rule, title) {
  const results = review(folder, rule);
  const found = results.flatMap((each) => each.fixes ?? []);
  const chosen = found.find((each) => title.test(each.description.text));
  assert.ok(
    chosen,
    `no fix like ${title} of ${rule}; there are: ${found.map((each) => each.description.text).join("; ") || "none"}`,
  );
  for (const { artifactLocation, replacements } of chosen.artifactChanges) {
    const file = path.join(folder, decodeURIComponent(artifactLocation.uri));
    const text = readFileSync(file, "utf8");
    const lines = lineStarts(text);
    const at = (line, column) => lines[line - 1] + column - 1;
    const edits = replacements
      .map(({ deletedRegion: region, insertedContent }) => ({
        start: at(region.startLine, region.startColumn ?? 1),
        end: at(region.endLine ?? region.startLine, region.endColumn ?? 1),
        text: insertedContent?.text ?? "",
      }))
      .sort((a, b) => b.start - a.start);
    let next = text;
    for (const edit of edits) next = next.slice(0, edit.start) + edit.text + next.slice(edit.end);
    writeFileSync(file, next);
  }
  assert.deepEqual(review(folder, rule), [], `${rule} still reports the repaired example`);
}

function review(folder, rule) {
  const words = ["check", folder, "--format", "sarif", "--questions", "--layer", "multi-node"];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, "dist/premise.js"), ...words, "--rule", rule],
    { encoding: "utf8", cwd: folder },
  );
  assert.ok(stdout.startsWith("{"), stderr);
  return JSON.parse(stdout).runs[0].results;
}

function lineStarts(text) {
  const starts = [0];
  for (const match of text.matchAll(/\n/g)) starts.push(match.index + 1);
  return starts;
}

async function load(folder, entry) {
  const outfile = path.join(folder, "module.mjs");
  await build({
    entryPoints: [path.join(folder, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  return import(pathToFileURL(outfile).href);
}
