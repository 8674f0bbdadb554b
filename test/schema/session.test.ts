/** A session follows its schemas: what is wrong with them, and what changes when they do. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";
import { writeRepository } from "../workspace/repository.ts";

test("a line of a schema that cannot be read is a problem until it is mended", (context) => {
  const root = writeRepository(context, {
    "package.json": {},
    "prisma/schema.prisma": "model A {\n  id Int @id\n  name\n}\n",
    "src/a.ts": "export const a = 1;\n",
  });
  const path = `${root}/prisma/schema.prisma`;
  const session = createSession({ root });
  session.checkAll();
  const problem = {
    file: "prisma/schema.prisma",
    line: 3,
    message: 'expected the type of name, found "\\n"',
  };
  assert.deepEqual(session.problems(), [problem]);
  session.setText(path, "model A {\n  id Int @id\n}\n");
  session.checkAll();
  assert.deepEqual(session.problems(), []);
  session.setText(path, undefined);
  session.checkAll();
  assert.deepEqual(session.problems(), [problem]);
  writeFileSync(path, "model A {\n  id Int @id\n  name String\n}\n");
  assert.equal(session.changedOnDisk([path]), true);
  session.checkAll();
  assert.deepEqual(session.problems(), []);
});

test("a schema that comes or goes changes where imports lead", (context) => {
  const generator = 'generator client {\n  provider = "prisma-client"\n  output = "../src/db"\n}\n';
  const root = writeRepository(context, {
    "package.json": {},
    ".gitignore": "src/db\n",
    "prisma/schema.prisma": "model A {\n  id Int @id\n}\n",
    "src/server.ts":
      'import { createServer } from "node:http";\nimport { PrismaClient } from "./db/client";\ncreateServer().listen();\nexport const prisma = new PrismaClient();\n',
  });
  const path = `${root}/prisma/schema.prisma`;
  const session = createSession({ root });
  const unresolved = (): readonly string[] => {
    session.checkAll();
    return session.timing().imports.unresolved;
  };
  const before = session.timing().imports;
  session.setText(path, generator);
  assert.deepEqual(unresolved(), []);
  const after = session.timing().imports;
  assert.equal((before.generated ?? 0) + before.unresolved.length, 1);
  assert.equal((after.generated ?? 0) + after.unresolved.length, 0);
});
