/** Where the code runs, and what if it ran elsewhere, in the real workbench over the example shop. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { copyWorkspace } from "./sample.mjs";
import { BROWSER, startVsCode, workbenchUrl } from "./vscode-server.mjs";

const SHOTS = fileURLToPath(new URL("./shots", import.meta.url));
const SHOP = fileURLToPath(new URL("../corpus/shop", import.meta.url));
const DEPLOYMENT = "deploy/api.yaml";
const PATIENCE = 240_000;

export async function testTopology(report) {
  mkdirSync(SHOTS, { recursive: true });
  const workspace = copyWorkspace(SHOP);
  const deployed = () => readFileSync(path.join(workspace, DEPLOYMENT), "utf8");
  const before = deployed();
  const server = await startVsCode();
  const browser = await chromium.launch(BROWSER);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(PATIENCE);
  /** The step that runs now, for the report of a failure. */
  let step = "the view shows the unit and the line behind it";
  const done = (next) => {
    report(step);
    step = next;
  };
  const shot = (name) => page.screenshot({ path: `${SHOTS}/${name}.png` });
  try {
    const file = `vscode-remote://${server.authority}${workspace}/src/limit.ts`;
    await page.goto(workbenchUrl(server, workspace, [["openFile", file]]));
    await page.waitForSelector(".monaco-editor .view-lines");
    await page.locator(".activitybar .action-item a[aria-label^='Premise']").first().click();
    const row = (text) =>
      page.locator(".sidebar .monaco-list-row").filter({ hasText: text }).first();
    const comes = (text, timeout) =>
      row(text)
        .waitFor({ timeout })
        .then(
          () => true,
          () => false,
        );
    /** A tree that is still being answered moves its rows under the mouse: once more, until what the click brings is there. */
    const click = async (text, brings) => {
      for (let attempt = 0; attempt < 8; attempt++) {
        await row(text).click();
        if (await comes(brings, PATIENCE / 8)) return;
      }
      await row(brings).waitFor();
    };
    await row("Where it runs").waitFor();
    await row("single-node · 1 instance").waitFor();
    await row("deploy/api.yaml:7").waitFor();
    await shot("10-topology");
    done("what if there were several shows what appears, and no file is touched");
    await click("What if it ran as", "Several instances");
    await click("Several instances", "What if: multi-node");
    for (const name of ["limit.ts:4", "reminders.ts:8", "sign-in.ts:5"]) await row(name).waitFor();
    await row("3 findings more, 0 less").waitFor();
    await shot("11-what-if");
    if (deployed() !== before) throw new Error("a file was touched");
    done("a click leads to the line that decides");
    await row("deploy/api.yaml:7").click();
    await page.locator(".tab.active", { hasText: "api.yaml" }).waitFor();
    done("once three replicas are saved, the findings are there");
    await page.locator(".editor-group-container.active .monaco-editor .view-lines").first().click();
    await page.keyboard.press("Control+Home");
    for (let line = 1; line < 7; line++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("3");
    await page.keyboard.press("Control+S");
    await row("multi-node · 3 instances").waitFor();
    await row("What if it ran as").waitFor();
    await row("State is in one place and consistent").waitFor();
    await shot("12-grown");
    if (!deployed().includes("replicas: 3")) throw new Error(deployed());
    done("");
  } catch (error) {
    await shot("failed").catch(() => {});
    report(step, error);
  } finally {
    await browser.close();
    server.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
}
