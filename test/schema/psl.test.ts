/** The parser of Prisma's schema language: positions, every form of attribute, and what malformed lines cost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePsl } from "../../server/analysis/schema/psl.ts";

test("blocks, fields and attributes come with their positions", () => {
  const text = `// who may log in
generator client {
  provider = "prisma-client"
  output   = "../src/generated" // beside the code
}

/// A person.
model User {
  id    Int      @id @default(autoincrement())
  tags  String[] /* free text */
  email String?  @unique(map: "u_email") @db.VarChar(200)
  place Unsupported("circle")?
  team  Team     @relation("of", fields: [teamId, teamPart], references: [id,
    part])
  @@unique([email, tags(sort: Desc)], name: "mail")
  @@map("users")
}
enum Role { }
enum State {
  ON
  OFF @map("off")
}
`;
  const { blocks, problems } = parsePsl(text);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    blocks.map(({ kind, name }) => `${kind} ${name}`),
    ["generator client", "model User", "enum Role", "enum State"],
  );
  const [generator, user, , state] = blocks;
  assert.equal(generator?.settings.get("output")?.text, "../src/generated");
  const shown = user?.fields.map(
    ({ at, type, isList, isOptional, attributes }) =>
      `${text.slice(at.start, at.end)} ${type}${isList ? "[]" : ""}${isOptional ? "?" : ""} ${attributes.map((each) => text.slice(each.at.start, each.at.end)).join(" ")}`,
  );
  assert.deepEqual(shown, [
    "id Int @id @default(autoincrement())",
    "tags String[] ",
    'email String? @unique(map: "u_email") @db.VarChar(200)',
    "place Unsupported? ",
    'team Team @relation("of", fields: [teamId, teamPart], references: [id,\n    part])',
  ]);
  const [unique] = user?.attributes ?? [];
  assert.equal(unique?.name, "unique");
  assert.deepEqual(
    unique?.args.map(({ key, value }) => [key, value.kind, value.items.map((i) => i.value.text)]),
    [
      [undefined, "list", ["email", "tags"]],
      ["name", "text", []],
    ],
  );
  assert.deepEqual(
    state?.fields.map(({ name }) => name),
    ["ON", "OFF"],
  );
});

test("a line that does not parse is a problem of that line, and the rest is read", () => {
  const { blocks, problems } = parsePsl(
    [
      "model A {",
      "  id Int @id",
      "  name",
      "  mail String @unique(",
      "  more String",
      "}",
      "model {",
      "  id Int",
      "}",
      "model B {",
      "  id Int @id = 3",
      "  ok Int",
      "model C {",
      "  id Int",
      "}",
      'what "is" this',
      "model D {",
      "  id Int",
    ].join("\n"),
  );
  assert.deepEqual(
    blocks.map(({ name, isWhole, fields }) => [name, isWhole, fields.map((f) => f.name)]),
    [
      ["A", false, ["id"]],
      ["B", false, ["id", "ok"]],
      ["C", true, ["id"]],
      ["D", false, ["id"]],
    ],
  );
  const lines = problems.map(({ line }) => line);
  assert.deepEqual(lines, [3, 5, 7, 11, 10, 16, 17]);
  assert.equal(problems[0]?.message, 'expected the type of name, found "\\n"');
});

test("nothing that is typed makes it throw or run on", () => {
  const sample = 'model A {\n  id Int @id(a: [b("c"), 1])\n  @@unique([id])\n}\n';
  for (let cut = 0; cut <= sample.length; cut++) {
    parsePsl(sample.slice(0, cut));
    parsePsl(sample.slice(cut));
    parsePsl(`${sample.slice(0, cut)}@({["\u0000${sample.slice(cut)}`);
  }
  const deep = `model A {\n id Int @id(${"[".repeat(20_000)}\n}\n`;
  assert.ok(parsePsl(deep).problems.length > 0);
});
