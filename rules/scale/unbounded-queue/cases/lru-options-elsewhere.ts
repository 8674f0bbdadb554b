// case: package=lru-cache@11
import { LRUCache } from "lru-cache";

const options = { ttl: 60_000 };
export const cache = new LRUCache<string, string>(options);
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `max`

export function cacheOf(given: { ttl: number; max: number }): object {
  return new LRUCache<string, string>(given);
}
