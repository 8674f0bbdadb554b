/** A session with one toy rule, for tests of the protocol alone: each `remote(` is a finding. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Finding, Problem } from "../../server/analysis/report.ts";
import type { Session, SessionOptions } from "../../server/analysis/session.ts";

export const RULE = "scale/no-deadline";

export interface FakeHost {
  readonly createSession: (options: SessionOptions) => Session;
  /** Roots and layers of the sessions made so far. */
  readonly made: SessionOptions[];
  /** Paths checked so far, in order. */
  readonly checked: string[];
  /** Paths whose questions were asked for as well, in order. */
  readonly asked: string[];
  /** Whether findings can be had before questions. */
  leavesQuestions: boolean;
  /** Paths that came as changed on disk. */
  readonly changed: string[];
  /** Called on each check; may throw, as a defective rule would. */
  onCheck: (path: string, text: string) => void;
  problems: Problem[];
  /** What `changedOnDisk` answers. */
  everything: boolean;
}

export function createFakeHost(): FakeHost {
  const host: FakeHost = {
    made: [],
    checked: [],
    asked: [],
    leavesQuestions: false,
    changed: [],
    onCheck: () => {},
    problems: [],
    everything: false,
    createSession(options) {
      host.made.push(options);
      return fakeSession(options, host);
    },
  };
  return host;
}

function fakeSession({ root, layer }: SessionOptions, host: FakeHost): Session {
  const texts = new Map<string, string>();
  const textOf = (file: string): string => texts.get(file) ?? readFileSync(file, "utf8");
  const findingsOf = (file: string): (Finding & { readonly offset: number })[] => {
    const text = textOf(file);
    return [...text.matchAll(/remote\(\)/g)].map((match, ordinal) => {
      const before = text.slice(0, match.index).split("\n");
      const line = before.length;
      const column = (before.at(-1)?.length ?? 0) + 1;
      const range = { start: { line, column }, end: { line, column: column + match[0].length } };
      const own = path.relative(root, file);
      return {
        rule: RULE,
        illusion: "scale",
        severity: layer === "distributed" ? "error" : "warning",
        confidence: "certain",
        message: "remote() has no deadline",
        assumption: "The other side always answers.",
        patterns: ["deadline"],
        file: own,
        range,
        symbol: "",
        related: [{ file: own, range: { start: range.start, end: range.start }, message: "entry" }],
        fixes: [
          { title: "Add a deadline of 2 s", safety: "safe", preferred: true },
          { title: "Give up at once", safety: "review", preferred: false },
        ],
        fingerprint: `${own}#${ordinal}`,
        content: "0",
        status: "open",
        offset: match.index,
      };
    });
  };
  return {
    root,
    repositoryRoot: root,
    problems: () => host.problems,
    hasBadConfiguration: () => host.problems.length > 0,
    files: () =>
      readdirSync(root, { recursive: true })
        .map((name) => `${root}/${String(name)}`)
        .filter((name) => name.endsWith(".ts"))
        .sort(),
    setText(file, text) {
      if (text === undefined) texts.delete(file);
      else texts.set(file, text);
    },
    changedOnDisk(paths) {
      host.changed.push(...paths);
      return host.everything;
    },
    prepare: () => true,
    isComplete: () => true,
    remember: () => {},
    early: () => {
      throw new Error("nothing is early when everything is loaded");
    },
    checkFindings(file) {
      host.checked.push(file);
      host.onCheck(file, textOf(file));
      return { findings: findingsOf(file), isWhole: !host.leavesQuestions };
    },
    check(file) {
      host.checked.push(file);
      host.asked.push(file);
      host.onCheck(file, textOf(file));
      return { findings: findingsOf(file), questions: [] };
    },
    checkAll: () => {
      throw new Error("the editor never reviews everything at once");
    },
    callPath: () => [],
    under: () => ({ differs: () => false, check: () => ({ findings: [], questions: [] }) }),
    growth: () => [],
    tellsOfTopology: () => false,
    topology: () => ({
      root,
      units: [],
      stores: [],
      edges: [],
      ignored: [],
      unmapped: [],
      hints: [],
      problems: [],
    }),
    baseline: () => {
      throw new Error("the editor asks for findings, not for the baseline");
    },
    fixEdits(file, fingerprint, index) {
      const finding = findingsOf(file).find((each) => each.fingerprint === fingerprint);
      if (finding === undefined) return undefined;
      const at = finding.offset + "remote(".length;
      return [{ file, start: at, end: at, text: index === 0 ? "2_000" : "0" }];
    },
    survey: () => ({ files: [], functions: [], calls: [] }),
    explain: () => undefined,
    explainSilence: () => undefined,
    reviews: () => ({ repositoryRoot: "/repo", folder: "/repo/design-reviews", files: [] }),
    timing: () => ({ phases: [], rules: [], imports: { own: 0, resolved: 0, unresolved: [] } }),
  };
}
