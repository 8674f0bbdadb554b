/** A made-up session and environment, so that the command line is tested without the analysis. */
import type { Rule } from "../../rules/kit/rule.ts";
import { parseBaseline } from "../../server/analysis/baseline.ts";
import type { Finding, ReportOfAll } from "../../server/analysis/report.ts";
import type { Session } from "../../server/analysis/session.ts";
import type { Environment } from "../../server/cli/environment.ts";

/** A finding at 2:3–2:8 of src/a.ts, changed as wanted. */
export function finding(change: Partial<Finding> = {}): Finding {
  return {
    rule: "scale/no-deadline",
    illusion: "scale",
    severity: "warning",
    confidence: "certain",
    message: "`fetch` has no deadline",
    assumption: "The other side always answers.",
    patterns: ["deadline"],
    file: "src/a.ts",
    range: range(2, 3, 2, 8),
    symbol: "Charge.submit",
    related: [],
    fixes: [],
    fingerprint: "0123456789abcdef",
    content: "fedcba9876543210",
    status: "open",
    ...change,
  };
}

export function range(line: number, column: number, endLine: number, endColumn: number) {
  return { start: { line, column }, end: { line: endLine, column: endColumn } };
}

export function report(change: Partial<ReportOfAll> = {}): ReportOfAll {
  return {
    root: "/repo",
    layers: [{ path: ".", layer: "unknown", evidence: [] }],
    findings: [],
    questions: [],
    problems: [],
    stats: { files: 3, lines: 1200, milliseconds: 42, cached: 0 },
    ...change,
  };
}

/** Answers every question from one report. */
export function fakeSession(all: ReportOfAll, change: Partial<Session> = {}): Session {
  return {
    root: all.root,
    repositoryRoot: all.root,
    problems: () => all.problems,
    hasBadConfiguration: () => false,
    files: () => [...new Set(all.findings.map((each) => `${all.root}/${each.file}`))],
    setText: () => {},
    changedOnDisk: () => false,
    prepare: () => true,
    isComplete: () => true,
    remember: () => {},
    early: () => ({ report: { findings: [], questions: [] }, isSettled: true }),
    checkFindings: () => ({ findings: [], isWhole: true }),
    check: (path) => ({
      findings: all.findings.filter((each) => `${all.root}/${each.file}` === path),
      questions: [],
    }),
    checkAll: (only) => {
      if (only === undefined) return all;
      const findings = all.findings.filter((each) => only.has(`${all.root}/${each.file}`));
      return { ...all, findings };
    },
    callPath: () => [],
    under: () => ({ differs: () => false, check: () => ({ findings: [], questions: [] }) }),
    growth: () => [],
    tellsOfTopology: () => false,
    topology: () => ({
      root: all.root,
      units: [],
      stores: [],
      edges: [],
      ignored: [],
      unmapped: [],
      hints: [],
      problems: [],
    }),
    baseline: () => ({
      ...parseBaseline('{ "version": 1 }'),
      path: `${all.root}/premise-baseline.json`,
      exists: false,
      isNamed: false,
    }),
    fixEdits: () => undefined,
    survey: () => ({ files: [], functions: [], calls: [] }),
    explain: () => undefined,
    explainSilence: () => undefined,
    reviews: () => ({ repositoryRoot: "/repo", folder: "/repo/design-reviews", files: [] }),
    timing: () => ({ phases: [], rules: [], imports: { own: 4, resolved: 3, unresolved: ["x"] } }),
    ...change,
  };
}

export interface FakeEnvironment extends Environment {
  readonly printed: { out: string; errors: string };
}

export function fakeEnvironment(
  createSession: Environment["createSession"],
  change: Partial<Environment> = {},
): FakeEnvironment {
  const printed = { out: "", errors: "" };
  const rule = (id: Rule["id"]): Rule => ({
    id,
    title: id,
    assumption: "The other side always answers.",
    patterns: ["deadline"],
    contexts: ["request"],
    severity: {
      "single-node": "warning",
      "multi-node": "warning",
      distributed: "error",
      unknown: "warning",
    },
    since: "0.1.0",
    page: `# ${id}\n\nSee [deadline](../../patterns/deadline/README.md).\n`,
    on: {},
  });
  return {
    directory: process.cwd(),
    variables: {},
    version: "9.9.9",
    out: {
      write: (text) => {
        printed.out += text;
      },
      isTerminal: false,
      columns: undefined,
    },
    errors: {
      write: (text) => {
        printed.errors += text;
      },
      isTerminal: false,
      columns: undefined,
    },
    rules: [rule("scale/no-deadline"), rule("time/wall-clock-ordering")],
    patterns: [{ id: "deadline", title: "Deadline", page: "# Deadline\n\n```ts\na();\n```\n" }],
    createSession,
    ...change,
    printed,
  };
}
