/** `npm run recall -- DIR [--half read|held] [--list missed|hit]`: lays out each file with a known bug alone and says which bugs the built program points at. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = path.dirname(fileURLToPath(import.meta.url));
const program = path.join(here, "../../dist/premise.js");
const USAGE =
  "usage: npm run recall -- DIR [--half read|held] [--list missed|hit]   DIR holds the histories; build first";

/** Lines that a finding may be away from what readers pointed at. */
const NEAR = 3;
/** Rules that say the same of a bug as the rule that it is filed under. */
const ALSO = {
  "all-or-nothing-fanout": ["unbounded-fanout"],
  "async-race": ["floating-effect", "request-data-in-module-scope"],
  "dual-write": ["publish-before-commit"],
  "escaped-transaction": ["partial-write"],
  "lock-without-expiry": ["unowned-lock-release"],
  "non-idempotent-consumer": ["retried-effect-without-key", "check-then-act"],
  "partial-write": ["escaped-transaction", "dual-write"],
  "publish-before-commit": ["dual-write"],
  "retried-effect-without-key": ["non-idempotent-consumer", "unstable-idempotency-key"],
  "stale-read": ["process-local-cache"],
  "swallowed-failure": ["floating-effect"],
  "unbounded-cache": ["unbounded-queue"],
  "unbounded-retry": ["retry-without-backoff"],
};
/** What is absent has no line of its own. */
const ANYWHERE = new Set(["no-drain", "no-rate-limit"]);
const LINE = /^(\S+?)\/(\S+?)@(\w+):(.+):(\d+)-(\d+) → ([\w-]+) \((\w+)\), (\w+): (.*)$/;

const { folder, half, list } = options();
const bugs = readFileSync(path.join(here, "bugs.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map(bugOf)
  .filter((bug) => half === undefined || bug.half === half);
const scratch = mkdtempSync(path.join(os.tmpdir(), "premise-recall-"));
try {
  const laid = bugs.filter(layOut);
  console.log(`${laid.length} bugs laid out, ${bugs.length - laid.length} left out`);
  report(laid, findingsOf());
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { half: { type: "string" }, list: { type: "string" } },
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
  const parity = Number.parseInt(createHash("md5").update(fix).digest("hex").at(-1), 16) % 2;
  return {
    id: String(index),
    repository: `${owner}+${repository}`,
    commit,
    file,
    first: Number(first) - 1,
    last: Number(last) - 1,
    rule,
    seen,
    reason,
    half: parity === 0 ? "read" : "held",
  };
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

/** Bug → what is said of its file. */
function findingsOf() {
  const words = ["check", scratch, "--format", "json", "--questions", "--layer", "distributed"];
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...words, "--no-cache"], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (stdout === "") throw new Error(stderr);
  const { findings, questions } = JSON.parse(stdout);
  const found = new Map();
  for (const each of [...findings, ...questions]) {
    const [bug] = each.file.split("/");
    found.set(bug, [...(found.get(bug) ?? []), each]);
  }
  return found;
}

function isHit(bug, said) {
  const names = [bug.rule, ...(ALSO[bug.rule] ?? [])];
  return said.some(({ rule, range, related = [] }) => {
    if (!names.includes(rule.split("/")[1])) return false;
    if (ANYWHERE.has(bug.rule)) return true;
    return [range, ...related.map((each) => each.range)].some(
      (each) =>
        each !== undefined &&
        each.start.line <= bug.last + NEAR &&
        each.end.line >= bug.first - NEAR,
    );
  });
}

function report(laid, said) {
  const rows = laid.map((bug) => ({ ...bug, hit: isHit(bug, said.get(bug.id) ?? []) }));
  for (const { repository, file, first, last, rule, seen, reason, hit } of rows)
    if (list === (hit ? "hit" : "missed"))
      console.log(`${rule} (${seen}) ${repository} ${file}:${first + 1}-${last + 1}: ${reason}`);
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
      rows.filter((row) => row.half === part && row.seen === "visible"),
    );
}
