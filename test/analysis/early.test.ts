/** What is told before everything is loaded: nothing that a file still to come takes back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createSession } from "../../server/analysis/engine.ts";
import type { Session } from "../../server/analysis/session.ts";
import { writeRepository } from "../workspace/repository.ts";

const API = JSON.stringify({
  name: "api",
  dependencies: { express: "4", undici: "6" },
  engines: { node: ">=20.3" },
});
const CALL = `import { Router } from "express";
export const router = Router();
export async function rates(base: string) {
  const response = await fetch(\`https://rates.example.com/\${base}\`);
  return response.json();
}
`;
const SERVER = (body: string) => `import express from "express";
import { rates } from "./rates";
const app = express();
app.get("/", async (_request, response) => { ${body} });
`;
/** Enough further files that none of interest is loaded by chance. */
const OTHERS = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [
    `src/a${index}.ts`,
    `export const value${index} = ${index};\n`,
  ]),
);

interface Told {
  readonly early: readonly string[];
  readonly isSettled: boolean;
  readonly whole: readonly string[];
}

/** Loads a step at a time what a file needs, and then, when asked to, what would settle it. */
function tell(session: Session, name: string, rounds: number): Told {
  const path = `${session.root}/${name}`;
  let found = session.early(path);
  for (let round = 0; round < rounds && !found.isSettled; round++) {
    while (!session.prepare(0, path)) assert.equal(session.isComplete(), false);
    found = session.early(path);
  }
  const early = found.report.findings.map((each) => each.fingerprint);
  assert.equal(session.isComplete(), false, "the rest is still to come");
  const whole = session.check(path).findings.map((each) => each.fingerprint);
  return { early, isSettled: found.isSettled, whole };
}

test("a finding that no other file can change is told before the others are loaded", (context) => {
  const root = writeRepository(context, {
    ...OTHERS,
    "package.json": API,
    "src/rates.ts": CALL,
    "src/zz-server.ts": SERVER("response.json(await rates('EUR'));"),
  });
  const session = createSession({ root, layer: "multi-node" });
  const told = tell(session, "src/rates.ts", 4);
  assert.equal(told.whole.length, 1);
  assert.deepEqual(told.early, told.whole);
  assert.equal(told.isSettled, true);
});

const TAKEN_BACK: readonly [string, Readonly<Record<string, string>>][] = [
  [
    "the only caller bounds the call",
    { "src/zz-server.ts": SERVER("await Promise.race([rates('EUR'), pause()]);") },
  ],
  [
    "another file sets the deadline of all calls",
    {
      "src/zz-server.ts": SERVER("response.json(await rates('EUR'));"),
      "src/zz-setup.ts": `import { Agent, setGlobalDispatcher } from "undici";
setGlobalDispatcher(new Agent({ headersTimeout: 5_000, bodyTimeout: 5_000 }));
`,
    },
  ],
  [
    "a page is all that uses the function",
    {
      "package.json": JSON.stringify({ name: "web", dependencies: { react: "19", next: "15" } }),
      "src/rates.ts": CALL.split("\n").slice(2).join("\n"),
      "src/zz-page.tsx": `"use client";
import { rates } from "./rates";
export const load = () => rates("EUR");
`,
    },
  ],
];

for (const [name, files] of TAKEN_BACK)
  for (const rounds of [1, 4])
    test(`${name}: nothing is told that would have to be taken back (${rounds} rounds)`, (context) => {
      const all = { ...OTHERS, "package.json": API, "src/rates.ts": CALL, ...files };
      const root = writeRepository(context, all);
      const session = createSession({ root, layer: "multi-node" });
      const told = tell(session, "src/rates.ts", rounds);
      assert.deepEqual(told.whole, []);
      assert.deepEqual(told.early, []);
    });

test("an edit before everything is loaded is answered from the new text", (context) => {
  const root = writeRepository(context, {
    ...OTHERS,
    "package.json": API,
    "src/rates.ts": "export const rates = () => 1;\n",
    "src/zz-server.ts": SERVER("response.json(await rates('EUR'));"),
  });
  const session = createSession({ root, layer: "multi-node" });
  const path = `${root}/src/rates.ts`;
  session.prepare(0);
  session.setText(path, CALL);
  assert.equal(tell(session, "src/rates.ts", 4).early.length, 1);
  session.setText(path, "export const rates = () => 1;\n");
  assert.deepEqual(session.check(path).findings, []);
});

test("files that come and go while others are still to be loaded take part", (context) => {
  const root = writeRepository(context, { ...OTHERS, "package.json": API });
  const session = createSession({ root, layer: "multi-node" });
  for (let step = 0; step < 30; step++) session.prepare(0);
  session.setText(`${root}/src/rates.ts`, CALL);
  session.setText(`${root}/src/zz-server.ts`, SERVER("response.json(await rates('EUR'));"));
  assert.equal(session.check(`${root}/src/rates.ts`).findings.length, 1);
  session.setText(`${root}/src/rates.ts`, undefined);
  assert.equal(session.files().includes(`${root}/src/rates.ts`), false);
});
