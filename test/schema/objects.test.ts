/** Entities that objects define: Mongoose, Sequelize, MikroORM, TypeORM, and models of columns. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openSchemas } from "./repository.ts";

test("Mongoose: schemas, indexes said later, and models in other files", (context) => {
  const { show, keysWritten } = openSchemas(context, {
    "src/user.schema.ts": `import mongoose, { Schema } from "mongoose";
import { shared } from "./shared";
const userSchema = new Schema<User>({
  email: { type: String, unique: true, lowercase: true },
  age: Number,
  born: { type: Date, index: true },
  org: { type: Schema.Types.ObjectId, ref: "Org" },
  tags: [String],
  friends: [{ type: Schema.Types.ObjectId }],
  address: { street: String, unique: Boolean },
  data: mongoose.Schema.Types.Mixed,
  ...shared,
}, { timestamps: true, collection: "people", optimisticConcurrency: true });
userSchema.index({ org: 1, email: 1 }, { unique: true, sparse: true });
userSchema.index({ age: 1 });
userSchema.add({ nick: { type: String, unique: true } });
userSchema.plugin(paginate);
index({ org: 1, nick: 1 }, { unique: true });
function index(fields: object, options?: object) {
  userSchema.index(fields, options);
}
export { userSchema };
`,
    "src/shared.ts": `import { Schema } from "mongoose";
export const shared = new Schema({ note: String });
`,
    "src/models.ts": `import { model } from "mongoose";
import { userSchema } from "./user.schema";
export const People = model<User>("Person", userSchema);
`,
    "src/other.ts": `import { Schema, model } from "mongoose";
const schema = new Schema({ a: String }, { timestamps: false });
schema.index({ a: 1 }, { unique: true });
export const Other = model("Other", schema);
`,
    "src/options.ts": `import type { SchemaOptions } from "mongoose";
export const options: SchemaOptions = { timestamps: { createdAt: "created" } };
`,
    "src/third.ts": `import { Schema, model } from "mongoose";
import { options } from "./options";
const schema = new Schema({ b: String }, options);
schema.index({ b: 1 }, { unique: true, partialFilterExpression: { b: { $exists: true } } });
export const Third = model("Third", schema);
`,
  });
  assert.equal(
    show("Person"),
    "userSchema: _id text, note text, email text, age number, born time, org text, tags list, friends list, address json, data json, createdAt time, updatedAt time updated, __v number version, nick text; keys _id, email, org+email, nick, org+nick; complete",
  );
  assert.equal(show("people"), show("Person"));
  assert.equal(show("User"), show("Person"));
  assert.deepEqual(keysWritten("User").slice(1, 3), [
    "email",
    "userSchema.index({ org: 1, email: 1 }, { unique: true, sparse: true })",
  ]);
  assert.equal(show("Other"), "schema: _id text, a text; keys _id, a; complete");
  assert.equal(
    show("Third"),
    "schema: created time, updatedAt time updated, _id text, b text; keys _id; open",
  );
});

test("Sequelize: init and define", (context) => {
  const { show } = openSchemas(context, {
    "src/a.ts": `import { DataTypes, Model, Sequelize } from "sequelize";
class User extends Model {}
User.init({
  email: { type: DataTypes.STRING(200), unique: true, field: "mail" },
  a: { type: DataTypes.INTEGER, unique: "pair" },
  b: { type: DataTypes.BIGINT, unique: { name: "pair" } },
  on: DataTypes.BOOLEAN,
}, { sequelize, tableName: "app_users", version: true, indexes: [
  { unique: true, fields: ["a", "on"] }, { fields: ["on"] },
] });
const Team = sequelize.define("team", { key: { type: DataTypes.UUID, primaryKey: true } }, { timestamps: false });
const Open = sequelize.define("open", { key: { type: DataTypes.UUID, primaryKey: true } }, { indexes: [{ unique: true, fields: ["key"], where: { a: 1 } }] });
router.init({ a: 1 }, { b: 2 });
`,
  });
  assert.equal(
    show("app_users"),
    "User: id number, email/mail text, a number, b number, on boolean, createdAt time, updatedAt time updated, version number version; keys id, email, a+b, a+on; complete",
  );
  assert.equal(show("team"), "team: key text; keys key; complete");
  assert.match(show("open"), /keys key; open$/);
  assert.equal(show("router"), "none");
});

test("MikroORM and TypeORM without decorators", (context) => {
  const { show } = openSchemas(context, {
    "src/a.ts": `import { defineEntity, EntitySchema } from "@mikro-orm/core";
export const Book = defineEntity({
  name: "Book", tableName: "app_books",
  properties: (p) => ({ id: p.integer().primary(), isbn: p.string().unique(), price: p.decimal(), at: p.datetime().onUpdate(() => new Date()), rev: p.integer().version(), tags: p.string().array(), author: () => p.manyToOne(Author) }),
  uniques: [{ properties: ["author", "price"] }],
  indexes: [{ properties: "at" }],
});
export const Team = new EntitySchema({
  name: "Team", tableName: "app_teams",
  columns: { id: { type: "int", primary: true, generated: true }, name: { type: "varchar", unique: true }, at: { type: "timestamp", updateDate: true }, orgId: { name: "org_id", type: Number } },
  relations: { org: { type: "many-to-one", target: "Org" } },
  uniques: [{ columns: ["orgId", "name"] }],
  indices: [{ columns: ["at"], unique: true }, { columns: ["name"] }],
});
`,
  });
  assert.equal(
    show("app_books"),
    "Book: id number, isbn text, price number, at time updated, rev number version, tags list, author relation; keys id, isbn, author+price; complete",
  );
  assert.equal(
    show("app_teams"),
    "Team: id number, name text, at time updated, orgId/org_id number, org relation; keys id, name, orgId+name, at; complete",
  );
});

test("models of columns", (context) => {
  const { show } = openSchemas(context, {
    "src/a.ts": `import { model } from "@medusajs/framework/utils";
const Product = model.define({ name: "product", tableName: "app_product" }, {
  id: model.id({ prefix: "p" }).primaryKey(),
  handle: model.text().unique(),
  price: model.bigNumber(),
  on: model.boolean().default(true),
  at: model.dateTime().nullable(),
  data: model.json(),
  kind: model.enum(["a"]),
  type: model.belongsTo(() => Type, { mappedBy: "products" }),
}).indexes([{ on: ["handle", "kind"], unique: true }, { on: ["at"] }]).cascades({ delete: [] });
export default Product;
export const Open = model.define("open", { id: model.id().primaryKey() }).indexes([{ on: ["id"], unique: true, where: "deleted_at IS NULL" }]);
`,
  });
  assert.equal(
    show("Product"),
    "product: id text, handle text, price number, on boolean, at time, data json, kind text, type relation; keys id, handle, handle+kind; complete",
  );
  assert.equal(show("app_product"), show("Product"));
  assert.match(show("Open"), /keys id; open$/);
});
