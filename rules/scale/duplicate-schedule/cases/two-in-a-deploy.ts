// case: alone layer=single-node
//- package.json
{ "name": "api", "dependencies": { "node-cron": "^4" } }
//- deploy/api.yaml
kind: Deployment
apiVersion: apps/v1
metadata: { name: api, namespace: production }
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: api
          image: example/api
          command: ["node", "src/server.js"]
//- src/server.ts
import cron from "node-cron";

cron.schedule("0 18 * * *", async () => {
//   ^^^^^^^^ Every instance runs this
  await fetch("https://mail.example.com/send", {
    method: "POST",
    body: "{}",
    signal: AbortSignal.timeout(5_000),
  });
});
