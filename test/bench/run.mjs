/** `npm run bench`: how fast and how big Premise is on a repository, next to a bare parser and to type-aware linters. */
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { buildProgram } from "../tools/build.mjs";
import { measureEditing, measureStart } from "./editing.mjs";
import { generate } from "./generate.mjs";
import { PEERS, preparePeer } from "./peers.mjs";
import { interleave, measure } from "./processes.mjs";
import { printAgain, printEditing, printGrowth, printPrograms, printShare } from "./table.mjs";

const USAGE = `npm run bench -- PATH                 measures on a repository
npm run bench -- --generate 2000      on a generated one of about that many files
npm run bench                         on a generated one, and how cost grows with size

  --seed N       of the generated repository (1)
  --growth       also generated repositories of 1000, 2000 and 4000 files
  --peers LIST   linters to compare with (${PEERS.join(",")})
  --no-peers     none
  --no-editing   leaves the language server out
  --runs N       measured runs after one warm-up; medians are printed (3)
  --json FILE    writes every figure`;

/** Milliseconds that any one run may take. */
const LIMIT = 10 * 60_000;
const GROWTH = [1000, 2000, 4000];

const root = fileURLToPath(new URL("../..", import.meta.url));
const log = (line) => console.error(`bench: ${line}`);

const options = readOptions();
const scratch = mkdtempSync(path.join(os.tmpdir(), "premise-bench-"));
/** A copy, so that a build in the checkout does not change what is measured. */
const program = path.join(scratch, "premise.js");
try {
  await bench();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function bench() {
  await buildProgram();
  for (const name of ["premise.js", "program.cjs"])
    copyFileSync(path.join(root, "dist", name), path.join(scratch, name));
  const scripts = await buildScripts();
  const target = options.path ?? generated(options.count);
  const files = await listFiles(scripts.files, target);
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const result = {
    target: options.path ?? `generated, seed ${options.seed}`,
    files: files.length,
    lines,
    node: process.version,
    cpus: os.cpus().length,
    load: os.loadavg()[0],
  };
  console.log(
    `${result.target}: ${count(files.length)} files, ${count(lines)} lines; Node ${process.version}, ${result.cpus} CPUs, load ${result.load.toFixed(1)}`,
  );

  const peers = options.peers.map((name) => {
    log(`preparing ${name}`);
    return preparePeer(name, target);
  });
  const programs = await interleave(
    [
      checkOf(target),
      floorOf(scripts.floor, files),
      ...peers.filter(({ problem }) => problem === undefined),
    ],
    { rounds: options.runs, warmUps: 1, limit: LIMIT, log },
  );
  for (const { name, problem } of peers)
    if (problem !== undefined) programs.push({ name, failure: problem, runs: [] });
  printPrograms(programs, lines);
  if (options.peers.length > 0 && !existsSync(path.join(target, "node_modules")))
    console.log(
      "Without node_modules the linters meet unresolved types, which makes them faster than in life.",
    );
  result.programs = programs.map(({ output, ...rest }) => rest);
  result.topology = topologyShare(target);
  printShare("topology", result.topology);

  if (options.editing) {
    log("language server");
    const chosen = filesToEdit(target, programs[0].output, files);
    if (chosen.length > 0) {
      result.editing = await measureEditing(program, target, chosen, keeping());
      printEditing(result.editing, target);
      result.again = await measureAgain(target, chosen[0]);
      printAgain(result.again);
    } else console.log("No file has a finding: nothing to edit.");
  }
  if (options.growth) {
    result.growth = await growth(scripts);
    printGrowth(result.growth);
  }
  if (options.json !== undefined)
    writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        generate: { type: "string" },
        seed: { type: "string", default: "1" },
        growth: { type: "boolean" },
        peers: { type: "string", default: PEERS.join(",") },
        "no-peers": { type: "boolean" },
        "no-editing": { type: "boolean" },
        runs: { type: "string", default: "3" },
        json: { type: "string" },
        help: { type: "boolean" },
      },
    });
    if (values.help) stop(USAGE, 0);
    const [given, ...rest] = positionals;
    if (rest.length > 0 || (given !== undefined && values.generate !== undefined))
      throw new Error("one PATH, or --generate");
    if (given !== undefined && !statSync(given, { throwIfNoEntry: false })?.isDirectory())
      throw new Error(`${given} is no folder`);
    const peers = values["no-peers"] ? [] : values.peers.split(",").filter(Boolean);
    const unknown = peers.find((name) => !PEERS.includes(name));
    if (unknown !== undefined) throw new Error(`no peer is called ${unknown}`);
    return {
      path: given === undefined ? undefined : path.resolve(given),
      count: wholeNumber("generate", values.generate ?? "2000"),
      seed: wholeNumber("seed", values.seed),
      runs: wholeNumber("runs", values.runs),
      growth: values.growth ?? (given === undefined && values.generate === undefined),
      editing: !values["no-editing"],
      peers,
      json: values.json,
    };
  } catch (error) {
    return stop(`bench: ${error.message}\n\n${USAGE}`, 2);
  }
}

function wholeNumber(name, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number`);
  return value;
}

function stop(message, status) {
  (status === 0 ? console.log : console.error)(message);
  process.exit(status);
}

/** The small programs that share code with the product, bundled. */
async function buildScripts() {
  const names = ["floor", "files"];
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => `test/bench/${name}.ts`),
    outdir: scratch,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    minify: true,
    logLevel: "warning",
  });
  return Object.fromEntries(names.map((name) => [name, path.join(scratch, `${name}.cjs`)]));
}

function generated(files) {
  const folder = path.join(scratch, `generated-${files}`);
  log(`generating ${files} files`);
  generate(folder, files, options.seed);
  return folder;
}

async function listFiles(script, target) {
  const { output, failure } = await measure({
    command: process.execPath,
    args: [script, target],
    limit: LIMIT,
  });
  if (failure !== undefined) throw new Error(failure);
  return JSON.parse(output);
}

function checkOf(target) {
  return {
    name: "premise check",
    command: process.execPath,
    args: [program, "check", target, "--format", "gitlab", "--no-cache"],
    cwd: target,
    failureOf: ({ status }) => (status <= 1 ? undefined : `status ${status}`),
  };
}

/** How much of a scan goes into what the deployment files say, in one run. */
function topologyShare(target) {
  const started = performance.now();
  const { stderr } = spawnSync(
    process.execPath,
    [program, "check", target, "--format", "gitlab", "--no-cache", "--timing"],
    { cwd: target, encoding: "utf8", timeout: LIMIT, stdio: ["ignore", "ignore", "pipe"] },
  );
  const whole = performance.now() - started;
  const [, milliseconds] = /^ *topology +([\d.]+) ms/m.exec(stderr) ?? [];
  return milliseconds === undefined
    ? undefined
    : { seconds: milliseconds / 1000, share: milliseconds / whole };
}

/** An environment whose programs keep what they keep in a folder of the benchmark's own. */
function keeping() {
  return { ...process.env, HOME: scratch, XDG_CACHE_HOME: scratch, LOCALAPPDATA: scratch };
}

/** A check and a start of the language server where an earlier one has kept what it found, and one where only the compiled program is kept. */
async function measureAgain(target, file) {
  const check = () =>
    measure({
      command: process.execPath,
      args: [program, "check", target, "--format", "gitlab", "--questions"],
      cwd: target,
      env: keeping(),
      limit: LIMIT,
    });
  await check();
  const { wall, cpu } = await check();
  const known = await measureStart(program, target, file, keeping());
  for (const name of readdirSync(scratch, { recursive: true }).map(String))
    if (/^(?:Library.)?(?:Caches.)?premise.\S+\.json$/.test(name)) rmSync(path.join(scratch, name));
  const unknown = await measureStart(program, target, file, keeping());
  return { wall, cpu, known, unknown };
}

function floorOf(script, files) {
  const list = path.join(scratch, `files-${files.length}.json`);
  writeFileSync(list, JSON.stringify(files.map((file) => file.path)));
  return {
    name: "parse own files",
    command: process.execPath,
    args: [script, list],
    failureOf: ({ status }) => (status === 0 ? undefined : `status ${status}`),
  };
}

/** Of the files with findings the one of median size, and the largest. */
function filesToEdit(target, output, files) {
  if (output === undefined) return [];
  const lines = new Map(files.map((file) => [file.path, file.lines]));
  const found = new Set(JSON.parse(output).map(({ location }) => path.join(target, location.path)));
  const bySize = [...found].sort((a, b) => (lines.get(a) ?? 0) - (lines.get(b) ?? 0));
  const chosen = [bySize[Math.floor(bySize.length / 2)], bySize.at(-1)];
  return [...new Set(chosen)].filter((file) => file !== undefined);
}

async function growth(scripts) {
  const targets = [];
  for (const size of GROWTH) {
    const folder = generated(size);
    const files = await listFiles(scripts.files, folder);
    const lines = files.reduce((sum, file) => sum + file.lines, 0);
    targets.push({ ...checkOf(folder), name: `${size} files`, lines });
  }
  const measured = await interleave(targets, {
    rounds: options.runs,
    warmUps: 0,
    limit: LIMIT,
    log,
  });
  return measured.map(({ output, ...rest }, index) => ({ ...rest, lines: targets[index].lines }));
}

function count(number) {
  return number.toLocaleString("en");
}
