// case: alone package=@prisma/client,@prisma/adapter-pg
//- compose.prod.yaml
services:
  api:
    build: .
    deploy: { replicas: 9 }
    environment:
      DATABASE_URL: postgresql://app@db:5432/shop?connection_limit=20
  db:
    image: postgres:17
    command: postgres -c max_connections=100
//- Dockerfile
FROM node:22
COPY . .
CMD ["node", "src/db.js"]
//- src/db.ts
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";

const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL });
export const prisma = new PrismaClient({ adapter });
