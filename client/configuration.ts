/** Opens premise.json, which decides what the whole team sees. */
import { Uri, WorkspaceEdit, window, workspace } from "vscode";
import { currentFolder } from "./findings-view.ts";

const START = `{
  // How far this has grown: "single-node", "multi-node" or "distributed". "auto" leaves it to the deployment files.
  "layer": "auto"
  // Ctrl+Space lists what else can be said.
}
`;

/** The file of the folder at hand; a folder without one gets a first one, unsaved. */
export async function openConfiguration(): Promise<void> {
  const folder = currentFolder();
  if (folder === undefined) {
    void window.showWarningMessage("Open a folder first: premise.json stands at its top.");
    return;
  }
  const uri = Uri.joinPath(folder, "premise.json");
  try {
    await workspace.fs.stat(uri);
    await window.showTextDocument(uri);
  } catch {
    const change = new WorkspaceEdit();
    change.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(START) });
    if (await workspace.applyEdit(change)) await window.showTextDocument(uri);
  }
}
