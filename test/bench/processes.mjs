/** Runs whole programs one after another and measures each: wall time, CPU time, peak memory. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** GNU time tells CPU and memory of everything a program starts; without it wall time is all there is. */
const TIME = "/usr/bin/time";

/**
 * One run: seconds of wall and CPU (user and system), megabytes at the peak of the largest process,
 * and what was printed. `failure` says why there are no figures.
 */
export async function measure({ command, args, cwd, env, limit }) {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "premise-bench-"));
  const report = path.join(scratch, "time");
  const wrapped = existsSync(TIME)
    ? [TIME, ["-f", "%e %U %S %M", "-o", report, command, ...args]]
    : [command, args];
  const started = performance.now();
  try {
    const { status, output, timedOut } = await run(wrapped, { cwd, env, limit });
    const wall = (performance.now() - started) / 1000;
    if (timedOut) return { failure: `stopped after ${limit / 60_000} min` };
    const figures = existsSync(report) ? lastLine(readFileSync(report, "utf8")) : [];
    const [, user, system, kilobytes] = figures;
    return {
      status,
      output,
      wall,
      ...(user === undefined ? {} : { cpu: user + system, megabytes: kilobytes / 1024 }),
    };
  } catch (error) {
    return { failure: error.message };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function run([command, args], { cwd, env, limit }) {
  return new Promise((resolve, reject) => {
    // A group of its own, so that the limit ends what the program started as well.
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
    });
    let output = "";
    let timedOut = false;
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    const timer = setTimeout(() => {
      timedOut = true;
      process.kill(-child.pid, "SIGKILL");
    }, limit);
    child.on("error", reject);
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ status, output, timedOut });
    });
  });
}

function lastLine(text) {
  return text.trim().split("\n").at(-1).split(" ").map(Number);
}

/** Each program in turn, round after round, so that a busy minute on the machine meets all alike. */
export async function interleave(programs, { rounds, warmUps, limit, log }) {
  const runs = new Map(programs.map(({ name }) => [name, []]));
  const failed = new Map();
  for (let round = -warmUps; round < rounds; round++) {
    for (const program of programs) {
      if (failed.has(program.name)) continue;
      log(`${round < 0 ? "warm-up" : `round ${round + 1} of ${rounds}`}: ${program.name}`);
      const result = await measure({ ...program, limit });
      const failure = result.failure ?? program.failureOf?.(result);
      if (failure !== undefined) failed.set(program.name, after(failure, result));
      else if (round >= 0) runs.get(program.name).push(result);
    }
  }
  return programs.map(({ name, noteOf }) => ({
    name,
    failure: failed.get(name),
    note: failed.has(name) ? undefined : noteOf?.(runs.get(name).at(-1)?.output ?? ""),
    runs: runs.get(name).map(({ output, ...figures }) => figures),
    wall: median(runs.get(name).map((each) => each.wall)),
    cpu: median(runs.get(name).map((each) => each.cpu)),
    megabytes: median(runs.get(name).map((each) => each.megabytes)),
    output: runs.get(name).at(-1)?.output,
  }));
}

/** How long it ran and how big it was before it gave up bounds its time from below. */
function after(failure, { wall, megabytes }) {
  if (wall === undefined) return failure;
  const size = megabytes === undefined ? "" : ` and ${megabytes.toFixed(0)} MB`;
  return `${failure} after ${wall.toFixed(0)} s${size}`;
}

/** Undefined for an empty list and for figures that could not be taken. */
export function median(values) {
  return percentile(values, 0.5);
}

export function percentile(values, share) {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
