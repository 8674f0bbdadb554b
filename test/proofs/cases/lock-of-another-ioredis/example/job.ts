import Redis from "ioredis";

const redis = new Redis(process.env.REDIS_URL ?? "");

export async function once(name: string, work: () => Promise<void>): Promise<boolean> {
  const key = `lock:${name}`;
  const taken = await redis.set(key, "1", "PX", 50, "NX");
  if (taken !== "OK") return false;
  try {
    await work();
  } finally {
    await redis.del(key);
  }
  return true;
}

export async function close(): Promise<void> {
  redis.disconnect();
}
