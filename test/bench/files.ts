/** Lists the own files of a repository as the product sees them, with their lines, as JSON. Takes the repository's path. */
import { openWorkspace } from "../../server/analysis/workspace/open.ts";

const workspace = openWorkspace(process.argv[2] ?? "");
const files = workspace.files().map((path) => ({
  path,
  lines: (workspace.read(path) ?? "").split("\n").length,
}));
console.log(JSON.stringify(files));
