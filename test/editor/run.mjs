/**
 * `npm run test:editor [-- neovim|workbench|reviews|topology|exthost]`: the packaged extension in a real VS Code, and the server in Neovim.
 * Installs what is missing into .editor/ and, as root on Debian, Chromium and Neovim. Ends with `N passed, N failed`.
 */
import { packageExtension } from "../tools/package.mjs";
import { testExtensionHost } from "./exthost.mjs";
import { installBrowser, installNeovim, installVsCode } from "./install.mjs";
import { testNeovim } from "./neovim.mjs";
import { testReviews } from "./reviews.mjs";
import { testTopology } from "./topology.mjs";
import { testWorkbench } from "./workbench.mjs";

const SUITES = {
  neovim: { install: [installNeovim], test: testNeovim },
  workbench: { install: [installBrowser, installVsCode], test: testWorkbench },
  reviews: { install: [installBrowser, installVsCode], test: testReviews },
  topology: { install: [installBrowser, installVsCode], test: testTopology },
  exthost: { install: [installBrowser, installVsCode], test: testExtensionHost },
};

const wanted = process.argv.slice(2);
for (const name of wanted)
  if (!Object.hasOwn(SUITES, name)) {
    console.error(`no suite '${name}'; there are ${Object.keys(SUITES).join(", ")}`);
    process.exit(2);
  }

const counts = { passed: 0, failed: 0 };
/** Reports one check of a suite. */
function report(suite, name, error) {
  counts[error === undefined ? "passed" : "failed"]++;
  console.log(`${error === undefined ? "ok  " : "FAIL"} ${suite}: ${name}`);
  if (error !== undefined) console.log(String(error).replace(/^/gm, "       "));
}

await packageExtension();
for (const [name, { install, test }] of Object.entries(SUITES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  try {
    for (const step of install) step();
    await test((what, error) => report(name, what, error));
  } catch (error) {
    report(name, "the suite ran to its end", error instanceof Error ? error.stack : error);
  }
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
