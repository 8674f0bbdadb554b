// case: alone package=express
//- fly.toml
app = "api"
//<^^^^^^^^ Fly sends SIGINT, and the code waits for SIGTERM
kill_timeout = 30

[http_service]
internal_port = 3000
//- Dockerfile
FROM node:22-slim
WORKDIR /app
COPY src ./src
CMD ["node", "src/server.js"]
//- src/server.ts
import express from "express";

const server = express().listen(3000);
process.on("SIGTERM", () => server.close());
