/** References are looked for only where a name can be seen; here against a search of every identifier by its type. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ts } from "ts-morph";
import { resolvedSymbol } from "../../rules/kit/symbols.ts";
import { createAnswers } from "../../server/analysis/answers.ts";
import { loadCatalog } from "../../server/analysis/catalog.ts";
import { createProgram } from "../../server/analysis/program.ts";
import { createReceivers } from "../../server/analysis/receivers.ts";
import { createReferences } from "../../server/analysis/references.ts";
import type { Workspace } from "../../server/analysis/workspace.ts";

const FILES: Readonly<Record<string, string>> = {
  "/store.ts": `
import { Base } from "./base";
import unknown from "no-such-package";
export class Store extends Base {
  #rows = new Map<string, number>();
  constructor(private readonly log: Log, public other: Store | undefined) { super(); }
  get(key: string) { this.log.get(key); return this.#rows.get(key) ?? this.other?.get(key); }
  run() { return this.get("x") ?? this.inherited(); }
  static of() { return new Store(new Log(), undefined); }
}
export class Log {
  get(key: string) { return [key].map((each) => each.length); }
}
export function load(key: string) { const load = unknown(); load.get(key); return load; }
function hidden(load: Store) { return load.get("y"); }
export const shared = Store.of();
export default hidden;
`,
  "/base.ts": `
export class Base {
  inherited() { return this.get("z"); }
  get(key: string): number | undefined { return key.length; }
}
`,
  "/barrel.ts": `
export * from "./store";
export { default as visible, load as fetchIt } from "./store";
export * as inside from "./base";
`,
  "/second.ts": `
import concealed, { shared as store } from "./store";
export { store as kept };
export default concealed;
`,
  "/user.ts": `
import { Store, Log, fetchIt, visible, inside, shared } from "./barrel";
import concealed, { kept } from "./second";
import * as all from "./barrel";
import { db } from "another-package";
const local = shared;
export async function use(given: Store, untyped: any) {
  given.get("a"); local.get("b"); kept.get("c"); all.shared.run(); untyped.get("d"); db.get("e");
  new Log().get("f"); new Map([["g", 1]]).get("g"); new inside.Base().get("h");
  const { get } = given; get("i");
  const rows = await db.select().get(); rows.get("j");
  const proxy = new Proxy(given, {}); proxy.get("k");
  for (const each of [given]) each.get("l");
  fetchIt("m"); all.load("n"); visible(given); concealed(given);
  const later = await import("./store"); later.load("o"); (given as unknown as Log).get("p");
  return { load: 1 }.load;
}
class Derived extends Store { override run() { return super.run() ?? this.get("q"); } }
export const derived = new Derived(new Log(), shared);
derived.get("r"); derived.run();
`,
};

const program = createProgram(workspace(), loadCatalog());
for (const [path, text] of Object.entries(FILES)) program.add(path, text);
const checker = program.checker();
const receivers = createReceivers(checker, program.isLibrary);
const references = createReferences(
  program,
  checker,
  receivers,
  createAnswers(program.sourceFile),
).to;

for (const declaration of declarations()) {
  const name = ts.getNameOfDeclaration(declaration);
  const { line } = ts.getLineAndCharacterOfPosition(
    declaration.getSourceFile(),
    name?.getStart() ?? 0,
  );
  test(`${declaration.getSourceFile().fileName}:${line + 1} ${name?.getText() ?? "unnamed"}`, () => {
    const places = references(declaration).map(placeOf).sort();
    assert.deepEqual(places, everyIdentifier(declaration).map(placeOf).sort());
  });
}

test("what comes from an unresolved import takes no type to tell", () => {
  assert.equal(receiverOf("db.get"), "untyped");
  assert.equal(receiverOf("rows.get"), "untyped");
});

test("a class of the repository is told from the library's and from what needs a type", () => {
  const { fileName } = program.sourceFile("/store.ts") ?? {};
  const known = receiverOf("given.get");
  assert.ok(typeof known === "object" && known.getSourceFile().fileName === fileName);
  assert.equal(receiverOf('new Map([["g", 1]]).get'), "library");
  assert.equal(receiverOf("proxy.get"), undefined);
});

/** Of the access in /user.ts that is spelt so. */
function receiverOf(access: string) {
  let found: ReturnType<typeof receivers>;
  visitAll((node) => {
    if (ts.isPropertyAccessExpression(node) && node.getText() === access)
      found = receivers(node.expression);
  });
  return found;
}

function declarations(): ts.Declaration[] {
  const found: ts.Declaration[] = [];
  visitAll((node) => {
    if (
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isPropertyDeclaration(node) ||
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node)
    )
      found.push(node);
  });
  return found;
}

function everyIdentifier(declaration: ts.Declaration): ts.Node[] {
  const name = ts.getNameOfDeclaration(declaration);
  const found: ts.Node[] = [];
  visitAll((node) => {
    if (node === name || !(ts.isIdentifier(node) || ts.isPrivateIdentifier(node))) return;
    // `export { default as x }`: a keyword that only looks like a name.
    if (node.text === "default") return;
    if (resolvedSymbol(checker, node)?.declarations?.includes(declaration)) found.push(node);
  });
  return found;
}

function visitAll(visit: (node: ts.Node) => void): void {
  const enter = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, enter);
  };
  for (const path of program.paths()) {
    const file = program.sourceFile(path);
    if (file !== undefined) enter(file);
  }
}

function placeOf(node: ts.Node): string {
  return `${node.getSourceFile().fileName}:${node.getStart()}`;
}

/** Only what a program asks for. */
function workspace(): Workspace {
  const asked: Pick<Workspace, "resolve" | "packageOf"> = {
    resolve: (specifier) =>
      specifier.startsWith(".")
        ? { kind: "own", path: `${specifier.slice(1)}.ts` }
        : { kind: "external", name: specifier },
    packageOf: () => ({
      name: "example",
      directory: "/",
      dependencies: new Map(),
      nodeRange: undefined,
      isEsm: true,
    }),
  };
  return asked as Workspace;
}
