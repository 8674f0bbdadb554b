/** Servers that misbehave on purpose, each on a free port of this machine. */
import { createServer } from "node:net";

const HEAD =
  "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\nConnection: close\r\n\r\n";

/** Accepts and never says a word. */
export const startSilent = () => start(() => {});

/** Answers with the headers at once and then with one byte every 300 ms. */
export const startTrickle = () =>
  start((socket) => {
    socket.once("data", () => {
      socket.write(HEAD);
      const timer = setInterval(() => socket.write("1"), 300);
      socket.once("close", () => clearInterval(timer));
    });
  });

/** Hangs up as soon as somebody has asked. */
export const startRefusing = () => start((socket) => socket.once("data", () => socket.destroy()));

function start(serve) {
  const sockets = new Set();
  const state = { connections: 0 };
  const server = createServer((socket) => {
    state.connections++;
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    serve(socket);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      resolve({
        port,
        url: `http://127.0.0.1:${port}/x`,
        origin: `http://127.0.0.1:${port}`,
        /** How often somebody connected. */
        connections: () => state.connections,
        stop() {
          for (const socket of sockets) socket.destroy();
          server.close();
        },
      });
    });
  });
}
