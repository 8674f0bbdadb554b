/** Goes to rows of a list or tree: by keyboard, as a hover or an open menu may swallow clicks, or when none moves any more. */
import { setTimeout } from "node:timers/promises";

const TURNS = 20;

/**
 * Presses the down arrow until the focus is on the wanted row, then Enter.
 * The focus is drawn after the key is handled: a key pressed before that would go one row too far.
 * @param rows a CSS selector of the list's rows
 */
export async function chooseRow(page, rows, title) {
  const isWanted = (text) => (title instanceof RegExp ? title.test(text) : text.includes(title));
  const focused = page.locator(`${rows}.focused`);
  for (let turn = 0; turn < TURNS; turn++) {
    const before = await focused.first().textContent();
    if (isWanted(before)) return page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(
      ([selector, text]) => {
        const row = document.querySelector(selector);
        return row !== null && row.textContent !== text;
      },
      [`${rows}.focused`, before],
    );
  }
  throw new Error(`no row with '${title}' in ${TURNS} steps down`);
}

/**
 * Waits until rows have stayed as they are for a second: what comes in meanwhile moves the row that a click was meant for.
 * @param rows a CSS selector of the list's rows
 */
export async function atRest(page, rows) {
  let before;
  for (let turn = 0; turn < TURNS * 3; turn++) {
    const now = (await page.locator(rows).allTextContents()).join("\n");
    if (now === before) return;
    before = now;
    await setTimeout(1_000);
  }
  throw new Error(`rows '${rows}' do not come to rest`);
}
