/** Prisma schemas as entities: types, keys, names, positions, and which schema a file means. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { entityKey } from "../../rules/kit/data/access.ts";
import { createSchemas } from "../../server/analysis/schema/schemas.ts";
import { openWorkspace } from "../../server/analysis/workspace/open.ts";
import { type Files, writeRepository } from "../workspace/repository.ts";

function open(context: TestContext, files: Files) {
  const root = writeRepository(context, files);
  const workspace = openWorkspace(root);
  const schemas = createSchemas(workspace);
  return {
    root,
    workspace,
    schemas,
    find: (name: string, near = "src/a.ts") => schemas.find(entityKey(name), `${root}/${near}`),
  };
}

const USER = `model User {
  id        Int      @id
  email     String   @unique
  orgId     String   @map("org_id")
  org       Org      @relation(fields: [orgId], references: [id])
  role      Role
  price     Decimal
  data      Json?
  home      Address
  tags      String[]
  seen      Bytes
  isOn      Boolean
  createdAt DateTime @default(now())
  changedAt DateTime @updatedAt

  @@unique([orgId, email(sort: Desc)], name: "member")
  @@map("app_users")
}
model Org {
  a     Int
  b     Int
  users User[]
  @@id([a, b])
}
enum Role {
  ADMIN
}
type Address {
  street String
}
`;

test("a model has its fields with their types, its keys and both its names", (context) => {
  const { find, root } = open(context, { "package.json": {}, "prisma/schema.prisma": USER });
  const user = find("users");
  assert.ok(user !== undefined);
  assert.equal(find("app_users"), user);
  assert.equal(user.name, "User");
  assert.equal(user.isComplete, true);
  const types = [...user.fields].map(([name, { type }]) => `${name} ${type}`);
  assert.deepEqual(types, [
    ...["id number", "email text", "orgId text", "org relation", "role text", "price number"],
    ...["data json", "home json", "tags list", "seen unknown", "isOn boolean", "createdAt time"],
    ...["changedAt time", "org_id text"],
  ]);
  assert.equal(user.fields.get("org_id")?.name, "orgId");
  assert.equal(user.fields.get("changedAt")?.isUpdateTime, true);
  assert.equal(user.fields.get("createdAt")?.isUpdateTime, false);
  const keys = user.uniques.map(({ fields, place }) => [
    fields.join(),
    USER.slice(place.start, place.end),
  ]);
  assert.deepEqual(keys, [
    ["id", "@id"],
    ["email", "@unique"],
    ["orgId,email", '@@unique([orgId, email(sort: Desc)], name: "member")'],
  ]);
  assert.equal(user.place.file, `${root}/prisma/schema.prisma`);
  assert.equal(USER.slice(user.place.start, user.place.end), "User");
  assert.deepEqual(
    find("Org")?.uniques.map(({ fields }) => fields),
    [["a", "b"]],
  );
});

test("a schema of several files is one, whatever its folders are called", (context) => {
  const { find } = open(context, {
    "package.json": {},
    "db/schema/main.prisma":
      'datasource db {\n  provider = "postgresql"\n}\nmodel A {\n  id Int @id\n  b B\n}\n',
    "db/schema/deep/b.prisma": "model B {\n  id Int @id\n  a A[]\n}\n",
  });
  assert.equal(find("A")?.fields.get("b")?.type, "relation");
  assert.equal(find("B")?.fields.get("a")?.type, "relation");
});

test("two data sources in a folder are two schemas", (context) => {
  const dialect = (provider: string, type: string) =>
    `datasource db {\n  provider = "${provider}"\n}\nmodel A {\n  id Int @id\n  b ${type}\n}\n`;
  const { schemas } = open(context, {
    "package.json": {},
    "prisma/mysql.prisma": dialect("mysql", "B"),
    "prisma/postgres.prisma": `${dialect("postgresql", "B")}model B {\n  id Int @id\n}\n`,
  });
  const types = schemas.all().map(({ entity }) => entity.fields.get("b")?.type);
  assert.deepEqual(types, ["unknown", "relation", undefined]);
});

test("a file means the schema of its package, of its dependencies, or of the root", (context) => {
  const model = (field: string) => `model Thing {\n  ${field} Int @id\n}\n`;
  const { find } = open(context, {
    "package.json": { workspaces: ["packages/*"] },
    "prisma/schema.prisma": model("root"),
    "packages/own/package.json": { name: "own", dependencies: { db: "workspace:*" } },
    "packages/own/prisma/schema.prisma": model("own"),
    "packages/own/test/fixtures/schema.prisma": model("fixture"),
    "packages/db/package.json": { name: "db" },
    "packages/db/schema.prisma": `${model("db")}model Part {\n  id Int @id\n}\n`,
    "packages/mid/package.json": { name: "mid", dependencies: { db: "workspace:*" } },
    "packages/user/package.json": { name: "user", devDependencies: { mid: "workspace:*" } },
    "packages/alone/package.json": { name: "alone" },
  });
  const field = (near: string) => find("Thing", near)?.uniques[0]?.fields[0];
  assert.equal(field("packages/own/src/test/fixtures/a.ts"), "own");
  assert.equal(field("packages/mid/a.ts"), "db");
  assert.equal(field("packages/user/a.ts"), "db");
  assert.equal(field("packages/alone/a.ts"), "root");
  assert.notEqual(find("Part", "packages/user/a.ts"), undefined);
  assert.equal(find("Part", "packages/alone/a.ts"), undefined);
});

test("an index over some rows and a line that cannot be read leave doubt", (context) => {
  const { find, schemas } = open(context, {
    "package.json": {},
    "schema.prisma":
      'model A {\n  id Int @id\n  b Int\n  @@unique([b], where: raw("b > 0"))\n}\nmodel B {\n  id Int @id\n  b\n}\n',
  });
  assert.equal(find("A")?.isComplete, false);
  assert.deepEqual(
    find("A")?.uniques.map(({ fields }) => fields),
    [["id"]],
  );
  assert.equal(find("B")?.isComplete, false);
  assert.deepEqual(schemas.problems(), [
    { file: "schema.prisma", line: 8, message: 'expected the type of b, found "\\n"' },
  ]);
});

test("another text is another schema", (context) => {
  const { find, schemas, workspace, root } = open(context, {
    "package.json": {},
    "prisma/schema.prisma": "model A {\n  id Int @id\n}\n",
  });
  assert.equal(find("B"), undefined);
  const path = `${root}/prisma/schema.prisma`;
  workspace.setText(path, "model B {\n  id Int @id\n}\n");
  assert.equal(schemas.changed(path), "entities");
  assert.notEqual(find("B"), undefined);
  assert.equal(find("A"), undefined);
  assert.equal(schemas.changed(`${root}/src/a.ts`), undefined);
});
