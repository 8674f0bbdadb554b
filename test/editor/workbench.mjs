/** A person's way through the real workbench: see the squiggle, read it, fix it, save. */
import { mkdirSync, rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { chooseRow } from "./keyboard.mjs";
import { copyWorkspace, FILE, FIX, isFixed, MESSAGE, RULE, readSample } from "./sample.mjs";
import { BROWSER, startVsCode, workbenchUrl } from "./vscode-server.mjs";

const SHOTS = fileURLToPath(new URL("./shots", import.meta.url));
const PATIENCE = 90_000;

export async function testWorkbench(report) {
  mkdirSync(SHOTS, { recursive: true });
  const workspace = copyWorkspace();
  const server = await startVsCode();
  const browser = await chromium.launch(BROWSER);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(PATIENCE);
  /** The step that runs now, for the report of a failure. */
  let step = "the workbench opens";
  const done = (next) => {
    report(step);
    step = next;
  };
  try {
    const file = `vscode-remote://${server.authority}${workspace}/${FILE}`;
    await page.goto(workbenchUrl(server, workspace, [["openFile", file]]));
    await page.waitForSelector(".monaco-editor .view-lines");
    done("a squiggle appears");
    await page.waitForSelector(".monaco-editor .squiggly-warning");
    done("the message is in Problems");
    await page.keyboard.press("Control+Shift+M");
    const row = page.locator(".markers-panel .monaco-list-row", { hasText: MESSAGE });
    await row.waitFor();
    const shown = await row.textContent();
    if (!shown.includes(RULE)) throw new Error(`no rule id in '${shown}'`);
    await page.screenshot({ path: `${SHOTS}/1-squiggle.png` });
    done("the rule id opens the rule's page, and its links lead on");
    await row.locator("a", { hasText: RULE }).click();
    await pageWith(page, "Remote call without a deadline");
    const rulePage = await pageWith(page, "The assumption");
    await rulePage
      .locator("a", { hasText: /^Deadline$/ })
      .first()
      .click();
    await pageWith(page, "The assumption it answers");
    await page.screenshot({ path: `${SHOTS}/4-page.png` });
    await page.locator(".tab", { hasText: "server.ts" }).click();
    done("the menu offers the fix first and accepting last");
    const items = await openMenu(page);
    const ours = items.filter(
      (title) => title.includes("Premise") || /deadline|Accept/.test(title),
    );
    if (!ours[0]?.startsWith(FIX)) throw new Error(`the menu was ${items.join(" | ")}`);
    if (!ours.at(-1)?.startsWith(`Accept ${RULE} here`))
      throw new Error(`the menu was ${items.join(" | ")}`);
    await page.screenshot({ path: `${SHOTS}/2-menu.png` });
    done("accepting asks for a reason and a date, and writes the comment");
    await choose(page, `Accept ${RULE} here`);
    const input = page.locator(".quick-input-widget input");
    await input.waitFor();
    await page.keyboard.type("because");
    await page.keyboard.press("Enter");
    await page.getByText("Say why in at least three words.").first().waitFor();
    await page.keyboard.type(" the gateway ends it");
    await page.keyboard.press("Enter");
    await page.getByText("Until when?").first().waitFor();
    await page.keyboard.type("2099-12-31");
    await page.keyboard.press("Enter");
    const comment = `accept ${RULE} -- because the gateway ends it until 2099-12-31`;
    await page.locator(".monaco-editor .view-line").getByText(comment).first().waitFor();
    await page.waitForSelector(".monaco-editor .squiggly-warning", { state: "detached" });
    done("undo brings the squiggle back");
    await page.locator(".monaco-editor .view-line").first().click();
    await page.keyboard.press("Control+Z");
    await page.waitForSelector(".monaco-editor .squiggly-warning");
    done("the fix removes the squiggle");
    await openMenu(page);
    await choose(page, FIX);
    await page.waitForSelector(".monaco-editor .squiggly-warning", { state: "detached" });
    done("the file is saved with the fix");
    await page.keyboard.press("Control+S");
    for (let turn = 0; turn < 100 && !isFixed(readSample(workspace)); turn++) await setTimeout(100);
    if (!isFixed(readSample(workspace))) throw new Error(readSample(workspace));
    await page.screenshot({ path: `${SHOTS}/3-fixed.png` });
    done("");
  } catch (error) {
    await page.screenshot({ path: `${SHOTS}/failed.png` }).catch(() => {});
    report(step, error);
  } finally {
    await browser.close();
    server.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** The frame of the preview that has a heading; previews lie in frames within frames. */
async function pageWith(page, heading) {
  for (let turn = 0; turn < 300; turn++) {
    for (const frame of page.frames()) {
      const found = frame.locator("h1, h2").filter({ hasText: heading });
      if ((await found.count().catch(() => 0)) > 0) return frame;
    }
    await setTimeout(100);
  }
  throw new Error(`no page with the heading '${heading}'`);
}

/** Opens the quick-fix menu at the call; returns the titles. */
async function openMenu(page) {
  const items = page.locator(".action-widget .monaco-list-row.action");
  // A menu asked for while other extensions still register their providers never shows.
  for (let attempt = 1; ; attempt++) {
    await page
      .locator(".monaco-editor .view-line")
      .getByText("fetch", { exact: false })
      .first()
      .click();
    await page.waitForSelector(".monaco-editor.focused");
    // A menu that opens below the pointer takes its focus from there.
    await page.mouse.move(1, 1);
    await page.keyboard.press("Control+.");
    const open = items.filter({ hasText: FIX }).first().waitFor({ timeout: 3_000 });
    const isOpen = await open.then(
      () => true,
      () => false,
    );
    if (isOpen) return items.allInnerTexts();
    if (attempt === 10) throw new Error("no menu with the fix in ten attempts");
    await page.keyboard.press("Escape");
  }
}

async function choose(page, title) {
  await chooseRow(page, ".action-widget .monaco-list-row.action", title);
}
