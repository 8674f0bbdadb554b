/** Diagnostics towards the client: answers to its pulls, or pushes where it cannot pull. */
import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { Client } from "./capabilities.ts";
import { absolute, diagnosticOfProblem } from "./convert.ts";
import { type Documents, yieldToMessages } from "./documents.ts";
import type { Log } from "./log.ts";
import type { Settings } from "./protocol.ts";
import type { FileResult, Readiness, Reviewer } from "./reviewer.ts";
import { SLICE, scan } from "./scan.ts";
import { createSignal } from "./signal.ts";
import { pathOfUri } from "./uris.ts";

export interface DiagnosticsDependencies {
  readonly connection: Connection;
  readonly client: Client;
  readonly reviewer: Reviewer;
  readonly documents: Documents;
  readonly settingsOf: (path: string) => Settings;
  readonly onSlice: (done: number, total: number) => void;
  /** Called when every file has been visited. */
  readonly onScanned: () => void;
  readonly log: Log;
}

export interface Diagnostics {
  document(
    params: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport>;
  workspace(
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
    partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport>;
  /** An open text changed; pushes where the client cannot pull. */
  typed(path: string): void;
  /** Files changed on disk or were saved, opened or closed: visit everything again. */
  changed(): void;
  /** Settings or configuration changed: everything the client shows may be wrong. */
  invalidated(): void;
  closed(path: string): void;
  /** Starts pushing, for a client that cannot pull. Ends with the token. */
  push(token: CancellationToken): void;
}

/** Milliseconds after the last key before diagnostics are pushed. */
const PUSH_DELAY = 150;
/** Milliseconds that an open document waits for findings that further files may settle. */
const PATIENCE = 700;
/** Files per partial result. */
const BATCH = 50;

export function createDiagnostics(dependencies: DiagnosticsDependencies): Diagnostics {
  const { connection, client, reviewer, documents, settingsOf, log } = dependencies;
  const scanDependencies = { reviewer, quiet: documents.quiet, onSlice: dependencies.onSlice };
  const changes = createSignal();
  /** The result that the client shows for a path, as far as we told it. */
  const shown = new Map<string, string>();
  /** What a pull of an open document was last answered with, and at which version. */
  const answered = new Map<string, { readonly resultId: string; readonly version: number }>();
  const withProblems = new Set<string>();
  let pushTimer: NodeJS.Timeout | undefined;
  let mustRefresh = false;
  let isLoading = false;
  let isAsking = false;

  const isShownClosed = (path: string): boolean => settingsOf(path).scope === "workspace";

  /** Visits every file and hands out what the client does not show yet, then empties what is gone. */
  async function pass(
    token: CancellationToken,
    report: (path: string, result: FileResult) => void,
  ): Promise<boolean> {
    const visited = new Set<string>();
    const finished = await scan(
      token,
      (path, result) => {
        const open = documents.get(path) !== undefined;
        if (!open && !isShownClosed(path)) return;
        visited.add(path);
        // An open document that the client pulls by itself has one source only.
        if (open && answered.has(path)) return;
        if (isNews(path, result)) report(path, result);
      },
      scanDependencies,
    );
    if (!finished) return false;
    for (const path of [...shown.keys()]) {
      if (visited.has(path) || documents.get(path) !== undefined) continue;
      report(path, { ...reviewer.check(path), findings: [], diagnostics: [] });
      shown.delete(path);
    }
    publishProblems();
    dependencies.onScanned();
    refreshIfStale();
    return true;
  }

  /** Loads what a first answer for a document needs, message by message; false once it is no longer wanted. */
  async function ready(path: string, isWanted: () => boolean): Promise<boolean> {
    let end = Number.POSITIVE_INFINITY;
    let isEnough = false;
    for (;;) {
      if (isEnough && reviewer.prepare(SLICE)) return true;
      const readiness: Readiness = isEnough ? "enough" : reviewer.prepareFor(path, SLICE);
      if (readiness === "all") return true;
      if (readiness === "some") end = Math.min(end, performance.now() + PATIENCE);
      isEnough ||= readiness === "enough" || performance.now() > end;
      // Without a second chance the first answer has to be the whole one.
      if (isEnough && (!client.pull || client.refresh)) {
        void loadRest();
        return true;
      }
      await yieldToMessages();
      if (!isWanted()) return false;
    }
  }

  /** Loads everything while nobody types, then replaces the answers that were not whole. */
  async function loadRest(): Promise<void> {
    if (isLoading) return;
    isLoading = true;
    try {
      do await documents.quiet();
      while (!reviewer.prepare(SLICE));
      refreshIfStale();
    } catch (error) {
      log.failed("loading the rest", error);
    } finally {
      isLoading = false;
    }
  }

  /** Looks for questions once nobody types; they are no diagnostics, so the client waits for none of them. */
  async function askRest(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    try {
      await documents.quiet();
      if (reviewer.askNext()) return;
      do await documents.quiet();
      while (!reviewer.askNext());
      dependencies.onSlice(0, 0);
      refreshIfStale();
    } catch (error) {
      log.failed("asking the questions", error);
    } finally {
      isAsking = false;
    }
  }

  function isNews(path: string, { resultId, diagnostics }: FileResult): boolean {
    const before = shown.get(path);
    if (before === resultId || (before === undefined && diagnostics.length === 0)) return false;
    shown.set(path, resultId);
    return true;
  }

  /** Asks for new pulls only when an answer given for a text that still stands has become wrong. */
  function refreshIfStale(): void {
    if (!client.pull || !client.refresh) return;
    const isStale = [...answered].some(
      ([path, answer]) =>
        documents.get(path)?.version === answer.version &&
        reviewer.check(path).resultId !== answer.resultId,
    );
    if (!isStale && !mustRefresh) return;
    mustRefresh = false;
    connection.languages.diagnostics
      .refresh()
      .catch((error: unknown) => log.failed("workspace/diagnostic/refresh", error));
  }

  /** Wakes the scan, and looks at the open documents even when no client waits for a scan. */
  function wake(): void {
    changes.raise();
    void loadRest();
  }

  function publish(path: string, diagnostics: readonly Diagnostic[]): void {
    const version = documents.get(path)?.version;
    void connection.sendDiagnostics({
      uri: documents.uriOf(path),
      ...(version === undefined ? {} : { version }),
      diagnostics: [...diagnostics],
    });
  }

  /** Problems in configuration and deployment files; in sources the compiler reports syntax, and the rest is ours. */
  function publishProblems(): void {
    const byFile = new Map<string, Diagnostic[]>();
    for (const { root, problem } of reviewer.problems()) {
      const path = absolute(root, problem.file);
      if (/\.[mc]?tsx?$/.test(path) || path === root) {
        if (!problem.message.startsWith("syntax error"))
          log.failed(`reviewing ${path}`, problem.message);
        continue;
      }
      byFile.set(path, [...(byFile.get(path) ?? []), diagnosticOfProblem(problem)]);
    }
    for (const path of withProblems) if (!byFile.has(path)) publish(path, []);
    withProblems.clear();
    for (const [path, diagnostics] of byFile) {
      withProblems.add(path);
      publish(path, diagnostics);
    }
  }

  /** The document typed in first, then the other open ones, which it may have changed. */
  async function pushOpen(first: string): Promise<void> {
    const others = documents.paths().filter((path) => path !== first);
    for (const path of [first, ...others]) {
      if (!(await ready(path, () => documents.get(path) !== undefined))) continue;
      const result = reviewer.check(path);
      if (isNews(path, result)) publish(path, result.diagnostics);
      await yieldToMessages();
    }
    void askRest();
  }

  return {
    async document({ textDocument, previousResultId }, token) {
      const path = pathOfUri(textDocument.uri);
      if (path === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const version = documents.get(path)?.version;
      await yieldToMessages();
      await ready(
        path,
        () => !token.isCancellationRequested && documents.get(path)?.version === version,
      );
      if (token.isCancellationRequested)
        throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
      const now = documents.get(path)?.version;
      if (now !== undefined && version !== undefined && now !== version)
        throw new ResponseError(LSPErrorCodes.ServerCancelled, "the text has changed since", {
          retriggerRequest: true,
        });
      const hidden = now === undefined && !isShownClosed(path);
      const result = reviewer.check(path);
      const { resultId } = result;
      if (now !== undefined) answered.set(path, { resultId, version: now });
      shown.set(path, resultId);
      dependencies.onSlice(0, 0);
      void askRest();
      if (hidden) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      if (resultId === previousResultId)
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return {
        kind: DocumentDiagnosticReportKind.Full,
        resultId,
        items: [...result.diagnostics],
      };
    },

    async workspace({ previousResultIds }, token, partial) {
      const before = new Map<string, string>();
      for (const { uri, value } of previousResultIds) {
        const path = pathOfUri(uri);
        if (path === undefined) continue;
        before.set(path, value);
        shown.set(path, value);
      }
      let items: WorkspaceDocumentDiagnosticReport[] = [];
      const flush = (): void => {
        if (partial === undefined || items.length === 0) return;
        partial.report({ items });
        items = [];
      };
      const report = (path: string, { resultId, diagnostics }: FileResult): void => {
        before.delete(path);
        items.push({
          kind: DocumentDiagnosticReportKind.Full,
          uri: documents.uriOf(path),
          version: documents.get(path)?.version ?? null,
          resultId,
          items: [...diagnostics],
        });
        if (items.length >= BATCH) flush();
      };
      const done = await pass(token, report);
      if (!done) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
      if (partial === undefined) {
        for (const [path, resultId] of before)
          items.push({
            kind: DocumentDiagnosticReportKind.Unchanged,
            uri: documents.uriOf(path),
            version: documents.get(path)?.version ?? null,
            resultId,
          });
        return { items };
      }
      flush();
      // The request stays open and streams what changes: answering would only make the client ask again.
      for (;;) {
        await changes.wait(token);
        if (token.isCancellationRequested)
          throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
        await pass(token, report);
        flush();
      }
    },

    typed(path) {
      if (client.pull || settingsOf(path).run !== "onType") return;
      clearTimeout(pushTimer);
      pushTimer = setTimeout(() => {
        pushOpen(path).catch((error: unknown) => log.failed("pushing diagnostics", error));
      }, PUSH_DELAY);
    },

    changed: wake,

    invalidated() {
      mustRefresh = true;
      wake();
    },

    closed(path) {
      answered.delete(path);
      changes.raise();
    },

    push(token) {
      const loop = async (): Promise<void> => {
        const [first] = documents.paths();
        if (first !== undefined) await pushOpen(first);
        while (!token.isCancellationRequested) {
          await pass(token, (path, { diagnostics }) => publish(path, diagnostics));
          await changes.wait(token);
        }
      };
      loop().catch((error: unknown) => log.failed("pushing diagnostics", error));
    },
  };
}
