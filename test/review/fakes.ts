/** Made-up findings, plans and contexts, so that reviews are tested without the analysis. */
import type { Rule } from "../../rules/kit/rule.ts";
import { hashOf } from "../../server/analysis/fingerprint.ts";
import type { Finding } from "../../server/analysis/report.ts";
import { createLinks } from "../../server/review/links.ts";
import type { MergeContext } from "../../server/review/merge.ts";
import { NO_OWNERS, type Owners } from "../../server/review/owners.ts";
import {
  createPlan,
  type Plan,
  type PlanInput,
  type ReviewedRule,
} from "../../server/review/plan.ts";

export const TODAY = "2026-11-23";
export const COMMIT = "8b1de04c0ffee8b1de04c0ffee8b1de04c0ffee0";

const ASKS = [
  "Who assigns the order of these events?",
  "What does the loser of a concurrent edit see?",
  "What does the user get when this dependency does not answer?",
];

export const RULES: readonly ReviewedRule[] = [
  ["time/wall-clock-ordering", "The larger timestamp is the later write."],
  ["state/process-local-cache", "Everybody sees the same cache."],
  ["scale/no-deadline", "The other side always answers."],
  ["scale/unbounded-queue", "Memory is where waiting work lives, and it will fit."],
].map(([id = "", assumption = ""], index) => ({
  id: id as Rule["id"],
  title: `About ${id}`,
  assumption,
  patterns: ["deadline", "bounded-queue"],
  page: `# ${id}\n\n## Ask in review\n\n- ${ASKS[index % 3]} (${id})\n- And what then, for ${id}?\n\n## Sources\n\n- none\n`,
}));

/** A finding whose identity and content follow from where it is and what it says. */
export function finding(change: Partial<Finding> = {}): Finding {
  const rule = change.rule ?? "scale/no-deadline";
  const file = change.file ?? "src/a.ts";
  const symbol = change.symbol ?? "Charge.submit";
  const message = change.message ?? "`fetch` has no deadline: a silent server holds this call";
  const line = change.range?.start.line ?? 2;
  return {
    rule,
    illusion: rule.slice(0, rule.indexOf("/")) as Finding["illusion"],
    severity: "warning",
    confidence: "certain",
    message,
    assumption: "The other side always answers.",
    patterns: ["deadline"],
    file,
    range: { start: { line, column: 3 }, end: { line, column: 8 } },
    symbol,
    related: [],
    fixes: [],
    fingerprint: hashOf([rule, file, symbol, message]),
    content: hashOf(["code", message, symbol, file]),
    status: "open",
    ...change,
  };
}

export function plan(findings: readonly Finding[], change: Partial<PlanInput> = {}): Plan {
  return createPlan({
    findings,
    questions: [],
    layers: [{ path: ".", layer: "unknown", evidence: [] }],
    rules: RULES,
    level: "B",
    owners: NO_OWNERS,
    repositoryPath: (file) => file,
    moduleOf: () => ".",
    ...change,
  });
}

export function context(change: Partial<MergeContext> = {}): MergeContext {
  return {
    today: TODAY,
    commit: COMMIT,
    tool: "premise 9.9.9",
    links: createLinks({ commit: COMMIT, remote: "git@github.com:acme/shop.git" }),
    reviewPath: "design-reviews/2026-11-01-ledger.md",
    repositoryPath: (file) => file,
    isUncertain: () => false,
    ...change,
  };
}

export const owners = (of: (path: string) => readonly string[]): Owners => ({
  of,
  all: ["@ana", "@bo", "@acme/payments"],
});

/** Whole numbers from 0 below `limit`, the same for the same seed (mulberry32). */
export function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
