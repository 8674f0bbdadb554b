/** Wires the analysis to a connection: one handler per message, each of which may fail alone. */
import { setTimeout } from "node:timers/promises";
import {
  CancellationTokenSource,
  type Connection,
  type InitializeParams,
} from "vscode-languageserver";
import type { Session, SessionOptions } from "../analysis/session.ts";
import type { ReviewedRule } from "../review/plan.ts";
import { acceptanceEdit } from "./acceptance.ts";
import { type Client, initializeResult, readClient } from "./capabilities.ts";
import { codeActionsAt, resolveCodeAction } from "./code-actions.ts";
import { type Configuration, createConfiguration } from "./configuration.ts";
import { diagnosticOf } from "./convert.ts";
import { createDiagnostics, type Diagnostics } from "./diagnostics.ts";
import { createDocuments, type Documents, readText } from "./documents.ts";
import { hoverAt } from "./hover.ts";
import { createLog, guarded, type Log } from "./log.ts";
import type { Pages } from "./pages.ts";
import { createScanProgress } from "./progress.ts";
import type { AcceptEdit, AcceptParams, Page, PageName, PageParams, Requests } from "./protocol.ts";
import { createRemembering, type Remembering } from "./remembering.ts";
import { createReviewer, type Reviewer } from "./reviewer.ts";
import { reviewActionsAt } from "./reviews/actions.ts";
import { createDesk, type Desk } from "./reviews/desk.ts";
import { reviewHover } from "./reviews/hover.ts";
import { serveReviews } from "./reviews/serve.ts";
import { createStatusSender } from "./status.ts";
import { tagHover } from "./tags.ts";
import { pathOfUri } from "./uris.ts";
import { collectChanges, watchFiles } from "./watch.ts";

/** What the server is made of; tests put other things in. */
export interface Product {
  readonly createSession: (options: SessionOptions) => Session;
  readonly pages: Pages;
  readonly rules: readonly ReviewedRule[];
}

/** Answers one client on a connection that is not listening yet. */
export function serve(
  connection: Connection,
  product: Product,
  log: Log = createLog((line) => connection.console.error(line)),
): void {
  const documents = createDocuments(connection);
  connection.onInitialize((params) => {
    const client = readClient(params);
    const parts = assemble({ connection, product, client, documents, log }, foldersOf(params));
    handleDocuments(parts);
    handleChanges(parts);
    handleDiagnostics(parts);
    handleQuestions(parts);
    serveReviews({
      ...parts,
      pages: product.pages,
      rules: product.rules,
      tool: TOOL,
      stop: parts.stop.token,
      onSlice: parts.sendStatus,
      onScanned: parts.diagnostics.changed,
    });
    connection.onInitialized(() => guarded(log, "initialized", undefined, () => begin(parts)));
    connection.onShutdown(() => {
      parts.stop.cancel();
      parts.remembering.now();
    });
    return initializeResult(client);
  });
  // Documents announce themselves before anything else is known of the client.
  connection.listen();
}

interface Foundation {
  readonly connection: Connection;
  readonly product: Product;
  readonly client: Client;
  readonly documents: Documents;
  readonly log: Log;
}

interface Parts extends Foundation {
  readonly configuration: Configuration;
  readonly reviewer: Reviewer;
  readonly desk: Desk;
  readonly diagnostics: Diagnostics;
  readonly remembering: Remembering;
  readonly stop: CancellationTokenSource;
  /** Settled once the settings are known: nothing is reviewed under the wrong ones. */
  readonly configured: Promise<void>;
  readonly setConfigured: () => void;
  readonly sendStatus: () => void;
  /** Hands over paths that changed on disk. */
  readonly changedOnDisk: (paths: readonly string[]) => void;
}

/** A review of one file that takes longer is shown to the user as too slow, in milliseconds. */
const BUDGET = 4000;
/** How long a client may take to answer with its settings, in milliseconds. */
const PATIENCE = 3000;

function assemble(foundation: Foundation, folders: readonly string[]): Parts {
  const { connection, product, client, documents, log } = foundation;
  const configuration = createConfiguration(connection, client);
  const reviewer = createReviewer({
    createSession: product.createSession,
    settingsOf: configuration.of,
    // A review counts as it is on the disk: what somebody is typing into it decides nothing yet.
    openPaths: () => documents.paths().filter((path) => !isMarkdown(path)),
    textOf: (path) => documents.get(path)?.getText(),
    diskTextOf: readText,
    convert: (finding, root) => diagnosticOf(finding, root, client),
    log,
  });
  reviewer.setFolders(folders);
  const { rules } = product;
  const desk = createDesk({ reviewer, documents, rules, log, tool: TOOL });
  const remembering = createRemembering(reviewer, documents);
  const progress = createScanProgress(connection, log);
  let isScanned = false;
  const sendStatus = createStatusSender(connection, client, () => ({
    state: reviewer.hasFailed() ? "failed" : isScanned ? "ready" : "scanning",
    version: PREMISE_VERSION,
    ...reviewer.totals(),
    milliseconds: Math.round(reviewer.lastDuration()),
    overBudget: isScanned && reviewer.lastDuration() > BUDGET,
    badConfiguration: reviewer.hasBadConfiguration(),
    revision: reviewer.revision() + desk.revision(),
  }));
  const diagnostics = createDiagnostics({
    connection,
    client,
    reviewer: {
      ...reviewer,
      check: (path) => desk.check(path) ?? reviewer.check(path),
      // What a review is about may stand anywhere.
      prepareFor(path, milliseconds) {
        if (!isMarkdown(path)) return reviewer.prepareFor(path, milliseconds);
        return reviewer.prepare(milliseconds) ? "all" : "nothing";
      },
      files: () => [...reviewer.files(), ...desk.files()],
    },
    documents,
    settingsOf: configuration.of,
    onSlice(done, total) {
      if (!isScanned) progress.update(done, total);
      sendStatus();
    },
    onScanned() {
      isScanned = true;
      progress.finish();
      sendStatus();
      remembering.later();
    },
    log,
  });
  let setConfigured = (): void => {};
  const configured = new Promise<void>((resolve) => {
    setConfigured = resolve;
  });
  const changedOnDisk = collectChanges((paths) => {
    desk.changedOnDisk();
    // What everything depends on comes from manifests, configuration and schemas, not from sources.
    if (reviewer.changedOnDisk(paths) && paths.some((path) => !/\.(?:[cm]?tsx?|md)$/.test(path)))
      diagnostics.invalidated();
    else diagnostics.changed();
  });
  return {
    ...foundation,
    configuration,
    reviewer,
    desk,
    diagnostics,
    remembering,
    stop: new CancellationTokenSource(),
    configured,
    setConfigured,
    sendStatus,
    changedOnDisk,
  };
}

function handleDocuments({ documents, reviewer, diagnostics, changedOnDisk }: Parts): void {
  documents.listen({
    onOpen(path) {
      if (!isMarkdown(path)) reviewer.opened(path);
      diagnostics.typed(path);
    },
    onChange(path) {
      if (!isMarkdown(path)) reviewer.textChanged(path);
      diagnostics.typed(path);
    },
    onSave: (path) => changedOnDisk([path]),
    onClose(path) {
      if (!isMarkdown(path)) reviewer.closed(path);
      diagnostics.closed(path);
    },
  });
}

function handleChanges(parts: Parts): void {
  const { connection, configuration, reviewer, diagnostics, log } = parts;
  connection.onDidChangeConfiguration(({ settings }) =>
    guarded(log, "workspace/didChangeConfiguration", undefined, async () => {
      const isNew = configuration.given(settings) || (await configuration.load(reviewer.folders()));
      if (!isNew) return;
      reviewer.restart();
      diagnostics.invalidated();
    }),
  );
  connection.onDidChangeWatchedFiles(({ changes }) => {
    parts.changedOnDisk(changes.flatMap(({ uri }) => pathOfUri(uri) ?? []));
  });
}

function handleDiagnostics({ connection, client, diagnostics, configured, log }: Parts): void {
  if (!client.pull) return;
  connection.languages.diagnostics.on((params, token) =>
    guarded(log, "textDocument/diagnostic", { kind: "full", items: [] }, async () => {
      await configured;
      return diagnostics.document(params, token);
    }),
  );
  connection.languages.diagnostics.onWorkspace((params, token, _, partial) =>
    guarded(log, "workspace/diagnostic", { items: [] }, async () => {
      await configured;
      return diagnostics.workspace(params, token, partial);
    }),
  );
}

function handleQuestions(parts: Parts): void {
  const { connection, product, client, documents, reviewer, desk, log } = parts;
  const { pages } = product;
  const actions = { reviewer, documents, pages, client };
  connection.onCodeAction((params, token) =>
    guarded(log, "textDocument/codeAction", [], () => {
      const path = pathOfUri(params.textDocument.uri);
      const reading = path === undefined ? undefined : desk.read(path);
      if (reading === undefined) return codeActionsAt(params, token, actions);
      const shown = desk.check(reading.path)?.diagnostics ?? [];
      return reviewActionsAt(params, reading, shown, client);
    }),
  );
  connection.onCodeActionResolve((action) =>
    guarded(log, "codeAction/resolve", action, () => resolveCodeAction(action, actions)),
  );
  connection.onHover((params, token) =>
    guarded(log, "textDocument/hover", null, () => {
      const { textDocument, position } = params;
      const path = pathOfUri(textDocument.uri);
      if (path === undefined || token.isCancellationRequested) return null;
      const reading = desk.read(path);
      if (reading !== undefined) return reviewHover(reading, position, product.rules, client);
      const text = documents.get(path);
      const tag = text === undefined ? null : tagHover(text, position, client);
      return tag ?? hoverAt(reviewer.check(path), position, client, pages);
    }),
  );
  const pageRequest: keyof Requests = "premise/page";
  connection.onRequest(pageRequest, (params: PageParams) =>
    guarded<Page | null>(log, pageRequest, null, () => {
      const uriOf = (id: string) => client.pageLink?.replace("{id}", id);
      return pages.page(params.id, uriOf) ?? null;
    }),
  );
  const pagesRequest: keyof Requests = "premise/pages";
  connection.onRequest(pagesRequest, () =>
    guarded<readonly PageName[]>(log, pagesRequest, [], () => pages.all()),
  );
  const acceptRequest: keyof Requests = "premise/accept";
  connection.onRequest(acceptRequest, (params: AcceptParams) =>
    guarded<AcceptEdit | null>(log, acceptRequest, null, () => accept(params, parts)),
  );
}

const TOOL = `premise ${PREMISE_VERSION}`;

function isMarkdown(path: string): boolean {
  return path.endsWith(".md");
}

function accept(params: AcceptParams, { documents, reviewer }: Parts): AcceptEdit | null {
  const path = pathOfUri(params.uri);
  const current = path === undefined ? undefined : documents.current(path);
  if (path === undefined || current === undefined) return null;
  const { findings } = reviewer.check(path);
  const finding = findings.find(({ fingerprint }) => fingerprint === params.fingerprint);
  if (finding === undefined) return null;
  return acceptanceEdit(finding, params, current.document, current.open);
}

/** What needs a client that has finished its own start. */
async function begin(parts: Parts): Promise<void> {
  const { connection, client, configuration, reviewer, diagnostics } = parts;
  parts.sendStatus();
  try {
    await Promise.race([
      configuration.load(reviewer.folders()),
      setTimeout(PATIENCE, undefined, { ref: false }),
    ]);
  } finally {
    parts.setConfigured();
  }
  if (!client.pull) diagnostics.push(parts.stop.token);
  if (client.folderChanges) handleFolders(parts);
  await configuration.register();
  if (client.watchRegistration) await watchFiles(connection);
}

function handleFolders({ connection, configuration, reviewer, diagnostics, log }: Parts): void {
  connection.workspace.onDidChangeWorkspaceFolders(() =>
    guarded(log, "workspace/didChangeWorkspaceFolders", undefined, async () => {
      const folders = (await connection.workspace.getWorkspaceFolders()) ?? [];
      reviewer.setFolders(folders.flatMap(({ uri }) => pathOfUri(uri) ?? []));
      await configuration.load(reviewer.folders());
      diagnostics.invalidated();
    }),
  );
}

function foldersOf(params: InitializeParams): string[] {
  const given = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
  // Clients from before folders name one root.
  const root = params.rootUri ?? undefined;
  const uris = given.length > 0 || root === undefined ? given : [root];
  return uris.flatMap((uri) => pathOfUri(uri) ?? []);
}
