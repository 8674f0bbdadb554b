// case: alone package=express
//- Dockerfile
FROM node:22-slim
WORKDIR /app
COPY src ./src
CMD node src/server.js
//- src/server.ts
import express from "express";

express().listen(3000);
process.on("SIGTERM", () => {
  console.log("bye");
  process.exit(0);
});
