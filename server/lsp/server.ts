/** The language server on standard input and output. */
import { createConnection } from "vscode-languageserver/node";
import { rules } from "../../rules/index.ts";
import type { Session, SessionOptions } from "../analysis/session.ts";
import { cacheFolder } from "../analysis/workspace/kept.ts";
import { createReviewedSession, prepare } from "../review/session.ts";
import { createLog } from "./log.ts";
import { productPages } from "./pages.ts";
import { serve } from "./serve.ts";

/** Serves one client until it says `exit` or goes away. */
export async function startServer(): Promise<void> {
  // Standard output belongs to the protocol: whatever prints by accident goes elsewhere.
  console.log = console.info = console.debug = console.error;
  const connection = createConnection(process.stdin, process.stdout);
  const log = createLog((line) => connection.console.error(line));
  process.on("uncaughtException", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") process.exit(1);
    log.failed("the server", error);
  });
  process.on("unhandledRejection", (error) => log.failed("the server", error));
  // What the client sends meanwhile waits in the stream.
  await prepare();
  const folder = cacheFolder(process.env);
  const cache = folder === undefined ? {} : { cache: { folder, build: PREMISE_BUILD } };
  const createSession = (options: SessionOptions): Session =>
    createReviewedSession({ ...cache, ...options });
  serve(connection, { createSession, pages: productPages, rules }, log);
}
