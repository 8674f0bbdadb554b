/** Starts a server of either kind in front of a test client. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { createConnection } from "vscode-languageserver/node";
import type { Pages } from "../../server/lsp/pages.ts";
import { serve } from "../../server/lsp/serve.ts";
import type { ReviewedRule } from "../../server/review/plan.ts";
import { connect, type TestClient } from "./client.ts";
import { createFakeHost, type FakeHost } from "./fake-session.ts";

/** A folder with these files, removed after the test. */
export function folderWith(t: TestContext, files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "premise-lsp-")));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

export const uri = (file: string): string => pathToFileURL(file).href;

/** The capabilities of an editor that can do all that the server makes use of. */
export const RICH = {
  textDocument: {
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    publishDiagnostics: { relatedInformation: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
    hover: { contentFormat: ["markdown", "plaintext"] },
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
};

/** The same without pull diagnostics and what came with them. */
export const PUSH = {
  ...RICH,
  textDocument: { ...RICH.textDocument, diagnostic: undefined },
};

/** The smallest client that shows diagnostics. */
export const PLAIN = {
  textDocument: {
    publishDiagnostics: {},
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
  },
};

export interface StartOptions {
  readonly capabilities?: unknown;
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  /** What `workspace/configuration` answers for the section `premise`. */
  readonly settings?: unknown;
}

export async function initialize(client: TestClient, options: StartOptions): Promise<unknown> {
  const { capabilities = RICH, folders = [], settings = null } = options;
  if (!client.answers.has("workspace/configuration"))
    client.answers.set("workspace/configuration", (params: { items: unknown[] }) =>
      params.items.map(() => settings),
    );
  const result = await client.request("initialize", {
    processId: null,
    rootUri: null,
    capabilities,
    initializationOptions: options.initializationOptions,
    workspaceFolders: folders.map((folder) => ({ uri: uri(folder), name: path.basename(folder) })),
  });
  client.notify("initialized", {});
  return result;
}

const PAGES: Pages = {
  ruleTitle: () => "Call without a deadline",
  all: () => [{ id: "deadline", title: "Deadline", kind: "pattern" }],
  page: (id) => (id === "deadline" ? { title: "Deadline", text: "# Deadline" } : undefined),
};

const RULES: readonly ReviewedRule[] = [
  {
    id: "scale/no-deadline",
    title: "Call without a deadline",
    assumption: "The other side always answers.",
    patterns: ["deadline"],
    page: "# Deadlines\n\n## Ask in review\n\n- What does the user see when nobody answers?\n",
  },
];

/** The server in this process over the toy rule. */
export async function startFake(
  t: TestContext,
  options: StartOptions,
  host: FakeHost = createFakeHost(),
): Promise<{ client: TestClient; host: FakeHost; result: unknown }> {
  const toServer = new PassThrough();
  const fromServer = new PassThrough();
  const connection = createConnection(
    // Wrapped readers would end this process with the stream.
    ...([toServer, fromServer] as unknown as [NodeJS.ReadableStream, NodeJS.WritableStream]),
  );
  serve(connection, { createSession: host.createSession, pages: PAGES, rules: RULES });
  const client = connect(fromServer, toServer);
  const result = await initialize(client, options);
  t.after(() => client.request("shutdown", null));
  return { client, host, result };
}

/** The built program, as an editor starts it. */
export async function startProgram(
  t: TestContext,
  options: StartOptions & { readonly variables?: NodeJS.ProcessEnv },
): Promise<{ client: TestClient; result: unknown; program: ChildProcess; stderr: () => string }> {
  const program = spawn(process.execPath, ["dist/premise.js", "lsp"], {
    stdio: "pipe",
    env: { ...process.env, ...options.variables },
  });
  t.after(() => program.kill("SIGKILL"));
  let stderr = "";
  program.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  const client = connect(program.stdout, program.stdin);
  const result = await initialize(client, options);
  return { client, result, program, stderr: () => stderr };
}

export function open(client: TestClient, file: string, text: string, version = 1): void {
  client.notify("textDocument/didOpen", {
    textDocument: { uri: uri(file), languageId: "typescript", version, text },
  });
}

/** Replaces the whole text. */
export function change(client: TestClient, file: string, text: string, version: number): void {
  client.notify("textDocument/didChange", {
    textDocument: { uri: uri(file), version },
    contentChanges: [{ text }],
  });
}

export interface Report {
  readonly kind: "full" | "unchanged";
  readonly resultId?: string;
  readonly items: readonly {
    readonly range: unknown;
    readonly severity: number;
    readonly code: string;
    readonly source: string;
    readonly message: string;
    readonly codeDescription?: { readonly href: string };
    readonly relatedInformation?: readonly {
      readonly location: { readonly uri: string };
      readonly message: string;
    }[];
    readonly data: unknown;
  }[];
}

export function pull(client: TestClient, file: string, previousResultId?: string): Promise<Report> {
  return client.request("textDocument/diagnostic", {
    textDocument: { uri: uri(file) },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });
}

export interface Change {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly newText: string;
}

/** Applies edits as an editor does: from the end, so that places stay valid. */
export function applyEdits(text: string, edits: readonly Change[]): string {
  const lines = text.split("\n");
  const offset = ({ line, character }: Change["range"]["start"]): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  // What is inserted at one place stands there in the order of the list.
  return [...edits]
    .reverse()
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)),
      text,
    );
}
