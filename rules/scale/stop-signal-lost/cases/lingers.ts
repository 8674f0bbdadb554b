// case: alone package=fastify
//- src/server.ts
import fastify from "fastify";

const app = fastify();
await app.listen({ port: 3000 });
process.once("SIGTERM", () => {
//           ????????? Nothing ends the process after this
  void stop();
});

async function stop(): Promise<void> {
  console.log("stopping");
  await app.close();
}
