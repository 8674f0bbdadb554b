/** The VS Code extension: starts the server and puts what VS Code alone can do around it. */
import { commands, type ExtensionContext, window } from "vscode";
import type { Status } from "../server/lsp/protocol.ts";
import { acceptFinding } from "./accept.ts";
import { openConfiguration } from "./configuration.ts";
import { type Connection, createConnection } from "./connection.ts";
import { createFindingsView } from "./findings-view.ts";
import { openPlace } from "./open.ts";
import { explain, registerPages } from "./pages.ts";
import { addToReview, decide, updateReview } from "./reviews.ts";
import { createReviewsView } from "./reviews-view.ts";
import { openSample } from "./sample.ts";
import { createStatus } from "./status.ts";
import { createTopologyView, declareInstances } from "./topology-view.ts";

/** The one connection of the running extension; VS Code waits for its end only in `deactivate`. */
let running: Connection | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("Premise", { log: true });
  const status = createStatus();
  let shown = "";
  const connection = createConnection(context.asAbsolutePath("dist/premise.js"), output, {
    ...status,
    show(current: Status) {
      status.show(current);
      findings.count(current.findings);
      const news = `${current.revision} ${current.state}`;
      if (news === shown) return;
      shown = news;
      findings.refresh();
      reviews.refresh();
    },
  });
  const topology = createTopologyView(connection, () => findings.refresh());
  const findings = createFindingsView(connection, [topology.section]);
  const reviews = createReviewsView(connection);
  running = connection;
  const command = (id: string, run: (given: unknown) => unknown) =>
    commands.registerCommand(id, run);
  context.subscriptions.push(
    output,
    status,
    findings,
    reviews,
    registerPages(connection),
    command("premise.restart", () => connection.restart()),
    command("premise.showOutput", () => output.show()),
    command("premise.explain", (given) => explain(given, connection)),
    command("premise.accept", (given) => acceptFinding(given, connection)),
    command("premise.open", openPlace),
    command("premise.scan", async () => {
      await window.withProgress({ location: { viewId: "premise.findings" } }, () =>
        connection.request("premise/scan", null),
      );
      findings.refresh();
      reviews.refresh();
    }),
    command("premise.filterFindings", () => findings.filter()),
    command("premise.whatIf", (given) => topology.whatIf(given)),
    command("premise.asItIs", () => topology.asItIs()),
    command("premise.declare", (given) => declareInstances(given, connection)),
    command("premise.groupReviews", () => reviews.group()),
    command("premise.updateReview", (given) => updateReview(given, connection)),
    command("premise.addToReview", (given) => addToReview(given, connection)),
    command("premise.decide", (given) => decide(given, connection)),
    command("premise.openConfiguration", openConfiguration),
    command("premise.openSample", () => openSample(context)),
  );
  await connection.start();
  findings.refresh();
  reviews.refresh();
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
