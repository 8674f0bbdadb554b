/** Tables and unique keys that SQL migrations leave behind. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { changesIn } from "../../server/analysis/schema/sql.ts";
import { openSchemas } from "./repository.ts";

test("create table: columns, inline keys and keys of their own, in every dialect", (context) => {
  const { show, keysWritten, fieldsWritten } = openSchemas(context, {
    "migrations/1.sql": `-- users; create table nothing (id int);
CREATE TABLE IF NOT EXISTS "public"."app_users" (
  "id" serial PRIMARY KEY,
  email varchar(255) NOT NULL UNIQUE,
  org_id uuid REFERENCES orgs (id) ON DELETE CASCADE,
  price numeric(10, 2) DEFAULT 0 CHECK (price > 0),
  tags text[],
  data jsonb DEFAULT '{"a;b": 1}',
  note text DEFAULT $$a;b$$,
  created_at timestamptz DEFAULT now(),
  CONSTRAINT member UNIQUE NULLS NOT DISTINCT (org_id, email),
  FOREIGN KEY (org_id) REFERENCES orgs (id),
  EXCLUDE USING gist (a WITH =)
);
/* MySQL */
create table \`links\` (
  \`a\` int unsigned not null auto_increment,
  \`key\` varchar(20),
  \`b\` datetime(3),
  primary key (\`a\`, \`b\`),
  unique key \`k\` (\`key\`(10)),
  key \`plain\` (\`b\`),
  index (\`a\`)
) engine=InnoDB;
CREATE TABLE [dbo].[Orders] ([Id] INT NOT NULL, CONSTRAINT [PK] PRIMARY KEY CLUSTERED ([Id] ASC));
CREATE TABLE events (at DateTime64(3), name LowCardinality(Nullable(String)), key varchar(3), "index" int, INDEX i name TYPE minmax) ENGINE = MergeTree PRIMARY KEY (at) ORDER BY (at);
CREATE TABLE copied AS SELECT * FROM links;
`,
  });
  assert.equal(
    show("app_users"),
    "app_users: id number, email text, org_id text, price number, tags list, data json, note text, created_at time; keys id, email, org_id+email; complete",
  );
  assert.deepEqual(keysWritten("app_users"), [
    '"id" serial PRIMARY KEY',
    "email varchar(255) NOT NULL UNIQUE",
    "CONSTRAINT member UNIQUE NULLS NOT DISTINCT (org_id, email)",
  ]);
  assert.deepEqual(fieldsWritten("app_users").slice(0, 2), ['"id"', "email"]);
  assert.equal(show("links"), "links: a number, key text, b time; keys a+b, key; complete");
  assert.equal(show("Orders"), "Orders: Id number; keys Id; complete");
  assert.equal(
    show("events"),
    "events: at time, name text, key text, index number; keys ; complete",
  );
  assert.equal(show("copied"), "copied: ; keys ; open");
  assert.equal(show("nothing"), "none");
});

test("later migrations add, drop and rename, in the order of their numbers", (context) => {
  const { show } = openSchemas(context, {
    "db/migrations/10_last.sql":
      "DROP INDEX IF EXISTS users_nick_idx, gone;\nALTER TABLE users RENAME TO people;\nALTER TABLE people RENAME COLUMN mail TO email;\nALTER INDEX old_name RENAME TO new_name;",
    "db/migrations/2_more.sql": `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_nick_idx ON public.users USING btree (nick DESC);
CREATE UNIQUE INDEX lowered ON users (lower(mail));
CREATE INDEX plain ON users (age);
ALTER TABLE ONLY users ADD CONSTRAINT pair UNIQUE (mail, age), ADD COLUMN city text, DROP COLUMN zip;
ALTER TABLE users ADD CONSTRAINT f FOREIGN KEY (age) REFERENCES x (y);
ALTER TABLE users DROP CONSTRAINT users_code_key;`,
    "db/migrations/1_first.sql":
      "create table users (id int primary key, mail text, nick text, age int, zip text unique, code text unique);",
    "db/migrations/1_first.down.sql": "drop table users;",
  });
  assert.equal(
    show("people"),
    "people: id number, nick text, age number, code text, city text, email text; keys id, email, email+age; complete",
  );
  assert.equal(show("users"), "none");
});

test("each migration in a folder of its own, and tables that are made anew", (context) => {
  const { show } = openSchemas(context, {
    "prisma/migrations/20240101_a/migration.sql":
      'CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY, "email" TEXT);\nCREATE UNIQUE INDEX "User_email_key" ON "User"("email");',
    "prisma/migrations/20240102_b/migration.sql": `PRAGMA foreign_keys=OFF;
CREATE TABLE "new_User" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT);
INSERT INTO "new_User" ("id") SELECT "id" FROM "User";
DROP TABLE "User";
ALTER TABLE "new_User" RENAME TO "User";
CREATE UNIQUE INDEX "User_name_key" ON "User"("name");`,
  });
  assert.equal(show("User"), "User: id number, name text; keys id, name; complete");
});

test("keys over some rows, of other tables' makers and of what cannot be read leave doubt", (context) => {
  const { show } = openSchemas(context, {
    "a.sql": `create table a (id int primary key, x int, y int);
create unique index i on a (x) where x > 0;
create table b (id int primary key, x int, y int);
create unique index j on b (coalesce(x, y));
create unique index k on elsewhere (x, y);
create table c (like a including all);`,
  });
  assert.equal(show("a"), "a: id number, x number, y number; keys id; open");
  assert.equal(show("b"), "b: id number, x number, y number; keys id; open");
  assert.equal(show("elsewhere"), "elsewhere: ; keys x+y; open");
  assert.equal(show("c"), "c: ; keys ; open");
});

test("sections and files that take a migration back are not run", (context) => {
  const { show } = openSchemas(context, {
    "db/1.sql":
      "-- migrate:up\ncreate table a (id int primary key);\n-- migrate:down\ndrop table a;",
    "db/2.sql": "-- +goose Up\ncreate table b (id int);\n-- +goose Down\ndrop table b;",
    "db/down/1.sql": "drop table a;",
  });
  assert.match(show("a"), /complete$/);
  assert.match(show("b"), /complete$/);
});

test("keys that only the database was told of join those of the code", (context) => {
  const { show, find, root } = openSchemas(context, {
    "prisma/schema.prisma":
      'model User {\n  id Int @id\n  orgId Int @map("org_id")\n  email String @unique\n  @@map("app_users")\n}\nmodel Team {\n  id Int @id\n  name String\n}\n',
    "prisma/migrations/1/migration.sql": `create table app_users (id int primary key, org_id int, email text);
create unique index a on app_users (email);
create unique index b on app_users (org_id, lower(email));
create table "Team" (id int primary key, name text);
create unique index c on "Team" (name) where name <> '';`,
  });
  assert.equal(
    show("User"),
    "User: id number, orgId/org_id number, email text; keys id, email, orgId+email; complete",
  );
  const place = find("User")?.uniques[2]?.place;
  assert.equal(place?.file, `${root}/prisma/migrations/1/migration.sql`);
  assert.equal(show("Team"), "Team: id number, name text; keys id; open");
});

test("migrations that have fallen behind add no key, only doubt", (context) => {
  const { show } = openSchemas(context, {
    "prisma/schema.prisma":
      "model User {\n  id Int @id\n  a Int\n  b Int @unique\n}\nmodel Team {\n  id Int @id\n  a Int @unique\n}\n",
    "old/1.sql":
      'create table "User" (id int primary key, a int unique, b int);\ncreate table "Team" (id int primary key, a int);',
  });
  assert.equal(show("User"), "User: id number, a number, b number; keys id, b; open");
  assert.equal(show("Team"), "Team: id number, a number; keys id, a; complete");
});

test("entities that share a key are told apart by their names", (context) => {
  const { find, show } = openSchemas(context, {
    "prisma/schema.prisma":
      "model UserCollection {\n  id Int @id\n}\nmodel User {\n  id Int @id\n}\nmodel UserTable {\n  id Int @id\n}\n",
    "db/1.sql":
      'create table "User" (id int primary key, a int unique);\ncreate table "UserCollection" (id int primary key);',
  });
  for (const name of ["User", "users", "userRepository"])
    assert.equal(find(name)?.name, "User", name);
  for (const name of ["userCollection", "user_collections"])
    assert.equal(find(name)?.name, "UserCollection", name);
  assert.equal(find("userTable")?.name, "UserTable");
  assert.match(show("userCollection"), /keys id; complete/);
});

test("nothing that is typed makes it throw", () => {
  const sample =
    "create table a (id int primary key, b text unique, unique (id, b)); create unique index i on a (lower(b)); alter table a add constraint c unique (b), drop column d; drop index i, j on a;";
  for (let cut = 0; cut <= sample.length; cut++) {
    changesIn(sample.slice(0, cut), { file: "/a.sql", offset: 0 });
    changesIn(`${sample.slice(0, cut)}('"\`[$$${sample.slice(cut)}`, { file: "/a.sql", offset: 0 });
  }
  const deep = `create table a (id int default ${"(".repeat(50_000)}`;
  assert.equal(changesIn(deep, { file: "/a.sql", offset: 0 }).length, 1);
});

test("another text is another table", (context) => {
  const { show, schemas, workspace, root } = openSchemas(context, {
    "db/1.sql": "create table a (id int primary key);",
  });
  assert.match(show("a"), /keys id;/);
  const path = `${root}/db/1.sql`;
  workspace.setText(path, "create table a (other int primary key);");
  assert.equal(schemas.changed(path), "entities");
  assert.match(show("a"), /keys other;/);
});
