/** Random places of a surveyed repository, the same for the same seed. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { ts } from "ts-morph";

/** Two functions in three come from files that Premise reviews, the others from pages, tests, scripts and the like. */
const REVIEWED = 2 / 3;
const SHORTEST = 3;

export function drawnFunctions(survey, count, seed) {
  const random = randomOf(seed);
  const reviewed = Math.round(count * REVIEWED);
  const inside = drawnFrom(survey, true, reviewed, random);
  const outside = drawnFrom(survey, false, count - inside.length, random);
  const more = count - inside.length - outside.length;
  const taken = new Set(inside.map((each) => each.file));
  const rest = more > 0 ? drawnFrom(survey, true, more, random, taken) : [];
  return shuffled([...inside, ...outside, ...rest], random);
}

/** Awaited calls that Premise claims to know, one a file. */
export function drawnCalls(survey, count, seed) {
  const random = randomOf(seed);
  const files = new Set();
  const found = [];
  for (const call of shuffled(survey.calls, random)) {
    if (found.length >= count) break;
    if (call.known === "unknown" || files.has(call.file)) continue;
    files.add(call.file);
    found.push({ file: call.file, line: call.line, name: call.text });
  }
  return found;
}

/** One named function of each of so many random files. */
function drawnFrom(survey, isReviewed, count, random, taken = new Set()) {
  const files = survey.files.filter(
    (each) => each.isReviewed === isReviewed && !/\.d\.[cm]?ts$/.test(each.file),
  );
  const found = [];
  for (const { file } of shuffled(files, random)) {
    if (found.length >= count) break;
    if (taken.has(file)) continue;
    const functions = namedFunctions(path.join(survey.root, file), file);
    if (functions.length > 0) found.push(functions[Math.floor(random() * functions.length)]);
  }
  return found;
}

function namedFunctions(absolute, file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(absolute, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const lineOf = (at) => source.getLineAndCharacterOfPosition(at).line + 1;
  const found = [];
  const visit = (node) => {
    const name = nameOf(node);
    if (name !== undefined && lineOf(node.end) - lineOf(name.getStart()) + 1 >= SHORTEST)
      found.push({ file, line: lineOf(name.getStart()), name: name.getText() });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function nameOf(node) {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node))
    return node.body === undefined ? undefined : node.name;
  if (!ts.isVariableDeclaration(node) && !ts.isPropertyDeclaration(node)) return undefined;
  let value = node.initializer;
  // `export const GET = wrapped(async () => …)`; in a function it is rather the result of a callback.
  const above = node.parent.parent.parent;
  const isModules = above !== undefined && ts.isSourceFile(above);
  while (isModules && value !== undefined && ts.isCallExpression(value))
    value = value.arguments.findLast((each) => ts.isFunctionLike(each));
  return value !== undefined && ts.isFunctionLike(value) && ts.isIdentifier(node.name)
    ? node.name
    : undefined;
}

function shuffled(list, random) {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
}

/** Numbers from 0 up to 1 that a word decides. */
function randomOf(seed) {
  let state = 0;
  for (const letter of seed) state = (Math.imul(state, 31) + letter.charCodeAt(0)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
