// case: layer=multi-node file=src/index.ts alone
import { createServer } from "node:net";

// What does not keep the process alive is no service of its own.
const logServer = createServer((socket) => socket.write("log\n"));
logServer.listen(6000);
logServer.unref();
