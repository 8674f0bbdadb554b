/** `npm start [-- PATH]`: installs and builds what is missing, reviews the example service (or PATH), and says how to get the extension. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const target = process.argv[2] ?? path.join(root, "test/example");
/** What the package is made of. */
const SOURCES = [
  ...["rules", "server", "client", "test/tools"],
  ...["package.json", ".vscodeignore", "README.md", "CHANGELOG.md", "LICENSE"],
];

if (!existsSync(path.join(root, "node_modules/ts-morph"))) {
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}

// Only now: these need what was just installed.
const { buildProgram } = await import("./build.mjs");
const { packageExtension, VSIX } = await import("./package.mjs");
if (changedAt(VSIX) < Math.max(...SOURCES.map((name) => changedAt(path.join(root, name))))) {
  console.error("Building and packing Premise …");
  await packageExtension();
} else await buildProgram();

const program = path.join(root, "dist/premise.js");
const { status } = spawnSync(process.execPath, [program, "check", target, "--format", "pretty"], {
  stdio: "inherit",
});
console.log(`
The extension for VS Code: ${VSIX}
Install it with:           code --install-extension ${VSIX}`);
// Findings are what one hopes to see here; what went wrong is passed on.
process.exit(status === 0 || status === 1 ? 0 : (status ?? 1));

/** When a file, or the newest file below a folder, was changed, in milliseconds; 0 when there is none. */
function changedAt(name) {
  const entry = statSync(name, { throwIfNoEntry: false });
  if (entry === undefined) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  const inside = readdirSync(name).map((each) => changedAt(path.join(name, each)));
  return Math.max(entry.mtimeMs, ...inside);
}
