/** The pages of rules and patterns, shown inside the editor. */
import {
  commands,
  type Disposable,
  languages,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from "vscode";
import type { Connection } from "./connection.ts";

const SCHEME = "premise";

/** Tells the server how links to pages look here; `{id}` stands for the encoded id. */
export const PAGE_URI = "command:premise.explain?%5B%22{id}%22%5D";

export function registerPages(connection: Pick<Connection, "request">): Disposable {
  const provider: TextDocumentContentProvider = {
    async provideTextDocumentContent(uri) {
      const id = idOf(uri);
      const page = await connection.request("premise/page", { id });
      return page?.text ?? `# ${id}\n\nThere is no rule or pattern of this name.\n`;
    },
  };
  return workspace.registerTextDocumentContentProvider(SCHEME, provider);
}

/** Shows the page of an id, of the finding under the cursor, or of an id that the user types. */
export async function explain(given: unknown): Promise<void> {
  const id = typeof given === "string" ? given : (findingHere() ?? (await askForId()));
  if (id === undefined || id === "") return;
  await commands.executeCommand("markdown.showPreview", uriOf(id));
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

async function askForId(): Promise<string | undefined> {
  const id = await window.showInputBox({
    title: "Explain a rule or pattern",
    placeHolder: "scale/no-deadline",
    prompt: "The id of a rule or pattern, as findings show it",
  });
  return id?.trim();
}
