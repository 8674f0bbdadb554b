/** `npm test [-- FILTER [RULE]]`: installs what is missing, checks style and types, builds, runs every test but the editor's. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const filter = process.argv[2] ?? "";
const rule = process.argv[3];

/** Runs a command in the checkout and ends this process with its status when it fails. */
function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(path.join(root, "node_modules/ts-morph")))
  run("npm", ["ci", "--no-audit", "--no-fund"]);
if (filter === "") {
  run("npx", ["biome", "check", "--error-on-warnings", "."]);
  run("npx", ["tsc", "--noEmit"]);
}
const { buildProgram, buildTests } = await import("./build.mjs");
await buildProgram();
const files = await buildTests(filter);
// Inside a checkout nothing is kept between runs, so that each test starts from nothing.
process.env.XDG_CACHE_HOME = path.join(root, "dist/test/cache");
if (rule !== undefined) process.env.PREMISE_ONLY_RULE = rule;
run(process.execPath, ["--test", "--test-reporter=spec", ...files]);
