// case: file=src/plugins/passkeys.ts package=fastify@5
import type { FastifyInstance } from "fastify";
import { passkeys } from "../passkeys";

export default async function passkeyPlugin(app: FastifyInstance) {
  const challenges = new Map<string, string>();
  //    ?????????? left by one request for the next

  app.post("/passkeys/options", async (request) => {
    const { userId } = request.body as { userId: string };
    const challenge = crypto.randomUUID();
    challenges.set(userId, challenge);
    return { challenge };
  });

  app.post("/passkeys/verify", async (request, reply) => {
    const { userId, answer } = request.body as { userId: string; answer: string };
    const expected = challenges.get(userId);
    challenges.delete(userId);
    if (expected === undefined) return reply.code(400).send({ error: "expired" });
    return { ok: await passkeys.verify(userId, expected, answer) };
  });
}
