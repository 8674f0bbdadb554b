// case: alone package=express
//- Dockerfile
FROM node:22-slim
WORKDIR /app
COPY package.json ./
COPY src ./src
CMD ["npm", "run", "start"]
//<^^^^^^^^^^^^^^^^^^^^^^^^ npm keeps the stop signal to itself
//- package.json
{ "name": "api", "scripts": { "start": "node src/server.js" }, "dependencies": { "express": "^5" } }
//- src/server.ts
import express from "express";

const server = express().listen(3000);
async function stop(): Promise<void> {
  server.close();
}
process.on("SIGTERM", stop);
