/** The catalog holds together: it type-checks, its tags say what is there, and programs resolve to it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { ts } from "ts-morph";
import {
  type CallFacts,
  checkTags,
  type DeadlineWay,
  factsOfDeclaration,
  TAG_USAGE,
} from "../../rules/kit/tags.ts";
import { CATALOG_ROOT } from "../../server/analysis/catalog.ts";
import { createCatalogProgram } from "./program.ts";
import { EXPECTATIONS } from "./snippets.ts";

const TAG_NAMES = TAG_USAGE.map((usage) => /^@(\w+)/.exec(usage)?.[1]);
const PACKAGE_FILE =
  /^packages\/(@[a-z0-9.-]+__)?[a-z0-9][a-z0-9.-]*(__[\w.-]+)*@\d+(\.before\d+)?\.d\.ts$/;

const world = createCatalogProgram(EXPECTATIONS);
const checker = world.program.getTypeChecker();
const readme = readFileSync(path.join(process.cwd(), "rules/catalog/README.md"), "utf8");
/** What people wrote; the overloads of `require` are generated. */
const written = world.catalogFiles.filter((file) => nameOf(file).includes("/"));

test("catalog files have no type errors", () => {
  assert.deepEqual(world.catalogFiles.flatMap(world.errorsOf), []);
});

test("file names say which specifier and version a file answers for", () => {
  const builtin = new Set(builtinModules);
  for (const file of written) {
    const name = nameOf(file);
    if (name.startsWith("platform/")) assert.match(name, /^platform\/[a-z-]+\.d\.ts$/);
    else if (name.startsWith("node/")) {
      assert.ok(
        builtin.has(name.slice(5, -5).replaceAll("__", "/")),
        `${name} is no module of Node`,
      );
    } else assert.match(name, PACKAGE_FILE);
  }
});

test("platform files are global scripts, all others are modules", () => {
  for (const file of written) {
    assert.equal(ts.isExternalModule(file), !nameOf(file).startsWith("platform/"), nameOf(file));
  }
});

test("every file begins with one comment that says what it declares", () => {
  for (const file of written)
    assert.match(file.text, /^\/\*\* (Package|Node module|Platform).* \*\/\n/, nameOf(file));
});

test("tags are well formed", () => {
  assert.deepEqual(written.flatMap(checkTags), []);
});

test("every tag belongs to a declaration", () => {
  const tag = new RegExp(`^\\s*(?:/\\*\\*|\\*) @(?:${TAG_NAMES.join("|")})\\b`, "gm");
  for (const file of written) {
    const attached = new Set<ts.JSDocTag>();
    walk(file, (node) => {
      for (const each of ts.getJSDocTags(node))
        if (TAG_NAMES.includes(each.tagName.text)) attached.add(each);
    });
    assert.equal(attached.size, [...file.text.matchAll(tag)].length, nameOf(file));
  }
});

test("tags name parameters and options that the signature has", () => {
  const problems: string[] = [];
  for (const [node, facts] of tagged()) {
    const where = `${nameOf(node.getSourceFile())}: ${node.getText().split("\n")[0]}`;
    const parameters = new Map(
      ts.isFunctionLike(node) ? node.parameters.map((each) => [each.name.getText(), each]) : [],
    );
    for (const name of namedBy(facts))
      if (!parameters.has(name)) problems.push(`${where}: no parameter ${name}`);
    for (const way of waysOf(facts)) {
      const parameter = way.kind === "option" ? parameters.get(way.parameter) : undefined;
      if (
        parameter !== undefined &&
        way.kind === "option" &&
        !hasPath(checker.getTypeAtLocation(parameter), way.path)
      )
        problems.push(`${where}: no option ${way.parameter}.${way.path.join(".")}`);
    }
    for (const { parameter, path } of facts.enters) {
      const declared = parameters.get(parameter);
      if (declared !== undefined && !hasPath(checker.getTypeAtLocation(declared), path))
        problems.push(`${where}: nothing to enter at ${[parameter, ...path].join(".")}`);
    }
  }
  assert.deepEqual(problems, []);
});

test("a client option is one of the options that some call of that kind takes", () => {
  const created = new Map<string, Set<string>>();
  for (const [node, facts] of tagged()) {
    if (facts.creates?.parameter === undefined || !ts.isFunctionLike(node)) continue;
    const parameter = node.parameters.find(
      (each) => each.name.getText() === facts.creates?.parameter,
    );
    if (parameter === undefined) continue;
    const options = created.get(nameOf(node.getSourceFile())) ?? new Set<string>();
    for (const type of parts(checker.getTypeAtLocation(parameter)))
      for (const property of type.getProperties()) options.add(property.name);
    created.set(nameOf(node.getSourceFile()), options);
  }
  for (const [node, facts] of tagged())
    for (const way of waysOf(facts)) {
      if (way.kind !== "client") continue;
      const file = nameOf(node.getSourceFile());
      assert.ok(
        created.get(file)?.has(way.path[0] ?? ""),
        `${file}: nothing creates a client with ${way.path.join(".")}`,
      );
    }
});

test("the page lists the vocabulary, the kinds and the marks as they are", () => {
  assert.deepEqual(firstCells("Tags").sort(), [...TAG_USAGE].sort());
  const used = { marks: new Set<string>(), kinds: new Set<string>(), targets: new Set<string>() };
  for (const [, facts] of tagged()) {
    for (const word of facts.has) used.marks.add(word);
    if (facts.creates !== undefined) used.kinds.add(facts.creates.kind);
    if (facts.remote !== undefined) used.targets.add(facts.remote.to);
  }
  assert.deepEqual(firstCells("Marks").sort(), [...used.marks].sort());
  assert.deepEqual(firstCells("Kinds of client").sort(), [...used.kinds].sort());
  assert.deepEqual(firstCells("Targets").sort(), [...used.targets].sort());
});

for (const expected of EXPECTATIONS) {
  test(`programs resolve to it: ${expected.name}`, () => {
    const file = world.snippet(expected.name);
    // Plugins are unresolved on purpose; `import x = require()` is the business of the module format.
    const expectedErrors = /dayjs\/plugin\/|: Import assignment cannot be used/;
    assert.deepEqual(
      world.errorsOf(file).filter((problem) => !expectedErrors.test(problem)),
      [],
    );
    assert.deepEqual(Object.fromEntries(world.factsIn(expected.name)), expected.facts);
  });
}

function nameOf(file: ts.SourceFile): string {
  return file.fileName.slice(CATALOG_ROOT.length);
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Declarations with facts; a variable's comment also counts for the nodes inside, so only its owner is given. */
function tagged(): [ts.Declaration, CallFacts][] {
  const found: [ts.Declaration, CallFacts][] = [];
  for (const file of written)
    walk(file, (node) => {
      if (
        !ts.isFunctionLike(node) &&
        !ts.isPropertySignature(node) &&
        !ts.isPropertyDeclaration(node)
      )
        return;
      const facts = factsOfDeclaration(node);
      if (facts !== undefined) found.push([node, facts]);
    });
  return found;
}

function namedBy(facts: CallFacts): string[] {
  const names = [...facts.bounds, ...facts.runs];
  for (const way of waysOf(facts)) if (way.kind !== "client") names.push(way.parameter);
  if (facts.transaction !== undefined) names.push(facts.transaction);
  for (const entered of facts.enters) names.push(entered.parameter);
  if (facts.creates?.parameter !== undefined) names.push(facts.creates.parameter);
  if (facts.schedules !== undefined) names.push(facts.schedules);
  return names;
}

function waysOf(facts: CallFacts): readonly DeadlineWay[] {
  const { idempotency, retries, keeps, pool } = facts;
  return [
    ...facts.deadline,
    ...(retries?.ways ?? []),
    ...(keeps?.ways ?? []),
    ...(pool?.ways ?? []),
    ...(idempotency?.ways ?? []),
  ];
}

function parts(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function hasPath(type: ts.Type, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true;
  return parts(type).some((each) => {
    const property = each.getProperty(first);
    return (
      property !== undefined &&
      (rest.length === 0 || hasPath(checker.getTypeOfSymbol(property), rest))
    );
  });
}

/** The code in the first column of the table below a heading. */
function firstCells(heading: string): string[] {
  const section = readme.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^\| `([^`]+)` +\|/gm)].map((match) =>
    (match[1] ?? "").replaceAll("\\|", "|"),
  );
}
