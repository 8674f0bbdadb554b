/** What the client can do, read once from `initialize`. */
import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { ClientOptions, CommandId } from "./protocol.ts";

/** The kind under which the safe fixes of a file are applied together. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.premise`;

export interface Client {
  readonly pull: boolean;
  readonly refresh: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly codeActionLiterals: boolean;
  readonly resolvesEdits: boolean;
  readonly documentChanges: boolean;
  /** An edit may create files. */
  readonly createsFiles: boolean;
  readonly markdownHover: boolean;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly watchRegistration: boolean;
  readonly folderChanges: boolean;
  readonly commands: ReadonlySet<CommandId>;
  /** A URI that opens a page in the client, with `{id}` where the encoded id belongs. */
  readonly pageUri: string | undefined;
  /** The same for links from page to page, where the id is not encoded. */
  readonly pageLink: string | undefined;
  readonly status: boolean;
  /** Settings given at start, unchecked. */
  readonly settings: unknown;
}

export function readClient(params: InitializeParams): Client {
  const { workspace, textDocument } = params.capabilities;
  const options = readOptions(params.initializationOptions);
  const action = textDocument?.codeAction;
  return {
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      textDocument?.diagnostic?.relatedInformation === true ||
      textDocument?.publishDiagnostics?.relatedInformation === true,
    codeDescription:
      textDocument?.diagnostic?.codeDescriptionSupport === true ||
      textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
    codeActionLiterals: action?.codeActionLiteralSupport !== undefined,
    resolvesEdits:
      action?.dataSupport === true && action.resolveSupport?.properties.includes("edit") === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes("create") === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes("markdown") === true,
    configuration: workspace?.configuration === true,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folderChanges: workspace?.workspaceFolders === true,
    commands: new Set(options.commands ?? []),
    pageUri: options.pageUri,
    pageLink: options.pageLink,
    status: options.status === true,
    settings: options.settings,
  };
}

/** The answer to `initialize`. Pushing and pulling exclude each other, or findings would show twice. */
export function initializeResult(client: Client): InitializeResult {
  return {
    serverInfo: { name: "Premise", version: PREMISE_VERSION },
    capabilities: {
      positionEncoding: "utf-16",
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: { includeText: false },
      },
      hoverProvider: true,
      completionProvider: { triggerCharacters: [":", "@", "`", "/", " "] },
      documentLinkProvider: {},
      codeLensProvider: {},
      foldingRangeProvider: true,
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL],
        resolveProvider: true,
      },
      ...(client.pull
        ? {
            diagnosticProvider: {
              identifier: "premise",
              interFileDependencies: true,
              workspaceDiagnostics: true,
            },
          }
        : {}),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

/** Where the client shows a page; undefined when it did not say that it can. */
export function pageUriOf(client: Client, id: string): string | undefined {
  return client.pageUri?.replace("{id}", encodeURIComponent(id));
}

function readOptions(value: unknown): ClientOptions & { settings?: unknown } {
  if (typeof value !== "object" || value === null) return {};
  const { commands, pageUri, pageLink, status, settings } = value as Record<string, unknown>;
  return {
    ...(Array.isArray(commands)
      ? { commands: commands.filter((id): id is CommandId => typeof id === "string") }
      : {}),
    ...(typeof pageUri === "string" ? { pageUri } : {}),
    ...(typeof pageLink === "string" ? { pageLink } : {}),
    ...(status === true ? { status } : {}),
    ...(typeof settings === "object" && settings !== null ? { settings } : {}),
  };
}
