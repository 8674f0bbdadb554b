/** Which known bugs the built program points at. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../dist/premise.js");

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
  "process-local-*": [
    "process-local-cache",
    "process-local-dedupe",
    "process-local-fanout",
    "process-local-handshake",
    "process-local-lock",
    "process-local-rate-limit",
  ],
  "publish-before-commit": ["dual-write"],
  "retried-effect-without-key": ["non-idempotent-consumer", "unstable-idempotency-key"],
  "stale-read": ["process-local-cache"],
  "swallowed-failure": ["floating-effect"],
  "timestamp-watermark": ["offset-pagination", "wall-clock-ordering"],
  "unbounded-cache": ["unbounded-queue"],
  "unbounded-retry": ["retry-without-backoff"],
  "unowned-lock-release": ["lock-without-expiry"],
};
/** What is absent has no line of its own. */
const ANYWHERE = new Set(["no-drain", "no-rate-limit"]);

/** Folder directly below `root` → what is said of its files. */
export function findingsOf(root) {
  const words = ["check", root, "--format", "json", "--questions", "--layer", "distributed"];
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...words, "--no-cache"], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (stdout === "") throw new Error(stderr);
  const { findings, questions } = JSON.parse(stdout);
  const found = new Map();
  for (const each of [...findings, ...questions]) {
    const [folder] = each.file.split("/");
    found.set(folder, [...(found.get(folder) ?? []), each]);
  }
  return found;
}

/**
 * Whether something is said, under the rule or one that says the same, near one of the places.
 * @param places `file` and the lines from `first` to `last`, counted from 1 as in reports
 */
export function isHit(rule, places, said) {
  const names = [rule, ...(ALSO[rule] ?? [])];
  return said.some((each) => {
    if (!names.includes(each.rule.split("/")[1])) return false;
    if (ANYWHERE.has(rule)) return true;
    const seen = [each, ...(each.related ?? [])].filter(({ range }) => range !== undefined);
    return seen.some(({ file, range }) =>
      places.some(
        (place) =>
          (file ?? each.file).endsWith(place.file) &&
          range.start.line <= place.last + NEAR &&
          range.end.line >= place.first - NEAR,
      ),
    );
  });
}
