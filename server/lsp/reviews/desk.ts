/** The review files of the workspace as the server sees them: read, judged and joined with what is found now. */

import { DiagnosticSeverity } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding, ReportOfAll } from "../../analysis/report.ts";
import type { Session } from "../../analysis/session.ts";
import { readOrigin } from "../../analysis/workspace/origin.ts";
import { diagnoseReview, type ReviewDiagnostic } from "../../review/diagnose.ts";
import { parseReview, type ReviewDocument } from "../../review/document.ts";
import { type Owners, readOwners } from "../../review/owners.ts";
import type { ReviewedRule } from "../../review/plan.ts";
import { lineFor } from "../../review/restore.ts";
import { type ReviewSetup, setUpReview } from "../../review/setup.ts";
import { SOURCE } from "../convert.ts";
import type { Documents } from "../documents.ts";
import type { Log } from "../log.ts";
import { type FileResult, idOf, type Reviewer } from "../reviewer.ts";

/** One review file at its current text. */
export interface Reading {
  readonly path: string;
  readonly session: Session;
  readonly text: TextDocument;
  /** An editor holds it. */
  readonly isOpen: boolean;
  readonly document: ReviewDocument;
  readonly owners: Owners;
  readonly today: string;
  /** What the analysis reports, by fingerprint; undefined until every file has been visited. */
  readonly found: ReadonlyMap<string, Finding> | undefined;
  readonly diagnostics: readonly ReviewDiagnostic[];
}

export interface Desk {
  /** The review file at a path; undefined for anything else. */
  read(path: string): Reading | undefined;
  /** The same as `Reviewer.check` for a review file; undefined for anything else. */
  check(path: string): FileResult | undefined;
  /** The review files of all folders, the newest first. */
  files(): readonly string[];
  /** Owners and the list of files may be others now. */
  changedOnDisk(): void;
  /** What an update of a review file needs; undefined until every file has been visited. */
  setUp(
    session: Session,
    reviewFile: string,
    text: string | undefined,
    change?: { readonly only?: ReadonlySet<string>; readonly level?: "A" | "B" | "C" },
  ): ReviewSetup | undefined;
  ownersOf(session: Session): Owners;
  /** Grows when a review file may be another one than before. */
  revision(): number;
  readonly today: () => string;
}

export interface DeskDependencies {
  readonly reviewer: Reviewer;
  readonly documents: Documents;
  readonly rules: readonly ReviewedRule[];
  readonly log: Log;
  /** `premise x.y.z`. */
  readonly tool: string;
}

interface Kept {
  readonly reading: Reading;
  readonly revision: number;
}

export function createDesk(dependencies: DeskDependencies): Desk {
  const { reviewer, documents, rules, tool } = dependencies;
  const kept = new Map<string, Kept>();
  const owners = new Map<string, Owners>();
  let files: readonly string[] | undefined;
  let changes = 0;
  const today = (): string => new Date().toISOString().slice(0, 10);

  function ownersOf({ repositoryRoot }: Session): Owners {
    const known = owners.get(repositoryRoot);
    if (known !== undefined) return known;
    const fresh = readOwners(repositoryRoot);
    owners.set(repositoryRoot, fresh);
    return fresh;
  }

  function reportOf(session: Session): ReportOfAll | undefined {
    const known = reviewer.known().find((each) => each.session === session);
    return known?.isComplete === true ? session.checkAll() : undefined;
  }

  function setUp(
    session: Session,
    reviewFile: string,
    text: string | undefined,
    change: Parameters<Desk["setUp"]>[3] = {},
  ): ReviewSetup | undefined {
    const report = reportOf(session);
    if (report === undefined) return undefined;
    return setUpReview({
      report,
      repositoryRoot: session.repositoryRoot,
      reviewFile,
      text,
      rules,
      owners: ownersOf(session),
      origin: readOrigin(session.repositoryRoot),
      today: today(),
      tool,
      ...change,
    });
  }

  function read(path: string): Reading | undefined {
    if (!path.endsWith(".md")) return undefined;
    const current = documents.current(path);
    if (current === undefined || !looksLikeReview(current.document.getText())) return undefined;
    const session = reviewer.sessionFor(path);
    if (session === undefined) return undefined;
    const before = kept.get(path);
    const revision = reviewer.revision();
    const text = current.document.getText();
    const isSame =
      before?.revision === revision &&
      before.reading.document.text === text &&
      before.reading.session === session &&
      before.reading.today === today();
    if (isSame && before.reading.text.version === current.document.version) return before.reading;
    const reading = judge(path, session, current.document, current.open);
    if (before?.reading.document.text !== text) changes++;
    kept.set(path, { reading, revision });
    return reading;
  }

  function judge(path: string, session: Session, text: TextDocument, isOpen: boolean): Reading {
    const document = parseReview(text.getText());
    const report = reportOf(session);
    const found =
      report &&
      new Map(
        [...report.findings, ...report.questions].map((each) => [each.fingerprint, each] as const),
      );
    const now = today();
    let setup: ReviewSetup | undefined;
    const diagnostics = diagnoseReview(document, {
      today: now,
      owners: ownersOf(session),
      ...(found === undefined ? {} : { found }),
      lineFor(id) {
        setup ??= setUp(session, path, document.text);
        return setup && lineFor(document, id, setup);
      },
    });
    return {
      path,
      session,
      text,
      isOpen,
      document,
      owners: ownersOf(session),
      today: now,
      found,
      diagnostics,
    };
  }

  return {
    read,
    check(path) {
      const reading = read(path);
      if (reading === undefined) return undefined;
      const { text, diagnostics } = reading;
      const shown = diagnostics.map(({ start, end, code, severity, message }) => ({
        range: { start: text.positionAt(start), end: text.positionAt(end) },
        severity: SEVERITY[severity],
        code,
        source: SOURCE,
        message,
      }));
      const { root } = reading.session;
      const report = { findings: [], questions: [] };
      return { resultId: idOf(shown), findings: [], diagnostics: shown, root, report };
    },
    files() {
      const known = reviewer.known();
      if (known.length === 0) return [];
      files ??= [...new Set(known.flatMap(({ session }) => session.reviews().files))];
      return files;
    },
    changedOnDisk() {
      files = undefined;
      owners.clear();
      kept.clear();
      changes++;
    },
    setUp,
    ownersOf,
    revision: () => changes,
    today,
  };
}

const SEVERITY: Readonly<Record<ReviewDiagnostic["severity"], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** The head names the review; a file that lost its head still has the mark of its end or its sign-off. */
function looksLikeReview(text: string): boolean {
  if (!text.includes("<!-- premise:")) return false;
  if (/^\uFEFF?---[ \t]*\r?\n(?:[^\r\n]*\r?\n){0,20}?review:/.test(text.slice(0, 2000)))
    return true;
  return parseReview(text).parts.some(({ mark }) => mark.id === "sign-off" || mark.id === "end");
}
