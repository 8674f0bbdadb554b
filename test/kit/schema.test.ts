/** What rules learn from `schemaOf` about the entities that their code reads and writes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ts } from "ts-morph";
import { accessOf } from "../../rules/kit/data/read.ts";
import { descendants } from "../../rules/kit/syntax.ts";
import { callsIn, study } from "./bench.ts";

test("an access finds the schema of its entity, with the places of its keys", () => {
  const schema = "model SentEmail {\n  id Int @id\n  type String\n  @@unique([type])\n}\n";
  const { analysis, file } = study({
    "package.json": "{}",
    "prisma/schema.prisma": schema,
    "src/a.ts":
      "await prisma.sentEmail.create({ data: { type } });\nawait prisma.gone.findMany();\n",
  });
  const [known, unknown] = callsIn(file("src/a.ts")).map((call) => {
    const entity = accessOf(call, analysis)?.entity;
    return entity === undefined ? undefined : analysis.schemaOf(entity.key, entity.at);
  });
  const key = known?.uniques[1];
  assert.deepEqual(key?.fields, ["type"]);
  assert.match(key.place.file, /\/prisma\/schema\.prisma$/);
  assert.equal(schema.slice(key.place.start, key.place.end), "@@unique([type])");
  assert.equal(unknown, undefined);
});

/** The type of `row.amount` in a file, by the client that made the row. */
const ROWS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  prisma: {
    "prisma/schema.prisma": "model Account {\n  id Int @id\n  amount Int\n}\n",
    "src/a.ts": `import { PrismaClient } from "@prisma/client";
const row = await new PrismaClient().account.findUniqueOrThrow({ where: { id: 1 } });
const amount = row.amount;
`,
  },
  drizzle: {
    "src/a.ts": `import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, serial } from "drizzle-orm/pg-core";
const accounts = pgTable("accounts", { id: serial("id").primaryKey(), amount: integer("amount").notNull() });
const db = drizzle("postgres://");
const [row] = await db.select().from(accounts);
const amount = row?.amount;
`,
  },
  typeorm: {
    "src/a.ts": `import { Column, DataSource, Entity, PrimaryColumn } from "typeorm";
@Entity() class Account { @PrimaryColumn() id!: number; @Column() amount!: number }
declare const source: DataSource;
const row = await source.getRepository(Account).findOneBy({ id: 1 });
const amount = row?.amount;
`,
  },
  mongoose: {
    "src/a.ts": `import { model, Schema } from "mongoose";
interface Account { amount: number }
const accountSchema = new Schema<Account>({ amount: Number });
const Accounts = model<Account>("Account", accountSchema);
const row = await Accounts.findOne({});
const amount = row?.amount;
`,
  },
};

for (const [client, files] of Object.entries(ROWS))
  test(`rows of ${client} have typed columns, and their entity has a schema`, () => {
    const { analysis, file } = study({
      "package.json": JSON.stringify({ dependencies: { [client]: "*" } }),
      ...files,
    });
    const tree = file("src/a.ts");
    const found = [...descendants(tree)].find(
      (node) => ts.isVariableDeclaration(node) && node.name.getText() === "amount",
    );
    assert.ok(found !== undefined && ts.isVariableDeclaration(found));
    const type = analysis.checker.getTypeAtLocation(found.name);
    const names = (type.isUnion() ? type.types : [type]).map((each) =>
      analysis.checker.typeToString(each),
    );
    assert.ok(names.includes("number"), names.join());
    assert.ok(!names.includes("any"));
    assert.equal(analysis.schemaOf("account", tree)?.fields.get("amount")?.type, "number");
  });
