// case: alone
//- package.json
{ "name": "api", "dependencies": { "express": "^5", "pg": "^8" } }
//- deploy/api.yaml
kind: Deployment
apiVersion: apps/v1
metadata: { name: api, namespace: production }
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: api
          image: example/api
          livenessProbe:
            httpGet: { path: /caught, port: 3000 }
        - name: second
          image: example/api
          livenessProbe:
            httpGet: { path: /own, port: 3000 }
        - name: third
          image: example/api
          livenessProbe:
            exec: { command: ["true"] }
          readinessProbe:
            httpGet: { path: /deep, port: 3000 }
        - name: fourth
          image: example/api
          livenessProbe:
            httpGet: { path: /nowhere, port: 3000 }
//- src/server.ts
import express from "express";
import { Pool } from "pg";

const pool = new Pool({ query_timeout: 2_000, connectionTimeoutMillis: 2_000 });
const app = express();
let isSeen = false;
app.get("/caught", async (_request, response) => {
  try {
    await pool.query("select 1");
    isSeen = true;
  } catch {
    isSeen = false;
  }
  response.json({ isSeen });
});
app.get("/own", (_request, response) => {
  response.json({ uptime: process.uptime() });
});
app.get("/deep", async (_request, response) => {
  await pool.query("select 1");
  response.send("ok");
});
app.listen(3000);
