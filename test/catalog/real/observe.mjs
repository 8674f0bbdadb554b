/** Runs every experiment at once, in a process of its own, and prints what was seen as JSON. */
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { EXPERIMENTS, GIVEN } from "./experiments.mjs";
import { startRefusing, startSilent, startTrickle } from "./servers.mjs";

const [folder, only = ""] = process.argv.slice(2);
/** "none" means that the call is still open after so many milliseconds. */
const PATIENCE = Number(process.env.PATIENCE ?? 65_000);
/** A trickling answer goes on for ever; what has not ended by now was not bounded. */
const TRICKLE = 5 * GIVEN + 3000;
/** Repeats come within this time or are not counted. */
const REPEATS = 25_000;
/** When each kind of run begins, so that a small machine is not busy with all of them at once; milliseconds. */
const BEGIN = { default: 0, deadline: 8000, body: 20_000, retries: 32_000 };

process.on("uncaughtException", () => {});
process.on("unhandledRejection", () => {});
const { load } = await import(pathToFileURL(path.join(folder, "load.mjs")).href);

const chosen = EXPERIMENTS.filter(({ entry }) => entry.includes(only));
const jobs = [];
for (const experiment of chosen) {
  // One after the other: loading is work of this process, and the clock should not run meanwhile.
  let loaded;
  try {
    loaded = experiment.load === undefined ? undefined : await load(experiment.load);
  } catch (error) {
    jobs.push({ ...said(experiment), fact: "load", seen: `failed: ${messageOf(error)}` });
    continue;
  }
  if (experiment.isWaitedFor !== false) jobs.push(() => observeDefault(experiment, loaded));
  for (const [way, options] of Object.entries(experiment.ways))
    jobs.push(() => observeWay(experiment, loaded, way, options));
  for (const [way, covers] of Object.entries(experiment.body ?? {}))
    if (covers !== undefined) jobs.push(() => observeBody(experiment, loaded, way, covers));
  if (experiment.retries === true) jobs.push(() => observeRetries(experiment, loaded));
}
const results = await Promise.all(jobs.map((job) => (typeof job === "function" ? job() : job)));
process.stdout.write(`${JSON.stringify(results)}\n`, () => process.exit(0));

/** `Infinity` (as null) or the milliseconds after which the call gave up by itself. */
async function observeDefault(experiment, loaded) {
  const server = await startSilent();
  const { open, milliseconds, message } = await timed(
    experiment,
    loaded,
    server,
    undefined,
    PATIENCE,
  );
  server.stop();
  const connected = server.connections() > 0;
  return { ...said(experiment), fact: "default", open, milliseconds, message, connected };
}

async function observeWay(experiment, loaded, way, options) {
  await sleep(BEGIN.deadline);
  const server = await startSilent();
  const { open, milliseconds, message } = await timed(
    experiment,
    loaded,
    server,
    options(),
    PATIENCE,
  );
  server.stop();
  const connected = server.connections() > 0;
  return { ...said(experiment), fact: "deadline", way, open, milliseconds, message, connected };
}

async function observeBody(experiment, loaded, way, covers) {
  await sleep(BEGIN.body);
  const server = await startTrickle();
  const options = experiment.ways[way]();
  const { open, milliseconds } = await timed(experiment, loaded, server, options, TRICKLE);
  server.stop();
  return { ...said(experiment), fact: "body", way, covers, open, milliseconds };
}

async function observeRetries(experiment, loaded) {
  await sleep(BEGIN.retries);
  const server = await startRefusing();
  await timed(experiment, loaded, server, undefined, REPEATS);
  server.stop();
  return { ...said(experiment), fact: "retries", attempts: server.connections() };
}

/** How long a call takes; `open` when it has not ended in time. */
async function timed(experiment, loaded, server, options, patience) {
  const started = performance.now();
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve({ open: true }), patience);
  });
  const call = (async () => {
    try {
      await experiment.call(loaded, server, options);
      return { open: false, message: "resolved" };
    } catch (error) {
      return { open: false, message: messageOf(error) };
    }
  })();
  const outcome = await Promise.race([call, late]);
  clearTimeout(timer);
  return { ...outcome, milliseconds: Math.round(performance.now() - started) };
}

function said({ entry, symbol }) {
  return { entry, symbol };
}

function messageOf(error) {
  return `${error?.name ?? ""} ${error?.message ?? error}`.trim().slice(0, 160);
}
