// case: layer=multi-node file=src/index.ts alone
import app from "./app";
import { mails } from "./queues";

const server = app.listen(3000);

function onShutdown() {
  server.close();
  mails?.close().then(() => console.log("closed"));
//???????????? Nobody waits for `mails.close`
}

process.on("SIGTERM", onShutdown);
