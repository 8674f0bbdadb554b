// case: layer=multi-node file=src/jobs.ts package=ioredis@5 package=nodemailer@6
import Redis from "ioredis";
import { createTransport } from "nodemailer";
import { apiTransport } from "./transport";

// By URL or by host: one decision.
export function connect(): Redis {
  if (process.env.REDIS_URL) return new Redis(process.env.REDIS_URL);
  //                                    ?????
  return new Redis({ host: process.env.REDIS_HOST });
}

// A queue's connection tries each command for ever, and says so.
export const queues = new Redis({ host: "queues", maxRetriesPerRequest: null });

// What mail is handed to decides how long that may take.
export const mail = createTransport(apiTransport());
