/** `npm run package`: builds and packs premise-<version>.vsix. */
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildProgram } from "./build.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { name, version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

/** Where the package lies, built or not. */
export const VSIX = path.join(root, `${name}-${version}.vsix`);

/** Bytes; the budget of the packaged extension. */
const LIMIT = 5 * 1024 * 1024;

export async function packageExtension() {
  await buildProgram();
  const vsce = path.join(root, "node_modules/@vscode/vsce/vsce");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...[vsce, "package", "--out", VSIX],
      // Everything is bundled, and links of the pages are left as they are.
      ...["--no-dependencies", "--no-rewrite-relative-links", "--allow-missing-repository"],
    ],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`packing failed:\n${stdout}${stderr}`);
  const { size } = statSync(VSIX);
  if (size > LIMIT) throw new Error(`${VSIX} has ${size} bytes, more than ${LIMIT}`);
  return size;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const size = await packageExtension();
  console.log(`${path.relative(process.cwd(), VSIX)} (${(size / 1024 / 1024).toFixed(2)} MB)`);
}
