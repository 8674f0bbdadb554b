// case: alone
//- package.json
{ "name": "api", "dependencies": { "express": "^5" } }
//- deploy/api.yaml
kind: Deployment
apiVersion: apps/v1
metadata: { name: api, namespace: production }
spec:
  replicas: 2
  template:
    spec:
      terminationGracePeriodSeconds: 10
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Ends the process 10 s after the signal, and the code takes up to 25 s
      containers:
        - name: api
          image: example/api
          command: ["node", "src/server.js"]
//- src/server.ts
import express from "express";

const LONGEST_MS = 25 * 1000;
const server = express().listen(3000);

function stop(): void {
  setTimeout(() => process.exit(1), LONGEST_MS).unref();
  server.close(() => process.exit(0));
}

process.once("SIGTERM", () => stop());
