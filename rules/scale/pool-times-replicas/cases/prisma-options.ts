// case: alone package=@prisma/client
//- railway.json
{ "deploy": { "startCommand": "node src/db.js", "numReplicas": 9 } }
//- compose.prod.yaml
services:
  db:
    image: postgres:17
    command: postgres -c max_connections=100
//- src/db.ts
import { PrismaClient } from "@prisma/client";

export const prisma = new PrismaClient({
  //                      ^^^^^^^^^^^^ (9 + 1) instances = 200 connections
  datasources: { db: { url: `${process.env.DATABASE_URL}?connection_limit=20` } },
});
