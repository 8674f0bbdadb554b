/** VS Code's own server on a free port of this machine, with the packaged extension installed. */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { VSIX } from "../tools/package.mjs";
import { CHROMIUM, VSCODE, VSCODE_NODE } from "./install.mjs";

const SETTINGS = {
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "files.autoSave": "off",
  // The sample's packages are not installed, which is the compiler's business and not ours.
  "typescript.validate.enable": false,
  "editor.minimap.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
};

/** Environment variables reach the extension host. */
export async function startVsCode(environment = {}) {
  const data = mkdtempSync(path.join(tmpdir(), "premise-vscode-"));
  const extensions = path.join(data, "extensions");
  const user = path.join(data, "server/data/User");
  mkdirSync(extensions);
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, "settings.json"), JSON.stringify(SETTINGS));
  const main = path.join(VSCODE, "out/server-main.js");
  const common = ["--extensions-dir", extensions, "--server-data-dir", path.join(data, "server")];
  execFileSync(VSCODE_NODE, [main, ...common, "--install-extension", VSIX], { stdio: "pipe" });
  const child = spawn(
    VSCODE_NODE,
    [
      ...[main, "--host", "127.0.0.1", "--port", "0", "--without-connection-token"],
      ...["--accept-server-license-terms", "--telemetry-level", "off"],
      // Lets a page run tests in the extension host.
      ...["--enable-smoke-test-driver", ...common],
    ],
    // A group of its own, so that the extension host and the language server end with it.
    {
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
      env: { ...process.env, ...environment },
    },
  );
  let log = "";
  const port = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      log += chunk;
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (match !== null) resolve(Number(match[1]));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", (code) => reject(new Error(`VS Code's server ended with ${code}\n${log}`)));
  });
  return {
    authority: `127.0.0.1:${port}`,
    log: () => log,
    stop() {
      try {
        process.kill(-child.pid, "SIGTERM");
      } catch {
        // It has ended by itself.
      }
      rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** The page of a workbench; payload entries are VS Code's own start-up options. */
export function workbenchUrl(server, folder, payload) {
  const encoded = encodeURIComponent(JSON.stringify(payload));
  return `http://${server.authority}/?folder=${folder}&payload=${encoded}`;
}

export const BROWSER = {
  executablePath: CHROMIUM,
  headless: true,
  args: [
    ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
    ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    // No page may reach anything but this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
  ],
};
