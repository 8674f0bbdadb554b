/** Migrations written in TypeScript: SQL in texts and the calls of each tool. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openSchemas } from "./repository.ts";

test("SQL in texts counts where a migration goes forward", (context) => {
  const { show, keysWritten } = openSchemas(context, {
    "src/migrations/1-users.ts": `export class Users1 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(\`
      CREATE TABLE IF NOT EXISTS users (
        id uuid PRIMARY KEY,
        email text, age int
      );\`);
    await queryRunner.query('CREATE UNIQUE INDEX "IDX" ON "users" ("email")');
    await queryRunner.query("ALTER TABLE \\"users\\" ADD CONSTRAINT \\"age\\" UNIQUE (\\"age\\")");
    await queryRunner.query(\`ALTER TABLE \${schema}.other ADD CONSTRAINT u UNIQUE (\${column})\`);
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE users");
  }
}
`,
    "src/migrations/2-code.ts": `export class Code2 extends Migration {
  override async up() { this.addSql('alter table "users" add column "code" text check (code in (\\'a\\', \\'b\\')) unique;'); }
  override async down() { this.addSql('alter table "users" drop column "code";'); }
}
`,
  });
  assert.equal(
    show("users"),
    "users: id text, email text, age number, code text; keys id, email, age, code; complete",
  );
  assert.deepEqual(keysWritten("users").slice(0, 2), [
    "id uuid PRIMARY KEY",
    'CREATE UNIQUE INDEX "IDX" ON "users" ("email")',
  ]);
});

test("TypeORM's query runner", (context) => {
  const { show } = openSchemas(context, {
    "src/migrations/1.ts": `export class A implements MigrationInterface {
  async up(queryRunner: QueryRunner) {
    await queryRunner.createTable(new Table({
      name: "users",
      columns: [{ name: "id", type: "int", isPrimary: true }, { name: "email", type: "varchar", isUnique: true }, { name: "org", type: "int" }],
      uniques: [{ columnNames: ["org", "email"] }],
      indices: [{ columnNames: ["org"], isUnique: true }, { columnNames: ["email"] }],
    }), true);
    await queryRunner.addColumn("users", new TableColumn({ name: "code", type: "text", isUnique: true }));
    await queryRunner.createIndex("users", new TableIndex({ name: "i", columnNames: ["code", "org"], isUnique: true }));
    await queryRunner.createUniqueConstraint("users", new TableUnique({ name: "gone", columnNames: ["id", "org"] }));
    await queryRunner.dropUniqueConstraint("users", "gone");
  }
}
`,
  });
  assert.equal(
    show("users"),
    "users: id number, email text, org number, code text; keys id, org+email, org, email, code, code+org; complete",
  );
});

test("Sequelize's query interface", (context) => {
  const { show } = openSchemas(context, {
    "src/migrations/1.ts": `import { DataTypes } from "sequelize";
export async function up(queryInterface: QueryInterface) {
  await queryInterface.createTable("users", { id: { type: DataTypes.INTEGER, primaryKey: true }, email: { type: DataTypes.STRING, unique: true }, org: DataTypes.INTEGER });
  await queryInterface.addIndex("users", ["org", "email"], { unique: true, name: "pair" });
  await queryInterface.addIndex("users", { fields: ["org"], unique: true, where: { a: 1 } });
  await queryInterface.addConstraint("users", { fields: ["org", "id"], type: "unique", name: "u" });
  await queryInterface.addColumn("users", "code", { type: DataTypes.STRING, unique: true });
  await queryInterface.addIndex("users", ["code", "org"]);
}
`,
  });
  assert.equal(
    show("users"),
    "users: id number, email text, org number, code text; keys id, email, org+email, org+id, code; open",
  );
});

test("Knex and Kysely", (context) => {
  const { show } = openSchemas(context, {
    "src/knex/1.ts": `export async function up(knex: Knex) {
  await knex.schema.createTable("users", (table) => {
    table.increments("id");
    table.string("email").notNullable().unique();
    table.integer("org").references("id").inTable("orgs");
    table.timestamps(true, true);
    table.unique(["org", "email"], { indexName: "pair" });
    table.index(["org"]);
  });
  await knex.schema.alterTable("users", (t) => { t.text("code"); t.unique(["code"]); t.dropUnique(["email"]); });
  await knex.schema.createTable("open", (t) => { t.uuid("id").primary(); addTimes(t); });
  await knex.schema.createTable("part", (t) => { t.uuid("id").primary(); t.unique(["id"], { predicate: knex.whereNull("x") }); });
}
export async function down(knex: Knex) { await knex.schema.dropTable("users"); }
`,
    "src/kysely/1.ts": `export async function up(db: Kysely<unknown>) {
  await db.schema.createTable("teams")
    .addColumn("id", "serial", (col) => col.primaryKey())
    .addColumn("name", "varchar(20)", (col) => col.notNull().unique())
    .addColumn("at", "timestamptz")
    .addUniqueConstraint("u", ["name", "at"])
    .execute();
  await db.schema.createIndex("i").on("teams").columns(["at", "id"]).unique().execute();
  await db.schema.createIndex("j").on("teams").column("at").execute();
  await db.schema.alterTable("teams").dropConstraint("u").execute();
}
`,
  });
  assert.equal(
    show("users"),
    "users: id number, email text, org number, created_at time, updated_at time, code text; keys id, org+email, code; complete",
  );
  assert.equal(show("open"), "open: id text; keys id; open");
  assert.equal(show("part"), "part: id text; keys id; open");
  assert.equal(
    show("teams"),
    "teams: id number, name text, at time; keys id, name, at+id; complete",
  );
});

test("indexes that code makes on collections join the schema's", (context) => {
  const { show } = openSchemas(context, {
    "src/user.ts": `import { Schema } from "mongoose";
export const userSchema = new Schema({ email: String });
`,
    "src/indexes.ts": `export async function ensure(db: Db) {
  await db.collection("users").createIndex({ email: 1 }, { unique: true });
  await db.collection("users").createIndex({ age: 1 });
}
`,
  });
  assert.equal(show("users"), "userSchema: _id text, email text; keys _id, email; complete");
});
