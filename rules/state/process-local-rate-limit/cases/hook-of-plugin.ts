// case: file=src/plugins/guard.ts package=fastify@5
import type { FastifyInstance } from "fastify";

export async function guard(app: FastifyInstance) {
  const seen = new Map<string, number>();
  //    ???? counts in this process only
  setInterval(() => seen.clear(), 60_000).unref();

  app.addHook("onRequest", async (request, reply) => {
    const hits = (seen.get(request.ip) ?? 0) + 1;
    seen.set(request.ip, hits);
    if (hits > 100) return reply.code(429).send({ error: "too many requests" });
  });
}
