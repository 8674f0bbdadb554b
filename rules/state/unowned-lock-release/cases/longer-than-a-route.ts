// case: layer=multi-node file=src/app/api/reports/route.ts package=ioredis@5
import Redis from "ioredis";

const store = new Redis();

/** No platform lets a route run for ten minutes unless it was told to, and the lock lasts as long. */
export async function GET(): Promise<Response> {
  const won = await store.set("lock:report", "1", "EX", 600, "NX");
  if (won === null) return new Response("busy");
  try {
    return new Response("done");
  } finally {
    await store.del("lock:report");
    //    ?????????
  }
}
