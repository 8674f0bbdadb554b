/** What `--diff` says of rules about deployments: pools that more instances exhaust, probes and start commands of a change. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openRepository } from "./committed.ts";

const API = (replicas: number, more = ""): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: production }
spec:
  replicas: ${replicas}
  strategy: { type: Recreate }
  template:
    spec:
      containers:
        - name: api
          image: example/api
          command: ["node", "src/server.js"]
${more}`;

const PROBE =
  "          livenessProbe:\n            httpGet:\n              path: /health\n              port: 3000\n";

const SERVER = `import express, { type Request, type Response } from "express";
import { Pool } from "pg";

const pool = new Pool({ max: 40, query_timeout: 2_000, connectionTimeoutMillis: 2_000 });
const app = express();
app.get("/health", async (_request: Request, response: Response) => {
  await pool.query("select 1");
  response.send("ok");
});
const server = app.listen(3000);
process.on("SIGTERM", () => server.close());
`;

const FILES = {
  "package.json": { name: "api", type: "module", dependencies: { express: "^5", pg: "^8" } },
  "src/server.ts": SERVER,
  "compose.prod.yaml":
    "services:\n  db:\n    image: postgres:17\n    command: postgres -c max_connections=100\n",
  "deploy/api.yaml": API(1),
};

const ABOUT = /pool-times-replicas|liveness-depends-on-dependency|stop-signal-lost/;

test("a pool that fits once and not three times is what more replicas break", (context) => {
  const shop = openRepository(context, FILES);
  assert.deepEqual(
    shop.check().found.filter((each) => ABOUT.test(each)),
    [],
  );
  shop.write("deploy/api.yaml", API(3));
  const { found, growth, broken } = shop.check("--diff", "HEAD");
  const pool = "src/server.ts:4 scale/pool-times-replicas";
  assert.deepEqual(
    found.filter((each) => ABOUT.test(each)),
    [pool],
  );
  assert.deepEqual(growth, ["deploy/api.yaml:5 api grows from 1 instance to 3 instances"]);
  assert.ok(broken[0]?.includes(pool), JSON.stringify(broken));
});

test("an autoscaler breaks a pool as well", (context) => {
  const shop = openRepository(context, FILES);
  shop.write(
    "deploy/hpa.yaml",
    "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: api, namespace: production }\nspec:\n  scaleTargetRef: { kind: Deployment, name: api }\n  minReplicas: 1\n  maxReplicas: 8\n",
  );
  const { found, growth } = shop.check("--diff", "HEAD");
  assert.deepEqual(
    found.filter((each) => ABOUT.test(each)),
    ["src/server.ts:4 scale/pool-times-replicas"],
  );
  assert.deepEqual(growth, ["deploy/hpa.yaml:7 api grows from 1 instance to 8 instances"]);
});

test("a move to a platform that runs two machines is growth", (context) => {
  const shop = openRepository(context, FILES);
  shop.write("fly.toml", 'app = "api"\n\n[http_service]\n  internal_port = 3000\n');
  const { growth } = shop.check("--diff", "HEAD");
  assert.equal(growth.length, 1);
  assert.match(growth[0] ?? "", /^fly.toml:3 api /);
});

test("a probe and a start command of a change are told where they stand", (context) => {
  const shop = openRepository(context, {
    ...FILES,
    "src/server.ts": SERVER.replace("max: 40", "max: 10"),
    "deploy/api.yaml": API(3),
    Dockerfile: 'FROM node:22-slim\nWORKDIR /app\nCOPY src ./src\nCMD ["node", "src/server.js"]\n',
  });
  assert.deepEqual(
    shop.check().found.filter((each) => ABOUT.test(each)),
    [],
  );
  shop.write("deploy/api.yaml", API(3, PROBE));
  const probed = shop.check("--diff", "HEAD").found.filter((each) => ABOUT.test(each));
  assert.deepEqual(probed, ["deploy/api.yaml:15 scale/liveness-depends-on-dependency"]);
  shop.commit();
  shop.edit("Dockerfile", (text) => text.replace(/CMD .*/, "CMD node src/server.js"));
  shop.edit("deploy/api.yaml", (text) => text.replace(/ +command: .*\n/, ""));
  const shelled = shop.check("--diff", "HEAD").found.filter((each) => ABOUT.test(each));
  assert.deepEqual(shelled, ["Dockerfile:4 scale/stop-signal-lost"]);
});
