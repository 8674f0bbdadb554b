/** Neovim drives the server headless: another editor than the one the server was written for. */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./install.mjs";
import { copyWorkspace, FILE, FIX, isFixed, MESSAGE, RULE, readSample } from "./sample.mjs";

export function testNeovim(report) {
  const workspace = copyWorkspace();
  const script = fileURLToPath(new URL("./neovim.lua", import.meta.url));
  const { stdout, stderr, status } = spawnSync(
    "nvim",
    ["--headless", "--clean", "-n", "-i", "NONE", "-S", script],
    {
      encoding: "utf8",
      timeout: 120_000,
      env: {
        ...process.env,
        WORKSPACE: workspace,
        FILE,
        RULE,
        MESSAGE,
        FIX,
        SERVER: path.join(ROOT, "dist/premise.js"),
      },
    },
  );
  for (const line of stdout.split("\n")) {
    const match = /^(ok|FAIL) (.+)$/.exec(line);
    if (match?.[2] !== undefined)
      report(match[2], match[1] === "ok" ? undefined : stderr || "see above");
  }
  const done = status === 0 && stdout.includes("ok saved");
  report("the session ran to its end", done ? undefined : `status ${status}\n${stdout}${stderr}`);
  const text = readSample(workspace);
  report("the fix is on disk", isFixed(text) ? undefined : text);
  rmSync(workspace, { recursive: true, force: true });
}
