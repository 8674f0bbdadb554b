/** Records how the grammars colour the examples; look at the difference before you commit it. */
import { spawnSync } from "node:child_process";

const BASES = ["typescript", "markdown", "html", "css", "yaml", "javascript"];
for (const [scope, file] of [
  ["source.ts", "acceptance.ts.txt"],
  ["text.html.markdown", "review.md"],
])
  spawnSync(
    process.execPath,
    [
      "node_modules/vscode-tmgrammar-test/dist/snapshot.js",
      ...BASES.flatMap((name) => ["-g", `node_modules/tm-grammars/grammars/${name}.json`]),
      ...["-u", "-s", scope, `test/syntaxes/cases/${file}`],
    ],
    { stdio: "inherit" },
  );
