/** The VS Code extension: starts the server and puts what VS Code alone can do around it. */
import { commands, type ExtensionContext, window } from "vscode";
import { acceptFinding } from "./accept.ts";
import { type Connection, createConnection } from "./connection.ts";
import { explain, registerPages } from "./pages.ts";
import { createStatus } from "./status.ts";

/** The one connection of the running extension; VS Code waits for its end only in `deactivate`. */
let running: Connection | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("Premise", { log: true });
  const status = createStatus();
  const connection = createConnection(context.asAbsolutePath("dist/premise.js"), output, status);
  running = connection;
  context.subscriptions.push(
    output,
    status,
    registerPages(connection),
    commands.registerCommand("premise.restart", () => connection.restart()),
    commands.registerCommand("premise.showOutput", () => output.show()),
    commands.registerCommand("premise.explain", (id: unknown) => explain(id)),
    commands.registerCommand("premise.accept", (given: unknown) =>
      acceptFinding(given, connection),
    ),
  );
  await connection.start();
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
