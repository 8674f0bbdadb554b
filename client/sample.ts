/** The sample of the walkthrough: a small service whose assumptions do not hold, in a copy that people may change. */
import { type ExtensionContext, FileType, Uri, window, workspace } from "vscode";

export async function openSample({
  extensionUri,
  globalStorageUri,
}: ExtensionContext): Promise<void> {
  const from = Uri.joinPath(extensionUri, "walkthrough/sample");
  const to = Uri.joinPath(globalStorageUri, "sample");
  await copy(from, to);
  await window.showTextDocument(Uri.joinPath(to, "src/checkout.ts"));
}

/** Afresh each time: a sample that was repaired shows nothing any more. */
async function copy(from: Uri, to: Uri): Promise<void> {
  await workspace.fs.createDirectory(to);
  for (const [name, type] of await workspace.fs.readDirectory(from)) {
    const [source, target] = [Uri.joinPath(from, name), Uri.joinPath(to, name)];
    if (type === FileType.Directory) await copy(source, target);
    else await workspace.fs.copy(source, target, { overwrite: true });
  }
}
