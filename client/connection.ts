/** The connection to the language server: start, stop, restart and typed requests. */
import { type LogOutputChannel, window, workspace } from "vscode";
import {
  DiagnosticPullMode,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from "vscode-languageclient/node";
import type {
  ClientOptions,
  CommandId,
  Notifications,
  Requests,
  Status,
} from "../server/lsp/protocol.ts";
import { PAGE_LINK, PAGE_URI } from "./pages.ts";

export interface Connection {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Works also when the last start failed: a new client takes the place of the old one. */
  restart(): Promise<void>;
  request<M extends keyof Requests>(
    method: M,
    params: Requests[M]["params"],
  ): Promise<Requests[M]["result"]>;
}

export interface StatusListener {
  show(status: Status): void;
  starting(): void;
  failed(message: string): void;
}

/** Reviews are Markdown; the server leaves all other Markdown alone. */
const LANGUAGES = ["typescript", "typescriptreact", "markdown"];
const COMMANDS: readonly CommandId[] = [
  "premise.explain",
  "premise.accept",
  "premise.decide",
  "premise.addToReview",
  "premise.declare",
  "premise.open",
];
const STATUS: keyof Notifications = "premise/status";

export function createConnection(
  program: string,
  output: LogOutputChannel,
  status: StatusListener,
): Connection {
  let client: LanguageClient | undefined;

  async function start(): Promise<void> {
    status.starting();
    const starting = newClient(program, output);
    client = starting;
    starting.onNotification(STATUS, (params: Status) => status.show(params));
    try {
      await starting.start();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      status.failed(message);
      output.error(`The language server did not start: ${message}`);
    }
  }

  async function stop(): Promise<void> {
    const stopping = client;
    client = undefined;
    // A client that never started cannot be stopped, which is no reason to keep it.
    await stopping?.dispose().catch((error: unknown) => output.warn(String(error)));
  }

  return {
    start,
    stop,
    async restart() {
      await stop();
      await start();
    },
    async request(method, params) {
      if (client === undefined) throw new Error("Premise is not running.");
      return client.sendRequest(method, params);
    },
  };
}

function newClient(program: string, output: LogOutputChannel): LanguageClient {
  const run = { module: program, args: ["lsp"], transport: TransportKind.stdio };
  const server: ServerOptions = { run, debug: run };
  const initializationOptions: ClientOptions = {
    commands: COMMANDS,
    pageUri: PAGE_URI,
    pageLink: PAGE_LINK,
    status: true,
  };
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.map((language) => ({ scheme: "file", language })),
    initializationOptions,
    outputChannel: output,
    diagnosticPullOptions: {
      onChange: true,
      onSave: true,
      // True leaves the document out.
      filter: (document, mode) =>
        mode === DiagnosticPullMode.onType &&
        workspace.getConfiguration("premise", document).get("run") === "onSave",
    },
    middleware: {
      provideCodeLenses(document, token, next) {
        const isWanted = workspace.getConfiguration("premise", document).get("reviewCodeLens");
        return isWanted === false ? [] : next(document, token);
      },
    },
    markdown: { isTrusted: { enabledCommands: ["premise.explain"] } },
    initializationFailedHandler(error) {
      void window.showErrorMessage(`Premise did not start: ${error.message}`);
      return false;
    },
  };
  return new LanguageClient("premise", "Premise", server, options);
}
