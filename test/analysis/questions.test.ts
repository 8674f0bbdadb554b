/** A session that nobody asks for questions finds the same as one that is asked, and takes nothing for unused. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ts } from "ts-morph";
import { createNames } from "../../server/analysis/contexts/names.ts";
import { unitsOf } from "../../server/analysis/contexts/units.ts";
import { createSession } from "../../server/analysis/engine.ts";

const root = mkdtempSync(join(tmpdir(), "premise-questions-"));
after(() => rmSync(root, { recursive: true, force: true }));

const SOURCE = `import express from "express";
declare function sendPayoutEmail(to: string): Promise<void>;
export const app = express();
app.post("/pay", async (request, response) => {
  await fetch("https://bank.example/pay");
  // premise: accept scale/all-or-nothing-fanout -- the caller repeats all of them
  await Promise.all(request.body.partners.map((to: string) => sendPayoutEmail(to)));
  response.end();
});
`;

test("questions left out change no finding and make no acceptance unused", () => {
  writeFileSync(join(root, "package.json"), '{ "dependencies": { "express": "4" } }');
  writeFileSync(join(root, "server.ts"), SOURCE);
  const asked = createSession({ root, layer: "multi-node" }).checkAll();
  const silent = createSession({ root, layer: "multi-node", questions: false }).checkAll();
  assert.ok(asked.questions.some(({ rule }) => rule === "scale/all-or-nothing-fanout"));
  assert.ok(asked.findings.some(({ rule }) => rule === "scale/no-deadline"));
  assert.deepEqual(silent.questions, []);
  assert.deepEqual(silent.findings, asked.findings);
});

const COUNTED = `import express from "express";
import { parcels } from "./parcels";
export const app = express();
app.post("/weigh", async (request, response) => {
  const parcel = await parcels.findById(request.body.id);
  // premise: accept state/lost-update -- one scale writes them
  await parcels.update(parcel.id, { weighings: parcel.weighings + 1 });
  response.end();
});
`;
const PARCELS = `export interface Parcel { id: string; weighings: number }
export declare const parcels: {
  findById(id: string): Promise<Parcel>;
  update(id: string, values: Partial<Parcel>): Promise<void>;
};
`;

test("who types waits for no question, and an acceptance of one is not taken for unused", () => {
  const path = join(root, "weigh.ts");
  writeFileSync(join(root, "package.json"), '{ "dependencies": { "express": "4" } }');
  writeFileSync(join(root, "parcels.ts"), PARCELS);
  writeFileSync(path, COUNTED);
  const session = createSession({ root, layer: "multi-node" });
  const isAsked = ({ rule }: { readonly rule: string }): boolean => rule === "state/lost-update";
  session.check(path);
  session.setText(path, COUNTED.replace("response.end()", "response.json({})"));
  const first = session.checkFindings(path);
  assert.deepEqual(first, { findings: [], isWhole: false });
  const whole = session.check(path);
  assert.deepEqual(whole.findings, []);
  assert.deepEqual(
    whole.questions.filter(isAsked).map(({ status }) => status),
    ["accepted"],
  );
});

test("every name by which a member access can get to a function of a file is known", () => {
  const text = `
    export { inner as outer } from "./other";
    export function plain() {}
    export const alias = client.post;
    const local = { method() {}, arrow: () => 1, "quoted key": cached(() => 1), plainValue: 1, held: plain, alias };
    function scope() { const inside = () => 1; return inside; }
    class Store { #hidden() {} field = () => 1; get size() { return 1; } ["computed"]() {} }
    namespace Space { export const member = client.get; }
    export default class {}
  `;
  const file = ts.createSourceFile("/a.ts", text, ts.ScriptTarget.ESNext);
  const names = createNames();
  names.set("/a.ts", unitsOf(file).functions);
  const known = "outer plain alias method arrow #hidden field size computed member default held";
  for (const name of [...known.split(" "), "quoted key"]) assert.ok(names.has(name), name);
  for (const name of ["plainValue", "inside", "map"]) assert.ok(!names.has(name), name);
  names.delete("/a.ts");
  assert.ok(!names.has("plain"));
});
