/** The quick fix that says in premise.json what a folder is: its files are scripts, whatever imports them. */
import { existsSync } from "node:fs";
import path from "node:path";
import {
  type CodeAction,
  CodeActionKind,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { overrideEdits, overrideText } from "../analysis/config/override.ts";
import { CONFIGURATION_NAME } from "../analysis/config.ts";
import type { Client } from "./capabilities.ts";
import { workspaceEditOf } from "./convert.ts";
import type { Documents } from "./documents.ts";
import { isInside, uriOfPath } from "./uris.ts";

/** Offered where the folder is not the whole of what a premise.json speaks for. */
export function scriptsActions(
  file: string,
  root: string,
  documents: Documents,
  client: Client,
): CodeAction[] {
  if (!isInside(file, root)) return [];
  const folder = path.posix.dirname(file);
  const configuration = nearestConfiguration(folder, root);
  const holder = configuration === undefined ? root : path.posix.dirname(configuration);
  const below = path.posix.relative(holder, folder);
  if (below === "" || below.startsWith("..")) return [];
  const glob = `${below.replace(/[[\]{}*?\\]/g, "\\$&")}/**`;
  const edit =
    configuration === undefined
      ? creation(`${root}/${CONFIGURATION_NAME}`, glob, client)
      : change(configuration, glob, documents, client);
  if (edit === undefined) return [];
  const title = `State that ${below} holds scripts (${CONFIGURATION_NAME})`;
  return [{ title, kind: CodeActionKind.QuickFix, edit }];
}

function nearestConfiguration(folder: string, root: string): string | undefined {
  for (let at = folder; ; at = path.posix.dirname(at)) {
    const file = `${at}/${CONFIGURATION_NAME}`;
    if (existsSync(file)) return file;
    if (at === root || at === path.posix.dirname(at)) return undefined;
  }
}

function change(
  file: string,
  glob: string,
  documents: Documents,
  client: Client,
): WorkspaceEdit | undefined {
  const text = documents.current(file)?.document.getText();
  if (text === undefined) return undefined;
  try {
    const edits = overrideEdits(text, glob, "script").map((each) => ({ file, ...each }));
    return workspaceEditOf(edits, documents.current, client);
  } catch {
    // What is no JSON cannot be added to.
    return undefined;
  }
}

function creation(file: string, glob: string, client: Client): WorkspaceEdit | undefined {
  if (!client.createsFiles) return undefined;
  const uri = uriOfPath(file);
  const start = { line: 0, character: 0 };
  const content: TextDocumentEdit = {
    textDocument: { uri, version: null },
    edits: [{ range: { start, end: start }, newText: overrideText(glob, "script") }],
  };
  return { documentChanges: [{ kind: "create", uri, options: { ignoreIfExists: true } }, content] };
}
