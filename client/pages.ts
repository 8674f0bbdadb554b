/** The pages of rules and patterns, shown inside the editor. */
import {
  commands,
  Disposable,
  EventEmitter,
  FilePermission,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  languages,
  Uri,
  window,
  workspace,
} from "vscode";
import type { Connection } from "./connection.ts";

const SCHEME = "premise";

/** Tells the server how links to pages look here; `{id}` stands for the encoded id. */
export const PAGE_URI = "command:premise.explain?%5B%22{id}%22%5D";

/** Leads from any page to another one, for previews follow no commands. Nothing lies above the root. */
export const PAGE_LINK = "../{id}.md";

/** Pages are files of a read-only file system: a preview follows links only to what it can look up. */
export function registerPages(connection: Pick<Connection, "request">): Disposable {
  const read = async (uri: Uri): Promise<Uint8Array> => {
    const page = await connection.request("premise/page", { id: idOf(uri) });
    if (page === null) throw FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(page.text);
  };
  const refuse = (uri: Uri): never => {
    throw FileSystemError.NoPermissions(uri);
  };
  const provider: FileSystemProvider = {
    onDidChangeFile: new EventEmitter<never>().event,
    watch: () => new Disposable(() => {}),
    async stat(uri) {
      if (!uri.path.endsWith(".md")) throw FileSystemError.FileNotFound(uri);
      const { length } = await read(uri);
      const permissions = FilePermission.Readonly;
      return { type: FileType.File, ctime: 0, mtime: 0, size: length, permissions };
    },
    readFile: read,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  return workspace.registerFileSystemProvider(SCHEME, provider, { isReadonly: true });
}

/** Shows the page of an id, of the finding under the cursor, or of one that the user picks. */
export async function explain(
  given: unknown,
  connection: Pick<Connection, "request">,
): Promise<void> {
  const id = idIn(given) ?? findingHere() ?? (await askForId(connection));
  if (id === undefined || id === "") return;
  const uri = uriOf(id);
  try {
    await workspace.fs.stat(uri);
  } catch {
    void window.showWarningMessage(`Premise has no rule or pattern '${id}'.`);
    return;
  }
  await commands.executeCommand("markdown.showPreview", uri);
}

/** From a link, or from a node of a tree, whose data is the rule or names it. */
function idIn(given: unknown): string | undefined {
  if (typeof given === "string") return given;
  if (typeof given !== "object" || given === null || !("data" in given)) return undefined;
  const { data } = given as { data: unknown };
  if (typeof data === "string") return data;
  const rule = (data as { rule?: unknown } | undefined)?.rule;
  return typeof rule === "string" ? rule : undefined;
}

function uriOf(id: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${id}.md` });
}

function idOf(uri: Uri): string {
  return uri.path.replace(/^\//, "").replace(/\.md$/, "");
}

function findingHere(): string | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const here = languages
    .getDiagnostics(editor.document.uri)
    .find(
      (diagnostic) =>
        diagnostic.source === "premise" && diagnostic.range.contains(editor.selection.active),
    );
  const code = typeof here?.code === "object" ? here.code.value : here?.code;
  return typeof code === "string" ? code : undefined;
}

async function askForId(connection: Pick<Connection, "request">): Promise<string | undefined> {
  const pages = await connection.request("premise/pages", null);
  const choices = pages.map(({ id, title, kind }) => ({ label: title, description: id, kind, id }));
  const picked = await window.showQuickPick(
    choices.map(({ kind, ...choice }) => ({
      ...choice,
      label: `$(${kind === "rule" ? "lightbulb" : "tools"}) ${choice.label}`,
    })),
    { title: "Explain a rule or pattern", matchOnDescription: true },
  );
  return picked?.id;
}
