// case: layer=multi-node file=src/server.ts package=fastify@4
import { createConnection } from "node:net";
import fastify from "fastify";

const app = fastify();

app.get("/printers/:host", async (request) => {
  return { state: await state((request.params as { host: string }).host) };
});

function state(host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port: 9100 });
    //             ^^^^^^^^^^^^^^^^ a silent server holds it for ever
    socket.on("error", reject);
    socket.on("data", (part) => resolve(part.toString()));
    socket.write("STATE\n");
  });
}
