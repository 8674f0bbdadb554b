/** `npm run samples -- [--set first|second|third] [--list missed|hit|wrong]`: which bugs of the written samples the built program points at, and at which look-alikes. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findingsOf, isHit } from "./pointing.mjs";

const SAMPLES = path.join(path.dirname(fileURLToPath(import.meta.url)), "samples");
const SETS = ["first", "second", "third"];
const LISTS = ["missed", "hit", "wrong"];
const USAGE =
  "usage: npm run samples -- [--set first|second|third] [--list missed|hit|wrong]   build first";
const HEAD = /^\/\/ (bug|fine): \w+\/(\S+) (.+)$/;
const PLACE = /^(.+):(\d+)-(\d+)$/;

const { sets, list } = options();
for (const set of sets) measure(set);

function options() {
  try {
    const { values } = parseArgs({
      options: { set: { type: "string" }, list: { type: "string" } },
    });
    const known = (word, words) => word === undefined || words.includes(word);
    if (!known(values.set, SETS) || !known(values.list, LISTS)) throw new Error("unknown word");
    return { sets: values.set === undefined ? SETS : [values.set], list: values.list };
  } catch {
    console.error(USAGE);
    return process.exit(2);
  }
}

function measure(set) {
  const folder = path.join(SAMPLES, set);
  const scratch = mkdtempSync(path.join(os.tmpdir(), "premise-samples-"));
  try {
    const samples = readdirSync(folder).map((name) => layOut(path.join(folder, name), scratch));
    const said = findingsOf(scratch);
    report(
      set,
      samples.map((each) => ({
        ...each,
        hit: isHit(each.rule, each.places, said.get(each.id) ?? []),
      })),
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Writes a sample's files into a folder of their own. */
function layOut(file, scratch) {
  const id = path.basename(file, ".txt");
  const [head, ...parts] = readFileSync(file, "utf8").split(/^\/\/- /m);
  const [first, reason = ""] = head.split("\n");
  const match = HEAD.exec(first);
  if (match === null) throw new Error(`${file}:1: neither a bug nor fine: ${first}`);
  for (const part of parts) {
    const end = part.indexOf("\n");
    const target = path.join(scratch, id, part.slice(0, end));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, part.slice(end + 1));
  }
  const [, kind, rule, places] = match;
  return { id, kind, rule, reason: reason.slice(3), places: places.split(" ").map(placeOf) };
}

function placeOf(text) {
  const match = PLACE.exec(text);
  if (match === null) throw new Error(`no place: ${text}`);
  const [, file, first, last] = match;
  return { file, first: Number(first), last: Number(last) };
}

function report(set, rows) {
  for (const { id, kind, hit, places, reason } of rows) {
    const verdict = kind === "fine" ? (hit ? "wrong" : "") : hit ? "hit" : "missed";
    if (verdict === list)
      console.log(`${set}/${id} ${places[0].file}:${places[0].first}: ${reason}`);
  }
  const bugs = rows.filter(({ kind }) => kind === "bug");
  for (const rule of [...new Set(bugs.map((each) => each.rule))].sort())
    print(
      rule,
      bugs.filter((each) => each.rule === rule),
    );
  print(`${set}, bugs`, bugs);
  print(
    `${set}, look-alikes`,
    rows.filter(({ kind }) => kind === "fine"),
  );
}

function print(name, some) {
  console.log(`${name.padEnd(28)} ${some.filter(({ hit }) => hit).length} of ${some.length}`);
}
