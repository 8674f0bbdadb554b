/** Tells a client that wants to know how the server is doing, a few times a second at most. */
import type { Connection } from "vscode-languageserver";
import type { Client } from "./capabilities.ts";
import type { Notifications, Status } from "./protocol.ts";

/** Milliseconds between two notifications. */
const EVERY = 200;

const STATUS: keyof Notifications = "premise/status";

/** The returned function may be called at any rate; what it sends is read when it is sent. */
export function createStatusSender(
  connection: Connection,
  client: Client,
  read: () => Status,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  if (!client.status) return () => {};
  return () => {
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connection.sendNotification(STATUS, read());
    }, EVERY);
  };
}
