/** Which declarations a member call leads to without a look at the types of arguments. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { ts } from "ts-morph";
import { createAnswers } from "../../server/analysis/answers.ts";
import { loadCatalog } from "../../server/analysis/catalog.ts";
import { createChains } from "../../server/analysis/chains.ts";
import { createProgram } from "../../server/analysis/program.ts";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import { writeRepository } from "../workspace/repository.ts";

const STORE = `
export interface Rows { where(by: unknown): this; limit(n: number): Rows; first(): Promise<unknown> }
export interface Named { as(name: string): Named }
export interface Base { all(): Rows }
export interface Store extends Base {
  select(): Rows;
  select(fields: object): Named;
  either(a: string): Rows;
  either(a: number): Named;
  plain: () => Rows;
}
export type Alias = Store;
export type Both = Store & { extra(): Named };
export declare class Row { static save(row: Row): Rows; save(): Named; self(): Row }
export function open(): Both { throw new Error(); }
`;

/** The last member access of each statement, and the method it leads to: \`Interface.method/parameters\`, or nothing. */
const CALLS: readonly (readonly [string, string])[] = [
  ["store.select()", "Store.select/0"],
  ["store.select({ id: 1 })", "Store.select/1"],
  ["store.select({}).as('a')", "Named.as/1"],
  ["store.all().where({}).limit(1)", "Rows.limit/1"],
  ["store.all().where({}).where({}).first()", "Rows.first/0"],
  ["alias.all().first()", "Rows.first/0"],
  ["both.extra().as('a')", "Named.as/1"],
  ["both.select().first()", "Rows.first/0"],
  ["opened.extra().as('a')", "Named.as/1"],
  ["holder.store.all().first()", "Rows.first/0"],
  ["row.self().save().as('a')", "Named.as/1"],
  ["Row.save(row).first()", ""],
  ["Row.save()", ""],
  ["store.either(x).as('a')", ""],
  ["store.plain().first()", ""],
  ["store.missing().first()", ""],
  ["either.first()", ""],
];

test("a chain is followed by declared results, arities and parts of an intersection", (context) => {
  const { chains, accesses } = program(
    context,
    `import { open, Row, type Alias, type Both, type Rows, type Named, type Store } from "./store";
    declare const x: any; declare const holder: { store: Store };
    const opened = open();
    function f(store: Store, alias: Alias, both: Both, either: Rows | Named, row: Row) {
      ${CALLS.map(([text]) => `${text};`).join("\n")}
    }`,
  );
  const found = accesses.map((access) => {
    const call = access.parent;
    assert.ok(ts.isCallExpression(call));
    return (chains(access, call.arguments) ?? []).map(nameOf).join(" ");
  });
  assert.deepEqual(
    found,
    CALLS.map(([, expected]) => expected),
  );
});

function program(context: TestContext, text: string) {
  const root = writeRepository(context, {
    "package.json": "{}",
    "store.ts": STORE,
    "use.ts": text,
  });
  const program = createProgram(openWorkspace(root), loadCatalog());
  program.add(`${root}/store.ts`, STORE);
  program.add(`${root}/use.ts`, text);
  const answers = createAnswers(program.sourceFile);
  const chains = createChains(program.checker(), answers);
  const accesses: ts.PropertyAccessExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
      const callee = node.expression.expression;
      if (ts.isPropertyAccessExpression(callee)) accesses.push(callee);
    }
    ts.forEachChild(node, visit);
  };
  const file = program.sourceFile(`${root}/use.ts`);
  assert.ok(file !== undefined);
  visit(file);
  return { chains, accesses };
}

function nameOf(declaration: ts.Declaration): string {
  assert.ok(ts.isMethodSignature(declaration));
  const owner = declaration.parent;
  const type = ts.isInterfaceDeclaration(owner) ? owner.name.text : "{}";
  return `${type}.${declaration.name.getText()}/${declaration.parameters.length}`;
}
