/** The program opens no socket: it runs where there is no network at all, and where every way to one throws. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { connect } from "../lsp/client.ts";

const PROGRAM = path.join(process.cwd(), "dist/premise.js");
const EXAMPLE = path.join(process.cwd(), "test/example");

/** Fails the process as soon as it resolves a name, opens a socket or starts another program. */
const TRAP = `
const trap = (name) => () => { require("node:fs").writeSync(2, "TRAPPED " + name + "\\n"); process.exit(99); };
const patch = (module, names) => { const target = require(module); for (const name of names) target[name] = trap(module + "." + name); };
patch("node:net", ["connect", "createConnection", "createServer"]);
require("node:net").Socket.prototype.connect = trap("Socket.connect");
patch("node:dns", ["lookup", "resolve"]);
patch("node:dgram", ["createSocket"]);
patch("node:http", ["request", "get", "createServer"]);
patch("node:https", ["request", "get"]);
patch("node:tls", ["connect"]);
patch("node:child_process", ["spawn", "exec", "execFile", "fork", "spawnSync", "execSync", "execFileSync"]);
globalThis.fetch = trap("fetch");
`;

describe("no network", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "premise-trap-"));
  const trap = path.join(folder, "trap.cjs");
  writeFileSync(trap, TRAP);
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** `unshare` gives the process a network of its own without any device, where the system allows that. */
  const canUnshare = spawnSync("unshare", ["-rn", "true"]).status === 0;
  const ways: readonly (readonly [string, readonly string[]])[] = [
    ["with every way out trapped", [process.execPath, "--require", trap]],
    ...(canUnshare
      ? [["in a network of its own", ["unshare", "-rn", process.execPath]] as const]
      : []),
  ];

  test("the trap catches a socket", () => {
    const script = 'require("node:net").connect(1)';
    const { status, stderr } = spawnSync(process.execPath, ["--require", trap, "-e", script], {
      encoding: "utf8",
    });
    assert.equal(status, 99);
    assert.match(stderr, /TRAPPED node:net.connect/);
  });

  for (const [name, [command = "", ...words]] of ways) {
    test(`check finds what it always finds ${name}`, () => {
      const run = spawnSync(command, [...words, PROGRAM, "check", EXAMPLE, "--format", "json"], {
        encoding: "utf8",
      });
      assert.equal(run.status, 1, run.stderr);
      const free = spawnSync(process.execPath, [PROGRAM, "check", EXAMPLE, "--format", "json"], {
        encoding: "utf8",
      });
      const findings = (text: string): unknown =>
        (JSON.parse(text) as { findings: unknown }).findings;
      assert.deepEqual(findings(run.stdout), findings(free.stdout));
    });

    test(`a session of the language server works ${name}`, async () => {
      const server = spawn(command, [...words, PROGRAM, "lsp"], {
        stdio: ["pipe", "pipe", "pipe"],
      });
      let errors = "";
      server.stderr.on("data", (data: Buffer) => {
        errors += String(data);
      });
      const client = connect(server.stdout, server.stdin);
      const uri = (file: string): string => `file://${path.join(EXAMPLE, file)}`;
      await client.request("initialize", {
        processId: process.pid,
        rootUri: uri(""),
        workspaceFolders: [{ uri: uri(""), name: "example" }],
        capabilities: { textDocument: { diagnostic: {} } },
      });
      client.notify("initialized", {});
      const text =
        'import "express";\nexport async function one() {\n  return await fetch("https://a.example");\n}\n';
      client.notify("textDocument/didOpen", {
        textDocument: { uri: uri("src/one.ts"), languageId: "typescript", version: 1, text },
      });
      const report = await client.request<{ items: readonly unknown[] }>(
        "textDocument/diagnostic",
        {
          textDocument: { uri: uri("src/one.ts") },
        },
      );
      assert.equal(report.items.length, 1);
      await client.request("shutdown", null);
      const exited = new Promise<number | null>((resolve) => server.on("exit", resolve));
      client.notify("exit", null);
      assert.equal(await exited, 0, errors);
      assert.doesNotMatch(errors, /TRAPPED/);
    });
  }
});
