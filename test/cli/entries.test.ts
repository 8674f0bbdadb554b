/** Which entry a report names, where a client is made in one place and used in another. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { writeRepository } from "../workspace/repository.ts";

const SENDER = `import axios from "axios";

export class Sender {
  private readonly client;

  constructor() {
    this.client = axios.create({ baseURL: "https://sms.example" });
  }

  async send(text: string): Promise<void> {
    await this.client.post("/messages", { text });
  }
}
`;

test("the calls of a client say how it is reached, not the place where it is made", (t) => {
  const root = writeRepository(t, {
    "package.json": { dependencies: { axios: "1.7.0", hono: "4" } },
    "src/sender.ts": SENDER,
    "src/app.ts": `import { Hono } from "hono";
import { Sender } from "./sender";

const app = new Hono();
app.get("/status", (c) => c.json({ ready: new Sender() !== undefined }));
app.post("/messages", async (c) => {
  await new Sender().send("hello");
  return c.json({});
});
`,
  });
  const words = ["check", root, "--format", "json", "--rule", "scale/no-deadline"];
  const { stdout } = spawnSync(process.execPath, [path.resolve("dist/premise.js"), ...words], {
    encoding: "utf8",
  });
  const [found] = JSON.parse(stdout).findings as { related: { message: string }[] }[];
  const entries = found?.related.filter(({ message }) => message.startsWith("reached from"));
  assert.deepEqual(
    entries?.map(({ message }) => message),
    ["reached from POST /messages"],
  );
});
