/** `node test/corpus/fixes.mjs REPOSITORY [SCOPE] [OPTIONS]`: applies each fix alone to a checkout in memory and type-checks what it touched. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ts } from "ts-morph";

const here = path.dirname(fileURLToPath(import.meta.url));
const USAGE = `usage: node test/corpus/fixes.mjs REPOSITORY [SCOPE] [OPTIONS]

REPOSITORY is a checkout with its dependencies installed; build Premise first. SCOPE, a folder below it, leaves the rest out.
  --sarif FILE       results of an earlier check of the same checkout instead of a new one
  --diffs FOLDER     writes one diff per fix there, for reading
  --rule ID          fixes of one rule
  --each N           at most N results of each rule (default 6)
  --first            the preferred fix of each result only
  --again            checks the checkout again with each fix applied, on disk, to see whether its result is gone (slow)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sarif: { type: "string" },
    diffs: { type: "string" },
    rule: { type: "string" },
    each: { type: "string", default: "6" },
    first: { type: "boolean", default: false },
    again: { type: "boolean", default: false },
  },
});
const [repository, scope = "."] = positionals;
if (repository === undefined || !existsSync(repository)) {
  console.error(USAGE);
  process.exit(2);
}
const root = path.resolve(repository);
const program = path.join(here, "../../dist/premise.js");
const services = new Map();
const table = new Map();

const results = resultsOf(values.sarif).filter((each) => isWanted(each));
let number = 0;
for (const result of results) {
  const row = rowOf(result.ruleId);
  row.results++;
  const fixes = result.fixes ?? [];
  if (fixes.length === 0) continue;
  row.fixable++;
  if (row.tried++ >= Number(values.each)) continue;
  for (const fix of values.first ? fixes.filter((each) => isPreferred(each)) : fixes) {
    number++;
    const changes = changesOf(fix);
    const errors = [...changes].flatMap(([file, texts]) => newErrors(file, texts, changes));
    row.applied++;
    if (errors.length === 0) row.clean++;
    const stays = values.again && isStillReported(result, changes);
    if (stays) row.still++;
    keep(result, fix, changes, errors, stays);
    if (errors.length > 0)
      console.log(
        `${placeOf(result)} ${result.ruleId} · ${title(fix)}\n    ${errors.join("\n    ")}`,
      );
  }
}
print();

/** The results of a file, or of a check of the checkout. */
function resultsOf(file) {
  const text = file === undefined ? check(root) : readFileSync(file, "utf8");
  return JSON.parse(text).runs[0].results;
}

function check(...paths) {
  const words = ["check", ...paths, "--format", "sarif", "--questions", "--layer", "multi-node"];
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (!stdout.startsWith("{")) throw new Error(stderr.slice(0, 500));
  return stdout;
}

function isWanted(result) {
  if (values.rule !== undefined && result.ruleId !== values.rule) return false;
  return scope === "." || `${uriOf(result)}/`.startsWith(scope);
}

function uriOf(result) {
  return decodeURIComponent(result.locations[0].physicalLocation.artifactLocation.uri);
}

function placeOf(result) {
  return `${uriOf(result)}:${result.locations[0].physicalLocation.region.startLine}`;
}

function isPreferred({ properties }) {
  return properties?.preferred === true;
}

function title(fix) {
  return fix.description?.text ?? "";
}

function rowOf(rule) {
  const known = table.get(rule);
  if (known !== undefined) return known;
  const row = { results: 0, fixable: 0, tried: 0, applied: 0, clean: 0, still: 0 };
  table.set(rule, row);
  return row;
}

/** The text of each touched file before (undefined: a new file) and after the fix. */
function changesOf(fix) {
  const changes = new Map();
  for (const { artifactLocation, replacements } of fix.artifactChanges) {
    const file = path.join(root, decodeURIComponent(artifactLocation.uri));
    const before = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    const edits = replacements
      .map(({ deletedRegion, insertedContent }) => ({
        ...rangeOf(before ?? "", deletedRegion),
        text: insertedContent?.text ?? "",
      }))
      // What is inserted at one place stands there in the order of the list.
      .reverse()
      .sort((one, other) => other.start - one.start || other.end - one.end);
    let after = before ?? "";
    for (const { start, end, text } of edits)
      after = after.slice(0, start) + text + after.slice(end);
    changes.set(file, { before, after });
  }
  return changes;
}

function rangeOf(text, region) {
  if (region.charOffset !== undefined)
    return { start: region.charOffset, end: region.charOffset + (region.charLength ?? 0) };
  const lines = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  const offset = (line, column) => (lines[line - 1] ?? text.length) + column - 1;
  const { startLine, startColumn = 1, endLine = startLine, endColumn } = region;
  const start = offset(startLine, startColumn);
  return { start, end: endColumn === undefined ? start : offset(endLine, endColumn) };
}

/** Errors that the file has with the change and not without it; a line that moved does not count. */
function newErrors(file, { before }, changes) {
  if (!/\.[cm]?[jt]sx?$/.test(file)) return [];
  const service = serviceOf(file);
  if (service === undefined) return [`no tsconfig.json above ${path.relative(root, file)}`];
  const old = before === undefined ? [] : service.errors(file, new Map());
  const texts = new Map([...changes].map(([name, each]) => [name, each.after]));
  const left = [...old];
  return service.errors(file, texts).filter((error) => {
    const at = left.indexOf(error);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

/** A language service for the nearest tsconfig.json that takes the file. */
function serviceOf(file) {
  let folder = path.dirname(file);
  while (folder.startsWith(root)) {
    for (const name of ["tsconfig.json", "tsconfig.app.json", "tsconfig.base.json"]) {
      const config = path.join(folder, name);
      if (!existsSync(config)) continue;
      if (!services.has(config)) services.set(config, makeService(config));
      return services.get(config);
    }
    folder = path.dirname(folder);
  }
  return undefined;
}

function makeService(config) {
  const { config: json } = ts.readConfigFile(config, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(json, ts.sys, path.dirname(config));
  // Ambient declarations belong to every program; other files come in by imports.
  const ambient = fileNames.filter((name) => name.endsWith(".d.ts"));
  const texts = new Map();
  const versions = new Map();
  const roots = new Set(ambient);
  const host = {
    getCompilationSettings: () => ({ ...options, noEmit: true, skipLibCheck: true }),
    getScriptFileNames: () => [...roots],
    getScriptVersion: (name) => String(versions.get(name) ?? 0),
    getScriptSnapshot: (name) => {
      const text = texts.get(name) ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => path.dirname(config),
    getDefaultLibFileName: (each) => path.join(libraries(), ts.getDefaultLibFileName(each)),
    fileExists: (name) => texts.has(name) || ts.sys.fileExists(name),
    readFile: (name) => texts.get(name) ?? ts.sys.readFile(name),
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    readDirectory: ts.sys.readDirectory,
    realpath: ts.sys.realpath,
  };
  const service = ts.createLanguageService(host);
  const baseline = new Map();
  const bump = (name) => versions.set(name, (versions.get(name) ?? 0) + 1);
  return {
    errors(file, changed) {
      if (changed.size === 0 && baseline.has(file)) return baseline.get(file);
      roots.add(file);
      for (const [name, text] of changed) {
        texts.set(name, text);
        bump(name);
      }
      const found = [
        ...service.getSyntacticDiagnostics(file),
        ...service.getSemanticDiagnostics(file),
      ].map(
        ({ code, messageText }) =>
          `TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ").slice(0, 200)}`,
      );
      for (const name of changed.keys()) {
        texts.delete(name);
        bump(name);
      }
      if (changed.size === 0) baseline.set(file, found);
      return found;
    },
  };
}

/** The standard declarations: of the checkout's own compiler, or else of ours. */
function libraries() {
  const folders = [root, path.join(root, scope), path.join(here, "../..")];
  const native = `@typescript/typescript-${process.platform}-${process.arch}`;
  const found = folders
    .flatMap((each) =>
      ["typescript", native].map((name) => path.join(each, "node_modules", name, "lib")),
    )
    .find((each) => existsSync(path.join(each, "lib.es5.d.ts")));
  if (found === undefined) throw new Error("no typescript package with declarations is installed");
  return found;
}

/** True when a check of the changed checkout reports the same line of the same rule again. */
function isStillReported(result, changes) {
  const isSame = (each) =>
    each.ruleId === result.ruleId &&
    JSON.stringify(each.partialFingerprints) === JSON.stringify(result.partialFingerprints);
  for (const [file, { after }] of changes) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, after);
  }
  try {
    return JSON.parse(check(root)).runs[0].results.some(isSame);
  } finally {
    for (const [file, { before }] of changes) if (before !== undefined) writeFileSync(file, before);
  }
}

function keep(result, fix, changes, errors, stays) {
  if (values.diffs === undefined) return;
  mkdirSync(values.diffs, { recursive: true });
  const head = [
    `${result.ruleId} ${placeOf(result)}`,
    `message: ${result.message.text}`,
    `fix: ${title(fix)}`,
    ...errors.map((error) => `ERROR ${error}`),
    ...(stays ? ["STILL REPORTED"] : []),
  ];
  const body = [...changes].map(([file, { before, after }]) =>
    difference(path.relative(root, file), before ?? "", after),
  );
  const name = `${result.ruleId.replace("/", "-")}-${String(number).padStart(3, "0")}.diff`;
  writeFileSync(path.join(values.diffs, name), `${[...head, ...body].join("\n")}\n`);
}

/** Changed lines with some around them: edits are few and small, so equal lines are found by looking ahead. */
function difference(name, before, after) {
  const old = before.split("\n");
  const now = after.split("\n");
  const rows = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      rows.push(` ${old[i]}`);
      i++;
      j++;
      continue;
    }
    const [gone, come] = nextEqual(old, now, i, j);
    for (; i < gone; i++) rows.push(`-${old[i]}`);
    for (; j < come; j++) rows.push(`+${now[j]}`);
  }
  const near = rows.map((_, at) =>
    rows.slice(Math.max(0, at - 4), at + 5).some((row) => row[0] !== " "),
  );
  const shown = rows.flatMap((row, at) => (near[at] ? [row] : near[at - 1] ? ["…"] : []));
  return [`--- ${name}`, ...shown].join("\n");
}

function nextEqual(old, now, i, j) {
  for (let sum = 1; sum < old.length - i + now.length - j; sum++) {
    for (let add = 0; add <= sum; add++) {
      const one = i + sum - add;
      const other = j + add;
      if (one > old.length || other > now.length) continue;
      const isEnd = one === old.length && other === now.length;
      const isEqual = old[one] === now[other] && old[one + 1] === now[other + 1];
      if (isEnd || (one < old.length && other < now.length && isEqual)) return [one, other];
    }
  }
  return [old.length, now.length];
}

function print() {
  const heads = ["rule", "results", "fixable", "fixes applied", "clean", "still reported"];
  console.log(heads.join("\t"));
  for (const [rule, row] of [...table].sort(([one], [other]) => one.localeCompare(other))) {
    const still = values.again ? row.still : "–";
    console.log([rule, row.results, row.fixable, row.applied, row.clean, still].join("\t"));
  }
}
