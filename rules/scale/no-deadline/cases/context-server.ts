// case: package=next,bullmq@5,express@4,@nestjs/common@10,@nestjs/schedule@4
// Code that serves: a route, a worker, what a server calls in another file; and a scheduled job, which holds nobody for five minutes.
//- src/app/api/orders/route.ts
export async function GET(): Promise<Response> {
  return await fetch("https://api.example/orders");
//             ^^^^^
}
//- src/worker.ts
import { Worker } from "bullmq";

export const worker = new Worker("orders", async (job) => {
  await fetch(`https://api.example/orders/${job.data.id}`);
//      ^^^^^
});
//- src/server.ts
import express from "express";
import { load } from "./load";

const app = express();
app.get("/orders", async (request, response) => {
  response.json(await load());
});
app.listen(3000);
//- src/load.ts
export async function load(): Promise<unknown> {
  const response = await fetch("https://api.example/orders");
//                       ^^^^^
  return await response.json();
}
//- src/orders.cron.ts
import { Injectable } from "@nestjs/common";
import { Cron } from "@nestjs/schedule";

@Injectable()
export class Orders {
  @Cron("0 * * * *")
  async refresh(): Promise<void> {
    await fetch("https://api.example/orders");
//        ?????
  }
}
