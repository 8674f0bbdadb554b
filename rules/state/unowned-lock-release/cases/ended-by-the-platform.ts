// case: layer=multi-node file=src/route.ts package=ioredis@5
import Redis from "ioredis";

const store = new Redis();
const LOCK_SECONDS = 5 * 60;

export const maxDuration = 300;

/** The platform ends the run when the lock ends. */
export async function GET(): Promise<Response> {
  const won = await store.set("lock:report", "1", "EX", LOCK_SECONDS, "NX");
  if (won === null) return new Response("busy");
  try {
    return new Response("done");
  } finally {
    await store.del("lock:report");
    //    ?????????
  }
}

/** A run may go on for longer than this lock. */
export async function POST(): Promise<Response> {
  const won = await store.set("lock:import", "1", "EX", 60, "NX");
  if (won === null) return new Response("busy");
  try {
    return new Response("done");
  } finally {
    await store.del("lock:import");
    //    ^^^^^^^^^
  }
}
