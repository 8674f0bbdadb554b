// case: alone
//- package.json
{ "name": "api", "dependencies": { "@nestjs/common": "^11", "@nestjs/core": "^11", "pg": "^8" } }
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
            httpGet:
              path: /api/health/db
//            ^^^^^^^^^^^^^^^^^^^^
              port: 3000
//- src/main.ts
import { NestFactory } from "@nestjs/core";
import { HealthController } from "./health.controller.js";

export async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(HealthController);
  await app.listen(3000);
}
//- src/health.controller.ts
import { Controller, Get } from "@nestjs/common";
import { Pool } from "pg";

const pool = new Pool({ query_timeout: 2_000, connectionTimeoutMillis: 2_000 });

@Controller("health")
export class HealthController {
  @Get("db")
  async check(): Promise<string> {
    await this.ping();
    return "ok";
  }

  private async ping(): Promise<void> {
    await pool.query("select 1");
  }
}
