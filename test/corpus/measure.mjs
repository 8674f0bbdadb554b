/** `npm run corpus -- DIR [RULE]`: runs the built program over labelled repositories below DIR and compares it with the labels. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const program = path.join(here, "../../dist/premise.js");
const [folder, only] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error("usage: npm run corpus -- DIR [RULE]   DIR holds the checkouts; build first");
  process.exit(2);
}
/** A finding counts for a label this many lines away: readers point at the call or at its statement. */
const NEAR = 2;
/** What `knowledge.mjs` and `recall.mjs` read. */
const OTHERS = new Set(["contexts.txt", "effects.txt", "bugs.txt"]);
const LINE = /^(\S+?)\/(\S+?)@(\w+):(.+):(\d+) → (wanted|unwanted) \(([^)]*)\), (.*)$/;

const labels = readdirSync(here)
  .filter((name) => name.endsWith(".txt") && !OTHERS.has(name))
  .flatMap((name) =>
    readFileSync(path.join(here, name), "utf8")
      .split("\n")
      .flatMap((line, index) => {
        if (line.trim() === "") return [];
        const match = LINE.exec(line);
        if (match === null)
          throw new Error(`${name}:${index + 1}: not a label: ${line.slice(0, 80)}`);
        const [, owner, repository, , file, at, verdict, how, reason] = match;
        return [
          {
            rule: name.slice(0, -4),
            owner,
            repository,
            file,
            line: Number(at),
            verdict,
            how,
            reason,
          },
        ];
      }),
  )
  .filter((label) => only === undefined || label.rule === only);

const reports = new Map();
for (const { owner, repository } of labels) {
  if (reports.has(repository)) continue;
  const root = [repository, `${owner}+${repository}`]
    .map((name) => path.join(folder, name))
    .find(existsSync);
  if (root === undefined) {
    reports.set(repository, undefined);
    console.error(`${owner}/${repository} is not below ${folder}; its labels are left out`);
    continue;
  }
  const words = ["check", root, "--format", "json", "--questions", "--layer", "multi-node"];
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (stdout === "") throw new Error(`${repository}: ${stderr}`);
  reports.set(repository, JSON.parse(stdout));
}

for (const rule of [...new Set(labels.map((label) => label.rule))]) {
  const counts = { wanted: 0, unwanted: 0, searched: 0, reported: 0, asked: 0 };
  const wrong = [];
  const missed = [];
  for (const label of labels.filter((each) => each.rule === rule)) {
    const report = reports.get(label.repository);
    if (report === undefined) continue;
    // A place that stands beside a finding is no squiggle of its own.
    const placesOf = (finding) =>
      label.verdict === "wanted" ? [finding, ...finding.related] : [finding];
    const hits = (list) =>
      list.some(
        (finding) =>
          finding.rule.endsWith(`/${rule}`) &&
          placesOf(finding).some(
            (place) =>
              place.file === label.file && Math.abs(place.range.start.line - label.line) <= NEAR,
          ),
      );
    const isFinding = hits(report.findings);
    const place = `${label.repository} ${label.file}:${label.line}`;
    if (isFinding) counts[label.verdict]++;
    if (isFinding && label.verdict === "unwanted") wrong.push(`${place}  ${label.reason}`);
    if (label.verdict !== "wanted" || !label.how.startsWith("searched")) continue;
    counts.searched++;
    if (isFinding) counts.reported++;
    else if (hits(report.questions)) counts.asked++;
    if (!isFinding) missed.push(`${place}  ${label.reason}`);
  }
  const share = (part, all) => (all === 0 ? "–" : `${((100 * part) / all).toFixed(0)} %`);
  console.log(
    `${rule}: ${share(counts.wanted, counts.wanted + counts.unwanted)} of ${counts.wanted + counts.unwanted} judged findings wanted; ` +
      `${share(counts.reported, counts.searched)} of ${counts.searched} searched places reported, ${counts.asked} more as questions`,
  );
  for (const line of wrong) console.log(`  unwanted  ${line}`);
  for (const line of missed) console.log(`  missed    ${line}`);
}
