/** What rules learn from `schemaOf` about the entities that their code reads and writes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessOf } from "../../rules/kit/data/read.ts";
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
