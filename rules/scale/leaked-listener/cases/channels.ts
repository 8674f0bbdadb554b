// case: layer=multi-node package=ioredis@5
//- src/devices/channel.ts
import type { Redis } from "ioredis";

// What the factory hands out is called again and again, on the one connection it was given.
export function meterChannel(pub: Redis, sub: Redis) {
  async function ask(meter: string, waitMs = 5_000): Promise<string> {
    const reply = new Promise<string>((resolve, reject) => {
      const onMessage = (_channel: string, raw: string) => {
        if (!raw.startsWith(meter)) return;
        clearTimeout(timer);
        sub.off("message", onMessage);
        resolve(raw);
      };
      const timer = setTimeout(() => reject(new Error("silent")), waitMs);
      sub.on("message", onMessage);
//    ?????? Only the answer removes this listener
    });
    await pub.publish("ask", meter);
    return reply;
  }
  return { ask, level: async (meter: string) => Number(await ask(meter)) };
}

//- src/devices/guarded.ts
import type { Redis } from "ioredis";

export function guardedChannel(pub: Redis, sub: Redis) {
  async function ask(meter: string, waitMs = 5_000): Promise<string> {
    const reply = new Promise<string>((resolve, reject) => {
      const onMessage = (_channel: string, raw: string) => {
        if (!raw.startsWith(meter)) return;
        clearTimeout(timer);
        sub.off("message", onMessage);
        resolve(raw);
      };
      const timer = setTimeout(() => {
        sub.off("message", onMessage);
        reject(new Error("silent"));
      }, waitMs);
      sub.on("message", onMessage);
    });
    await pub.publish("ask", meter);
    return reply;
  }
  return { ask };
}

//- src/jobs/run.ts
import { lifecycle } from "./lifecycle";

// The signal of the process hears of each job, and forgets none.
export async function work(job: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  lifecycle.signal.addEventListener("abort", () => controller.abort());
//????????????????????????????????? each call adds a listener
  await job(controller.signal);
}

//- src/jobs/guarded.ts
import { shutdown } from "./lifecycle";

export async function guardedWork(job: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const onStop = () => controller.abort();
  shutdown.signal.addEventListener("abort", onStop);
  try {
    await job(controller.signal);
  } finally {
    shutdown.signal.removeEventListener("abort", onStop);
  }
}

// A request's own signal ends with it.
export async function call(request: Request): Promise<void> {
  request.signal.addEventListener("abort", () => console.log("gone"));
}
