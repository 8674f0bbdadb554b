/** `npm run test:proofs [-- FILTER]`: runs examples and their repaired forms against real stores and servers that misbehave. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildProgram } from "../tools/build.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
/** The clients and the examples that import them; git ignores it. */
const folder = path.join(here, "../../.proofs");

install();
await buildProgram();
const { status } = spawnSync(
  process.execPath,
  ["--test", "--test-reporter=spec", path.join(here, "proofs.mjs")],
  {
    stdio: "inherit",
    env: { ...process.env, PREMISE_PROOFS: folder, PREMISE_PROOF: process.argv[2] ?? "" },
  },
);
process.exitCode = status ?? 1;

/** The clients as the lockfile names them, without running a line of theirs. */
function install() {
  const names = ["package.json", "package-lock.json"];
  const text = names.map((name) => readFileSync(path.join(here, name), "utf8")).join("\n");
  const key = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const done = path.join(folder, `installed-${key}`);
  if (existsSync(done)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of names) copyFileSync(path.join(here, name), path.join(folder, name));
  const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = spawnSync("npm", words, {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
  writeFileSync(done, "");
}
