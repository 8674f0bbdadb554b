/** `npm run test:catalog [-- FILTER]`: compares the catalog with the real packages' types and runs their clients against servers that misbehave. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../../tools/build.mjs";
import { EXCEPTIONS } from "./exceptions.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, "../../..");
const filter = process.argv[2] ?? "";
/** Packages stay here between runs; git ignores it. */
const folder = process.env.PREMISE_CATALOG ?? path.join(root, ".catalog");
const out = path.join(root, "dist/catalog");

const started = performance.now();
install();
await bundle("test/catalog/real/symbols.ts", "dist/catalog/symbols.cjs");
await bundle("test/catalog/real/judge.ts", "dist/catalog/judge.cjs");
// The experiments mostly wait, so the types are compared meanwhile.
const observing = run(process.execPath, [path.join(here, "observe.mjs"), folder, filter]);
const compared = JSON.parse(
  await run(process.execPath, [
    "--max-old-space-size=4000",
    path.join(out, "symbols.cjs"),
    folder,
    filter,
  ]),
);
const observed = path.join(out, "observed.json");
writeFileSync(observed, await observing);
const isSymbolsRight = reportSymbols(compared);
const { status } = spawnSync(process.execPath, [path.join(out, "judge.cjs"), observed, filter], {
  cwd: root,
  stdio: "inherit",
});
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
process.exitCode = isSymbolsRight && status === 0 ? 0 : 1;

/** The packages as the lockfile names them, without running a line of theirs. */
function install() {
  const files = ["package.json", "package-lock.json"].map((name) => [
    name,
    readFileSync(path.join(here, name), "utf8"),
  ]);
  const key = createHash("sha256").update(files.join("\n")).digest("hex").slice(0, 16);
  const done = path.join(folder, `installed-${key}`);
  if (existsSync(done)) return;
  console.log("installing the packages that the catalog describes");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
  // Imports of this file look for packages where it stands.
  writeFileSync(path.join(folder, "load.mjs"), "export const load = (name) => import(name);\n");
  const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"];
  const npm = spawnSync("npm", [...words, "--omit=optional", "--loglevel=error"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
  writeFileSync(done, "");
}

function reportSymbols(results) {
  const unused = new Set(EXCEPTIONS);
  let symbols = 0;
  const failures = [];
  const missing = [];
  for (const { entry, versions, compared: count = 0, problems = [] } of results) {
    if (versions === undefined) missing.push(entry);
    symbols += count;
    for (const problem of problems) {
      const excuse = EXCEPTIONS.find((each) => each.entry === entry && each.problem.test(problem));
      if (excuse === undefined) failures.push(`${entry}: ${problem} (${versions.join(", ")})`);
      unused.delete(excuse);
    }
  }
  if (filter === "")
    for (const { entry, problem } of unused)
      failures.push(`${entry}: nothing is excused by ${problem} any more`);
  console.log(
    `${results.length - missing.length} entries and ${symbols} names compared with the packages' own types`,
  );
  if (missing.length > 0) console.log(`not compared: ${missing.join(", ")}`);
  for (const failure of failures) console.log(`FAILED   ${failure}`);
  return failures.length === 0;
}

/** What a program prints; its mistakes end this one. */
function run(command, words) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    let errors = "";
    child.stdout.on("data", (chunk) => {
      text += chunk;
    });
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(text);
      else reject(new Error(`${words[0]} ended with ${code}\n${errors.slice(-2000)}`));
    });
  });
}
