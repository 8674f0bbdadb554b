/** A repository with commits, and what the program says of its changes. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestContext } from "node:test";
import { addFiles, type Files } from "../workspace/repository.ts";

const PROGRAM = path.join(process.cwd(), "dist/premise.js");

export interface Repository {
  readonly root: string;
  write(file: string, text: string): void;
  edit(file: string, change: (text: string) => string): void;
  commit(): void;
  premise(...words: string[]): { readonly status: number | null; readonly out: string };
  /** What `check` reports, as `file:line rule`. */
  check(...words: string[]): Report;
}

export interface Report {
  readonly found: readonly string[];
  readonly growth: readonly string[];
  /** The findings under each growth. */
  readonly broken: readonly (readonly string[])[];
  /** The places behind each finding, by its rule. */
  readonly behind: ReadonlyMap<string, readonly string[]>;
}

/** Everything is one commit; the folder goes away with the test. */
export function openRepository(context: TestContext, files: Files): Repository {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "premise-growth-")));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  addFiles(root, files);
  const git = (...words: string[]): void => {
    const author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.test"];
    const { status, stderr } = spawnSync("git", [...author, ...words], {
      cwd: root,
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
  };
  const premise = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
      cwd: root,
      encoding: "utf8",
    });
    assert.ok(status === 0 || status === 1, stderr);
    return { status, out: stdout };
  };
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const commit = (): void => {
    git("add", "--all");
    git("commit", "--quiet", "--message", "Change");
  };
  git("init", "--quiet");
  commit();
  return {
    root,
    write,
    edit: (file, change) => write(file, change(readFileSync(path.join(root, file), "utf8"))),
    commit,
    premise,
    check: (...words) => readReport(premise("check", "--format", "json", ...words).out),
  };
}

interface Found {
  readonly file: string;
  readonly range: { readonly start: { readonly line: number } };
  readonly rule: string;
  readonly fingerprint: string;
  readonly related: readonly (Pick<Found, "file" | "range"> & { readonly message: string })[];
}

function readReport(json: string): Report {
  const { findings, growth = [] } = JSON.parse(json) as {
    findings: Found[];
    growth?: { file: string; line: number; text: string; findings: string[] }[];
  };
  const at = ({ file, range }: Pick<Found, "file" | "range">): string =>
    `${file}:${range.start.line}`;
  const nameOf = (each: Found): string => `${at(each)} ${each.rule}`;
  const byPrint = new Map(findings.map((each) => [each.fingerprint, nameOf(each)]));
  return {
    found: findings.map(nameOf),
    broken: growth.map((each) => each.findings.map((print) => byPrint.get(print) ?? print)),
    growth: growth.map(({ file, line, text }) => `${file}:${line} ${text}`),
    behind: new Map(
      findings.map(({ rule, related }) => [
        rule,
        related.map((each) => `${at(each)} ${each.message}`),
      ]),
    ),
  };
}
