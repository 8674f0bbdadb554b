/** Findings per file over one analysis session per folder, computed again only when something changed. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "vscode-languageserver";
import type { TextEdit } from "../../rules/kit/rule.ts";
import type { FileReport, Finding, Problem } from "../analysis/report.ts";
import type { Session, SessionOptions } from "../analysis/session.ts";
import type { Log } from "./log.ts";
import type { Settings } from "./protocol.ts";
import { isInside, outermost } from "./uris.ts";

/** What one file shows. */
export interface FileResult {
  /** Names the content of `diagnostics`: equal ids mean equal diagnostics. */
  readonly resultId: string;
  /** The open findings, in the order of `diagnostics`. */
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** The folder that the paths inside findings are relative to. */
  readonly root: string;
  /** Everything that was reported, decided or not, questions included. */
  readonly report: FileReport;
}

/** What is known of one folder so far. */
export interface Known {
  readonly session: Session;
  readonly reports: readonly FileReport[];
  /** Every file of the folder has been visited. */
  readonly isComplete: boolean;
}

/** `nothing` is certain yet; `some` findings are, more may follow soon; `enough` until everything is loaded; `all`. */
export type Readiness = "nothing" | "some" | "enough" | "all";

export interface Reviewer {
  /** The workspace's folders; nested ones belong to the outermost. */
  setFolders(folders: readonly string[]): void;
  folders(): readonly string[];
  /** Works for so many milliseconds towards complete results; true when nothing is left to load. */
  prepare(milliseconds: number): boolean;
  /** The same towards a result for one file: whether there is one, and whether waiting for another is worth while. */
  prepareFor(path: string, milliseconds: number): Readiness;
  /**
   * The result for a file at its current text, as far as it is certain; empty for a file that is not under review.
   * While somebody types in it, its questions are those of an earlier text.
   */
  check(path: string): FileResult;
  /** Asks in one file what is a question; true when none is left to ask in. */
  askNext(): boolean;
  /** The files of all folders that can have findings, each once. */
  files(): string[];
  textChanged(path: string): void;
  opened(path: string): void;
  closed(path: string): void;
  /** Returns true when everything may have changed. */
  changedOnDisk(paths: readonly string[]): boolean;
  /** Drops the sessions, for settings that they were made with have changed. */
  restart(): void;
  fixEdits(path: string, fingerprint: string, index: number): readonly TextEdit[] | undefined;
  problems(): { readonly root: string; readonly problem: Problem }[];
  hasBadConfiguration(): boolean;
  hasFailed(): boolean;
  totals(): { readonly findings: number; readonly files: number };
  /** The folders that have been opened for review. */
  known(): readonly Known[];
  /** The folder that a path lies in, whether or not anything was reviewed there; undefined outside the workspace. */
  sessionFor(path: string): Session | undefined;
  /** Keeps what was found for the next start, folder by folder where all of it is known. */
  remember(): void;
  /** Grows when findings, questions or decisions may be others than before. */
  revision(): number;
  /** Milliseconds of the last review of one file that was not answered from memory. */
  lastDuration(): number;
}

export interface ReviewerDependencies {
  readonly createSession: (options: SessionOptions) => Session;
  readonly settingsOf: (folder: string) => Settings;
  readonly openPaths: () => readonly string[];
  readonly textOf: (path: string) => string | undefined;
  readonly diskTextOf: (path: string) => string | undefined;
  readonly convert: (finding: Finding, root: string) => Diagnostic;
  readonly log: Log;
}

interface Folder {
  readonly root: string;
  session: Session | undefined;
  failed: boolean;
  /** Grows with every change of an open text. */
  text: number;
  /** Grows with every change on disk. */
  disk: number;
  /** Paths whose open text the session has not seen. */
  readonly pending: Set<string>;
  /** The open texts that stand over the disk in the session. */
  readonly given: Map<string, string>;
  readonly results: Map<string, Kept>;
  /** As listed when everything was loaded last. */
  files: readonly string[] | undefined;
}

interface Kept {
  readonly result: FileResult;
  /** Made before everything was loaded. */
  readonly isEarly: boolean;
  /** Its questions are those of an earlier text. */
  readonly isPartial: boolean;
  readonly text: number;
  readonly disk: number;
  /** Equal for results that no list would show differently. */
  readonly shape: string;
}

export function createReviewer(dependencies: ReviewerDependencies): Reviewer {
  const { createSession, settingsOf, openPaths, textOf, diskTextOf, convert, log } = dependencies;
  let folders = new Map<string, Folder>();
  /** Folders of open files that lie in no folder of the workspace. */
  const loose = new Map<string, Folder>();
  let lastDuration = 0;
  let revision = 0;

  const all = (): Folder[] => [...folders.values(), ...loose.values()];

  /** The folder of a path; makes one for an open file outside the workspace. */
  function folderOf(file: string): Folder | undefined {
    for (const folder of folders.values()) if (isInside(file, folder.root)) return folder;
    for (const folder of loose.values()) if (isInside(file, folder.root)) return folder;
    if (textOf(file) === undefined) return undefined;
    const root = packageFolder(file) ?? file;
    const folder = emptyFolder(root);
    loose.set(root, folder);
    return folder;
  }

  function sessionOf(folder: Folder): Session | undefined {
    if (folder.session === undefined && !folder.failed) {
      const { layer } = settingsOf(folder.root);
      try {
        folder.session = createSession({
          root: folder.root,
          ...(layer === "auto" ? {} : { layer }),
        });
        for (const file of openPaths()) if (isInside(file, folder.root)) folder.pending.add(file);
      } catch (error) {
        folder.failed = true;
        log.failed(`reviewing ${folder.root}`, error);
      }
    }
    const { session } = folder;
    if (session === undefined) return undefined;
    for (const file of folder.pending) {
      folder.pending.delete(file);
      const text = textOf(file);
      if (folder.given.get(file) === text) continue;
      if (text === undefined) folder.given.delete(file);
      else folder.given.set(file, text);
      session.setText(file, text);
    }
    return session;
  }

  function restart(folder: Folder): void {
    folder.session = undefined;
    folder.failed = false;
    folder.disk++;
    folder.pending.clear();
    folder.given.clear();
    folder.results.clear();
    revision++;
  }

  function touch(file: string): void {
    const folder = folderOf(file);
    if (folder === undefined) return;
    folder.pending.add(file);
    folder.text++;
  }

  return {
    setFolders(roots) {
      const next = new Map<string, Folder>();
      for (const root of outermost(roots)) next.set(root, folders.get(root) ?? emptyFolder(root));
      folders = next;
      for (const root of [...loose.keys()])
        if ([...folders.keys()].some((folder) => isInside(root, folder))) loose.delete(root);
    },
    folders: () => [...folders.keys()],
    prepare: (milliseconds) => all().every((folder) => work(folder, milliseconds) === "all"),
    prepareFor(file, milliseconds) {
      const folder = folderOf(file);
      return folder === undefined ? "all" : work(folder, milliseconds, file);
    },
    check(file) {
      const folder = folderOf(file);
      if (folder === undefined) return nothing(path.posix.dirname(file));
      const kept = keptResult(folder, file);
      if (kept !== undefined && !(kept.isEarly && isComplete(folder))) return kept.result;
      const started = performance.now();
      const result = review(folder, file);
      lastDuration = performance.now() - started;
      return result;
    },
    askNext() {
      for (const folder of all())
        for (const [file, { isPartial }] of folder.results)
          if (isPartial) {
            if (isComplete(folder)) review(folder, file, "all");
            return !isComplete(folder);
          }
      return true;
    },
    files() {
      return all().flatMap((folder) => {
        try {
          return [...(sessionOf(folder)?.files() ?? [])];
        } catch (error) {
          log.failed(`listing the files of ${folder.root}`, error);
          return [];
        }
      });
    },
    textChanged: touch,
    opened: touch,
    closed(file) {
      const folder = all().find(({ root }) => isInside(file, root));
      if (folder === undefined) return;
      // Closing a file that was saved changes nothing that others see.
      if (folder.given.get(file) !== diskTextOf(file)) {
        folder.results.delete(file);
        folder.text++;
        folder.disk++;
      }
      folder.pending.add(file);
      if (!loose.has(folder.root)) return;
      if (!openPaths().some((other) => isInside(other, folder.root))) loose.delete(folder.root);
    },
    changedOnDisk(paths) {
      let everything = false;
      for (const folder of all()) {
        const own = paths.filter((changed) => isInside(changed, folder.root));
        if (own.length === 0) continue;
        folder.disk++;
        for (const changed of own) if (folder.results.delete(changed)) revision++;
        if (folder.session === undefined) {
          folder.failed = false;
          continue;
        }
        try {
          if (folder.session.changedOnDisk(own)) everything = true;
        } catch (error) {
          log.failed(`reading the changes in ${folder.root}`, error);
          restart(folder);
          everything = true;
        }
      }
      return everything;
    },
    restart() {
      for (const folder of all()) restart(folder);
    },
    fixEdits(file, fingerprint, index) {
      const folder = folderOf(file);
      return folder && sessionOf(folder)?.fixEdits(file, fingerprint, index);
    },
    problems() {
      return all().flatMap(({ root, session }) => {
        const base = session?.root ?? root;
        return (session?.problems() ?? []).map((problem) => ({ root: base, problem }));
      });
    },
    hasBadConfiguration: () => all().some(({ session }) => session?.hasBadConfiguration() === true),
    hasFailed: () => all().some(({ failed }) => failed),
    totals() {
      let findings = 0;
      let files = 0;
      for (const folder of all()) {
        files += folder.results.size;
        for (const { result } of folder.results.values()) findings += result.findings.length;
      }
      return { findings, files };
    },
    known() {
      return all().flatMap((folder) => {
        const { session, results } = folder;
        if (session === undefined) return [];
        const reports = [...results.values()].map(({ result }) => result.report);
        // Asking while everything is loaded again would wait for the end of that.
        if (session.isComplete()) folder.files = session.files();
        const isVisited = folder.files?.every((file) => results.has(file)) ?? false;
        return [{ session, reports, isComplete: isVisited }];
      });
    },
    sessionFor(file) {
      const folder = folderOf(file);
      return folder && sessionOf(folder);
    },
    remember() {
      for (const folder of all())
        try {
          folder.session?.remember();
        } catch (error) {
          log.failed(`keeping what was found in ${folder.root}`, error);
        }
    },
    revision: () => revision,
    lastDuration: () => lastDuration,
  };

  /** One failing file shows nothing rather than something stale, and leaves the others alone. */
  function review(folder: Folder, file: string, scope?: "all"): FileResult {
    try {
      const session = sessionOf(folder);
      if (session === undefined) return nothing(folder.root);
      if (!session.isComplete())
        return keep(folder, file, resultOf(session.early(file).report, session), "early");
      const before = folder.results.get(file);
      // Somebody who types waits for findings alone.
      if (scope === undefined && before?.isEarly === false && textOf(file) !== undefined) {
        const { findings, isWhole } = session.checkFindings(file);
        const { questions } = before.result.report;
        if (!isWhole)
          return keep(folder, file, resultOf({ findings, questions }, session), "partial");
      }
      return keep(folder, file, resultOf(session.check(file), session));
    } catch (error) {
      log.failed(`reviewing ${file}`, error);
      return keep(folder, file, nothing(folder.root));
    }
  }

  function resultOf(report: FileReport, session: Session): FileResult {
    const findings = report.findings.filter(({ status }) => status === "open");
    const diagnostics = findings.map((finding) => convert(finding, session.root));
    return { resultId: idOf(diagnostics), findings, diagnostics, root: session.root, report };
  }

  function keep(
    folder: Folder,
    file: string,
    result: FileResult,
    lack?: "early" | "partial",
  ): FileResult {
    const shape = shapeOf(result.report);
    if (shape !== (folder.results.get(file)?.shape ?? NO_SHAPE)) revision++;
    const { text, disk } = folder;
    folder.results.set(file, {
      result,
      isEarly: lack === "early",
      isPartial: lack === "partial",
      text,
      disk,
      shape,
    });
    return result;
  }

  function keptResult(folder: Folder, file: string): Kept | undefined {
    const kept = folder.results.get(file);
    const isOpen = textOf(file) !== undefined;
    return kept?.disk === folder.disk && (!isOpen || kept.text === folder.text) ? kept : undefined;
  }

  function isComplete(folder: Folder): boolean {
    return folder.session?.isComplete() === true;
  }

  /** Loading that fails counts as done: a check then tells what is wrong, file by file. */
  function work(folder: Folder, milliseconds: number, file?: string): Readiness {
    try {
      const session = sessionOf(folder);
      if (session === undefined || session.isComplete()) return "all";
      const isDone = session.prepare(milliseconds, file);
      if (file === undefined) return isDone ? "all" : "nothing";
      if (!isDone) return keptResult(folder, file) === undefined ? "nothing" : "some";
      const { report, isSettled } = session.early(file);
      keep(folder, file, resultOf(report, session), "early");
      return isSettled ? "enough" : "some";
    } catch (error) {
      log.failed(`loading ${folder.root}`, error);
      return "all";
    }
  }
}

function emptyFolder(root: string): Folder {
  return {
    root,
    session: undefined,
    failed: false,
    text: 0,
    disk: 0,
    pending: new Set(),
    given: new Map(),
    results: new Map(),
    files: undefined,
  };
}

function nothing(root: string): FileResult {
  return { resultId: idOf([]), findings: [], diagnostics: [], root, report: NO_REPORT };
}

const NO_REPORT: FileReport = { findings: [], questions: [] };
const NO_SHAPE = shapeOf(NO_REPORT);

function shapeOf({ findings, questions }: FileReport): string {
  const parts = [...findings, ...questions].map(
    ({ fingerprint, severity, status, reason, range, message }) =>
      [fingerprint, severity, status, reason, range.start.line, message].join(" "),
  );
  return `${findings.length}\n${parts.join("\n")}`;
}

/** Names a list of diagnostics: equal ids mean equal diagnostics. */
export function idOf(diagnostics: readonly Diagnostic[]): string {
  return createHash("sha1").update(JSON.stringify(diagnostics)).digest("base64url").slice(0, 16);
}

/** The nearest folder upwards that holds a package.json. */
function packageFolder(file: string): string | undefined {
  for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
    if (existsSync(`${folder}/package.json`)) return folder;
    if (folder === path.posix.dirname(folder)) return undefined;
  }
}
