// case: alone package=fastify
//- src/server.ts
import fastify from "fastify";
import { finish } from "./finish";

const app = fastify();
const other = fastify();
await app.listen({ port: 3000 });
process.on("SIGINT", async () => {
  await app.close();
});
// The function ends the process.
process.on("SIGTERM", () => {
  void stop(0);
});
async function stop(code: number): Promise<void> {
  await other.close();
  process.exit(code);
}
//- src/elsewhere.ts
import fastify from "fastify";
import { finish } from "./finish";

const app = fastify();
await app.listen({ port: 3000 });
// Nobody sees what this does.
process.on("SIGTERM", async () => {
  await app.close();
  finish();
});
//- src/flush.ts
const spans = { shutdown: async (): Promise<void> => {} };
// Another file starts the server and ends the process.
process.on("SIGTERM", async () => {
  await spans.shutdown();
});
