/** `npm run recall -- DIR [--part read|held] [--list missed|hit]`: lays out each file with a known bug alone and says which bugs the built program points at. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findingsOf, isHit } from "./pointing.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const USAGE =
  "usage: npm run recall -- DIR [--part read|held] [--list missed|hit]   DIR holds the histories; build first";

const LINE = /^(\S+?)\/(\S+?)@(\w+):(.+):(\d+)-(\d+) → ([\w-]+) \((\w+)\), (\w+): (.*)$/;

const { folder, part, list } = options();
const bugs = readFileSync(path.join(here, "bugs.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map(bugOf)
  .filter((bug) => part === undefined || bug.part === part);
const scratch = mkdtempSync(path.join(os.tmpdir(), "premise-recall-"));
try {
  const laid = bugs.filter(layOut);
  console.log(`${laid.length} bugs laid out, ${bugs.length - laid.length} left out`);
  report(laid, findingsOf(scratch));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { part: { type: "string" }, list: { type: "string" } },
    });
    const [folder, ...rest] = positionals;
    if (folder === undefined || rest.length > 0 || !existsSync(folder)) throw new Error("no DIR");
    return { folder, ...values };
  } catch {
    console.error(USAGE);
    return process.exit(2);
  }
}

function bugOf(line, index) {
  const match = LINE.exec(line);
  if (match === null) throw new Error(`bugs.txt:${index + 1}: not a bug: ${line.slice(0, 80)}`);
  const [, owner, repository, commit, file, first, last, rule, seen, fix, reason] = match;
  const digits = createHash("md5").update(fix).digest("hex").slice(-2);
  return {
    id: String(index),
    repository: `${owner}+${repository}`,
    commit,
    file,
    first: Number(first),
    last: Number(last),
    rule,
    seen,
    reason,
    part: isHeld(digits) ? "held" : "read",
  };
}

/** True for the quarter of the bugs that nobody lists: the last two digits of the repair's hash are odd. */
function isHeld(digits) {
  return [...digits].every((digit) => Number.parseInt(digit, 16) % 2 === 1);
}

/** False when the history, or the file in it, is not at hand. */
function layOut({ id, repository, commit, file }) {
  const git = [path.join(folder, repository, "repo"), path.join(folder, repository)].find(
    existsSync,
  );
  if (git === undefined) return false;
  const { status, stdout } = spawnSync("git", ["-C", git, "show", `${commit}:${file}`], {
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) return false;
  const target = path.join(scratch, id, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, stdout);
  return true;
}

function report(laid, said) {
  const rows = laid.map((bug) => ({ ...bug, hit: isHit(bug.rule, [bug], said.get(bug.id) ?? []) }));
  for (const { repository, file, first, last, rule, seen, reason, hit } of rows)
    if (list === (hit ? "hit" : "missed"))
      console.log(`${rule} (${seen}) ${repository} ${file}:${first}-${last}: ${reason}`);
  const print = (name, some) => {
    const hits = some.filter(({ hit }) => hit).length;
    if (some.length > 0) console.log(`${name.padEnd(28)} ${hits} of ${some.length}`);
  };
  for (const rule of [...new Set(rows.map((row) => row.rule))].sort())
    print(
      rule,
      rows.filter((row) => row.rule === rule && row.seen === "visible"),
    );
  for (const seen of ["visible", "hard", "hidden"])
    print(
      `all ${seen}`,
      rows.filter((row) => row.seen === seen),
    );
  for (const part of ["read", "held"])
    print(
      `${part}, visible`,
      rows.filter((row) => row.part === part && row.seen === "visible"),
    );
}
