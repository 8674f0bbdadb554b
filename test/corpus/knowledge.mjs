/** `npm run knowledge -- draw|check DIR [OPTIONS]`: compares what Premise says runs a function, and what a call does, with what readers said. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { judgeContexts, judgeEffects } from "./judge.mjs";
import { drawnCalls, drawnFunctions } from "./sample.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const program = path.join(here, "../../dist/premise.js");
const USAGE = `usage: npm run knowledge -- draw|check DIR [OPTIONS]   DIR holds the checkouts; build first

  draw   prints random places to label, without a word of what Premise says of them
  check  compares contexts.txt and effects.txt with what Premise says; status 1 below the thresholds

  --only contexts|effects   one of the two
  --seed WORD               which sample (default 1)
  --count N                 how many places of each kind (default 200)
  --labels WORD             check: only labels whose reason ends with [WORD]
  --surveys FOLDER          reads NAME.json there, as \`premise catalog --coverage\` wrote it, instead of running it`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "200" },
    labels: { type: "string" },
    surveys: { type: "string" },
  },
});
const [command, folder] = positionals;
if (!/^(draw|check)$/.test(command ?? "") || folder === undefined || !existsSync(folder)) {
  console.error(USAGE);
  process.exit(2);
}

/** Shares of right answers below which `check` fails. */
const KINDS = {
  contexts: { threshold: 0.95, draw: drawnFunctions, judge: judgeContexts },
  effects: { threshold: 0.97, draw: drawnCalls, judge: judgeEffects },
};
const PLACE = /^([^/\s]+)\/([^@\s]+)@(\w+):(.+?):(\d+):(.*)$/;
const kinds = Object.entries(KINDS).filter(
  ([kind]) => values.only === undefined || values.only === kind,
);

if (command === "draw") draw();
else check();

function draw() {
  const repositories = knownRepositories();
  const surveys = repositories.map((repository) => surveyOf(repository));
  for (const [kind, { draw: drawn }] of kinds) {
    console.log(`# ${kind}`);
    for (const [index, { owner, name, commit }] of repositories.entries()) {
      const survey = surveys[index];
      if (survey === undefined) continue;
      const from = Math.round((index * Number(values.count)) / repositories.length);
      const until = Math.round(((index + 1) * Number(values.count)) / repositories.length);
      const seed = `${values.seed} ${kind} ${name}`;
      for (const place of drawn(survey, until - from, seed))
        console.log(`${owner}/${name}@${commit}:${place.file}:${place.line}:${place.name} → `);
    }
  }
}

function check() {
  const labels = kinds.flatMap(([kind]) => labelsOf(kind));
  const surveys = new Map();
  let isBelow = false;
  for (const { repository } of labels)
    if (!surveys.has(repository.name)) surveys.set(repository.name, surveyOf(repository));
  for (const [kind, { threshold, judge }] of kinds) {
    const table = new Map();
    const lines = [];
    for (const label of labels.filter((each) => each.kind === kind)) {
      const survey = surveys.get(label.repository.name);
      if (survey === undefined) continue;
      const { verdict, said } = judge(survey, label);
      const counts = table.get(label.repository.name) ?? { right: 0, wrong: 0, unknown: 0 };
      counts[verdict]++;
      table.set(label.repository.name, counts);
      if (verdict === "right") continue;
      const place = `${label.repository.name} ${label.file}:${label.line}:${label.name}`;
      lines.push(
        `  ${verdict}  ${place}  says ${said}, label ${label.labels.join("|")}, ${label.reason}`,
      );
    }
    const total = { right: 0, wrong: 0, unknown: 0 };
    for (const [name, counts] of [...table].sort()) {
      for (const verdict of Object.keys(total)) total[verdict] += counts[verdict];
      console.log(`${kind} ${name}: ${said(counts)}`);
    }
    const all = total.right + total.wrong + total.unknown;
    const share = all === 0 ? 0 : total.right / all;
    if (share < threshold) isBelow = true;
    console.log(
      `${kind} in all: ${said(total)}; ${(100 * share).toFixed(1)} % of ${all} right, ${100 * threshold} % wanted`,
    );
    for (const line of lines.sort()) console.log(line);
  }
  process.exitCode = isBelow ? 1 : 0;
}

function said({ right, wrong, unknown }) {
  return `${right} right, ${wrong} wrong, ${unknown} unknown`;
}

function labelsOf(kind) {
  const file = path.join(here, `${kind}.txt`);
  return linesOf(file).flatMap((line, index) => {
    const [place = "", verdict = ""] = line.split(" → ");
    const match = PLACE.exec(place);
    const [, labels = "", reason = ""] = /^([a-z| -]+), (.*)$/.exec(verdict) ?? [];
    if (match === null || labels === "")
      throw new Error(`${kind}.txt:${index + 1}: not a label: ${line.slice(0, 80)}`);
    if (values.labels !== undefined && !reason.endsWith(`[${values.labels}]`)) return [];
    const [, owner, name, commit, of, at, called] = match;
    return [
      {
        kind,
        repository: { owner, name, commit },
        file: of,
        line: Number(at),
        name: called,
        labels: labels.split("|").map((each) => each.trim()),
        reason,
      },
    ];
  });
}

/** The repositories that any label names, at its commit. */
function knownRepositories() {
  const found = new Map();
  for (const file of readdirSync(here).filter((each) => each.endsWith(".txt")))
    for (const line of linesOf(path.join(here, file))) {
      const [, owner, name, commit] = /^([^/\s]+)\/([^@\s]+)@(\w+):/.exec(line) ?? [];
      if (name !== undefined) found.set(name, { owner, name, commit });
    }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function linesOf(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
}

/** What Premise says of a checkout; undefined when it is not below the folder. */
function surveyOf({ owner, name }) {
  const root = [name, `${owner}+${name}`]
    .map((each) => path.join(folder, each))
    .find((each) => existsSync(each));
  if (root === undefined) {
    console.error(`${owner}/${name} is not below ${folder}; it is left out`);
    return undefined;
  }
  const kept = values.surveys && path.join(values.surveys, `${name}.json`);
  if (kept !== undefined && existsSync(kept))
    return { root, ...JSON.parse(readFileSync(kept, "utf8")) };
  const words = [program, "catalog", "--coverage", root, "--format", "json"];
  const { stdout, stderr } = spawnSync(process.execPath, words, {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (stdout === "") throw new Error(`${name}: ${stderr}`);
  return { root, ...JSON.parse(stdout) };
}
