/** Measures the language server: first diagnostics after start, the time from an edit to its diagnostics, memory. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { ts } from "ts-morph";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { percentile } from "./processes.mjs";

const EDITS = 40;
/** Milliseconds between two keys of somebody who types fast. */
const PAUSE = 60;

/** Milliseconds from the start of a server to the first diagnostic of a file with a finding that is opened at once. */
export async function measureStart(program, root, file, env) {
  const { started, connection, refreshed, stop } = await start(program, root, env);
  try {
    const document = openable(file);
    await open(connection, document);
    await pullUntilShown(connection, document, refreshed);
    return performance.now() - started;
  } finally {
    stop();
  }
}

/** An answer that says nothing yet is none: the server tells when a later one says more. */
async function pullUntilShown(connection, document, refreshed) {
  for (;;) {
    const next = refreshed();
    const { items } = await pull(connection, document);
    if (items.length > 0) return;
    await next;
  }
}

async function start(program, root, env) {
  const started = performance.now();
  const server = spawn(process.execPath, [program, "lsp"], {
    stdio: ["pipe", "pipe", "ignore"],
    env,
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  let isRefreshed = () => {};
  /** Settled by the next request of the server to pull again. */
  const refreshed = () =>
    new Promise((resolve) => {
      isRefreshed = resolve;
    });
  connection.onRequest((method, params) => {
    if (method === "workspace/diagnostic/refresh") isRefreshed();
    return method === "workspace/configuration" ? params.items.map(() => null) : null;
  });
  connection.listen();
  const stop = () => {
    connection.dispose();
    server.kill();
  };
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: uriOf(root), name: "bench" }],
    // As VS Code does: who cannot be told later gets no first answer before everything is loaded.
    capabilities: {
      textDocument: { diagnostic: {} },
      workspace: { diagnostics: { refreshSupport: true } },
    },
  });
  await connection.sendNotification("initialized", {});
  return { started, server, connection, refreshed, stop };
}

/** `files` are absolute paths of server files; the first one is opened before everything else. */
export async function measureEditing(program, root, files, env) {
  const { started, server, connection, refreshed, stop } = await start(program, root, env);
  try {
    const documents = files.map(openable);
    const [first, ...others] = documents;
    await open(connection, first);
    await pullUntilShown(connection, first, refreshed);
    const firstDiagnostics = performance.now() - started;
    await connection.sendRequest("workspace/diagnostic", { previousResultIds: [] });
    const scanned = performance.now() - started;
    const memory = memoryOf(server.pid);
    for (const document of others) {
      await open(connection, document);
      await pull(connection, document);
    }
    const edits = [];
    for (const document of documents) edits.push(await edit(connection, document));
    return {
      firstDiagnostics,
      scanned,
      memory,
      memoryAfterEdits: memoryOf(server.pid),
      edits,
      p50: percentile(
        edits.flatMap(({ times }) => times),
        0.5,
      ),
      p95: percentile(
        edits.flatMap(({ times }) => times),
        0.95,
      ),
    };
  } finally {
    stop();
  }
}

/** Types a letter at the start of a function's body and takes it away again, and so on. */
async function edit(connection, document) {
  const times = [];
  const { file, lines, position } = document;
  for (let count = 0; count < EDITS; count++) {
    const end = { line: position.line, character: position.character + 1 };
    const isInsertion = count % 2 === 0;
    document.version++;
    const started = performance.now();
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: uriOf(file), version: document.version },
      contentChanges: [
        {
          range: { start: position, end: isInsertion ? position : end },
          text: isInsertion ? "a" : "",
        },
      ],
    });
    await pull(connection, document);
    times.push(performance.now() - started);
    await wait(PAUSE);
  }
  return { file, lines, times, p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

function open(connection, { file, text, version }) {
  return connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: uriOf(file), languageId: "typescript", version, text },
  });
}

function pull(connection, { file }) {
  return connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: uriOf(file) } });
}

function openable(file) {
  const text = readFileSync(file, "utf8");
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext);
  const place = bodyStart(tree) ?? 0;
  const position = tree.getLineAndCharacterOfPosition(place);
  return { file, text, position, version: 1, lines: text.split("\n").length };
}

/** Where the code of the last function with statements begins. */
function bodyStart(tree) {
  let found;
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body !== undefined && ts.isBlock(node.body))
      found = node.body.statements[0]?.getStart(tree) ?? found;
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Megabytes in memory now and at the peak; undefined where the system does not tell. */
function memoryOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/status`, "utf8");
    const read = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1]) / 1024;
    return { now: read("VmRSS"), peak: read("VmHWM") };
  } catch {
    return undefined;
  }
}

function uriOf(file) {
  return pathToFileURL(file).href;
}
