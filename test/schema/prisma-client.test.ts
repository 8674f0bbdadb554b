/** Imports of a generated Prisma client are answered from the schema, wherever the generator would write it. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { ts } from "ts-morph";
import { descendants } from "../../rules/kit/syntax.ts";
import { loadCatalog } from "../../server/analysis/catalog.ts";
import { createProgram } from "../../server/analysis/program.ts";
import { createSchemas } from "../../server/analysis/schema/schemas.ts";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import { callsIn, study } from "../kit/bench.ts";
import { type Files, writeRepository } from "../workspace/repository.ts";

const SCHEMA = `model Account {
  id      Int      @id
  owner   String?
  amount  Int
  total   Decimal
  huge    BigInt
  state   State
  at      DateTime @updatedAt
  data    Json
  tags    String[]
  entries Entry[]
}
model Entry {
  id        Int      @id
  account   Account? @relation(fields: [accountId], references: [id])
  accountId Int?
}
enum State {
  OPEN
  CLOSED
}
`;
const generator = (text: string): string => `generator client {\n${text}\n}\n${SCHEMA}`;

/** A program over a repository and the types of the variables of one of its files, by name. */
function open(context: TestContext, files: Files) {
  const root = writeRepository(context, files);
  const workspace = openWorkspace(root);
  const schemas = createSchemas(workspace);
  const program = createProgram(workspace, loadCatalog(), undefined, schemas);
  for (const path of workspace.files()) program.add(path, workspace.read(path) ?? "");
  const typesIn = (name: string): Record<string, string> => {
    const checker = program.checker();
    const types: Record<string, string> = {};
    const visit = (node: ts.Node): void => {
      if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name))
        types[node.name.text] = checker.typeToString(checker.getTypeAtLocation(node.name));
      ts.forEachChild(node, visit);
    };
    const file = program.sourceFile(`${root}/${name}`);
    if (file !== undefined) visit(file);
    return types;
  };
  return { root, workspace, schemas, program, typesIn };
}

test("rows have the types of their columns, and relations lead on", (context) => {
  const { typesIn } = open(context, {
    "package.json": { dependencies: { "@prisma/client": "^6" } },
    "prisma/schema.prisma": SCHEMA,
    "src/a.ts": `import { Prisma, PrismaClient, State, type Account } from "@prisma/client";
class Db extends PrismaClient {}
export async function work(prisma: PrismaClient, db: Db, tx: Prisma.TransactionClient, given: Account) {
  const row = await prisma.account.findUniqueOrThrow({ where: { id: 1 }, include: { entries: true } });
  const amount = row.amount;
  const total = row.total.toNumber();
  const huge = row.huge;
  const state = row.state;
  const at = row.at;
  const owner = row.owner;
  const tag = row.tags[0];
  const entry = row.entries[0]?.account?.amount;
  const maybe = await db.account.findFirst();
  const many = await tx.account.findMany();
  const extended = (await prisma.$extends({}).entry.create({ data: {} })).id;
  const inside = await prisma.$transaction(async (t) => (await t.account.update({})).amount);
  const [first, count] = await prisma.$transaction([prisma.entry.findFirst(), prisma.entry.count()]);
  const firstOfTwo = first;
  const countOfTwo = count;
  const sum = (await prisma.account.aggregate({ _sum: { amount: true } }))._sum.amount;
  const payload = (given as Prisma.AccountGetPayload<{ include: { entries: true } }>).amount;
  const closed = State.CLOSED;
  const code = new Prisma.PrismaClientKnownRequestError("", {}).code;
}
`,
  });
  assert.deepEqual(typesIn("src/a.ts"), {
    row: "Account",
    amount: "number",
    total: "number",
    huge: "bigint",
    state: "State",
    at: "Date",
    owner: "string | null",
    tag: "string",
    entry: "number | undefined",
    maybe: "Account | null",
    many: "Account[]",
    extended: "number",
    inside: "number",
    firstOfTwo: "Entry | null",
    countOfTwo: "number",
    sum: "number | null",
    payload: "number",
    closed: '"CLOSED"',
    code: "string",
  });
});

test("calls carry the facts of the catalog, through classes, transactions and re-exports", () => {
  const { analysis, file } = study({
    "package.json": "{}",
    "prisma/schema.prisma": SCHEMA,
    "src/db.ts": `import { PrismaClient } from "@prisma/client";
export * from "@prisma/client";
const make = () => new PrismaClient({}).$extends({ query: {} });
declare const globalThis: { prisma?: ReturnType<typeof make> };
export const prisma = globalThis.prisma ?? make();
`,
    "src/a.ts": `import { type PrismaClient, prisma } from "./db";
class Service extends PrismaClient {}
class User {
  constructor(private readonly db: Service) {}
  work() {
    this.db.account.create({ data: {} });
    this.db.$transaction(async (tx) => tx.entry.deleteMany());
    prisma.account.findMany();
    prisma.$queryRaw\`select 1\`;
    prisma.account.notThere();
  }
}
`,
  });
  const made = [...descendants(file("src/db.ts"))].filter(ts.isNewExpression);
  assert.deepEqual(
    made.map((each) => analysis.factsOf(each)?.creates),
    [{ kind: "prisma", parameter: "options" }],
  );
  const facts = callsIn(file("src/a.ts")).map((call) => {
    const found = analysis.factsOf(call);
    return [found?.data?.operation, found?.transaction, found?.defaultDeadline];
  });
  assert.deepEqual(facts, [
    ["insert", undefined, undefined],
    [undefined, "run", 5000],
    ["delete-many", undefined, undefined],
    ["find-many", undefined, undefined],
    ["query", undefined, undefined],
    [undefined, undefined, undefined],
  ]);
});

const USE = (specifier: string): string =>
  `import { PrismaClient } from "${specifier}";\nconst row = await new PrismaClient().account.findFirst();\n`;

test("a client is known wherever its generator writes it", (context) => {
  const { typesIn } = open(context, {
    "package.json": { workspaces: ["*"] },
    ".gitignore": "generated\n",
    "tsconfig.json": { compilerOptions: { baseUrl: ".", paths: { "@/*": ["./new/src/*"] } } },
    "new/package.json": { name: "new" },
    "new/prisma/schema.prisma": generator(
      '  provider = "prisma-client"\n  output = "../src/generated/prisma"',
    ),
    "new/src/relative.ts": USE("./generated/prisma/client"),
    "new/src/extension.ts": USE("./generated/prisma/client.js"),
    "new/src/based.ts": USE("new/src/generated/prisma/client"),
    "new/src/mapped.ts": USE("@/generated/prisma/client"),
    "new/src/namespace.ts":
      'import type * as Names from "./generated/prisma/internal/prismaNamespace";\ndeclare const tx: Names.TransactionClient;\nconst row = await tx.account.findFirst();\n',
    "new/src/gone.ts": USE("./generated/other/client"),
    "old/package.json": { name: "old" },
    "old/prisma/schema.prisma": generator(
      '  provider = "prisma-client-js"\n  output = "./generated/client"',
    ),
    "old/src/folder.ts": USE("../prisma/generated/client"),
    "old/src/index.ts": USE("../prisma/generated/client/index.js"),
    "named/package.json": { name: "named" },
    "named/prisma/schema.prisma": generator(
      '  provider = "prisma-client-js"\n  output = "../../node_modules/@org/prisma-client"',
    ),
    "named/src/a.ts": USE("@org/prisma-client"),
  });
  for (const name of ["relative", "extension", "based", "mapped", "namespace"])
    assert.equal(typesIn(`new/src/${name}.ts`).row, "Account | null", name);
  assert.equal(typesIn("new/src/gone.ts").row, "any");
  assert.equal(typesIn("old/src/folder.ts").row, "Account | null");
  assert.equal(typesIn("old/src/index.ts").row, "Account | null");
  assert.equal(typesIn("named/src/a.ts").row, "Account | null");
});

test("the usual client belongs to the package that imports it", (context) => {
  const model = (name: string): string =>
    `generator client {\n  provider = "prisma-client-js"\n}\nmodel ${name} {\n  id Int @id\n  ${name.toLowerCase()}Only Int\n}\n`;
  const use = (specifier: string, name: string): string =>
    `import { PrismaClient } from "${specifier}";\nconst row = (await new PrismaClient().${name}.findFirst())?.${name}Only;\n`;
  const { typesIn } = open(context, {
    "package.json": { workspaces: ["*"] },
    "a/package.json": { name: "a" },
    "a/prisma/schema.prisma": model("A"),
    "a/x.ts": use("@prisma/client", "a"),
    "a/edge.ts": use("@prisma/client/edge", "a"),
    "a/dot.ts": use(".prisma/client", "a"),
    "b/package.json": { name: "b" },
    "b/prisma/schema.prisma": model("B"),
    "c/package.json": { name: "c", dependencies: { b: "workspace:*" } },
    "c/x.ts": use("@prisma/client", "b"),
    "d/package.json": { name: "d" },
    "d/x.ts": use("@prisma/client", "b"),
  });
  assert.equal(typesIn("a/x.ts").row, "number | undefined");
  assert.equal(typesIn("a/edge.ts").row, "number | undefined");
  assert.equal(typesIn("a/dot.ts").row, "number | undefined");
  assert.equal(typesIn("c/x.ts").row, "number | undefined");
  // Nothing says which of the two this package means: its models are untyped.
  assert.equal(typesIn("d/x.ts").row, "any");
});

test("the only schema of a workspace serves packages that do not name its package", (context) => {
  const files = {
    "db/package.json": { name: "db" },
    "db/schema.prisma": SCHEMA,
    "app/package.json": { name: "app" },
    "app/x.ts": USE("@prisma/client"),
  };
  const joined = open(context, { ...files, "package.json": { workspaces: ["*"] } });
  assert.equal(joined.typesIn("app/x.ts").row, "Account | null");
  assert.equal(open(context, files).typesIn("app/x.ts").row, "any");
});

test("without a schema any name is a model and its calls have facts", () => {
  const { analysis, file } = study({
    "package.json": "{}",
    "src/a.ts": `import { PrismaClient, Prisma } from "@prisma/client";
import { PrismaClientKnownRequestError } from "@prisma/client/runtime/library";
class Db extends PrismaClient {}
export const a = (db: Db, tx: Prisma.TransactionClient) => [db.user.create({}), tx.user.count(), db.$transaction([])];
`,
  });
  const operations = callsIn(file("src/a.ts")).map(
    (call) => analysis.factsOf(call)?.data?.operation,
  );
  assert.deepEqual(operations, ["insert", "count", undefined]);
});

test("what is generated has no type errors, whatever models are called", (context) => {
  const names = ["Date", "Record", "Promise", "Prisma", "Omit", "URLMap", "Client", "Account"];
  const models = names.map(
    (name) => `model ${name} {\n  id Int @id\n  at DateTime\n  d Decimal\n}\n`,
  );
  const { program, root } = open(context, {
    "package.json": {},
    "prisma/schema.prisma": `${models.join("")}model Account {\n  id Int @id\n}\n${SCHEMA}type Box {\n  size Int\n}\nenum None {\n}\n`,
    "src/a.ts": 'import "@prisma/client";\n',
  });
  const checker = program.checker() as DiagnosingChecker;
  const [statement] = program.sourceFile(`${root}/src/a.ts`)?.statements ?? [];
  assert.ok(statement !== undefined && ts.isImportDeclaration(statement));
  const module = checker.getSymbolAtLocation(statement.moduleSpecifier)?.declarations?.[0];
  assert.ok(module !== undefined && ts.isSourceFile(module));
  assert.match(module.text, /interface URLMap/);
  const errors = checker.getDiagnostics(module).map(({ messageText }) => messageText);
  assert.deepEqual(errors, []);
});

/** The compiler's checker has this method; its published types leave it to `Program`. */
interface DiagnosingChecker extends ts.TypeChecker {
  getDiagnostics(file: ts.SourceFile): readonly ts.Diagnostic[];
}

test("another schema is another client", (context) => {
  const { typesIn, workspace, schemas, program, root } = open(context, {
    "package.json": {},
    "prisma/schema.prisma": SCHEMA,
    "src/a.ts":
      'import { PrismaClient } from "@prisma/client";\nconst value = (await new PrismaClient().account.findFirst())?.amount;\n',
  });
  assert.equal(typesIn("src/a.ts").value, "number | undefined");
  const path = `${root}/prisma/schema.prisma`;
  workspace.setText(path, SCHEMA.replace("amount  Int", "amount  String"));
  assert.equal(schemas.changed(path), "entities");
  const version = program.version();
  program.refreshGenerated();
  assert.notEqual(program.version(), version);
  assert.equal(typesIn("src/a.ts").value, "string | undefined");
  workspace.setText(path, generator('  provider = "prisma-client"\n  output = "../src/db"'));
  assert.equal(schemas.changed(path), "modules");
});
