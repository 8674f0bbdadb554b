/** The VS Code extension: starts the server and puts what VS Code alone can do around it. */
import { commands, type ExtensionContext, window } from "vscode";
import { acceptFinding } from "./accept.ts";
import { createConnection } from "./connection.ts";
import { explain, registerPages } from "./pages.ts";
import { createStatus } from "./status.ts";

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("Premise", { log: true });
  const status = createStatus();
  const connection = createConnection(context.asAbsolutePath("dist/premise.js"), output, status);
  context.subscriptions.push(
    output,
    status,
    connection,
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
