// case:
import { cache } from "@/lib/cache";
import { keys } from "./keys";

let running: Promise<unknown> | null = null;

/** A promise in memory holds for this process; the key is written in two ways. */
export async function license(): Promise<unknown> {
  running ??= (async () => {
    const key = keys().license;
    const cached = await cache.get<{ value: unknown }>(key);
    if (cached) return cached.value;
    const value = await fetchLicense();
    //                  ???????????? misses `keys().license`
    await cache.set(keys().license, { value }, 60);
    return value;
  })();
  return running;
}

export async function other(id: string): Promise<unknown> {
  const cached = await cache.get(`a:${id}`);
  if (cached) return cached;
  const value = await fetchLicense();
  await cache.set(`b:${id}`, value, 60);
  return value;
}

export async function locked(id: string): Promise<unknown> {
  const cached = await cache.get(id);
  if (cached) return cached;
  return withMutex(id, async () => {
    const value = await fetchLicense();
    await cache.set(id, value, 60);
    return value;
  });
}

/** Nothing is asked for: the value is at hand. */
export async function remember(id: string, value: string): Promise<void> {
  const known = await cache.get(id);
  if (known === value) return;
  await cache.set(id, value, 60);
}

declare function fetchLicense(): Promise<unknown>;
declare function withMutex<T>(id: string, run: () => Promise<T>): Promise<T>;
