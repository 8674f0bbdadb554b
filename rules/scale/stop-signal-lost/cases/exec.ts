// case: alone package=express
//- Dockerfile
FROM node:22-slim
WORKDIR /app
COPY src ./src
CMD ["sh", "-c", "node src/migrate.js && exec node src/server.js"]
//- src/migrate.ts
export const version = 1;
//- src/server.ts
import express from "express";

const server = express().listen(3000);
process.on("SIGTERM", () => server.close());
