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

/** A mark that the work is done, not a copy of what it gave. */
export async function importOnce(id: string): Promise<void> {
  const done = await cache.get(`imported:${id}`);
  if (!done) {
    const value = await fetchLicense();
    console.log(value);
    await cache.set(`imported:${id}`, "true");
  }
}

/** What is asked for is needed on a hit as well. */
export async function thread(id: string): Promise<unknown> {
  let known = await cache.get(id);
  const parts = await fetchLicense();
  if (!known) {
    known = { parts };
    await cache.set(id, known);
  }
  return [known, parts];
}

/** Read in a block of its own. */
export async function release(id: string): Promise<unknown> {
  try {
    const cached = await cache.get(id);
    if (cached) return cached;
  } catch {
    console.warn("no cache");
  }
  const value = await fetchLicense();
  //                  ????????????
  await cache.set(id, value, 60);
  return value;
}

declare function fetchLicense(): Promise<unknown>;
declare function withMutex<T>(id: string, run: () => Promise<T>): Promise<T>;
