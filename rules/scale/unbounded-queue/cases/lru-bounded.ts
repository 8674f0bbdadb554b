// case: package=lru-cache@11
import { LRUCache } from "lru-cache";

export const small = new LRUCache<string, string>({ max: 500, ttl: 60_000 });
export const heavy = new LRUCache<string, string>({
  maxSize: 1_000_000,
  sizeCalculation: (value) => value.length,
  ttl: 60_000,
});
export const swept = new LRUCache<string, string>({ ttl: 60_000, ttlAutopurge: true });
