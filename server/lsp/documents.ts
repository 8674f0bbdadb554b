/** The open documents, by path, and when the user last typed. */
import { readFileSync } from "node:fs";
import { setImmediate, setTimeout } from "node:timers/promises";
import { type Connection, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { pathOfUri, uriOfPath } from "./uris.ts";

export interface DocumentEvents {
  readonly onOpen: (path: string) => void;
  readonly onChange: (path: string) => void;
  readonly onSave: (path: string) => void;
  readonly onClose: (path: string) => void;
}

export interface Documents {
  get(path: string): TextDocument | undefined;
  paths(): readonly string[];
  /** The URI that the client uses for a path. */
  uriOf(path: string): string;
  /** The document an editor holds, or the file on disk. */
  current(path: string): { document: TextDocument; open: boolean } | undefined;
  /** Lets waiting messages in, and waits until the user has paused. */
  quiet(): Promise<void>;
  listen(events: DocumentEvents): void;
}

/** How long the user must have paused before work goes on that nobody waits for, in milliseconds. */
const PAUSE = 300;

export function createDocuments(connection: Connection): Documents {
  const open = new Map<string, TextDocument>();
  const seen = new Map<string, number>();
  const managed = new TextDocuments(TextDocument);
  let typedAt = Number.NEGATIVE_INFINITY;
  return {
    get: (path) => open.get(path),
    paths: () => [...open.keys()],
    uriOf: (path) => open.get(path)?.uri ?? uriOfPath(path),
    current(path) {
      const document = open.get(path);
      if (document !== undefined) return { document, open: true };
      const text = readText(path);
      if (text === undefined) return undefined;
      return {
        document: TextDocument.create(uriOfPath(path), "typescript", 0, text),
        open: false,
      };
    },
    async quiet() {
      await yieldToMessages();
      for (;;) {
        const rest = typedAt + PAUSE - performance.now();
        if (rest <= 0) return;
        await setTimeout(rest);
      }
    },
    listen(events) {
      managed.onDidOpen(({ document }) => {
        const path = pathOfUri(document.uri);
        if (path === undefined) return;
        open.set(path, document);
        seen.set(path, document.version);
        events.onOpen(path);
      });
      managed.onDidChangeContent(({ document }) => {
        const path = pathOfUri(document.uri);
        // Opening a document also counts as a change of its content.
        if (path === undefined || document.version === seen.get(path)) return;
        typedAt = performance.now();
        seen.set(path, document.version);
        events.onChange(path);
      });
      managed.onDidSave(({ document }) => {
        const path = pathOfUri(document.uri);
        if (path !== undefined) events.onSave(path);
      });
      managed.onDidClose(({ document }) => {
        const path = pathOfUri(document.uri);
        if (path === undefined) return;
        open.delete(path);
        seen.delete(path);
        events.onClose(path);
      });
      managed.listen(connection);
    },
  };
}

/** Gives messages that have arrived, cancellations above all, their turn. */
export async function yieldToMessages(): Promise<void> {
  // The first turn reads from the stream, the second hands the messages out.
  await setImmediate();
  await setImmediate();
}

/** The text on disk as editors count it, without a byte order mark; undefined when unreadable. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch {
    return undefined;
  }
}
