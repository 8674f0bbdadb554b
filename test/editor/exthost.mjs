/** Runs host/tests.cjs inside VS Code's extension host, against the installed extension and the real API. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { copyWorkspace } from "./sample.mjs";
import { BROWSER, startVsCode, workbenchUrl } from "./vscode-server.mjs";

const HOST = fileURLToPath(new URL("./host", import.meta.url));
const PATIENCE = 300_000;

export async function testExtensionHost(report) {
  const workspace = copyWorkspace();
  const results = path.join(mkdtempSync(path.join(tmpdir(), "premise-exthost-")), "results.json");
  const server = await startVsCode({ PREMISE_TEST_RESULTS: results });
  const browser = await chromium.launch(BROWSER);
  try {
    const page = await browser.newPage();
    const ended = new Promise((resolve) => {
      // The workbench calls these at the end of a test run.
      page.exposeFunction("codeAutomationExit", (code) => resolve(code));
      page.exposeFunction("codeAutomationLog", () => {});
    });
    const remote = `vscode-remote://${server.authority}`;
    await page.goto(
      workbenchUrl(server, workspace, [
        ["extensionDevelopmentPath", `${remote}${HOST}`],
        ["extensionTestsPath", `${remote}${HOST}/tests.cjs`],
      ]),
    );
    const code = await Promise.race([ended, setTimeout(PATIENCE, "no answer", { ref: false })]);
    const tests = readResults(results);
    for (const { name, error } of tests) report(name, error ?? undefined);
    const isDone = code !== "no answer" && tests.length > 0;
    report("the run came to its end", isDone ? undefined : `${code}\n${server.log()}`);
  } finally {
    await browser.close();
    server.stop();
    rmSync(workspace, { recursive: true, force: true });
    rmSync(path.dirname(results), { recursive: true, force: true });
  }
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return [];
  }
}
