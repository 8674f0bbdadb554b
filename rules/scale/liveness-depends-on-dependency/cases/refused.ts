// case: alone
//- package.json
{ "name": "api", "dependencies": { "fastify": "^5", "ioredis": "^5" } }
//- deploy/api.yaml
kind: Deployment
apiVersion: apps/v1
metadata: { name: api, namespace: production }
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: api
          image: example/api
          livenessProbe:
            httpGet:
              path: /healthz
//            ^^^^^^^^^^^^^^
              port: 3000
//- src/server.ts
import Fastify from "fastify";
import { Redis } from "ioredis";

const redis = new Redis({ commandTimeout: 2_000 });
const app = Fastify();
app.get("/healthz", async (_request, reply) => {
  try {
    await redis.get("alive");
    return { ok: true };
  } catch {
    return reply.code(503).send({ ok: false });
  }
});
await app.listen({ port: 3000 });
