// case: layer=multi-node file=src/guests/cache.ts package=ioredis@5
import Redis from "ioredis";
import { loadGuest, log, results } from "./parts";

const redis = new Redis();

// What fails is caught two calls further down.
class GuestStore {
  private readonly running = new Map<string, Promise<string | undefined>>();

  async get(key: string): Promise<string | undefined> {
    const same = this.running.get(key);
    if (same !== undefined) return same;
    const asked = this.executeGet(key);
    this.running.set(key, asked);
    try {
      return await asked;
    } finally {
      this.running.delete(key);
    }
  }

  async set(key: string, value: string): Promise<void> {
    await redis.set(key, value, "EX", 60);
  }

  private async executeGet(key: string): Promise<string | undefined> {
    try {
      return (await redis.get(key)) ?? undefined;
    } catch (error) {
      log.warn("no cache", error);
      return undefined;
    }
  }
}

class BareStore {
  private readonly running = new Map<string, Promise<string | undefined>>();

  async get(key: string): Promise<string | undefined> {
    const same = this.running.get(key);
    if (same !== undefined) return same;
    return this.executeGet(key);
  }

  async set(key: string, value: string): Promise<void> {
    await redis.set(key, value, "EX", 60);
  }

  private async executeGet(key: string): Promise<string | undefined> {
    return (await redis.get(key)) ?? undefined;
  }
}

const store = new GuestStore();
const bare = new BareStore();
const guestCache = {
  get: (key: string): Promise<string | undefined> => store.get(key),
  set: (key: string, value: string): Promise<void> => store.set(key, value),
};
const bareCache = {
  get: (key: string): Promise<string | undefined> => bare.get(key),
  set: (key: string, value: string): Promise<void> => bare.set(key, value),
};

export async function guest(id: string): Promise<string> {
  let found = await guestCache.get(id);
  if (found === undefined) {
    found = await loadGuest(id);
    await guestCache.set(id, found);
  }
  return found;
}

export async function visitor(id: string): Promise<string> {
  let found = await bareCache.get(id);
//                  ????????????? could be loaded without it
  if (found === undefined) {
    found = await loadGuest(id);
    await bareCache.set(id, found);
  }
  return found;
}

// The failure comes as a value.
export async function told(id: string): Promise<string> {
  const found = await results.cache.get(id);
  if (found.ok) return found.data;
  const loaded = await loadGuest(id);
  await results.cache.set(id, loaded);
  return loaded;
}
