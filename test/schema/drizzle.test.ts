/** Drizzle's tables as entities, in all the ways in which people write them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openSchemas } from "./repository.ts";

test("columns have types and names, and are keys alone or together", (context) => {
  const { show, keysWritten, fieldsWritten } = openSchemas(context, {
    "src/schema.ts": `import { boolean, integer, jsonb, pgEnum, pgTable, primaryKey, serial, sqliteTable, text, timestamp, unique, uniqueIndex, uuid, varchar, bytea } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
const roleEnum = pgEnum("role", ["admin"]);
export const members = pgTable(
  "org_members",
  {
    id: serial("id").primaryKey(),
    email: varchar("email_address", { length: 200 }).notNull().unique(),
    orgId: uuid().notNull().references(() => orgs.id, { onDelete: "cascade" }),
    role: roleEnum("role").notNull(),
    data: jsonb().$type<{ a: number }>(),
    tags: text().array(),
    raw: bytea("raw"),
    isOn: boolean().default(false),
    createdAt: timestamp("created_at").defaultNow(),
    changedAt: timestamp("changed_at").$onUpdate(() => new Date()),
  },
  (table) => [
    index("i").on(table.email),
    unique("member").on(table.orgId, table.email),
    uniqueIndex("lower").on(sql\`lower(\${table.email})\`),
    uniqueIndex("sorted").using("btree", table.role.asc().nullsLast(), table.orgId),
    check("c", sql\`\${table.email} <> ''\`),
  ],
);
export const links = sqliteTable("links", {
  a: integer("a", { mode: "number" }),
  b: integer("b", { mode: "timestamp_ms" }),
  c: integer({ mode: "boolean" }),
  d: text({ mode: "json" }),
}, (t) => ({ pk: primaryKey({ columns: [t.a, t.b] }), old: primaryKey(t.c, t.d) }));
`,
  });
  assert.equal(
    show("members"),
    "members: id number, email/email_address text, orgId text, role text, data json, tags list, raw unknown, isOn boolean, createdAt/created_at time, changedAt/changed_at time updated; keys id, email, orgId+email, role+orgId; complete",
  );
  assert.equal(show("org_members"), show("members"));
  assert.deepEqual(keysWritten("members").slice(0, 3), [
    "primaryKey()",
    "unique()",
    'unique("member").on(table.orgId, table.email)',
  ]);
  assert.deepEqual(fieldsWritten("members").slice(0, 3), ["id", "email", "orgId"]);
  assert.equal(
    show("links"),
    "links: a number, b time, c boolean, d json; keys a+b, c+d; complete",
  );
});

test("creators, schemas, functions of columns and shared pieces are followed", (context) => {
  const { show } = openSchemas(context, {
    "src/db/util.ts": `import { customType, timestamp, varchar, bigint } from "drizzle-orm/mysql-core";
export const id = (name: string) => varchar(name, { length: 256 });
export function primaryKey() { return bigint("pk", { mode: "number" }).primaryKey(); }
export const money = customType<{ data: number; driverData: string }>({ dataType: () => "numeric" });
export const times = { createdAt: timestamp("created_at"), updatedAt: timestamp("updated_at").$onUpdateFn(() => new Date()) };
`,
    "src/db/tables.ts": `import { mysqlTableCreator, mysqlSchema } from "drizzle-orm/mysql-core";
import { id, primaryKey, money, times } from "./util";
export const createTable = mysqlTableCreator((name) => \`app_\${name}\`);
const auth = mysqlSchema("auth");
export const keys = createTable("keys", (d) => ({ pk: primaryKey(), id: id("id").notNull().unique(), price: money("price").notNull(), name: d.varchar({ length: 3 }), ...times }));
export const users = auth.table("users", { pk: primaryKey(), ...times });
`,
  });
  assert.equal(
    show("keys"),
    "keys: createdAt/created_at time, updatedAt/updated_at time updated, pk number, id text, price number, name text; keys pk, id; complete",
  );
  assert.match(show("users"), /^users: createdAt\/created_at time, .*keys pk; complete$/);
});

test("what cannot be seen leaves doubt", (context) => {
  const { show } = openSchemas(context, {
    "src/schema.ts": `import { pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { foreign, shared } from "elsewhere";
export const a = pgTable("a", { id: text().primaryKey(), ...shared });
export const b = pgTable("b", { id: foreign() });
export const c = pgTable("c", { id: text().primaryKey(), x: text() }, (t) => [uniqueIndex().on(t.x).where(sql\`x > 0\`)]);
export const d = pgTable("d", { id: text().primaryKey() }, keysOf);
export const e = pgTable("e", { id: text().primaryKey(), x: text() }, (t) => [unique().on(...columns(t))]);
export const f = pgTable("f", { id: text().primaryKey(), x: text(), y: text() }, (t) => [uniqueIndex().on(sql\`coalesce(\${t.x}, \${t.y})\`)]);
`,
  });
  for (const [name, keys] of Object.entries({ a: "id", b: "", c: "id", d: "id", e: "id", f: "id" }))
    assert.match(show(name), new RegExp(`; keys ${keys}; open$`), name);
});

test("other things that are called tables are none", (context) => {
  const { schemas } = openSchemas(context, {
    "src/a.ts": `import { sql } from "drizzle-orm";
const view = renderTable([{ a: 1 }], { b: 2 });
const html = table({ a: 1 }, { b: 2 });
const name = getTable("x");
`,
  });
  assert.deepEqual(schemas.all(), []);
});
