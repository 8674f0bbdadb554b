// case: alone package=@prisma/client
//- compose.prod.yaml
services:
  api:
    build: .
    deploy: { replicas: 9 }
    environment:
      DATABASE_URL: postgresql://app@db:6432/shop?pgbouncer=true&connection_limit=20
  db:
    image: postgres:17
    command: postgres -c max_connections=100
//- Dockerfile
FROM node:22
COPY . .
CMD ["node", "src/db.js"]
//- src/db.ts
import { PrismaClient } from "@prisma/client";

export const prisma = new PrismaClient();
